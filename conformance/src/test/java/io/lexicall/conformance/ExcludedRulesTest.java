package io.lexicall.conformance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Explanation;
import io.lexicall.Explanation.Considered;
import io.lexicall.Finding;
import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.Cases;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A case that excludes a rule in {@code notRules} can fail. Only findings are compared, so a rule
 * that only obliges is never found, and that it owes nothing must be tested where duties are read.
 */
class ExcludedRulesTest {
  /** Of these the engine itself makes findings. */
  private static final String OF_THE_ENGINE = "core.";

  @Test
  void everyRuleThatACaseExcludes_couldBeFoundThere() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (Path file : Suite.filesOfModulesToo()) {
      cases.addAll(Cases.read(file));
    }
    assertThat(cases.size()).isGreaterThan(3500);
    Set<String> found = found(cases);
    List<String> idle = new ArrayList<>();
    cases.forEach(each -> idle.addAll(idle(each, found)));
    assertThat(idle).isEmpty();
  }

  /** Connecticut's rule on hanging up obliges, and its calling hours deny. */
  @ParameterizedTest
  @CsvSource({
    "us-state.calling-hours, true",
    "us-state.hang-up, false",
    "us-state.of-nothing, false",
    "gdpr.request-deadline, false",
  })
  void aRule_thatNothingFinds_isRefused(String rule, boolean found) throws IOException {
    String line =
        "{'name':'n','facts':{'activity':'contact','at':'2026-11-24T12:00:00-05:00',"
            + "'channel':'voice','purpose':'telemarketing','to':{'region':'US-CT'}},"
            + "'expect':{'notRules':['RULE']}}";
    String json = line.replace('\'', '"').replace("RULE", rule);
    List<Case> cases =
        Cases.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "some");
    Set<String> everywhere = Set.of("us-state.calling-hours", "us-state.hang-up");

    assertThat(idle(cases.get(0), everywhere).isEmpty()).isEqualTo(found);
    assertThat(idle(cases.get(0), Set.of())).isNotEmpty();
  }

  /** Returns the ids of the rules that made a finding in any case. */
  private static Set<String> found(List<Case> cases) {
    Set<String> found = new HashSet<>();
    for (Case each : cases) {
      Compliance engine = Suite.engine(each);
      each.activity()
          .ifPresent(
              activity ->
                  engine.check(activity).findings().stream()
                      .map(Finding::rule)
                      .map(RuleInfo::id)
                      .forEach(found::add));
    }
    return found;
  }

  /** Returns what a case excludes in vain. */
  private static List<String> idle(Case subject, Set<String> found) {
    List<String> idle = new ArrayList<>();
    Activity<?> activity = subject.activity().orElse(null);
    for (String id : subject.expectation().notRules()) {
      if (activity != null
          && !id.startsWith(OF_THE_ENGINE)
          && !(found.contains(id) && couldBeFound(id, Suite.engine(subject), activity))) {
        idle.add(subject + " excludes " + id);
      }
    }
    return idle;
  }

  /**
   * Returns whether a rule of an id could make a finding: one that is law there and then, or one
   * that is not where none is.
   */
  private static boolean couldBeFound(String id, Compliance engine, Activity<?> activity) {
    List<Rule<?>> rules =
        engine.rules().stream()
            .filter(rule -> rule.info().id().equals(id))
            .filter(rule -> rule.activity().equals(activity.schema()))
            .toList();
    Set<RuleInfo> law =
        engine.explain(activity).considered().stream()
            .filter(ExcludedRulesTest::isLaw)
            .map(Considered::rule)
            .collect(toSet());
    List<Rule<?>> here = rules.stream().filter(rule -> law.contains(rule.info())).toList();
    return (here.isEmpty() ? rules : here).stream().anyMatch(rule -> !onlyObliges(rule));
  }

  private static boolean isLaw(Considered considered) {
    return considered.result() != Explanation.Result.ELSEWHERE
        && considered.result() != Explanation.Result.NOT_IN_FORCE;
  }

  private static boolean onlyObliges(Rule<?> rule) {
    Outcome always = Terms.constant(rule.effect());
    return always instanceof Outcome.Obliged;
  }
}
