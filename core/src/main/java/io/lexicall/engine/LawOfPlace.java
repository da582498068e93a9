package io.lexicall.engine;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Activity;
import io.lexicall.place.Whereabouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The law of one place in one period between two changes of law, or in two periods while clocks
 * there show two dates. It has the rules that can apply there, what remains of each, and the
 * discrete facts that they and the claims of coverage still read.
 *
 * <p>It holds the cached plans of the place, by these facts. Thread-safe.
 */
final class LawOfPlace<A extends Activity<A>> extends Slots.Element {
  /** A law with its tables, and each rule in it. */
  private static final int BYTES = 2_000;

  private static final int BYTES_OF_RULE = 4;

  /** A power of two. */
  private static final int KEPT_COVERED = 16;

  private static final Covering.Known<?> EVERYTHING = new Covering.Known<>(List.of(), null);

  private final Whereabouts where;
  private final long stretch;
  private final List<RuleHere<A>> rules;

  /** Null if coverage is not checked. */
  private final @Nullable Covering<A> covering;

  private final long coverageReads;
  private final long reads;
  private final Answers answers;
  private final ModuleCode code;

  /** The coverage of the cached plans. */
  private final Set<Covered<A>> coverage = ConcurrentHashMap.newKeySet();

  /** Recent results for the coverage, each at the index of the hash of the facts. */
  private final @Nullable Asked<A>[] covered;

  /** The coverage for some discrete facts. */
  private record Asked<A extends Activity<A>>(long traits, Covered<A> covered) {}

  private final ConcurrentMap<List<Part>, Plan<A>> plans = new ConcurrentHashMap<>();
  private final Gates.Shared<A> shared = new Gates.Shared<>();
  private final Slots<Kind<A>> kinds = new Slots<>();
  private @Nullable Slots<LawOfPlace<A>> laws;

  /**
   * The plan of one kind of activities: those with equal values of the discrete facts that the law
   * of the place reads.
   */
  static final class Kind<A extends Activity<A>> extends Slots.Element {
    /** A kind, the slots for it, and its place in the queue. */
    private static final int BYTES = 72;

    final long traits;
    final LawOfPlace<A> law;
    final Plan<A> plan;

    /**
     * How often it was used since the last check for eviction, up to a small limit; races lose some
     * uses.
     */
    private byte uses;

    Kind(LawOfPlace<A> law, long traits, Plan<A> plan) {
      super(Slots.mix(traits));
      this.law = law;
      this.traits = traits;
      this.plan = plan;
    }

    Plan<A> use() {
      if (uses < PlanTable.MOST_USES) { // rarely written, since all threads share the cache line
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
   * Creates the simplified law.
   *
   * @param sample any activity at the place
   * @param stretch the period, or that of each clock if they show two dates
   * @param inForce the rules in force in the stretch
   * @param covering the coverage; null if coverage is not checked
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
  LawOfPlace(
      A sample,
      long stretch,
      List<RuleHere.Variants<A>> inForce,
      @Nullable Covering<A> covering,
      Answers answers,
      ModuleCode code) {
    super(hashOf(sample.whereabouts(), stretch));
    this.where = sample.whereabouts();
    this.stretch = stretch;
    this.covering = covering;
    this.answers = answers;
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

  private static int hashOf(Whereabouts where, long stretch) {
    return Slots.mix((long) where.hashCode() << Integer.SIZE ^ stretch);
  }

  boolean isOf(Whereabouts place, long other) {
    return stretch == other && where.equals(place);
  }

  Whereabouts where() {
    return where;
  }

  long stretch() {
    return stretch;
  }

  /** Returns the discrete facts of an activity that this law reads. */
  long read(A about) {
    return Trait.traitsOf(about) & reads;
  }

  /** Returns the bits of the discrete facts that this law reads. */
  long reads() {
    return reads;
  }

  /** Returns how many rules can apply there. */
  int size() {
    return rules.size();
  }

  /**
   * Returns the kind of activities with these discrete facts. Without the lock, a null result may
   * be wrong.
   */
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

  /** Returns the cached kinds; changed only under the lock of the table of plans. */
  Slots<Kind<A>> kinds() {
    return kinds;
  }

  /**
   * Returns the plan for activities with these discrete facts; an existing plan if it has the same
   * parts.
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
    Plan<A> made = new Plan<>(plans, left, covered, answers, shared, code);
    known = plans.putIfAbsent(made.from(), made);
    return known == null ? made : known;
  }

  private Covered<A> covered(A sample, long traits) {
    int slot = Slots.mix(traits) & (covered.length - 1);
    Asked<A> asked = covered[slot];
    if (asked == null || asked.traits != traits) {
      asked = new Asked<>(traits, coveredAnew(sample, traits));
      covered[slot] = asked; // a race loses at most one of two equal objects
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

  /** Returns the cached law of a place. Without the lock, a null result may be wrong. */
  static <A extends Activity<A>> @Nullable LawOfPlace<A> find(
      Slots<LawOfPlace<A>> all, Whereabouts where, long stretch) {
    Slots.@Nullable Element[] slots = all.array();
    int mask = slots.length - 1;
    int i = hashOf(where, stretch) & mask;
    @SuppressWarnings("unchecked") // it holds laws on A
    LawOfPlace<A> law = (LawOfPlace<A>) slots[i];
    while (law != null && !law.isOf(where, stretch)) {
      i = (i + 1) & mask;
      @SuppressWarnings("unchecked") // it holds laws on A
      LawOfPlace<A> next = (LawOfPlace<A>) slots[i];
      law = next;
    }
    return law;
  }

  /** Sets the table that holds it, so that it can remove itself. */
  void keptIn(Slots<LawOfPlace<A>> all) {
    laws = all;
  }

  @SuppressWarnings("ReferenceEquality") // the very table
  boolean isKeptIn(Slots<?> all) {
    return laws == all;
  }

  /** Removes itself from its table. */
  void leave() {
    requireNonNull(laws).remove(this);
  }
}
