package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ConsentKind.EXPRESS_WRITTEN;
import static io.lexicall.facts.ConsentKind.OPT_IN;
import static io.lexicall.facts.ConsentKind.PERMISSION;
import static io.lexicall.facts.ContactPurpose.ACCOUNT_ALERT;
import static io.lexicall.facts.ContactPurpose.CHARITABLE_SOLICITATION;
import static io.lexicall.facts.ContactPurpose.DEBT_COLLECTION;
import static io.lexicall.facts.ContactPurpose.EMERGENCY;
import static io.lexicall.facts.ContactPurpose.HEALTHCARE;
import static io.lexicall.facts.ContactPurpose.INFORMATIONAL;
import static io.lexicall.facts.ContactPurpose.PACKAGE_DELIVERY;
import static io.lexicall.facts.ContactPurpose.POLITICAL;
import static io.lexicall.facts.ContactPurpose.SURVEY;
import static io.lexicall.facts.ContactPurpose.TELEMARKETING;
import static io.lexicall.facts.Dialing.AUTOMATED;
import static io.lexicall.facts.Dialing.MANUAL;
import static io.lexicall.facts.Dialing.RANDOM_OR_SEQUENTIAL;
import static io.lexicall.facts.LineType.FIXED_LINE;
import static io.lexicall.facts.LineType.MOBILE;
import static io.lexicall.facts.LineType.TOLL_FREE;
import static io.lexicall.facts.LineType.VOIP;
import static io.lexicall.rules.tcpa.federal.Scene.instant;
import static io.lexicall.rules.tcpa.federal.Scene.liveCall;
import static io.lexicall.rules.tcpa.federal.Scene.recording;
import static io.lexicall.rules.tcpa.federal.Scene.salesCall;
import static io.lexicall.rules.tcpa.federal.Scene.text;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Voice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 47 CFR 64.1200(a)(1)-(3), (m), 16 CFR 310.4(b)(1)(v)(A): consent, and when one counts. */
class ConsentTest {
  private static final String WRITTEN = "tcpa.written-consent";
  private static final String WIRELESS = "tcpa.wireless-consent";
  private static final String HOME = "tcpa.residential-consent";
  private static final String REASSIGNED = "tcpa.reassigned-number";
  private static final String SCOPE = "tcpa.revocation-scope";
  private static final String FTC = "tsr.prerecorded-consent";

  // ---- written consent

  @Test
  void recordedSale_needsWriting() {
    recording(TELEMARKETING).under(WRITTEN).cites("47 CFR 64.1200(a)(2)").forGood();
    recording(TELEMARKETING).under(FTC).cites("16 CFR 310.4(b)(1)(v)(A)").forGood();
    recording(TELEMARKETING).consent(EXPRESS_WRITTEN).under(WRITTEN).permits();
    recording(TELEMARKETING).consent(EXPRESS_WRITTEN).under(FTC).permits();
    recording(TELEMARKETING).consent(EXPRESS).under(WRITTEN).denies();
    recording(TELEMARKETING).consent(PERMISSION).under(WRITTEN).denies();
    recording(TELEMARKETING).consent(OPT_IN).under(FTC).denies();
  }

  @Test
  void artificialVoice_isPrerecorded() {
    recording(TELEMARKETING).voice(Voice.ARTIFICIAL).under(WRITTEN).denies();
    recording(TELEMARKETING).voice(Voice.ARTIFICIAL).under(FTC).denies();
    recording(INFORMATIONAL).voice(Voice.ARTIFICIAL).under(WIRELESS).denies();
  }

  @Test
  void relationship_isNoConsent() {
    recording(TELEMARKETING).bought("2026-11-01").under(WRITTEN).denies();
    recording(TELEMARKETING).bought("2026-11-01").under(FTC).denies();
  }

  @ParameterizedTest
  @CsvSource({
    // dialing, voice, line, business, denied
    "MANUAL, LIVE, MOBILE, false, false",
    "AUTOMATED, LIVE, MOBILE, false, false",
    "RANDOM_OR_SEQUENTIAL, LIVE, MOBILE, false, true",
    "RANDOM_OR_SEQUENTIAL, LIVE, MOBILE, true, true",
    "RANDOM_OR_SEQUENTIAL, LIVE, TOLL_FREE, true, true",
    "RANDOM_OR_SEQUENTIAL, LIVE, FIXED_LINE, false, false",
    "RANDOM_OR_SEQUENTIAL, LIVE, VOIP, false, false",
    "MANUAL, PRERECORDED, FIXED_LINE, false, true",
    "MANUAL, PRERECORDED, VOIP, false, true",
    "MANUAL, PRERECORDED, FIXED_LINE, true, false",
    "MANUAL, PRERECORDED, MOBILE, true, true",
    "AUTOMATED, ARTIFICIAL, MOBILE, false, true",
  })
  void machine_reachesLine_needsWriting(
      Dialing dialing, Voice voice, LineType line, boolean business, boolean denied) {
    Scene scene = salesCall().dialing(dialing).voice(voice).line(line);
    (business ? scene.business() : scene).under(WRITTEN).is(denied);
  }

  @Test
  void residentialLine_isCitedByItsOwnParagraph() {
    recording(TELEMARKETING).line(FIXED_LINE).under(WRITTEN).cites("47 CFR 64.1200(a)(3)").denies();
  }

  @Test
  void text_needsWriting_onlyFromAnAutodialer() {
    text(TELEMARKETING).under(WRITTEN).permits();
    text(TELEMARKETING).dialing(MANUAL).under(WRITTEN).permits();
    text(TELEMARKETING).dialing(RANDOM_OR_SEQUENTIAL).under(WRITTEN).denies();
    text(TELEMARKETING).dialing(RANDOM_OR_SEQUENTIAL).under(FTC).permits();
    text(TELEMARKETING).unknown("dialing").under(WRITTEN).lacks("dialing");
  }

  @Test
  void dialing_isNotAskedFor_whereTheVoiceAloneMakesItARobocall() {
    for (String rule : List.of(WRITTEN, FTC)) {
      salesCall()
          .consent(EXPRESS_WRITTEN, consent -> consent.automated(false))
          .unknown("voice", "dialing")
          .under(rule)
          .lacks("voice");
    }
  }

  @Test
  void kindOfLine_isAskedForOnlyWhereItDecides() {
    recording(TELEMARKETING).unknown("to.lineType").under(WRITTEN).denies();
    recording(TELEMARKETING).unknown("to.lineType").business().under(WRITTEN).lacks("to.lineType");
    salesCall()
        .dialing(RANDOM_OR_SEQUENTIAL)
        .unknown("to.lineType")
        .under(WRITTEN)
        .lacks("to.lineType");
    recording(TELEMARKETING).unknown("to.subscriber").under(WRITTEN).denies();
    recording(TELEMARKETING)
        .line(FIXED_LINE)
        .unknown("to.subscriber")
        .under(WRITTEN)
        .lacks("to.subscriber");
  }

  @ParameterizedTest
  @ValueSource(strings = {"consents", "voice", "purpose"})
  void recordedSale_eachFactThatDecides_isAskedFor(String fact) {
    // an advertisement that is stated would tell the sale; left out, it is not asked for besides
    for (String rule : List.of(WRITTEN, FTC)) {
      Scene call = recording(TELEMARKETING).unknown(fact, "message.containsAdvertising");
      call.under(rule).lacks(fact);
    }
  }

  @Test
  void nonprofit_needsExpressConsentToAMobile_andNoneAtHome() {
    recording(TELEMARKETING).nonprofit().consent(EXPRESS).under(WRITTEN).permits();
    recording(TELEMARKETING).nonprofit().consent(EXPRESS).under(WIRELESS).permits();
    recording(TELEMARKETING).nonprofit().under(WIRELESS).denies();
    recording(TELEMARKETING).nonprofit().under(WRITTEN).denies();
    recording(TELEMARKETING).nonprofit().line(FIXED_LINE).under(WRITTEN).permits();
    recording(TELEMARKETING).unknown("caller.taxExempt").under(WRITTEN).denies();
    recording(TELEMARKETING)
        .unknown("caller.taxExempt")
        .consent(EXPRESS)
        .under(WRITTEN)
        .lacks("caller.taxExempt");
    recording(TELEMARKETING).nonprofit().unknown("to.lineType").under(WRITTEN).lacks("to.lineType");
  }

  @Test
  void healthCareMessage_thatAdvertises_needsExpressConsent() {
    Consumer<io.lexicall.facts.Message.Builder> ad = message -> message.containsAdvertising(true);
    recording(HEALTHCARE).coveredEntity().message(ad).consent(EXPRESS).under(WRITTEN).permits();
    recording(HEALTHCARE).message(ad).consent(EXPRESS).under(WRITTEN).denies();
  }

  @Test
  void advertising_makesAnyMessageTelemarketing() {
    recording(INFORMATIONAL)
        .message(message -> message.containsAdvertising(true))
        .consent(EXPRESS)
        .under(WRITTEN)
        .denies();
    // what nobody says advertises is what its purpose says
    recording(INFORMATIONAL)
        .unknown("message.containsAdvertising")
        .consent(EXPRESS)
        .under(WRITTEN)
        .permits();
    text(INFORMATIONAL)
        .dialing(RANDOM_OR_SEQUENTIAL)
        .unknown("message.containsAdvertising")
        .under(WRITTEN)
        .permits();
    text(INFORMATIONAL)
        .dialing(RANDOM_OR_SEQUENTIAL)
        .message(message -> message.containsAdvertising(true))
        .under(WRITTEN)
        .denies();
    liveCall(INFORMATIONAL)
        .line(MOBILE)
        .dialing(RANDOM_OR_SEQUENTIAL)
        .unknown("message")
        .under(WRITTEN)
        .permits();
  }

  @Test
  void emergency_needsNoConsent() {
    recording(EMERGENCY).under(WRITTEN).permits();
    recording(EMERGENCY).under(WIRELESS).permits();
    recording(EMERGENCY).line(FIXED_LINE).under("tcpa.residential-consent").permits();
    recording(EMERGENCY).under("tcpa.prerecorded-identification").permits();
  }

  @ParameterizedTest
  @CsvSource({"2013-10-15, false, true", "2013-10-16, true, false"})
  void writing_isLawFromOctober2013_beforeItAnyConsentWas(
      String day, boolean written, boolean wireless) {
    recording(TELEMARKETING).at(day + "T12:00:00-04:00").under(WRITTEN).is(written);
    recording(TELEMARKETING).at(day + "T12:00:00-04:00").under(WIRELESS).is(wireless);
  }

  @ParameterizedTest
  @CsvSource({"2009-08-31, false", "2009-09-01, true"})
  void ftcsWriting_isLawFromSeptember2009(String day, boolean denied) {
    recording(TELEMARKETING).at(day + "T12:00:00-04:00").under(FTC).is(denied);
  }

  @Test
  void ftc_isAboutSalesOnly() {
    recording(CHARITABLE_SOLICITATION).under(FTC).permits();
    recording(HEALTHCARE).under(FTC).permits();
    recording(TELEMARKETING).business().under(FTC).permits();
    recording(TELEMARKETING).line(FIXED_LINE).under(FTC).denies();
    salesCall().dialing(AUTOMATED).under(FTC).permits();
  }

  // ---- any other consent to a wireless number

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TELEMARKETING", "EMERGENCY", "PACKAGE_DELIVERY"})
  void recordedMessage_toAMobile_needsConsent(ContactPurpose purpose) {
    recording(purpose).under(WIRELESS).cites("47 CFR 64.1200(a)(1)(iii)").forGood();
    recording(purpose).consent(EXPRESS).under(WIRELESS).permits();
    recording(purpose).consent(EXPRESS_WRITTEN).under(WIRELESS).permits();
    recording(purpose).business().under(WIRELESS).denies();
    recording(purpose).line(TOLL_FREE).under(WIRELESS).denies();
    recording(purpose).line(FIXED_LINE).under(WIRELESS).permits();
    recording(purpose).line(VOIP).under(WIRELESS).permits();
    recording(purpose).voice(Voice.LIVE).under(WIRELESS).permits();
    recording(purpose).voice(Voice.LIVE).dialing(RANDOM_OR_SEQUENTIAL).under(WIRELESS).denies();
    text(purpose).under(WIRELESS).permits();
    text(purpose).dialing(RANDOM_OR_SEQUENTIAL).under(WIRELESS).denies();
    recording(purpose).unknown("to.lineType").under(WIRELESS).lacks("to.lineType");
    recording(purpose).unknown("consents").under(WIRELESS).lacks("consents");
    recording(purpose).unknown("to.lineType").consent(EXPRESS).under(WIRELESS).permits();
  }

  @Test
  void exemptions_leaveTheDecisionToTheirOwnRules() {
    recording(PACKAGE_DELIVERY).under(WIRELESS).permits();
    recording(ACCOUNT_ALERT).bank().under(WIRELESS).permits();
    recording(HEALTHCARE).coveredEntity().under(WIRELESS).permits();
    recording(ACCOUNT_ALERT)
        .unknown("caller.financialInstitution")
        .under(WIRELESS)
        .lacks("caller.financialInstitution");
    recording(HEALTHCARE)
        .unknown("caller.coveredEntity")
        .under(WIRELESS)
        .lacks("caller.coveredEntity");
  }

  @ParameterizedTest
  @CsvSource({
    "2014-03-26, true, true",
    "2014-03-27, false, true",
    "2015-07-09, false, true",
    "2015-07-10, false, false",
  })
  void exemptions_cameOneByOne(String day, boolean delivery, boolean alert) {
    String at = day + "T12:00:00-04:00";
    recording(PACKAGE_DELIVERY).at(at).under(WIRELESS).is(delivery);
    recording(ACCOUNT_ALERT).bank().at(at).under(WIRELESS).is(alert);
    recording(HEALTHCARE).coveredEntity().at(at).under(WIRELESS).is(alert);
  }

  // ---- when a consent counts

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00-05:00, , , false",
    "2026-11-24T12:00:01-05:00, , , true",
    "2026-01-10T12:00:00-05:00, 2026-11-24T12:00:00-05:00, , true",
    "2026-01-10T12:00:00-05:00, 2026-11-24T12:00:01-05:00, , false",
    "2026-01-10T12:00:00-05:00, , 2026-11-24T12:00:00-05:00, true",
    "2026-01-10T12:00:00-05:00, , 2026-11-24T12:00:01-05:00, false",
  })
  void consent_countsFromItsGrant_untilRevokedOrLapsed(
      String granted, String revoked, String expires, boolean denied) {
    Consumer<Consent.Builder> dates =
        consent -> {
          consent.grantedAt(instant(granted));
          if (revoked != null) {
            consent.revokedAt(instant(revoked));
          }
          if (expires != null) {
            consent.expiresAt(instant(expires));
          }
        };
    recording(TELEMARKETING).consent(EXPRESS_WRITTEN, dates).under(WRITTEN).is(denied);
    recording(TELEMARKETING).consent(EXPRESS_WRITTEN, dates).under(FTC).is(denied);
    recording(INFORMATIONAL).consent(EXPRESS, dates).under(WIRELESS).is(denied);
  }

  @Test
  void consent_toCome_curesTheDenialFromThen() {
    String grant = "2026-11-24T15:00:00-05:00";
    recording(INFORMATIONAL).granted(EXPRESS, grant).under(WIRELESS).until(grant);
  }

  @Test
  void consent_limitedToSomethingElse_doesNotCount() {
    Consumer<Consent.Builder> seller = consent -> consent.seller("other");
    Consumer<Consent.Builder> channel = consent -> consent.channels(ContactChannel.TEXT);
    Consumer<Consent.Builder> purpose = consent -> consent.purposes(SURVEY, POLITICAL);
    Consumer<Consent.Builder> people = consent -> consent.automated(false);
    for (Consumer<Consent.Builder> limit : java.util.List.of(seller, channel, purpose, people)) {
      recording(INFORMATIONAL).consent(EXPRESS, limit).under(WIRELESS).denies();
      recording(INFORMATIONAL).consent(EXPRESS, limit).consent(EXPRESS).under(WIRELESS).permits();
      recording(TELEMARKETING).consent(EXPRESS_WRITTEN, limit).under(WRITTEN).denies();
      recording(TELEMARKETING).consent(EXPRESS_WRITTEN, limit).under(FTC).denies();
    }
  }

  @Test
  void consent_thatLeavesSomethingOut_cannotBeTold() {
    recording(INFORMATIONAL)
        .consent(EXPRESS, consent -> consent.without(Consent.SELLER))
        .under(WIRELESS)
        .lacks("consents.seller");
    recording(INFORMATIONAL)
        .consent(EXPRESS, consent -> consent.without(Consent.CHANNELS).without(Consent.PURPOSES))
        .under(WIRELESS)
        .lacks("consents.channels", "consents.purposes");
    recording(TELEMARKETING)
        .consent(EXPRESS_WRITTEN, consent -> consent.without(Consent.AUTOMATED))
        .under(WRITTEN)
        .lacks("consents.automated");
    recording(INFORMATIONAL)
        .consent(EXPRESS, consent -> consent.without(Consent.AUTOMATED))
        .under(WIRELESS)
        .permits(); // a number that was given may be called by machine about what it was given for
    recording(INFORMATIONAL)
        .consent(EXPRESS, consent -> consent.without(Consent.KIND))
        .under(WIRELESS)
        .lacks("consents.kind");
    // where something else rules the consent out, nothing is asked
    recording(INFORMATIONAL)
        .consent(EXPRESS, consent -> consent.without(Consent.CHANNELS).seller("other"))
        .under(WIRELESS)
        .denies();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-10T12:00:01-05:00, true", // later than the consent: ended
    "2026-01-10T12:00:00-05:00, false",
    "2026-01-10T11:59:59-05:00, false",
    "2026-01-10, false", // the first moment of that day
    "2026-01-11, true",
  })
  void request_afterAConsent_endsItForTelemarketingOnly(String since, boolean denied) {
    recording(TELEMARKETING).consent(EXPRESS_WRITTEN).askedToStop(since).under(WRITTEN).is(denied);
    recording(TELEMARKETING).consent(EXPRESS_WRITTEN).askedToStop(since).under(FTC).is(denied);
    recording(INFORMATIONAL).consent(EXPRESS).askedToStop(since).under(WIRELESS).permits();
  }

  @Test
  void request_withoutADate_isTakenForTheLater() {
    recording(TELEMARKETING)
        .consent(EXPRESS_WRITTEN)
        .internal(entry -> entry.listed(true))
        .under(WRITTEN)
        .denies();
  }

  @Test
  void sellersList_unchecked_leavesAConsentToTelemarketingOpen() {
    recording(TELEMARKETING)
        .consent(EXPRESS_WRITTEN)
        .noInternalCheck()
        .under(WRITTEN)
        .lacks("lists[internal-dnc]");
    recording(TELEMARKETING).noInternalCheck().under(WRITTEN).denies();
  }

  // ---- reassigned numbers

  @ParameterizedTest
  @CsvSource({
    "2026-01-10T12:00:00-05:00, false", // granted just then: by the present holder
    "2026-01-10T12:00:01-05:00, true",
    "2026-01-10, false",
    "2026-01-11, true",
  })
  void reassigned_consentOfTheFormerHolder_doesNotCount(String since, boolean denied) {
    Moment then =
        since.length() == 10 ? Moment.of(LocalDate.parse(since)) : Moment.of(instant(since));
    recording(INFORMATIONAL)
        .consent(EXPRESS)
        .reassigned(entry -> entry.since(then))
        .under(REASSIGNED)
        .is(denied);
    recording(TELEMARKETING)
        .consent(EXPRESS_WRITTEN)
        .reassigned(entry -> entry.since(then))
        .under(REASSIGNED)
        .is(denied);
  }

  @Test
  void reassigned_atAnUnknownDate_noConsentCounts() {
    recording(INFORMATIONAL)
        .consent(EXPRESS)
        .reassigned(entry -> {})
        .under(REASSIGNED)
        .cites("47 CFR 64.1200(m)")
        .forGood();
  }

  @Test
  void reassigned_presentHoldersSpokenConsent_isNoWriting() {
    recording(TELEMARKETING)
        .consent(EXPRESS_WRITTEN)
        .granted(EXPRESS, "2026-06-01")
        .reassigned(entry -> entry.since(Moment.of(LocalDate.parse("2026-03-01"))))
        .under(REASSIGNED)
        .denies();
  }

  @Test
  void reassigned_notFoundOrNotAsked_asksForNothing() {
    recording(INFORMATIONAL).consent(EXPRESS).under(REASSIGNED).permits();
    recording(INFORMATIONAL).consent(EXPRESS).unknown("lists").under(REASSIGNED).permits();
    recording(INFORMATIONAL)
        .consent(EXPRESS)
        .reassigned(e -> e.listed(false))
        .under(REASSIGNED)
        .permits();
  }

  @Test
  void reassigned_answerLeftOut_isAskedForWhereItDecides() {
    recording(INFORMATIONAL)
        .consent(EXPRESS)
        .reassigned(entry -> entry.without(ListEntry.LISTED))
        .under(REASSIGNED)
        .lacks("lists[reassigned-numbers].listed");
    recording(INFORMATIONAL)
        .consent(EXPRESS)
        .reassigned(
            entry ->
                entry.without(ListEntry.LISTED).since(Moment.of(LocalDate.parse("2025-03-01"))))
        .under(REASSIGNED)
        .permits();
  }

  @Test
  void reassigned_contactThatNeedsNoConsent_isNotConcerned() {
    salesCall().reassigned(entry -> {}).under(REASSIGNED).permits();
    recording(EMERGENCY).reassigned(entry -> {}).under(REASSIGNED).permits();
    recording(POLITICAL).line(FIXED_LINE).reassigned(entry -> {}).under(REASSIGNED).permits();
  }

  @Test
  void reassigned_exemptMessage_mustKeepToItsTerms() {
    Scene sold =
        recording(HEALTHCARE)
            .coveredEntity()
            .consent(EXPRESS)
            .message(message -> message.freeToRecipient(false));
    sold.under("tcpa.exempt-healthcare").permits();
    sold.reassigned(entry -> {}).under("tcpa.exempt-healthcare").denies();
  }

  @ParameterizedTest
  @CsvSource({"2021-10-31, false", "2021-11-01, true"})
  void reassigned_isLawFromNovember2021(String day, boolean denied) {
    recording(INFORMATIONAL)
        .at(day + "T12:00:00-04:00")
        .granted(EXPRESS, "2021-01-01")
        .reassigned(entry -> {})
        .under(REASSIGNED)
        .is(denied);
  }

  // ---- ported numbers

  @ParameterizedTest
  @CsvSource({
    "2026-11-09T12:00:00-05:00, false", // fifteen days to the instant
    "2026-11-09T11:59:59-05:00, true",
    "2026-11-24T12:00:00-05:00, false",
  })
  void ported_voiceCallWithinFifteenDays_isNotDenied(String ported, boolean denied) {
    recording(INFORMATIONAL).called(to -> to.portedAt(instant(ported))).under(WIRELESS).is(denied);
  }

  @Test
  void ported_sparesNeitherTextsNorSalesNorListedNumbers() {
    Consumer<io.lexicall.facts.Called.Builder> lastWeek = to -> to.portedAt(instant("2026-11-20"));
    text(INFORMATIONAL).dialing(RANDOM_OR_SEQUENTIAL).called(lastWeek).under(WIRELESS).denies();
    recording(TELEMARKETING).called(lastWeek).under(WRITTEN).denies();
    recording(INFORMATIONAL).called(lastWeek).onNationalList().under(WIRELESS).denies();
    recording(INFORMATIONAL).called(lastWeek).askedToStop("2026-01-01").under(WIRELESS).denies();
    recording(INFORMATIONAL)
        .called(lastWeek)
        .noNationalCheck()
        .under(WIRELESS)
        .lacks("lists[national-dnc]");
    recording(INFORMATIONAL)
        .called(lastWeek)
        .noInternalCheck()
        .under(WIRELESS)
        .lacks("lists[internal-dnc]");
    recording(INFORMATIONAL).noInternalCheck().under(WIRELESS).denies(); // nothing was ported
  }

  @Test
  void wireless_isDecidedForMobileWhateverTheSubscriber() {
    recording(INFORMATIONAL).line(MOBILE).unknown("to.subscriber").under(WIRELESS).denies();
  }

  // ---- recorded requests for gifts

  private static final String APPEAL = "tsr.prerecorded-charity";

  private static Scene appeal(String lastGift) {
    return recording(CHARITABLE_SOLICITATION)
        .relationship(known -> known.customer(false).lastTransactionAt(Scene.instant(lastGift)));
  }

  @Test
  void recordedAppeal_goesToMembersAndDonorsOnly() {
    Scene cold = recording(CHARITABLE_SOLICITATION).customer(false);
    cold.under(APPEAL).cites("16 CFR 310.4(b)(1)(v)(B)").forGood();
    cold.nonprofit().consent(EXPRESS_WRITTEN).under(APPEAL).denies();
    cold.customer(true).under(APPEAL).permits();
    cold.relationship(known -> known.customer(true).endedAt(Scene.instant("2026-11-23")))
        .under(APPEAL)
        .denies();
    recording(CHARITABLE_SOLICITATION)
        .relationship(known -> known.customer(false).lastInquiryAt(Scene.instant("2026-11-01")))
        .under(APPEAL)
        .denies();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00-05:00, 2024-11-24, false",
    "2026-11-24T12:00:00-05:00, 2024-11-23, true",
    "2024-05-16T12:00:00-04:00, 2022-05-15, true",
    "2024-05-15T12:00:00-04:00, 2012-05-15, false", // the years came with 89 FR 26783
  })
  void recordedAppeal_previousDonorGaveWithinTwoYears(String at, String gift, boolean denied) {
    appeal(gift).at(at).under(APPEAL).is(denied);
  }

  @ParameterizedTest
  @CsvSource({"2009-09-01T12:00:00-04:00, true", "2009-08-31T12:00:00-04:00, false"})
  void recordedAppeal_isForbiddenSince2009(String at, boolean denied) {
    recording(CHARITABLE_SOLICITATION).customer(false).at(at).under(APPEAL).is(denied);
  }

  @Test
  void recordedAppeal_isForbiddenToThoseWhoAskForOthers() {
    Scene cold = recording(CHARITABLE_SOLICITATION).customer(false).nonprofit();
    cold.caller(who -> who.thirdParty(false)).under(APPEAL).permits();
    cold.unknown("caller.thirdParty").under(APPEAL).denies();
    recording(CHARITABLE_SOLICITATION).customer(false).business().under(APPEAL).permits();
    liveCall(CHARITABLE_SOLICITATION).customer(false).under(APPEAL).permits();
    recording(TELEMARKETING).customer(false).under(APPEAL).permits();
  }

  @Test
  void recordedAppeal_needsTheRelationship() {
    Scene open = recording(CHARITABLE_SOLICITATION);
    open.under(APPEAL).lacks("relationship.customer");
    open.bought("2025-01-10").under(APPEAL).permits();
    open.bought("2023-01-10").under(APPEAL).lacks("relationship.customer");
    open.unknown("relationship").under(APPEAL).lacks("relationship", "relationship.customer");
  }

  // ---- the reach of a revocation

  private static Scene afterTheWaiver(ContactPurpose purpose) {
    return recording(purpose).at("2027-02-15").consent(EXPRESS);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-30T23:59:59-05:00, false",
    "2027-01-31T00:00:00-05:00, true",
  })
  void refusalOfAnotherKind_endsAllConsentsToRobocalls_onceTheWaiverHasEnded(
      String at, boolean denied) {
    recording(INFORMATIONAL)
        .at(at)
        .consent(EXPRESS)
        .before("2027-01-20", earlier -> earlier.purpose(TELEMARKETING).refused(true))
        .under(SCOPE)
        .is(denied);
    recording(INFORMATIONAL)
        .at(at)
        .consent(EXPRESS)
        .consent(EXPRESS_WRITTEN, of -> of.purposes(TELEMARKETING).revokedAt(instant("2027-01-20")))
        .under(SCOPE)
        .is(denied);
  }

  @Test
  void refusalOfAnotherKind_mayHaveAnyMediumAndNoPurpose() {
    afterTheWaiver(INFORMATIONAL)
        .before("2027-02-05", earlier -> earlier.channel(ContactChannel.TEXT).refused(true))
        .under(SCOPE)
        .cites("47 CFR 64.1200(a)(10)")
        .forGood();
    EarlierContact unsaid =
        EarlierContact.builder().at(instant("2027-02-05")).refused(true).build();
    afterTheWaiver(INFORMATIONAL).history(unsaid).under(SCOPE).denies();
    afterTheWaiver(INFORMATIONAL)
        .before("2027-02-05", earlier -> earlier.purpose(SURVEY))
        .under(SCOPE)
        .permits();
    afterTheWaiver(INFORMATIONAL).unknown("history").under(SCOPE).permits();
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false"})
  void refusalAfterTheContact_isNoRevocationYet(int secondsLater, boolean denied) {
    Instant at = instant("2027-02-15T12:00:00-05:00");
    EarlierContact refused =
        EarlierContact.builder()
            .at(at.plusSeconds(secondsLater))
            .channel(ContactChannel.VOICE)
            .purpose(INFORMATIONAL)
            .refused(true)
            .build();
    recording(INFORMATIONAL)
        .at("2027-02-15T12:00:00-05:00")
        .history(refused)
        .under(SCOPE)
        .is(denied);
  }

  @Test
  void laterConsentOrRequest_liftsTheRefusalOfAnotherKind() {
    String refusal = "2027-02-05T12:00:00-05:00";
    afterTheWaiver(INFORMATIONAL)
        .before(refusal, earlier -> earlier.purpose(SURVEY).refused(true))
        .consent(EXPRESS, of -> of.grantedAt(instant("2027-02-05T12:00:01-05:00")))
        .under(SCOPE)
        .permits();
    afterTheWaiver(INFORMATIONAL)
        .before(refusal, earlier -> earlier.purpose(SURVEY).refused(true))
        .consent(EXPRESS, of -> of.grantedAt(instant(refusal).minusSeconds(1)))
        .under(SCOPE)
        .denies();
    afterTheWaiver(INFORMATIONAL)
        .before(refusal, earlier -> earlier.purpose(SURVEY).refused(true))
        .asked("2027-02-06")
        .under(SCOPE)
        .permits();
    afterTheWaiver(INFORMATIONAL)
        .consent(EXPRESS_WRITTEN, of -> of.purposes(SURVEY).revokedAt(instant(refusal)))
        .asked("2027-02-06")
        .under(SCOPE)
        .permits();
    afterTheWaiver(INFORMATIONAL)
        .consent(EXPRESS_WRITTEN, of -> of.purposes(SURVEY).revokedAt(instant(refusal)))
        .asked("2027-02-04")
        .under(SCOPE)
        .denies();
  }

  @Test
  void revokedConsent_endsThoseOfItsSellerAndNoOthers() {
    afterTheWaiver(INFORMATIONAL)
        .consent(EXPRESS, of -> of.seller("other").revokedAt(instant("2027-02-05")))
        .under(SCOPE)
        .permits();
    afterTheWaiver(INFORMATIONAL)
        .consent(OPT_IN, of -> of.purposes(SURVEY).revokedAt(instant("2027-02-05")))
        .under(SCOPE)
        .permits();
    afterTheWaiver(INFORMATIONAL)
        .consent(EXPRESS, of -> of.revokedAt(instant("2027-02-05")).without(Consent.SELLER))
        .under(SCOPE)
        .lacks("consents.seller");
    afterTheWaiver(INFORMATIONAL)
        .consent(EXPRESS, of -> of.purposes(SURVEY).revokedAt(instant("2027-02-16")))
        .under(SCOPE)
        .permits();
  }

  @Test
  void whatNeedsNoConsent_isNotReachedByARefusalOfAnotherKind() {
    Consumer<EarlierContact.Builder> refused = earlier -> earlier.purpose(SURVEY).refused(true);
    liveCall(INFORMATIONAL).at("2027-02-15").before("2027-02-05", refused).under(SCOPE).permits();
    afterTheWaiver(EMERGENCY).before("2027-02-05", refused).under(SCOPE).permits();
    afterTheWaiver(INFORMATIONAL)
        .line(FIXED_LINE)
        .before("2027-02-05", refused)
        .under(SCOPE)
        .permits();
    afterTheWaiver(PACKAGE_DELIVERY).before("2027-02-05", refused).under(SCOPE).permits();
    recording(TELEMARKETING)
        .at("2027-02-15")
        .line(FIXED_LINE)
        .consent(EXPRESS_WRITTEN)
        .before("2027-02-05", refused)
        .under(SCOPE)
        .denies();
    text(INFORMATIONAL)
        .at("2027-02-15")
        .consent(EXPRESS)
        .before("2027-02-05", refused)
        .under(SCOPE)
        .permits();
    text(INFORMATIONAL)
        .at("2027-02-15")
        .dialing(RANDOM_OR_SEQUENTIAL)
        .consent(EXPRESS)
        .before("2027-02-05", refused)
        .under(SCOPE)
        .denies();
  }

  // ---- a line of unknown kind

  private static Scene spent(ContactPurpose purpose) {
    return recording(purpose).exempt().before("2026-11-10", "2026-11-12", "2026-11-14");
  }

  @Test
  void kindOfLine_isNotAskedFor_whereNoneOfThemMayBeCalled() {
    String line = "to.lineType";
    spent(INFORMATIONAL)
        .unknown(line)
        .under(HOME)
        .cites("47 CFR 64.1200(a)(3)(iii); 47 CFR 64.1200(a)(1)(iii)")
        .denies();
    for (ContactPurpose purpose : List.of(POLITICAL, SURVEY, DEBT_COLLECTION)) {
      spent(purpose).unknown(line).under(HOME).denies();
    }
    spent(CHARITABLE_SOLICITATION).nonprofit().unknown(line).under(HOME).denies();
    spent(CHARITABLE_SOLICITATION).unknown(line).under(HOME).denies();
    recording(CHARITABLE_SOLICITATION).unknown(line).under(HOME).permits();
    // two calls leave room for one to a home
    Scene two = recording(INFORMATIONAL).exempt().before("2026-11-10", "2026-11-12");
    two.unknown(line).under(HOME).permits();
    // known, each rule keeps to its own lines
    spent(INFORMATIONAL).line(MOBILE).under(HOME).permits();
    spent(INFORMATIONAL).line(MOBILE).under(WIRELESS).denies();
    spent(INFORMATIONAL).line(FIXED_LINE).under(HOME).cites("47 CFR 64.1200(a)(3)(iii)").denies();
    spent(INFORMATIONAL).unknown(line).consent(EXPRESS).under(HOME).permits();
  }

  @Test
  void kindOfLine_isAskedFor_whereAMobileMightBeCalled() {
    String line = "to.lineType";
    spent(PACKAGE_DELIVERY).unknown(line).under(HOME).lacks(line);
    spent(ACCOUNT_ALERT).bank().unknown(line).under(HOME).lacks(line);
    spent(ACCOUNT_ALERT).unknown(line).under(HOME).lacks(line);
    recording(HEALTHCARE)
        .coveredEntity()
        .exempt()
        .before("2026-11-24T09:00:00-05:00")
        .unknown(line)
        .under(HOME)
        .lacks(line);
    spent(INFORMATIONAL)
        .called(to -> to.portedAt(instant("2026-11-20")))
        .unknown(line)
        .under(HOME)
        .lacks(line);
    spent(INFORMATIONAL)
        .called(to -> to.portedAt(instant("2026-11-01")))
        .unknown(line)
        .under(HOME)
        .denies();
    spent(INFORMATIONAL).business().unknown(line).under(HOME).permits();
  }

  @ParameterizedTest
  @CsvSource({"2023-07-19, false", "2023-07-20, true"})
  void kindOfLine_matteredBeforeTheQuotasOfHomes(String at, boolean denied) {
    recording(INFORMATIONAL)
        .at(at)
        .exempt()
        .before("2023-07-10", "2023-07-12", "2023-07-14")
        .unknown("to.lineType")
        .under(HOME)
        .is(denied);
  }
}
