package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Incident;
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
    "DE, 2018-05-24T21:59:59.999999999Z, false",
    "DE, 2018-05-24T22:00:00Z, true",
    "GP, 2018-05-25T03:59:59.999999999Z, false",
    "GP, 2018-05-25T04:00:00Z, true",
    "CH, 2023-08-31T21:59:59.999999999Z, false",
    "CH, 2023-08-31T22:00:00Z, true",
    "GB, 2018-05-24T22:59:59.999999999Z, false",
    "GB, 2018-05-24T23:00:00Z, true",
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

  /**
   * What was asked for or known before there was a law is not covered, however late it is judged.
   */
  @ParameterizedTest
  @CsvSource({
    "DE, 2018-05-24T21:59:59Z, false",
    "DE, 2018-05-24T22:00:00Z, true",
    "NO, 2018-07-19T21:59:59Z, false",
    "NO, 2018-07-19T22:00:00Z, true",
    "CH, 2023-08-31T21:59:59Z, false",
    "CH, 2023-08-31T22:00:00Z, true",
    "GB, 2018-05-24T22:59:59Z, false",
    "GB, 2018-05-24T23:00:00Z, true",
    "GB, 2020-12-20T12:00:00Z, true",
  })
  void askedForOrKnown_isCoveredByItsOwnDay(String country, String day, boolean covered) {
    assertThat(
            isCovered(
                Request.SCHEMA,
                "at=2026-11-24T12:00:00Z country=%s kind=access receivedAt=%s"
                    .formatted(country, day)))
        .isEqualTo(covered);
    assertThat(
            isCovered(
                Incident.SCHEMA,
                "at=2026-11-24T12:00:00Z country=%s data=[personal-data] role=controller"
                        .formatted(country)
                    + " discoveredAt="
                    + day))
        .isEqualTo(covered);
  }

  /** A stated law governs wherever the request is from; one of elsewhere does not here. */
  @ParameterizedTest
  @CsvSource({
    "DE, gdpr, true",
    "GB, gdpr, true",
    "US, gdpr, true",
    "JP, uk-gdpr, true",
    "GB, tcpa, false",
    "DE, ccpa, false",
    "CH, hipaa, false",
  })
  void lawThatIsStated(String country, String law, boolean covered) {
    assertThat(
            isCovered(
                Request.SCHEMA,
                "at=2026-11-24T12:00:00Z country=%s kind=do-not-call law=%s".formatted(country, law)
                    + " receivedAt=2026-11-20T12:00:00Z"))
        .isEqualTo(covered);
  }

  /** The rows on marketing begin where the reading began, and the law was there before. */
  @ParameterizedTest
  @CsvSource({
    "FR, telemarketing, text, 2016-05-31T21:59:59Z, false",
    "FR, telemarketing, text, 2016-05-31T22:00:00Z, true",
    "GP, telemarketing, text, 2016-06-01T03:59:59Z, false",
    "GP, telemarketing, text, 2016-06-01T04:00:00Z, true",
    "FR, charitable-solicitation, voice, 2016-05-31T21:59:59Z, false",
    "FR, informational, text, 2016-05-31T21:59:59Z, true",
    "HR, telemarketing, voice, 2016-12-31T22:59:59Z, false",
    "HR, telemarketing, voice, 2016-12-31T23:00:00Z, true",
    "FI, telemarketing, text, 2014-12-31T21:59:59Z, false",
    "FI, telemarketing, text, 2014-12-31T22:00:00Z, true",
    "GB, telemarketing, text, 2014-12-31T22:00:00Z, true",
  })
  void marketingIsCovered_fromTheFirstRowOfTheCountry(
      String country, String purpose, String channel, String at, boolean covered) {
    assertThat(
            isCovered(
                Contact.SCHEMA,
                "at=%s to.country=%s purpose=%s channel=%s voice=live"
                    .formatted(at, country, purpose, channel)))
        .isEqualTo(covered);
  }

  /** A message or a call that advertises is marketing, whatever its other purpose. */
  @ParameterizedTest
  @CsvSource({
    "text voice=- message.containsAdvertising=true, 2016-05-31T21:59:59Z, false",
    "text voice=- message.containsAdvertising=true, 2016-05-31T22:00:00Z, true",
    "text voice=- message.containsAdvertising=false, 2016-05-31T21:59:59Z, true",
    "text voice=-, 2016-05-31T21:59:59Z, true",
    "voice voice=prerecorded message.containsAdvertising=true, 2016-05-31T21:59:59Z, false",
    "voice voice=live message.containsAdvertising=true, 2016-05-31T21:59:59Z, false",
    "voice voice=live message.containsAdvertising=true, 2016-05-31T22:00:00Z, true",
    "voice voice=live message.containsAdvertising=false, 2016-05-31T21:59:59Z, true",
    "voice voice=live, 2016-05-31T21:59:59Z, true",
  })
  void messageThatAdvertises_isMarketing(String how, String at, boolean covered) {
    for (String purpose : new String[] {"informational", "account-alert"}) {
      assertThat(
              isCovered(
                  Contact.SCHEMA,
                  "at=%s to.country=FR purpose=%s channel=%s".formatted(at, purpose, how)))
          .isEqualTo(covered);
    }
  }
}
