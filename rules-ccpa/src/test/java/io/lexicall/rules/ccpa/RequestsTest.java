package io.lexicall.rules.ccpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Storage;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
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

  /** The obligations in the order of the rules, each with its provision. */
  private static String owed(Request request) {
    return check(request).obligations().stream()
        .map(each -> each.duty().name() + " " + each.citation())
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
        "ERASURE | 2022-05-04 | acknowledge-request 11 CCR 999.313(a);"
            + " complete-request Cal. Civ. Code 1798.130(a)(2);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2)",
        "ERASURE | 2022-05-05 | acknowledge-request 11 CCR 7021(a);"
            + " complete-request Cal. Civ. Code 1798.130(a)(2);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2)",
        "PORTABILITY | 2023-01-01 | acknowledge-request 11 CCR 7021(a);"
            + " complete-request Cal. Civ. Code 1798.130(a)(2)(A);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2)",
        "RECTIFICATION | 2022-12-31 | ''",
        "RECTIFICATION | 2023-03-28 | complete-request Cal. Civ. Code 1798.130(a)(2)(A);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2)",
        "RECTIFICATION | 2023-03-29 | acknowledge-request 11 CCR 7021(a);"
            + " complete-request Cal. Civ. Code 1798.130(a)(2)(A);"
            + " verify-identity Cal. Civ. Code 1798.130(a)(2)",
        "OPT_OUT_OF_SALE | 2019-12-31 | ''",
        "OPT_OUT_OF_SALE | 2020-01-01 | complete-request Cal. Civ. Code 1798.120(a)",
        "OPT_OUT_OF_SALE | 2020-08-13 | complete-request Cal. Civ. Code 1798.120(a)",
        "OPT_OUT_OF_SALE | 2020-08-14 | complete-request 11 CCR 999.315",
        "OPT_OUT_OF_SALE | 2022-05-04 | complete-request 11 CCR 999.315",
        "OPT_OUT_OF_SALE | 2022-05-05 | complete-request 11 CCR 7026(e)",
        "OPT_OUT_OF_SALE | 2023-03-28 | complete-request 11 CCR 7026(e)",
        "OPT_OUT_OF_SALE | 2023-03-29 | complete-request 11 CCR 7026(f)",
        "LIMIT_SENSITIVE | 2022-12-31 | ''",
        "LIMIT_SENSITIVE | 2023-01-01 | complete-request Cal. Civ. Code 1798.121(b)",
        "LIMIT_SENSITIVE | 2023-03-28 | complete-request Cal. Civ. Code 1798.121(b)",
        "LIMIT_SENSITIVE | 2023-03-29 | complete-request 11 CCR 7027(g)",
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
    "US-CO, OPT_OUT_OF_SALE, complete-request verify-identity",
    "US-VA, LIMIT_SENSITIVE, ''",
    "US-IA, RECTIFICATION, ''",
    "US-WA, ACCESS, complete-request",
    "US-WA, ERASURE, complete-request",
    "US-WA, PORTABILITY, ''",
    "US-NV, OPT_OUT_OF_SALE, complete-request verify-identity",
    "US-NV, ACCESS, complete-request",
    "US-NV, ERASURE, complete-request",
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
  })
  void lateAnswer_isDenied(RequestKind kind, String region, LocalDate received, Decision expected) {
    Request request = request(kind, region, received).identityVerified(true).build();

    assertThat(check(request.at(Instant.parse("2026-11-24T20:00:00Z"))).decision())
        .isEqualTo(expected);
  }

  @Test
  void coverage_isOfRequestsInTheCountry_andOfStorageInCalifornia() {
    LocalDate day = LocalDate.of(2026, 11, 24);

    assertThat(findings(request(RequestKind.ACCESS, "US-ID", day).build())).isEmpty();
    assertThat(findings(request(RequestKind.DO_NOT_CALL, "US-ID", day).build()))
        .containsExactly("core.coverage");
    assertThat(findings(storage("US-CA"))).doesNotContain("core.coverage");
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
