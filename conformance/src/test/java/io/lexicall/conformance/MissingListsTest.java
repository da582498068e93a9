package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Explanation;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Profile;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.Cases;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list that was not checked is named: nobody is told that lists are missing, and not which. */
class MissingListsTest {
  static List<String> files() throws IOException {
    return Suite.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void missingList_isNamed_alikeInTheVerdictItsJsonAndTheExplanation(String file)
      throws IOException {
    for (Case each : Cases.read(Suite.path(file))) {
      Activity<?> activity = each.activity().orElseThrow();
      Compliance engine = Suite.engine(each.profile().orElse(Profile.EMPTY));
      Explanation explanation = engine.explain(activity);
      Verdict verdict = explanation.verdict();
      Set<String> missing = new TreeSet<>();
      for (Finding finding : verdict.findings()) {
        finding.missing().forEach(fact -> missing.add(fact.path()));
      }
      assertThat(missing).as(each.toString()).noneMatch(path -> path.matches("lists(\\..*)?"));
      Set<String> considered =
          explanation.considered().stream()
              .flatMap(rule -> rule.missing().stream())
              .map(Fact::path)
              .filter(path -> path.startsWith("lists"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(considered)
          .as(each.toString())
          .isEqualTo(
              missing.stream()
                  .filter(path -> path.startsWith("lists"))
                  .collect(Collectors.toCollection(TreeSet::new)));
      String json = VerdictJson.write("x", verdict);
      missing.forEach(path -> assertThat(json).contains("\"" + path + "\""));
    }
  }
}
