package io.lexicall.json.cases;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Runs cases against an engine.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class CaseRunner {
  private final Function<Profile, Compliance> engines;
  private final Compliance engine;
  private final Map<Set<String>, Compliance> byRegulations = new ConcurrentHashMap<>();

  /**
   * Creates a runner.
   *
   * @param engines builds an engine for a host with that profile; called once for the empty
   *     profile, and again for each case that states one
   */
  public CaseRunner(Function<Profile, Compliance> engines) {
    this.engines = requireNonNull(engines, "engines");
    this.engine = engines.apply(Profile.EMPTY);
  }

  /** Runs a case and compares the verdict. Never throws because of the content of the case. */
  public CaseResult run(Case subject) {
    Activity<?> activity = subject.activity().orElse(null);
    if (activity == null || !subject.problems().isEmpty()) {
      List<Difference> differences = new ArrayList<>();
      for (Problem problem : subject.problems()) {
        differences.add(
            new Difference(
                problem.path().isEmpty() ? "case" : problem.path(),
                problem.allowed(),
                "not a valid case: " + problem.problem()));
      }
      return new CaseResult(subject, null, differences);
    }
    List<String> unloaded =
        subject.regulations().stream()
            .filter(regulation -> !engine.regulations().contains(regulation))
            .toList();
    if (!unloaded.isEmpty()) {
      return new CaseResult(
          subject,
          null,
          List.of(
              new Difference(
                  "regulations",
                  "rules of " + String.join(", ", unloaded),
                  "only those of " + String.join(", ", new TreeSet<>(engine.regulations())))));
    }
    Verdict verdict = engineFor(subject).check(activity);
    return new CaseResult(
        subject, verdict, Comparison.of(subject.expectation(), verdict, activity));
  }

  /**
   * Returns those ids in {@code notRules} of a case of which no rule is loaded, such as misspelt
   * ones: there is never a finding of them, so the case passes whatever the verdict is.
   */
  public Set<String> unknownNotRules(Case subject) {
    Set<String> unknown = new TreeSet<>(subject.expectation().notRules());
    if (!unknown.isEmpty()) {
      engine.rules().forEach(rule -> unknown.remove(rule.info().id()));
      unknown.removeIf(id -> id.startsWith("core."));
    }
    return unknown;
  }

  private Compliance engineFor(Case subject) {
    Set<String> asked = Set.copyOf(subject.regulations());
    return subject
        .profile()
        .map(profile -> only(engines.apply(profile), asked))
        .orElseGet(() -> byRegulations.computeIfAbsent(asked, some -> only(engine, some)));
  }

  private static Compliance only(Compliance all, Set<String> regulations) {
    return regulations.isEmpty() ? all : all.only(regulations);
  }
}
