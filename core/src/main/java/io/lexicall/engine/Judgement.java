package io.lexicall.engine;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.time.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say about one activity: either the outcomes, as they are collected, or a plain
 * permit, which is one immutable object for many activities.
 */
final class Judgement<A extends Activity<A>> {
  private static final int MOSTLY_ADDED = 4;

  private final List<Found> findings;

  /** The answer for an activity that is simply permitted; null for every other one. */
  private final @Nullable Answer ready;

  /** The obligations; those that always apply, shared, until a rule adds one. */
  private List<Owed> obligations;

  private boolean addsObligations;
  private List<RuleInfo> statedEnds = List.of();
  private final ModuleCode code;
  private final Answers answers;
  private boolean denied;

  /** Begins to collect what the rules say. */
  Judgement(List<Found> standing, List<Owed> owed, ModuleCode code, Answers answers) {
    this(copyWithRoom(standing), owed, code, answers, null);
  }

  /** Returns a list of its own with room for the few entries that most activities add. */
  private static <T> List<T> copyWithRoom(List<T> entries) {
    List<T> more = new ArrayList<>(entries.size() + MOSTLY_ADDED);
    more.addAll(entries);
    return more;
  }

  private Judgement(
      List<Found> findings,
      List<Owed> obligations,
      ModuleCode code,
      Answers answers,
      @Nullable Answer ready) {
    this.findings = findings;
    this.obligations = obligations;
    this.code = code;
    this.answers = answers;
    this.ready = ready;
  }

  /** Returns the judgement that an activity is simply permitted, with these obligations. */
  static <A extends Activity<A>> Judgement<A> permitted(
      List<Owed> owed, ModuleCode code, Answers answers) {
    List<Owed> all = List.copyOf(owed); // one list, for the judgement and for the permit
    return new Judgement<>(List.of(), all, code, answers, answers.permit(all));
  }

  /**
   * Adds the outcome of a rule. If the rule fails while details are collected, nothing changes.
   *
   * @param step what remains of the rule for this activity
   * @return false if the rule failed
   */
  boolean add(A activity, Step<A> step, Outcome outcome) {
    assert ready == null : "a permit that is ready is shared";
    if (outcome instanceof Outcome.Pass) {
      return true;
    }
    Rule<A> rule = step.rule;
    RuleInfo info = rule.info();
    String citation = code.ask(rule, () -> rule.citation(activity), null);
    if (citation == null) {
      return false;
    }
    if (outcome instanceof Outcome.Denied denial) {
      Optional<Instant> end =
          code.ask(
              rule,
              () ->
                  Optional.ofNullable(
                      Terms.permittedFrom(rule, activity, denial, step.when, step.effect)),
              null);
      if (end == null) {
        return false;
      }
      addDenial(activity, rule, citation, denial, end.orElse(null));
      if (denial.permittedFrom().isPresent()) {
        statedEnds = new ArrayList<>(statedEnds);
        statedEnds.add(info);
      }
    } else if (outcome instanceof Outcome.Indeterminate indeterminate) {
      addIndeterminate(info, citation, indeterminate.missing());
    } else if (outcome instanceof Outcome.Obliged obliged) {
      List<Owed> more = ownObligations();
      List<Duty> duties = obliged.duties();
      for (int i = 0; i < duties.size(); i++) {
        more.add(answers.owed(duties.get(i), info, citation));
      }
    }
    return true;
  }

  /** Adds obligations that are the same for all activities to which they apply. */
  void addOwed(List<Owed> owed) {
    List<Owed> more = ownObligations();
    for (int i = 0; i < owed.size(); i++) {
      more.add(owed.get(i));
    }
  }

  private List<Owed> ownObligations() {
    if (!addsObligations) {
      obligations = copyWithRoom(obligations);
      addsObligations = true;
    }
    return obligations;
  }

  /**
   * If the law of two days applies and both say the same of the same provision, keeps one finding.
   */
  private void addDenial(
      A activity, Rule<A> rule, String citation, Outcome.Denied denial, @Nullable Instant end) {
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
    findings.add(answers.denial(info, citation, words(rule, activity, denial, code), end));
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
        () -> "The rule " + info.id() + " failed on these facts and could not decide.",
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

  /**
   * Returns the finding, with a message of what is required. The message must not claim that the
   * place is known.
   */
  private Found indeterminate(
      RuleInfo info, String citation, Set<Fact<?, ?>> missing, boolean ofSeveralPlaces) {
    return answers.indeterminate(
        info,
        citation,
        () ->
            (ofSeveralPlaces ? "The law of one of several possible places says: " : "")
                + missing.stream()
                    .map(Fact::path)
                    .sorted()
                    .distinct()
                    .collect(
                        Collectors.joining(
                            ", ", info.title() + " Cannot be decided without ", ".")),
        missing,
        ofSeveralPlaces);
  }

  /**
   * The message of a denial: the requirement, the details of the activity, if the rule has any, and
   * when it was due, if it is late. A verdict keeps it, so it must not refer to the activity.
   */
  private record Words(Rule<?> rule, ModuleCode code, Supplier<String> when, @Nullable Due due)
      implements Supplier<String> {
    @Override
    public String get() {
      String title = rule.info().title();
      return code.ask(
          rule,
          () ->
              title + sentence(when.get()) + (due == null ? "" : sentence("it was due by " + due)),
          title);
    }
  }

  private static <A extends Activity<A>> Supplier<String> words(
      Rule<A> rule, A about, Outcome.Denied denial, ModuleCode code) {
    Supplier<String> when =
        code.ask(rule, () -> requireNonNull(rule.when().tells(about), "when"), null);
    return when == null
        ? rule.info()::title
        : new Words(rule, code, when, denial.due().orElse(null));
  }

  private static String sentence(String clause) {
    return clause.isEmpty()
        ? ""
        : " " + Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
  }

  /** Returns the answer if the activity is simply permitted, otherwise null. */
  @Nullable Answer ready() {
    return ready;
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
