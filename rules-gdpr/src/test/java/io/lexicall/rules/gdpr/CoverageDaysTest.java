package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Request;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is claimed begins with the law on data of the place, once the day has come everywhere. */
class CoverageDaysTest {
  private final Compliance engine = Compliance.builder().module(new GdprRules()).build();

  private boolean isCovered(Schema<?> schema, String facts) {
    return engine.check(Rows.activity(schema, facts)).findings().stream()
        .noneMatch(finding -> finding.rule().id().equals("core.coverage"));
  }

  @ParameterizedTest
  @CsvSource({
    // in Guadeloupe, where a day of Europe begins last, it is midnight at 04:00 in summer time
    "DE, 2018-05-25T03:59:59.999999999Z, false",
    "DE, 2018-05-25T04:00:00Z, true",
    "CH, 2023-09-01T03:59:59.999999999Z, false",
    "CH, 2023-09-01T04:00:00Z, true",
    "GB, 2018-05-25T03:59:59.999999999Z, false",
    "GB, 2018-05-25T04:00:00Z, true",
  })
  void dataIsCovered_fromTheFirstDayOfTheLawHeld(String country, String at, boolean covered) {
    assertThat(
            isCovered(
                Storage.SCHEMA,
                "at=%s country=%s artifact=note contains=[personal-data] retentionDays=30"
                    .formatted(at, country)))
        .isEqualTo(covered);
    assertThat(
            isCovered(
                Request.SCHEMA,
                "at=%1$s country=%2$s kind=access receivedAt=%1$s".formatted(at, country)))
        .isEqualTo(covered);
  }
}
