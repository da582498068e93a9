package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.MemberTest;
import java.util.Set;

/**
 * A consent covers autodialed, artificial or prerecorded contact.
 *
 * <p>If it is left out, it is unknown for a written consent, which must say so (47 CFR
 * 64.1200(f)(9)), and true for an express one: a person who gives a number consents to be called
 * there, also by automated means, about what it was given for.
 */
final class CoversMachines extends MemberTest<Contact, Consent> {
  @Override
  public Truth test(Contact contact, Consent consent) {
    Boolean covers = Consent.AUTOMATED.in(consent);
    if (covers != null) {
      return Truth.of(covers);
    }
    ConsentKind kind = Consent.KIND.in(consent);
    return kind == ConsentKind.EXPRESS ? Truth.TRUE : Truth.UNKNOWN;
  }

  @Override
  public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
    into.add(Terms.CONSENTS.name(Consent.AUTOMATED));
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Terms.CONSENTS.name(Consent.AUTOMATED), Terms.CONSENTS.name(Consent.KIND));
  }

  @Override
  public String says() {
    return "it covers automated contact";
  }
}
