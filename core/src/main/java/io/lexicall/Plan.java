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
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
  private final List<Finding> standing;

  /** What of the law that is held each activity has to tell; null where that is settled. */
  private final Covering.@Nullable Open<A> covered;

  private final List<Obligation> owed;
  private final Step<A>[] steps;

  private final Gates<A> gates;

  /** The indexes of the steps behind each gate, by its number. */
  private final int[][] behindGate;

  /** The number of the gate of each step. */
  private final int[] gateOf;

  private final Verdict.Edition edition;

  /** The verdict on activities that no step has anything to say about; null if there are none. */
  private final Verdict.@Nullable Permit permit;

  /** Permits on terms that were given before; the newest first. */
  private volatile @Nullable Ready ready;

  /** Above so many, permits on further terms are made each time. */
  private static final int MOST_READY = 32;

  /**
   * What is left of one rule.
   *
   * @param behind what is left of the condition where the gate is open
   * @param terms the outcome that gives always the same obligations, or null
   * @param owed these obligations
   */
  private record Step<A extends Activity<A>>(
      Rule<A> rule,
      Condition<A> when,
      Effect<A> effect,
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
   * @param rules those in force in the stretch of time
   * @param known the law of which places is held
   * @param shared what the plan has in common with others
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
  Plan(
      A sample,
      List<Rule<A>> rules,
      Covering.Known<A> known,
      Verdict.Edition edition,
      Gates.Shared<A> shared,
      Failures failures) {
    this.where = sample.whereabouts();
    long traits = sample.traits();
    List<Step<A>> left = new ArrayList<>();
    List<Gates.Parted<A>> parted = new ArrayList<>();
    List<Obligation> certain = new ArrayList<>();
    for (Rule<A> rule : rules) {
      Condition<A> when = Jurisdiction.condition(rule.jurisdiction(), sample);
      Effect<A> effect = rule.effect();
      try {
        Condition<A> given = when.and(rule.when().given(where).given(traits));
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
        Outcome.Obliged same = duties.isEmpty() ? null : terms;
        Gates.Parted<A> asks = Gates.Parted.of(when, effect);
        parted.add(asks);
        left.add(new Step<>(rule, when, effect, asks.behind(), same, duties));
      }
    }
    this.steps = left.toArray(new Step[0]);
    this.gates = new Gates<>(parted.stream().map(Gates.Parted::gate).toList(), where, shared);
    this.gateOf = parted.stream().mapToInt(asks -> gates.number(asks.gate())).toArray();
    this.behindGate = new int[Gates.MOST + 1][];
    for (int gate = 0; gate <= Gates.MOST; gate++) {
      int number = gate;
      behindGate[gate] =
          IntStream.range(0, steps.length).filter(i -> gateOf[i] == number).toArray();
    }
    this.owed = List.copyOf(certain);
    this.standing = List.copyOf(known.standing());
    this.covered = known.open();
    this.edition = edition;
    this.permit = standing.isEmpty() ? new Verdict.Permit(edition, owed) : null;
  }

  private static List<Obligation> obligations(
      Rule<?> rule, Outcome.Obliged terms, String citation) {
    return terms.duties().stream()
        .map(duty -> new Obligation(duty, rule.info(), citation))
        .toList();
  }

  /**
   * Tells whether another plan is the same in all but the discrete facts that it was made for: then
   * one of them can serve in place of both.
   */
  boolean isLike(Plan<A> other) {
    return where.equals(other.where)
        && owed.equals(other.owed)
        && standing.isEmpty()
        && other.standing.isEmpty()
        && isCoveredLike(other)
        && Arrays.equals(steps, other.steps);
  }

  private boolean isCoveredLike(Plan<A> other) {
    Covering.Open<A> theirs = other.covered;
    return covered == null || theirs == null ? covered == theirs : covered.isLike(theirs);
  }

  /** Returns a number that is the same for plans alike. */
  int likeness() {
    int hash = where.hashCode();
    for (Step<A> step : steps) {
      hash = 31 * hash + step.rule.hashCode();
    }
    return hash;
  }

  /** Returns how many rules it leaves to be asked. */
  int steps() {
    return steps.length;
  }

  /** Answers whether an activity may go ahead. */
  Verdict check(A activity, Ends<A> ends, Failures failures) {
    long answers = gates.ask(activity);
    if (permit != null && (covered == null || covered.covers(activity))) {
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
    return judge(activity, gates.ask(activity), failures);
  }

  private Judgement<A> judge(A activity, long answers, Failures failures) {
    Judgement<A> judgement = new Judgement<>(activity, uncovered(activity), owed, failures);
    for (int i = 0; i < steps.length; i++) {
      Step<A> step = steps[i];
      long gate = Questions.answer(answers, gateOf[i]);
      if (gate == Questions.SHUT) {
        continue;
      }
      try {
        Outcome outcome = outcome(activity, step, gate);
        judgement.add(step.rule, step.when, step.effect, outcome);
      } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
        failures.report(step.rule, failure);
        judgement.addFailed(step.rule);
      }
    }
    return judgement;
  }

  private List<Finding> uncovered(A activity) {
    if (covered == null) {
      return standing;
    }
    List<Finding> findings = new ArrayList<>(standing);
    findings.addAll(covered.findings(activity));
    return findings;
  }

  private Outcome outcome(A activity, Step<A> step, long gate) {
    return Rule.judge(activity, gate == Questions.OPEN ? step.behind : step.when, step.effect);
  }

  /** Returns the permit, if no step says more than the same terms as always; else null. */
  private Verdict.@Nullable Permit permitOnTerms(A activity, long answers) {
    long said = 0;
    for (long left = answers; left != 0; ) {
      int gate = Long.numberOfTrailingZeros(left) / 2;
      left &= ~(3L << 2 * gate);
      for (int i : behindGate[gate]) {
        Step<A> step = steps[i];
        Outcome outcome;
        try {
          outcome = outcome(activity, step, Questions.answer(answers, gate));
        } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
          return null;
        }
        if (outcome == step.terms && i < Long.SIZE) {
          said |= 1L << i;
        } else if (!(outcome instanceof Outcome.Pass)) {
          return null;
        }
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
    for (int i = 0; i < Math.min(steps.length, Long.SIZE); i++) { // beyond, a shift begins anew
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

  /** Returns the facts that the rules read which have something left to ask. */
  Set<Fact<?, ?>> reads() {
    Set<Fact<?, ?>> reads = new LinkedHashSet<>();
    for (Step<A> step : steps) {
      reads.addAll(step.when.reads());
      reads.addAll(step.effect.reads());
      reads.addAll(step.rule.citationReads());
    }
    if (covered != null) {
      reads.addAll(covered.reads());
    }
    return reads;
  }

  /** Returns the next instant at which a rule can change its mind by time alone, or null. */
  @Nullable Instant nextChange(A activity) {
    Instant next = covered == null ? null : covered.nextChange(activity);
    for (Step<A> step : steps) {
      next = Questions.earlier(next, step.when.nextChange(activity, activity.at()));
      next = Questions.earlier(next, step.effect.nextChange(activity, activity.at()));
    }
    return next;
  }
}
