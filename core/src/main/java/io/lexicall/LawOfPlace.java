package io.lexicall;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.place.Whereabouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The law of one place in one stretch of time between two changes of law: the rules that can speak
 * there, what is left of each, and which discrete facts they and the claims of coverage still read.
 *
 * <p>Holds the plans that are kept for the place, by those facts. Thread-safe.
 */
final class LawOfPlace<A extends Activity<A>> extends Slots.Element {
  /** A law with its tables, and each rule in it. */
  private static final int BYTES = 2_000;

  private static final int BYTES_OF_RULE = 4;

  /** A power of two. */
  private static final int KEPT_COVERED = 16;

  private static final Covering.Known<?> EVERYTHING = new Covering.Known<>(List.of(), null);

  private final Whereabouts where;
  private final int period;
  private final List<RuleHere<A>> rules;

  /** Null if nobody asks what is covered. */
  private final @Nullable Covering<A> covering;

  private final long coverageReads;
  private final long reads;
  private final Verdict.Edition edition;
  private final ModuleCode code;

  /** What is covered for the plans that are kept. */
  private final Set<Covered<A>> coverage = ConcurrentHashMap.newKeySet();

  /** What was covered lately, each where the hash of the facts says. */
  private final @Nullable Asked<A>[] covered;

  /** What is covered for some discrete facts. */
  private record Asked<A extends Activity<A>>(long traits, Covered<A> covered) {}

  private final ConcurrentMap<List<Part>, Plan<A>> plans = new ConcurrentHashMap<>();
  private final Gates.Shared<A> shared = new Gates.Shared<>();
  private final Slots<Kind<A>> kinds = new Slots<>();
  private @Nullable Slots<LawOfPlace<A>> laws;

  /**
   * The plan that serves activities of one kind, which differ in nothing that the law of the place
   * reads of their discrete facts.
   */
  static final class Kind<A extends Activity<A>> extends Slots.Element {
    /** A kind, the slots for it, and its place in the queue. */
    private static final int BYTES = 72;

    final long traits;
    final LawOfPlace<A> law;
    final Plan<A> plan;

    /** How often it came up since it was last asked that, up to a few; races lose some. */
    private byte uses;

    Kind(LawOfPlace<A> law, long traits, Plan<A> plan) {
      super(Slots.mix(traits));
      this.law = law;
      this.traits = traits;
      this.plan = plan;
    }

    Plan<A> use() {
      if (uses < PlanTable.MOST_USES) { // written seldom, since all threads share the line
        uses++;
      }
      return plan;
    }

    int uses() {
      return uses;
    }

    void useUp(int some) {
      uses = (byte) Math.max(0, uses - some);
    }

    @Override
    long bytes() {
      return BYTES;
    }

    @Override
    List<? extends Part> parts() {
      return List.of(law, plan);
    }
  }

  /**
   * Simplifies the law.
   *
   * @param sample any activity at the place
   * @param period the stretch of time
   * @param inForce the rules in force then
   * @param covering what is covered; null if nobody asks
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
  LawOfPlace(
      A sample,
      int period,
      List<RuleHere.Variants<A>> inForce,
      @Nullable Covering<A> covering,
      Verdict.Edition edition,
      ModuleCode code) {
    super(hashOf(sample.whereabouts(), period));
    this.where = sample.whereabouts();
    this.period = period;
    this.covering = covering;
    this.edition = edition;
    this.code = code;
    List<RuleHere<A>> left = new ArrayList<>();
    this.coverageReads = covering == null ? 0 : covering.readsAt(where);
    long read = coverageReads;
    for (RuleHere.Variants<A> rule : inForce) {
      RuleHere<A> here = rule.at(sample);
      if (here != null) {
        left.add(here);
        read |= here.reads();
      }
    }
    this.rules = List.copyOf(left);
    this.reads = read;
    this.covered = new Asked[KEPT_COVERED];
  }

  private static int hashOf(Whereabouts where, int period) {
    return Slots.mix((long) where.hashCode() << 32 | period);
  }

  boolean isOf(Whereabouts place, int stretch) {
    return period == stretch && where.equals(place);
  }

  Whereabouts where() {
    return where;
  }

  int period() {
    return period;
  }

  /** Returns the discrete facts of an activity that this law reads. */
  long read(A about) {
    return about.traits() & reads;
  }

  /** Returns the bits of the discrete facts that this law reads. */
  long reads() {
    return reads;
  }

  /** Returns how many rules can speak there. */
  int size() {
    return rules.size();
  }

  /** Finds the kind of activities with these discrete facts; null may be wrong, but for a lock. */
  @SuppressWarnings("unchecked") // it holds kinds of A
  @Nullable Kind<A> find(long traits) {
    Slots.@Nullable Element[] slots = kinds.array();
    int mask = slots.length - 1;
    int i = Slots.mix(traits) & mask;
    Kind<A> kind = (Kind<A>) slots[i];
    while (kind != null) {
      if (kind.traits == traits) {
        return kind;
      }
      i = (i + 1) & mask;
      kind = (Kind<A>) slots[i];
    }
    return null;
  }

  /** Returns the kinds that are kept; changed under the lock of the table of plans only. */
  Slots<Kind<A>> kinds() {
    return kinds;
  }

  /**
   * Makes the plan for activities with these discrete facts; one that is made of the very same is
   * taken instead.
   *
   * @param sample any of them
   */
  Plan<A> planFor(A sample, long traits) {
    List<Step<A>> left = new ArrayList<>(rules.size());
    for (RuleHere<A> rule : rules) {
      Step<A> step = rule.given(traits);
      if (!step.isNothing()) {
        left.add(step);
      }
    }
    Covered<A> covered = covered(sample, traits & coverageReads);
    Plan<A> known = plans.get(Plan.madeOf(left, covered));
    if (known != null) {
      return known;
    }
    Plan<A> made = new Plan<>(plans, left, covered, edition, shared, code);
    known = plans.putIfAbsent(made.from(), made);
    return known == null ? made : known;
  }

  private Covered<A> covered(A sample, long traits) {
    int slot = Slots.mix(traits) & (covered.length - 1);
    Asked<A> asked = covered[slot];
    if (asked == null || asked.traits != traits) {
      asked = new Asked<>(traits, coveredAnew(sample, traits));
      covered[slot] = asked; // a race loses at most one of two alike
    }
    return asked.covered;
  }

  @SuppressWarnings("unchecked") // it holds nothing of A
  private Covered<A> coveredAnew(A sample, long traits) {
    Covering.Known<A> made =
        covering == null ? (Covering.Known<A>) EVERYTHING : covering.of(sample, traits);
    for (Covered<A> other : coverage) {
      if (other.known().isLike(made)) {
        return other;
      }
    }
    return new Covered<>(coverage, made);
  }

  @Override
  long bytes() {
    return BYTES + (long) BYTES_OF_RULE * rules.size();
  }

  @Override
  List<? extends Part> parts() {
    return rules;
  }

  /** Finds the law of a place among those that are kept; null may be wrong, but for a lock. */
  static <A extends Activity<A>> @Nullable LawOfPlace<A> find(
      Slots<LawOfPlace<A>> all, Whereabouts where, int period) {
    Slots.@Nullable Element[] slots = all.array();
    int mask = slots.length - 1;
    int i = hashOf(where, period) & mask;
    @SuppressWarnings("unchecked") // it holds laws on A
    LawOfPlace<A> law = (LawOfPlace<A>) slots[i];
    while (law != null && !law.isOf(where, period)) {
      i = (i + 1) & mask;
      @SuppressWarnings("unchecked") // it holds laws on A
      LawOfPlace<A> next = (LawOfPlace<A>) slots[i];
      law = next;
    }
    return law;
  }

  /** Says where it is kept, which it must be able to leave. */
  void keptIn(Slots<LawOfPlace<A>> all) {
    laws = all;
  }

  /** Leaves those that are kept. */
  void leave() {
    requireNonNull(laws).remove(this);
  }
}
