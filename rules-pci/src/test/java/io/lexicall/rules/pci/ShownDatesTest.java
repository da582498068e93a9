package io.lexicall.rules.pci;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Access;
import io.lexicall.facts.Agent;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Training;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access and payments have no place: dates are read in the offset of {@code at}. */
class ShownDatesTest {
  private final Compliance compliance = Compliance.builder().module(new PciRules()).build();

  private static Access.Builder access() {
    return Access.builder().data(List.of(DataKind.PAN));
  }

  private static List<String> denied(Verdict verdict) {
    return verdict.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T23:59:59-05:00, false", // its last day there, though the next one in UTC
    "2026-11-25T00:00:00-05:00, true",
    "2026-11-24T23:59:59+09:00, false",
    "2026-11-25T00:00:00+09:00, true", // still the day before in UTC
    "2025-11-24T00:00:00+09:00, false", // its first day there
    "2025-11-23T23:59:59+09:00, true",
  })
  void training_lastsTwelveMonthsOfTheClock(OffsetDateTime at, boolean late) {
    Agent agent =
        Agent.builder()
            .trainedAt(Training.builder().pci(Optional.of(LocalDate.of(2025, 11, 24))).build())
            .build();
    Verdict verdict = compliance.check(access().at(at).agent(agent).build());

    assertThat(denied(verdict).contains("pci-dss.awareness-training")).isEqualTo(late);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-30T23:59:59-05:00, false",
    "2025-03-31T00:00:00-05:00, true",
    "2025-03-30T23:59:59+09:00, false",
    "2025-03-31T00:00:00+09:00, true",
  })
  void secondFactor_isAskedFromTheDayOfTheClock(OffsetDateTime at, boolean asked) {
    Agent agent = Agent.builder().mfa(false).remote(false).build();
    Verdict verdict = compliance.check(access().at(at).agent(agent).build());

    assertThat(denied(verdict).contains("pci-dss.mfa")).isEqualTo(asked);
  }

  @Test
  void withoutAClock_datesAreThoseOfUtc() {
    Agent agent = Agent.builder().mfa(false).remote(false).build();
    Access before = access().at(Instant.parse("2025-03-30T23:59:59Z")).agent(agent).build();

    assertThat(denied(compliance.check(before))).doesNotContain("pci-dss.mfa");
    assertThat(denied(compliance.check(before.at(Instant.parse("2025-03-31T00:00:00Z")))))
        .contains("pci-dss.mfa");
  }
}
