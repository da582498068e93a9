package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ConsentKind.EXPRESS_WRITTEN;
import static io.lexicall.facts.ConsentKind.PERMISSION;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;
import static io.lexicall.rules.tcpa.terms.Terms.ASKED_FOR;
import static io.lexicall.rules.tcpa.terms.Terms.CONSENTS;
import static io.lexicall.rules.tcpa.terms.Terms.CONSUMER;
import static io.lexicall.rules.tcpa.terms.Terms.IDENTIFIES_CALLER;
import static io.lexicall.rules.tcpa.terms.Terms.INTERNAL_DNC;
import static io.lexicall.rules.tcpa.terms.Terms.LINE_TYPE;
import static io.lexicall.rules.tcpa.terms.Terms.NATIONAL_DNC;
import static io.lexicall.rules.tcpa.terms.Terms.NONPROFIT;
import static io.lexicall.rules.tcpa.terms.Terms.TELEMARKETING;
import static io.lexicall.rules.tcpa.terms.Terms.TEXT;
import static io.lexicall.rules.tcpa.terms.Terms.UNITED_STATES;
import static io.lexicall.rules.tcpa.terms.Terms.consent;
import static io.lexicall.rules.tcpa.terms.Terms.consentAfterRequest;
import static io.lexicall.rules.tcpa.terms.Terms.consentOf;
import static io.lexicall.rules.tcpa.terms.Terms.establishedBusinessRelationship;
import static io.lexicall.rules.tcpa.terms.Terms.notAskedForSince;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.LineType;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Effect;
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
import java.util.function.UnaryOperator;

/**
 * Telephone solicitations, 47 CFR 64.1200(c) and (d): their hours, the national registry, the
 * company's own list, and how a caller identifies itself; and requests to stop, which may end a
 * consent.
 */
final class Solicitations {
  /** Hours common to the FCC, the FTC and Regulation F: 21:00 itself is doubtful, so it is out. */
  static final WeeklyHours HOURS = WeeklyHours.daily(CallingWindow.parse("08:00-21:00"));

  /** 47 CFR 64.1200(f)(5): 18 months from a transaction, 3 from an inquiry. */
  private static final Condition<Contact> BUSINESS_RELATIONSHIP =
      establishedBusinessRelationship(LookBack.months(18), LookBack.months(3));

  /** 47 CFR 64.1200(f)(15), without permission and relationship: what can be a solicitation. */
  private static final Condition<Contact> SALES_TO_CONSUMER =
      all(TELEMARKETING, CONSUMER, NONPROFIT.not());

  /** 47 CFR 64.1200(e) extends (c) and (d) to wireless numbers and to text messages. */
  private static final Condition<Contact> BY_TEXT_OR_TO_MOBILE =
      any(TEXT, in(LINE_TYPE, LineType.MOBILE));

  /**
   * Signed agreement with this seller for this number, 47 CFR 64.1200(c)(2)(ii). Such a consent can
   * also be revoked in any reasonable manner, (a)(10).
   */
  private static final Condition<Contact> SIGNED_AGREEMENT =
      CONSENTS.any(consentOf(PERMISSION, EXPRESS_WRITTEN), Terms.notTakenBackByAnyMedium());

  /** What counts as a call in the rules on telemarketing, 47 CFR 64.1200(e). */
  static final Set<ContactChannel> CALLS_AND_TEXTS =
      Set.of(ContactChannel.VOICE, ContactChannel.TEXT);

  /**
   * The first day of 47 CFR 64.1200(d)(7) (68 FR 44177); it ended when (d) was extended to exempt
   * calls to homes.
   */
  private static final String NONPROFITS_EXEMPT = "2003-08-25";

  /** The first days of the periods of (d) on sales; the first period has begun with the rules. */
  private static final List<String> OWN_LIST_PERIODS =
      List.of("", NONPROFITS_EXEMPT, RobocallConsent.QUOTAS_AT_HOME);

  /**
   * A tax-exempt nonprofit that calls for itself: (d)(7) exempted organisations and did not mention
   * those who call for them.
   */
  private static final Condition<Contact> NONPROFIT_ITSELF = all(Terms.OWN_ACCOUNT, NONPROFIT);

  /**
   * The age that a version of the national registry may have until January 1, 2005: the note to
   * (c)(2)(i)(D).
   */
  private static final LookBack THREE_MONTHS = LookBack.months(3);

  /** The first day of the national registry (68 FR 44144). */
  private static final String REGISTRY = "2003-10-01";

  /**
   * The day from which ten business days apply instead of thirty days (from the notice that set
   * it).
   */
  private static final LocalDate TEN_BUSINESS_DAYS = LocalDate.of(2025, 4, 11);

  /** A request follows the law in force when it is received. */
  private static final Condition<Request> RECEIVED_SINCE_TEN_DAYS =
      Condition.datedIn(Request.RECEIVED_AT, InForce.startingAt(TEN_BUSINESS_DAYS), Terms.CLOCKS);

  private Solicitations() {}

  /** Returns the rules on the registry and the company's own list, and on requests to stop. */
  static List<Rule<?>> doNotCall() {
    List<Rule<?>> rules = new ArrayList<>();
    nationalDnc(rules);
    internalDnc(rules);
    requests(rules);
    return rules;
  }

  /** Returns the rules on how a caller identifies itself, (d)(4). */
  static List<Rule<?>> identifications() {
    List<Rule<?>> rules = new ArrayList<>();
    for (String from : OWN_LIST_PERIODS) {
      rules.add(
          onSalesFrom(from, identification("spoken")).unless(TEXT).obliges("identify-caller"));
      rules.add(
          onSalesFrom(from, identification("written"))
              .when(TEXT)
              .remedy("change-message")
              .demands(isTrue(IDENTIFIES_CALLER), "identify-caller"));
    }
    return rules;
  }

  /**
   * Returns the rule on calling hours.
   *
   * @param strict whether they apply despite permission and relationship
   */
  static Rule<Contact> callingHours(boolean strict) {
    Rule.Builder<Contact> hours =
        FccRules.rule("calling-hours")
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

  private static void nationalDnc(List<Rule<?>> rules) {
    rules.add(
        FccRules.rule("national-dnc")
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
    return FccRules.rule("national-dnc-list-age")
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
              .when(TELEMARKETING)
              .when(CONSUMER)
              .unless(consented)
              .denies());
    }
    rules.add(
        onInternalList("exempt-calls")
            .inForceFrom(RobocallConsent.QUOTAS_AT_HOME)
            .when(RobocallConsent.EXEMPT_AT_HOME)
            .unless(RobocallConsent.ANY_CONSENT_BUT_TO_SALES)
            .denies());
    // The request must be put on the list when it is made, so a request that is not on the list
    // counts as well.
    Condition<Contact> told =
        Terms.toldNotToSellOrRevoked(CALLS_AND_TEXTS, 5, EXPRESS, EXPRESS_WRITTEN, PERMISSION);
    for (String from : OWN_LIST_PERIODS) {
      rules.add(
          onSalesFrom(from, internal("telemarketing-told"))
              .when(TELEMARKETING)
              .when(CONSUMER)
              .when(told)
              .denies());
    }
    rules.add(
        internal("exempt-calls-told")
            .inForceFrom(RobocallConsent.QUOTAS_AT_HOME)
            .when(RobocallConsent.EXEMPT_AT_HOME)
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
    return FccRules.rule("internal-dnc")
        .variant(variant)
        .title("A person who asked the seller to stop is not called or texted for five years.")
        .cites("47 CFR 64.1200(d)(6)")
        .source(Reading.of(Reading.P8, Reading.P5, Reading.P4));
  }

  /** What an agent will say is unknown before the call; what a text says is known. */
  private static Rule.Builder<Contact> identification(String variant) {
    return FccRules.rule("identification")
        .variant(variant)
        .title("A telemarketing call or text names the agent, the seller and a way to reach it.")
        .cites("47 CFR 64.1200(d)(4)")
        .source(Reading.of(Reading.P8, Reading.S2))
        .when(TELEMARKETING)
        .when(CONSUMER);
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
        .inForceFrom(FccRules.FIRST_DAY)
        .when(in(Request.KIND, kind))
        .remedy("honor-opt-out");
  }

  private static Effect<Request> deadline(Deadline deadline) {
    return Effect.deadline(Request.RECEIVED_AT, Request.COMPLETED_AT, deadline, "honor-opt-out");
  }
}
