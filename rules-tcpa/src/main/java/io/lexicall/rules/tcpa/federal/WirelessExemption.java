package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ConsentKind.EXPRESS_WRITTEN;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rules.tcpa.terms.Terms.BANK_ALERT;
import static io.lexicall.rules.tcpa.terms.Terms.CALL;
import static io.lexicall.rules.tcpa.terms.Terms.CONTAINS_ADVERTISING;
import static io.lexicall.rules.tcpa.terms.Terms.COVERED_HEALTHCARE;
import static io.lexicall.rules.tcpa.terms.Terms.HISTORY;
import static io.lexicall.rules.tcpa.terms.Terms.IDENTIFIES_CALLER;
import static io.lexicall.rules.tcpa.terms.Terms.LINE_TYPE;
import static io.lexicall.rules.tcpa.terms.Terms.OPT_OUT_MECHANISM;
import static io.lexicall.rules.tcpa.terms.Terms.PACKAGE_DELIVERY;
import static io.lexicall.rules.tcpa.terms.Terms.ROBOCALL;
import static io.lexicall.rules.tcpa.terms.Terms.TEXT;

import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Message;
import io.lexicall.law.Certainty;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.LookBack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An exemption from the consent to robocalls, for messages to wireless numbers. Each was granted by
 * an order, and is a paragraph of 47 CFR 64.1200(a)(9) since 86 FR 11443: the conditions are the
 * same, only the provision differs.
 *
 * @param who what it exempts
 * @param from the first day of the order
 */
record WirelessExemption(
    String name, Condition<Contact> who, String from, String order, String paragraph) {
  /** 47 U.S.C. 227(b)(2)(C) allows exemptions only for calls to cellular numbers. */
  static final Condition<Contact> CELLULAR = in(LINE_TYPE, LineType.MOBILE);

  /** Contacts that the exemptions of 47 CFR 64.1200(a)(9) decide if there is no consent. */
  static final Condition<Contact> HAS_EXEMPTION =
      all(CELLULAR, any(PACKAGE_DELIVERY, BANK_ALERT, COVERED_HEALTHCARE));

  private static final String LAST_DAY_OF_ORDERS = "2021-03-28";
  private static final String CODIFIED = "2021-03-29";

  static List<Rule<?>> rules() {
    List<Rule<?>> rules = new ArrayList<>();
    MemberTest<Contact, EarlierContact> sameSubject =
        HISTORY
            .isTrue(EarlierContact.EXEMPT)
            .and(HISTORY.happened(EarlierContact.AT))
            .and(HISTORY.same(EarlierContact.SUBJECT, Contact.SUBJECT));
    ofParcels(sameSubject, rules);
    ofBanks(sameSubject, rules);
    ofHealthCare(rules);
    return rules;
  }

  private static void ofParcels(
      MemberTest<Contact, EarlierContact> sameSubject, List<Rule<?>> rules) {
    WirelessExemption parcels =
        new WirelessExemption(
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
    parcels.add(rules, "(F)", parcels::optOut, WirelessExemption::offersOptOut);
    parcels.add(rules, "(F)", parcels::refused);
  }

  private static void ofBanks(
      MemberTest<Contact, EarlierContact> sameSubject, List<Rule<?>> rules) {
    WirelessExemption alerts =
        new WirelessExemption(
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
    alerts.add(rules, "(G)", alerts::optOut, WirelessExemption::offersOptOut);
    alerts.add(rules, "(H)", alerts::refused);
  }

  private static void ofHealthCare(List<Rule<?>> rules) {
    WirelessExemption health =
        new WirelessExemption(
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
    health.add(rules, "(G)", health::optOut, WirelessExemption::offersOptOut);
    health.add(rules, "(H)", health::refused);
  }

  private static Rule<Contact> offersOptOut(Rule.Builder<Contact> rule) {
    return rule.demands(isTrue(OPT_OUT_MECHANISM), "offer-opt-out");
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

  /** Adds a rule that denies. */
  private void add(List<Rule<?>> rules, String subparagraph, Supplier<Rule.Builder<Contact>> body) {
    add(rules, subparagraph, body, Rule.Builder::denies);
  }

  private void add(
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

  private Rule.Builder<Contact> terms() {
    return rule("terms").when(offTerms()).remedy("obtain-express-consent", "use-live-agent");
  }

  private Rule.Builder<Contact> counted(String variant, Condition<Contact> spent) {
    return rule(variant).when(spent).remedy("obtain-express-consent", "use-live-agent");
  }

  private Rule.Builder<Contact> quota(String variant, int count, int days) {
    return rule(variant)
        .title("At most one health care message a day and three a week are sent without consent.")
        .when(
            HISTORY.atLeast(
                count,
                HISTORY.isTrue(EarlierContact.EXEMPT),
                HISTORY.within(EarlierContact.AT, LookBack.window(days))))
        .remedy("wait", "obtain-express-consent", "use-live-agent");
  }

  private Rule.Builder<Contact> optOut() {
    return rule("opt-out")
        .title("A message without consent offers a way to opt out.")
        .remedy("change-message");
  }

  /** An opt-out takes effect at once, as the revocation of a consent does. */
  private Rule.Builder<Contact> refused() {
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
        .unless(RobocallConsent.ANY_CONSENT_BUT_TO_SALES);
  }
}
