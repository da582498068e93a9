package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentReceiver;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.MemberTest;
import java.util.List;
import java.util.Set;

/**
 * A consent is stated to have been given to the seller, such as the creditor. Of a consent of which
 * that is not stated, it is not asked: the contract of facts documents that it was then given to
 * the caller.
 */
final class GivenToSeller extends MemberTest<Contact, Consent> {
  @Override
  public Truth test(Contact contact, Consent consent) {
    return Truth.of(Consent.RECEIVED_BY.in(consent) == ConsentReceiver.SELLER);
  }

  @Override
  public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
    // Never unknown.
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Terms.CONSENTS.name(Consent.RECEIVED_BY));
  }

  @Override
  public String says() {
    return "receivedBy is seller";
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(GivenToSeller.class);
  }
}
