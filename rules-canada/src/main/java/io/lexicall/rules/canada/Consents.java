package io.lexicall.rules.canada;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Message;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which consents count in Canada, for contacts of one channel. */
final class Consents {
  private static final Members<Contact, Consent> ALL = Members.of(Contact.CONSENTS);

  private static final MemberTest<Contact, Consent> OF_A_KIND_THAT_COUNTS =
      ALL.in(
          Consent.KIND,
          ConsentKind.EXPRESS,
          ConsentKind.EXPRESS_WRITTEN,
          ConsentKind.PERMISSION,
          ConsentKind.OPT_IN);

  static final Consents TO_CALLS = new Consents(ContactChannel.VOICE);

  static final Consents TO_TEXTS = new Consents(ContactChannel.TEXT);

  private final MemberTest<Contact, Consent> stands;

  private Consents(ContactChannel channel) {
    this.stands =
        ALL.happened(Consent.GRANTED_AT)
            .and(ALL.happened(Consent.REVOKED_AT).not())
            .and(ALL.happened(Consent.EXPIRES_AT).not())
            .and(ALL.same(Consent.SELLER, Contact.CALLER.then(Caller.SELLER)))
            .and(
                ALL.where(
                    Consent.CHANNELS,
                    "channels hold " + FactType.code(channel),
                    channels -> Truth.of(channels.contains(channel))))
            .and(new ForThePurpose());
  }

  /** One of the consents lets the seller contact the person. */
  Condition<Contact> valid() {
    return ALL.any(express());
  }

  /** One of the consents lets a machine of the seller speak. */
  Condition<Contact> validForMachines() {
    return ALL.any(OF_A_KIND_THAT_COUNTS, stands, ALL.isTrue(Consent.AUTOMATED));
  }

  /**
   * The consent is in writing and lets the seller contact the person, whatever was asked before.
   */
  Condition<Contact> validInWriting() {
    return ALL.any(written());
  }

  /** One of the consents was given after the person objected. */
  Condition<Contact> validSinceObjection() {
    return sinceObjection(express());
  }

  /** One of the consents was given in writing after the person objected. */
  Condition<Contact> inWritingSinceObjection() {
    return sinceObjection(written());
  }

  private static Condition<Contact> sinceObjection(MemberTest<Contact, Consent> consent) {
    return ALL.any(
        consent,
        ALL.against(
            Consent.GRANTED_AT,
            Contact.OBJECTED_AT,
            "granted after the objection",
            (granted, objected) -> granted.isAfter(objected)));
  }

  /** The consent was given in so many words, and stands. */
  MemberTest<Contact, Consent> express() {
    return OF_A_KIND_THAT_COUNTS.and(stands);
  }

  /** The consent was given in writing, and stands. */
  MemberTest<Contact, Consent> written() {
    return ALL.in(Consent.KIND, ConsentKind.EXPRESS_WRITTEN).and(stands);
  }

  /**
   * The consent is not stated to be for other purposes alone (S.C. 2010, c. 23, s. 10(1)(a)). One
   * of which nobody says what it is for was asked for what the seller does.
   */
  private static final class ForThePurpose extends MemberTest<Contact, Consent> {
    private static final Set<ContactPurpose> SELLING =
        Set.of(ContactPurpose.TELEMARKETING, ContactPurpose.CHARITABLE_SOLICITATION);
    private static final Fact<Contact, Boolean> ADVERTISES =
        Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING);

    @Override
    public Truth test(Contact contact, Consent consent) {
      List<ContactPurpose> stated = Consent.PURPOSES.in(consent);
      if (stated == null) {
        return Truth.TRUE;
      }
      ContactPurpose purpose = Contact.PURPOSE.in(contact);
      if (purpose == null) {
        return stated.containsAll(EnumSet.allOf(ContactPurpose.class))
            ? Truth.TRUE
            : stated.isEmpty() ? Truth.FALSE : Truth.UNKNOWN;
      }
      boolean pitch = !SELLING.contains(purpose) && Boolean.TRUE.equals(ADVERTISES.in(contact));
      return Truth.of(
          pitch ? stated.stream().anyMatch(SELLING::contains) : stated.contains(purpose));
    }

    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
      into.add(Contact.PURPOSE);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.CONSENTS, ALL.name(Consent.PURPOSES), Contact.PURPOSE, ADVERTISES);
    }

    @Override
    public String says() {
      return "purposes, if any are stated, hold that of the contact";
    }
  }
}
