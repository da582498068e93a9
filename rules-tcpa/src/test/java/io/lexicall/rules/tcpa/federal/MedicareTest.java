package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ContactPurpose.INFORMATIONAL;
import static io.lexicall.facts.ContactPurpose.TELEMARKETING;
import static io.lexicall.rules.tcpa.federal.Scene.instant;
import static io.lexicall.rules.tcpa.federal.Scene.liveCall;
import static io.lexicall.rules.tcpa.federal.Scene.salesCall;
import static io.lexicall.rules.tcpa.federal.Scene.text;

import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.EarlierContact;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 42 CFR 422.2264, 422.2267, 422.2274 and their twins in part 423. */
class MedicareTest {
  private static final String COLD = "cms.unsolicited-contact";
  private static final String BUSINESS = "cms.plan-business";
  private static final String RECORD = "cms.call-recording";
  private static final String DISCLAIMER = "cms.third-party-disclaimer";
  private static final String SCOPE = "cms.scope-of-appointment";
  private static final String EQUIPMENT = "cms.medical-equipment";
  private static final String MEDICAID = "cms.medicaid-enrollment";
  private static final String PLAN = "medicare-advantage";

  private static Scene cold() {
    return salesCall().subject(PLAN).customer(false);
  }

  @Test
  void coldCall_isDenied_unlessAskedForOrAgreedToOrToAMember() {
    cold().under(COLD).cites("42 CFR 422.2264(a)(2)(iv)").forGood();
    text(TELEMARKETING).subject(PLAN).customer(false).under(COLD).denies();
    cold().subject("medicare-part-d").under(COLD).cites("42 CFR 423.2264").forGood();
    cold().asked("2026-11-20").under(COLD).permits();
    cold().asked("2026-11-25").under(COLD).cites("42 CFR 422.2264").denies();
    cold().consent(EXPRESS).under(COLD).permits();
    salesCall().subject(PLAN).under(COLD).lacks("relationship.customer");
    cold().customer(true).under(COLD).permits();
    left("2026-11-24T12:00:00-05:00").under(COLD).denies();
    left("2026-11-24T12:00:01-05:00").under(COLD).permits();
    salesCall()
        .subject(PLAN)
        .unknown("consents", "relationship")
        .under(COLD)
        .lacks("consents", "relationship", "relationship.customer");
  }

  /** Twelve months since 88 FR 22335; before, a request or a permission had no end. */
  @ParameterizedTest
  @CsvSource({
    "2025-11-24, 2026-11-24, false",
    "2025-11-23, 2026-11-24, true",
    "2022-09-30, 2023-09-30, false",
    "2022-09-29, 2023-09-30, true",
    "2021-04-01, 2023-09-29, false",
  })
  void requestOrPermission_lapsesAfterTwelveMonths(String when, String at, boolean denied) {
    cold().at(at).asked(when).under(COLD).is(denied);
    cold().at(at).granted(EXPRESS, when).under(COLD).is(denied);
    text(TELEMARKETING).subject(PLAN).customer(false).at(at).asked(when).under(COLD).is(denied);
    cold().at(at).customer(true).asked(when).under(COLD).permits();
  }

  /**
   * One conversation answers a request; what rang unheard, or was about something else, does not.
   */
  @Test
  void request_isUsedUpByAConversation() {
    Scene asked = cold().asked("2026-11-01");
    asked.before("2026-11-02", entry -> entry.subject(PLAN)).under(COLD).permits();
    asked.before("2026-10-31", entry -> entry.subject(PLAN).connected(true));
    asked.before("2026-11-03", entry -> entry.subject("auto").connected(true));
    asked.before("2026-11-04", entry -> entry.purpose(INFORMATIONAL).connected(true));
    asked.before("2026-11-25", entry -> entry.subject(PLAN).connected(true));
    asked.under(COLD).permits();
    asked.before("2026-11-05", entry -> entry.subject("Medicare Part D").connected(true));
    asked.under(COLD).cites("42 CFR 422.2264(a)(2)(iv)").forGood();
    asked.consent(EXPRESS).under(COLD).permits();
    for (String at : new String[] {"2018-06-01", "2022-06-01"}) {
      Scene old = cold().at(at).asked(at.replace("-06-01", "-05-01"));
      old.under(COLD).permits();
      old.before(at.replace("-06-01", "-05-02"), entry -> entry.subject(PLAN).connected(true));
      old.under(COLD).denies();
    }
    cold()
        .asked("2026-11-01")
        .before("2026-11-02", entry -> entry.connected(true).without(EarlierContact.SUBJECT))
        .under(COLD)
        .denies();
    cold()
        .asked("2026-11-01")
        .before("2026-11-02", entry -> entry.subject(PLAN).without(EarlierContact.CONNECTED))
        .under(COLD)
        .lacks("history.connected");
    cold().asked("2026-11-01").unknown("history").under(COLD).lacks("history");
    cold().unknown("history").under(COLD).denies();
  }

  @ParameterizedTest
  @CsvSource({
    "2021-03-21, false",
    "2021-03-22, true",
    "2023-09-29, true",
    "2023-09-30, true",
    "2026-11-24, true",
  })
  void scopeOfAppointment_isRecordedBeforeACallAboutAPlan(String at, boolean owed) {
    String[] scope = owed ? new String[] {"record-scope-of-appointment"} : new String[0];
    cold().at(at).under(SCOPE).obliges(scope);
    cold().customer(true).caller(who -> who.thirdParty(false)).at(at).under(SCOPE).obliges(scope);
    text(TELEMARKETING).subject(PLAN).customer(true).at(at).under(SCOPE).obliges();
    salesCall().at(at).under(SCOPE).obliges();
    liveCall(INFORMATIONAL).subject(PLAN).at(at).under(SCOPE).obliges();
  }

  @ParameterizedTest
  @EnumSource(ConsentKind.class)
  void coldCall_isPermittedWithAnyKindOfConsent(ConsentKind kind) {
    cold().consent(kind).under(COLD).permits();
    cold().consent(kind, to -> to.seller("other")).under(COLD).denies();
    cold().consent(kind, to -> to.revokedAt(instant("2026-11-01"))).under(COLD).denies();
  }

  @ParameterizedTest
  @CsvSource({"2021-03-21, false", "2021-03-22, true", "2023-09-29, true", "2023-09-30, false"})
  void planBusiness_offeredAnOptOut_from2021To2023(String at, boolean owed) {
    String[] optOut = owed ? new String[] {"offer-opt-out"} : new String[0];
    cold().customer(true).at(at).under(BUSINESS).obliges(optOut);
    text(TELEMARKETING).subject(PLAN).customer(true).at(at).under(BUSINESS).obliges(optOut);
    salesCall().subject(PLAN).at(at).under(BUSINESS).obliges(optOut); // perhaps an enrollee
    cold().at(at).under(BUSINESS).obliges();
    salesCall().customer(true).at(at).under(BUSINESS).obliges();
    liveCall(INFORMATIONAL).subject(PLAN).customer(true).at(at).under(BUSINESS).obliges();
  }

  private static Scene left(String at) {
    return cold()
        .relationship(known -> known.customer(true).endedAt(OffsetDateTime.parse(at).toInstant()));
  }

  @Test
  void otherSubjectsAndPurposes_areOutside() {
    salesCall().under(COLD).permits();
    salesCall().unknown("subject", "consents").under(COLD).permits();
    liveCall(INFORMATIONAL).subject(PLAN).under(COLD).permits();
    salesCall().under(RECORD).obliges();
    salesCall().under(DISCLAIMER).obliges();
  }

  @ParameterizedTest
  @CsvSource({
    "2008-09-17, false, ",
    "2008-09-18, true, 42 CFR 422.2268(d)",
    "2021-03-21, true, 42 CFR 422.2268(d)",
    "2021-03-22, true, 42 CFR 422.2264(a)(2)(iv)",
  })
  void coldCall_onTheDaysOfTheRules(String at, boolean denied, String citation) {
    Scene scene = cold().at(at);
    if (denied) {
      scene.under(COLD).cites(citation).denies();
    } else {
      scene.under(COLD).permits();
    }
  }

  @ParameterizedTest
  @CsvSource({"2022-09-30, false", "2022-10-01, true", "2026-09-30, true", "2026-10-01, true"})
  void thirdParties_recordAndDisclaim(String at, boolean owed) {
    Scene scene = salesCall().subject(PLAN).at(at);
    scene.under(RECORD).obliges(owed ? new String[] {"keep-call-record"} : new String[0]);
    scene.under(DISCLAIMER).obliges(owed ? new String[] {"read-plan-disclaimer"} : new String[0]);
    scene.recorded(false).under(RECORD).is(owed);
    scene.recorded(true).under(RECORD).obliges();
    Scene own = salesCall().subject(PLAN).at(at).caller(who -> who.thirdParty(false));
    own.under(RECORD).obliges();
    own.under(DISCLAIMER).obliges();
  }

  private static Scene equipment() {
    return salesCall().subject("medical-equipment").customer(false);
  }

  @Test
  void medicalEquipment_isOfferedOnWrittenPermissionOrARequest() {
    equipment().under(EQUIPMENT).cites("42 U.S.C. 1395m(a)(17)(A)").forGood();
    equipment().subject("Medical Equipment").under(EQUIPMENT).denies();
    text(TELEMARKETING).subject("medical-equipment").customer(false).under(EQUIPMENT).denies();
    equipment().subject("hearing aids").under(EQUIPMENT).permits();
    liveCall(INFORMATIONAL).subject("medical-equipment").under(EQUIPMENT).permits();
    equipment().consent(EXPRESS).under(EQUIPMENT).denies();
    equipment().consent(ConsentKind.EXPRESS_WRITTEN).under(EQUIPMENT).permits();
    equipment().consent(ConsentKind.PERMISSION).under(EQUIPMENT).permits();
    equipment().asked("2026-11-20").under(EQUIPMENT).permits();
    equipment().customer(true).under(EQUIPMENT).denies();
    equipment().unknown("consents").under(EQUIPMENT).lacks("consents");
    equipment().unknown("relationship").under(EQUIPMENT).lacks("relationship");
  }

  /** An item of fifteen months ago allows the offer of another, whatever became of the contract. */
  @ParameterizedTest
  @CsvSource({
    "2025-08-24, 2026-11-24, false",
    "2025-08-23, 2026-11-24, true",
    "2024-11-30, 2026-02-28, false",
    "2024-11-29, 2026-03-01, true",
    "2026-11-25, 2026-11-24, true",
  })
  void furnishedItem_allowsCallsForFifteenMonths(String item, String at, boolean denied) {
    equipment().at(at).bought(item).under(EQUIPMENT).is(denied);
  }

  @ParameterizedTest
  @CsvSource({"1994-12-31, false", "1995-01-01, true", "2026-11-24, true"})
  void medicalEquipment_onTheDaysOfTheRule(String at, boolean denied) {
    equipment().at(at).under(EQUIPMENT).is(denied);
  }

  @Test
  void medicaidPlan_isNotOfferedUnasked() {
    Scene cold = salesCall().subject("medicaid-managed-care").customer(false);
    cold.under(MEDICAID).cites("42 U.S.C. 1396u-2(d)(2)(E)").forGood();
    text(TELEMARKETING).subject("medicaid-managed-care").customer(false).under(MEDICAID).denies();
    cold.subject("health insurance").under(MEDICAID).permits();
    cold.subject("Medicaid managed care").under(MEDICAID).denies();
    cold.unknown("relationship").under(MEDICAID).lacks("relationship", "relationship.customer");
    cold.asked("2026-11-20").under(MEDICAID).permits();
    salesCall().subject("medicaid-managed-care").customer(true).under(MEDICAID).permits();
    salesCall()
        .subject("medicaid-managed-care")
        .customer(false)
        .consent(EXPRESS)
        .under(MEDICAID)
        .permits();
  }

  @ParameterizedTest
  @CsvSource({"1997-09-30, false", "1997-10-01, true", "2026-11-24, true"})
  void medicaidPlan_onTheDaysOfTheRule(String at, boolean denied) {
    salesCall().subject("medicaid-managed-care").customer(false).at(at).under(MEDICAID).is(denied);
  }
}
