package io.lexicall;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The law compiled for activities alike: same candidate places, same stretch of time between two
 * changes of law, same discrete facts.
 *
 * <p>What those settle is settled here once. Rules that cannot speak are gone, obligations that are
 * owed anyway are in the ready-made permit, and of the others only the conditions are left that
 * depend on the rest of the facts. Immutable and thread-safe.
 */
final class Plan<A extends Activity<A>> {
  private final Whereabouts where;
  private final long traits;
  private final int period;
  private final int hash;
  private final List<Finding> standing;
  private final List<Obligation> owed;
  private final Step<A>[] steps;

  /**
   * One condition of each step without which it passes, each condition once though many steps ask
   * it: where none of them holds, and that is nearly every activity, no step need be asked.
   */
  private final Condition<A>[] gates;

  private final Verdict.Edition edition;

  /** The verdict on activities that no step has anything to say about; null if there are none. */
  private final Verdict.@Nullable Permit permit;

  /** Permits on terms that were given before; the newest first. */
  private volatile @Nullable Ready ready;

  /** Above so many, permits on further terms are made each time. */
  private static final int MOST_READY = 32;

  /**
   * A word has two bits for the answer of each gate, the last for those that are not asked: the
   * steps behind more gates than these always are.
   */
  private static final int MOST_GATES = Long.SIZE / 2 - 1;

  private static final long SHUT = 0;
  private static final long UNSURE = 1;
  private static final long OPEN = 2;

  /**
   * What is left of one rule.
   *
   * @param gate the number of its gate
   * @param behind what is left of the condition where the gate is open
   * @param terms the outcome that gives always the same obligations, or null
   * @param owed these obligations
   */
  private record Step<A extends Activity<A>>(
      Rule<A> rule,
      Condition<A> when,
      Effect<A> effect,
      int gate,
      Condition<A> behind,
      Outcome.@Nullable Obliged terms,
      List<Obligation> owed) {}

  /**
   * A permit on terms.
   *
   * @param said the bits of the steps whose terms these are
   * @param age how many were made before it
   */
  private record Ready(long said, Verdict.Permit permit, int age, @Nullable Ready older) {}

  /** Knows until when an activity is denied. */
  interface Ends<A extends Activity<A>> {
    @Nullable Instant permittedFrom(A activity, Judgement<A> denied);
  }

  /** Hears of rules that fail. */
  interface Failures {
    void report(Rule<?> rule, Throwable failure);
  }

  /**
   * Compiles a plan.
   *
   * @param sample any activity of the kind
   * @param period the stretch of time, a number of the caller's
   * @param hash of what the plan serves, the caller's own
   * @param rules those in force in the period
   * @param standing findings that hold for all activities alike
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
  Plan(
      A sample,
      int period,
      int hash,
      List<Rule<A>> rules,
      List<Finding> standing,
      Verdict.Edition edition,
      Failures failures) {
    this.where = sample.whereabouts();
    this.traits = sample.traits();
    this.period = period;
    this.hash = hash;
    List<Step<A>> left = new ArrayList<>();
    Map<Condition<A>, Integer> numbers = new LinkedHashMap<>();
    List<Obligation> certain = new ArrayList<>();
    for (Rule<A> rule : rules) {
      Condition<A> when = Jurisdiction.condition(rule.info().places(), sample);
      Effect<A> effect = rule.effect();
      try {
        Condition<A> given = when.and(rule.when().given(traits));
        effect = effect.given(traits);
        when = given;
      } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
        failures.report(rule, failure);
        when = when.and(rule.when()); // whole, it may answer yet
        effect = rule.effect();
      }
      Outcome outcome = effect.constant();
      if (when.settled() == Truth.FALSE || outcome instanceof Outcome.Pass) {
        continue;
      }
      Outcome.Obliged terms = effect.terms();
      String citation = terms == null ? null : rule.citationGiven(traits);
      List<Obligation> duties =
          terms == null || citation == null ? List.of() : obligations(rule, terms, citation);
      if (when.settled() != null && outcome != null && !duties.isEmpty()) {
        certain.addAll(duties);
      } else {
        int gate = numberOf(gate(when, effect), numbers);
        Outcome.Obliged same = duties.isEmpty() ? null : terms;
        left.add(new Step<>(rule, when, effect, gate, behindGate(when), same, duties));
      }
    }
    this.steps = left.toArray(new Step[0]);
    this.gates = numbers.keySet().toArray(new Condition[0]);
    this.owed = List.copyOf(certain);
    this.standing = List.copyOf(standing);
    this.edition = edition;
    this.permit = standing.isEmpty() ? new Verdict.Permit(edition, owed) : null;
  }

  private static List<Obligation> obligations(
      Rule<?> rule, Outcome.Obliged terms, String citation) {
    return terms.duties().stream()
        .map(duty -> new Obligation(duty, rule.info(), citation))
        .toList();
  }

  /** Returns a condition without which the step passes: the first that its author asks. */
  private static <A extends Activity<A>> Condition<A> gate(Condition<A> when, Effect<A> effect) {
    return (when.settled() == Truth.TRUE ? effect.speaksWhere() : when).parts().get(0);
  }

  private static <A extends Activity<A>> Condition<A> behindGate(Condition<A> when) {
    return when.settled() == Truth.TRUE
        ? when
        : Condition.all(when.parts().subList(1, when.parts().size()));
  }

  private static <A extends Activity<A>> int numberOf(
      Condition<A> gate, Map<Condition<A>, Integer> numbers) {
    if (numbers.size() == MOST_GATES && !numbers.containsKey(gate)) {
      return MOST_GATES;
    }
    return numbers.computeIfAbsent(gate, added -> numbers.size());
  }

  int hash() {
    return hash;
  }

  /** Returns how many rules it leaves to be asked. */
  int steps() {
    return steps.length;
  }

  /** Tells whether the plan serves an activity in that period. */
  boolean serves(A activity, int inPeriod) {
    return traits == activity.traits()
        && period == inPeriod
        && where.equals(activity.whereabouts());
  }

  /** Answers whether an activity may go ahead. */
  Verdict check(A activity, Ends<A> ends, Failures failures) {
    long answers = askGates(activity);
    if (permit != null) {
      Verdict.Permit ready = answers == 0 ? permit : permitOnTerms(activity, answers);
      if (ready != null) {
        return ready;
      }
    }
    Judgement<A> judgement = judge(activity, answers, failures);
    if (judgement.denies()) {
      return new Verdict.Denial(
          edition,
          judgement.findings(),
          judgement.obligations(),
          ends.permittedFrom(activity, judgement));
    }
    return judgement.findings().isEmpty()
        ? new Verdict.Permit(edition, judgement.obligations())
        : new Verdict.Undecided(edition, judgement.findings(), judgement.obligations());
  }

  /** Asks every rule and gathers what is not simply permitted. */
  Judgement<A> judge(A activity, Failures failures) {
    return judge(activity, askGates(activity), failures);
  }

  private Judgement<A> judge(A activity, long answers, Failures failures) {
    Judgement<A> judgement = new Judgement<>(activity, standing, owed, failures);
    for (Step<A> step : steps) {
      if (answer(step, answers) == SHUT) {
        continue;
      }
      try {
        Outcome outcome = outcome(activity, step, answers);
        judgement.add(step.rule, step.when, step.effect, outcome);
      } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
        failures.report(step.rule, failure);
        judgement.addFailed(step.rule);
      }
    }
    return judgement;
  }

  private static long answer(Step<?> step, long answers) {
    return answers >>> 2 * step.gate & 3;
  }

  private Outcome outcome(A activity, Step<A> step, long answers) {
    return Rule.judge(
        activity, answer(step, answers) == OPEN ? step.behind : step.when, step.effect);
  }

  /** Returns the permit, if no step says more than the same terms as always; else null. */
  private Verdict.@Nullable Permit permitOnTerms(A activity, long answers) {
    long said = 0;
    for (int i = 0; i < steps.length; i++) {
      Step<A> step = steps[i];
      if (answer(step, answers) == SHUT) {
        continue;
      }
      Outcome outcome;
      try {
        outcome = outcome(activity, step, answers);
      } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
        return null;
      }
      if (outcome == step.terms && i < Long.SIZE) {
        said |= 1L << i;
      } else if (!(outcome instanceof Outcome.Pass)) {
        return null;
      }
    }
    return said == 0 ? permit : permitOn(said);
  }

  private Verdict.Permit permitOn(long said) {
    Ready newest = ready;
    for (Ready each = newest; each != null; each = each.older) {
      if (each.said == said) {
        return each.permit;
      }
    }
    List<Obligation> obligations = new ArrayList<>(owed);
    for (int i = 0; i < steps.length; i++) {
      if ((said >>> i & 1) != 0) {
        obligations.addAll(steps[i].owed);
      }
    }
    Verdict.Permit made = new Verdict.Permit(edition, obligations);
    int age = newest == null ? 0 : newest.age + 1;
    if (age < MOST_READY) {
      ready = new Ready(said, made, age, newest); // a race loses at most one of two alike
    }
    return made;
  }

  /** Returns the answers of the gates, two bits each; none but shut ones is zero. */
  private long askGates(A activity) {
    long answers = gates.length == MOST_GATES ? UNSURE << 2 * MOST_GATES : SHUT;
    for (int i = 0; i < gates.length; i++) {
      answers |= ask(gates[i], activity) << 2 * i;
    }
    return answers;
  }

  /** A gate that fails leaves its steps unsure: they will fail too, and say so. */
  private static <A extends Activity<A>> long ask(Condition<A> gate, A activity) {
    try {
      Truth truth = gate.test(activity);
      return truth == Truth.FALSE ? SHUT : truth == Truth.TRUE ? OPEN : UNSURE;
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return UNSURE;
    }
  }

  /** Returns the facts that the rules read which have something left to ask. */
  Set<Fact<?, ?>> reads() {
    Set<Fact<?, ?>> reads = new LinkedHashSet<>();
    for (Step<A> step : steps) {
      reads.addAll(step.when.reads());
      reads.addAll(step.effect.reads());
      reads.addAll(step.rule.citationReads());
    }
    return reads;
  }

  /** Returns the next instant at which a rule can change its mind by time alone, or null. */
  @Nullable Instant nextChange(A activity) {
    Instant next = null;
    for (Step<A> step : steps) {
      next = earlier(next, step.when.nextChange(activity, activity.at()));
      next = earlier(next, step.effect.nextChange(activity, activity.at()));
    }
    return next;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }
}
