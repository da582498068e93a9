package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.RequestKind.CONSENT_REVOCATION;
import static io.lexicall.facts.RequestKind.DO_NOT_CALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Verdict;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.place.Place;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 47 CFR 64.1200(d)(3) and (a)(10): how soon a request is honoured. */
class RequestsTest {
  private static final List<String> FCC = List.of("tcpa");

  private static Request.Builder request(RequestKind kind, String received) {
    return Request.builder()
        .kind(kind)
        .country(Place.of("US"))
        .region(Place.of("US-NY"))
        .receivedAt(Scene.instant(received))
        .at(Scene.instant(received));
  }

  private static Verdict judge(Request request) {
    return FederalRules.engine().only(FCC).check(request);
  }

  private static @Nullable LocalDate due(Verdict verdict) {
    return verdict.obligations().stream()
        .filter(obligation -> obligation.duty().name().equals("honor-opt-out"))
        .map(obligation -> obligation.duty().due().orElseThrow().date().orElseThrow())
        .findFirst()
        .orElse(null);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DO_NOT_CALL", "CONSENT_REVOCATION"})
  void requestAboutData_isNoneThatTheseRulesCover(RequestKind kind) {
    Verdict verdict = FederalRules.engine().check(request(kind, "2026-03-22").build());
    assertThat(verdict.findings())
        .extracting(finding -> finding.rule().id())
        .containsExactly("core.coverage");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-22, 2026-04-03", // a Sunday: the first business day after it is day one
    "2026-03-20, 2026-04-03", // the Friday before it
    "2026-03-23, 2026-04-06",
    "2026-11-10, 2026-11-25", // Veterans Day is no business day
    "2026-11-16, 2026-12-01", // nor is Thanksgiving
    "2026-06-25, 2026-07-10", // 4 July is a Saturday, kept on Friday
    "2025-04-11, 2025-04-25",
  })
  void request_isHonouredWithinTenBusinessDays(String received, LocalDate last) {
    assertThat(due(judge(request(DO_NOT_CALL, received).build()))).isEqualTo(last);
    assertThat(due(judge(request(CONSENT_REVOCATION, received).build()))).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-03T23:59:59-04:00, true",
    "2026-04-04T00:00:00-04:00, false",
    "2026-04-06T09:00:00-04:00, false",
  })
  void request_isOpenToTheEndOfTheTenthDay(String at, boolean inTime) {
    for (RequestKind kind : List.of(DO_NOT_CALL, CONSENT_REVOCATION)) {
      Request open = request(kind, "2026-03-22").at(Scene.instant(at)).build();
      String rule = kind == DO_NOT_CALL ? "tcpa.honor-do-not-call" : "tcpa.honor-revocation";
      new Ruling(rule, judge(open)).is(!inTime);
      Request answered =
          request(kind, "2026-03-22")
              .at(Scene.instant("2026-09-01"))
              .completedAt(Scene.instant(at))
              .build();
      new Ruling(rule, judge(answered)).is(!inTime);
      assertThat(due(judge(answered))).isNull();
    }
  }

  @Test
  void request_late_isDeniedForGood_andCited() {
    Request late = request(DO_NOT_CALL, "2026-03-22").at(Scene.instant("2026-05-01")).build();
    new Ruling("tcpa.honor-do-not-call", judge(late)).cites("47 CFR 64.1200(d)(3)").forGood();
    Request revoked =
        request(CONSENT_REVOCATION, "2026-03-22").at(Scene.instant("2026-05-01")).build();
    new Ruling("tcpa.honor-revocation", judge(revoked)).cites("47 CFR 64.1200(a)(10)").forGood();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-04-10T23:59:59-04:00, 2025-05-10", // thirty days
    "2025-04-11T00:00:00-04:00, 2025-04-25",
    "2024-02-01T12:00:00-05:00, 2024-03-02",
  })
  void doNotCall_followsTheLawOfItsReceipt(String received, LocalDate last) {
    assertThat(due(judge(request(DO_NOT_CALL, received).build()))).isEqualTo(last);
    Request later = request(DO_NOT_CALL, received).at(Scene.instant("2025-05-11")).build();
    new Ruling("tcpa.honor-do-not-call", judge(later)).denies();
  }

  @Test
  void revocation_beforeApril2025_hasNoNumberOfDays() {
    Request early =
        request(CONSENT_REVOCATION, "2025-04-10T23:59:59-04:00")
            .at(Scene.instant("2026-01-01"))
            .build();
    new Ruling("tcpa.honor-revocation", judge(early)).permits();
    assertThat(due(judge(early))).isNull();
  }

  @Test
  void request_completedLaterThanJudged_isStillOpen() {
    Request open =
        request(DO_NOT_CALL, "2026-03-22")
            .at(Scene.instant("2026-03-24"))
            .completedAt(Scene.instant("2026-03-25"))
            .build();
    assertThat(due(judge(open))).isEqualTo("2026-04-03");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DO_NOT_CALL", "CONSENT_REVOCATION"})
  void otherRequests_areNotTheFccs(RequestKind kind) {
    Verdict verdict = judge(request(kind, "2026-03-22").at(Scene.instant("2026-09-01")).build());
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.obligations()).isEmpty();
  }

  @Test
  void law_stated_mustBeThisOne() {
    Request.Builder late = request(DO_NOT_CALL, "2026-03-22").at(Scene.instant("2026-05-01"));
    new Ruling("tcpa.honor-do-not-call", judge(late.law(PrivacyLaw.TCPA).build())).denies();
    new Ruling("tcpa.honor-do-not-call", judge(late.law(PrivacyLaw.CCPA).build())).permits();
  }

  @Test
  void law_stated_needsNoPlace() {
    Request.Builder asked =
        request(DO_NOT_CALL, "2026-03-22T12:00:00Z")
            .law(PrivacyLaw.TCPA)
            .without(Request.COUNTRY)
            .without(Request.REGION);
    Verdict inTime = judge(asked.at(Scene.instant("2026-03-24")).build());
    new Ruling("tcpa.honor-do-not-call", inTime).permits();
    assertThat(inTime.findings()).isEmpty();
    assertThat(due(inTime)).isEqualTo("2026-04-03");
    new Ruling("tcpa.honor-do-not-call", judge(asked.at(Scene.instant("2026-05-01")).build()))
        .denies();
    new Ruling("tcpa.honor-do-not-call", judge(asked.without(Request.LAW).build()))
        .lacks("country");
  }

  @Test
  void country_stated_lateInSomeZonesOnly_asksForTheRegion() {
    Request.Builder late = request(DO_NOT_CALL, "2026-03-22T11:59:59Z").without(Request.REGION);
    late.at(Scene.instant("2026-04-04T03:00:00Z")); // the 4th has begun on Guam
    for (RequestKind kind : List.of(DO_NOT_CALL, CONSENT_REVOCATION)) {
      String rule = kind == DO_NOT_CALL ? "tcpa.honor-do-not-call" : "tcpa.honor-revocation";
      new Ruling(rule, judge(late.kind(kind).build())).lacks("region");
      new Ruling(rule, judge(late.region(Place.of("US-GU")).build())).denies();
      new Ruling(rule, judge(late.region(Place.of("US-HI")).build())).permits();
      late.without(Request.REGION);
      // nowhere in the United States is it still 3 April
      late.at(Scene.instant("2026-04-04T11:00:00Z"));
      new Ruling(rule, judge(late.build())).denies();
      late.at(Scene.instant("2026-04-04T10:59:59Z"));
      new Ruling(rule, judge(late.build())).lacks("region");
      late.at(Scene.instant("2026-04-04T03:00:00Z"));
    }
    late.kind(DO_NOT_CALL);
    Request elsewhere = late.country(Place.of("DE")).build();
    new Ruling("tcpa.honor-do-not-call", judge(elsewhere)).permits();
  }

  @Test
  void kind_unknown_isAskedFor() {
    Request open =
        request(DO_NOT_CALL, "2026-03-22")
            .without(Request.KIND)
            .at(Scene.instant("2026-05-01"))
            .build();
    new Ruling("tcpa.honor-do-not-call", judge(open)).lacks("kind");
  }
}
