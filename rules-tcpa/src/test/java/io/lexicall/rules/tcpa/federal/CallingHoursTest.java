package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ConsentKind.EXPRESS_WRITTEN;
import static io.lexicall.facts.ConsentKind.PERMISSION;
import static io.lexicall.facts.ContactPurpose.CHARITABLE_SOLICITATION;
import static io.lexicall.facts.ContactPurpose.DEBT_COLLECTION;
import static io.lexicall.facts.ContactPurpose.TELEMARKETING;
import static io.lexicall.rules.tcpa.federal.Scene.liveCall;
import static io.lexicall.rules.tcpa.federal.Scene.salesCall;
import static io.lexicall.rules.tcpa.federal.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.number.PhoneNumber;
import io.lexicall.rules.tcpa.TcpaRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 47 CFR 64.1200(c)(1), 16 CFR 310.4(c), 12 CFR 1006.6(b)(1). */
class CallingHoursTest {
  private static final String FCC = "tcpa.calling-hours";
  private static final String FTC = "tsr.calling-hours";
  private static final String CFPB = "reg-f.inconvenient-time";
  private static final String EVENING = "2026-11-24T21:30:00-05:00";
  private static final String MORNING_AFTER = "2026-11-25T08:00:00-05:00";

  @ParameterizedTest
  @CsvSource({
    "07:59:59, true",
    "07:59:59.999999999, true",
    "08:00:00, false",
    "12:00:00, false",
    "20:59:59, false",
    "20:59:59.999999999, false",
    "21:00:00, true",
    "21:00:01, true",
    "00:00:00, true",
  })
  void hours_openAtEight_areOverAtNine(String time, boolean denied) {
    String at = "2026-11-24T" + time + "-05:00";
    salesCall().at(at).under(FCC).is(denied);
    salesCall().at(at).under(FTC).is(denied);
    liveCall(DEBT_COLLECTION).at(at).under(CFPB).is(denied);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T12:00:00-05:00", // Sunday
        "2026-11-26T12:00:00-05:00", // Thanksgiving
        "2026-12-25T12:00:00-05:00"
      })
  void hours_areTheSameOnSundaysAndHolidays(String at) {
    salesCall().at(at).under(FCC).permits();
    salesCall().at(at).under(FTC).permits();
  }

  @ParameterizedTest
  @CsvSource({
    // clocks go forward in the night to Sunday 8 March 2026, back in the night to 1 November
    "America/New_York, 2026-03-07T21:30:00-05:00, 2026-03-08T08:00:00-04:00",
    "America/New_York, 2026-03-08T07:59:59-04:00, 2026-03-08T08:00:00-04:00",
    "America/New_York, 2026-03-08T01:30:00-05:00, 2026-03-08T08:00:00-04:00",
    "America/New_York, 2026-10-31T21:30:00-04:00, 2026-11-01T08:00:00-05:00",
    "America/New_York, 2026-11-01T01:30:00-05:00, 2026-11-01T08:00:00-05:00",
    "America/Phoenix, 2026-07-15T07:59:59-07:00, 2026-07-15T08:00:00-07:00",
    "Pacific/Honolulu, 2026-11-24T07:30:00-10:00, 2026-11-24T08:00:00-10:00",
    "America/Puerto_Rico, 2026-07-15T22:00:00-04:00, 2026-07-16T08:00:00-04:00",
    "Pacific/Guam, 2026-11-25T06:00:00+10:00, 2026-11-25T08:00:00+10:00",
  })
  void denial_endsAtEightOnTheWallClock(String zone, String at, String from) {
    salesCall().zone(zone).at(at).nationalListOf(at.substring(0, 10)).under(FCC).until(from);
    salesCall().zone(zone).at(at).nationalListOf(at.substring(0, 10)).under(FTC).until(from);
    liveCall(DEBT_COLLECTION).zone(zone).at(at).under(CFPB).until(from);
  }

  @ParameterizedTest
  @CsvSource({
    // Phoenix and Honolulu keep one clock all year
    "+16025550142, 2026-07-15T14:59:59Z, 2026-07-15T15:00:00Z",
    "+16025550142, 2026-12-15T14:59:59Z, 2026-12-15T15:00:00Z",
    "+18085550142, 2026-07-15T17:59:59Z, 2026-07-15T18:00:00Z",
    // Florida's panhandle, Kentucky's overlay of 270, Tennessee's east: Eastern and Central
    "+18505550142, 2026-11-24T13:30:00Z, 2026-11-24T14:00:00Z",
    "+18505550142, 2026-11-25T02:00:00Z, 2026-11-25T14:00:00Z",
    "+13645550142, 2026-11-24T13:30:00Z, 2026-11-24T14:00:00Z",
    "+14235550142, 2026-11-24T13:30:00Z, 2026-11-24T14:00:00Z",
    "+18505550142, 2026-03-08T12:30:00Z, 2026-03-08T13:00:00Z",
  })
  void number_inSeveralZones_mustBeInTheHoursOfAll(String number, String at, String from) {
    salesCall().number(number).at(at).under(FCC).until(from);
    salesCall().number(number).at(at).under(FTC).until(from);
    liveCall(DEBT_COLLECTION).number(number).at(at).under(CFPB).until(from);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-24T14:00:00Z", "2026-11-25T01:59:59Z"})
  void number_inSeveralZones_mayBeCalledWhereAllAreOpen(String at) {
    salesCall().number("+18505550142").at(at).under(FCC).permits();
    salesCall().number("+18505550142").at(at).under(FTC).permits();
  }

  @Test
  void number_withStatedZone_isWhereItIsStated() {
    String half = "2026-11-24T13:30:00Z"; // past eight in the East, past seven in Chicago
    salesCall()
        .called(to -> to.number(PhoneNumber.parse("+18505550142")))
        .at(half)
        .under(FCC)
        .permits();
    salesCall().zone("America/Chicago").at(half).under(FCC).until("2026-11-24T14:00:00Z");
  }

  @Test
  void place_inManyZones_isToldInAFewWords() {
    Scene somewhere = salesCall().unknown("to.number", "to.region", "to.timeZone");
    Contact night = somewhere.at("2026-11-24T08:30:00Z").contact();
    assertThat(FederalRules.engine().only(List.of("tcpa")).check(night).findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("in America/Adak", " more possible zones; the hours are Mon-Sun")
                    .hasSizeLessThan(400));
  }

  @Test
  void place_unknown_isAskedFor() {
    salesCall().unknown("to").under(FCC).lacks("to.country", "to.subscriber", "to.timeZone");
    Scene nowhere = salesCall().unknown("to.number", "to.region", "to.timeZone");
    nowhere.called(to -> to.country(io.lexicall.place.Place.of("US")));
    nowhere.at("2026-11-24T08:30:00Z").under(FCC).denies(); // night in every zone of the country
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPRESS", "EXPRESS_WRITTEN", "PERMISSION"})
  void permission_takesCallOutOfHours(ConsentKind kind) {
    salesCall().at(EVENING).consent(kind).under(FCC).permits();
    salesCall().at(EVENING).consent(kind).under(FTC).permits();
    text(TELEMARKETING).at(EVENING).consent(kind).under(FCC).permits();
  }

  @Test
  void consentOfEurope_isNoPermission() {
    salesCall().at(EVENING).consent(ConsentKind.OPT_IN).under(FCC).until(MORNING_AFTER);
  }

  @Test
  void relationship_helpsWithTheFccOnly() {
    salesCall().at(EVENING).bought("2026-10-20").under(FCC).permits();
    salesCall().at(EVENING).bought("2026-10-20").under(FTC).until(MORNING_AFTER);
  }

  @Test
  void strictQuietHours_knowNoPermission() {
    Compliance strict =
        Compliance.builder()
            .module(new TcpaRules())
            .setting(TcpaRules.STRICT_QUIET_HOURS, true)
            .build();
    Scene scene = salesCall().at(EVENING).consent(PERMISSION).bought("2026-10-20");
    new Ruling(FCC, strict.check(scene.contact())).until(MORNING_AFTER);
    new Ruling(FCC, strict.check(salesCall().at(EVENING).nonprofit().contact())).permits();
  }

  @Test
  void nonprofitAndBusiness_areNoSolicitations() {
    salesCall().at(EVENING).nonprofit().under(FCC).permits();
    salesCall().at(EVENING).business().under(FCC).permits();
    salesCall().at(EVENING).business().under(FTC).permits();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TELEMARKETING")
  void otherPurposes_areNoSolicitationsOfTheFcc(ContactPurpose purpose) {
    liveCall(purpose).at(EVENING).under(FCC).permits();
    liveCall(purpose).at(EVENING).under(FTC).is(purpose == CHARITABLE_SOLICITATION);
    liveCall(purpose).at(EVENING).under(CFPB).is(purpose == DEBT_COLLECTION);
  }

  @Test
  void text_isBoundByTheFccAndNotTheFtc() {
    text(TELEMARKETING).at(EVENING).under(FCC).cites("47 CFR 64.1200(c)(1)").until(MORNING_AFTER);
    text(TELEMARKETING).at(EVENING).under(FTC).permits();
    text(DEBT_COLLECTION).at(EVENING).under(CFPB).until(MORNING_AFTER);
  }

  @Test
  void insideTheHours_nothingIsAsked() {
    String[] all = {"purpose", "consents", "relationship", "lists", "to.subscriber", "caller"};
    salesCall().unknown(all).under(FCC).permits();
    salesCall().unknown(all).under(FTC).permits();
  }

  @ParameterizedTest
  @CsvSource({"purpose", "to.subscriber", "caller.taxExempt", "relationship", "consents"})
  void outsideTheHours_eachFactThatIsMissingIsNamed(String fact) {
    // an advertisement that is stated would tell the sale; left out, it is not asked for besides
    Scene scene = salesCall().unknown(fact, "message.containsAdvertising");
    scene.at(EVENING).under(FCC).lacks(fact);
  }

  @Test
  void relationship_withoutTheSellersList_cannotBeTold() {
    salesCall()
        .at(EVENING)
        .bought("2026-10-20")
        .noInternalCheck()
        .under(FCC)
        .lacks("lists[internal-dnc]");
    salesCall().at(EVENING).noInternalCheck().under(FCC).until(MORNING_AFTER);
  }

  @Test
  void ftc_outsideTheHours_asksForConsentsAndSubscriberOnly() {
    salesCall()
        .at(EVENING)
        .unknown("relationship", "to.subscriber")
        .under(FTC)
        .lacks("to.subscriber");
    salesCall().at(EVENING).unknown("relationship", "consents").under(FTC).lacks("consents");
  }

  @ParameterizedTest
  @CsvSource({"true, , true", "false, , true", "true, true, true", "true, false, false"})
  void ftc_banksAndNonprofitsThatCallForThemselves_areOutOfReach(
      boolean bank, Boolean thirdParty, boolean denied) {
    Scene scene = bank ? salesCall().bank() : salesCall().nonprofit();
    scene.at(EVENING).caller(who -> who.thirdParty(thirdParty == null || thirdParty));
    if (thirdParty == null) {
      scene.unknown("caller.thirdParty");
    }
    scene.under(FTC).is(denied);
  }

  @Test
  void ftc_whoCallsForItself_mustSayWhetherItIsABank() {
    Scene scene = salesCall().at(EVENING).caller(who -> who.thirdParty(false));
    scene.unknown("caller.financialInstitution", "caller.taxExempt");
    scene.under(FTC).lacks("caller.financialInstitution", "caller.taxExempt");
    salesCall().at(EVENING).caller(who -> who.thirdParty(false)).under(FTC).denies();
  }

  @Test
  void debt_consentGivenToTheCollector_takesItOutOfHours() {
    liveCall(DEBT_COLLECTION).at(EVENING).consent(EXPRESS).under(CFPB).permits();
    liveCall(DEBT_COLLECTION).at(EVENING).consent(EXPRESS_WRITTEN).under(CFPB).permits();
    liveCall(DEBT_COLLECTION)
        .at(EVENING)
        .consent(EXPRESS, consent -> consent.seller("creditor"))
        .under(CFPB)
        .until(MORNING_AFTER);
    liveCall(DEBT_COLLECTION).at(EVENING).unknown("consents").under(CFPB).lacks("consents");
  }

  @Test
  void debt_creditorInItsOwnName_isOutside() {
    Scene own = liveCall(DEBT_COLLECTION).at(EVENING).caller(who -> who.thirdParty(false));
    own.under(CFPB).permits();
    liveCall(DEBT_COLLECTION).at(EVENING).unknown("caller.thirdParty").under(CFPB).denies();
  }

  @ParameterizedTest
  @CsvSource({
    "2021-11-29T21:30:00-05:00, 15 U.S.C. 1692c(a)(1)",
    "2021-11-30T00:00:00-05:00, 12 CFR 1006.6(b)(1)(i)",
  })
  void debt_beforeRegulationF_theStatuteHadTheSameHours(String at, String citation) {
    liveCall(DEBT_COLLECTION).at(at).under(CFPB).cites(citation).denies();
  }

  @Test
  void bothHours_denyTogether_andEndTogether() {
    salesCall().at(EVENING).underAll(List.of("tcpa", "tsr")).verdictUntil(MORNING_AFTER);
  }
}
