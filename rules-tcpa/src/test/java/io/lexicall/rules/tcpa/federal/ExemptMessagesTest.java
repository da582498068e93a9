package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ContactPurpose.ACCOUNT_ALERT;
import static io.lexicall.facts.ContactPurpose.CHARITABLE_SOLICITATION;
import static io.lexicall.facts.ContactPurpose.DEBT_COLLECTION;
import static io.lexicall.facts.ContactPurpose.HEALTHCARE;
import static io.lexicall.facts.ContactPurpose.INFORMATIONAL;
import static io.lexicall.facts.ContactPurpose.PACKAGE_DELIVERY;
import static io.lexicall.facts.ContactPurpose.POLITICAL;
import static io.lexicall.facts.ContactPurpose.SURVEY;
import static io.lexicall.facts.ContactPurpose.TELEMARKETING;
import static io.lexicall.facts.Dialing.RANDOM_OR_SEQUENTIAL;
import static io.lexicall.facts.LineType.FIXED_LINE;
import static io.lexicall.facts.LineType.MOBILE;
import static io.lexicall.facts.LineType.TOLL_FREE;
import static io.lexicall.facts.LineType.VOIP;
import static io.lexicall.rules.tcpa.federal.Scene.liveCall;
import static io.lexicall.rules.tcpa.federal.Scene.recording;
import static io.lexicall.rules.tcpa.federal.Scene.text;

import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Message;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 47 CFR 64.1200(a)(3) and (a)(9): messages that need no consent within limits. */
class ExemptMessagesTest {
  private static final String HOME = "tcpa.residential-consent";
  private static final String PARCEL = "tcpa.exempt-package-delivery";
  private static final String ALERT = "tcpa.exempt-financial-alert";
  private static final String HEALTH = "tcpa.exempt-healthcare";

  private static Scene toHome(ContactPurpose purpose) {
    return recording(purpose).line(FIXED_LINE).exempt();
  }

  private static Scene parcel() {
    return recording(PACKAGE_DELIVERY).exempt();
  }

  private static Scene alert() {
    return recording(ACCOUNT_ALERT).bank().exempt();
  }

  private static Scene health() {
    return recording(HEALTHCARE).coveredEntity().exempt();
  }

  // ---- homes

  @ParameterizedTest
  @CsvSource({
    "POLITICAL, (ii)",
    "SURVEY, (ii)",
    "INFORMATIONAL, (iii)",
    "ACCOUNT_ALERT, (iii)",
    "PACKAGE_DELIVERY, (iii)",
    "DEBT_COLLECTION, (iii)",
    "HEALTHCARE, (iii)",
  })
  void home_fourthExemptCallInThirtyDays_isDenied(ContactPurpose purpose, String paragraph) {
    Scene scene = toHome(purpose).before("2026-11-05", "2026-11-12");
    scene.under(HOME).permits();
    scene.before("2026-11-20").under(HOME).cites("47 CFR 64.1200(a)(3)" + paragraph);
    scene.under(HOME).until("2026-12-05T00:00:00-05:00");
    scene.line(VOIP).under(HOME).denies();
    scene.line(MOBILE).under(HOME).permits();
  }

  @Test
  void home_nonprofit_hasTheSameQuota() {
    for (ContactPurpose purpose : new ContactPurpose[] {CHARITABLE_SOLICITATION, TELEMARKETING}) {
      Scene scene = toHome(purpose).nonprofit().before("2026-11-05", "2026-11-12");
      scene.under(HOME).permits();
      scene.before("2026-11-20").under(HOME).cites("47 CFR 64.1200(a)(3)(iv)").denies();
    }
  }

  /** A request for a gift sells nothing, so that others than nonprofits are in (ii) or (iii). */
  @Test
  void home_gift_hasTheQuota_whoeverAsksForIt() {
    Scene scene = toHome(CHARITABLE_SOLICITATION);
    scene.under(HOME).permits();
    scene.before("2026-11-05", "2026-11-12").under(HOME).permits();
    scene.unknown("caller.taxExempt").under(HOME).permits();
    scene.before("2026-11-20").under(HOME).cites("47 CFR 64.1200(a)(3)(iii)");
    scene.under(HOME).until("2026-12-05T00:00:00-05:00");
    scene.at("2023-07-19").under(HOME).permits();
    Scene spent = toHome(CHARITABLE_SOLICITATION).before("2026-11-05", "2026-11-12", "2026-11-20");
    spent.under(HOME).denies();
    spent.consent(EXPRESS).under(HOME).permits();
    toHome(CHARITABLE_SOLICITATION).line(MOBILE).under("tcpa.wireless-consent").denies();
    toHome(CHARITABLE_SOLICITATION)
        .unknown("caller.taxExempt")
        .askedToStop("2026-11-01")
        .under("tcpa.internal-dnc")
        .denies();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-26T00:00:00-04:00, true", // the first moment of the thirty days to 24 November
    "2026-10-25T23:59:59-04:00, false",
  })
  void home_thirtyDays_areCalendarDays(String first, boolean denied) {
    toHome(INFORMATIONAL).before(first, "2026-11-12", "2026-11-20").under(HOME).is(denied);
  }

  @Test
  void home_callWithConsent_orThatWasNotExempt_orText_doesNotCount() {
    Scene three = toHome(INFORMATIONAL).before("2026-11-05", "2026-11-12", "2026-11-20");
    three.consent(EXPRESS).under(HOME).permits();
    Scene other = toHome(INFORMATIONAL).before("2026-11-05", "2026-11-12");
    other.before("2026-11-19", entry -> entry.exempt(false));
    other.before("2026-11-20", entry -> entry.channel(ContactChannel.TEXT));
    other.under(HOME).permits();
    other.before("2026-11-21", entry -> entry.without(EarlierContact.EXEMPT));
    other.under(HOME).lacks("history.exempt");
  }

  @Test
  void home_liveCalls_businesses_haveNoQuota() {
    String[] three = {"2026-11-05", "2026-11-12", "2026-11-20"};
    liveCall(INFORMATIONAL).exempt().before(three).under(HOME).permits();
    toHome(INFORMATIONAL).business().before(three).under(HOME).permits();
  }

  @ParameterizedTest
  @CsvSource({"2023-07-19, false", "2023-07-20, true"})
  void home_quotas_areLawFromJuly2023(String day, boolean denied) {
    toHome(SURVEY)
        .at(day + "T12:00:00-04:00")
        .before("2023-07-05", "2023-07-12", "2023-07-18")
        .under(HOME)
        .is(denied);
  }

  @Test
  void home_healthCareOfACoveredEntity_isOncePerDayAndThriceAWeek() {
    Scene scene = toHome(HEALTHCARE).coveredEntity().before("2026-11-23T23:59:59-05:00");
    scene.under(HOME).permits();
    scene.before("2026-11-20").under(HOME).permits();
    scene.before("2026-11-18T00:00:00-05:00").under(HOME).cites("47 CFR 64.1200(a)(3)(v)");
    scene.under(HOME).until("2026-11-25T00:00:00-05:00");
    Scene today = toHome(HEALTHCARE).coveredEntity().before("2026-11-24T00:00:00-05:00");
    today.under(HOME).until("2026-11-25T00:00:00-05:00");
  }

  @Test
  void home_whoCalls_isAskedForOnlyWhereItChoosesTheLimit() {
    Scene once = toHome(HEALTHCARE).unknown("caller.coveredEntity");
    once.under(HOME).permits();
    once.before("2026-11-24T09:00:00-05:00").under(HOME).lacks("caller.coveredEntity");
    toHome(INFORMATIONAL).unknown("history").under(HOME).lacks("history");
    toHome(INFORMATIONAL).unknown("consents").under(HOME).permits();
    toHome(INFORMATIONAL).unknown("to.lineType", "to.subscriber").under(HOME).permits();
    toHome(POLITICAL)
        .before("2026-11-05", "2026-11-12", "2026-11-20")
        .unknown("to.lineType", "consents")
        .under(HOME)
        .lacks("consents"); // without one, no line may be called
  }

  // ---- what all three exemptions for mobiles forbid

  @ParameterizedTest
  @EnumSource(names = {"PACKAGE_DELIVERY", "ACCOUNT_ALERT", "HEALTHCARE"})
  void exemption_keepsToItsTerms(ContactPurpose purpose) {
    String rule = purpose == PACKAGE_DELIVERY ? PARCEL : purpose == ACCOUNT_ALERT ? ALERT : HEALTH;
    terms(purpose, message -> {}).under(rule).permits();
    terms(purpose, message -> message.freeToRecipient(false)).under(rule).forGood();
    terms(purpose, message -> message.containsAdvertising(true)).under(rule).denies();
    terms(purpose, message -> message.identifiesCaller(false)).under(rule).denies();
    terms(purpose, message -> message.optOutMechanism(false)).under(rule).denies();
    terms(purpose, message -> message.lengthSeconds(60)).under(rule).permits();
    terms(purpose, message -> message.lengthSeconds(61)).under(rule).denies();
    terms(purpose, message -> message.lengthCharacters(161)).under(rule).permits(); // a call
    terms(purpose, message -> message.freeToRecipient(false))
        .consent(EXPRESS)
        .under(rule)
        .permits();
    terms(purpose, message -> message.freeToRecipient(false))
        .line(FIXED_LINE)
        .under(rule)
        .permits();
    for (String fact :
        new String[] {"freeToRecipient", "containsAdvertising", "identifiesCaller"}) {
      terms(purpose, message -> {}).unknown("message." + fact).under(rule).lacks("message." + fact);
    }
    terms(purpose, message -> {})
        .unknown("message.lengthSeconds", "message.lengthCharacters")
        .under(rule)
        .lacks("message.lengthSeconds");
    terms(purpose, message -> message.freeToRecipient(false))
        .unknown("message.lengthSeconds", "history")
        .under(rule)
        .denies();
    terms(purpose, message -> {})
        .unknown("message.optOutMechanism")
        .under(rule)
        .obliges("offer-opt-out");
    terms(purpose, message -> {}).unknown("history").under(rule).lacks("history");
  }

  private static Scene terms(ContactPurpose purpose, Consumer<Message.Builder> more) {
    return recording(purpose).bank().coveredEntity().message(more);
  }

  @Test
  void exemption_ofATextFromAnAutodialer_isMeasuredInCharacters() {
    Scene sent = text(PACKAGE_DELIVERY).dialing(RANDOM_OR_SEQUENTIAL);
    sent.message(message -> message.lengthSeconds(999).lengthCharacters(160));
    sent.under(PARCEL).permits();
    sent.message(message -> message.lengthCharacters(161)).under(PARCEL).denies();
    text(PACKAGE_DELIVERY).message(m -> m.lengthCharacters(161)).under(PARCEL).permits();
  }

  /** An audit can state contacts that came later. */
  @ParameterizedTest
  @CsvSource({"0, true", "1, false"})
  void messageAfterTheContact_doesNotUseUpTheCount(int secondsLater, boolean denied) {
    String at = "2026-11-24T12:00:00-05:00";
    String later = Scene.instant(at).plusSeconds(secondsLater).toString();
    parcel().at(at).before(later).under(PARCEL).is(denied);
    alert().at(at).before("2026-11-23", "2026-11-24", later).under(ALERT).is(denied);
    health().at(at).before(later).under(HEALTH).is(denied);
  }

  /** 47 U.S.C. 227(b)(2)(C) exempts calls to cellular numbers. */
  @ParameterizedTest
  @CsvSource({
    "PACKAGE_DELIVERY, 2014-03-26, 2014-03-27",
    "ACCOUNT_ALERT, 2015-07-09, 2015-07-10",
    "HEALTHCARE, 2015-07-09, 2015-07-10",
  })
  void exemption_isOfMobilesAlone(ContactPurpose purpose, String before, String first) {
    String consent = "tcpa.wireless-consent";
    Scene scene = recording(purpose).bank().coveredEntity().exempt();
    scene.under(consent).permits();
    scene.line(TOLL_FREE).under(consent).denies();
    scene.line(TOLL_FREE).under(PARCEL).permits();
    scene.unknown("to.lineType").under(consent).lacks("to.lineType");
    Scene then = recording(purpose).bank().coveredEntity();
    then.at(first + "T12:00:00-04:00").under(consent).permits();
    then.line(TOLL_FREE).under(consent).denies();
    then.line(MOBILE).at(before + "T12:00:00-04:00").under(consent).denies();
  }

  // ---- opting out

  @ParameterizedTest
  @CsvSource({
    "PACKAGE_DELIVERY, tcpa.exempt-package-delivery, 47 CFR 64.1200(a)(9)(i)(F)",
    "ACCOUNT_ALERT, tcpa.exempt-financial-alert, 47 CFR 64.1200(a)(9)(iii)(H)",
    "HEALTHCARE, tcpa.exempt-healthcare, 47 CFR 64.1200(a)(9)(iv)(H)",
  })
  void exemption_endsForWhoOptedOut(ContactPurpose purpose, String rule, String paragraph) {
    Scene scene = recording(purpose).bank().coveredEntity().exempt();
    scene.before("2026-10-15", entry -> entry.subject("s-2"));
    scene.under(rule).permits();
    scene.before("2026-10-16", entry -> entry.subject("s-3").refused(true));
    scene.under(rule).cites(paragraph).forGood();
    scene.asked("2026-10-15").under(rule).denies();
    scene.asked("2026-10-17").under(rule).permits();
    scene.unknown("requestedAt").under(rule).denies();
    scene.granted(EXPRESS, "2026-10-17").under(rule).permits();
  }

  @Test
  void exemption_endsAtOnce_byCallOrText() {
    Consumer<EarlierContact.Builder> replied =
        entry -> entry.subject("s-2").refused(true).channel(ContactChannel.TEXT);
    alert().before("2026-11-24T11:59:59-05:00", replied).under(ALERT).denies();
    alert().before("2026-11-24T12:00:01-05:00", replied).under(ALERT).permits();
  }

  @Test
  void exemption_goesOnAfterAnotherKindWasRefused() {
    alert()
        .before("2026-11-20", entry -> entry.refused(true).exempt(false))
        .before("2026-11-20", entry -> entry.refused(true).purpose(TELEMARKETING))
        .under(ALERT)
        .permits();
    alert()
        .before("2026-11-20", entry -> entry.refused(true).without(EarlierContact.EXEMPT))
        .under(ALERT)
        .lacks("history.exempt");
    alert()
        .before("2026-11-20", entry -> entry.refused(true).without(EarlierContact.PURPOSE))
        .under(ALERT)
        .lacks("history.purpose");
    alert()
        .before("2026-11-20", entry -> entry.without(EarlierContact.REFUSED))
        .under(ALERT)
        .permits();
  }

  @Test
  void exemptionOfAnOrder_endsToo() {
    Scene scene = alert().at("2015-07-10T12:00:00-04:00");
    scene.before("2015-07-01", entry -> entry.subject("s-2").refused(true));
    scene.under(ALERT).cites("47 U.S.C. 227(b)(2)(C); FCC 15-72").denies();
    scene.at("2015-07-09T12:00:00-04:00").under(ALERT).permits();
  }

  // ---- how many

  @Test
  void parcel_isNotifiedOnce() {
    parcel().under(PARCEL).permits();
    parcel().before("2026-11-20").under(PARCEL).cites("47 CFR 64.1200(a)(9)(i)(E)").forGood();
    parcel().before("2026-11-20", entry -> entry.subject("s-2")).under(PARCEL).permits();
    parcel().before("2026-11-20", entry -> entry.exempt(false)).under(PARCEL).permits();
    parcel().before("2026-11-20").unknown("subject").under(PARCEL).lacks("subject");
  }

  @Test
  void alert_isSentThriceForAnEvent() {
    Scene scene = alert().before("2026-11-23T09:00:00-05:00", "2026-11-23T15:00:00-05:00");
    scene.under(ALERT).permits();
    scene.before("2026-11-24T09:00:00-05:00");
    scene.under(ALERT).cites("47 CFR 64.1200(a)(9)(iii)(F)").forGood();
    alert().before("2026-10-01", "2026-10-02", "2026-10-03").under(ALERT).forGood();
    Scene events = alert().before("2026-11-23", "2026-11-24T09:00:00-05:00");
    events
        .before("2026-11-24T10:00:00-05:00", entry -> entry.subject("s-2"))
        .under(ALERT)
        .permits();
  }

  @Test
  void alert_isABanks() {
    recording(ACCOUNT_ALERT).message(m -> m.freeToRecipient(false)).under(ALERT).permits();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T00:00:00-05:00, 2026-11-25T00:00:00-05:00",
    "2026-11-24T09:00:00-05:00, 2026-11-25T00:00:00-05:00",
    "2026-11-23T23:59:59-05:00, ",
  })
  void health_isSentOnceADay(String before, String until) {
    Scene scene = health().before(before);
    if (until == null) {
      scene.under(HEALTH).permits();
    } else {
      scene.under(HEALTH).cites("47 CFR 64.1200(a)(9)(iv)").until(until);
    }
  }

  @Test
  void health_isSentThriceInSevenDays_callsAndTextsTogether() {
    Scene scene = health().before("2026-11-18T00:00:00-05:00", "2026-11-20");
    scene.under(HEALTH).permits();
    scene.before("2026-11-22", entry -> entry.channel(ContactChannel.TEXT));
    scene.under(HEALTH).until("2026-11-25T00:00:00-05:00");
    Scene older = health().before("2026-11-17T23:59:59-05:00", "2026-11-20", "2026-11-22");
    older.under(HEALTH).permits();
  }

  @Test
  void health_dayEndsAtMidnightAlsoWhenTheClocksChange() {
    health()
        .at("2026-11-01T12:00:00-05:00")
        .before("2026-11-01T01:30:00-04:00")
        .under(HEALTH)
        .until("2026-11-02T00:00:00-05:00");
    health()
        .at("2026-03-08T12:00:00-04:00")
        .before("2026-03-08T01:30:00-05:00")
        .under(HEALTH)
        .until("2026-03-09T00:00:00-04:00");
  }

  @Test
  void health_billing_isNoHealthCare() {
    recording(DEBT_COLLECTION).coveredEntity().under(HEALTH).permits();
    recording(DEBT_COLLECTION).coveredEntity().under("tcpa.wireless-consent").denies();
  }
}
