package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ConsentKind.EXPRESS_WRITTEN;
import static io.lexicall.facts.ContactPurpose.CHARITABLE_SOLICITATION;
import static io.lexicall.facts.ContactPurpose.INFORMATIONAL;
import static io.lexicall.facts.ContactPurpose.POLITICAL;
import static io.lexicall.facts.ContactPurpose.TELEMARKETING;
import static io.lexicall.facts.Dialing.AUTOMATED;
import static io.lexicall.facts.Dialing.MANUAL;
import static io.lexicall.facts.Dialing.RANDOM_OR_SEQUENTIAL;
import static io.lexicall.facts.LineType.FIXED_LINE;
import static io.lexicall.rules.tcpa.federal.Scene.liveCall;
import static io.lexicall.rules.tcpa.federal.Scene.recording;
import static io.lexicall.rules.tcpa.federal.Scene.salesCall;
import static io.lexicall.rules.tcpa.federal.Scene.text;

import io.lexicall.facts.Caller;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What telemarketers and recorded messages owe: abandonment, caller ID, disclosures, opt-outs. */
class ConductTest {
  private static final List<String> BOTH = List.of("tcpa", "tsr");

  private static Scene dialer(int abandoned, int answered) {
    return salesCall()
        .dialing(AUTOMATED)
        .campaign(campaign -> campaign.abandoned(abandoned).liveAnswers(answered));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, false",
    "0, 100, false",
    "3, 100, false", // three per cent to the call
    "4, 100, true",
    "30, 1000, false",
    "31, 1000, true",
    "1, 33, true",
    "1, 34, false",
    "64424509, 2147483647, false",
    "64424510, 2147483647, true",
  })
  void abandonment_overThreePerCent_isDenied(int abandoned, int answered, boolean denied) {
    dialer(abandoned, answered).under("tcpa.abandonment").is(denied);
    dialer(abandoned, answered).under("tsr.abandonment").is(denied);
  }

  @Test
  void abandonment_isNotCuredByTime() {
    dialer(4, 100).under("tcpa.abandonment").cites("47 CFR 64.1200(a)(7)").forGood();
    dialer(4, 100)
        .under("tsr.abandonment")
        .cites("16 CFR 310.4(b)(1)(iv); 16 CFR 310.4(b)(4)(i)")
        .forGood();
  }

  /** Whether an agent will be free is unknown, so that the message is owed at any rate. */
  @Test
  void abandonedCall_playsAMessage() {
    String message = "play-abandoned-call-message";
    for (String rule : new String[] {"tcpa.abandonment", "tsr.abandonment"}) {
      dialer(0, 100).under(rule).obliges(message);
      dialer(0, 100).dialing(RANDOM_OR_SEQUENTIAL).under(rule).obliges(message);
      dialer(0, 100).dialing(MANUAL).under(rule).obliges();
    }
    dialer(0, 100).business().under("tcpa.abandonment").obliges(message);
    dialer(0, 100).business().under("tsr.abandonment").obliges();
    dialer(0, 100).nonprofit().under("tcpa.abandonment").obliges();
    dialer(0, 100).at("2012-11-15").under("tcpa.abandonment").obliges(message);
    dialer(0, 100).at("2003-10-01").under("tcpa.abandonment").obliges(message);
    dialer(0, 100).at("2003-09-30").under("tcpa.abandonment").obliges();
  }

  @Test
  void abandonment_concernsAutomatedDialersWithLiveAgents() {
    dialer(4, 100).dialing(RANDOM_OR_SEQUENTIAL).under("tcpa.abandonment").denies();
    dialer(4, 100).dialing(MANUAL).under("tcpa.abandonment").permits();
    dialer(4, 100).nonprofit().under("tcpa.abandonment").permits();
    dialer(4, 100).business().under("tcpa.abandonment").denies();
    dialer(4, 100).business().under("tsr.abandonment").permits();
    recording(TELEMARKETING)
        .campaign(c -> c.abandoned(4).liveAnswers(100))
        .under("tcpa.abandonment")
        .permits();
    liveCall(CHARITABLE_SOLICITATION)
        .dialing(AUTOMATED)
        .campaign(c -> c.abandoned(4).liveAnswers(100))
        .under("tsr.abandonment")
        .denies();
    liveCall(CHARITABLE_SOLICITATION)
        .dialing(AUTOMATED)
        .campaign(c -> c.abandoned(4).liveAnswers(100))
        .under("tcpa.abandonment")
        .permits();
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTOMATED", "RANDOM_OR_SEQUENTIAL"})
  void abandonment_unknown_isAskedForWithADialer(Dialing dialing) {
    for (String rule : new String[] {"tcpa.abandonment", "tsr.abandonment"}) {
      salesCall().dialing(dialing).under(rule).lacks("campaign.liveAnswers", "campaign.abandoned");
      salesCall()
          .dialing(dialing)
          .campaign(c -> c.abandoned(4))
          .under(rule)
          .lacks("campaign.liveAnswers");
      salesCall()
          .dialing(dialing)
          .campaign(c -> c.liveAnswers(4))
          .under(rule)
          .lacks("campaign.abandoned");
      salesCall().dialing(dialing).campaign(c -> c.abandoned(0)).under(rule).permits();
      salesCall()
          .dialing(dialing)
          .campaign(c -> c.liveAnswers(0))
          .under(rule)
          .lacks("campaign.abandoned");
      salesCall().under(rule).permits();
    }
    dialer(4, 100).unknown("dialing").under("tcpa.abandonment").lacks("dialing");
    dialer(3, 100).unknown("dialing").under("tcpa.abandonment").permits();
  }

  @Test
  void callerId_withheld_isDenied() {
    Scene withheld = salesCall().caller(who -> who.transmitsCallerId(false));
    withheld.under("tcpa.caller-id").cites("47 CFR 64.1601(e)").forGood();
    withheld.under("tsr.caller-id").cites("16 CFR 310.4(a)(8)").forGood();
    salesCall().under("tcpa.caller-id").permits();
    salesCall().under("tcpa.caller-id").obliges();
    salesCall()
        .unknown("caller.transmitsCallerId")
        .under("tcpa.caller-id")
        .obliges("transmit-caller-id");
    salesCall()
        .unknown("caller.transmitsCallerId")
        .under("tsr.caller-id")
        .obliges("transmit-caller-id");
  }

  @Test
  void callerId_concernsTelemarketersOnly() {
    java.util.function.Consumer<Caller.Builder> withheld = who -> who.transmitsCallerId(false);
    salesCall().nonprofit().caller(withheld).under("tcpa.caller-id").permits();
    salesCall().business().caller(withheld).under("tcpa.caller-id").denies();
    salesCall().business().caller(withheld).under("tsr.caller-id").permits();
    liveCall(POLITICAL).caller(withheld).under("tcpa.caller-id").permits();
    liveCall(CHARITABLE_SOLICITATION).caller(withheld).under("tsr.caller-id").denies();
    text(TELEMARKETING).caller(withheld).under("tcpa.caller-id").permits();
    salesCall()
        .caller(withheld)
        .unknown("caller.taxExempt")
        .under("tcpa.caller-id")
        .lacks("caller.taxExempt");
  }

  @ParameterizedTest
  @CsvSource({"2004-01-28, false", "2004-01-29, true"})
  void callerId_isLawFrom2004(String day, boolean denied) {
    Scene scene =
        salesCall().at(day + "T12:00:00-05:00").caller(who -> who.transmitsCallerId(false));
    scene.under("tcpa.caller-id").is(denied);
    scene.under("tsr.caller-id").is(denied);
  }

  @ParameterizedTest
  @CsvSource({"2010-09-26, 16 CFR 310.4(a)(7)", "2010-09-27, 16 CFR 310.4(a)(8)"})
  void callerId_isCitedAsItWasNumbered(String day, String citation) {
    salesCall()
        .at(day + "T12:00:00-04:00")
        .caller(who -> who.transmitsCallerId(false))
        .under("tsr.caller-id")
        .cites(citation)
        .forGood();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2003-10-01", "2012-07-10", "2012-07-11"})
  void ringTime_isOwedWhicheverItsNumber(String day) {
    salesCall().at(day + "T12:00:00-04:00").under("tcpa.ring-time").obliges("ring-15-seconds");
  }

  @Test
  void salesCall_owesNamePurposeTermsAndTimeToRing() {
    salesCall().under("tcpa.identification").obliges("identify-caller");
    salesCall().under("tcpa.ring-time").obliges("ring-15-seconds");
    salesCall().under("tsr.ring-time").obliges("ring-15-seconds");
    salesCall().under("tsr.opening-disclosures").obliges("identify-caller", "state-purpose");
    salesCall()
        .under("tsr.material-terms")
        .obliges("disclose-total-cost", "disclose-material-terms");
    salesCall().under("tsr.records").obliges("keep-call-record");
  }

  @Test
  void salesCall_toABusiness_owesLess() {
    salesCall().business().under("tcpa.identification").obliges();
    salesCall().business().under("tcpa.ring-time").obliges("ring-15-seconds");
    for (String rule :
        new String[] {"ring-time", "opening-disclosures", "material-terms", "records"}) {
      salesCall().business().under("tsr." + rule).obliges();
    }
  }

  @Test
  void charity_owesItsNameAndPurpose_andNoTerms() {
    Scene gift = liveCall(CHARITABLE_SOLICITATION);
    gift.under("tsr.opening-disclosures").obliges("identify-caller", "state-purpose");
    gift.under("tsr.material-terms").obliges();
    gift.under("tsr.records").obliges("keep-call-record");
    gift.under("tcpa.identification").obliges();
    gift.under("tcpa.ring-time").obliges();
  }

  @Test
  void text_thatNamesTheSeller_owesNoMore() {
    text(TELEMARKETING).under("tcpa.identification").obliges();
    text(TELEMARKETING)
        .message(m -> m.identifiesCaller(false))
        .under("tcpa.identification")
        .forGood();
    text(TELEMARKETING)
        .business()
        .message(m -> m.identifiesCaller(false))
        .under("tcpa.identification")
        .permits();
    salesCall()
        .message(m -> m.identifiesCaller(false))
        .under("tcpa.identification")
        .obliges("identify-caller");
    text(TELEMARKETING)
        .unknown("message.identifiesCaller")
        .under("tcpa.identification")
        .obliges("identify-caller");
    text(TELEMARKETING).under("tcpa.ring-time").obliges();
    text(TELEMARKETING).under("tsr.records").obliges();
  }

  @ParameterizedTest
  @CsvSource({"2024-10-14, false", "2024-10-15, true"})
  void callRecords_areOwedFromOctober2024(String day, boolean owed) {
    Scene scene = salesCall().at(day + "T12:00:00-04:00");
    if (owed) {
      scene.under("tsr.records").obliges("keep-call-record");
    } else {
      scene.under("tsr.records").obliges();
    }
  }

  // ---- recorded messages

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMERGENCY")
  void recording_saysWhoIsResponsible(ContactPurpose purpose) {
    String rule = "tcpa.prerecorded-identification";
    recording(purpose).under(rule).permits();
    recording(purpose).under(rule).obliges();
    recording(purpose)
        .message(m -> m.identifiesCaller(false))
        .under(rule)
        .cites("47 CFR 64.1200(b)(1)")
        .forGood();
    recording(purpose).unknown("message.identifiesCaller").under(rule).obliges("identify-caller");
    recording(purpose).business().unknown("message").under(rule).obliges("identify-caller");
    liveCall(purpose).message(m -> m.identifiesCaller(false)).under(rule).permits();
    text(purpose).message(m -> m.identifiesCaller(false)).under(rule).permits();
  }

  @Test
  void recordedSale_offersAnOptOut() {
    for (String rule : new String[] {"tcpa.prerecorded-opt-out", "tsr.prerecorded-opt-out"}) {
      Scene scene = recording(TELEMARKETING).consent(EXPRESS_WRITTEN);
      scene.under(rule).permits();
      scene.under(rule).obliges();
      recording(TELEMARKETING)
          .unknown("message.optOutMechanism")
          .under(rule)
          .obliges("offer-opt-out-mechanism");
      recording(TELEMARKETING).message(m -> m.optOutMechanism(false)).under(rule).forGood();
      recording(TELEMARKETING)
          .line(FIXED_LINE)
          .message(m -> m.optOutMechanism(false))
          .under(rule)
          .denies();
      recording(TELEMARKETING)
          .line(FIXED_LINE)
          .business()
          .message(m -> m.optOutMechanism(false))
          .under(rule)
          .permits();
      salesCall().message(m -> m.optOutMechanism(false)).under(rule).permits();
    }
    recording(CHARITABLE_SOLICITATION)
        .message(m -> m.optOutMechanism(false))
        .under("tsr.prerecorded-opt-out")
        .denies();
  }

  @Test
  void recordedNotice_offersAnOptOutAtHomeOnly_whereItHasNoConsent() {
    String rule = "tcpa.prerecorded-opt-out";
    Scene home = recording(INFORMATIONAL).line(FIXED_LINE).message(m -> m.optOutMechanism(false));
    home.under(rule).cites("47 CFR 64.1200(b)(3)").denies();
    home.consent(EXPRESS).under(rule).permits();
    recording(INFORMATIONAL)
        .consent(EXPRESS)
        .message(m -> m.optOutMechanism(false))
        .under(rule)
        .permits();
    recording(POLITICAL)
        .line(FIXED_LINE)
        .unknown("message.optOutMechanism")
        .under(rule)
        .obliges("offer-opt-out-mechanism");
  }

  @ParameterizedTest
  @CsvSource({
    "TELEMARKETING, 2013-01-13T12:00:00-05:00, false",
    "TELEMARKETING, 2013-01-14T12:00:00-05:00, true",
    "INFORMATIONAL, 2023-07-19T12:00:00-04:00, false",
    "INFORMATIONAL, 2023-07-20T12:00:00-04:00, true",
  })
  void optOut_isLawFrom(ContactPurpose purpose, String at, boolean denied) {
    recording(purpose)
        .line(FIXED_LINE)
        .at(at)
        .message(m -> m.optOutMechanism(false))
        .under("tcpa.prerecorded-opt-out")
        .is(denied);
  }

  @ParameterizedTest
  @CsvSource({"2008-11-30, false", "2008-12-01, true"})
  void ftcsOptOut_isLawFrom2008(String day, boolean denied) {
    recording(TELEMARKETING)
        .at(day + "T12:00:00-05:00")
        .message(m -> m.optOutMechanism(false))
        .under("tsr.prerecorded-opt-out")
        .is(denied);
  }

  // ---- classes outside

  @ParameterizedTest
  @ValueSource(strings = {"POLITICAL", "SURVEY", "INFORMATIONAL", "ACCOUNT_ALERT", "HEALTHCARE"})
  void liveCallThatSellsNothing_isFreeOfBothBooks(ContactPurpose purpose) {
    liveCall(purpose)
        .at("2026-11-24T22:00:00-05:00")
        .onNationalList()
        .askedToStop("2026-11-01")
        .dialing(AUTOMATED)
        .underAll(BOTH)
        .permits();
  }

  @Test
  void emergency_isFreeOfBothBooks() {
    recording(ContactPurpose.EMERGENCY)
        .at("2026-11-24T03:00:00-05:00")
        .onNationalList()
        .askedToStop("2026-11-01")
        .message(m -> m.identifiesCaller(true).optOutMechanism(false))
        .underAll(BOTH)
        .permits();
  }

  @Test
  void emergencyMessage_saysWhoIsResponsible() {
    recording(ContactPurpose.EMERGENCY)
        .message(m -> m.identifiesCaller(false))
        .under("tcpa.prerecorded-identification")
        .denies();
  }

  @Test
  void abandonment_isCitedAsItWasNumbered() {
    dialer(4, 100)
        .at("2012-11-14T12:00:00-05:00")
        .under("tcpa.abandonment")
        .cites("47 CFR 64.1200(a)(6)")
        .forGood();
    dialer(4, 100)
        .at("2012-11-15T12:00:00-05:00")
        .under("tcpa.abandonment")
        .cites("47 CFR 64.1200(a)(7)")
        .forGood();
    dialer(4, 100).at("2003-09-30T12:00:00-04:00").under("tcpa.abandonment").permits();
    dialer(4, 100).at("2003-10-01T12:00:00-04:00").under("tcpa.abandonment").denies();
  }

  /** Until then the FTC had stayed what it asks of dialers: 68 FR 16414. */
  @ParameterizedTest
  @CsvSource({"1995-12-31, false", "2003-03-31, false", "2003-09-30, false", "2003-10-01, true"})
  void dialers_areBoundByTheFtcFromOctober2003(String day, boolean bound) {
    String[] message = bound ? new String[] {"play-abandoned-call-message"} : new String[0];
    String[] rings = bound ? new String[] {"ring-15-seconds"} : new String[0];
    dialer(4, 100).at(day).under("tsr.abandonment").is(bound);
    dialer(0, 100).at(day).under("tsr.abandonment").obliges(message);
    salesCall().at(day).under("tsr.ring-time").obliges(rings);
  }

  /** The first Rule knew sales alone; the amended one reaches who asks for gifts: 68 FR 4580. */
  @ParameterizedTest
  @CsvSource({"1995-12-31, false", "2003-03-30, false", "2003-03-31, true"})
  void charity_isBoundByTheFtcFromMarch2003(String day, boolean bound) {
    String[] name = {"identify-caller", "state-purpose"};
    String early = day + "T07:59:59-05:00";
    liveCall(CHARITABLE_SOLICITATION).at(early).under("tsr.calling-hours").is(bound);
    salesCall().at(early).under("tsr.calling-hours").denies();
    String disclosures = "tsr.opening-disclosures";
    liveCall(CHARITABLE_SOLICITATION)
        .at(day)
        .under(disclosures)
        .obliges(bound ? name : new String[0]);
    salesCall().at(day).under(disclosures).obliges(name);
    salesCall()
        .at(day)
        .under("tsr.material-terms")
        .obliges("disclose-total-cost", "disclose-material-terms");
  }

  @Test
  void firstRule_beganOnTheLastDayOf1995() {
    String early = "1995-12-30T07:59:59-05:00";
    salesCall().at(early).under("tsr.calling-hours").permits();
    salesCall().at("1995-12-30").under("tsr.opening-disclosures").obliges();
    salesCall().at("1995-12-30").under("tsr.material-terms").obliges();
  }

  @Test
  void businessOnItsOwnLine_isFreeOfHoursAndLists() {
    salesCall()
        .business()
        .at("2026-11-24T22:00:00-05:00")
        .onNationalList()
        .askedToStop("2026-11-01")
        .underAll(BOTH)
        .permits();
  }

  @Test
  void nonprofitThatCallsForItself_isFreeOfTheFtc() {
    liveCall(CHARITABLE_SOLICITATION)
        .nonprofit()
        .caller(who -> who.thirdParty(false))
        .at("2026-11-24T22:00:00-05:00")
        .underAll(BOTH)
        .permits();
  }
}
