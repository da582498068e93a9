package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Fact;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.law.Certainty;
import io.lexicall.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections on requests: which law, until when, who asks, and what is owed by kind. */
class RequestRulesTest {
  private static final String USUAL =
      "at=2026-03-01T12:00:00Z country=DE kind=access receivedAt=2026-01-31T09:00:00Z"
          + " identityVerified=true";

  private static Rows rows(String section) {
    return Rows.of(Request.SCHEMA, RequestRules.of(new Regimes()), "gdpr.request-" + section);
  }

  /** Returns the first rule on the deadline of a variant that is law in a place from a day. */
  @SuppressWarnings("unchecked") // they are all about requests
  private static Rule<Request> deadline(String variant, String place, String from) {
    return (Rule<Request>)
        RequestRules.of(new Regimes()).stream()
            .filter(rule -> rule.info().id().equals("gdpr.request-deadline"))
            .filter(rule -> rule.info().variant().equals(variant))
            .filter(rule -> rule.info().placesText().contains(place))
            .filter(rule -> String.valueOf(rule.info().inForce().from()).equals(from))
            .findFirst()
            .orElseThrow();
  }

  /**
   * Half past midnight in Madrid and in Lisbon is the evening before on the islands. Where no
   * region is stated, the clock counts on which the host states the instant; if it is on none, the
   * region is asked for while the month has ended on some of the clocks only.
   */
  @Test
  void month_byTheClockOfTheRegion() {
    rows("deadline")
        .hold(
            USUAL + " at=2026-06-19T12:00:00+02:00 receivedAt=2026-05-19T00:30:00+02:00",
            """
            country=ES region=ES-MD | permit; owes complete-request by 2026-06-19, GDPR Art. 12(3)
            country=ES region=ES-CN | deny; GDPR Art. 12(3)
            country=ES region=ES-TF | deny; GDPR Art. 12(3)
            country=ES              | permit; owes complete-request by 2026-06-19, GDPR Art. 12(3)
            country=ES at=2026-06-18T22:59:59Z      | permit; owes complete-request by 2026-06-18, GDPR Art. 12(3)
            country=ES at=2026-06-18T23:00:00Z      | indeterminate; asks region
            country=ES at=2026-06-19T10:00:00Z      | indeterminate; asks region
            country=ES at=2026-06-19T21:59:59Z      | indeterminate; asks region
            country=ES at=2026-06-19T22:00:00Z      | deny; GDPR Art. 12(3)
            country=ES at=2026-06-19T10:00:00Z completedAt=2026-06-18T22:59:59Z | permit
            country=ES at=2026-06-19T10:00:00Z completedAt=2026-06-18T23:00:00Z | indeterminate; asks region
            country=ES at=2026-06-19T11:00:00+01:00 | deny; GDPR Art. 12(3)
            """);
    rows("deadline")
        .hold(
            USUAL + " at=2026-06-19T12:00:00+01:00 receivedAt=2026-05-19T00:30:00+01:00",
            """
            country=PT region=PT-11 | permit; owes complete-request by 2026-06-19, GDPR Art. 12(3)
            country=PT region=PT-30 | permit; owes complete-request by 2026-06-19, GDPR Art. 12(3)
            country=PT region=PT-20 | deny; GDPR Art. 12(3)
            country=PT              | permit; owes complete-request by 2026-06-19, GDPR Art. 12(3)
            country=PT at=2026-06-18T23:59:59Z      | permit; owes complete-request by 2026-06-18, GDPR Art. 12(3)
            country=PT at=2026-06-19T11:00:00Z      | indeterminate; asks region
            country=PT at=2026-06-19T23:00:00Z      | deny; GDPR Art. 12(3)
            """);
  }

  /** Scotland has neither Easter Monday nor the last Monday of August. */
  @Test
  void month_thatEndsOnAHolidayOfEnglandAlone_isNotMovedInScotland() {
    rows("deadline")
        .hold(
            USUAL,
            """
            country=GB region=GB-ENG receivedAt=2026-07-31T10:00:00Z at=2026-09-01T10:00:00Z | permit; owes complete-request by 2026-09-01, UK GDPR Art. 12(3)
            country=GB region=GB-SCT receivedAt=2026-07-31T10:00:00Z at=2026-09-01T10:00:00Z | deny; UK GDPR Art. 12(3)
            country=GB region=GB-SCT receivedAt=2026-07-31T10:00:00Z at=2026-08-31T10:00:00Z | permit; owes complete-request by 2026-08-31, UK GDPR Art. 12(3)
            country=GB region=GB-WLS receivedAt=2026-03-06T10:00:00Z at=2026-04-07T10:00:00Z | permit; owes complete-request by 2026-04-07, UK GDPR Art. 12(3)
            country=GB region=GB-SCT receivedAt=2026-03-06T10:00:00Z at=2026-04-07T10:00:00Z | deny; UK GDPR Art. 12(3)
            country=GB region=GB-SCT receivedAt=2026-04-04T10:00:00Z at=2026-05-05T10:00:00Z | permit; owes complete-request by 2026-05-05, UK GDPR Art. 12(3)
            """);
  }

  /** Of a part of the country that is not known, no day more is taken than every part gives. */
  @Test
  void month_thatEndsOnAHolidayOfAPartOfTheCountry_asksForThePartBetweenTheirEnds() {
    rows("deadline")
        .hold(
            USUAL + " country=GB",
            """
            receivedAt=2026-03-06T10:00:00Z at=2026-04-06T22:59:59Z | permit; owes complete-request by 2026-04-06, UK GDPR Art. 12(3)
            receivedAt=2026-03-06T10:00:00Z at=2026-04-06T23:00:00Z | indeterminate; asks region
            receivedAt=2026-03-06T10:00:00Z at=2026-04-07T22:59:59Z | indeterminate; asks region
            receivedAt=2026-03-06T10:00:00Z at=2026-04-07T23:00:00Z | deny; UK GDPR Art. 12(3)
            receivedAt=2026-03-06T10:00:00Z at=2026-05-07T10:00:00Z completedAt=2026-04-07T10:00:00Z | indeterminate; asks region
            receivedAt=2026-03-06T10:00:00Z at=2026-05-07T10:00:00Z completedAt=2026-04-06T10:00:00Z | permit
            receivedAt=2026-07-31T10:00:00Z at=2026-08-31T10:00:00Z | permit; owes complete-request by 2026-08-31, UK GDPR Art. 12(3)
            receivedAt=2026-07-31T10:00:00Z at=2026-09-01T10:00:00Z | indeterminate; asks region
            receivedAt=2026-10-30T10:00:00Z at=2026-12-01T10:00:00Z | indeterminate; asks region
            receivedAt=2026-11-25T10:00:00Z at=2026-12-29T10:00:00Z | permit; owes complete-request by 2026-12-29, UK GDPR Art. 12(3)
            """);
  }

  /** Scotland and Northern Ireland have days of their own. */
  @Test
  void month_thatEndsOnAHolidayOfScotlandOrNorthernIreland_isMovedThere() {
    rows("deadline")
        .hold(
            USUAL + " country=GB",
            """
            region=GB-SCT receivedAt=2026-10-30T10:00:00Z at=2026-12-01T10:00:00Z | permit; owes complete-request by 2026-12-01, UK GDPR Art. 12(3)
            region=GB-ENG receivedAt=2026-10-30T10:00:00Z at=2026-12-01T10:00:00Z | deny; UK GDPR Art. 12(3)
            region=GB-NIR receivedAt=2026-10-30T10:00:00Z at=2026-12-01T10:00:00Z | deny; UK GDPR Art. 12(3)
            region=GB-SCT receivedAt=2026-07-03T10:00:00Z at=2026-08-04T10:00:00Z | permit; owes complete-request by 2026-08-04, UK GDPR Art. 12(3)
            region=GB-SCT receivedAt=2026-07-03T10:00:00Z at=2026-08-05T10:00:00Z | deny; UK GDPR Art. 12(3)
            region=GB-SCT receivedAt=2026-05-15T10:00:00Z at=2026-06-16T10:00:00Z | permit; owes complete-request by 2026-06-16, UK GDPR Art. 12(3)
            region=GB-SCT receivedAt=2026-12-04T10:00:00Z at=2027-01-05T10:00:00Z | permit; owes complete-request by 2027-01-05, UK GDPR Art. 12(3)
            region=GB-SCT receivedAt=2026-12-01T10:00:00Z at=2027-01-05T10:00:00Z | permit; owes complete-request by 2027-01-05, UK GDPR Art. 12(3)
            region=GB-SCT receivedAt=2026-12-01T10:00:00Z at=2027-01-06T00:00:00Z | deny; UK GDPR Art. 12(3)
            region=GB-NIR receivedAt=2026-02-17T10:00:00Z at=2026-03-18T10:00:00Z | permit; owes complete-request by 2026-03-18, UK GDPR Art. 12(3)
            region=GB-SCT receivedAt=2026-02-17T10:00:00Z at=2026-03-18T10:00:00Z | deny; UK GDPR Art. 12(3)
            region=GB-NIR receivedAt=2026-06-12T10:00:00Z at=2026-07-14T10:00:00Z | permit; owes complete-request by 2026-07-14, UK GDPR Art. 12(3)
            region=GB-NIR receivedAt=2026-03-06T10:00:00Z at=2026-04-07T10:00:00Z | permit; owes complete-request by 2026-04-07, UK GDPR Art. 12(3)
            """);
  }

  /**
   * Whoever names the law need not name the place while the time runs on everywhere; where it has
   * ended somewhere, the place decides.
   */
  @Test
  void month_ofALawThatIsNamed_endsAtTheEarliestEndInItsCountries() {
    rows("deadline")
        .hold(
            USUAL + " country=- receivedAt=2026-11-10T10:00:00Z",
            """
            law=gdpr    at=2026-11-24T12:00:00Z | permit; owes complete-request by 2026-12-10, GDPR Art. 12(3)
            law=uk-gdpr at=2026-11-24T12:00:00Z | permit; owes complete-request by 2026-12-10, UK GDPR Art. 12(3)
            law=gdpr    at=2026-11-24T12:00:00Z kind=erasure | permit; owes complete-request by 2026-12-10, GDPR Art. 12(3)
            law=gdpr    at=2026-11-24T12:00:00Z kind=- | permit; owes complete-request by 2026-12-10, GDPR Art. 12(3); owes honor-opt-out, GDPR Art. 21(3); owes honor-opt-out, GDPR Art. 7(3)
            law=gdpr    at=2026-11-24T12:00:00Z extendedAt=2026-11-20T10:00:00Z | permit; owes complete-request by 2027-02-10, GDPR Art. 12(3)
            law=gdpr    at=2026-12-10T22:00:00Z | indeterminate; asks country
            law=uk-gdpr at=2026-12-10T22:00:00Z | indeterminate; asks country
            law=gdpr    at=2026-12-12T12:00:00Z | deny; GDPR Art. 12(3)
            law=uk-gdpr at=2026-12-12T12:00:00Z | deny; UK GDPR Art. 12(3)
            """);
  }

  /** Whoever is late reads which day was missed. */
  @ParameterizedTest
  @CsvSource({
    "country=DE at=2026-03-03T12:00:00Z, It was due by 2026-03-02.",
    "country=DE at=2026-05-05T12:00:00Z extendedAt=2026-03-02T12:00:00Z, It was due by 2026-04-30.",
    "country=GB at=2026-03-03T12:00:00Z, It was due by 2026-03-02.",
    "country=CH at=2026-03-03T12:00:00Z, It was due by 2026-03-02.",
  })
  void denial_namesTheDayThatWasMissed(String facts, String told) {
    Verdict verdict =
        Compliance.builder()
            .module(new GdprRules())
            .build()
            .check(Rows.activity(Request.SCHEMA, USUAL + " " + facts));

    assertThat(verdict.findings())
        .filteredOn(finding -> finding.rule().id().equals("gdpr.request-deadline"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).endsWith(" " + told));
  }

  /** The day that is told is the one that was owed, wherever on earth it may be another. */
  @ParameterizedTest
  @CsvSource({
    "GDPR, 2026-02-10T02:00:00Z",
    "GDPR, 2026-02-10T12:00:00Z",
    "GDPR, 2026-02-10T22:30:00Z",
    "GDPR, 2026-11-25T12:00:00Z",
    "UK_GDPR, 2026-02-10T02:00:00Z",
    "UK_GDPR, 2026-02-10T23:30:00Z",
  })
  void denialByANamedLaw_namesTheDayOfTheObligation(PrivacyLaw law, Instant received) {
    Compliance compliance = Compliance.builder().module(new GdprRules()).build();
    Request open =
        Request.builder()
            .law(law)
            .kind(RequestKind.OBJECTION)
            .receivedAt(received)
            .at(received)
            .build();
    LocalDate owed =
        compliance.check(open).obligations().stream()
            .flatMap(each -> each.duty().due().stream())
            .flatMap(due -> due.date().stream())
            .findFirst()
            .orElseThrow();

    assertThat(compliance.check(open.at(received.plus(Duration.ofDays(50)))).findings())
        .filteredOn(finding -> finding.rule().id().equals("gdpr.request-deadline"))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.message()).endsWith(" It was due by " + owed + "."));
  }

  @Test
  void month_fromTheDayOfReceipt() {
    rows("deadline")
        .hold(
            USUAL,
            """
            kind=access                             | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            kind=erasure                            | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            kind=rectification                      | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            kind=restriction                        | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            kind=portability                        | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            kind=objection                          | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            kind=consent-revocation                 | permit; owes honor-opt-out, GDPR Art. 7(3)
            kind=do-not-call                        | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3); owes honor-opt-out, GDPR Art. 21(3)
            kind=do-not-call completedAt=2026-03-01T12:00:00Z | permit
            kind=do-not-call completedAt=2026-03-01T12:00:00.000000001Z | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3); owes honor-opt-out, GDPR Art. 21(3)
            kind=opt-out-of-sale                    | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            kind=-                                  | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3); owes honor-opt-out, GDPR Art. 21(3); owes honor-opt-out, GDPR Art. 7(3)
            identityVerified=-                      | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            at=2026-03-02T22:59:59Z                 | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            at=2026-03-02T23:00:00Z                 | deny; GDPR Art. 12(3)
            at=2026-03-02T23:00:00Z kind=-          | indeterminate; asks kind; owes honor-opt-out, GDPR Art. 21(3); owes honor-opt-out, GDPR Art. 7(3)
            at=2026-03-02T23:00:00Z identityVerified=false | indeterminate; asks identityRequestedAt
            at=2026-03-02T23:00:00Z identityVerified=- | indeterminate; asks identityVerified
            at=2026-03-02T23:00:00Z identityVerified=- kind=objection | deny; GDPR Art. 12(3)
            at=2026-03-02T23:00:00Z completedAt=2026-03-02T22:59:59Z | permit
            at=2026-03-02T23:00:00Z completedAt=2026-03-02T23:00:00Z | deny; GDPR Art. 12(3)
            at=2026-03-02T22:59:59Z completedAt=2026-03-02T23:00:00Z | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            at=2018-05-24T21:59:59Z receivedAt=2018-01-31T09:00:00Z | permit
            at=2018-05-24T22:00:00Z receivedAt=2018-01-31T09:00:00Z | permit
            at=2018-06-26T12:00:00Z receivedAt=2018-05-24T21:59:59Z | permit
            at=2018-06-26T12:00:00Z receivedAt=2018-05-24T22:00:00Z | deny; GDPR Art. 12(3)
            """);
  }

  @Test
  void extension_toldWithinTheMonth_givesThreeFromReceipt() {
    rows("deadline")
        .hold(
            USUAL + " at=2026-04-15T12:00:00Z",
            """
            extendedAt=2026-03-02T22:59:59Z         | permit; owes complete-request by 2026-04-30, GDPR Art. 12(3)
            extendedAt=2026-03-02T23:00:00Z         | deny; GDPR Art. 12(3)
            extendedAt=-                            | deny; GDPR Art. 12(3)
            extendedAt=2026-03-02T22:59:59Z at=2026-03-02T22:59:58Z | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            extendedAt=2026-03-02T22:59:59Z at=2026-03-02T22:59:59Z | permit; owes complete-request by 2026-04-30, GDPR Art. 12(3)
            extendedAt=2026-03-02T22:59:59Z at=2026-04-30T21:59:59Z | permit; owes complete-request by 2026-04-30, GDPR Art. 12(3)
            extendedAt=2026-03-02T22:59:59Z at=2026-04-30T22:00:00Z | deny; GDPR Art. 12(3)
            extendedAt=2026-03-02T22:59:59Z completedAt=2026-04-15T12:00:00Z | permit
            """);
  }

  /**
   * The month of the United Kingdom begins with the proof of who asks, if that was wanted in it.
   */
  @Test
  void unitedKingdom_waitsForTheIdentity() {
    rows("deadline")
        .hold(
            USUAL + " country=GB at=2026-03-03T00:00:00Z",
            """
            at=2026-03-02T23:59:59Z                 | permit; owes complete-request by 2026-03-02, UK GDPR Art. 12(3)
            identityVerified=true                   | deny; UK GDPR Art. 12(3)
            identityVerified=false                  | indeterminate; asks identityRequestedAt
            identityVerified=false completedAt=2026-03-03T00:00:00Z | indeterminate; asks identityRequestedAt
            identityVerified=false identityRequestedAt=2026-03-02T23:59:59Z | permit; owes complete-request, UK GDPR Art. 12(3)
            identityVerified=false identityRequestedAt=2026-03-03T00:00:00Z | deny; UK GDPR Art. 12(3)
            at=2026-03-05T00:00:00Z identityRequestedAt=2026-03-02T12:00:00Z identityVerified=true identityVerifiedAt=2026-03-04T12:00:00Z | permit; owes complete-request by 2026-04-06, UK GDPR Art. 12(3)
            at=2026-03-05T00:00:00Z identityRequestedAt=2026-03-03T12:00:00Z identityVerified=true identityVerifiedAt=2026-03-04T12:00:00Z | deny; UK GDPR Art. 12(3)
            identityVerified=-                      | indeterminate; asks identityVerified
            identityVerified=- completedAt=2026-03-03T00:00:00Z | indeterminate; asks identityVerified
            identityVerified=- completedAt=2026-03-02T23:59:59Z | permit
            kind=objection identityVerified=-       | deny; UK GDPR Art. 12(3)
            kind=objection identityVerified=false   | deny; UK GDPR Art. 12(3)
            kind=- identityVerified=-               | indeterminate; asks identityVerified kind; owes honor-opt-out, UK GDPR Art. 21(3); owes honor-opt-out, UK GDPR Art. 7(3)
            kind=- identityVerified=false           | indeterminate; asks identityRequestedAt kind; owes honor-opt-out, UK GDPR Art. 21(3); owes honor-opt-out, UK GDPR Art. 7(3)
            kind=- identityVerified=true            | indeterminate; asks kind; owes honor-opt-out, UK GDPR Art. 21(3); owes honor-opt-out, UK GDPR Art. 7(3)
            kind=- identityVerified=true completedAt=2026-03-03T00:00:00Z | indeterminate; asks kind
            at=2026-02-04T23:59:59Z receivedAt=2026-01-01T09:00:00Z identityVerified=false | indeterminate; asks identityRequestedAt
            at=2026-02-05T00:00:00Z receivedAt=2026-01-01T09:00:00Z identityVerified=false | indeterminate; asks identityRequestedAt
            at=2020-12-31T23:59:59Z receivedAt=2020-11-01T09:00:00Z | deny; GDPR Art. 12(3)
            at=2021-01-01T00:00:00Z receivedAt=2020-11-01T09:00:00Z | deny; UK GDPR Art. 12(3)
            """);
  }

  @Test
  void switzerland_thirtyDaysForAccessAndPortability() {
    rows("deadline")
        .hold(
            USUAL + " country=CH",
            """
            kind=access                             | permit; owes complete-request by 2026-03-02, FADP Art. 25(7)
            at=2026-03-02T22:59:59Z                 | permit; owes complete-request by 2026-03-02, FADP Art. 25(7)
            at=2026-03-02T23:00:00Z                 | deny; FADP Art. 25(7)
            at=2026-03-02T23:00:00Z completedAt=2026-03-02T22:59:59Z | permit
            at=2026-03-02T23:00:00Z completedAt=2026-03-02T23:00:00Z | deny; FADP Art. 25(7)
            at=2026-03-02T22:59:59Z completedAt=2026-03-02T23:00:00Z | permit; owes complete-request by 2026-03-02, FADP Art. 25(7)
            at=2026-09-02T12:00:00Z extendedAt=2026-03-02T22:59:59Z | permit; owes complete-request, FADP Art. 25(7)
            at=2026-09-02T12:00:00Z extendedAt=2026-03-02T22:59:59Z completedAt=2026-09-02T12:00:00Z | permit
            at=2026-09-02T12:00:00Z extendedAt=2026-03-02T23:00:00Z | deny; FADP Art. 25(7)
            at=2026-03-02T22:59:58Z extendedAt=2026-03-02T22:59:59Z | permit; owes complete-request by 2026-03-02, FADP Art. 25(7)
            kind=erasure                            | permit; owes complete-request, FADP Art. 32(1); FADP Art. 32(2); FADP Art. 30(2)(b)
            kind=rectification at=2026-09-02T12:00:00Z | permit; owes complete-request, FADP Art. 32(1); FADP Art. 32(2); FADP Art. 30(2)(b)
            kind=restriction                        | permit; owes complete-request, FADP Art. 32(1); FADP Art. 32(2); FADP Art. 30(2)(b)
            kind=portability                        | permit; owes complete-request by 2026-03-02, FADP Art. 28(1); DPO Art. 22; DPO Art. 18(1)
            kind=portability at=2026-03-02T22:59:59Z | permit; owes complete-request by 2026-03-02, FADP Art. 28(1); DPO Art. 22; DPO Art. 18(1)
            kind=portability at=2026-03-02T23:00:00Z | deny; FADP Art. 28(1); DPO Art. 22; DPO Art. 18(1)
            kind=portability at=2026-03-02T23:00:00Z completedAt=2026-03-02T22:59:59Z | permit
            kind=portability at=2026-09-02T12:00:00Z extendedAt=2026-03-02T22:59:59Z | permit; owes complete-request, FADP Art. 28(1); DPO Art. 22; DPO Art. 18(1)
            kind=objection                          | permit; owes complete-request, FADP Art. 32(1); FADP Art. 32(2); FADP Art. 30(2)(b)
            kind=objection completedAt=2026-03-01T12:00:00Z | permit
            kind=do-not-call                        | permit; owes honor-opt-out, FADP Art. 30(2)(b)
            at=2023-08-31T21:59:59Z receivedAt=2023-06-01T09:00:00Z | permit
            at=2023-08-31T22:00:00Z receivedAt=2023-06-01T09:00:00Z | permit
            at=2023-10-03T12:00:00Z receivedAt=2023-08-31T21:59:59Z | permit
            at=2023-10-03T12:00:00Z receivedAt=2023-08-31T22:00:00Z | deny; FADP Art. 25(7)
            """);
  }

  @Test
  void statedLaw_governsWhereverTheRequestIsFrom() {
    rows("deadline")
        .hold(
            USUAL + " at=2026-03-15T12:00:00Z",
            """
            country=US law=gdpr                     | deny; GDPR Art. 12(3)
            country=US law=uk-gdpr                  | deny; UK GDPR Art. 12(3)
            country=US law=uk-gdpr identityVerified=- | indeterminate; asks identityVerified
            country=US                              | permit
            country=US law=ccpa                     | permit
            country=DE law=ccpa                     | permit
            country=DE law=uk-gdpr                  | deny; UK GDPR Art. 12(3)
            country=DE law=gdpr                     | deny; GDPR Art. 12(3)
            country=GB law=gdpr                     | deny; GDPR Art. 12(3)
            country=US law=gdpr kind=do-not-call    | deny; GDPR Art. 12(3); owes honor-opt-out, GDPR Art. 21(3)
            country=US law=uk-gdpr kind=do-not-call | deny; UK GDPR Art. 12(3); owes honor-opt-out, UK GDPR Art. 21(3)
            country=JP law=gdpr at=2018-05-24T14:59:59Z receivedAt=2018-01-31T09:00:00Z | permit
            country=JP law=gdpr at=2018-05-24T15:00:00Z receivedAt=2018-01-31T09:00:00Z | permit
            country=JP law=gdpr at=2018-06-27T12:00:00Z receivedAt=2018-05-24T14:59:59Z | permit
            country=JP law=gdpr at=2018-06-27T12:00:00Z receivedAt=2018-05-24T15:00:00Z | deny; GDPR Art. 12(3)
            country=- law=gdpr at=2018-06-27T12:00:00Z receivedAt=2018-05-24T09:59:59Z | permit
            country=- law=gdpr at=2018-06-27T12:00:00Z receivedAt=2018-05-24T10:00:00Z | indeterminate; asks country
            country=- law=gdpr at=2018-06-27T12:00:00Z receivedAt=2018-05-25T11:00:00Z | deny; GDPR Art. 12(3)
            country=GB law=uk-gdpr at=2020-12-31T23:59:59Z receivedAt=2020-06-30T09:00:00Z | deny; GDPR Art. 12(3)
            country=US law=uk-gdpr at=2020-12-31T09:00:00Z receivedAt=2020-06-30T09:00:00Z | deny; GDPR Art. 12(3)
            country=CH law=uk-gdpr at=2020-06-01T12:00:00Z receivedAt=2019-01-01T09:00:00Z | deny; GDPR Art. 12(3)
            country=US law=uk-gdpr at=2021-01-02T12:00:00Z receivedAt=2020-06-30T09:00:00Z | deny; UK GDPR Art. 12(3)
            country=GB law=uk-gdpr at=2021-01-01T00:00:00Z receivedAt=2020-06-30T09:00:00Z | deny; UK GDPR Art. 12(3)
            country=GB law=uk-gdpr at=2026-02-04T23:59:59Z receivedAt=2025-06-30T09:00:00Z identityVerified=false | indeterminate; asks identityRequestedAt
            country=GB law=uk-gdpr at=2026-02-05T00:00:00Z receivedAt=2025-06-30T09:00:00Z identityVerified=false | indeterminate; asks identityRequestedAt
            """);
  }

  /** The day ends on Réunion first, and in the west of Kiribati, where it was begun, last. */
  @Test
  void placeUnknown_isAskedForWhereItTells() {
    String usual = USUAL + " country=- receivedAt=2026-02-10T12:00:00Z";
    Rows.alone(deadline("stated-gdpr", "everywhere", "2018-05-25"))
        .hold(
            usual + " law=gdpr",
            """
            at=2026-03-01T12:00:00Z                                  | owes complete-request by 2026-03-10, GDPR Art. 12(3)
            at=2026-03-11T12:00:00Z completedAt=2026-03-10T19:59:59Z | pass
            at=2026-03-11T12:00:00Z completedAt=2026-03-10T20:00:00Z | asks country
            at=2026-03-11T12:00:00Z completedAt=2026-03-11T11:59:59Z | asks country
            at=2026-03-11T12:00:00Z completedAt=2026-03-11T12:00:00Z | deny; GDPR Art. 12(3)
            at=2026-03-11T12:00:00Z                                  | deny; GDPR Art. 12(3)
            at=2026-04-01T12:00:00Z extendedAt=2026-03-10T19:59:59Z  | owes complete-request by 2026-05-11, GDPR Art. 12(3)
            at=2026-04-01T12:00:00Z extendedAt=2026-03-10T19:59:59Z completedAt=2026-04-01T12:00:00Z | pass
            at=2026-04-01T12:00:00Z extendedAt=2026-03-10T20:00:00Z  | asks country
            at=2026-04-01T12:00:00Z extendedAt=2026-03-10T20:00:00Z completedAt=2026-04-01T12:00:00Z | asks country
            at=2026-04-01T12:00:00Z extendedAt=2026-03-10T20:00:00Z completedAt=2026-03-09T12:00:00Z | pass
            at=2026-04-01T12:00:00Z extendedAt=2026-03-11T12:00:00Z  | deny; GDPR Art. 12(3)
            at=2026-06-01T12:00:00Z extendedAt=2026-03-10T20:00:00Z  | deny; GDPR Art. 12(3)
            """);
    Rows.alone(deadline("stated-uk-gdpr", "everywhere", "2021-01-01"))
        .hold(
            usual + " law=uk-gdpr at=2026-03-10T20:00:00Z",
            """
            identityVerified=true           | asks country
            identityVerified=-              | asks country identityVerified
            identityVerified=false          | asks country identityRequestedAt
            identityVerified=false kind=-   | asks country identityRequestedAt kind
            identityVerified=false completedAt=2026-03-10T20:00:00Z | asks country identityRequestedAt
            identityVerified=true completedAt=2026-03-10T20:00:00Z  | asks country
            """);
  }

  /** EDPB Guidelines 01/2022: the month stands still while a question is open, and runs on then. */
  @Test
  void month_standsStillWhileAQuestionIsOpen() {
    rows("deadline")
        .hold(
            USUAL + " at=2026-03-20T12:00:00Z identityVerified=false",
            """
            identityRequestedAt=2026-02-10T09:00:00Z | permit; owes complete-request, GDPR Art. 12(3)
            identityRequestedAt=2026-03-02T22:59:59Z | permit; owes complete-request, GDPR Art. 12(3)
            identityRequestedAt=2026-03-02T23:00:00Z | deny; GDPR Art. 12(3)
            identityRequestedAt=2026-02-10T09:00:00Z completedAt=2026-03-19T12:00:00Z | permit
            identityRequestedAt=2026-02-10T09:00:00Z identityVerified=true | indeterminate; asks identityVerifiedAt
            identityRequestedAt=2026-02-10T09:00:00Z identityVerifiedAt=2026-03-02T09:00:00Z identityVerified=true | permit; owes complete-request by 2026-03-20, GDPR Art. 12(3)
            identityRequestedAt=2026-02-10T09:00:00Z identityVerifiedAt=2026-03-02T09:00:00Z identityVerified=true at=2026-03-20T23:00:00Z | deny; GDPR Art. 12(3)
            identityRequestedAt=2026-02-10T09:00:00Z identityVerifiedAt=2026-02-10T10:00:00Z identityVerified=true | deny; GDPR Art. 12(3)
            identityRequestedAt=2026-02-10T09:00:00Z kind=objection | deny; GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-10T09:00:00Z identityVerified=true | permit; owes complete-request, GDPR Art. 12(3)
            clarificationRequestedAt=2026-03-02T23:00:00Z identityVerified=true | deny; GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-10T09:00:00Z clarifiedAt=2026-03-02T09:00:00Z identityVerified=true | permit; owes complete-request by 2026-03-20, GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-10T09:00:00Z clarifiedAt=2026-02-20T09:00:00Z identityVerified=true | deny; GDPR Art. 12(3)
            at=2026-02-15T12:00:00Z identityRequestedAt=2026-02-10T09:00:00Z | permit; owes complete-request, GDPR Art. 12(3)
            """);
    rows("deadline")
        .hold(
            USUAL + " country=GB at=2026-03-20T12:00:00Z identityVerified=true",
            """
            identityRequestedAt=2026-02-10T09:00:00Z identityVerifiedAt=2026-03-02T09:00:00Z | permit; owes complete-request by 2026-04-02, UK GDPR Art. 12(3)
            identityRequestedAt=2026-02-10T09:00:00Z identityVerifiedAt=2026-02-19T09:00:00Z at=2026-03-19T23:59:59Z | permit; owes complete-request by 2026-03-19, UK GDPR Art. 12(3)
            identityRequestedAt=2026-02-10T09:00:00Z identityVerifiedAt=2026-02-19T09:00:00Z | deny; UK GDPR Art. 12(3)
            identityRequestedAt=2026-02-10T09:00:00Z | indeterminate; asks identityVerifiedAt
            identityRequestedAt=2026-02-10T09:00:00Z identityVerified=false | permit; owes complete-request, UK GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-10T09:00:00Z clarifiedAt=2026-03-02T09:00:00Z | permit; owes complete-request by 2026-03-20, UK GDPR Art. 12(3)
            """);
  }

  /** A clock that stands still cannot stand still twice. */
  @Test
  void month_standsStillOnceForTwoQuestions() {
    String asked =
        USUAL
            + " at=2026-03-01T12:00:00Z identityRequestedAt=2026-02-10T10:00:00Z"
            + " identityVerifiedAt=2026-02-20T10:00:00Z";
    rows("deadline")
        .hold(
            asked,
            """
            clarificationRequestedAt=2026-02-10T10:00:00Z clarifiedAt=2026-02-20T10:00:00Z | permit; owes complete-request by 2026-03-10, GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-12T10:00:00Z clarifiedAt=2026-02-22T10:00:00Z | permit; owes complete-request by 2026-03-12, GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-12T10:00:00Z clarifiedAt=2026-02-22T10:00:00Z at=2026-03-12T22:59:59Z | permit; owes complete-request by 2026-03-12, GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-12T10:00:00Z clarifiedAt=2026-02-22T10:00:00Z at=2026-03-12T23:00:00Z | deny; GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-12T10:00:00Z clarifiedAt=2026-02-22T10:00:00Z at=2026-04-18T10:00:00Z completedAt=2026-03-19T10:00:00Z | deny; GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-20T10:00:00Z clarifiedAt=2026-02-24T10:00:00Z | permit; owes complete-request by 2026-03-16, GDPR Art. 12(3)
            clarificationRequestedAt=2026-03-11T10:00:00Z clarifiedAt=2026-03-19T10:00:00Z at=2026-03-20T12:00:00Z | deny; GDPR Art. 12(3)
            """);
    rows("deadline")
        .hold(
            asked + " country=GB",
            """
            clarificationRequestedAt=2026-02-03T10:00:00Z clarifiedAt=2026-02-06T10:00:00Z | permit; owes complete-request by 2026-03-20, UK GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-12T10:00:00Z clarifiedAt=2026-02-18T10:00:00Z | permit; owes complete-request by 2026-03-20, UK GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-10T10:00:00Z clarifiedAt=2026-02-20T10:00:00Z | permit; owes complete-request by 2026-03-20, UK GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-12T10:00:00Z clarifiedAt=2026-02-22T10:00:00Z | permit; owes complete-request by 2026-03-23, UK GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-25T10:00:00Z clarifiedAt=2026-02-27T10:00:00Z | permit; owes complete-request by 2026-03-23, UK GDPR Art. 12(3)
            """);
  }

  /** What was asked before the request came was asked about another one. */
  @Test
  void questionsBeforeTheRequest_changeNothing() {
    rows("deadline")
        .hold(
            USUAL + " at=2026-02-25T10:00:00Z",
            """
            identityRequestedAt=2026-01-10T10:00:00Z identityVerifiedAt=2026-01-20T10:00:00Z | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            identityRequestedAt=2026-01-10T10:00:00Z identityVerifiedAt=2026-02-20T10:00:00Z | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            clarificationRequestedAt=2026-01-03T10:00:00Z clarifiedAt=2026-02-06T10:00:00Z | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            clarificationRequestedAt=2026-01-10T10:00:00Z at=2026-06-25T10:00:00Z | deny; GDPR Art. 12(3)
            identityRequestedAt=2026-01-10T10:00:00Z identityVerified=false at=2026-06-25T10:00:00Z | deny; GDPR Art. 12(3)
            identityRequestedAt=2026-01-31T08:59:59Z identityVerified=false at=2026-06-25T10:00:00Z | deny; GDPR Art. 12(3)
            identityRequestedAt=2026-01-31T09:00:00Z identityVerified=false at=2026-06-25T10:00:00Z | permit; owes complete-request, GDPR Art. 12(3)
            country=GB identityRequestedAt=2026-01-10T10:00:00Z identityVerifiedAt=2026-01-20T10:00:00Z | permit; owes complete-request by 2026-03-02, UK GDPR Art. 12(3)
            country=GB identityRequestedAt=2026-02-10T10:00:00Z identityVerifiedAt=2026-01-20T10:00:00Z | permit; owes complete-request by 2026-03-02, UK GDPR Art. 12(3)
            country=GB clarificationRequestedAt=2026-01-10T10:00:00Z at=2026-06-25T10:00:00Z | deny; UK GDPR Art. 12(3)
            """);
  }

  /** The month ended on a Saturday, so that it ran to Monday 2 March. */
  @Test
  void questionAsked_betweenTheLastDayAndTheNextWorkingDay() {
    rows("deadline")
        .hold(
            USUAL,
            """
            clarificationRequestedAt=2026-03-01T10:00:00Z at=2026-03-03T09:59:00Z | permit; owes complete-request, GDPR Art. 12(3)
            clarificationRequestedAt=2026-03-01T10:00:00Z clarifiedAt=2026-03-03T10:00:00Z at=2026-03-03T10:01:00Z | permit; owes complete-request by 2026-03-04, GDPR Art. 12(3)
            clarificationRequestedAt=2026-03-02T10:00:00Z clarifiedAt=2026-03-12T10:00:00Z at=2026-03-12T22:59:59Z | permit; owes complete-request by 2026-03-12, GDPR Art. 12(3)
            clarificationRequestedAt=2026-03-02T10:00:00Z clarifiedAt=2026-03-12T10:00:00Z at=2026-03-12T23:00:00Z | deny; GDPR Art. 12(3)
            clarificationRequestedAt=2026-02-28T10:00:00Z clarifiedAt=2026-03-01T10:00:00Z at=2026-03-02T10:01:00Z | permit; owes complete-request by 2026-03-02, GDPR Art. 12(3)
            """);
  }

  /** Who was asked too late, or before, is late whether or not he proved who he is. */
  @Test
  void identityUnknown_isNotAskedForWhereItIsAllTheSame() {
    rows("deadline")
        .hold(
            USUAL + " receivedAt=2026-10-01T10:00:00Z at=2026-11-24T11:00:00Z identityVerified=-",
            """
            identityRequestedAt=2026-11-10T10:00:00Z  | deny; GDPR Art. 12(3)
            identityRequestedAt=2026-09-10T10:00:00Z  | deny; GDPR Art. 12(3)
            identityRequestedAt=2026-10-10T10:00:00Z  | indeterminate; asks identityVerified
            identityRequestedAt=-                     | indeterminate; asks identityVerified
            """);
  }

  /** Obligationenrecht Art. 78(1) and the act on Saturdays: the next working day. */
  @Test
  void thirtyDays_thatEndOnAWeekendOrHolidayInSwitzerland() {
    rows("deadline")
        .hold(
            USUAL + " country=CH",
            """
            receivedAt=2026-07-02T10:00:00Z at=2026-07-03T10:00:00Z | permit; owes complete-request by 2026-08-03, FADP Art. 25(7)
            receivedAt=2026-07-03T10:00:00Z at=2026-08-03T21:59:59Z | permit; owes complete-request by 2026-08-03, FADP Art. 25(7)
            receivedAt=2026-07-03T10:00:00Z at=2026-08-03T22:00:00Z | deny; FADP Art. 25(7)
            receivedAt=2026-11-25T10:00:00Z at=2026-12-28T08:00:00Z | permit; owes complete-request by 2026-12-28, FADP Art. 25(7)
            receivedAt=2026-11-25T10:00:00Z at=2026-12-28T23:00:00Z | deny; FADP Art. 25(7)
            """);
  }

  @Test
  void identityInDoubt_isVerifiedFirst() {
    rows("identity")
        .hold(
            USUAL + " identityVerified=false",
            """
            kind=access              | permit; owes verify-identity, GDPR Art. 12(6)
            kind=erasure             | permit; owes verify-identity, GDPR Art. 12(6)
            kind=rectification       | permit; owes verify-identity, GDPR Art. 12(6)
            kind=restriction         | permit; owes verify-identity, GDPR Art. 12(6)
            kind=portability         | permit; owes verify-identity, GDPR Art. 12(6)
            kind=objection           | permit
            kind=do-not-call         | permit
            identityVerified=true    | permit
            identityVerified=-       | permit; owes verify-identity, GDPR Art. 12(6)
            completedAt=2026-03-01T12:00:00Z | permit
            country=GB               | permit; owes verify-identity, UK GDPR Art. 12(6)
            country=CH               | permit; owes verify-identity, DPO Art. 16(5)
            country=US law=gdpr      | permit; owes verify-identity, GDPR Art. 12(6)
            country=US law=uk-gdpr   | permit; owes verify-identity, UK GDPR Art. 12(6)
            """);
  }

  @Test
  void kinds_oweWhatTheirArticleGives() {
    rows("scope")
        .hold(
            USUAL,
            """
            kind=access              | permit; owes provide-copy, GDPR Art. 15(3)
            kind=erasure             | permit; owes notify-recipients, GDPR Art. 19
            kind=rectification       | permit; owes notify-recipients, GDPR Art. 19
            kind=restriction         | permit; owes notify-recipients, GDPR Art. 19
            kind=portability         | permit; owes provide-machine-readable-copy, GDPR Art. 20(1)
            kind=objection           | permit; owes stop-unless-compelling-grounds, GDPR Art. 21(1)
            kind=do-not-call         | permit
            kind=access completedAt=2026-03-01T12:00:00Z | permit
            kind=access country=CH   | permit; owes provide-copy, FADP Art. 25(2)(b)
            kind=erasure country=CH  | permit; owes notify-recipients, FADP Art. 32(4)
            kind=portability country=CH | permit; owes provide-machine-readable-copy, FADP Art. 28(1)
            kind=objection country=GB | permit; owes stop-unless-compelling-grounds, UK GDPR Art. 21(1)
            kind=objection country=US law=uk-gdpr | permit; owes stop-unless-compelling-grounds, UK GDPR Art. 21(1)
            """);
  }

  @Test
  void card_namesWhatCounts() {
    assertThat(paths(deadline("", "DE", "2018-05-25")))
        .containsExactly(
            "agent",
            "agent.authorized",
            "clarificationRequestedAt",
            "clarifiedAt",
            "completedAt",
            "country",
            "extendedAt",
            "identityRequestedAt",
            "identityVerified",
            "identityVerifiedAt",
            "kind",
            "law",
            "receivedAt",
            "region");
    assertThat(paths(deadline("", "GB", "2021-01-01")))
        .containsExactly(
            "agent",
            "agent.authorized",
            "clarificationRequestedAt",
            "clarifiedAt",
            "completedAt",
            "country",
            "extendedAt",
            "identityRequestedAt",
            "identityVerified",
            "identityVerifiedAt",
            "kind",
            "law",
            "receivedAt",
            "region");
    assertThat(paths(deadline("access", "CH", "2023-09-01")))
        .containsExactly("completedAt", "country", "extendedAt", "kind", "law", "receivedAt");
    assertThat(deadline("access", "CH", "2023-09-01").info().obligations())
        .containsExactly("complete-request");
    assertThat(deadline("", "DE", "2018-05-25").info().obligations())
        .containsExactly("complete-request");
  }

  /** The text of the British act was not read. */
  @Test
  void card_saysHowSureTheReadingIs() {
    assertThat(deadline("", "DE", "2018-05-25").info().certainty()).isEqualTo(Certainty.HIGH);
    assertThat(deadline("", "GB", "2021-01-01").info().certainty()).isEqualTo(Certainty.MEDIUM);
  }

  private static List<String> paths(Rule<Request> rule) {
    return rule.info().reads().stream().map(Fact::path).toList();
  }

  /** A request need not call a right by the name that the GDPR gives it. */
  @Test
  void otherNames_areTheSameRights() {
    for (String kind :
        List.of("accounting", "amendment", "opt-out-of-sale", "limit-sensitive", "do-not-call")) {
      boolean objects = !kind.equals("accounting") && !kind.equals("amendment");
      String owes = kind.equals("do-not-call") ? "; owes honor-opt-out, GDPR Art. 21(3)" : "";
      rows("deadline")
          .hold(
              "receivedAt=2026-09-15T11:00:00Z country=DE kind=" + kind,
              """
              at=2026-10-15T21:59:59Z identityVerified=true | permit; owes complete-request by 2026-10-15, GDPR Art. 12(3)%1$s
              at=2026-10-15T22:00:00Z identityVerified=true | deny; GDPR Art. 12(3)%1$s
              at=2026-10-15T22:00:00Z identityVerified=false | %2$s%1$s
              """
                  .formatted(
                      owes,
                      objects
                          ? "deny; GDPR Art. 12(3)"
                          : "indeterminate; asks identityRequestedAt"));
    }
    rows("deadline")
        .hold(
            "receivedAt=2026-09-15T11:00:00Z country=DE kind=consent-revocation",
            "at=2027-10-15T22:00:00Z | permit; owes honor-opt-out, GDPR Art. 7(3)\n");
  }

  /** What another law calls an opt-out is an objection: it stops until grounds are shown. */
  @Test
  void objections_byOtherNames_stopTheProcessing() {
    Rows rows = rows("scope");
    String usual = "receivedAt=2026-09-15T11:00:00Z country=DE at=2026-09-16T11:00:00Z kind=";
    for (String kind : List.of("objection", "opt-out-of-sale", "limit-sensitive")) {
      assertThat(rows.answer(usual + kind))
          .as(kind)
          .isEqualTo("permit; owes stop-unless-compelling-grounds, GDPR Art. 21(1)");
      assertThat(rows.answer(usual + kind + " completedAt=2026-09-16T10:00:00Z"))
          .as(kind)
          .isEqualTo("permit");
    }
    assertThat(rows.answer(usual + "do-not-call")).isEqualTo("permit");
  }

  /** Nobody is told of more time for a request that has not come. */
  @Test
  void extension_countsFromTheRequest() {
    rows("deadline")
        .hold(
            "receivedAt=2026-09-15T11:00:00Z country=DE kind=access identityVerified=true"
                + " at=2026-11-15T12:00:00Z",
            """
            extendedAt=2026-09-15T10:59:59Z | deny; GDPR Art. 12(3)
            extendedAt=2026-09-15T11:00:00Z | permit; owes complete-request by 2026-12-15, GDPR Art. 12(3)
            """);
    rows("deadline")
        .hold(
            "receivedAt=2026-09-15T11:00:00Z country=CH kind=access at=2026-11-15T12:00:00Z",
            """
            extendedAt=2026-09-15T10:59:59Z | deny; FADP Art. 25(7)
            extendedAt=2026-09-15T11:00:00Z | permit; owes complete-request, FADP Art. 25(7)
            """);
  }
}
