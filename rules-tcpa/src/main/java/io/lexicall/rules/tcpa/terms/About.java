package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.util.List;
import java.util.Set;

/** The contact is about a trade that a law singles out; about none where nobody stated it. */
final class About extends Condition<Contact> {
  private final List<String> trades;

  About(List<String> trades) {
    this.trades = List.copyOf(trades);
  }

  @Override
  public Truth test(Contact contact) {
    String subject = Contact.SUBJECT.in(contact);
    return Truth.of(subject != null && trades.contains(subject));
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    // Never unknown.
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.SUBJECT);
  }

  @Override
  public String says() {
    return "subject is " + String.join(" or ", trades);
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(trades);
  }
}
