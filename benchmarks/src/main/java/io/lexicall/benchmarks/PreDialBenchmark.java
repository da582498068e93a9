package io.lexicall.benchmarks;

import static java.util.Objects.requireNonNull;

import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.SalesCall;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.benchmarks.peers.Cedar;
import io.lexicall.benchmarks.peers.Drools;
import io.lexicall.benchmarks.peers.EasyRules;
import io.lexicall.benchmarks.peers.Floor;
import io.lexicall.benchmarks.peers.HandWritten;
import io.lexicall.benchmarks.peers.NumberByLibrary;
import io.lexicall.benchmarks.peers.Peer;
import io.lexicall.benchmarks.peers.Sapl;
import io.lexicall.facts.Contact;
import io.lexicall.number.PhoneNumber;
import io.sapl.api.pdp.AuthorizationSubscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A pre-dial check of a sales call, with every rule module loaded and lists of national size in
 * memory, over a week of dialing: all dials, those that are permitted, or those that are denied.
 *
 * <p>The rows named by an engine are the whole way from a dial to an answer: the number read, the
 * facts put together, the lists looked up, the rules asked. Users of engines that know no telephone
 * law read numbers and their zones with libphonenumber; the lists are ours for all. Those that end
 * in {@code Rules} begin where all facts lie ready. Before anything is timed, a row must answer
 * every dial as we do.
 *
 * <p>{@code benchmarks/run --only pre-dial}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xms3g")
public class PreDialBenchmark {
  private static final long SEED = 42;

  /** Which dials. */
  public enum Answer {
    /** Those that may be made. */
    PERMITTED,
    /** Those that may not. */
    DENIED,
    /** All: nine in ten may be made. */
    MIXED
  }

  /** A week of dialing, in the order in which the dials come. */
  @State(Scope.Thread)
  public static class Dials {
    /** Which dials. */
    @Param({"PERMITTED", "DENIED", "MIXED"})
    public Answer answer = Answer.MIXED;

    /**
     * How many persons are dialed, over and over; a power of two. What is on file of a few stays
     * near the processor, that of thousands does not.
     */
    @Param("4096")
    public int persons = 4_096;

    List<Dial> dials = List.of();
    private int next;

    /** Makes them; {@link Ours} holds that the answer is what is said here. */
    @Setup
    public void make() throws IOException {
      dials = Week.dials(SEED, chosen());
    }

    /** Returns which dials of the week; the first row of a build chooses for the others. */
    private BitSet chosen() throws IOException {
      Path kept = BuildFolder.path().resolve("dials-" + answer + "-" + persons);
      if (BuildFolder.made(kept)) {
        return BitSet.valueOf(Files.readAllBytes(kept));
      }
      EasyRules rules = new EasyRules();
      BitSet chosen =
          Week.choose(
              SEED,
              persons,
              dial ->
                  answer == Answer.MIXED
                      || rules.permits(givenFacts(dial)) == (answer == Answer.PERMITTED));
      if (BuildFolder.isNamed()) {
        Files.write(kept, chosen.toByteArray());
      }
      return chosen;
    }

    private static SalesCall givenFacts(Dial dial) {
      return SalesCall.of(
          dial,
          PhoneNumber.parse(dial.number()).whereabouts().zones(),
          dial.onRegistry(),
          dial.onStateList(),
          dial.onOwnList());
    }

    int next() {
      next = (next + 1) & (persons - 1);
      return next;
    }
  }

  /** The lists, and what each dial is answered by us. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Ours {
    HostLists lists;
    Host host;
    final List<Host.OnFile> onFile = new ArrayList<>();
    final List<Contact> facts = new ArrayList<>();
    final List<Boolean> permitted = new ArrayList<>();

    /** Loads every module. */
    @Setup
    public void load(Dials dials) {
      lists = new HostLists(dials.dials);
      host = new Host(lists);
      for (Dial dial : dials.dials) {
        Host.OnFile file = Host.onFile(dial);
        onFile.add(file);
        facts.add(Host.facts(file, lists.find(dial.digits())));
        Verdict verdict = host.check(file);
        Decision decision = verdict.decision();
        if (decision == Decision.INDETERMINATE) {
          throw new IllegalStateException("A dial is not decided: " + verdict);
        }
        if (dials.answer != Answer.MIXED
            && (decision == Decision.PERMIT) != (dials.answer == Answer.PERMITTED)) {
          throw new IllegalStateException("We answer otherwise than is said: " + verdict);
        }
        permitted.add(decision == Decision.PERMIT);
      }
      // What a host keeps on file has long lived through collections, which put it together.
      System.gc();
    }

    /** Refuses to time answers that differ from ours. */
    void mustBe(int dial, boolean theirs, String who) {
      if (permitted.get(dial) != theirs) {
        throw new IllegalStateException(who + " answers dial " + dial + " otherwise than we do");
      }
    }

    /** Refuses to time denials that end at another instant than ours. */
    void mustEnd(int dial, Floor.@Nullable Denial theirs) {
      Optional<Instant> ours =
          host.check(facts.get(dial)) instanceof Verdict.Denial denied
              ? denied.permittedFrom()
              : Optional.empty();
      Optional<Instant> floors =
          theirs == null ? Optional.empty() : Optional.ofNullable(theirs.permittedFrom());
      if ((theirs == null) != permitted.get(dial) || !ours.equals(floors)) {
        throw new IllegalStateException(
            "The floor says that dial %d may be made at %s, and we say %s"
                .formatted(dial, floors, ours));
      }
    }
  }

  /** The facts that lie ready. */
  @State(Scope.Thread)
  public static class Ready {
    /** Compares what we answer on them. */
    @Setup
    public void compare(Ours ours) {
      for (int i = 0; i < ours.facts.size(); i++) {
        ours.mustBe(
            i,
            ours.host.check(ours.facts.get(i)).decision() == Decision.PERMIT,
            "The same engine, on facts that lie ready,");
      }
    }
  }

  /** The floor. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class TheFloor {
    private Floor floor;
    private final List<Floor.OnFile> onFile = new ArrayList<>();

    /** Lays it out. */
    @Setup
    public void lay(Dials dials, Ours ours) {
      floor = new Floor(dials.dials, ours.lists);
      for (int i = 0; i < dials.dials.size(); i++) {
        onFile.add(Floor.onFile(dials.dials.get(i)));
        ours.mustBe(i, floor.permits(onFile.get(i)), "The floor");
        ours.mustEnd(i, floor.denial(onFile.get(i)));
      }
    }
  }

  /** The check by hand. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class ByHand {
    private HandWritten check;

    /** Fills its lists. */
    @Setup
    public void fill(Dials dials, Ours ours) {
      check = new HandWritten(dials.dials);
      for (int i = 0; i < dials.dials.size(); i++) {
        ours.mustBe(
            i, check.reasonsAgainst(dials.dials.get(i)).isEmpty(), "The check written by hand");
      }
    }
  }

  /**
   * An engine of others, and what it is asked.
   *
   * @param <R> what it is asked about a call
   */
  public abstract static class Engine<R> {
    private final Peer<R> peer;
    private final List<R> requests = new ArrayList<>();

    Engine(Peer<R> peer) {
      this.peer = peer;
    }

    /** Works out the facts of all dials. */
    @Setup
    public void prepare(Dials dials, Ours ours) {
      for (int i = 0; i < dials.dials.size(); i++) {
        requests.add(peer.request(facts(dials.dials.get(i), ours.lists)));
        ours.mustBe(i, peer.permits(requests.get(i)), peer.getClass().getSimpleName());
      }
    }

    private static SalesCall facts(Dial dial, HostLists lists) {
      NumberByLibrary number = requireNonNull(NumberByLibrary.read(dial.number()));
      long digits = Long.parseLong(number.e164(), 1, number.e164().length(), 10);
      return SalesCall.of(
          dial,
          number.zones(),
          lists.registry().contains(digits),
          lists.states().contains(digits),
          lists.own().contains(digits));
    }

    boolean check(Dials dials, Ours ours) {
      return peer.permits(peer.request(facts(dials.dials.get(dials.next()), ours.lists)));
    }

    boolean checkRules(Dials dials) {
      return peer.permits(requests.get(dials.next()));
    }
  }

  /** Easy Rules. */
  @State(Scope.Thread)
  public static class EasyRulesEngine extends Engine<SalesCall> {
    /** Makes it. */
    public EasyRulesEngine() {
      super(new EasyRules());
    }
  }

  /** Drools. */
  @State(Scope.Thread)
  public static class DroolsEngine extends Engine<SalesCall> {
    /** Makes it. */
    public DroolsEngine() {
      super(new Drools());
    }
  }

  /** SAPL. */
  @State(Scope.Thread)
  public static class SaplEngine extends Engine<AuthorizationSubscription> {
    /** Makes it. */
    public SaplEngine() {
      super(new Sapl());
    }
  }

  /** Cedar. */
  @State(Scope.Thread)
  public static class CedarEngine extends Engine<Cedar.Request> {
    /** Makes it. */
    public CedarEngine() {
      super(new Cedar());
    }
  }

  /** The least that the same answer can cost. */
  @Benchmark
  public boolean floor(Dials dials, TheFloor floor) {
    return floor.floor.permits(floor.onFile.get(dials.next()));
  }

  /** The same with every reason and the instant from which the call may be made. */
  @Benchmark
  public Floor.@Nullable Denial floorDenial(Dials dials, TheFloor floor) {
    return floor.floor.denial(floor.onFile.get(dials.next()));
  }

  /** We, from the number in the dialing list to the verdict. */
  @Benchmark
  public Verdict lexicall(Dials dials, Ours ours) {
    return ours.host.check(ours.onFile.get(dials.next()));
  }

  /** We, up to the facts: the number read, the lists asked, nothing judged. */
  @Benchmark
  public Contact lexicallFacts(Dials dials, Ours ours) {
    return ours.host.facts(ours.onFile.get(dials.next()));
  }

  /** We, on facts that lie ready, the lists among them. */
  @Benchmark
  public Verdict lexicallRules(Dials dials, Ours ours, Ready ready) {
    return ours.host.check(ours.facts.get(dials.next()));
  }

  /** The check that dialers write today. */
  @Benchmark
  public List<String> handWritten(Dials dials, ByHand byHand) {
    return byHand.check.reasonsAgainst(dials.dials.get(dials.next()));
  }

  /** Easy Rules. */
  @Benchmark
  public boolean easyRules(Dials dials, Ours ours, EasyRulesEngine engine) {
    return engine.check(dials, ours);
  }

  /** Easy Rules on facts that lie ready. */
  @Benchmark
  public boolean easyRulesRules(Dials dials, EasyRulesEngine engine) {
    return engine.checkRules(dials);
  }

  /** Drools. */
  @Benchmark
  public boolean drools(Dials dials, Ours ours, DroolsEngine engine) {
    return engine.check(dials, ours);
  }

  /** Drools on facts that lie ready. */
  @Benchmark
  public boolean droolsRules(Dials dials, DroolsEngine engine) {
    return engine.checkRules(dials);
  }

  /** SAPL. */
  @Benchmark
  public boolean sapl(Dials dials, Ours ours, SaplEngine engine) {
    return engine.check(dials, ours);
  }

  /** SAPL on a request that lies ready. */
  @Benchmark
  public boolean saplRules(Dials dials, SaplEngine engine) {
    return engine.checkRules(dials);
  }

  /** Cedar. */
  @Benchmark
  public boolean cedar(Dials dials, Ours ours, CedarEngine engine) {
    return engine.check(dials, ours);
  }

  /** Cedar on a request that lies ready. */
  @Benchmark
  public boolean cedarRules(Dials dials, CedarEngine engine) {
    return engine.checkRules(dials);
  }
}
