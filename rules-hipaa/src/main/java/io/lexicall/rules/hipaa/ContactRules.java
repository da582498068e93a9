package io.lexicall.rules.hipaa;

import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.ConfidentialCommunication;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Message;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.law.Certainty;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.util.List;
import java.util.Set;

/** Calls and texts that carry health information. */
final class ContactRules {
  /** 78 FR 5566: the day of compliance with the present form of many paragraphs. */
  static final String OMNIBUS_RULE = "2013-09-23";

  private static final Condition<Contact> CARRIES_PHI =
      Condition.where(Contact.PHI, "phi is true", phi -> Truth.of(phi));

  /**
   * A vendor that holds health information is a business associate of an entity, and may do with it
   * what the entity may (45 CFR 164.502(a)(3)). That a caller is a vendor is used if stated, and
   * not asked for.
   */
  private static final Condition<Contact> BY_OR_FOR_A_COVERED_ENTITY =
      Condition.any(
          isTrue(Contact.CALLER.then(Caller.COVERED_ENTITY)),
          Condition.all(
              Condition.known(Contact.CALLER.then(Caller.COVERED_ENTITY)),
              Condition.known(Contact.CALLER.then(Caller.THIRD_PARTY)),
              isTrue(Contact.CALLER.then(Caller.THIRD_PARTY))));

  /**
   * The same, but a caller that does not say whether it calls for others is judged to do so, as the
   * contract of facts documents: who holds health information is an entity or its vendor.
   */
  private static final Condition<Contact> NOT_STATED_TO_BE_NEITHER =
      Condition.any(
          isTrue(Contact.CALLER.then(Caller.COVERED_ENTITY)),
          Condition.all(
                  Condition.known(Contact.CALLER.then(Caller.THIRD_PARTY)),
                  isFalse(Contact.CALLER.then(Caller.THIRD_PARTY)))
              .not());

  /**
   * 45 CFR 164.501 asks what a communication encourages, not what else it is for. A call on health
   * care may describe treatment, or the entity's own products (paragraph (2) of the definition), so
   * there the purpose counts. Used if stated, not asked for.
   */
  private static final Condition<Contact> ADVERTISES =
      Condition.all(
          Condition.known(Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING)),
          isTrue(Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING)),
          in(Contact.PURPOSE, ContactPurpose.HEALTHCARE).not());

  private ContactRules() {}

  static List<Rule<?>> rules() {
    return List.of(
        rule("marketing")
            .title(
                "A covered entity uses PHI in a call or text that sells or advertises only under an"
                    + " authorization.")
            .cites("45 CFR 164.508(a)(3)")
            .source(HealthData.READ)
            .when(Condition.any(in(Contact.PURPOSE, ContactPurpose.TELEMARKETING), ADVERTISES))
            .when(BY_OR_FOR_A_COVERED_ENTITY)
            .unless(authorized())
            .remedy("obtain-authorization")
            .denies(),
        rule("confidential-communications")
            .title("A patient who asked to be called at a certain number is called only there.")
            .cites("45 CFR 164.522(b)(1)")
            .source(HealthData.QUOTED)
            .when(NOT_STATED_TO_BE_NEITHER)
            .when(new ElsewhereThanAsked())
            .remedy("use-number-asked-for")
            .denies(),
        rule("voicemail")
            .title(
                "A prerecorded or artificial voice cannot tell who is listening, so it"
                    + " gives no diagnosis or result.")
            .cites("45 CFR 164.530(c)(2)(ii)")
            .source(HealthData.READ + "; that a machine tells less is a reading of HHS FAQ 198")
            .certainty(Certainty.MEDIUM)
            .when(in(Contact.VOICE, Voice.PRERECORDED, Voice.ARTIFICIAL))
            .obliges("limit-to-minimum"),
        rule("authorization")
            .title("A covered entity uses PHI for politics only under an authorization.")
            .cites("45 CFR 164.508(a)(1)")
            .source(HealthData.READ)
            .certainty(Certainty.MEDIUM)
            .when(in(Contact.PURPOSE, ContactPurpose.POLITICAL))
            .when(NOT_STATED_TO_BE_NEITHER)
            .unless(authorized())
            .remedy("obtain-authorization")
            .denies(),
        fundraising("opted-out")
            .title("A patient who opted out of requests for gifts gets no more of them.")
            .cites("45 CFR 164.514(f)(2)(iv)")
            .when(OptedOut.condition())
            .denies(),
        fundraising("opt-out")
            .title("With each request for a gift the patient is told how to get no more of them.")
            .cites("45 CFR 164.514(f)(2)(ii)")
            .remedy("change-message")
            .demands(isTrue(Contact.MESSAGE.then(Message.OPT_OUT_MECHANISM)), "offer-opt-out"));
  }

  /** The rules of 45 CFR 164.514(f) before the Omnibus rule were not read. */
  private static Rule.Builder<Contact> fundraising(String variant) {
    return rule("fundraising")
        .verifiedOn(HealthData.READ_AGAIN_ON)
        .variant(variant)
        .source(HealthData.READ)
        .inForceFrom(OMNIBUS_RULE)
        .when(in(Contact.PURPOSE, ContactPurpose.CHARITABLE_SOLICITATION))
        .when(NOT_STATED_TO_BE_NEITHER);
  }

  private static Condition<Contact> authorized() {
    return new ValidAuthorization<>(
        Contact.AUTHORIZATION, null, Set.of(DataKind.PHI), Condition.never());
  }

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "hipaa." + name)
        .verifiedOn(HealthData.READ_ON)
        .inForceFrom(HealthData.PRIVACY_RULE)
        .in(Place.of("US"))
        .when(CARRIES_PHI);
  }

  /** The patient named a number other than the one called. */
  private static final class ElsewhereThanAsked extends Condition<Contact> {
    private static final Condition<Contact> STATED =
        Condition.known(Contact.CONFIDENTIAL_COMMUNICATION);
    private static final Fact<Contact, PhoneNumber> ASKED =
        Contact.CONFIDENTIAL_COMMUNICATION.then(ConfidentialCommunication.NUMBER);
    private static final Fact<Contact, PhoneNumber> CALLED = Contact.TO.then(Called.NUMBER);

    @Override
    public Truth test(Contact contact) {
      if (Contact.CONFIDENTIAL_COMMUNICATION.in(contact) == null) {
        return Truth.UNKNOWN;
      }
      PhoneNumber asked = ASKED.in(contact);
      if (asked == null) {
        // If it is given without a number, there is no such request.
        return Truth.FALSE;
      }
      PhoneNumber called = CALLED.in(contact);
      return called == null ? Truth.UNKNOWN : Truth.of(!asked.equals(called));
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      into.add(
          Contact.CONFIDENTIAL_COMMUNICATION.in(contact) == null
              ? Contact.CONFIDENTIAL_COMMUNICATION
              : CALLED);
    }

    @Override
    protected Condition<Contact> given(long traits) {
      return settledAnswer(simplified(STATED, traits)) == Truth.FALSE
          ? Condition.unknown(Contact.CONFIDENTIAL_COMMUNICATION)
          : this;
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.CONFIDENTIAL_COMMUNICATION, ASKED, CALLED);
    }

    @Override
    public String says() {
      return "the patient asked to be reached at another number";
    }
  }
}
