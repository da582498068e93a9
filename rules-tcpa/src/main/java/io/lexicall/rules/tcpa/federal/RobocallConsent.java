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
import static io.lexicall.rule.Condition.known;
import static io.lexicall.rules.tcpa.terms.Terms.ARTIFICIAL_VOICE;
import static io.lexicall.rules.tcpa.terms.Terms.AUTODIALER;
import static io.lexicall.rules.tcpa.terms.Terms.CALL;
import static io.lexicall.rules.tcpa.terms.Terms.CONSENTS;
import static io.lexicall.rules.tcpa.terms.Terms.CONSUMER;
import static io.lexicall.rules.tcpa.terms.Terms.COVERED_ENTITY;
import static io.lexicall.rules.tcpa.terms.Terms.COVERED_HEALTHCARE;
import static io.lexicall.rules.tcpa.terms.Terms.HISTORY;
import static io.lexicall.rules.tcpa.terms.Terms.INTERNAL_DNC;
import static io.lexicall.rules.tcpa.terms.Terms.LINE_TYPE;
import static io.lexicall.rules.tcpa.terms.Terms.NATIONAL_DNC;
import static io.lexicall.rules.tcpa.terms.Terms.NONPROFIT;
import static io.lexicall.rules.tcpa.terms.Terms.PACKAGE_DELIVERY;
import static io.lexicall.rules.tcpa.terms.Terms.PORTED_AT;
import static io.lexicall.rules.tcpa.terms.Terms.RESIDENTIAL_LINE;
import static io.lexicall.rules.tcpa.terms.Terms.ROBOCALL;
import static io.lexicall.rules.tcpa.terms.Terms.SAID_TO_ADVERTISE;
import static io.lexicall.rules.tcpa.terms.Terms.TELEMARKETING;
import static io.lexicall.rules.tcpa.terms.Terms.WIRELESS;
import static io.lexicall.rules.tcpa.terms.Terms.consent;
import static io.lexicall.rules.tcpa.terms.Terms.consentToMachine;
import static io.lexicall.rules.tcpa.terms.Terms.consentToMachineOf;
import static io.lexicall.rules.tcpa.terms.Terms.countsForMachine;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListKind;
import io.lexicall.law.Certainty;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.LookBack;
import java.util.ArrayList;
import java.util.List;

/**
 * Consent to calls and texts by autodialer, or using an artificial or prerecorded voice: 47 CFR
 * 64.1200(a)(1) to (3), with the calls to homes that need none while they are few; its revocation,
 * (a)(10); and numbers with a new holder, (m).
 */
final class RobocallConsent {
  /** Made necessary by the health and safety of consumers, (f)(4); a sales message is not. */
  private static final Condition<Contact> EMERGENCY_CONTACT =
      all(in(Contact.PURPOSE, EMERGENCY), SAID_TO_ADVERTISE.not());

  /**
   * The subject of 47 CFR 64.1200(a)(2)-(3): advertising by autodialer to a wireless number, or
   * using an artificial or prerecorded voice to a wireless or a residential line. A consumer has
   * one or the other, so the line type does not matter.
   */
  private static final Condition<Contact> ADVERTISING_ROBOCALL =
      all(
          TELEMARKETING,
          EMERGENCY_CONTACT.not(),
          any(all(ARTIFICIAL_VOICE, any(CONSUMER, WIRELESS)), all(AUTODIALER, WIRELESS)));

  /**
   * Callers for whom express consent is enough for a wireless number, and a limit on the number of
   * calls for a residential line.
   */
  private static final Condition<Contact> SPARED_THE_WRITING = any(NONPROFIT, COVERED_HEALTHCARE);

  /** A sale is the purpose that is stated, not one beside it. */
  private static final Condition<Contact> FOR_A_SALE =
      in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);

  /** Telemarketing that only the rule on written consent decides. */
  private static final Condition<Contact> LEFT_TO_WRITTEN_CONSENT =
      all(FOR_A_SALE, NONPROFIT.not());

  private static final CheckedList REASSIGNED = CheckedList.of(ListKind.REASSIGNED_NUMBERS).dated();

  /**
   * The first day of the limits on the number of exempt calls to residential lines (88 FR 3668).
   */
  static final String QUOTAS_AT_HOME = "2023-07-20";

  /** Any consent is enough here: only rules on robocalls use it. */
  static final Condition<Contact> ANY_CONSENT = consentToMachine(EXPRESS, EXPRESS_WRITTEN);

  /** Any consent where nothing is sold, so that no request to the seller ends it. */
  static final Condition<Contact> ANY_CONSENT_BUT_TO_SALES =
      CONSENTS.any(CONSENTS.in(Consent.KIND, EXPRESS, EXPRESS_WRITTEN), countsForMachine());

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
  private static final Condition<Contact> BY_NONPROFIT = all(FOR_A_SALE, NONPROFIT);

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
  static final Condition<Contact> EXEMPT_AT_HOME =
      all(
          ARTIFICIAL_VOICE,
          RESIDENTIAL_LINE,
          any(NOT_COMMERCIAL, NOT_SELLING, FOR_A_GIFT, in(Contact.PURPOSE, HEALTHCARE)));

  private RobocallConsent() {}

  /** Returns the rules on consent itself, on its revocation, and on calls to homes. */
  static List<Rule<?>> rules() {
    List<Rule<?>> rules = new ArrayList<>();
    rules.add(writtenConsent());
    wirelessConsent(rules);
    rules.add(revocationOfAll());
    rules.addAll(quotasAtHome());
    return rules;
  }

  private static Rule<Contact> writtenConsent() {
    return FccRules.rule("written-consent")
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
        wirelessConsent(
                any(LEFT_TO_WRITTEN_CONSENT, all(WirelessExemption.CELLULAR, PACKAGE_DELIVERY)))
            .inForceFrom("2014-03-27")
            .inForceTo("2015-07-09")
            .denies());
    rules.add(
        wirelessConsent(any(LEFT_TO_WRITTEN_CONSENT, WirelessExemption.HAS_EXEMPTION))
            .inForceFrom("2015-07-10")
            .denies());
  }

  private static Rule.Builder<Contact> wirelessConsent(Condition<Contact> decidedElsewhere) {
    return FccRules.rule("wireless-consent")
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
            all(ROBOCALL, WIRELESS, EMERGENCY_CONTACT.not(), WirelessExemption.HAS_EXEMPTION.not()),
            all(ADVERTISING_ROBOCALL, any(WIRELESS, SPARED_THE_WRITING.not())));
    return FccRules.rule("revocation-scope")
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
        Terms.toldNotToSell(
                Solicitations.CALLS_AND_TEXTS, 0, 5, EXPRESS, EXPRESS_WRITTEN, PERMISSION)
            .not());
  }

  /** 47 CFR 64.1200(a)(3)(ii) to (v): calls to homes that need no consent while they are few. */
  private static List<Rule<?>> quotasAtHome() {
    Condition<Contact> threeInThirtyDays = exemptCalls(3, 30);
    Condition<Contact> consent = ANY_CONSENT_BUT_TO_SALES;
    return List.of(
        homeQuota("non-commercial", "(ii)", NOT_COMMERCIAL, threeInThirtyDays, consent).denies(),
        homeQuota("no-advertising", "(iii)", NO_ADVERTISING, threeInThirtyDays, consent).denies(),
        homeQuota("gift", "(iii)", FOR_A_GIFT, threeInThirtyDays, consent)
            .citesWhere(NONPROFIT, "47 CFR 64.1200(a)(3)(iv)")
            .denies(),
        homeQuota("nonprofit", "(iv)", BY_NONPROFIT, threeInThirtyDays, ANY_CONSENT).denies(),
        homeQuota("healthcare-day", "(v)", COVERED_HEALTHCARE, exemptCalls(1, 1), consent).denies(),
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
    return FccRules.rule("residential-consent")
        .variant(variant)
        .source(Reading.of(Reading.P8, Reading.P5))
        .when(ARTIFICIAL_VOICE)
        .when(HOME_OR_ANY_LINE);
  }

  /**
   * Returns the rules on reassigned numbers.
   *
   * <p>The consent must be that of the called party. 47 CFR 64.1200(m) is a safe harbor for a
   * caller to whom the database reported that the number had not been reassigned. The query is not
   * mandatory, so a missing query is not asked for; but if the database reported a reassignment,
   * earlier consents do not count.
   */
  static List<Rule<?>> ofFormerHolders() {
    return List.of(
        reassigned("written-consent", "47 CFR 64.1200(a)(2)")
            .citesWhere(
                in(LINE_TYPE, LineType.FIXED_LINE, LineType.VOIP),
                "47 CFR 64.1200(m); 47 CFR 64.1200(a)(3)")
            .when(all(ADVERTISING_ROBOCALL, SPARED_THE_WRITING.not()))
            .when(REASSIGNED.foundListed())
            .unless(holdersConsent(EXPRESS_WRITTEN))
            .remedy("obtain-express-written-consent", "use-live-agent")
            .denies(),
        reassigned("express-consent", "47 CFR 64.1200(a)(1)(iii)")
            .when(all(ROBOCALL, WIRELESS))
            .unless(EMERGENCY_CONTACT)
            .unless(any(LEFT_TO_WRITTEN_CONSENT, WirelessExemption.HAS_EXEMPTION))
            .when(REASSIGNED.foundListed())
            .unless(holdersConsent(EXPRESS, EXPRESS_WRITTEN))
            .unless(newlyPorted())
            .remedy("obtain-express-consent", "use-live-agent")
            .denies());
  }

  private static Rule.Builder<Contact> reassigned(String variant, String duty) {
    return FccRules.rule("reassigned-number")
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
}
