package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.CaseRunner;
import io.lexicall.json.cases.Cases;
import io.lexicall.testkit.CaseTests;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every worked case of the suite, put to our engine. */
class WorkedCasesTest {
  @TestFactory
  Stream<DynamicContainer> everyCase_comesOutAsTheLawSays() throws IOException {
    return Suite.files().stream()
        .map(file -> dynamicContainer(file, CaseTests.of(Suite::engine, Suite.FOLDER + file)));
  }

  /** Of a rule that is not there, no finding is ever made. */
  @Test
  void everyRuleThatACaseExcludes_isLoaded() throws IOException {
    CaseRunner runner = new CaseRunner(profile -> Suite.engine());
    for (String file : Suite.files()) {
      for (Case each : Cases.read(Suite.path(file))) {
        assertThat(runner.unknownNotRules(each)).as(each.toString()).isEmpty();
      }
    }
  }

  /** A regulation of which no rule is loaded would be asked nothing. */
  @Test
  void everyRegulationThatACaseAsks_isLoaded() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (String file : Suite.files()) {
      List<Case> cases = Cases.read(Suite.path(file));
      assertThat(cases).as(file).hasSizeGreaterThan(20);
      cases.forEach(each -> asked.addAll(each.regulations()));
    }
    assertThat(Suite.engine().regulations()).containsAll(asked);
  }
}
