package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.Cases;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a list of hostile length costs with all the law: bytes that are allocated, since a clock
 * tells nothing on a busy machine.
 */
class CostOfListsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int SMALL = 200;
  private static final int MOST_SAMPLES = 2;

  /** Four times as many entries, with the logarithm and some room: a square is sixteen. */
  private static final double MOST_GROWTH = 6.5;

  private static final long ROOM = 400_000;

  @Test
  void everyListOfFacts_costsInProportionToItsLength() throws Exception {
    Map<String, List<Activity<?>>> samples = samples();
    List<String> tooMuch = new ArrayList<>();
    samples.forEach(
        (list, activities) ->
            activities.forEach(
                activity -> {
                  check(list, activity, false, tooMuch);
                  check(list, activity, true, tooMuch);
                }));
    assertThat(tooMuch).isEmpty();
    assertThat(samples.keySet())
        .contains(
            "contact.history",
            "contact.consents",
            "contact.lists",
            "contact.inconvenient",
            "contact.caller.exemptions",
            "recording.parties",
            "payment.captures",
            "storage.contains",
            "disclosure.data",
            "access.data",
            "incident.data");
  }

  private static void check(
      String list, Activity<?> activity, boolean windows, List<String> tooMuch) {
    BiFunction<Integer, Integer, Long> bytes =
        (count, shift) -> allocated(lengthened(activity, list, count, shift), windows);
    assertThat(bytes.apply(SMALL, 1)).isPositive(); // compiles the plan
    long one = Math.min(bytes.apply(SMALL, 2), bytes.apply(SMALL, 3));
    long four = Math.min(bytes.apply(4 * SMALL, 2), bytes.apply(4 * SMALL, 3));
    if (four > MOST_GROWTH * one + ROOM) {
      tooMuch.add(
          "%s by %s: %,d bytes for %d entries, %,d for %d"
              .formatted(windows ? "windows" : "check", list, one, SMALL, four, 4 * SMALL));
    }
  }

  private static long allocated(Activity<?> activity, boolean windows) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    if (windows) {
      Instant end = activity.at().plus(Duration.ofDays(8));
      assertThat(Suite.engine().windows(activity, activity.at(), end)).isNotEmpty();
    } else {
      assertThat(Suite.engine().check(activity).decision()).isNotNull();
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** Returns some activities for each list that is filled in some case, by the path of the list. */
  private static Map<String, List<Activity<?>>> samples() throws Exception {
    Map<String, List<Activity<?>>> samples = new TreeMap<>();
    for (Path file : Suite.filesOfModulesToo()) {
      for (Case each : Cases.read(file)) {
        Activity<?> activity = each.activity().orElse(null);
        if (activity != null) {
          for (String list : filledLists(activity, activity.schema().name())) {
            List<Activity<?>> some = samples.computeIfAbsent(list, key -> new ArrayList<>());
            if (some.size() < MOST_SAMPLES) {
              some.add(activity);
            }
          }
        }
      }
    }
    return samples;
  }

  private static List<String> filledLists(Facts<?> facts, String path) {
    List<String> lists = new ArrayList<>();
    values(facts)
        .forEach(
            (fact, value) -> {
              if (value instanceof List<?> list && !list.isEmpty()) {
                lists.add(path + "." + fact.name());
              } else if (value instanceof Facts<?> group) {
                lists.addAll(filledLists(group, path + "." + fact.name()));
              }
            });
    return lists;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the facts of a schema are read of its facts
  private static Map<Fact<?, ?>, Object> values(Facts<?> facts) {
    Map<Fact<?, ?>, Object> values = new HashMap<>();
    for (Object each : facts.schema().facts()) {
      Fact fact = (Fact) each;
      @Nullable Object value = fact.in((Facts) facts);
      if (value != null) {
        values.put(fact, value);
      }
    }
    return values;
  }

  private static Activity<?> lengthened(Activity<?> activity, String list, int count, int shift) {
    String inside = list.substring(activity.schema().name().length() + 1);
    return (Activity<?>) longer(activity, inside, count, shift);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact of the schema takes a value of its own kind
  private static Facts<?> longer(Facts<?> facts, String path, int count, int shift) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    Fact fact = (Fact) facts.schema().fact(name).orElseThrow();
    Object value = values(facts).get(fact);
    Object longer =
        value instanceof Facts<?> group
            ? longer(group, path.substring(dot + 1), count, shift)
            : repeated((List<?>) value, count, shift);
    return ((Facts) facts).with(fact, longer);
  }

  private static List<Object> repeated(@Nullable List<?> entries, int count, int shift) {
    List<Object> many = new ArrayList<>();
    for (int i = 0; entries != null && i < count; i++) {
      Object entry = entries.get(i % entries.size());
      many.add(entry instanceof Facts<?> group ? earlier(group, 1L + (long) i * shift) : entry);
    }
    return many;
  }

  /** Returns an entry that is some minutes older. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an instant in place of an instant
  private static Facts<?> earlier(Facts<?> entry, long minutes) {
    Facts<?> older = entry;
    for (Map.Entry<Fact<?, ?>, Object> each : values(entry).entrySet()) {
      if (each.getKey().type().form() == FactType.Form.INSTANT) {
        Instant then = ((Instant) each.getValue()).minus(Duration.ofMinutes(minutes));
        older = ((Facts) older).with((Fact) each.getKey(), then);
      } else if (each.getKey().type().form() == FactType.Form.LOCAL_TIME) {
        LocalTime then = ((LocalTime) each.getValue()).plusMinutes(minutes);
        older = ((Facts) older).with((Fact) each.getKey(), then);
      }
    }
    return older;
  }
}
