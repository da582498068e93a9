package io.lexicall.rules.gdpr;

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
 * A consent was renewed, and the renewal was taken back: who withdraws takes back the consent, not
 * one paper of it. An entry that is no younger than a withdrawn one of the same reach went with it.
 */
final class WithdrawnLater extends MemberTest<Contact, Consent> {
  /** The other entry reaches this contact. */
  private final MemberTest<Contact, Consent> reaches;

  WithdrawnLater(MemberTest<Contact, Consent> reaches) {
    this.reaches = reaches;
  }

  @Override
  public Truth test(Contact contact, Consent consent) {
    List<Consent> entries = Contact.CONSENTS.in(contact);
    Instant granted = Consent.GRANTED_AT.in(consent);
    if (entries == null || entries.size() < 2 || granted == null) {
      return Truth.FALSE;
    }
    Truth withdrawn = Truth.FALSE;
    for (int i = 0; i < entries.size() && withdrawn != Truth.TRUE; i++) {
      Consent other = entries.get(i);
      Instant revoked = revokedRenewal(granted, other);
      if (revoked != null && !revoked.isAfter(contact.at())) {
        withdrawn = withdrawn.or(reaches.test(contact, other));
      }
    }
    return withdrawn;
  }

  /** Returns when an entry that is no older is revoked, be it the same; null if it is older. */
  private static @Nullable Instant revokedRenewal(Instant granted, Consent other) {
    Instant revoked = Consent.REVOKED_AT.in(other);
    Instant renewed = Consent.GRANTED_AT.in(other);
    return revoked == null
            || renewed == null
            || renewed.isBefore(granted)
            || !revoked.isAfter(granted)
        ? null
        : revoked;
  }

  @Override
  public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
    Instant granted = Consent.GRANTED_AT.in(consent);
    for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
      Instant revoked = granted == null ? null : revokedRenewal(granted, other);
      if (revoked != null
          && !revoked.isAfter(contact.at())
          && reaches.test(contact, other) == Truth.UNKNOWN) {
        reaches.missing(contact, other, into);
      }
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(reaches.reads());
    reads.add(Contact.CONSENTS);
    reads.add(Consents.ALL.name(Consent.GRANTED_AT));
    reads.add(Consents.ALL.name(Consent.REVOKED_AT));
    return reads;
  }

  @Override
  public String says() {
    return "a renewal of it was withdrawn";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
    Instant granted = Consent.GRANTED_AT.in(consent);
    Instant next = null;
    for (Consent other : Fact.entries(Contact.CONSENTS, contact)) {
      Instant revoked = granted == null ? null : revokedRenewal(granted, other);
      if (revoked != null && revoked.isAfter(after)) {
        next = next == null || revoked.isBefore(next) ? revoked : next;
      }
    }
    return next;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(reaches);
  }
}
