package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ConsentKind.EXPRESS_WRITTEN;
import static io.lexicall.facts.ConsentKind.PERMISSION;
import static io.lexicall.facts.ContactPurpose.CHARITABLE_SOLICITATION;
import static io.lexicall.facts.ContactPurpose.EMERGENCY;
import static io.lexicall.facts.ContactPurpose.INFORMATIONAL;
import static io.lexicall.facts.ContactPurpose.POLITICAL;
import static io.lexicall.facts.ContactPurpose.TELEMARKETING;
import static io.lexicall.facts.EarlierContact.CHANNEL;
import static io.lexicall.facts.EarlierContact.REFUSED;
import static io.lexicall.facts.LineType.FIXED_LINE;
import static io.lexicall.facts.LineType.MOBILE;
import static io.lexicall.rules.tcpa.federal.Scene.instant;
import static io.lexicall.rules.tcpa.federal.Scene.liveCall;
import static io.lexicall.rules.tcpa.federal.Scene.recording;
import static io.lexicall.rules.tcpa.federal.Scene.salesCall;
import static io.lexicall.rules.tcpa.federal.Scene.text;

import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Voice;
import io.lexicall.place.Place;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 47 CFR 64.1200(c)(2) and (d), 16 CFR 310.4(b)(1)(iii). */
class DoNotCallTest {
  private static final String FCC = "tcpa.national-dnc";
  private static final String FTC = "tsr.national-dnc";
  private static final String FCC_AGE = "tcpa.national-dnc-list-age";
  private static final String FTC_AGE = "tsr.national-dnc-list-age";
  private static final String FCC_OWN = "tcpa.internal-dnc";
  private static final String FTC_OWN = "tsr.internal-dnc";

  // ---- the National Registry

  @Test
  void listed_isNotCalled() {
    salesCall().onNationalList().under(FCC).cites("47 CFR 64.1200(c)(2)").forGood();
    salesCall().onNationalList().under(FTC).cites("16 CFR 310.4(b)(1)(iii)(B)").forGood();
    salesCall().under(FCC).permits();
    salesCall().under(FTC).permits();
  }

  @Test
  void listed_isNotTexted_underTheFccOnly() {
    text(TELEMARKETING).onNationalList().under(FCC).denies();
    text(TELEMARKETING).onNationalList().under(FTC).permits();
    salesCall().line(MOBILE).onNationalList().under(FCC).denies();
  }

  @Test
  void signedAgreementWithTheSeller_lifts() {
    salesCall().onNationalList().consent(PERMISSION).under(FCC).permits();
    salesCall().onNationalList().consent(EXPRESS_WRITTEN).under(FTC).permits();
    salesCall().onNationalList().consent(EXPRESS).under(FCC).denies();
    salesCall().onNationalList().consent(EXPRESS).under(FTC).denies();
    salesCall().onNationalList().consent(PERMISSION, to -> to.seller("other")).under(FCC).denies();
  }

  @ParameterizedTest
  @CsvSource({
    // bought, FCC denies (18 months), FTC denies (540 days), for a call on 24 November 2026
    "2025-06-02, false, false",
    "2025-06-01, false, true",
    "2025-05-24, false, true",
    "2025-05-23, true, true",
  })
  void purchase_servesForEighteenMonthsOrFiveHundredAndFortyDays(
      String bought, boolean fcc, boolean ftc) {
    salesCall().onNationalList().bought(bought).under(FCC).is(fcc);
    salesCall().onNationalList().bought(bought).under(FTC).is(ftc);
    salesCall().nationalListOf("2026-10-01").bought(bought).under(FCC_AGE).is(fcc);
    salesCall().nationalListOf("2026-10-01").bought(bought).under(FTC_AGE).is(ftc);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-26, false, false",
    "2026-08-25, false, true",
    "2026-08-24, false, true",
    "2026-08-23, true, true",
  })
  void inquiry_servesForThreeMonthsOrNinetyDays(String inquired, boolean fcc, boolean ftc) {
    salesCall().onNationalList().inquired(inquired).under(FCC).is(fcc);
    salesCall().onNationalList().inquired(inquired).under(FTC).is(ftc);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-31T12:00:00-04:00, 2025-02-28, false", // no 31st in February
    "2026-08-31T12:00:00-04:00, 2025-02-27, true",
    "2025-08-29T12:00:00-04:00, 2024-02-29, false",
    "2025-08-31T12:00:00-04:00, 2024-02-29, false",
    "2025-08-31T12:00:00-04:00, 2024-02-28, true",
  })
  void purchase_atTheEndOfAMonth_countsFromItsLastDay(String at, String bought, boolean denied) {
    salesCall().at(at).onNationalList().bought(bought).under(FCC).is(denied);
  }

  @Test
  void purchase_isDatedWhereTheCalledPartyIs() {
    // 23:30 on the 23rd in Honolulu is already the 24th in New York
    String bought = "2025-05-23T23:30:00-10:00";
    salesCall().onNationalList().bought(bought).under(FCC).permits();
    salesCall()
        .onNationalList()
        .zone("Pacific/Honolulu")
        .at("2026-11-24T12:00:00-10:00")
        .bought(bought)
        .under(FCC)
        .denies();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-15T12:00:00-04:00, 2022-11-15, false",
    "2024-05-15T12:00:00-04:00, 2022-11-14, true",
    "2024-05-16T12:00:00-04:00, 2022-11-16, true", // 18 months, but 547 days
    "2024-05-16T12:00:00-04:00, 2022-11-23, false",
    "2024-05-16T12:00:00-04:00, 2022-11-22, true",
    "2024-05-16T00:00:00-04:00, 2022-11-16, true",
    "2024-05-15T23:59:59-04:00, 2022-11-15, false",
  })
  void ftc_countsInDaysFromMay2024(String at, String bought, boolean denied) {
    salesCall().at(at).onNationalList().bought(bought).under(FTC).is(denied);
  }

  @Test
  void relationship_isEndedByARequest_andNotShownWithoutADate() {
    salesCall().onNationalList().bought("2026-11-01").askedToStop("2026-11-10").under(FCC).denies();
    salesCall().onNationalList().bought("2026-11-01").askedToStop("2026-11-10").under(FTC).denies();
    salesCall().onNationalList().under(FCC).denies();
  }

  @Test
  void relationship_inTheFuture_isNone() {
    salesCall().onNationalList().bought("2026-11-25").under(FCC).denies();
  }

  @Test
  void whatIsNoSolicitation_isNotAskedAbout() {
    salesCall().onNationalList().nonprofit().under(FCC).permits();
    salesCall().onNationalList().business().under(FCC).permits();
    salesCall().onNationalList().business().under(FTC).permits();
    liveCall(CHARITABLE_SOLICITATION).onNationalList().under(FTC).permits();
    for (ContactPurpose purpose : ContactPurpose.values()) {
      liveCall(purpose).onNationalList().under(FCC).is(purpose == TELEMARKETING);
    }
  }

  @Test
  void unchecked_cannotBeTold() {
    salesCall().noNationalCheck().under(FCC).lacks("lists[national-dnc]");
    salesCall().noNationalCheck().under(FTC).lacks("lists[national-dnc]");
    salesCall().unknown("lists").under(FCC).lacks("lists[national-dnc]");
    salesCall().noNationalCheck().under(FCC_AGE).lacks("lists[national-dnc]");
  }

  @Test
  void registryOfNoCountry_isThatOfTheUnitedStates() {
    Scene listed = salesCall().national(entry -> entry.without(ListEntry.COUNTRY).listed(true));
    listed.under(FCC).forGood();
    listed.under(FTC).forGood();
    Scene unlisted = salesCall().national(entry -> entry.without(ListEntry.COUNTRY).listed(false));
    unlisted.under(FCC).permits();
    unlisted.under(FCC_AGE).permits();
    unlisted.under(FTC_AGE).permits();
  }

  @Test
  void registryOfAnotherCountry_isNotTheRegistry() {
    salesCall()
        .national(entry -> entry.country(Place.of("CA")).listed(true))
        .under(FCC)
        .lacks("lists[national-dnc]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"consents", "relationship", "caller.taxExempt", "to.subscriber", "purpose"})
  void listed_eachFactThatCouldLift_isAskedFor(String fact) {
    // an advertisement that is stated would tell the sale; left out, it is not asked for besides
    Scene call = salesCall().unknown(fact, "message.containsAdvertising");
    call.onNationalList().under(FCC).lacks(fact);
    salesCall().unknown(fact).under(FCC).permits();
  }

  @Test
  void listed_theSellersListDecidesOverTheRelationship() {
    Scene scene = salesCall().onNationalList().bought("2026-11-01").noInternalCheck();
    scene.under(FCC).lacks("lists[internal-dnc]");
  }

  @ParameterizedTest
  @CsvSource({"2003-09-30, false, false", "2003-10-01, true, true"})
  void registry_isLawFromOctober2003(String at, boolean fcc, boolean ftc) {
    salesCall().at(at + "T12:00:00-04:00").onNationalList().under(FCC).is(fcc);
    salesCall().at(at + "T12:00:00-04:00").onNationalList().under(FTC).is(ftc);
  }

  // ---- the age of the list

  @ParameterizedTest
  @CsvSource({
    "2026-11-24, false",
    "2026-10-24, false", // 31 days
    "2026-10-23, true",
    "2026-10-24T00:00:00-04:00, false",
    "2026-10-23T23:59:59-04:00, true",
    "2026-10-15, true",
  })
  void version_servesForThirtyOneDays(String asOf, boolean denied) {
    salesCall().nationalListOf(asOf).under(FCC_AGE).is(denied);
    salesCall().nationalListOf(asOf).under(FTC_AGE).is(denied);
  }

  @Test
  void staleVersion_isNotCuredByTime() {
    salesCall()
        .nationalListOf("2026-10-01")
        .under(FCC_AGE)
        .cites("47 CFR 64.1200(c)(2)(i)(D)")
        .forGood();
    salesCall()
        .nationalListOf("2026-10-01")
        .under(FTC_AGE)
        .cites("16 CFR 310.4(b)(3)(iv)")
        .forGood();
  }

  /** Nor by the end of a text of the law, which the next one says again. */
  @Test
  void staleVersion_isNotCuredByAnotherTextOfTheLaw() {
    Scene scene = salesCall().at("2021-03-29T12:00:00-04:00").nationalListOf("2021-02-25");
    scene.under(FTC_AGE).forGood();
    scene.under(FCC_AGE).forGood();
    scene.nationalListOf("2021-02-26").under(FTC_AGE).permits();
  }

  @Test
  void version_isNotAskedWhereTheNumberNeedsNoCheck() {
    salesCall().nationalListOf("2026-10-01").bought("2026-11-01").under(FCC_AGE).permits();
    salesCall().nationalListOf("2026-10-01").consent(PERMISSION).under(FTC_AGE).permits();
    salesCall().nationalListOf("2026-10-01").nonprofit().under(FCC_AGE).permits();
    salesCall().nationalListOf("2026-10-01").business().under(FTC_AGE).permits();
    liveCall(POLITICAL).nationalListOf("2026-10-01").under(FCC_AGE).permits();
    text(TELEMARKETING).nationalListOf("2026-10-01").under(FCC_AGE).denies();
  }

  @Test
  void listedInAStaleVersion_isListed() {
    Scene scene = salesCall().nationalListOf("2026-10-01").onNationalList();
    scene.under(FCC_AGE).permits();
    scene.under(FCC).denies();
  }

  /** Of several checks the newest decides the age; one that found the number still counts. */
  @ParameterizedTest
  @CsvSource({
    // first version, found there, second version, found there, age denies, list denies
    "2026-01-01, false, 2026-11-20, false, false, false",
    "2026-11-20, false, 2026-01-01, false, false, false",
    "2026-01-01, false, 2026-10-24, false, false, false",
    "2026-01-01, false, 2026-10-23, false, true, false",
    "2026-01-01, true, 2026-11-20, false, false, true",
    "2026-01-01, false, 2026-11-20, true, false, true",
    "2026-01-01, false, 2026-10-01, true, true, true",
  })
  void severalVersions_theNewestDecidesTheAge(
      String first, boolean found, String second, boolean foundAgain, boolean old, boolean listed) {
    Scene scene =
        salesCall()
            .national(entry -> entry.asOf(Scene.moment(first)).listed(found))
            .checkedAgain(entry -> entry.asOf(Scene.moment(second)).listed(foundAgain));
    scene.under(FCC_AGE).is(old);
    scene.under(FTC_AGE).is(old);
    scene.under(FCC).is(listed);
    scene.under(FTC).is(listed);
  }

  @Test
  void severalVersions_oneOfUnknownDate_isAskedForUnlessAnotherIsFresh() {
    Scene old = salesCall().nationalListOf("2026-01-01");
    old.checkedAgain(entry -> entry.without(io.lexicall.facts.ListEntry.AS_OF));
    old.under(FCC_AGE).lacks("lists[national-dnc].asOf");
    Scene fresh = salesCall().nationalListOf("2026-11-20");
    fresh.checkedAgain(entry -> entry.without(io.lexicall.facts.ListEntry.AS_OF));
    fresh.under(FCC_AGE).permits();
    fresh.under(FTC_AGE).permits();
  }

  @Test
  void version_unknown_isAskedFor() {
    Scene scene = salesCall().national(entry -> entry.without(io.lexicall.facts.ListEntry.AS_OF));
    scene.under(FCC_AGE).lacks("lists[national-dnc].asOf");
    scene.under(FTC_AGE).lacks("lists[national-dnc].asOf");
  }

  @ParameterizedTest
  @CsvSource({"2004-12-31, false", "2005-01-01, true"})
  void age_isLawFrom2005(String day, boolean denied) {
    salesCall().at(day + "T12:00:00-05:00").nationalListOf("2004-11-01").under(FCC_AGE).is(denied);
    salesCall().at(day + "T12:00:00-05:00").nationalListOf("2004-11-01").under(FTC_AGE).is(denied);
  }

  // ---- the seller's own list

  @Test
  void whoAskedToStop_isNotCalled() {
    Scene scene = salesCall().askedToStop("2026-06-01T10:00:00-04:00").bought("2026-11-20");
    scene.under(FCC_OWN).cites("47 CFR 64.1200(d)(6)").until("2031-06-01T10:00:00-04:00");
    scene.under(FTC_OWN).cites("16 CFR 310.4(b)(1)(iii)(A)").forGood();
    text(TELEMARKETING).askedToStop("2026-11-01").under(FCC_OWN).denies();
    salesCall().business().askedToStop("2026-11-01").under(FCC_OWN).permits();
  }

  @ParameterizedTest
  @CsvSource({
    "2021-11-24T12:00:01-05:00, true",
    "2021-11-24T12:00:00-05:00, false", // five years to the instant
    "2021-11-24T11:59:59-05:00, false",
    "2021-11-25, true",
    "2021-11-24, false",
  })
  void request_bindsForFiveYearsUnderTheFcc_forEverUnderTheFtc(String since, boolean denied) {
    salesCall().askedToStop(since).under(FCC_OWN).is(denied);
    salesCall().askedToStop(since).under(FTC_OWN).forGood();
    text(TELEMARKETING).askedToStop(since).underAll(List.of("tsr")).permits();
  }

  @ParameterizedTest
  @CsvSource({"2003-08-24, true", "2003-08-25, false", "2023-07-19, false", "2023-07-20, true"})
  void nonprofitItself_wasNotBoundByItsOwnList(String at, boolean denied) {
    String since = Integer.parseInt(at.substring(0, 4)) - 1 + at.substring(4);
    for (Supplier<Scene> contact : CALL_AND_TEXT) {
      itself(contact).at(at).askedToStop(since).under(FCC_OWN).is(denied);
      itself(contact).at(at).before(since, e -> e.refused(true)).under(FCC_OWN).is(denied);
      itself(contact)
          .at(at)
          .unknown("message.identifiesCaller")
          .under("tcpa.identification")
          .obliges(denied ? new String[] {"identify-caller"} : new String[0]);
      // neither was a caller for a nonprofit an organisation that was exempt, nor one that sells
      contact.get().nonprofit().at(at).askedToStop(since).under(FCC_OWN).denies();
      itself(contact)
          .unknown("caller.thirdParty")
          .at(at)
          .askedToStop(since)
          .under(FCC_OWN)
          .denies();
      itself(contact)
          .caller(who -> who.taxExempt(false))
          .at(at)
          .askedToStop(since)
          .under(FCC_OWN)
          .denies();
      Ruling perhaps =
          itself(contact).unknown("caller.taxExempt").at(at).askedToStop(since).under(FCC_OWN);
      if (denied) {
        perhaps.denies();
      } else {
        perhaps.lacks("caller.taxExempt");
      }
    }
  }

  private static final List<Supplier<Scene>> CALL_AND_TEXT =
      List.of(Scene::salesCall, () -> text(TELEMARKETING));

  private static Scene itself(Supplier<Scene> contact) {
    return contact.get().nonprofit().caller(who -> who.thirdParty(false));
  }

  @Test
  void request_withoutADate_binds() {
    salesCall().internal(entry -> entry.listed(true)).under(FCC_OWN).forGood();
    salesCall().internal(entry -> entry.listed(true)).under(FTC_OWN).forGood();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T11:59:59-04:00, true",
    "2026-06-01T12:00:00-04:00, true", // just as late is not later
    "2026-06-01T12:00:01-04:00, false",
  })
  void request_isLiftedByALaterConsent(String granted, boolean denied) {
    String since = "2026-06-01T12:00:00-04:00";
    salesCall().askedToStop(since).granted(EXPRESS, granted).under(FCC_OWN).is(denied);
    salesCall().askedToStop(since).granted(PERMISSION, granted).under(FTC_OWN).is(denied);
  }

  @Test
  void request_toAnotherSeller_isNotOurs() {
    salesCall()
        .internal(entry -> entry.listed(true).seller("other"))
        .under(FCC_OWN)
        .lacks("lists[internal-dnc]"); // and ours was not checked
  }

  @Test
  void ownList_unknown_isAskedFor() {
    salesCall().noInternalCheck().under(FCC_OWN).lacks("lists[internal-dnc]");
    salesCall().noInternalCheck().under(FTC_OWN).lacks("lists[internal-dnc]");
    salesCall().askedToStop("2026-11-01").unknown("consents").under(FCC_OWN).lacks("consents");
    salesCall().unknown("caller.seller").under(FCC_OWN).lacks("caller.seller");
    salesCall()
        .askedToStop("2026-11-01")
        .unknown("caller.seller")
        .under(FCC_OWN)
        .lacks("caller.seller");
  }

  // ---- what the caller was told, and nobody put on the list

  private static Scene refused(Scene scene, String at) {
    return scene.before(at, entry -> entry.refused(true));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:01-05:00, false, false", // not yet
    "2026-11-24T12:00:00-05:00, true, true",
    "2021-11-24T12:00:01-05:00, true, true",
    "2021-11-24T12:00:00-05:00, false, true", // five years to the instant
    "2010-01-01, false, true",
  })
  void refusedCall_isARequest(String at, boolean fcc, boolean ftc) {
    refused(salesCall(), at).under(FCC_OWN).is(fcc);
    refused(salesCall(), at).under(FTC_OWN).is(ftc);
    salesCall().objected(at).under(FCC_OWN).is(fcc);
    salesCall().objected(at).under(FTC_OWN).is(ftc);
  }

  @Test
  void refusedCall_deniesUntilTheRequestLapses() {
    refused(salesCall(), "2026-06-01T10:00:00-04:00")
        .under(FCC_OWN)
        .cites("47 CFR 64.1200(d)(6)")
        .until("2031-06-01T10:00:00-04:00");
    refused(salesCall(), "2026-06-01").under(FTC_OWN).cites("16 CFR 310.4(b)(1)(iii)(A)").forGood();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T11:59:59-04:00, true",
    "2026-06-01T12:00:00-04:00, true", // just as late is not later
    "2026-06-01T12:00:01-04:00, false",
  })
  void refusedCall_isLiftedByALaterConsentOrCallBack(String then, boolean denied) {
    String at = "2026-06-01T12:00:00-04:00";
    refused(salesCall(), at).granted(EXPRESS, then).under(FCC_OWN).is(denied);
    refused(salesCall(), at).granted(PERMISSION, then).under(FTC_OWN).is(denied);
    refused(salesCall(), at).asked(then).under(FCC_OWN).is(denied);
    salesCall().objected(at).granted(EXPRESS, then).under(FTC_OWN).is(denied);
    salesCall().objected(at).asked(then).under(FTC_OWN).is(denied);
  }

  @Test
  void contactOfWhichNobodySaysSo_wasNotRefused() {
    String at = "2026-06-01";
    salesCall().before(at).under(FCC_OWN).permits();
    salesCall().before(at, entry -> entry.without(REFUSED)).under(FCC_OWN).permits();
    salesCall().unknown("history").under(FCC_OWN).permits();
    salesCall().unknown("history").under(FTC_OWN).permits();
    refused(salesCall(), at).unknown("consents").under(FCC_OWN).lacks("consents");
  }

  @Test
  void refusedCall_stopsTexts_butARefusedTextNoCalls() {
    String at = "2026-06-01";
    text(TELEMARKETING)
        .before(at, entry -> entry.refused(true).channel(ContactChannel.VOICE))
        .under(FCC_OWN)
        .denies();
    refused(text(TELEMARKETING), at).under(FCC_OWN).denies();
    salesCall()
        .before(at, entry -> entry.refused(true).channel(ContactChannel.TEXT))
        .under(FCC_OWN)
        .permits();
    salesCall()
        .before(at, entry -> entry.refused(true).without(CHANNEL))
        .under(FTC_OWN)
        .lacks("history.channel");
  }

  @Test
  void refusal_bindsAsTheListDoes() {
    String at = "2026-06-01";
    refused(salesCall().business(), at).under(FCC_OWN).permits();
    refused(salesCall().business(), at).under(FTC_OWN).permits();
    refused(liveCall(CHARITABLE_SOLICITATION), at).under(FTC_OWN).denies();
    refused(liveCall(CHARITABLE_SOLICITATION), at).under(FCC_OWN).permits();
    refused(liveCall(INFORMATIONAL), at).under(FCC_OWN).permits();
    refused(recording(POLITICAL).line(FIXED_LINE), at).under(FCC_OWN).denies();
    refused(recording(POLITICAL).line(FIXED_LINE).at("2023-07-19T12:00:00-04:00"), "2023-06-01")
        .under(FCC_OWN)
        .permits();
    recording(POLITICAL).line(FIXED_LINE).objected(at).under(FCC_OWN).permits();
  }

  @Test
  void charity_isBoundByTheFtcsListOnly() {
    liveCall(CHARITABLE_SOLICITATION).askedToStop("2026-11-01").under(FTC_OWN).denies();
    liveCall(CHARITABLE_SOLICITATION).askedToStop("2026-11-01").under(FCC_OWN).permits();
  }

  /** The amended Rule of 68 FR 4580 is the first that reaches who asks for gifts. */
  @ParameterizedTest
  @CsvSource({
    "2003-03-30, false, 16 CFR 310.4(b)(1)(ii)",
    "2003-03-31, true, 16 CFR 310.4(b)(1)(iii)(A)"
  })
  void charity_isBoundByTheFtcsListFromMarch2003(String day, boolean bound, String citation) {
    liveCall(CHARITABLE_SOLICITATION).at(day).askedToStop("2003-01-01").under(FTC_OWN).is(bound);
    liveCall(CHARITABLE_SOLICITATION).at(day).objected("2003-01-01").under(FTC_OWN).is(bound);
    salesCall().at(day).askedToStop("2003-01-01").under(FTC_OWN).cites(citation).forGood();
    salesCall().at(day).objected("2003-01-01").under(FTC_OWN).cites(citation).forGood();
  }

  @Test
  void sellersOwnList_bindsFromTheFirstRule() {
    salesCall().at("1995-12-31").askedToStop("1995-06-01").under(FTC_OWN).denies();
    salesCall().at("1995-12-30").askedToStop("1995-06-01").under(FTC_OWN).permits();
  }

  @ParameterizedTest
  @CsvSource({"2023-07-19, false", "2023-07-20, true"})
  void exemptRecordedCallsToHomes_areBoundFromJuly2023(String day, boolean denied) {
    String at = day + "T12:00:00-04:00";
    recording(POLITICAL)
        .line(FIXED_LINE)
        .at(at)
        .askedToStop("2023-01-01")
        .under(FCC_OWN)
        .is(denied);
    liveCall(POLITICAL).at(at).askedToStop("2023-01-01").under(FCC_OWN).permits();
    recording(INFORMATIONAL)
        .line(FIXED_LINE)
        .at(at)
        .askedToStop("2023-01-01")
        .consent(EXPRESS, consent -> consent.grantedAt(instant("2022-01-01")))
        .under(FCC_OWN)
        .permits();
  }

  @ParameterizedTest
  @EnumSource(names = {"EMERGENCY", "INFORMATIONAL", "SURVEY", "DEBT_COLLECTION"})
  void liveCallsThatSellNothing_areNotBound(ContactPurpose purpose) {
    liveCall(purpose).askedToStop("2026-11-01").under(FCC_OWN).permits();
    liveCall(purpose).askedToStop("2026-11-01").under(FTC_OWN).permits();
  }

  // ---- texts that sell beside something else

  @ParameterizedTest
  @EnumSource(
      value = ContactPurpose.class,
      names = {"INFORMATIONAL", "ACCOUNT_ALERT", "SURVEY", "HEALTHCARE", "DEBT_COLLECTION"})
  void textThatAdvertises_isTelemarketing(ContactPurpose purpose) {
    Scene advert = text(purpose).message(message -> message.containsAdvertising(true));
    advert.under("tcpa.national-dnc").permits();
    advert.onNationalList().under("tcpa.national-dnc").denies();
    advert.askedToStop("2026-01-10").under("tcpa.internal-dnc").denies();
    Scene told = text(purpose).message(message -> message.containsAdvertising(true));
    told.before("2026-11-01", entry -> entry.refused(true)).under("tcpa.internal-dnc").denies();
    Scene late = text(purpose).message(message -> message.containsAdvertising(true));
    late.at("2026-11-24T22:00:00-05:00").under("tcpa.calling-hours").denies();
    late.nonprofit().under("tcpa.calling-hours").permits();
  }

  @ParameterizedTest
  @EnumSource(
      value = ContactPurpose.class,
      names = {"INFORMATIONAL", "ACCOUNT_ALERT", "SURVEY", "HEALTHCARE", "DEBT_COLLECTION"})
  void recordedMessageThatAdvertises_isTelemarketing(ContactPurpose purpose) {
    for (LineType line : new LineType[] {MOBILE, FIXED_LINE}) {
      for (Voice voice : new Voice[] {Voice.PRERECORDED, Voice.ARTIFICIAL}) {
        Supplier<Scene> advert =
            () ->
                recording(purpose)
                    .line(line)
                    .voice(voice)
                    .message(message -> message.containsAdvertising(true));
        advert.get().under("tcpa.internal-dnc").permits();
        advert.get().askedToStop("2026-01-12").under("tcpa.internal-dnc").denies();
        advert.get().objected("2026-01-12").under("tcpa.internal-dnc").denies();
        advert
            .get()
            .before("2026-11-01", entry -> entry.refused(true))
            .under("tcpa.internal-dnc")
            .denies();
        Scene agreed = advert.get().consent(EXPRESS_WRITTEN).askedToStop("2026-01-01");
        agreed.under("tcpa.internal-dnc").permits();
        advert.get().onNationalList().under("tcpa.national-dnc").denies();
        advert.get().at("2026-11-24T22:00:00-05:00").under("tcpa.calling-hours").denies();
      }
    }
  }

  @Test
  void textOfWhichNobodySaysThatItAdvertises_isWhatItsPurposeSays() {
    Scene silent = text(INFORMATIONAL).onNationalList().unknown("message.containsAdvertising");
    silent.at("2026-11-24T22:00:00-05:00");
    silent.under("tcpa.national-dnc").permits();
    silent.under("tcpa.calling-hours").permits();
    Scene spoken = liveCall(INFORMATIONAL).onNationalList().unknown("message.containsAdvertising");
    spoken.at("2026-11-24T22:00:00-05:00");
    for (String rule : List.of(FCC, FCC_OWN, FTC_OWN, "tcpa.calling-hours", "tsr.calling-hours")) {
      spoken.under(rule).permits();
    }
  }

  /** "A telephone call or message", 47 U.S.C. 227(a)(4), 47 CFR 64.1200(f)(13), 16 CFR 310.2. */
  @ParameterizedTest
  @EnumSource(
      value = ContactPurpose.class,
      names = {
        "INFORMATIONAL",
        "ACCOUNT_ALERT",
        "SURVEY",
        "HEALTHCARE",
        "DEBT_COLLECTION",
        "POLITICAL",
        "EMERGENCY"
      })
  void liveCallThatAdvertises_isTelemarketing(ContactPurpose purpose) {
    Supplier<Scene> advert =
        () -> liveCall(purpose).message(message -> message.containsAdvertising(true));
    for (String rule : List.of(FCC, FTC)) {
      advert.get().under(rule).permits();
      advert.get().onNationalList().under(rule).denies();
      liveCall(purpose).onNationalList().under(rule).permits();
    }
    for (String rule : List.of(FCC_OWN, FTC_OWN)) {
      advert.get().under(rule).permits();
      advert.get().askedToStop("2026-01-12").under(rule).denies();
      advert.get().objected("2026-01-12").under(rule).denies();
      advert.get().before("2026-11-01", entry -> entry.refused(true)).under(rule).denies();
      liveCall(purpose).askedToStop("2026-01-12").under(rule).permits();
    }
    for (String rule : List.of("tcpa.calling-hours", "tsr.calling-hours")) {
      advert.get().under(rule).permits();
      advert.get().at("2026-11-24T22:00:00-05:00").under(rule).denies();
      liveCall(purpose).at("2026-11-24T22:00:00-05:00").under(rule).permits();
    }
    advert.get().nonprofit().onNationalList().under(FCC).permits();
  }

  /** 16 CFR 310.4(b)(1)(v)(D): a recorded health care message of a covered entity. */
  @Test
  void healthCareMessageThatAdvertises_needsNoWritingUnderTheSalesRule() {
    for (String rule : List.of("tsr.prerecorded-consent", "tsr.prerecorded-opt-out")) {
      Supplier<Scene> advert =
          () ->
              recording(ContactPurpose.HEALTHCARE)
                  .message(message -> message.containsAdvertising(true).optOutMechanism(false));
      advert.get().under(rule).denies();
      advert.get().caller(caller -> caller.coveredEntity(true)).under(rule).permits();
      advert.get().unknown("caller.coveredEntity").under(rule).lacks("caller.coveredEntity");
    }
  }

  @Test
  void emergencyThatAdvertises_isNone() {
    Scene advert = recording(EMERGENCY).message(message -> message.containsAdvertising(true));
    advert.under("tcpa.written-consent").denies();
    recording(EMERGENCY).under("tcpa.written-consent").permits();
    recording(EMERGENCY)
        .unknown("message.containsAdvertising")
        .under("tcpa.written-consent")
        .permits();
  }

  // ---- readings of figures

  /** Five years from 29 February are over on 1 March; on 28 February the last has not passed. */
  @ParameterizedTest
  @CsvSource({
    "2020-02-29T12:00:00-05:00, 2025-02-28T12:00:00-05:00, true",
    "2020-02-29T12:00:00-05:00, 2025-03-01T11:59:59-05:00, true",
    "2020-02-29T12:00:00-05:00, 2025-03-01T12:00:00-05:00, false",
    "2020-02-28T12:00:00-05:00, 2025-02-28T11:59:59-05:00, true",
    "2020-02-28T12:00:00-05:00, 2025-02-28T12:00:00-05:00, false",
  })
  void fiveYears_from29February_endOn1March(String told, String at, boolean denied) {
    String end = told.startsWith("2020-02-29") ? "2025-03-01" : "2025-02-28";
    for (Scene scene :
        List.of(
            text(TELEMARKETING).askedToStop(told),
            text(TELEMARKETING).objected(told),
            text(TELEMARKETING).before(told, entry -> entry.refused(true)))) {
      scene.at(at).under(FCC_OWN).is(denied);
      if (denied) {
        scene.under(FCC_OWN).until(end + "T12:00:00-05:00");
      }
    }
    String day = told.substring(0, 10);
    text(TELEMARKETING).askedToStop(day).at(end + "T00:00:00-05:00").under(FCC_OWN).permits();
    text(TELEMARKETING)
        .askedToStop(day)
        .at("2025-02-27T23:59:59-05:00")
        .under(FCC_OWN)
        .until(end + "T00:00:00-05:00");
  }

  /** The note to 47 CFR 64.1200(c)(2)(i)(D): three months until 1 January 2005. */
  @ParameterizedTest
  @CsvSource({
    "2004-12-31, 2004-09-30, false",
    "2004-12-31, 2004-09-29, true",
    "2004-06-01, 2004-03-01, false",
    "2004-06-01, 2004-02-29, true",
    "2005-01-01, 2004-12-01, false",
    "2005-01-01, 2004-11-30, true",
    "2003-10-01, 2003-07-01, false",
    "2003-10-01, 2003-06-30, true",
    "2003-09-30, 2003-01-01, false", // no registry yet
  })
  void registry_versionOf2004_isAtMostThreeMonthsOld(String at, String asOf, boolean denied) {
    Scene scene = salesCall().at(at).nationalListOf(asOf);
    scene.under(FCC_AGE).is(denied);
    scene.bought(at).under(FCC_AGE).permits();
    if (denied) {
      salesCall().at(at).nationalListOf(asOf).under(FCC_AGE).cites("47 CFR 64.1200(c)(2)(i)(D)");
      salesCall().at(at).national(e -> e.without(ListEntry.AS_OF)).under(FCC_AGE).lacks(AS_OF);
    }
  }

  private static final String AS_OF = "lists[national-dnc].asOf";

  /** A message that advertises is barred as a text and as a recorded call alike. */
  @Test
  void channel_isNotAskedFor_whereTheMessageAdvertisesByAnyOfThem() {
    Scene survey =
        recording(ContactPurpose.SURVEY)
            .message(said -> said.containsAdvertising(true))
            .unknown("channel");
    survey.under(FCC_OWN).permits();
    survey.under(FCC).permits();
    survey.objected("2026-11-01").under(FCC_OWN).denies();
    survey.onNationalList().under(FCC).denies();
    liveCall(ContactPurpose.SURVEY)
        .message(said -> said.containsAdvertising(true))
        .objected("2026-11-01")
        .unknown("channel")
        .under(FCC_OWN)
        .denies();
  }
}
