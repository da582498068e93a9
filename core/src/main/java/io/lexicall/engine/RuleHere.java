package io.lexicall.engine;

import io.lexicall.engine.term.Terms;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A rule simplified for a place. All places where the same remains of the rule share it; most rules
 * read nothing of the place except whether they are law there.
 *
 * <p>It remembers what remains for discrete facts that have occurred. Thread-safe.
 */
final class RuleHere<A extends Activity<A>> extends Part {
  /** A simplified rule with the rest of its condition, and what is known about its first parts. */
  private static final int BYTES = 800;

  /** A step of which nothing is left, and its slot. */
  private static final int BYTES_OF_SLOT = 60;

  private static final int FEWEST_STEPS = 2;
  private static final int MOST_GUARDS = 3;

  /**
   * More combinations of the discrete facts that one rule reads displace each other, and are
   * computed again when needed.
   */
  private static final int MOST_STEPS = 64;

  private final Variants<A> variants;

  /** What remains of its condition; null if it failed while it was simplified. */
  private final @Nullable Condition<A> when;

  private final long reads;
  private final List<Guard<A>> guards;
  private final Step<A> nothing;

  /**
   * What remained, each at the index of the hash of the facts. Replaced when it grows; a race may
   * lose entries.
   */
  private @Nullable Step<A>[] steps;

  private boolean dropped = true;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
  private RuleHere(Variants<A> variants, @Nullable Condition<A> when) {
    this.variants = variants;
    this.when = when;
    this.reads = readsOf(variants.rule, when);
    this.guards = when == null ? List.of() : guardsOf(when);
    this.nothing = Step.nothing(this);
    this.steps = new Step[FEWEST_STEPS];
  }

  private static <A extends Activity<A>> List<Guard<A>> guardsOf(Condition<A> when) {
    return ModuleCode.quietly(
        () ->
            Terms.parts(when).stream()
                .limit(MOST_GUARDS)
                .map(part -> new Guard<>(part, Trait.bitsOf(part.reads())))
                .filter(guard -> guard.reads != 0)
                .toList(),
        List.of());
  }

  /**
   * One of the conditions that must all be true, with the discrete facts for which it is never
   * true. Authors put cheap and decisive ones first, so that most rules end there for most
   * activities.
   */
  private static final class Guard<A extends Activity<A>> {
    /** A power of two. */
    private static final int KEPT = 8;

    private final Condition<A> part;
    private final long reads;
    private final @Nullable Known[] known = new Known[KEPT];

    private record Known(long traits, boolean neverHolds) {}

    Guard(Condition<A> part, long reads) {
      this.part = part;
      this.reads = reads;
    }

    /** Returns whether it is never true; false also if that is unknown. */
    boolean neverHolds(long all) {
      long traits = all & reads;
      int slot = Slots.mix(traits) & (KEPT - 1);
      Known mine = known[slot];
      if (mine == null || mine.traits != traits) {
        boolean never =
            ModuleCode.quietly(
                () -> Terms.settled(Terms.given(part, traits)) == Truth.FALSE, false);
        mine = new Known(traits, never);
        known[slot] = mine; // a race loses at most one of two equal results
      }
      return mine.neverHolds;
    }
  }

  /**
   * Returns whether the rule may fail to apply to an activity only because a fact is not known, or
   * because something is left out of a stated group: its condition depends on that, and no part is
   * false whatever the fact is. A part that fails counts as not false.
   *
   * @param fact at the top level of the activity
   */
  boolean isDecidedByAbsence(A about, Fact<A, ?> fact) {
    Condition<A> whole = when;
    if (whole == null) {
      return false; // it is indeterminate anyway
    }
    boolean isStatedGroup = fact.type().form() == FactType.Form.GROUP && fact.isStated(about);
    return ModuleCode.quietly(
        () -> {
          boolean isAsked = false;
          for (Condition<A> part : Terms.parts(whole)) {
            if (isStatedGroup
                ? readsWhatIsLeftOutOf(fact, about, part)
                : holds(Terms.decidedByAbsence(part), fact)) {
              isAsked = true;
            } else if (!readsOpen(fact, about, part.reads()) && part.test(about) == Truth.FALSE) {
              return false;
            }
          }
          return isAsked || hasSilentEffect(fact, about);
        },
        true);
  }

  /** Returns whether its effect reads a fact that is not known, and then says nothing. */
  private boolean hasSilentEffect(Fact<A, ?> fact, A about) {
    Effect<A> effect = variants.rule.effect();
    if (!readsOpen(fact, about, effect.reads())) {
      return false;
    }
    Outcome outcome = effect.on(about);
    return !(outcome instanceof Outcome.Denied)
        && !(outcome instanceof Outcome.Obliged)
        && !(outcome instanceof Outcome.Indeterminate);
  }

  /**
   * Returns whether a condition reads a fact that a stated group leaves out, and that says
   * something by being left out, such as an event, which has not happened then.
   */
  private static <A extends Activity<A>> boolean readsWhatIsLeftOutOf(
      Fact<?, ?> group, A about, Condition<A> part) {
    Set<? extends Fact<?, ?>> asked = Terms.decidedByAbsence(part);
    for (Fact<A, ?> each : part.reads()) {
      if (each.top().equals(group)
          && !each.equals(group)
          && !each.isStated(about)
          && (HostSources.saysSomethingLeftOut(each) || asked.contains(each))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether anything of a fact is read that is not known. */
  private static <A extends Activity<A>> boolean readsOpen(
      Fact<A, ?> top, A about, Set<Fact<A, ?>> reads) {
    for (Fact<A, ?> each : reads) {
      if (each.top().equals(top) && !each.isStated(about)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Set<? extends Fact<?, ?>> facts, Fact<?, ?> top) {
    for (Fact<?, ?> each : facts) {
      if (each.top().equals(top)) {
        return true;
      }
    }
    return false;
  }

  /** A condition that fails to say what it reads may read anything. */
  private static <A extends Activity<A>> long readsOf(Rule<A> rule, @Nullable Condition<A> when) {
    if (when == null) {
      return 0; // it is broken whatever the facts are
    }
    return ModuleCode.quietly(
        () -> {
          Set<Fact<A, ?>> facts = new LinkedHashSet<>(when.reads());
          facts.addAll(rule.effect().reads());
          facts.addAll(Terms.citationReads(rule));
          return Trait.bitsOf(facts);
        },
        -1L);
  }

  /** What remains of one rule at each place. */
  static final class Variants<A extends Activity<A>> {
    /** If a rule differs at each place, comparing more of them is not worthwhile. */
    private static final int MOST_COMPARED = 8;

    private final Rule<A> rule;
    private final Gate.Book<A> gates;
    private final AtomicLong bytes;
    private final ModuleCode code;
    private final Answers answers;
    private final List<RuleHere<A>> kept = new ArrayList<>();

    /**
     * Creates the variants of a rule.
     *
     * @param bytes counts those that grow with what is remembered
     */
    Variants(Rule<A> rule, Gate.Book<A> gates, AtomicLong bytes, ModuleCode code, Answers answers) {
      this.rule = rule;
      this.gates = gates;
      this.bytes = bytes;
      this.code = code;
      this.answers = answers;
    }

    Rule<A> rule() {
      return rule;
    }

    /**
     * Returns what remains of the rule at a place, or null if it can never apply there.
     *
     * @param sample any activity at the place
     */
    @Nullable RuleHere<A> at(A sample) {
      Condition<A> here = Jurisdiction.condition(Terms.jurisdiction(rule), sample);
      if (Terms.settled(here) == Truth.FALSE) {
        return null;
      }
      Whereabouts where = sample.whereabouts();
      Left<A> left =
          code.ask(
              rule,
              () -> {
                Condition<A> given = Terms.given(rule.when(), where);
                Condition<A> when = Terms.settled(here) == Truth.TRUE ? given : here.and(given);
                return new Left<>(when, Terms.settled(when) == Truth.FALSE);
              },
              new Left<A>(null, false));
      return left.isNothing ? null : find(left.when);
    }

    /** What remains of the condition, null if that failed. */
    private record Left<A extends Activity<A>>(@Nullable Condition<A> when, boolean isNothing) {}

    /**
     * Finds an equal variant. Comparing conditions runs code of modules; if that fails, they count
     * as different.
     */
    private RuleHere<A> find(@Nullable Condition<A> when) {
      List<RuleHere<A>> compared;
      synchronized (this) {
        compared = List.copyOf(kept.subList(Math.max(0, kept.size() - MOST_COMPARED), kept.size()));
      }
      for (RuleHere<A> each : compared) {
        if (each.isOf(when)) {
          return each;
        }
      }
      return new RuleHere<>(this, when);
    }

    private synchronized void add(RuleHere<A> variant) {
      kept.add(variant);
    }

    private synchronized void remove(RuleHere<A> variant) {
      kept.remove(variant);
    }
  }

  private boolean isOf(@Nullable Condition<A> other) {
    Condition<A> mine = when;
    return mine == null || other == null
        ? mine == null && other == null
        : ModuleCode.quietly(() -> mine.equals(other), false);
  }

  Rule<A> rule() {
    return variants.rule;
  }

  /** Returns the object that makes its obligations. */
  Answers answers() {
    return variants.answers;
  }

  /** Returns the bits of the discrete facts that the rest of it reads. */
  long reads() {
    return reads;
  }

  /** Returns what remains of it for activities with these discrete facts. */
  Step<A> given(long traits) {
    long known = traits & reads;
    @Nullable Step<A>[] all = steps;
    Step<A> step = all[slot(known, all.length)];
    if (step != null && step.traits == known) {
      return step;
    }
    for (int i = 0; i < guards.size(); i++) {
      if (guards.get(i).neverHolds(known)) {
        return nothing;
      }
    }
    Condition<A> here = when;
    Step<A> made =
        here == null
            ? null
            : variants.code.ask(
                variants.rule, () -> Step.of(this, here, known, variants.gates), null);
    if (made == null) {
      made = Step.broken(this, known, variants.gates);
    }
    remember(made);
    return made;
  }

  private static int slot(long traits, int count) {
    return Slots.mix(traits) & (count - 1);
  }

  /** Remembers a step. Another one in its slot is moved if there is room. */
  @SuppressWarnings({"unchecked", "rawtypes", "ReferenceEquality"}) // the very step
  synchronized void remember(Step<A> step) {
    int slot = slot(step.traits, steps.length);
    Step<A> other = steps[slot];
    while (other != null && other.traits != step.traits && steps.length < MOST_STEPS) {
      @Nullable Step<A>[] more = new Step[2 * steps.length];
      for (Step<A> each : steps) {
        if (each != null) {
          more[slot(each.traits, more.length)] = each;
        }
      }
      count(more.length - steps.length);
      steps = more;
      slot = slot(step.traits, steps.length);
      other = steps[slot];
    }
    steps[slot] = step;
  }

  /** Removes a step that nothing refers to, unless another step is in its slot. */
  @SuppressWarnings("ReferenceEquality") // the very step
  synchronized void forget(Step<A> step) {
    int slot = slot(step.traits, steps.length);
    if (steps[slot] == step) {
      steps[slot] = null;
    }
  }

  private void count(int slots) {
    if (!dropped) {
      variants.bytes.addAndGet((long) slots * BYTES_OF_SLOT);
    }
  }

  @Override
  long bytes() {
    return BYTES;
  }

  @Override
  synchronized void kept() {
    dropped = false;
    count(steps.length);
    variants.add(this);
  }

  @Override
  synchronized void dropped() {
    count(-steps.length);
    dropped = true;
    variants.remove(this);
  }
}
