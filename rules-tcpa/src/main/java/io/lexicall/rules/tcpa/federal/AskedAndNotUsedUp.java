package io.lexicall.rules.tcpa.federal;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.LookBack;
import java.util.LinkedHashSet;
import java.util.Set;

/** The person asked for this contact, and has neither taken that back nor used it up since. */
final class AskedAndNotUsedUp extends Condition<Contact> {
  private final Condition<Contact> usedUp;

  private AskedAndNotUsedUp(Condition<Contact> usedUp) {
    this.usedUp = usedUp;
  }

  /**
   * Returns the condition for a request of any age.
   *
   * @param usedUp that something after the request has used it up
   */
  static Condition<Contact> ever(Condition<Contact> usedUp) {
    return Terms.ASKED_FOR.and(new AskedAndNotUsedUp(usedUp));
  }

  /** Returns the condition for a request within a period before the contact. */
  static Condition<Contact> within(LookBack period, Condition<Contact> usedUp) {
    return Terms.askedForWithin(period).and(new AskedAndNotUsedUp(usedUp));
  }

  @Override
  public Truth test(Contact contact) {
    return Contact.REQUESTED_AT.in(contact) == null ? Truth.FALSE : usedUp.test(contact).not();
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    usedUp.missing(contact, into);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(usedUp.reads());
    reads.add(Contact.REQUESTED_AT);
    return reads;
  }

  @Override
  public String says() {
    return "the request was not used up since";
  }
}
