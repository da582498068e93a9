package io.lexicall.rules.pci;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.CaseRunner;
import io.lexicall.json.cases.Cases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked cases: those of the conformance suite, and those at the bounds of every section. */
class CasesTest {
  private static final Path SUITE =
      Path.of("..", "conformance/src/main/resources/io/lexicall/conformance/pci.jsonl");

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>(Cases.read(SUITE));
    try (InputStream in = requireNonNull(CasesTest.class.getResourceAsStream("bounds.jsonl"))) {
      cases.addAll(Cases.read(in, "bounds.jsonl"));
    }
    return cases;
  }

  @Test
  void cases_asExpected() throws IOException {
    CaseRunner runner =
        new CaseRunner(
            profile -> Compliance.builder().module(new PciRules()).profile(profile).build());
    assertThat(cases()).allSatisfy(each -> assertThat(runner.run(each).differences()).isEmpty());
  }
}
