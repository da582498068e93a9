package io.lexicall.rules.tcpa.terms;

import static io.lexicall.rules.tcpa.terms.Terms.CONSENTS;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.MemberTest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * After a consent was given, the person revoked any consent to the same seller, whatever it was
 * for, and has not asked for this contact since: for laws under which one revocation ends all
 * consents.
 */
final class AnotherRevokedSince extends MemberTest<Contact, Consent> {
  private final MemberTest<Contact, Consent> oneOfThem;

  /**
   * Creates the test.
   *
   * @param ofKind tests that a revoked consent is of a kind that the law names
   */
  AnotherRevokedSince(MemberTest<Contact, Consent> ofKind) {
    this.oneOfThem = ofKind.and(CONSENTS.same(Consent.SELLER, Terms.SELLER));
  }

  @Override
  public Truth test(Contact contact, Consent consent) {
    Truth revoked = Truth.FALSE;
    for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
      if (isRevokedSince(contact, other, consent)) {
        revoked = revoked.or(oneOfThem.test(contact, other));
      }
    }
    return revoked;
  }

  private static boolean isRevokedSince(Contact contact, Consent other, Consent consent) {
    Instant revoked = Consent.REVOKED_AT.in(other);
    Instant granted = Consent.GRANTED_AT.in(consent);
    return revoked != null
        && granted != null
        && revoked.isAfter(granted)
        && !revoked.isAfter(contact.at())
        && !isAskedForSince(contact, revoked);
  }

  private static boolean isAskedForSince(Contact contact, Instant revoked) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    return asked != null && !asked.isAfter(contact.at()) && asked.isAfter(revoked);
  }

  @Override
  public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
    for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
      if (isRevokedSince(contact, other, consent)
          && oneOfThem.test(contact, other) == Truth.UNKNOWN) {
        oneOfThem.missing(contact, other, into);
      }
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(oneOfThem.reads());
    reads.add(CONSENTS.name(Consent.GRANTED_AT));
    reads.add(CONSENTS.name(Consent.REVOKED_AT));
    reads.add(Contact.REQUESTED_AT);
    return reads;
  }

  @Override
  public String says() {
    return "a consent was revoked since (" + oneOfThem.says() + ")";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
    Instant next = later(null, Contact.REQUESTED_AT.in(contact), after);
    for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
      next = later(next, Consent.REVOKED_AT.in(other), after);
    }
    return next;
  }

  private static @Nullable Instant later(
      @Nullable Instant next, @Nullable Instant event, Instant after) {
    return event == null || !event.isAfter(after) || (next != null && !event.isBefore(next))
        ? next
        : event;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(oneOfThem);
  }
}
