package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.TradeWords;
import java.util.List;
import java.util.Set;

/**
 * The contact is about a trade that a law names; if the subject is not stated, it is about none.
 */
final class About extends Condition<Contact> {
  private final TradeWords trades;

  About(List<String> trades) {
    this.trades = TradeWords.of(trades);
  }

  @Override
  public Truth test(Contact contact) {
    String subject = Contact.SUBJECT.in(contact);
    return subject == null ? Truth.FALSE : trades.apply(subject);
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
    return "subject is " + trades;
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
