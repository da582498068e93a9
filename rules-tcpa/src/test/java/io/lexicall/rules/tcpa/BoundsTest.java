package io.lexicall.rules.tcpa;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.json.cases.CaseRunner;
import io.lexicall.json.cases.Cases;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases on both sides of the figures and dates of the books. */
class BoundsTest {
  @ParameterizedTest
  @ValueSource(strings = {"federal/bounds.jsonl", "state/bounds.jsonl"})
  void cases_asExpected(String file) throws IOException {
    CaseRunner runner =
        new CaseRunner(
            profile -> Compliance.builder().module(new TcpaRules()).profile(profile).build());
    try (InputStream in = requireNonNull(BoundsTest.class.getResourceAsStream(file))) {
      assertThat(Cases.read(in, file))
          .allSatisfy(each -> assertThat(runner.run(each).differences()).isEmpty());
    }
  }
}
