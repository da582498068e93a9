package io.lexicall.rules.ccpa;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.CaseRunner;
import io.lexicall.json.cases.Cases;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked cases: those of the book, and those at the bounds of every section. */
class CasesTest {
  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String file :
        List.of(
            "book.jsonl",
            "bounds.jsonl",
            "breach-authorities.jsonl",
            "breach-elements.jsonl",
            "breach-holders.jsonl",
            "breach-states.jsonl",
            "data-duties.jsonl",
            "opt-outs.jsonl")) {
      try (InputStream in = requireNonNull(CasesTest.class.getResourceAsStream(file))) {
        cases.addAll(Cases.read(in, file));
      }
    }
    return cases;
  }

  @Test
  void cases_asExpected() throws IOException {
    CaseRunner runner =
        new CaseRunner(
            profile -> Compliance.builder().module(new CcpaRules()).profile(profile).build());
    assertThat(cases()).allSatisfy(each -> assertThat(runner.run(each).differences()).isEmpty());
  }
}
