package io.lexicall.rules.canada;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An earlier contact of a channel was refused, and no consent that lifts that was given since. Only
 * what is stated counts: a contact of which nobody says whether it was refused was not.
 */
final class Refused extends MemberTest<Contact, EarlierContact> {
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);
  private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);

  private final ContactChannel channel;
  private final MemberTest<Contact, Consent> lifting;

  private Refused(ContactChannel channel, MemberTest<Contact, Consent> lifting) {
    this.channel = channel;
    this.lifting = lifting;
  }

  /**
   * Returns the condition that such a contact is known.
   *
   * @param lifting the consents that lift a refusal, if they were given after it
   */
  static Condition<Contact> before(ContactChannel channel, MemberTest<Contact, Consent> lifting) {
    return Condition.known(Contact.HISTORY).and(HISTORY.any(new Refused(channel, lifting)));
  }

  @Override
  public Truth test(Contact contact, EarlierContact earlier) {
    if (!Boolean.TRUE.equals(EarlierContact.REFUSED.in(earlier))
        || at(earlier).isAfter(contact.at())) {
      return Truth.FALSE;
    }
    Truth ofChannel = ofChannel(earlier);
    return ofChannel == Truth.FALSE
        ? ofChannel
        : ofChannel.and(liftedSince(at(earlier)).test(contact).not());
  }

  private Truth ofChannel(EarlierContact earlier) {
    ContactChannel refused = EarlierContact.CHANNEL.in(earlier);
    return refused == null ? Truth.UNKNOWN : Truth.of(refused == channel);
  }

  private static Instant at(EarlierContact earlier) {
    return EarlierContact.AT.of(earlier).orElseThrow();
  }

  private Condition<Contact> liftedSince(Instant refusal) {
    return CONSENTS.any(
        lifting,
        CONSENTS.where(
            Consent.GRANTED_AT,
            "granted after the refusal",
            granted -> Truth.of(granted.isAfter(refusal))));
  }

  @Override
  public void missing(Contact contact, EarlierContact earlier, Set<Fact<Contact, ?>> into) {
    if (ofChannel(earlier) == Truth.UNKNOWN) {
      into.add(HISTORY.name(EarlierContact.CHANNEL));
    }
    Condition<Contact> lifted = liftedSince(at(earlier));
    if (lifted.test(contact) == Truth.UNKNOWN) {
      lifted.missing(contact, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(Contact.HISTORY);
    reads.add(HISTORY.name(EarlierContact.REFUSED));
    reads.add(HISTORY.name(EarlierContact.AT));
    reads.add(HISTORY.name(EarlierContact.CHANNEL));
    reads.addAll(liftedSince(Instant.MIN).reads());
    return reads;
  }

  @Override
  public String says() {
    return "a " + FactType.code(channel) + " was refused, and no consent that lifts it given since";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, EarlierContact earlier, Instant after) {
    Instant refusal = at(earlier);
    Instant consent = liftedSince(refusal).nextChange(contact, after);
    return refusal.isAfter(after) && (consent == null || refusal.isBefore(consent))
        ? refusal
        : consent;
  }
}
