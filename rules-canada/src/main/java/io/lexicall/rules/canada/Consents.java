package io.lexicall.rules.canada;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;

/** Which consents count in Canada. */
final class Consents {
  private static final Members<Contact, Consent> ALL = Members.of(Contact.CONSENTS);

  /** Given, neither revoked nor lapsed, of this seller, and for calls. */
  private static final MemberTest<Contact, Consent> STANDS =
      ALL.happened(Consent.GRANTED_AT)
          .and(ALL.happened(Consent.REVOKED_AT).not())
          .and(ALL.happened(Consent.EXPIRES_AT).not())
          .and(ALL.same(Consent.SELLER, Contact.CALLER.then(Caller.SELLER)))
          .and(
              ALL.where(
                  Consent.CHANNELS,
                  "channels hold voice",
                  channels -> Truth.of(channels.contains(ContactChannel.VOICE))));

  private static final MemberTest<Contact, Consent> OF_A_KIND_THAT_COUNTS =
      ALL.in(
          Consent.KIND,
          ConsentKind.EXPRESS,
          ConsentKind.EXPRESS_WRITTEN,
          ConsentKind.PERMISSION,
          ConsentKind.OPT_IN);

  /** One of the consents lets the seller call. */
  static final Condition<Contact> VALID = ALL.any(OF_A_KIND_THAT_COUNTS, STANDS);

  /** One of the consents lets a machine of the seller speak. */
  static final Condition<Contact> VALID_FOR_MACHINES =
      ALL.any(OF_A_KIND_THAT_COUNTS, STANDS, ALL.isTrue(Consent.AUTOMATED));

  /** The consent is in writing and lets the seller call, whatever was asked before it. */
  static final MemberTest<Contact, Consent> VALID_IN_WRITING =
      ALL.in(Consent.KIND, ConsentKind.EXPRESS_WRITTEN).and(STANDS);

  private Consents() {}
}
