package io.lexicall.rules.canada;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.LaterWord;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import java.time.Instant;

/** The consents that count in Canada, for contacts of one channel. */
final class Consents {
  private static final Members<Contact, Consent> ALL = Members.of(Contact.CONSENTS);

  private static final MemberTest<Contact, Consent> OF_A_KIND_THAT_COUNTS =
      ALL.in(
          Consent.KIND,
          ConsentKind.EXPRESS,
          ConsentKind.EXPRESS_WRITTEN,
          ConsentKind.PERMISSION,
          ConsentKind.OPT_IN);

  /** The person asked for this contact after the consent was withdrawn. */
  private static final MemberTest<Contact, Consent> ASKED_FOR_SINCE =
      ALL.given(Condition.happened(Contact.REQUESTED_AT))
          .and(
              ALL.against(
                  Consent.REVOKED_AT,
                  Contact.REQUESTED_AT,
                  "requestedAt is after revokedAt",
                  (revoked, asked) -> asked.isAfter(revoked)));

  /** To calls that solicit a purchase or a donation. */
  static final Consents TO_CALLS = to(ContactChannel.VOICE, new ToTelemarketing());

  /** To calls of the purpose of the contact, where the consent names it. */
  static final Consents TO_CALLS_OF_THE_PURPOSE =
      to(ContactChannel.VOICE, ALL.holds(Consent.PURPOSES, Contact.PURPOSE));

  /** To texts that solicit a purchase or a donation. */
  static final Consents TO_TEXTS = to(ContactChannel.TEXT, new ToTelemarketing());

  /** To texts of the purpose of the contact, where the consent names it. */
  static final Consents TO_TEXTS_OF_THE_PURPOSE =
      to(ContactChannel.TEXT, ALL.holds(Consent.PURPOSES, Contact.PURPOSE));

  /** To calls about a debt. */
  static final Consents TO_CALLS_ABOUT_DEBTS =
      to(ContactChannel.VOICE, ALL.given(Condition.always()));

  /** To texts about a debt. */
  static final Consents TO_TEXTS_ABOUT_DEBTS =
      to(ContactChannel.TEXT, ALL.given(Condition.always()));

  /** Returns the consents to contacts by a channel that solicit a purchase or a donation. */
  static Consents toSales(ContactChannel channel) {
    return channel == ContactChannel.VOICE ? TO_CALLS : TO_TEXTS;
  }

  /** Returns the consents to contacts by a channel about a debt. */
  static Consents aboutDebts(ContactChannel channel) {
    return channel == ContactChannel.VOICE ? TO_CALLS_ABOUT_DEBTS : TO_TEXTS_ABOUT_DEBTS;
  }

  private final MemberTest<Contact, Consent> stands;

  /**
   * It is of a kind that counts, and for such contacts of this seller, whether withdrawn or not.
   */
  private final MemberTest<Contact, Consent> reaching;

  private Consents(MemberTest<Contact, Consent> reaching, MemberTest<Contact, Consent> reaches) {
    this.reaching = reaching;
    this.stands =
        ALL.happened(Consent.GRANTED_AT)
            .and(ALL.happened(Consent.REVOKED_AT).not())
            .and(ALL.happened(Consent.EXPIRES_AT).not())
            .and(reaches)
            .and(LaterWord.withdrawnSince(reaching).not());
  }

  private static Consents to(ContactChannel channel, MemberTest<Contact, Consent> purpose) {
    MemberTest<Contact, Consent> reaches =
        ALL.same(Consent.SELLER, Contact.CALLER.then(Caller.SELLER))
            .and(
                ALL.where(
                    Consent.CHANNELS,
                    "channels hold " + FactType.code(channel),
                    channels -> Truth.of(channels.contains(channel))))
            .and(purpose);
    return new Consents(OF_A_KIND_THAT_COUNTS.and(reaches), reaches);
  }

  /** One of the consents allows the seller to contact the person. */
  Condition<Contact> valid() {
    return ALL.any(express());
  }

  /**
   * One of the consents was withdrawn, and none was given and this contact was not asked for since.
   * Consents are not asked for to find out.
   */
  Condition<Contact> withdrawn() {
    return Condition.known(Contact.CONSENTS)
        .and(ALL.any(ALL.happened(Consent.REVOKED_AT), reaching, ASKED_FOR_SINCE.not()))
        .and(valid().not());
  }

  /** One of the consents allows calls of the seller with a prerecorded or artificial voice. */
  Condition<Contact> validForMachines() {
    return ALL.any(OF_A_KIND_THAT_COUNTS, stands, ALL.isTrue(Consent.AUTOMATED));
  }

  /**
   * The consent is in writing and allows the seller to contact the person, despite earlier
   * requests.
   */
  Condition<Contact> validInWriting() {
    return ALL.any(written());
  }

  /** A consent of a kind was given after an event of the contact. */
  static Condition<Contact> since(
      Fact<Contact, Instant> event, MemberTest<Contact, Consent> consent) {
    return ALL.any(
        consent,
        ALL.against(
            Consent.GRANTED_AT,
            event,
            "grantedAt is after " + event,
            (granted, then) -> granted.isAfter(then)));
  }

  /** The consent was given expressly, and is in force. */
  MemberTest<Contact, Consent> express() {
    return OF_A_KIND_THAT_COUNTS.and(stands);
  }

  /** The consent was given in writing, and is in force. */
  MemberTest<Contact, Consent> written() {
    return ALL.in(Consent.KIND, ConsentKind.EXPRESS_WRITTEN).and(stands);
  }
}
