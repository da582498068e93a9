package io.lexicall.engine;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects the outcomes of the rules for one activity that is not simply permitted. */
final class Judgement<A extends Activity<A>> {
  private final A activity;
  private final List<Found> findings;

  /** The obligations that always apply, shared until a rule adds one. */
  private List<Owed> obligations;

  private boolean addsObligations;
  private List<RuleInfo> statedEnds = List.of();
  private final ModuleCode code;
  private final Answers answers;
  private boolean denied;

  Judgement(A activity, List<Found> standing, List<Owed> owed, ModuleCode code, Answers answers) {
    this.activity = activity;
    this.code = code;
    this.answers = answers;
    this.findings = new ArrayList<>(standing);
    this.obligations = owed;
  }

  /**
   * Adds the outcome of a rule. If the rule fails while details are collected, nothing changes.
   *
   * @param when what remains of the rule's condition for this activity
   * @param effect what remains of its effect
   * @return false if the rule failed
   */
  boolean add(Rule<A> rule, Condition<A> when, Effect<A> effect, Outcome outcome) {
    if (outcome instanceof Outcome.Pass) {
      return true;
    }
    RuleInfo info = rule.info();
    String citation = code.ask(rule, () -> rule.citation(activity), null);
    if (citation == null) {
      return false;
    }
    if (outcome instanceof Outcome.Denied denial) {
      Optional<Instant> end =
          code.ask(
              rule,
              () -> Optional.ofNullable(Terms.permittedFrom(rule, activity, denial, when, effect)),
              null);
      if (end == null) {
        return false;
      }
      addDenial(rule, citation, end.orElse(null));
      if (denial.permittedFrom().isPresent()) {
        statedEnds = new ArrayList<>(statedEnds);
        statedEnds.add(info);
      }
    } else if (outcome instanceof Outcome.Indeterminate indeterminate) {
      addIndeterminate(info, citation, indeterminate.missing());
    } else if (outcome instanceof Outcome.Obliged obliged) {
      if (!addsObligations) {
        obligations = new ArrayList<>(obligations);
        addsObligations = true;
      }
      for (Duty duty : obliged.duties()) {
        obligations.add(answers.owed(duty, info, citation));
      }
    }
    return true;
  }

  /**
   * Keeps one finding where the law of two days binds and both say the same of the same provision.
   */
  private void addDenial(Rule<A> rule, String citation, @Nullable Instant end) {
    denied = true;
    RuleInfo info = rule.info();
    for (int i = 0; i < findings.size(); i++) {
      Found earlier = findings.get(i);
      if (earlier.denies()
          && earlier.citation().equals(citation)
          && isOfAnotherDay(earlier.rule(), info)) {
        Instant known = earlier.end();
        boolean lasts = known != null && (end == null || end.isAfter(known));
        findings.set(i, lasts ? earlier.until(end) : earlier);
        return;
      }
    }
    findings.add(answers.denial(info, citation, words(rule, activity, code), end));
  }

  private static boolean isOfAnotherDay(RuleInfo some, RuleInfo other) {
    return Plan.isVariantOf(some, other)
        && some.variant().equals(other.variant())
        && !some.inForce().equals(other.inForce());
  }

  void addFailed(Rule<A> rule) {
    findings.add(failed(rule, answers));
  }

  /** Returns the finding that a rule has failed. */
  static Found failed(Rule<?> rule, Answers answers) {
    RuleInfo info = rule.info();
    return answers.indeterminate(
        info,
        info.citation(),
        () -> "The rule " + info.id() + " failed on these facts and decided nothing.",
        Set.of(),
        false);
  }

  /** Keeps one finding for each rule id, since the same facts are missing in all its places. */
  private void addIndeterminate(RuleInfo info, String citation, Set<Fact<?, ?>> missing) {
    for (int i = 0; i < findings.size(); i++) {
      Found earlier = findings.get(i);
      if (earlier.rule().id().equals(info.id()) && !earlier.missing().isEmpty()) {
        boolean elsewhere =
            earlier.ofSeveralPlaces() || !earlier.rule().places().equals(info.places());
        Set<Fact<?, ?>> all = earlier.missing();
        if (!all.containsAll(missing)) {
          all = new LinkedHashSet<>(all);
          all.addAll(missing);
        } else if (elsewhere == earlier.ofSeveralPlaces()) {
          return; // nothing is new
        }
        findings.set(i, indeterminate(earlier.rule(), earlier.citation(), all, elsewhere));
        return;
      }
    }
    findings.add(indeterminate(info, citation, missing, false));
  }

  /** Returns the message of what is required. It must not read as if the place were known. */
  private Found indeterminate(
      RuleInfo info, String citation, Set<Fact<?, ?>> missing, boolean ofSeveralPlaces) {
    return answers.indeterminate(
        info,
        citation,
        () ->
            (ofSeveralPlaces ? "Of several places the law of one says: " : "")
                + missing.stream()
                    .map(Fact::path)
                    .sorted()
                    .distinct()
                    .collect(
                        Collectors.joining(", ", info.title() + " Cannot be told without ", ".")),
        missing,
        ofSeveralPlaces);
  }

  /**
   * The message of a denial: the requirement, and the details of the activity, if the rule can tell
   * them. A verdict keeps it, so it must not refer to the activity.
   */
  private record Words(
      Rule<?> rule, ModuleCode code, Supplier<String> when, Supplier<String> effect)
      implements Supplier<String> {
    Words {
      requireNonNull(when, "when");
      requireNonNull(effect, "effect");
    }

    @Override
    public String get() {
      String title = rule.info().title();
      return code.ask(rule, () -> title + sentence(when.get()) + sentence(effect.get()), title);
    }
  }

  private static <A extends Activity<A>> Supplier<String> words(
      Rule<A> rule, A about, ModuleCode code) {
    Words words =
        code.ask(
            rule,
            () -> new Words(rule, code, rule.when().tells(about), rule.effect().tells(about)),
            null);
    return words == null ? rule.info()::title : words;
  }

  private static String sentence(String clause) {
    return clause.isEmpty()
        ? ""
        : " " + Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
  }

  boolean denies() {
    return denied;
  }

  /** Returns the rules that denied and stated when their denial ends. */
  List<RuleInfo> statedEnds() {
    return statedEnds;
  }

  List<Found> findings() {
    return findings;
  }

  List<Owed> obligations() {
    return obligations;
  }
}
