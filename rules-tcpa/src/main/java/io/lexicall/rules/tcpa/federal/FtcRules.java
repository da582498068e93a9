package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ConsentKind.EXPRESS_WRITTEN;
import static io.lexicall.facts.ConsentKind.PERMISSION;
import static io.lexicall.facts.ContactPurpose.CHARITABLE_SOLICITATION;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rules.tcpa.terms.Terms.ARTIFICIAL_VOICE;
import static io.lexicall.rules.tcpa.terms.Terms.AUTOMATED_DIALING;
import static io.lexicall.rules.tcpa.terms.Terms.CALL;
import static io.lexicall.rules.tcpa.terms.Terms.CONSUMER;
import static io.lexicall.rules.tcpa.terms.Terms.COVERED_HEALTHCARE;
import static io.lexicall.rules.tcpa.terms.Terms.CUSTOMER;
import static io.lexicall.rules.tcpa.terms.Terms.FINANCIAL_INSTITUTION;
import static io.lexicall.rules.tcpa.terms.Terms.INTERNAL_DNC;
import static io.lexicall.rules.tcpa.terms.Terms.LIVE_VOICE;
import static io.lexicall.rules.tcpa.terms.Terms.NATIONAL_DNC;
import static io.lexicall.rules.tcpa.terms.Terms.NONPROFIT;
import static io.lexicall.rules.tcpa.terms.Terms.OPT_OUT_MECHANISM;
import static io.lexicall.rules.tcpa.terms.Terms.OWN_ACCOUNT;
import static io.lexicall.rules.tcpa.terms.Terms.TELEMARKETING;
import static io.lexicall.rules.tcpa.terms.Terms.TRANSMITS_CALLER_ID;
import static io.lexicall.rules.tcpa.terms.Terms.UNITED_STATES;
import static io.lexicall.rules.tcpa.terms.Terms.consent;
import static io.lexicall.rules.tcpa.terms.Terms.consentAfterRequest;
import static io.lexicall.rules.tcpa.terms.Terms.consentToMachine;
import static io.lexicall.rules.tcpa.terms.Terms.establishedBusinessRelationship;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Relationship;
import io.lexicall.law.Certainty;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The FTC's Telemarketing Sales Rule, 16 CFR 310. */
public final class FtcRules {
  /**
   * 16 CFR 310.2(ii), 310.6(b)(7) and the FTC's reach: calls to consumers that sell or solicit
   * donations, except by banks and nonprofits that call for themselves.
   */
  private static final Condition<Contact> IN_SCOPE =
      all(
          CALL,
          any(TELEMARKETING, in(Contact.PURPOSE, CHARITABLE_SOLICITATION)),
          CONSUMER,
          all(any(isTrue(FINANCIAL_INSTITUTION), NONPROFIT), OWN_ACCOUNT).not());

  /**
   * The first day of the amended Rule (68 FR 4580), which is also the first to reach requests for
   * gifts.
   */
  private static final String AMENDED = "2003-03-31";

  /** The day until which the provisions on abandoned calls were stayed (68 FR 16414). */
  private static final String DIALERS = "2003-10-01";

  private static final String OWN_LIST = "16 CFR 310.4(b)(1)(iii)(A)";
  private static final String OWN_LIST_FIRST = "16 CFR 310.4(b)(1)(ii)";

  private static final String NOT_CALLED_AGAIN =
      "A person who told the seller or the charity not to call is not called again.";

  private static final Condition<Contact> SIGNED_AGREEMENT = consent(PERMISSION, EXPRESS_WRITTEN);

  private FtcRules() {}

  /** Returns the rules. */
  public static List<Rule<?>> rules() {
    List<Rule<?>> rules = new ArrayList<>();
    rules.add(callingHours(rule("calling-hours")));
    rules.add(callingHours(firstRule("calling-hours")));
    nationalDnc(rules);
    rules.add(ownList(rule("internal-dnc").cites(OWN_LIST)));
    rules.add(ownList(firstRule("internal-dnc").cites(OWN_LIST_FIRST)));
    rules.add(stated(rule("internal-dnc").cites(OWN_LIST)));
    rules.add(stated(firstRule("internal-dnc").cites(OWN_LIST_FIRST)));
    rules.add(
        rule("abandonment")
            .source(Reading.of(Reading.P1, Reading.P5))
            .inForceFrom(DIALERS)
            .title(
                "At most three per cent of the calls that are answered by a person are"
                    + " abandoned.")
            .cites("16 CFR 310.4(b)(1)(iv); 16 CFR 310.4(b)(4)(i)")
            .when(LIVE_VOICE)
            .when(AUTOMATED_DIALING)
            .when(FccRules.ABANDONED_SHARE_ABOVE_THREE)
            .remedy("dial-slower", "dial-manually")
            .denies());
    rules.add(
        rule("abandonment")
            .source(Reading.of(Reading.P1, Reading.P5))
            .inForceFrom(DIALERS)
            .variant("message")
            .title("A call that is answered when no representative is free plays a message.")
            .cites("16 CFR 310.4(b)(4)(iii)")
            .when(LIVE_VOICE)
            .when(AUTOMATED_DIALING)
            .obliges(
                Duty.to("play-abandoned-call-message")
                    .noting(
                        "Promptly, whenever no representative is there within two seconds of the"
                            + " greeting: the seller's name and telephone number.")));
    rules.add(
        rule("ring-time")
            .source(Reading.of(Reading.P1, Reading.P5))
            .inForceFrom(DIALERS)
            .title("An unanswered call is not disconnected before 15 seconds or four rings.")
            .cites("16 CFR 310.4(b)(4)(ii)")
            .obliges("ring-15-seconds"));
    prerecorded(rules);
    rules.add(
        callerId("", "16 CFR 310.4(a)(8)")
            .inForceFrom("2010-09-27")
            .demands(isTrue(TRANSMITS_CALLER_ID), "transmit-caller-id"));
    rules.add(
        callerId("until-2010", "16 CFR 310.4(a)(7)")
            .certainty(Certainty.MEDIUM)
            .inForceFrom("2004-01-29")
            .inForceTo("2010-09-26")
            .demands(isTrue(TRANSMITS_CALLER_ID), "transmit-caller-id"));
    disclosures(rules);
    return rules;
  }

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "tsr." + name)
        .verifiedOn(Reading.READ_ON)
        .source(Reading.of(Reading.P1))
        .in(UNITED_STATES)
        .inForceFrom(AMENDED) // later provisions state their own first day
        .when(IN_SCOPE);
  }

  /** A provision of the first Rule, which knew sales alone. */
  private static Rule.Builder<Contact> firstRule(String name) {
    return rule(name)
        .source(Reading.of(Reading.P5, Reading.M))
        .certainty(Certainty.MEDIUM)
        .inForceFrom("1995-12-31")
        .inForceTo(LocalDate.parse(AMENDED).minusDays(1).toString())
        .when(TELEMARKETING);
  }

  private static Rule<Contact> callingHours(Rule.Builder<Contact> rule) {
    return rule.title("Telemarketers call a residence only from 08:00 to 21:00 local time.")
        .cites("16 CFR 310.4(c)")
        .when(Condition.outsideHours(Solicitations.HOURS, HolidayCalendar.NONE))
        // A business relationship does not help here, unlike under the FCC's rule.
        .unless(consent(EXPRESS, EXPRESS_WRITTEN, PERMISSION))
        .remedy("wait")
        .denies();
  }

  private static Rule<Contact> ownList(Rule.Builder<Contact> rule) {
    return rule.title(NOT_CALLED_AGAIN)
        .when(INTERNAL_DNC.listed()) // remembered: for most numbers the list has no entry
        .when(Terms.askedToStop())
        .unless(consentAfterRequest(EXPRESS, EXPRESS_WRITTEN, PERMISSION))
        .denies();
  }

  /** The rule is about what the person stated; the list is only the record of it. */
  private static Rule<Contact> stated(Rule.Builder<Contact> rule) {
    return rule.title(NOT_CALLED_AGAIN)
        .variant("told")
        .when(
            Terms.toldNotToSell(
                Set.of(ContactChannel.VOICE), 0, 0, EXPRESS, EXPRESS_WRITTEN, PERMISSION))
        .denies();
  }

  private static Rule.Builder<Contact> callerId(String variant, String citation) {
    return rule("caller-id")
        .variant(variant)
        .title("Telemarketers transmit caller ID: a number and, where available, a name.")
        .cites(citation)
        .remedy("transmit-caller-id");
  }

  private static void nationalDnc(List<Rule<?>> rules) {
    Condition<Contact> months =
        establishedBusinessRelationship(LookBack.months(18), LookBack.months(3));
    Condition<Contact> days =
        establishedBusinessRelationship(LookBack.days(540), LookBack.days(90));
    // 89 FR 26783 counts days instead of the earlier months.
    rules.add(
        listed(months)
            .inForceFrom("2003-10-01")
            .inForceTo("2024-05-15")
            .source(Reading.of(Reading.P10))
            .denies());
    rules.add(listed(days).inForceFrom("2024-05-16").denies());
    rules.add(
        stale(months)
            .inForceFrom("2005-01-01")
            .inForceTo("2024-05-15")
            .source(Reading.of(Reading.P10))
            .denies());
    rules.add(stale(days).inForceFrom("2024-05-16").denies());
  }

  private static Rule.Builder<Contact> listed(Condition<Contact> relationship) {
    return rule("national-dnc")
        .title("Sales calls are not made to numbers on the National Do Not Call Registry.")
        .cites("16 CFR 310.4(b)(1)(iii)(B)")
        .when(TELEMARKETING)
        .when(NATIONAL_DNC.listed())
        .unless(SIGNED_AGREEMENT)
        .unless(relationship)
        .remedy("obtain-written-permission");
  }

  private static Rule.Builder<Contact> stale(Condition<Contact> relationship) {
    return rule("national-dnc-list-age")
        .title(
            "The version of the National Do Not Call Registry that was checked is at most"
                + " 31 days old.")
        .cites("16 CFR 310.4(b)(3)(iv)")
        .when(TELEMARKETING)
        .when(Solicitations.staleCheck())
        .unless(SIGNED_AGREEMENT)
        .unless(relationship)
        .remedy("refresh-list");
  }

  private static void prerecorded(List<Rule<?>> rules) {
    rules.add(
        rule("prerecorded-consent")
            .title(
                "A prerecorded sales message is delivered only to a person who gave"
                    + " this seller a written agreement to such calls.")
            .cites("16 CFR 310.4(b)(1)(v)(A)")
            // The FTC has not said whether an artificial voice is prerecorded; the careful reading
            // is that it is.
            .certainty(Certainty.MEDIUM)
            .inForceFrom("2009-09-01")
            .when(ARTIFICIAL_VOICE)
            .when(TELEMARKETING)
            .unless(COVERED_HEALTHCARE) // (v)(D)
            .unless(consentToMachine(EXPRESS_WRITTEN))
            .remedy("obtain-express-written-consent", "use-live-agent")
            .denies());
    // "Previous donor" was left undefined until 89 FR 26783 gave it two years.
    rules.add(
        coldAppeal(
                Condition.happened(
                    Contact.RELATIONSHIP,
                    Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT)))
            .source(Reading.of(Reading.P10))
            .inForceFrom("2009-09-01")
            .inForceTo("2024-05-15")
            .denies());
    rules.add(
        coldAppeal(
                Condition.happenedWithin(
                    Contact.RELATIONSHIP,
                    Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT),
                    LookBack.months(24)))
            .inForceFrom("2024-05-16")
            .denies());
    rules.add(
        rule("prerecorded-opt-out")
            .title("A prerecorded message offers an opt-out immediately after its disclosures.")
            .cites("16 CFR 310.4(b)(1)(v)(B)(ii)")
            .inForceFrom("2008-12-01")
            .when(ARTIFICIAL_VOICE)
            .unless(COVERED_HEALTHCARE) // (v)(D)
            .remedy("change-message")
            .demands(isTrue(OPT_OUT_MECHANISM), "offer-opt-out-mechanism"));
  }

  /** Consent does not help here: a written agreement counts only for sales messages. */
  private static Rule.Builder<Contact> coldAppeal(Condition<Contact> previousDonor) {
    return rule("prerecorded-charity")
        .title(
            "A prerecorded charitable solicitation is delivered only to the charity's"
                + " members and donors.")
        .cites("16 CFR 310.4(b)(1)(v)(B)")
        .when(ARTIFICIAL_VOICE)
        .when(in(Contact.PURPOSE, CHARITABLE_SOLICITATION))
        .unless(CUSTOMER)
        .unless(previousDonor)
        .remedy("use-live-agent");
  }

  private static void disclosures(List<Rule<?>> rules) {
    rules.add(
        openingDisclosures(rule("opening-disclosures"))
            .citesWhere(in(Contact.PURPOSE, CHARITABLE_SOLICITATION), "16 CFR 310.4(e)")
            .obliges("identify-caller", "state-purpose"));
    rules.add(
        openingDisclosures(firstRule("opening-disclosures"))
            .obliges("identify-caller", "state-purpose"));
    rules.add(materialTerms(rule("material-terms").when(TELEMARKETING)));
    rules.add(materialTerms(firstRule("material-terms")));
    rules.add(
        rule("records")
            .title("A record of each call is kept for five years.")
            .cites("16 CFR 310.5(a)(2)")
            .inForceFrom("2024-10-15")
            .obliges("keep-call-record"));
  }

  private static Rule.Builder<Contact> openingDisclosures(Rule.Builder<Contact> rule) {
    return rule.title(
            "A call promptly discloses who is selling or soliciting, and the purpose of the call.")
        .cites("16 CFR 310.4(d)");
  }

  private static Rule<Contact> materialTerms(Rule.Builder<Contact> rule) {
    return rule.title(
            "Total cost and material terms are disclosed before the customer agrees to pay.")
        .cites("16 CFR 310.3(a)(1)")
        .obliges("disclose-total-cost", "disclose-material-terms");
  }
}
