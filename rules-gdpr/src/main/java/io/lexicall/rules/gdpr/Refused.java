package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.HISTORY;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person refused an earlier marketing contact of this channel, and has neither consented nor
 * asked for this contact since. Only what is stated counts: a contact of which nobody says whether
 * it was refused was not.
 */
final class Refused extends MemberTest<Contact, EarlierContact> {
  private final ContactChannel channel;
  private final MemberTest<Contact, EarlierContact> ofThisKind;
  private final MemberTest<Contact, Consent> lifting;
  private final MemberTest<Contact, EarlierContact> askedForSince = new AskedForSince();

  private Refused(
      ContactChannel channel, Set<ContactPurpose> purposes, MemberTest<Contact, Consent> lifting) {
    this.channel = channel;
    this.ofThisKind =
        HISTORY
            .in(EarlierContact.CHANNEL, channel)
            .and(
                HISTORY.in(
                    EarlierContact.PURPOSE,
                    EnumSet.copyOf(purposes).toArray(new ContactPurpose[0])));
    this.lifting = lifting;
  }

  /**
   * Returns the condition that such a contact is known.
   *
   * @param purposes what is marketing
   * @param lifting the consents that lift a refusal, if they were given after it
   */
  static Condition<Contact> before(
      ContactChannel channel, Set<ContactPurpose> purposes, MemberTest<Contact, Consent> lifting) {
    return Condition.known(Contact.HISTORY)
        .and(HISTORY.any(new Refused(channel, purposes, lifting)));
  }

  @Override
  public Truth test(Contact contact, EarlierContact earlier) {
    if (!Boolean.TRUE.equals(EarlierContact.REFUSED.in(earlier))) {
      return Truth.FALSE;
    }
    Instant refusal = at(earlier);
    if (refusal.isAfter(contact.at()) || askedForSince.test(contact, earlier) == Truth.TRUE) {
      return Truth.FALSE;
    }
    Truth counts = ofThisKind.test(contact, earlier);
    return counts == Truth.FALSE ? counts : counts.and(liftedSince(refusal).test(contact).not());
  }

  private static Instant at(EarlierContact earlier) {
    return EarlierContact.AT.of(earlier).orElseThrow();
  }

  private Condition<Contact> liftedSince(Instant refusal) {
    return Consents.ALL.any(
        lifting,
        Consents.ALL.where(
            Consent.GRANTED_AT,
            "granted after the refusal",
            granted -> Truth.of(granted.isAfter(refusal))));
  }

  @Override
  public void missing(Contact contact, EarlierContact earlier, Set<Fact<Contact, ?>> into) {
    if (ofThisKind.test(contact, earlier) == Truth.UNKNOWN) {
      ofThisKind.missing(contact, earlier, into);
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
    reads.addAll(ofThisKind.reads());
    reads.addAll(askedForSince.reads());
    reads.addAll(liftedSince(Instant.MIN).reads());
    return reads;
  }

  @Override
  public String says() {
    return "an earlier contact was refused, and neither consent nor a request came since";
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(channel, ofThisKind, lifting);
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, EarlierContact earlier, Instant after) {
    Instant refusal = at(earlier);
    Instant asked = askedForSince.nextChange(contact, earlier, after);
    Instant next = liftedSince(refusal).nextChange(contact, after);
    for (Instant change : asked == null ? List.of(refusal) : List.of(refusal, asked)) {
      next = change.isAfter(after) && (next == null || change.isBefore(next)) ? change : next;
    }
    return next;
  }
}
