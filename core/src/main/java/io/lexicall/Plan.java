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
import io.lexicall.rule.RuleInfo;
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
 * depend on the rest of the facts.
 */
final class Plan<A extends Activity<A>> {
  final Whereabouts where;
  final long traits;
  final int period;
  private final Verdict.Edition edition;
  private final List<Step<A>> steps;
  private final List<Finding> standing;
  private final List<Obligation> owed;
  private final Verdict.@Nullable Permit permit;

  /** What is left of one rule. */
  private record Step<A extends Activity<A>>(
      Rule<A> rule, Condition<A> when, Effect<A> effect, boolean whole) {}

  private Plan(
      A sample,
      int period,
      Verdict.Edition edition,
      List<Step<A>> steps,
      List<Finding> standing,
      List<Obligation> owed) {
    this.where = sample.whereabouts();
    this.traits = sample.traits();
    this.period = period;
    this.edition = edition;
    this.steps = List.copyOf(steps);
    this.standing = List.copyOf(standing);
    this.owed = List.copyOf(owed);
    this.permit = standing.isEmpty() ? new Verdict.Permit(edition, owed) : null;
  }

  /**
   * Compiles a plan.
   *
   * @param sample any activity of the kind
   * @param rules those in force in the period
   * @param standing findings that hold for all activities alike
   */
  static <A extends Activity<A>> Plan<A> compile(
      A sample,
      int period,
      Verdict.Edition edition,
      List<Rule<A>> rules,
      List<Finding> standing) {
    List<Step<A>> steps = new ArrayList<>();
    List<Obligation> owed = new ArrayList<>();
    for (Rule<A> rule : rules) {
      Condition<A> here = Places.applies(rule, sample);
      Condition<A> when = here.and(rule.when().given(sample.traits()));
      if (Condition.isNever(when)) {
        continue;
      }
      Effect<A> effect = rule.effect().given(sample.traits());
      Outcome constant = effect.constant();
      if (constant instanceof Outcome.Pass) {
        continue;
      }
      if (constant instanceof Outcome.Obliged obliged
          && rule.citesOnce()
          && Condition.isSettled(when)) {
        for (Duty duty : obliged.duties()) {
          owed.add(new Obligation(duty, rule.info(), rule.info().citation()));
        }
        continue;
      }
      steps.add(new Step<>(rule, when, effect, Condition.isAlways(here)));
    }
    return new Plan<>(sample, period, edition, steps, standing, owed);
  }

  boolean fits(Whereabouts where, long traits, int period) {
    return this.traits == traits
        && this.period == period
        && (this.where == where || this.where.equals(where));
  }

  Verdict run(A activity, Compliance engine) {
    Judgement<A> judgement = null;
    for (Step<A> step : steps) {
      Outcome outcome;
      try {
        outcome = Rule.judge(activity, step.when, step.effect);
        if (outcome == Outcome.pass()) {
          continue;
        }
      } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
        engine.report(step.rule.info(), failure);
        outcome = null;
      }
      if (judgement == null) {
        judgement = new Judgement<>(activity, this, engine);
      }
      judgement.add(step, outcome);
    }
    if (judgement == null) {
      if (permit != null) {
        return permit;
      }
      judgement = new Judgement<>(activity, this, engine);
    }
    return judgement.verdict();
  }

  /** What the rules said of one activity that is not simply permitted. */
  private static final class Judgement<A extends Activity<A>> {
    private final A activity;
    private final Plan<A> plan;
    private final Compliance engine;
    private final List<Finding> denials = new ArrayList<>();
    private final Map<String, Finding> undecided = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable List<Obligation> obligations;

    Judgement(A activity, Plan<A> plan, Compliance engine) {
      this.activity = activity;
      this.plan = plan;
      this.engine = engine;
      plan.standing.forEach(this::undecided);
    }

    void add(Step<A> step, @Nullable Outcome outcome) {
      RuleInfo info = step.rule.info();
      if (outcome == null) {
        undecided(
            Finding.undecided(
                info, info.citation(), "The rule " + info.id() + " failed and decided nothing.", Set.of()));
        return;
      }
      String citation = step.rule.citation(activity);
      if (outcome instanceof Outcome.Denied) {
        findings.add(
            Finding.denial(
                info,
                citation,
                Sentences.denial(step.rule, activity),
                step.rule.permittedFrom(activity)));
        denials.add(findings.get(findings.size() - 1));
      } else if (outcome instanceof Outcome.Unclear unclear) {
        undecided(
            Finding.undecided(info, citation, Sentences.missing(info, unclear), unclear.missing()));
      } else if (outcome instanceof Outcome.Obliged obliged) {
        if (obligations == null) {
          obligations = new ArrayList<>(plan.owed);
        }
        for (Duty duty : obliged.duties()) {
          obligations.add(new Obligation(duty, info, citation));
        }
      }
    }

    /** Keeps one finding for each rule id: what is missing is missing in all its places alike. */
    private void undecided(Finding finding) {
      Finding earlier = undecided.get(finding.rule().id());
      Finding merged = finding;
      if (earlier != null) {
        Set<Fact<?, ?>> missing = new LinkedHashSet<>(earlier.missing());
        missing.addAll(finding.missing());
        merged =
            Finding.undecided(
                earlier.rule(),
                earlier.citation(),
                Sentences.missing(earlier.rule(), new Outcome.Unclear(missing)),
                missing);
        findings.set(findings.indexOf(earlier), merged);
      } else {
        findings.add(merged);
      }
      undecided.put(finding.rule().id(), merged);
    }

    Verdict verdict() {
      List<Obligation> owed = obligations == null ? plan.owed : obligations;
      if (!denials.isEmpty()) {
        return new Verdict.Denial(
            plan.edition, findings, owed, engine.permittedFrom(activity, denials));
      }
      return findings.isEmpty()
          ? new Verdict.Permit(plan.edition, owed)
          : new Verdict.Undecided(plan.edition, findings, owed);
    }
  }

  /**
   * Finds the instant at which the rules that deny this activity have all lapsed.
   *
   * @return the activity's own instant if none denies, null if one denies for good
   */
  java.time.@Nullable Instant lapse(A activity, Compliance engine) {
    java.time.Instant lapse = activity.at();
    for (Step<A> step : steps) {
      try {
        if (Rule.judge(activity, step.when, step.effect) instanceof Outcome.Denied) {
          java.time.Instant end = step.rule.permittedFrom(activity);
          if (end == null) {
            return null;
          }
          lapse = end.isAfter(lapse) ? end : lapse;
        }
      } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
        engine.report(step.rule.info(), failure);
      }
    }
    return lapse;
  }

  /** Whether a rule is law where an activity can be. */
  static final class Places {
    private Places() {}

    static <A extends Activity<A>> Condition<A> applies(Rule<A> rule, A sample) {
      Set<io.lexicall.place.Place> places = rule.info().places();
      return switch (sample.whereabouts().within(places)) {
        case TRUE -> Condition.always();
        case FALSE -> Condition.never();
        case UNKNOWN -> {
          Fact<A, ?> fact =
              sample.whereabouts().countryKnown() ? sample.regionFact() : sample.countryFact();
          yield fact == null ? Condition.always() : Condition.unknown(fact);
        }
      };
    }
  }

  /** Tells whether a condition holds, for {@link Explanation}. */
  static <A extends Activity<A>> Truth test(Condition<A> condition, A activity) {
    try {
      Truth truth = condition.test(activity);
      return truth == null ? Truth.UNKNOWN : truth;
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return Truth.UNKNOWN;
    }
  }
}
