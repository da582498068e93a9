package io.lexicall.rules.tcpa.federal;

import static io.lexicall.facts.ConsentKind.EXPRESS;
import static io.lexicall.facts.ConsentKind.EXPRESS_WRITTEN;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;
import static io.lexicall.rules.tcpa.terms.Terms.CALL;
import static io.lexicall.rules.tcpa.terms.Terms.CONSENTS;
import static io.lexicall.rules.tcpa.terms.Terms.HISTORY;
import static io.lexicall.rules.tcpa.terms.Terms.OPT_OUT_MECHANISM;
import static io.lexicall.rules.tcpa.terms.Terms.OWN_ACCOUNT;
import static io.lexicall.rules.tcpa.terms.Terms.TEXT;
import static io.lexicall.rules.tcpa.terms.Terms.UNITED_STATES;

import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.number.PhoneNumber;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.LaterWord;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Regulation F, 12 CFR 1006, and before it the statute: third parties who collect debts. */
public final class DebtCollectionRules {
  /** The first day of Regulation F. */
  private static final String REGULATION_F = "2021-11-30";

  private static final String BEFORE_REGULATION_F = "2021-11-29";

  private static final LookBack SEVEN_DAYS = LookBack.window(7);

  /**
   * A time that is not convenient in every place where the collector's information indicates that
   * the consumer is (comment 6(b)(1)(i)-2): the place of the address, and that of the number. A
   * stated time zone takes precedence over the number.
   */
  private static final Condition<Contact> UNUSUAL_TIME =
      any(
          Condition.outsideHours(Solicitations.HOURS, HolidayCalendar.NONE),
          all(
              known(Terms.TIME_ZONE).not(),
              Condition.outsideHoursOf(
                  Solicitations.HOURS,
                  HolidayCalendar.NONE,
                  Terms.NUMBER,
                  PhoneNumber::whereabouts)));

  /**
   * The number is known to be that of a place of work. The rule binds a collector who knows or has
   * reason to know, so a fact that is not stated is not asked for.
   */
  private static final Condition<Contact> AT_WORK =
      all(known(Contact.TO.then(Called.WORKPLACE)), isTrue(Contact.TO.then(Called.WORKPLACE)));

  /** The creditor's consents are not the collector's (comment 6(b)(4)(i)-2). */
  private static final MemberTest<Contact, Consent> GIVEN_DIRECTLY =
      CONSENTS.in(Consent.KIND, EXPRESS, EXPRESS_WRITTEN).and(Terms.givenDirectly());

  private static final MemberTest<Contact, EarlierContact> SAME_DEBT = new PerhapsSameDebt();

  /** An earlier contact was a conversation about the debt. */
  private static final MemberTest<Contact, EarlierContact> CONVERSATION =
      HISTORY
          .in(EarlierContact.CHANNEL, ContactChannel.VOICE)
          .and(HISTORY.isTrue(EarlierContact.CONNECTED))
          .and(SAME_DEBT);

  private DebtCollectionRules() {}

  /** Returns the rules. */
  public static List<Rule<?>> rules() {
    Condition<Contact> directConsent = CONSENTS.any(GIVEN_DIRECTLY, Terms.counts());
    List<Rule<?>> rules = new ArrayList<>();
    times(rules, directConsent);
    rules.add(
        atWork(directConsent)
            .cites("15 U.S.C. 1692c(a)(3)")
            .inForceTo(BEFORE_REGULATION_F)
            .denies());
    rules.add(
        atWork(directConsent).cites("12 CFR 1006.6(b)(3)").inForceFrom(REGULATION_F).denies());
    frequencies(rules);
    media(rules);
    disclosures(rules);
    return rules;
  }

  /** No fact states what an employer prohibits; the careful reading is that it does. */
  private static Rule.Builder<Contact> atWork(Condition<Contact> directConsent) {
    return rule("workplace")
        .title("A consumer is not contacted at work about a debt without having agreed to it.")
        .certainty(Certainty.MEDIUM)
        .when(AT_WORK)
        .unless(directConsent)
        .remedy("use-another-medium", "obtain-express-consent");
  }

  private static void times(List<Rule<?>> rules, Condition<Contact> directConsent) {
    for (boolean regulation : new boolean[] {false, true}) {
      rules.add(inForce(hours(directConsent), regulation).denies());
      rules.add(inForce(named(directConsent), regulation).denies());
    }
  }

  /** The regulation has the words of the earlier statute, under another number. */
  private static Rule.Builder<Contact> inForce(Rule.Builder<Contact> rule, boolean regulation) {
    return regulation
        ? rule.cites("12 CFR 1006.6(b)(1)(i)").inForceFrom(REGULATION_F)
        : rule.cites("15 U.S.C. 1692c(a)(1)")
            .source("15 U.S.C. 1692c(a)(1) read in three verbatim quotations that agree")
            .inForceTo(BEFORE_REGULATION_F);
  }

  private static void frequencies(List<Rule<?>> rules) {
    // 12 CFR 1006.14(b)(3)(i): given directly within seven days, and used up by a conversation.
    PriorConsent consent =
        new PriorConsent(
            GIVEN_DIRECTLY
                .and(Terms.countsUnlessTakenBack())
                .and(CONSENTS.within(Consent.GRANTED_AT, SEVEN_DAYS)),
            CONVERSATION,
            Terms.refusalReaches());
    Condition<Contact> inExcess =
        CONSENTS
            .any(GIVEN_DIRECTLY)
            .and(consent.now())
            .or(AskedAndNotUsedUp.within(SEVEN_DAYS, conversationSinceRequest()));
    MemberTest<Contact, EarlierContact> callAboutDebt =
        HISTORY
            .in(EarlierContact.CHANNEL, ContactChannel.VOICE)
            .and(HISTORY.in(EarlierContact.PURPOSE, ContactPurpose.DEBT_COLLECTION))
            .and(SAME_DEBT)
            .and(HISTORY.within(EarlierContact.AT, SEVEN_DAYS));
    rules.add(
        rule("call-frequency")
            .title("At most seven calls are made about one debt within seven consecutive days.")
            .cites("12 CFR 1006.14(b)(2)(i)(A)")
            .inForceFrom(REGULATION_F)
            .when(CALL)
            .when(consent.lackedBy(7, callAboutDebt))
            .unless(inExcess)
            .remedy("wait")
            .denies());
    rules.add(
        rule("call-after-conversation")
            .title(
                "After a conversation about a debt, the next call is made only after seven"
                    + " days.")
            .cites("12 CFR 1006.14(b)(2)(i)(B)")
            .inForceFrom(REGULATION_F)
            .when(CALL)
            .when(HISTORY.atLeast(1, callAboutDebt.and(HISTORY.isTrue(EarlierContact.CONNECTED))))
            .unless(inExcess)
            .remedy("wait")
            .denies());
  }

  private static void media(List<Rule<?>> rules) {
    Condition<Contact> refused =
        any(
            Terms.refusedMedium(GIVEN_DIRECTLY),
            all(CALL, LaterWord.objected(), consentAfterObjection().not()),
            all(Terms.askedToStop(), Terms.consentAfterRequest(GIVEN_DIRECTLY).not()));
    rules.add(
        rule("opt-out-notice")
            .title("A text about a debt states a simple way to opt out.")
            .cites("12 CFR 1006.6(e)")
            .inForceFrom(REGULATION_F)
            .when(TEXT)
            .remedy("change-message")
            .demands(isTrue(OPT_OUT_MECHANISM), "offer-opt-out"));
    rules.add(
        rule("refused-medium")
            .title(
                "A consumer is not contacted by a medium that the consumer asked not to be"
                    + " used.")
            .cites("12 CFR 1006.14(h)(1)")
            .inForceFrom(REGULATION_F)
            .when(refused.or(Terms.answeredBefore(refused)))
            .remedy("use-another-medium")
            .denies());
  }

  /** A consent that lifts an objection: given directly, and not before it. */
  private static Condition<Contact> consentAfterObjection() {
    return CONSENTS.any(GIVEN_DIRECTLY, Terms.counts(), LaterWord.objectedSince().not());
  }

  /**
   * The disclosure is owed in a conversation that has not happened yet, so it is never a reason to
   * deny.
   */
  private static void disclosures(List<Rule<?>> rules) {
    Duty purpose =
        Duty.to("state-purpose")
            .noting(
                "That it comes from a debt collector; in the initial communication that it is an"
                    + " attempt to collect a debt, for which any information obtained will be used.");
    for (boolean regulation : new boolean[] {false, true}) {
      rules.add(
          inForce(
                  rule("meaningful-identity")
                      .title("A call about a debt meaningfully discloses the caller's identity.")
                      .when(CALL),
                  regulation,
                  "15 U.S.C. 1692d(6)",
                  "12 CFR 1006.14(g)")
              .obliges("identify-caller"));
      rules.add(
          inForce(
                  rule("collector-disclosure")
                      .title(
                          "A debt collector discloses that it is one, and that it is"
                              + " attempting to collect a debt."),
                  regulation,
                  "15 U.S.C. 1692e(11)",
                  "12 CFR 1006.18(e)")
              .obliges(purpose));
      rules.add(
          inForce(
                  rule("validation-notice")
                      .title(
                          "Validation information is sent within five days of the initial"
                              + " communication."),
                  regulation,
                  "15 U.S.C. 1692g(a)",
                  "12 CFR 1006.34(a)(1)")
              .obliges(
                  Duty.to("send-validation-notice")
                      .noting(
                          "In the initial communication or within five days of it, unless it was"
                              + " sent before or the debt is paid by then.")));
    }
  }

  private static Rule.Builder<Contact> inForce(
      Rule.Builder<Contact> rule, boolean regulation, String statute, String paragraph) {
    return regulation
        ? rule.cites(paragraph).inForceFrom(REGULATION_F)
        : rule.cites(statute)
            .source(Reading.of(Reading.M))
            .certainty(Certainty.LOW)
            .inForceTo(BEFORE_REGULATION_F);
  }

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "reg-f." + name)
        .verifiedOn(Reading.READ_ON)
        .source(Reading.of(Reading.P2))
        .in(UNITED_STATES)
        .inForceFrom("1978-03-20") // the act that the regulation implements
        .when(in(Contact.PURPOSE, ContactPurpose.DEBT_COLLECTION))
        .unless(OWN_ACCOUNT);
  }

  private static Rule.Builder<Contact> hours(Condition<Contact> directConsent) {
    return rule("inconvenient-time")
        .title(
            "Consumers are contacted about a debt only from 08:00 to 21:00 local time at"
                + " their location.")
        .when(UNUSUAL_TIME)
        .unless(directConsent)
        .unless(Terms.answeredAtOnce(Solicitations.HOURS, UNUSUAL_TIME))
        .remedy("wait");
  }

  private static Rule.Builder<Contact> named(Condition<Contact> directConsent) {
    return rule("inconvenient-time")
        .variant("named")
        .title(
            "A consumer is not contacted about a debt at a time that the consumer called"
                + " inconvenient.")
        .when(Terms.CALLED_INCONVENIENT)
        .unless(directConsent)
        .unless(Terms.answeredAtNamedTime())
        .remedy("wait");
  }

  /**
   * An earlier call was about the same debt; if that is not stated, the careful reading is that it
   * was.
   */
  private static final class PerhapsSameDebt extends MemberTest<Contact, EarlierContact> {
    @Override
    public Truth test(Contact contact, EarlierContact entry) {
      String theirs = EarlierContact.SUBJECT.in(entry);
      String ours = Contact.SUBJECT.in(contact);
      if (theirs == null) {
        return Truth.TRUE;
      }
      return ours == null ? Truth.UNKNOWN : Truth.of(theirs.equals(ours));
    }

    @Override
    public void missing(Contact contact, EarlierContact entry, Set<Fact<Contact, ?>> into) {
      into.add(Contact.SUBJECT);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.SUBJECT, HISTORY.name(EarlierContact.SUBJECT));
    }

    @Override
    public String says() {
      return "it was about the same debt";
    }
  }

  /** Returns the condition that there was a conversation about the debt after the request. */
  private static Condition<Contact> conversationSinceRequest() {
    return HISTORY.any(CONVERSATION, Terms.afterRequest());
  }
}
