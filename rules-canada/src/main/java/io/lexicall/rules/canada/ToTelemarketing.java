package io.lexicall.rules.canada;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A consent covers solicitation of a purchase, or of a donation if that is solicited. A consent
 * without stated purposes may cover it: only stated purposes can exclude it.
 */
final class ToTelemarketing extends MemberTest<Contact, Consent> {
  private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);

  @Override
  public Truth test(Contact contact, Consent consent) {
    List<ContactPurpose> purposes = Consent.PURPOSES.in(consent);
    if (purposes == null || purposes.contains(ContactPurpose.TELEMARKETING)) {
      return Truth.TRUE;
    }
    if (!purposes.contains(ContactPurpose.CHARITABLE_SOLICITATION)) {
      return Truth.FALSE;
    }
    @Nullable ContactPurpose purpose = Contact.PURPOSE.in(contact);
    return purpose == null
        ? Truth.UNKNOWN
        : Truth.of(purpose == ContactPurpose.CHARITABLE_SOLICITATION);
  }

  @Override
  public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
    into.add(Contact.PURPOSE);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(CONSENTS.name(Consent.PURPOSES));
    reads.add(Contact.PURPOSE);
    return reads;
  }

  @Override
  public String says() {
    return "purposes, where they are stated, hold what is asked for";
  }
}
