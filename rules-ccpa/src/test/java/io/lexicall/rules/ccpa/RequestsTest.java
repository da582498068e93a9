package io.lexicall.rules.ccpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.AuthorizedAgent;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Storage;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of request is owed on the day on which it comes in, and by which provision. */
class RequestsTest {
  private static Verdict check(Activity<?> activity) {
    return Compliance.builder().module(new CcpaRules()).build().check(activity);
  }

  private static Request.Builder request(RequestKind kind, String region, LocalDate day) {
    Instant noon = Instant.parse(day + "T20:00:00Z");
    return Request.builder()
        .kind(kind)
        .country(Place.of("US"))
        .region(Place.of(region))
        .receivedAt(noon)
        .identityVerified(false)
        .at(noon);
  }

  /** The obligations in the order of the rules, each with its provision, but for general acts. */
  private static String owed(Request request) {
    return check(request).obligations().stream()
        .map(each -> each.duty().name() + " " + each.citation().split("; Cal. Code Civ. Proc.")[0])
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ACCESS | 2020-08-13 | complete-request Cal. Civ. Code 1798.130(a)(2)",
        "ACCESS | 2020-08-14 | acknowledge-request 11 CCR 999.313(a);"
            + " complete-request Cal. Civ. Code 1798.130(a)(2);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2)",
        "ERASURE | 2019-12-31 | ''",
        "ERASURE | 2020-01-01 | complete-request Cal. Civ. Code 1798.130(a)(2);"
            + " notify-recipients Cal. Civ. Code 1798.105(c)",
        "ERASURE | 2022-05-04 | acknowledge-request 11 CCR 999.313(a);"
            + " complete-request Cal. Civ. Code 1798.130(a)(2);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2);"
            + " notify-recipients Cal. Civ. Code 1798.105(c)",
        "ERASURE | 2022-05-05 | acknowledge-request 11 CCR 7021(a);"
            + " complete-request Cal. Civ. Code 1798.130(a)(2);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2);"
            + " notify-recipients Cal. Civ. Code 1798.105(c)",
        "ERASURE | 2022-12-31 | acknowledge-request 11 CCR 7021(a);"
            + " complete-request Cal. Civ. Code 1798.130(a)(2);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2);"
            + " notify-recipients Cal. Civ. Code 1798.105(c)",
        "ERASURE | 2023-01-01 | acknowledge-request 11 CCR 7021(a);"
            + " complete-request Cal. Civ. Code 1798.130(a)(2)(A);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2);"
            + " notify-recipients Cal. Civ. Code 1798.105(c)(1)",
        "PORTABILITY | 2023-01-01 | acknowledge-request 11 CCR 7021(a);"
            + " complete-request Cal. Civ. Code 1798.130(a)(2)(A);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2)",
        "RECTIFICATION | 2022-12-31 | ''",
        "RECTIFICATION | 2023-03-28 | complete-request Cal. Civ. Code 1798.130(a)(2)(A);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2)",
        "RECTIFICATION | 2023-03-29 | acknowledge-request 11 CCR 7021(a);"
            + " complete-request Cal. Civ. Code 1798.130(a)(2)(A);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2);"
            + " notify-recipients 11 CCR 7023(c)",
        "OPT_OUT_OF_SALE | 2019-12-31 | ''",
        "OPT_OUT_OF_SALE | 2020-01-01 | complete-request Cal. Civ. Code 1798.120(a);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(a)(5)",
        "OPT_OUT_OF_SALE | 2020-08-13 | complete-request Cal. Civ. Code 1798.120(a);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(a)(5)",
        "OPT_OUT_OF_SALE | 2020-08-14 | complete-request 11 CCR 999.315;"
            + " do-not-ask-again Cal. Civ. Code 1798.135(a)(5)",
        "OPT_OUT_OF_SALE | 2022-05-04 | complete-request 11 CCR 999.315;"
            + " do-not-ask-again Cal. Civ. Code 1798.135(a)(5)",
        "OPT_OUT_OF_SALE | 2022-05-05 | complete-request 11 CCR 7026(e);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(a)(5)",
        "OPT_OUT_OF_SALE | 2022-12-31 | complete-request 11 CCR 7026(e);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(a)(5)",
        "OPT_OUT_OF_SALE | 2023-01-01 | complete-request 11 CCR 7026(e);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(c)(4)",
        "OPT_OUT_OF_SALE | 2023-03-28 | complete-request 11 CCR 7026(e);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(c)(4)",
        "OPT_OUT_OF_SALE | 2023-03-29 | complete-request 11 CCR 7026(f);"
            + " notify-recipients 11 CCR 7026(f)(2);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(c)(4)",
        "OPT_OUT_OF_SALE | 2025-12-31 | complete-request 11 CCR 7026(f);"
            + " notify-recipients 11 CCR 7026(f)(2);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(c)(4)",
        "OPT_OUT_OF_SALE | 2026-01-01 | complete-request 11 CCR 7026(f);"
            + " notify-recipients 11 CCR 7026(f)(2);"
            + " confirm-opt-out 11 CCR 7026(g);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(c)(4)",
        "LIMIT_SENSITIVE | 2022-12-31 | ''",
        "LIMIT_SENSITIVE | 2023-01-01 | complete-request Cal. Civ. Code 1798.121(b);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(c)(4)",
        "LIMIT_SENSITIVE | 2023-03-28 | complete-request Cal. Civ. Code 1798.121(b);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(c)(4)",
        "LIMIT_SENSITIVE | 2023-03-29 | complete-request 11 CCR 7027(g);"
            + " notify-recipients 11 CCR 7027(g)(2)-(3);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(c)(4)",
        "LIMIT_SENSITIVE | 2025-12-31 | complete-request 11 CCR 7027(g);"
            + " notify-recipients 11 CCR 7027(g)(2)-(3);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(c)(4)",
        "LIMIT_SENSITIVE | 2026-01-01 | complete-request 11 CCR 7027(g);"
            + " notify-recipients 11 CCR 7027(g)(2)-(3);"
            + " confirm-opt-out 11 CCR 7027(h);"
            + " do-not-ask-again Cal. Civ. Code 1798.135(c)(4)",
        "OBJECTION | 2026-12-31 | ''",
        "OBJECTION | 2027-01-01 | notify-recipients 11 CCR 7221(n)(2);"
            + " confirm-opt-out 11 CCR 7221(h);"
            + " do-not-ask-again 11 CCR 7221(k);"
            + " complete-request 11 CCR 7221(n)",
      })
  void california_fromTheFirstDayOfEachProvision(RequestKind kind, LocalDate day, String owed) {
    Request.Builder request = request(kind, "US-CA", day);

    assertThat(owed(request.build())).isEqualTo(owed);
    assertThat(owed(request.law(PrivacyLaw.CCPA).build())).isEqualTo(owed);
  }

  @ParameterizedTest
  @CsvSource({
    "US-CA, ACCESS, 2026-10-01T20:00:00Z, false",
    "US-CA, ACCESS, 2026-10-01T19:59:59Z, true",
    "US-CA, RECTIFICATION, 2026-10-01T20:00:00Z, false",
    "US-CA, RECTIFICATION, 2026-10-01T19:59:59Z, true",
    "US-VA, ACCESS, 2026-10-01T20:00:00Z, false",
    "US-VA, ACCESS, 2026-10-01T19:59:59Z, true",
  })
  void identityIsVerified_unlessThisRequestWasAnswered(
      String region, RequestKind kind, Instant answered, boolean owed) {
    Request request =
        request(kind, region, LocalDate.of(2026, 10, 1))
            .completedAt(answered)
            .at(Instant.parse("2026-10-02T20:00:00Z"))
            .build();

    assertThat(owed(request).contains("verify-identity")).isEqualTo(owed);
  }

  @ParameterizedTest
  @CsvSource({
    "US-VA, ACCESS, complete-request verify-identity",
    "US-VA, PORTABILITY, complete-request verify-identity",
    "US-VA, ERASURE, complete-request verify-identity",
    "US-VA, RECTIFICATION, complete-request verify-identity",
    "US-VA, OPT_OUT_OF_SALE, complete-request verify-identity",
    "US-CT, OPT_OUT_OF_SALE, complete-request",
    "US-CO, OPT_OUT_OF_SALE, complete-request verify-identity notify-recipients",
    "US-CO, OBJECTION, complete-request verify-identity notify-recipients",
    "US-CO, ERASURE, complete-request verify-identity",
    "US-CO, CONSENT_REVOCATION, complete-request",
    "US-VA, CONSENT_REVOCATION, ''",
    "US-VA, LIMIT_SENSITIVE, ''",
    "US-FL, LIMIT_SENSITIVE, complete-request verify-identity",
    "US-IA, LIMIT_SENSITIVE, complete-request",
    "US-UT, LIMIT_SENSITIVE, complete-request",
    "US-IA, RECTIFICATION, ''",
    "US-WA, ACCESS, complete-request",
    "US-WA, ERASURE, complete-request notify-recipients",
    "US-WA, OPT_OUT_OF_SALE, ''",
    "US-WA, OBJECTION, ''",
    "US-WA, PORTABILITY, ''",
    "US-NV, OPT_OUT_OF_SALE, complete-request complete-request verify-identity",
    "US-NV, OBJECTION, complete-request",
    "US-NV, CONSENT_REVOCATION, complete-request",
    "US-NV, LIMIT_SENSITIVE, ''",
    "US-NV, ACCESS, complete-request",
    "US-NV, ERASURE, complete-request notify-recipients",
  })
  void states_eachKind(String region, RequestKind kind, String owed) {
    assertThat(
            check(request(kind, region, LocalDate.of(2026, 11, 24)).build()).obligations().stream()
                .map(each -> each.duty().name())
                .collect(Collectors.joining(" ")))
        .isEqualTo(owed);
  }

  /** What is owed in time is late afterwards, under an act on health data alone too. */
  @ParameterizedTest
  @CsvSource({
    "ACCESS, US-WA, 2026-10-10, PERMIT",
    "ACCESS, US-WA, 2026-10-09, DENY",
    "ERASURE, US-WA, 2026-10-09, DENY",
    "PORTABILITY, US-WA, 2026-10-09, PERMIT",
    "ACCESS, US-WA, 2024-03-30, PERMIT",
    "ACCESS, US-WA, 2024-03-31, DENY",
    "ACCESS, US-VA, 2026-02-02, DENY",
    "ERASURE, US-NV, 2026-10-25, PERMIT",
    "ERASURE, US-NV, 2026-10-24, DENY",
    "ACCESS, US-NV, 2026-10-10, PERMIT",
    "ACCESS, US-NV, 2026-10-09, DENY",
    "ERASURE, US-VA, 2026-02-02, DENY",
    "ERASURE, US-NY, 2026-02-02, PERMIT",
    "LIMIT_SENSITIVE, US-FL, 2026-10-10, PERMIT",
    "LIMIT_SENSITIVE, US-FL, 2026-10-09, DENY",
    "LIMIT_SENSITIVE, US-FL, 2024-06-30, PERMIT",
    "LIMIT_SENSITIVE, US-FL, 2024-07-01, DENY",
    "LIMIT_SENSITIVE, US-IA, 2025-01-01, PERMIT",
    "LIMIT_SENSITIVE, US-UT, 2023-12-31, PERMIT",
    "OBJECTION, US-NV, 2026-10-10, PERMIT",
    "OBJECTION, US-NV, 2026-10-09, DENY",
    "OBJECTION, US-NV, 2024-03-30, PERMIT",
    "OBJECTION, US-NV, 2024-03-31, DENY",
    "OPT_OUT_OF_SALE, US-NV, 2026-10-10, PERMIT",
    "OPT_OUT_OF_SALE, US-NV, 2026-10-09, DENY",
    "CONSENT_REVOCATION, US-NV, 2026-10-10, PERMIT",
    "CONSENT_REVOCATION, US-NV, 2026-10-09, DENY",
    "CONSENT_REVOCATION, US-CO, 2026-10-10, PERMIT",
    "CONSENT_REVOCATION, US-CO, 2026-10-09, DENY",
    "CONSENT_REVOCATION, US-CO, 2023-06-30, PERMIT",
    "CONSENT_REVOCATION, US-CO, 2023-07-01, DENY",
  })
  void lateAnswer_isDenied(RequestKind kind, String region, LocalDate received, Decision expected) {
    Request request = request(kind, region, received).identityVerified(true).build();

    assertThat(check(request.at(Instant.parse("2026-11-24T20:00:00Z"))).decision())
        .isEqualTo(expected);
  }

  /** An opt-out of sensitive data for which the act names no days is owed until it is heard. */
  @ParameterizedTest
  @CsvSource({
    "US-IA, 2024-12-31, false",
    "US-IA, 2025-01-01, true",
    "US-UT, 2023-12-30, false",
    "US-UT, 2023-12-31, true",
  })
  void sensitiveData_optOutWithoutADay(String region, LocalDate received, boolean owed) {
    Request open =
        request(RequestKind.LIMIT_SENSITIVE, region, received)
            .at(Instant.parse("2026-11-24T20:00:00Z"))
            .build();

    assertThat(owed(open).startsWith("complete-request")).isEqualTo(owed);
    assertThat(check(open).obligations()).allMatch(each -> each.duty().due().isEmpty());
    assertThat(owed(open.with(Request.COMPLETED_AT, open.at()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "US-CO, ACCESS, 2023-06-30, false",
    "US-CO, ACCESS, 2023-07-01, true",
    "US-CO, RECTIFICATION, 2026-10-01, true",
    "US-CO, OPT_OUT_OF_SALE, 2026-10-01, true",
    "US-CO, OBJECTION, 2026-10-01, true",
    "US-CO, LIMIT_SENSITIVE, 2026-10-01, false",
    "US-VA, ACCESS, 2026-10-01, false",
  })
  void recordOfRequest_isKeptForMonths(
      String region, RequestKind kind, LocalDate received, boolean kept) {
    Request.Builder open = request(kind, region, received).identityVerified(true);
    Request answered = open.completedAt(Instant.parse(received + "T21:00:00Z")).build();
    Request later = answered.at(Instant.parse("2026-11-24T20:00:00Z"));

    assertThat(check(later).obligations())
        .filteredOn(each -> each.duty().name().equals("keep-request-record"))
        .extracting(each -> each.citation() + " " + each.duty().due().orElseThrow().date())
        .isEqualTo(
            kept ? List.of("4 CCR 904-3-6.11 " + Optional.of(received.plusYears(2))) : List.of());
  }

  /** Nobody is asked again for twelve months from the request, answered or not, to the last day. */
  @ParameterizedTest
  @CsvSource({
    "OPT_OUT_OF_SALE, 2026-03-02, 2026-03-02T20:00:00Z, 2027-03-02",
    "OPT_OUT_OF_SALE, 2026-03-02, 2027-03-03T07:59:59Z, 2027-03-02",
    "OPT_OUT_OF_SALE, 2026-03-02, 2027-03-03T08:00:00Z, ",
    "OPT_OUT_OF_SALE, 2020-01-01, 2020-12-31T20:00:00Z, 2021-01-01",
    "OPT_OUT_OF_SALE, 2019-12-31, 2020-12-31T20:00:00Z, ",
    "OPT_OUT_OF_SALE, 2024-02-29, 2025-02-28T20:00:00Z, 2025-03-01",
    "LIMIT_SENSITIVE, 2026-03-02, 2027-03-03T07:59:59Z, 2027-03-02",
    "LIMIT_SENSITIVE, 2026-03-02, 2027-03-03T08:00:00Z, ",
    "LIMIT_SENSITIVE, 2022-12-31, 2023-06-01T20:00:00Z, ",
    "OBJECTION, 2027-01-01, 2028-01-02T07:59:59Z, 2028-01-01",
    "OBJECTION, 2027-01-01, 2028-01-02T08:00:00Z, ",
    "OBJECTION, 2026-12-31, 2027-06-01T20:00:00Z, ",
    "ERASURE, 2026-03-02, 2026-03-02T20:00:00Z, ",
  })
  void nobodyIsAskedAgain_forTwelveMonths(
      RequestKind kind, LocalDate received, Instant at, @Nullable LocalDate last) {
    Request open = request(kind, "US-CA", received).at(at).build();
    Request answered = open.with(Request.COMPLETED_AT, Instant.parse(received + "T20:00:00Z"));

    for (Request request : List.of(open, answered)) {
      assertThat(check(request).obligations())
          .filteredOn(each -> each.duty().name().equals("do-not-ask-again"))
          .extracting(each -> each.duty().due().orElseThrow().date().orElseThrow())
          .isEqualTo(last == null ? List.of() : List.of(last));
      assertThat(check(request).obligations())
          .filteredOn(each -> each.duty().name().equals("do-not-ask-again"))
          .allSatisfy(each -> assertThat(each.duty().note()).isEqualTo("Until that day is over."));
    }
  }

  /** An agent without authority opts nobody out. */
  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void nobodyIsAskedAgain_ifTheAgentIsAuthorized(boolean authorized, boolean owed) {
    Request request =
        request(RequestKind.OPT_OUT_OF_SALE, "US-CA", LocalDate.of(2026, 3, 2))
            .agent(AuthorizedAgent.builder().authorized(authorized).build())
            .build();

    assertThat(owed(request).contains("do-not-ask-again")).isEqualTo(owed);
  }

  /** Those who hold the data for the business are told while the request is open. */
  @ParameterizedTest
  @CsvSource({
    "US-CA, RECTIFICATION, 2023-03-28, false",
    "US-CA, RECTIFICATION, 2023-03-29, true",
    "US-CA, LIMIT_SENSITIVE, 2023-03-28, false",
    "US-CA, LIMIT_SENSITIVE, 2023-03-29, true",
    "US-CA, ACCESS, 2026-10-01, false",
    "US-NV, ERASURE, 2024-03-30, false",
    "US-NV, ERASURE, 2024-03-31, true",
    "US-NV, ACCESS, 2026-10-01, false",
    "US-VA, RECTIFICATION, 2026-10-01, false",
  })
  void recipientsAreTold_whileItIsOpen(
      String region, RequestKind kind, LocalDate received, boolean told) {
    Request open = request(kind, region, received).build();

    assertThat(owed(open).contains("notify-recipients")).isEqualTo(told);
    assertThat(owed(open.with(Request.COMPLETED_AT, open.at()))).doesNotContain("recipients");
  }

  /** Two acts of Nevada speak of a sale; each names its own day. */
  @Test
  void nevada_namesTheDaysOfBothActs() {
    assertThat(
            check(request(RequestKind.OPT_OUT_OF_SALE, "US-NV", LocalDate.of(2026, 11, 24)).build())
                .obligations())
        .filteredOn(each -> each.duty().name().equals("complete-request"))
        .extracting(each -> each.duty().due().orElseThrow().date().orElseThrow().toString())
        .containsExactlyInAnyOrder("2027-01-08", "2027-01-23");
  }

  /** No fact tells whether technology decides: what is late stays owed, and denies nothing. */
  @Test
  void automatedDecisions_lateIsOwed_notDenied() {
    Request open =
        request(RequestKind.OBJECTION, "US-CA", LocalDate.of(2027, 1, 5))
            .at(Instant.parse("2027-02-15T20:00:00Z"))
            .build();

    assertThat(check(open).decision()).isEqualTo(Decision.PERMIT);
    assertThat(check(open).obligations())
        .filteredOn(each -> each.duty().name().equals("complete-request"))
        .extracting(each -> each.duty().due().orElseThrow().date().orElseThrow())
        .containsExactly(LocalDate.of(2027, 1, 27));
    assertThat(owed(open.with(Request.COMPLETED_AT, open.at())))
        .isEqualTo(
            "keep-request-record 11 CCR 7101(a); confirm-opt-out 11 CCR 7221(h);"
                + " do-not-ask-again 11 CCR 7221(k)");
  }

  /** An objection that came before the part on automated decisions leaves nothing to keep. */
  @Test
  void automatedDecisions_receivedBefore_nothingIsKeptOrConfirmed() {
    Request answered =
        request(RequestKind.OBJECTION, "US-CA", LocalDate.of(2026, 12, 31))
            .at(Instant.parse("2027-01-15T20:00:00Z"))
            .completedAt(Instant.parse("2027-01-14T20:00:00Z"))
            .build();

    assertThat(owed(answered)).isEmpty();
    assertThat(owed(answered.with(Request.LAW, PrivacyLaw.CCPA))).isEmpty();
  }

  /** What was asked for before third parties were to hear of it is owed by the law of the day. */
  @ParameterizedTest
  @CsvSource({"2022-12-31T20:00:00Z, 1798.105(c)", "2023-01-01T20:00:00Z, 1798.105(c)(1)"})
  void deletion_askedForBeforeTheyWereNamed_isToldOn(Instant at, String citation) {
    Request open = request(RequestKind.ERASURE, "US-CA", LocalDate.of(2022, 12, 20)).at(at).build();

    assertThat(check(open).obligations())
        .filteredOn(each -> each.duty().name().equals("notify-recipients"))
        .extracting(each -> each.citation().toString())
        .containsExactly("Cal. Civ. Code " + citation);
  }

  /**
   * In Washington a proof that comes after the days brings no new ones: its own day is the last. In
   * Nevada the days run from a proof that came within them.
   */
  @ParameterizedTest
  @CsvSource({
    "US-WA, 2026-08-10, 2026-10-01, 2026-10-01, 2026-10-01",
    "US-WA, 2026-08-10, 2026-10-01, 2026-10-02, DENY",
    "US-WA, 2026-08-10, 2026-10-01, 2026-10-20, DENY",
    "US-WA, 2026-08-10, 2026-09-01, 2026-09-15, 2026-09-15",
    "US-WA, 2026-08-10, 2026-09-01, 2026-09-16, DENY",
    "US-NV, , 2026-09-01, 2026-10-05, 2026-10-16",
    "US-NV, , 2026-09-01, 2026-10-17, DENY",
    "US-NV, , 2026-09-15, 2026-10-30, 2026-10-30",
    "US-NV, , 2026-09-16, 2026-10-05, INDETERMINATE",
    "US-NV, 2026-08-10, 2026-09-16, 2026-10-31, 2026-10-31",
    "US-NV, 2026-08-10, 2026-09-16, 2026-11-02, 2026-10-31", // a Saturday, and no act was read
    "US-NV, 2026-08-10, 2026-09-16, 2026-11-03, DENY",
    "US-NV, , 2026-07-31, 2026-09-15, 2026-09-15",
    "US-NV, , 2026-07-31, 2026-09-16, DENY",
  })
  void identityProvedLater_countsAsTheActSays(
      String region, @Nullable LocalDate asked, LocalDate proved, LocalDate day, String expected) {
    for (RequestKind kind : List.of(RequestKind.ACCESS, RequestKind.CONSENT_REVOCATION)) {
      Request.Builder request =
          request(kind, region, LocalDate.of(2026, 8, 1))
              .identityVerified(true)
              .identityVerifiedAt(Instant.parse(proved + "T20:00:00Z"));
      if (asked != null) {
        request.identityRequestedAt(Instant.parse(asked + "T20:00:00Z"));
      }
      Verdict verdict = check(request.at(Instant.parse(day + "T21:00:00Z")).build());

      assertThat(verdict.decision())
          .isEqualTo(expected.startsWith("2") ? Decision.PERMIT : Decision.valueOf(expected));
      if (expected.startsWith("2")) {
        assertThat(verdict.obligations().get(0).duty().due().orElseThrow().date())
            .contains(LocalDate.parse(expected));
      }
    }
  }

  /** Nevada's word of more time is due within the first days from the proof, or comes before it. */
  @ParameterizedTest
  @CsvSource({
    "2026-08-15, 2026-11-30, PERMIT",
    "2026-10-16, 2026-11-30, PERMIT",
    "2026-10-16, 2026-12-01, DENY",
    "2026-10-17, 2026-11-30, DENY",
  })
  void nevada_extendsFromTheProof(LocalDate told, LocalDate day, Decision expected) {
    Request request =
        request(RequestKind.ACCESS, "US-NV", LocalDate.of(2026, 8, 1))
            .identityVerified(true)
            .identityVerifiedAt(Instant.parse("2026-09-01T20:00:00Z"))
            .extendedAt(Instant.parse(told + "T20:00:00Z"))
            .at(Instant.parse(day + "T20:00:00Z"))
            .build();

    assertThat(check(request).decision()).isEqualTo(expected);
  }

  @Test
  void coverage_isOfRequestsInTheCountry_andOfStorageInCalifornia() {
    LocalDate day = LocalDate.of(2026, 11, 24);

    assertThat(findings(request(RequestKind.ACCESS, "US-ID", day).build())).isEmpty();
    assertThat(findings(request(RequestKind.DO_NOT_CALL, "US-ID", day).build()))
        .containsExactly("core.coverage");
    assertThat(findings(storage("US-CA"))).doesNotContain("core.coverage");
    assertThat(findings(storage("US-CO"))).doesNotContain("core.coverage");
    assertThat(findings(storage("US-MN"))).doesNotContain("core.coverage");
    assertThat(findings(storage("US-ID"))).containsExactly("core.coverage");
    Storage health = storage("US-CA").with(Storage.CONTAINS, List.of(DataKind.PHI));
    assertThat(findings(health)).containsExactly("core.coverage");
  }

  private static Storage storage(String region) {
    return Storage.builder()
        .country(Place.of("US"))
        .region(Place.of(region))
        .contains(DataKind.PERSONAL_DATA)
        .at(Instant.parse("2026-11-24T20:00:00Z"))
        .build();
  }

  private static List<String> findings(Activity<?> activity) {
    return check(activity).findings().stream().map(each -> each.rule().id()).toList();
  }
}
