package io.lexicall;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
  private final Verdict.@Nullable Permit permit;

  /** What is left of one rule. */
  private record Step<A extends Activity<A>>(Rule<A> rule, Condition<A> when, Effect<A> effect) {}

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
      String citation = rule.citationGiven(sample.traits());
      if (when.settled() != null
          && outcome instanceof Outcome.Obliged obliged
          && citation != null) {
        for (Duty duty : obliged.duties()) {
          certain.add(new Obligation(duty, rule.info(), citation));
        }
      } else {
        left.add(new Step<>(rule, when, effect));
      }
    }
    this.steps = left.toArray(new Step[0]);
    this.owed = List.copyOf(certain);
    this.standing = List.copyOf(standing);
    this.permit = standing.isEmpty() ? new Verdict.Permit(edition, owed) : null;
  }

  int hash() {
    return hash;
  }

  /** Tells whether the plan serves an activity in that period. */
  boolean serves(A activity, int inPeriod) {
    return traits == activity.traits()
        && period == inPeriod
        && where.equals(activity.whereabouts());
  }

  /**
   * Asks every rule.
   *
   * @return what they said, or null if none has anything to say beyond {@link #permit}
   */
  @Nullable Judgement<A> judge(A activity, Failures failures) {
    Judgement<A> judgement = permit == null ? begin(activity) : null;
    for (Step<A> step : steps) {
      try {
        Outcome outcome = Rule.judge(activity, step.when, step.effect);
        if (outcome instanceof Outcome.Pass) {
          continue;
        }
        if (judgement == null) {
          judgement = begin(activity);
        }
        judgement.add(step.rule, outcome);
      } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
        failures.report(step.rule, failure);
        if (judgement == null) {
          judgement = begin(activity);
        }
        judgement.addFailed(step.rule);
      }
    }
    return judgement;
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

  private Judgement<A> begin(A activity) {
    return new Judgement<>(activity, standing, owed);
  }

  /** Returns the verdict on activities that no rule has anything to say about, if there are any. */
  Verdict.@Nullable Permit permit() {
    return permit;
  }
}
