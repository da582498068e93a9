package io.lexicall.benchmarks.cost;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.benchmarks.UndecidedBenchmark;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.CardPayment;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.benchmarks.host.RecordedCall;
import io.lexicall.benchmarks.host.StoredItem;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.number.PhoneNumber;
import io.lexicall.rule.RuleModule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a check costs, counted where that needs no quiet machine: the bytes that it allocates, and
 * the rules that it visits, on average over a week of dialing with every module loaded.
 *
 * <p>The build runs this test in a virtual machine without the second compiler, which would remove
 * some allocations sooner or later; without it the count is the same to the byte each time, the
 * first included. It is therefore higher than what the benchmarks show.
 *
 * <p>When a limit is passed, a change made checks dearer: lower the cost, or raise the limit in
 * {@code limits.properties} and say why in the change. When a cost has come down, lower the limit.
 */
class CheckCostTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Properties LIMITS = limits();
  private static final int ROUNDS = 4;

  /** So many rounds more are counted where the machine may disturb one: the least counts. */
  private static final int ROUNDS_OF_BYTES = 8;

  private static final int OTHERS = 3_000;

  private final List<Host.OnFile> permittedFiles = new ArrayList<>();
  private final List<Contact> permitted = new ArrayList<>();
  private final List<Contact> denied = new ArrayList<>();
  private final Map<PhoneNumber, List<ListEntry>> lists = new HashMap<>();

  /** What lists say, the same object for all numbers of which they say the same. */
  private final Map<List<ListEntry>, List<ListEntry>> answers = new HashMap<>();

  CheckCostTest() {
    Compliance compliance = Compliance.load();
    for (Dial dial : Week.dials(3_000, 42)) {
      Host.OnFile file = Host.onFile(dial);
      List<ListEntry> said = HostLists.said(dial);
      Contact facts = Host.facts(file, answers.computeIfAbsent(said, alike -> said));
      lists.put(PhoneNumber.parse(dial.number()), requireNonNull(Contact.LISTS.in(facts)));
      if (compliance.check(facts).decision() == Decision.PERMIT) {
        permittedFiles.add(file);
        permitted.add(facts);
      } else {
        denied.add(facts);
      }
    }
  }

  private static Properties limits() {
    try (InputStream text = CheckCostTest.class.getResourceAsStream("limits.properties")) {
      Properties limits = new Properties();
      limits.load(text);
      return limits;
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static void assertWithin(String limit, double cost) {
    assertThat(cost)
        .as("%s cost %.1f; see limits.properties", limit, cost)
        .isPositive()
        .isLessThanOrEqualTo(Double.parseDouble(LIMITS.getProperty(limit)));
  }

  /**
   * Counts the least bytes of all rounds but the first two: in these, plans are made and classes
   * loaded, and what comes up again is remembered after them. On a busy machine, the rules that an
   * engine creates in the background can come late, into some of the others.
   */
  private static <T> double bytes(List<T> inputs, Consumer<T> check) {
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS_OF_BYTES; round++) {
      long before = THREADS.getThreadAllocatedBytes(thread);
      for (int i = 0; i < inputs.size(); i++) {
        check.accept(inputs.get(i));
      }
      if (round > 1) {
        least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
      }
    }
    return (double) least / inputs.size();
  }

  @Test
  void bytes_permitted_stayWithinLimit() {
    Compliance compliance = Compliance.load();
    assertWithin("bytes.permitted", bytes(permitted, compliance::check));
  }

  @Test
  void bytes_permitted_fromTheNumberOn_stayWithinLimit() {
    Host host = new Host(lists::get);
    assertWithin("bytes.permitted.whole", bytes(permittedFiles, host::check));
  }

  @Test
  void bytes_denied_stayWithinLimit() {
    Compliance compliance = Compliance.load();
    assertWithin("bytes.denied", bytes(denied, compliance::check));
  }

  /** Calls of which the host states neither lists nor relationship nor how they are dialed. */
  @Test
  void bytes_undecided_stayWithinLimit() {
    Compliance compliance = Compliance.load();
    List<Contact> undecided =
        permitted.stream()
            .map(UndecidedBenchmark::withFewFacts)
            .filter(call -> compliance.check(call).decision() == Decision.INDETERMINATE)
            .toList();
    assertThat(undecided).hasSizeGreaterThan(permitted.size() / 2);
    assertWithin("bytes.undecided", bytes(undecided, compliance::check));
  }

  private static double visits(List<? extends Activity<?>> inputs) {
    AtomicLong visits = new AtomicLong();
    Compliance.Builder counted = Compliance.builder();
    for (RuleModule module : Compliance.load().modules()) {
      counted.module(new CountedModule(module, visits));
    }
    Compliance compliance = counted.build();
    for (int round = 1; round < ROUNDS; round++) {
      inputs.forEach(compliance::check);
    }
    visits.set(0);
    inputs.forEach(compliance::check);
    return (double) visits.get() / inputs.size();
  }

  /**
   * Returns the least of three counts, each of facts put together anew: which of them share a slot
   * of the engine's memory, and so displace each other, is chance.
   */
  private static double leastVisits(Function<CheckCostTest, List<Contact>> inputs) {
    return IntStream.range(0, 3)
        .mapToDouble(again -> visits(inputs.apply(new CheckCostTest())))
        .min()
        .orElseThrow();
  }

  @Test
  void visits_permitted_stayWithinLimit() {
    assertWithin("visits.permitted", leastVisits(week -> week.permitted));
  }

  @Test
  void visits_denied_stayWithinLimit() {
    assertWithin("visits.denied", leastVisits(week -> week.denied));
  }

  /** Of each check the lists are asked once, also if it is denied and judged again at its end. */
  @Test
  void probes_stayWithinLimit() {
    AtomicLong probes = new AtomicLong();
    Compliance.Builder builder = Compliance.builder().discover();
    builder.lists(
        call -> {
          probes.incrementAndGet();
          return Optional.ofNullable(lists.get(Contact.TO.then(Called.NUMBER).in(call)));
        });
    Compliance compliance = builder.build();
    for (Contact call : permitted) {
      compliance.check(withoutLists(call));
    }
    assertWithin("probes.permitted", (double) probes.getAndSet(0) / permitted.size());
    for (Contact call : denied) {
      compliance.check(withoutLists(call));
    }
    assertWithin("probes.denied", (double) probes.get() / denied.size());
  }

  private static Contact withoutLists(Contact call) {
    return Contact.builder().from(call).without(Contact.LISTS).build();
  }

  /** Some nine in ten are permitted; their facts are put together before anything is counted. */
  @ParameterizedTest
  @MethodSource("otherActivities")
  void others_stayWithinLimits(String kind, List<? extends Activity<?>> activities) {
    Compliance compliance = Compliance.load();
    assertWithin("bytes." + kind, bytes(activities, compliance::check));
    assertWithin("visits." + kind, visits(activities));
  }

  private static List<Arguments> otherActivities() {
    return List.of(
        Arguments.of("recording", made(RecordedCall.make(OTHERS, 42), RecordedCall::facts)),
        Arguments.of("payment", made(CardPayment.make(OTHERS, 42), CardPayment::facts)),
        Arguments.of("storage", made(StoredItem.make(OTHERS, 42), StoredItem::facts)));
  }

  private static <T> List<Activity<?>> made(List<T> of, Function<T, Activity<?>> facts) {
    return of.stream().<Activity<?>>map(facts).toList();
  }
}
