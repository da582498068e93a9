package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ConsentKind.EXPRESS_WRITTEN;
import static io.lexicall.facts.ConsentKind.PERMISSION;
import static io.lexicall.facts.ContactPurpose.ACCOUNT_ALERT;
import static io.lexicall.facts.ContactPurpose.CHARITABLE_SOLICITATION;
import static io.lexicall.facts.ContactPurpose.DEBT_COLLECTION;
import static io.lexicall.facts.ContactPurpose.EMERGENCY;
import static io.lexicall.facts.ContactPurpose.HEALTHCARE;
import static io.lexicall.facts.ContactPurpose.INFORMATIONAL;
import static io.lexicall.facts.ContactPurpose.POLITICAL;
import static io.lexicall.facts.ContactPurpose.SURVEY;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;
import static io.lexicall.rules.tcpa.terms.Terms.ARTIFICIAL_VOICE;
import static io.lexicall.rules.tcpa.terms.Terms.ASKED_FOR;
import static io.lexicall.rules.tcpa.terms.Terms.AUTODIALER;
import static io.lexicall.rules.tcpa.terms.Terms.AUTOMATED_DIALING;
import static io.lexicall.rules.tcpa.terms.Terms.BANK_ALERT;
import static io.lexicall.rules.tcpa.terms.Terms.CALL;
import static io.lexicall.rules.tcpa.terms.Terms.CONSENTS;
import static io.lexicall.rules.tcpa.terms.Terms.CONSUMER;
import static io.lexicall.rules.tcpa.terms.Terms.CONTAINS_ADVERTISING;
import static io.lexicall.rules.tcpa.terms.Terms.COVERED_ENTITY;
import static io.lexicall.rules.tcpa.terms.Terms.COVERED_HEALTHCARE;
import static io.lexicall.rules.tcpa.terms.Terms.HISTORY;
import static io.lexicall.rules.tcpa.terms.Terms.IDENTIFIES_CALLER;
import static io.lexicall.rules.tcpa.terms.Terms.INTERNAL_DNC;
import static io.lexicall.rules.tcpa.terms.Terms.LINE_TYPE;
import static io.lexicall.rules.tcpa.terms.Terms.LIVE_VOICE;
import static io.lexicall.rules.tcpa.terms.Terms.NATIONAL_DNC;
import static io.lexicall.rules.tcpa.terms.Terms.NONPROFIT;
import static io.lexicall.rules.tcpa.terms.Terms.OPT_OUT_MECHANISM;
import static io.lexicall.rules.tcpa.terms.Terms.PACKAGE_DELIVERY;
import static io.lexicall.rules.tcpa.terms.Terms.PORTED_AT;
import static io.lexicall.rules.tcpa.terms.Terms.RESIDENTIAL_LINE;
import static io.lexicall.rules.tcpa.terms.Terms.ROBOCALL;
import static io.lexicall.rules.tcpa.terms.Terms.SAID_TO_ADVERTISE;
import static io.lexicall.rules.tcpa.terms.Terms.TELEMARKETING;
import static io.lexicall.rules.tcpa.terms.Terms.TEXT;
import static io.lexicall.rules.tcpa.terms.Terms.TRANSMITS_CALLER_ID;
import static io.lexicall.rules.tcpa.terms.Terms.UNITED_STATES;
import static io.lexicall.rules.tcpa.terms.Terms.WIRELESS;
import static io.lexicall.rules.tcpa.terms.Terms.consent;
import static io.lexicall.rules.tcpa.terms.Terms.consentAfterRequest;
import static io.lexicall.rules.tcpa.terms.Terms.consentOf;
import static io.lexicall.rules.tcpa.terms.Terms.consentToMachine;
import static io.lexicall.rules.tcpa.terms.Terms.consentToMachineOf;
import static io.lexicall.rules.tcpa.terms.Terms.countsForMachine;
import static io.lexicall.rules.tcpa.terms.Terms.establishedBusinessRelationship;
import static io.lexicall.rules.tcpa.terms.Terms.notAskedForSince;

import io.lexicall.facts.Campaign;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Voice;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.Deadline;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The FCC's rules under the Telephone Consumer Protection Act: 47 U.S.C. 227, 47 CFR 64.1200 and
 * 64.1601.
 */
public final class FccRules {
  /** Hours common to the FCC, the FTC and Regulation F: 21:00 itself is doubtful, so it is out. */
  static final WeeklyHours HOURS = WeeklyHours.daily(CallingWindow.parse("08:00-21:00"));

  /** 47 CFR 64.1200(f)(5): 18 months from a transaction, 3 from an inquiry. */
  private static final Condition<Contact> BUSINESS_RELATIONSHIP =
      establishedBusinessRelationship(LookBack.months(18), LookBack.months(3));

  /**
   * Telemarketing, or a text or a recorded message that is for something else and advertises too. A
   * text has no voice, so with a voice of that kind the channel does not matter.
   */
  private static final Condition<Contact> SALES =
      any(
          TELEMARKETING,
          all(
              any(TEXT, in(Contact.VOICE, Voice.ARTIFICIAL, Voice.PRERECORDED)),
              SAID_TO_ADVERTISE));

  /** 47 CFR 64.1200(f)(15), without permission and relationship: what can be a solicitation. */
  private static final Condition<Contact> SALES_TO_CONSUMER = all(SALES, CONSUMER, NONPROFIT.not());

  /** 47 CFR 64.1200(e) extends (c) and (d) to wireless numbers and to text messages. */
  private static final Condition<Contact> BY_TEXT_OR_TO_MOBILE =
      any(TEXT, in(LINE_TYPE, LineType.MOBILE));

  /**
   * Signed agreement with this seller for this number, 47 CFR 64.1200(c)(2)(ii). Such a consent can
   * also be revoked in any reasonable manner, (a)(10).
   */
  private static final Condition<Contact> SIGNED_AGREEMENT =
      CONSENTS.any(consentOf(PERMISSION, EXPRESS_WRITTEN), Terms.notTakenBackByAnyMedium());

  /** Any consent is enough here: only rules on robocalls use it. */
  private static final Condition<Contact> ANY_CONSENT = consentToMachine(EXPRESS, EXPRESS_WRITTEN);

  /** Any consent where nothing is sold, so that no request to the seller ends it. */
  private static final Condition<Contact> ANY_CONSENT_BUT_TO_SALES =
      CONSENTS.any(CONSENTS.in(Consent.KIND, EXPRESS, EXPRESS_WRITTEN), countsForMachine());

  /** The act and the first rules; later provisions state their own first day. */
  private static final String FIRST_DAY = "1992-12-20";

  private static final CheckedList REASSIGNED = CheckedList.of(ListKind.REASSIGNED_NUMBERS).dated();

  /** Made necessary by the health and safety of consumers, (f)(4); a sales message is not. */
  private static final Condition<Contact> EMERGENCY_CONTACT =
      all(in(Contact.PURPOSE, EMERGENCY), SAID_TO_ADVERTISE.not());

  /**
   * A message that is stated to advertise is telemarketing, whatever its purpose. For most messages
   * that is not stated, and their purpose counts; a live call has no message.
   */
  private static final Condition<Contact> ADVERTISES = any(TELEMARKETING, SAID_TO_ADVERTISE);

  /**
   * The subject of 47 CFR 64.1200(a)(2)-(3): advertising by autodialer to a wireless number, or
   * using an artificial or prerecorded voice to a wireless or a residential line. A consumer has
   * one or the other, so the line type does not matter.
   */
  private static final Condition<Contact> ADVERTISING_ROBOCALL =
      all(
          ADVERTISES,
          EMERGENCY_CONTACT.not(),
          any(all(ARTIFICIAL_VOICE, any(CONSUMER, WIRELESS)), all(AUTODIALER, WIRELESS)));

  /**
   * Callers for whom express consent is enough for a wireless number, and a limit on the number of
   * calls for a residential line.
   */
  private static final Condition<Contact> SPARED_THE_WRITING = any(NONPROFIT, COVERED_HEALTHCARE);

  /** Telemarketing that only the rule on written consent decides. */
  private static final Condition<Contact> LEFT_TO_WRITTEN_CONSENT =
      all(TELEMARKETING, NONPROFIT.not());

  /** 47 U.S.C. 227(b)(2)(C) allows exemptions only for calls to cellular numbers. */
  private static final Condition<Contact> CELLULAR = in(LINE_TYPE, LineType.MOBILE);

  /** Contacts that the exemptions of 47 CFR 64.1200(a)(9) decide if there is no consent. */
  private static final Condition<Contact> HAS_EXEMPTION =
      all(CELLULAR, any(PACKAGE_DELIVERY, BANK_ALERT, COVERED_HEALTHCARE));

  /** 47 CFR 64.1200(a)(3)(ii): no commercial purpose. */
  private static final Condition<Contact> NOT_COMMERCIAL = in(Contact.PURPOSE, POLITICAL, SURVEY);

  private static final Condition<Contact> NOT_SELLING =
      in(
          Contact.PURPOSE,
          INFORMATIONAL,
          ACCOUNT_ALERT,
          ContactPurpose.PACKAGE_DELIVERY,
          DEBT_COLLECTION);

  /** 47 CFR 64.1200(a)(3)(iii): commercial, but no advertising. */
  private static final Condition<Contact> NO_ADVERTISING =
      any(NOT_SELLING, all(in(Contact.PURPOSE, HEALTHCARE), isFalse(COVERED_ENTITY)));

  /**
   * A request for a gift sells nothing and advertises nothing (f)(1), (13), so that one of (ii) to
   * (iv) applies, all with the same limit.
   */
  private static final Condition<Contact> FOR_A_GIFT = in(Contact.PURPOSE, CHARITABLE_SOLICITATION);

  /** 47 CFR 64.1200(a)(3)(iv): by or for a tax-exempt nonprofit organisation. */
  private static final Condition<Contact> BY_NONPROFIT = all(TELEMARKETING, NONPROFIT);

  private static final Condition<Contact> LINE_UNKNOWN = known(LINE_TYPE).not();

  /**
   * A home, or the line of a person of which nobody said what kind it is. If it is wireless, the
   * same call needs a consent under (a)(1)(iii), unless it has a purpose of the exemptions of
   * (a)(9) or a port spares it; so if there is none, the kind of line does not matter.
   */
  private static final Condition<Contact> HOME_OR_ANY_LINE =
      any(
          RESIDENTIAL_LINE,
          all(
              LINE_UNKNOWN,
              CONSUMER,
              new WithinDays(PORTED_AT, 15).not(),
              in(Contact.PURPOSE, ContactPurpose.PACKAGE_DELIVERY, ACCOUNT_ALERT, HEALTHCARE)
                  .not()));

  /**
   * For a health care call the paragraph depends on who calls, but the exemption does not. A sales
   * call of a nonprofit is exempt too, but is bound as telemarketing.
   */
  private static final Condition<Contact> EXEMPT_AT_HOME =
      all(
          ARTIFICIAL_VOICE,
          RESIDENTIAL_LINE,
          any(NOT_COMMERCIAL, NOT_SELLING, FOR_A_GIFT, in(Contact.PURPOSE, HEALTHCARE)));

  /** What counts as a call in the rules on telemarketing, 47 CFR 64.1200(e). */
  private static final Set<ContactChannel> CALLS_AND_TEXTS =
      Set.of(ContactChannel.VOICE, ContactChannel.TEXT);

  /**
   * The first day of the limits on the number of exempt calls to residential lines (88 FR 3668).
   */
  private static final String QUOTAS_AT_HOME = "2023-07-20";

  /**
   * The first day of 47 CFR 64.1200(d)(7) (68 FR 44177); it ended when (d) was extended to exempt
   * calls to homes.
   */
  private static final String NONPROFITS_EXEMPT = "2003-08-25";

  /**
   * The age that a version of the national registry may have until January 1, 2005: the note to
   * (c)(2)(i)(D).
   */
  private static final LookBack THREE_MONTHS = LookBack.months(3);

  /** The first day of the national registry (68 FR 44144). */
  private static final String REGISTRY = "2003-10-01";

  /** The first days of the periods of (d) on sales; the first period has begun with the rules. */
  private static final List<String> OWN_LIST_PERIODS =
      List.of("", NONPROFITS_EXEMPT, QUOTAS_AT_HOME);

  /**
   * A tax-exempt nonprofit that calls for itself: (d)(7) exempted organisations and did not mention
   * those who call for them.
   */
  private static final Condition<Contact> NONPROFIT_ITSELF = all(Terms.OWN_ACCOUNT, NONPROFIT);

  /**
   * The first day of the abandonment rate per campaign (77 FR 63240); before, all calls were
   * counted together.
   */
  private static final String ABANDONMENT_PER_CAMPAIGN = "2012-11-15";

  private static final String RING = "ring-15-seconds";

  /**
   * The day from which ten business days apply instead of thirty days (from the notice that set
   * it).
   */
  private static final LocalDate TEN_BUSINESS_DAYS = LocalDate.of(2025, 4, 11);

  /** A request follows the law in force when it is received. */
  private static final Condition<Request> RECEIVED_SINCE_TEN_DAYS =
      Condition.datedIn(Request.RECEIVED_AT, InForce.startingAt(TEN_BUSINESS_DAYS), Terms.CLOCKS);

  /** More than three per cent of the calls of the campaign answered live were abandoned. */
  static final Condition<Contact> ABANDONED_SHARE_ABOVE_THREE =
      Condition.shareAbove(
          Contact.CAMPAIGN.then(Campaign.ABANDONED),
          Contact.CAMPAIGN.then(Campaign.LIVE_ANSWERS),
          3);

  private FccRules() {}

  /**
   * Returns the rules.
   *
   * @param strictQuietHours whether calling hours apply despite permission and relationship
   */
  public static List<Rule<?>> rules(boolean strictQuietHours) {
    List<Rule<?>> rules = new ArrayList<>();
    rules.add(callingHours(strictQuietHours));
    rules.add(writtenConsent());
    wirelessConsent(rules);
    rules.add(revocationOfAll());
    residentialConsent(rules);
    exemptions(rules);
    nationalDnc(rules);
    internalDnc(rules);
    requests(rules);
    reassignedNumber(rules);
    messages(rules);
    conduct(rules);
    return rules;
  }

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "tcpa." + name)
        .verifiedOn(Reading.READ_ON)
        .in(UNITED_STATES)
        .inForceFrom(FIRST_DAY);
  }

  private static Rule<Contact> callingHours(boolean strict) {
    Rule.Builder<Contact> hours =
        rule("calling-hours")
            .title(
                "Telephone solicitations to a residence are made only from 08:00 to 21:00"
                    + " local time.")
            .cites("47 CFR 64.1200(c)(1)")
            .citesWhere(BY_TEXT_OR_TO_MOBILE, "47 CFR 64.1200(c)(1); 47 CFR 64.1200(e)")
            .source(Reading.of(Reading.P4, Reading.P3))
            .when(SALES_TO_CONSUMER)
            .when(Condition.outsideHours(HOURS, HolidayCalendar.NONE))
            .remedy("wait");
    return strict
        ? hours.denies()
        : hours
            .unless(consent(EXPRESS, EXPRESS_WRITTEN, PERMISSION))
            .unless(ASKED_FOR)
            .unless(BUSINESS_RELATIONSHIP)
            .denies();
  }

  private static Rule<Contact> writtenConsent() {
    return rule("written-consent")
        .title(
            "Telemarketing by autodialer, or using an artificial or prerecorded voice,"
                + " needs prior express written consent.")
        .cites("47 CFR 64.1200(a)(2)")
        .citesWhere(in(LINE_TYPE, LineType.FIXED_LINE, LineType.VOIP), "47 CFR 64.1200(a)(3)")
        .source(Reading.of(Reading.P4, Reading.P3, Reading.P5))
        .inForceFrom("2013-10-16")
        .when(ADVERTISING_ROBOCALL)
        .unless(all(SPARED_THE_WRITING, any(WIRELESS.not(), ANY_CONSENT)))
        .unless(consentToMachine(EXPRESS_WRITTEN))
        .remedy("obtain-express-written-consent", "use-live-agent")
        .denies();
  }

  /** The rule on written consent and the exemptions successively narrowed it. */
  private static void wirelessConsent(List<Rule<?>> rules) {
    rules.add(wirelessConsent(Condition.never()).inForceTo("2013-10-15").denies());
    rules.add(
        wirelessConsent(LEFT_TO_WRITTEN_CONSENT)
            .inForceFrom("2013-10-16")
            .inForceTo("2014-03-26")
            .denies());
    rules.add(
        wirelessConsent(any(LEFT_TO_WRITTEN_CONSENT, all(CELLULAR, PACKAGE_DELIVERY)))
            .inForceFrom("2014-03-27")
            .inForceTo("2015-07-09")
            .denies());
    rules.add(
        wirelessConsent(any(LEFT_TO_WRITTEN_CONSENT, HAS_EXEMPTION))
            .inForceFrom("2015-07-10")
            .denies());
  }

  private static Rule.Builder<Contact> wirelessConsent(Condition<Contact> decidedElsewhere) {
    return rule("wireless-consent")
        .title(
            "A call or text to a wireless number by autodialer, or using an artificial"
                + " or prerecorded voice, needs prior express consent.")
        .cites("47 CFR 64.1200(a)(1)(iii)")
        .source(Reading.of(Reading.P3, Reading.P4))
        .when(ROBOCALL)
        .when(WIRELESS)
        .unless(EMERGENCY_CONTACT)
        .unless(decidedElsewhere)
        .unless(ANY_CONSENT)
        .unless(newlyPorted())
        .remedy("obtain-express-consent", "use-live-agent");
  }

  /**
   * Messages under an exemption need no consent, and end with their own kind of opt-out. The waiver
   * of this provision ends on January 30, 2027, and no later law is known to have a date.
   */
  private static Rule<Contact> revocationOfAll() {
    Condition<Contact> needsConsent =
        any(
            all(ROBOCALL, WIRELESS, EMERGENCY_CONTACT.not(), HAS_EXEMPTION.not()),
            all(ADVERTISING_ROBOCALL, any(WIRELESS, SPARED_THE_WRITING.not())));
    return rule("revocation-scope")
        .title(
            "A revocation of consent to one kind of robocall or robotext applies to"
                + " all robocalls and robotexts from that caller.")
        .cites("47 CFR 64.1200(a)(10)")
        .source(Reading.of(Reading.P6, Reading.S2))
        .certainty(Certainty.LOW)
        .inForceFrom("2027-01-31")
        .when(Terms.somethingIsRevoked())
        .when(needsConsent)
        .unless(Terms.consentToMachineNoneRevokedSince())
        .unless(newlyPorted())
        .remedy("obtain-express-consent", "use-live-agent")
        .denies();
  }

  /**
   * 47 CFR 64.1200(a)(1)(iv): a voice call within 15 days of the port, to a number on no list. A
   * request must be put on the company's list when it is made, so one that is not there counts too.
   */
  private static Condition<Contact> newlyPorted() {
    return all(
        CALL,
        new WithinDays(PORTED_AT, 15),
        NATIONAL_DNC.listed().not(),
        INTERNAL_DNC.listed().not(),
        Terms.toldNotToSell(CALLS_AND_TEXTS, 0, 5, EXPRESS, EXPRESS_WRITTEN, PERMISSION).not());
  }

  private static void residentialConsent(List<Rule<?>> rules) {
    Condition<Contact> threeInThirtyDays = exemptCalls(3, 30);
    Condition<Contact> consent = ANY_CONSENT_BUT_TO_SALES;
    rules.add(
        homeQuota("non-commercial", "(ii)", NOT_COMMERCIAL, threeInThirtyDays, consent).denies());
    rules.add(
        homeQuota("no-advertising", "(iii)", NO_ADVERTISING, threeInThirtyDays, consent).denies());
    rules.add(
        homeQuota("gift", "(iii)", FOR_A_GIFT, threeInThirtyDays, consent)
            .citesWhere(NONPROFIT, "47 CFR 64.1200(a)(3)(iv)")
            .denies());
    rules.add(
        homeQuota("nonprofit", "(iv)", BY_NONPROFIT, threeInThirtyDays, ANY_CONSENT).denies());
    rules.add(
        homeQuota("healthcare-day", "(v)", COVERED_HEALTHCARE, exemptCalls(1, 1), consent)
            .denies());
    rules.add(
        homeQuota("healthcare-week", "(v)", COVERED_HEALTHCARE, exemptCalls(3, 7), consent)
            .denies());
  }

  private static Condition<Contact> exemptCalls(int count, int days) {
    return HISTORY.atLeast(
        count,
        HISTORY.in(EarlierContact.CHANNEL, ContactChannel.VOICE),
        HISTORY.isTrue(EarlierContact.EXEMPT),
        HISTORY.within(EarlierContact.AT, LookBack.window(days)));
  }

  private static Rule.Builder<Contact> homeQuota(
      String variant,
      String paragraph,
      Condition<Contact> who,
      Condition<Contact> spent,
      Condition<Contact> consent) {
    return home(variant)
        .title(
            "Exempt artificial or prerecorded voice calls to a residential line stay"
                + " within the limit on their number.")
        .cites("47 CFR 64.1200(a)(3)" + paragraph)
        .citesWhere(
            LINE_UNKNOWN, "47 CFR 64.1200(a)(3)" + paragraph + "; 47 CFR 64.1200(a)(1)(iii)")
        .inForceFrom(QUOTAS_AT_HOME)
        .unless(consent)
        .when(who)
        .when(spent)
        .remedy("wait", "obtain-express-consent", "use-live-agent");
  }

  private static Rule.Builder<Contact> home(String variant) {
    return rule("residential-consent")
        .variant(variant)
        .source(Reading.of(Reading.P8, Reading.P5))
        .when(ARTIFICIAL_VOICE)
        .when(HOME_OR_ANY_LINE);
  }

  // ---- the exemptions of 47 CFR 64.1200(a)(9), for messages to wireless numbers without consent

  private static void exemptions(List<Rule<?>> rules) {
    MemberTest<Contact, EarlierContact> sameSubject =
        HISTORY
            .isTrue(EarlierContact.EXEMPT)
            .and(HISTORY.happened(EarlierContact.AT))
            .and(HISTORY.same(EarlierContact.SUBJECT, Contact.SUBJECT));
    ofParcels(sameSubject, rules);
    ofBanks(sameSubject, rules);
    ofHealthCare(rules);
  }

  private static void ofParcels(
      MemberTest<Contact, EarlierContact> sameSubject, List<Rule<?>> rules) {
    Exemption parcels =
        new Exemption(
            "package-delivery",
            PACKAGE_DELIVERY,
            "2014-03-27",
            "47 U.S.C. 227(b)(2)(C); FCC 14-32",
            "(i)");
    parcels.add(
        rules,
        "",
        () ->
            parcels
                .terms()
                .title(
                    "A package delivery notice without consent meets the conditions of its"
                        + " exemption."));
    // A second notice is lawful only after a failed delivery that needs a signature, which no fact
    // states; the careful reading allows one notice.
    parcels.add(
        rules,
        "(E)",
        () ->
            parcels
                .counted("count", HISTORY.atLeast(1, sameSubject))
                .title("At most one delivery notice without consent is sent for each package.")
                .certainty(Certainty.MEDIUM));
    parcels.add(rules, "(F)", parcels::optOut, FccRules::offersOptOut);
    parcels.add(rules, "(F)", parcels::refused);
  }

  private static void ofBanks(
      MemberTest<Contact, EarlierContact> sameSubject, List<Rule<?>> rules) {
    Exemption alerts =
        new Exemption(
            "financial-alert",
            BANK_ALERT,
            "2015-07-10",
            "47 U.S.C. 227(b)(2)(C); FCC 15-72",
            "(iii)");
    alerts.add(
        rules,
        "",
        () ->
            alerts
                .terms()
                .title(
                    "A bank's security alert without consent meets the conditions of"
                        + " its exemption."));
    // A fourth message is denied even after the third day: the exemption is used up.
    alerts.add(
        rules,
        "(F)",
        () ->
            alerts
                .counted("count", HISTORY.atLeast(3, sameSubject))
                .title("At most three security alerts without consent are sent for each event."));
    alerts.add(rules, "(G)", alerts::optOut, FccRules::offersOptOut);
    alerts.add(rules, "(H)", alerts::refused);
  }

  private static void ofHealthCare(List<Rule<?>> rules) {
    Exemption health =
        new Exemption(
            "healthcare",
            COVERED_HEALTHCARE,
            "2015-07-10",
            "47 U.S.C. 227(b)(2)(C); FCC 15-72",
            "(iv)");
    health.add(
        rules,
        "",
        () ->
            health
                .terms()
                .title(
                    "A health care message without consent meets the conditions of its exemption."));
    health.add(rules, "(F)", () -> health.quota("one-a-day", 1, 1));
    health.add(rules, "(F)", () -> health.quota("three-a-week", 3, 7));
    health.add(rules, "(G)", health::optOut, FccRules::offersOptOut);
    health.add(rules, "(H)", health::refused);
  }

  private static Rule<Contact> offersOptOut(Rule.Builder<Contact> rule) {
    return rule.demands(isTrue(OPT_OUT_MECHANISM), "offer-opt-out");
  }

  /**
   * One of the exemptions. They were granted by orders, and are paragraphs of 47 CFR 64.1200(a)(9)
   * since 86 FR 11443: the conditions are the same, only the provision differs.
   */
  private record Exemption(
      String name, Condition<Contact> who, String from, String order, String paragraph) {
    private static final String LAST_DAY_OF_ORDERS = "2021-03-28";
    private static final String CODIFIED = "2021-03-29";

    /** Adds a rule that denies. */
    void add(List<Rule<?>> rules, String subparagraph, Supplier<Rule.Builder<Contact>> body) {
      add(rules, subparagraph, body, Rule.Builder::denies);
    }

    void add(
        List<Rule<?>> rules,
        String subparagraph,
        Supplier<Rule.Builder<Contact>> body,
        Function<Rule.Builder<Contact>, Rule<Contact>> effect) {
      rules.add(
          effect.apply(
              body.get()
                  .cites(order)
                  .source(Reading.of(Reading.S1, Reading.P5))
                  .certainty(Certainty.MEDIUM)
                  .inForceFrom(from)
                  .inForceTo(LAST_DAY_OF_ORDERS)));
      rules.add(
          effect.apply(
              body.get()
                  .cites("47 CFR 64.1200(a)(9)" + paragraph + subparagraph)
                  .inForceFrom(CODIFIED)));
    }

    Rule.Builder<Contact> terms() {
      return rule("terms").when(offTerms()).remedy("obtain-express-consent", "use-live-agent");
    }

    Rule.Builder<Contact> counted(String variant, Condition<Contact> spent) {
      return rule(variant).when(spent).remedy("obtain-express-consent", "use-live-agent");
    }

    Rule.Builder<Contact> quota(String variant, int count, int days) {
      return rule(variant)
          .title(
              "At most one health care message a day and three a week are sent without"
                  + " consent.")
          .when(
              HISTORY.atLeast(
                  count,
                  HISTORY.isTrue(EarlierContact.EXEMPT),
                  HISTORY.within(EarlierContact.AT, LookBack.window(days))))
          .remedy("wait", "obtain-express-consent", "use-live-agent");
    }

    Rule.Builder<Contact> optOut() {
      return rule("opt-out")
          .title("A message without consent offers a way to opt out.")
          .remedy("change-message");
    }

    /** An opt-out takes effect at once, as the revocation of a consent does. */
    Rule.Builder<Contact> refused() {
      return rule("refused")
          .title(
              "A person who opted out of messages sent without consent gets no more of"
                  + " that kind.")
          .when(Terms.refusedExempt(EXPRESS, EXPRESS_WRITTEN))
          .remedy("obtain-express-consent", "use-live-agent");
    }

    private Rule.Builder<Contact> rule(String variant) {
      return FccRules.rule("exempt-" + name)
          .variant(variant)
          .source(Reading.of(Reading.P8, Reading.P5))
          .when(who)
          .when(ROBOCALL)
          .when(CELLULAR)
          .unless(ANY_CONSENT_BUT_TO_SALES);
    }
  }

  /**
   * What every exemption forbids: charges, advertising, an unidentified caller, more than one
   * minute.
   */
  private static Condition<Contact> offTerms() {
    return any(
        isFalse(Contact.MESSAGE.then(Message.FREE_TO_RECIPIENT)),
        isTrue(CONTAINS_ADVERTISING),
        isFalse(IDENTIFIES_CALLER),
        all(CALL, Condition.moreThan(Contact.MESSAGE.then(Message.LENGTH_SECONDS), 60)),
        all(TEXT, Condition.moreThan(Contact.MESSAGE.then(Message.LENGTH_CHARACTERS), 160)));
  }

  // ---- do-not-call lists

  private static void nationalDnc(List<Rule<?>> rules) {
    rules.add(
        rule("national-dnc")
            .title(
                "Telephone solicitations are not made to numbers on the National Do Not"
                    + " Call Registry.")
            .cites("47 CFR 64.1200(c)(2)")
            .citesWhere(BY_TEXT_OR_TO_MOBILE, "47 CFR 64.1200(c)(2); 47 CFR 64.1200(e)")
            .source(Reading.of(Reading.P4, Reading.S2, Reading.P3))
            .inForceFrom(REGISTRY)
            .when(SALES_TO_CONSUMER)
            .when(NATIONAL_DNC.listed())
            .unless(SIGNED_AGREEMENT)
            .unless(BUSINESS_RELATIONSHIP)
            .remedy("obtain-written-permission")
            .denies());
    rules.add(
        listAge("three months", Terms.staleCheck(NATIONAL_DNC, THREE_MONTHS))
            .inForceFrom(REGISTRY)
            .inForceTo("2004-12-31")
            .denies());
    rules.add(listAge("31 days", staleCheck()).inForceFrom("2005-01-01").denies());
  }

  private static Rule.Builder<Contact> listAge(String age, Condition<Contact> stale) {
    return rule("national-dnc-list-age")
        .title(
            "The version of the National Do Not Call Registry that was checked is at most "
                + age
                + " old.")
        .cites("47 CFR 64.1200(c)(2)(i)(D)")
        .source(Reading.of(Reading.P8, Reading.S2))
        .when(SALES_TO_CONSUMER)
        .when(stale)
        .unless(SIGNED_AGREEMENT)
        .unless(BUSINESS_RELATIONSHIP)
        .remedy("refresh-list");
  }

  /**
   * A check that found nothing, in a version of the registry more than 31 days old, and no check of
   * a younger one.
   */
  static Condition<Contact> staleCheck() {
    return Terms.staleCheck(NATIONAL_DNC, LookBack.days(31));
  }

  private static void internalDnc(List<Rule<?>> rules) {
    Condition<Contact> consented = consentAfterRequest(EXPRESS, EXPRESS_WRITTEN, PERMISSION);
    for (String from : OWN_LIST_PERIODS) {
      rules.add(
          onSalesFrom(from, onInternalList("telemarketing"))
              .when(SALES)
              .when(CONSUMER)
              .unless(consented)
              .denies());
    }
    rules.add(
        onInternalList("exempt-calls")
            .inForceFrom(QUOTAS_AT_HOME)
            .when(EXEMPT_AT_HOME)
            .unless(ANY_CONSENT_BUT_TO_SALES)
            .denies());
    // The request must be put on the list when it is made, so a request that is not on the list
    // counts as well.
    Condition<Contact> told =
        Terms.toldNotToSellOrRevoked(CALLS_AND_TEXTS, 5, EXPRESS, EXPRESS_WRITTEN, PERMISSION);
    for (String from : OWN_LIST_PERIODS) {
      rules.add(
          onSalesFrom(from, internal("telemarketing-told"))
              .when(SALES)
              .when(CONSUMER)
              .when(told)
              .denies());
    }
    rules.add(
        internal("exempt-calls-told")
            .inForceFrom(QUOTAS_AT_HOME)
            .when(EXEMPT_AT_HOME)
            .when(Terms.refusedCall(5, EXPRESS, EXPRESS_WRITTEN))
            .denies());
  }

  /**
   * Limits a rule of paragraph (d) on sales to the period that begins on a day. For twenty years it
   * did not bind tax-exempt nonprofits themselves. The text before that was not read, so it binds
   * them as it binds all others.
   */
  private static Rule.Builder<Contact> onSalesFrom(String from, Rule.Builder<Contact> rule) {
    if (from.isEmpty()) {
      return rule.certainty(Certainty.MEDIUM).inForceTo("2003-08-24");
    }
    return from.equals(NONPROFITS_EXEMPT)
        ? rule.inForceFrom(from).inForceTo("2023-07-19").unless(NONPROFIT_ITSELF)
        : rule.inForceFrom(from);
  }

  private static Rule.Builder<Contact> onInternalList(String variant) {
    return internal(variant)
        .when(INTERNAL_DNC.listed()) // remembered: for most numbers the list has no entry
        .when(INTERNAL_DNC.asks(new FiveYears().and(notAskedForSince())));
  }

  private static Rule.Builder<Contact> internal(String variant) {
    return rule("internal-dnc")
        .variant(variant)
        .title("A person who asked the seller to stop is not called or texted for five years.")
        .cites("47 CFR 64.1200(d)(6)")
        .source(Reading.of(Reading.P8, Reading.P5, Reading.P4));
  }

  /**
   * A request that names the law needs no place; if the law is left out, it follows from the place.
   */
  private static void requests(List<Rule<?>> rules) {
    Condition<Request> named = known(Request.LAW);
    requests(rules, "", rule -> rule.in(UNITED_STATES).unless(named));
    requests(rules, "stated", rule -> rule.when(named).when(in(Request.LAW, PrivacyLaw.TCPA)));
  }

  private static void requests(
      List<Rule<?>> rules, String variant, UnaryOperator<Rule.Builder<Request>> under) {
    Deadline tenBusinessDays = Deadline.businessDays(10, BusinessDays.usFederal());
    String dashed = variant.isEmpty() ? "" : "-" + variant;
    rules.add(
        under
            .apply(request("honor-do-not-call", RequestKind.DO_NOT_CALL))
            .variant("ten-business-days" + dashed)
            .title("A do-not-call request is honoured within ten business days of its receipt.")
            .cites("47 CFR 64.1200(d)(3)")
            .when(RECEIVED_SINCE_TEN_DAYS)
            .then(deadline(tenBusinessDays)));
    rules.add(
        under
            .apply(request("honor-do-not-call", RequestKind.DO_NOT_CALL))
            .variant("thirty-days" + dashed)
            .title("A do-not-call request is honoured within thirty days of its receipt.")
            .cites("47 CFR 64.1200(d)(3)")
            .unless(RECEIVED_SINCE_TEN_DAYS)
            .then(deadline(Deadline.calendarDays(30))));
    rules.add(
        under
            .apply(request("honor-revocation", RequestKind.CONSENT_REVOCATION))
            .variant(variant)
            .title("A revocation of consent is honoured within ten business days of its receipt.")
            .cites("47 CFR 64.1200(a)(10)")
            .when(RECEIVED_SINCE_TEN_DAYS)
            .then(deadline(tenBusinessDays)));
  }

  private static Rule.Builder<Request> request(String name, RequestKind kind) {
    return Rule.on(Request.SCHEMA, "tcpa." + name)
        .verifiedOn(Reading.READ_ON)
        .source(Reading.of(Reading.P4, Reading.P5))
        .inForceFrom(FIRST_DAY)
        .when(in(Request.KIND, kind))
        .remedy("honor-opt-out");
  }

  private static Effect<Request> deadline(Deadline deadline) {
    return Effect.deadline(Request.RECEIVED_AT, Request.COMPLETED_AT, deadline, "honor-opt-out");
  }

  /**
   * The consent must be that of the called party. 47 CFR 64.1200(m) is a safe harbor for a caller
   * to whom the database reported that the number had not been reassigned. The query is not
   * mandatory, so a missing query is not asked for; but if the database reported a reassignment,
   * earlier consents do not count.
   */
  private static void reassignedNumber(List<Rule<?>> rules) {
    rules.add(
        reassigned("written-consent", "47 CFR 64.1200(a)(2)")
            .citesWhere(
                in(LINE_TYPE, LineType.FIXED_LINE, LineType.VOIP),
                "47 CFR 64.1200(m); 47 CFR 64.1200(a)(3)")
            .when(all(ADVERTISING_ROBOCALL, SPARED_THE_WRITING.not()))
            .when(REASSIGNED.foundListed())
            .unless(holdersConsent(EXPRESS_WRITTEN))
            .remedy("obtain-express-written-consent", "use-live-agent")
            .denies());
    rules.add(
        reassigned("express-consent", "47 CFR 64.1200(a)(1)(iii)")
            .when(all(ROBOCALL, WIRELESS))
            .unless(EMERGENCY_CONTACT)
            .unless(any(LEFT_TO_WRITTEN_CONSENT, HAS_EXEMPTION))
            .when(REASSIGNED.foundListed())
            .unless(holdersConsent(EXPRESS, EXPRESS_WRITTEN))
            .unless(newlyPorted())
            .remedy("obtain-express-consent", "use-live-agent")
            .denies());
  }

  private static Rule.Builder<Contact> reassigned(String variant, String duty) {
    return rule("reassigned-number")
        .variant(variant)
        .title(
            "Consent from the former holder of a reassigned number does not count for the"
                + " present one.")
        .cites("47 CFR 64.1200(m); " + duty)
        .source(Reading.of(Reading.P8, Reading.S1))
        .inForceFrom("2021-11-01");
  }

  private static Condition<Contact> holdersConsent(ConsentKind... kinds) {
    return CONSENTS.any(consentToMachineOf(kinds), Terms.knownToBeOfPresentHolder());
  }

  // ---- what a message must contain

  private static void messages(List<Rule<?>> rules) {
    rules.add(
        rule("prerecorded-identification")
            .title(
                "An artificial or prerecorded voice message states at its beginning"
                    + " who is responsible for the call.")
            .cites("47 CFR 64.1200(b)(1)")
            .source(Reading.of(Reading.P4, Reading.S2))
            .when(ARTIFICIAL_VOICE)
            .remedy("change-message")
            .demands(isTrue(IDENTIFIES_CALLER), "identify-caller"));
    rules.add(
        optOut("advertising")
            .inForceFrom("2013-01-14")
            .when(ARTIFICIAL_VOICE)
            .when(ADVERTISES)
            .when(any(CONSUMER, WIRELESS))
            .demands(isTrue(OPT_OUT_MECHANISM), optOutInTwoSeconds()));
    rules.add(
        optOut("exempt-calls")
            .inForceFrom(QUOTAS_AT_HOME)
            .when(EXEMPT_AT_HOME)
            .unless(ANY_CONSENT_BUT_TO_SALES)
            .demands(isTrue(OPT_OUT_MECHANISM), optOutInTwoSeconds()));
  }

  private static Rule.Builder<Contact> optOut(String variant) {
    return rule("prerecorded-opt-out")
        .variant(variant)
        .title("An artificial or prerecorded voice message provides an automated way to opt out.")
        .cites("47 CFR 64.1200(b)(3)")
        .source(Reading.of(Reading.P8, Reading.S2))
        .remedy("change-message");
  }

  private static Duty optOutInTwoSeconds() {
    return Duty.to("offer-opt-out-mechanism")
        .noting("By key press or voice, explained within 2 seconds of the identification.");
  }

  // ---- how a telemarketer behaves

  private static void conduct(List<Rule<?>> rules) {
    for (String from : OWN_LIST_PERIODS) {
      rules.add(
          onSalesFrom(from, identification("spoken")).unless(TEXT).obliges("identify-caller"));
      rules.add(
          onSalesFrom(from, identification("written"))
              .when(TEXT)
              .remedy("change-message")
              .demands(isTrue(IDENTIFIES_CALLER), "identify-caller"));
    }
    rules.add(
        abandonment("of-each-campaign", "47 CFR 64.1200(a)(7)")
            .title(
                "At most three per cent of a campaign's calls that are answered live are"
                    + " abandoned.")
            .inForceFrom(ABANDONMENT_PER_CAMPAIGN)
            .denies());
    rules.add(
        abandonment("of-all-calls", "47 CFR 64.1200(a)(6)")
            .title("At most three per cent of the calls that are answered live are abandoned.")
            .certainty(Certainty.MEDIUM) // this wording was not read
            .inForceFrom("2003-10-01")
            .inForceTo("2012-11-14")
            .denies());
    rules.add(
        abandonedCallMessage("message", "47 CFR 64.1200(a)(7)(i)")
            .inForceFrom(ABANDONMENT_PER_CAMPAIGN)
            .obliges(
                Duty.to("play-abandoned-call-message")
                    .noting(
                        "Within two seconds of the greeting a call that finds no agent says that"
                            + " it was for telemarketing, the seller's name and a number for"
                            + " requests not to be called, and offers an automated opt-out.")));
    rules.add(
        abandonedCallMessage("message until-2012", "47 CFR 64.1200(a)(6)")
            .certainty(Certainty.MEDIUM) // this wording was not read
            .inForceFrom("2003-10-01")
            .inForceTo("2012-11-14")
            .obliges(
                Duty.to("play-abandoned-call-message")
                    .noting(
                        "Within two seconds of the greeting a call that finds no agent says that"
                            + " it was for telemarketing, the seller's name and a number.")));
    rules.add(ringTime("", "47 CFR 64.1200(a)(6)").inForceFrom("2012-07-11").obliges(RING));
    rules.add(
        ringTime("until-2012", "47 CFR 64.1200(a)(5)")
            .certainty(Certainty.MEDIUM) // this wording was not read
            .inForceFrom("2003-10-01")
            .inForceTo("2012-07-10")
            .obliges(RING));
    rules.add(
        rule("caller-id")
            .title("Telemarketers transmit caller ID: a number and, where available, a name.")
            .cites("47 CFR 64.1601(e)")
            .source(Reading.of(Reading.P8, Reading.P5))
            .inForceFrom("2004-01-29")
            .when(CALL)
            .when(TELEMARKETING)
            .unless(NONPROFIT)
            .remedy("transmit-caller-id")
            .demands(isTrue(TRANSMITS_CALLER_ID), "transmit-caller-id"));
  }

  /** What an agent will say is unknown before the call; what a text says is known. */
  private static Rule.Builder<Contact> identification(String variant) {
    return rule("identification")
        .variant(variant)
        .title("A telemarketing call or text names the agent, the seller and a way to reach it.")
        .cites("47 CFR 64.1200(d)(4)")
        .source(Reading.of(Reading.P8, Reading.S2))
        .when(TELEMARKETING)
        .when(CONSUMER);
  }

  private static Rule.Builder<Contact> abandonment(String variant, String citation) {
    return predictive(variant, citation)
        .when(ABANDONED_SHARE_ABOVE_THREE)
        .remedy("dial-slower", "dial-manually");
  }

  /** Whether an agent will be free is unknown before the call. */
  private static Rule.Builder<Contact> abandonedCallMessage(String variant, String citation) {
    return predictive(variant, citation)
        .title("A sales call that is answered when no agent is free plays a message at once.");
  }

  private static Rule.Builder<Contact> predictive(String variant, String citation) {
    return rule("abandonment")
        .variant(variant)
        .cites(citation)
        .source(Reading.of(Reading.P8, Reading.S1))
        .when(LIVE_VOICE)
        .when(TELEMARKETING)
        .when(AUTOMATED_DIALING)
        .unless(NONPROFIT);
  }

  private static Rule.Builder<Contact> ringTime(String variant, String citation) {
    return rule("ring-time")
        .variant(variant)
        .title(
            "An unanswered telemarketing call is not disconnected before 15 seconds or"
                + " four rings.")
        .cites(citation)
        .source(Reading.of(Reading.P8, Reading.S1))
        .when(CALL)
        .when(TELEMARKETING);
  }
}
