package io.lexicall.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is timed must be what dialling looks like, and everything timed must answer alike. */
class DialTest {
  private static final List<Dial> DIALS = Dial.week(2_000, 42);

  @Test
  void week_mostlyPermitted() {
    Compliance compliance = Engine.load();
    long permitted =
        DIALS.stream()
            .filter(dial -> compliance.check(Engine.facts(dial)).decision() == Decision.PERMIT)
            .count();
    assertThat(permitted).isBetween(1_700L, 1_900L);
  }

  @Test
  void handWritten_answersAlike_whereItKnowsTheZones() throws Exception {
    Compliance compliance = Engine.load();
    HandWritten handWritten =
        new HandWritten(
            DIALS.stream()
                .filter(Dial::listed)
                .map(Dial::number)
                .collect(java.util.stream.Collectors.toSet()),
            java.util.Set.of(),
            LocalDate.parse(Dial.REGISTRY_EDITION));
    int differs = 0;
    for (Dial dial : DIALS) {
      boolean ours = compliance.check(Engine.facts(dial)).decision() == Decision.PERMIT;
      boolean theirs = handWritten.reasonsAgainst(dial.number(), dial.at()).isEmpty();
      differs += ours == theirs ? 0 : 1;
    }
    assertThat(differs).isLessThan(20);
  }
}
