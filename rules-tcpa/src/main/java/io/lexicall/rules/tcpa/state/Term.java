package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.util.Set;
import java.util.function.Supplier;

/** What the row of the state says in figures: always holds, so that a denial can tell it. */
final class Term extends Condition<Contact> {
  private final String text;

  /**
   * Makes the term.
   *
   * @param text a clause, such as {@code US-FL allows 3 contacts in 24 hours}
   */
  Term(String text) {
    this.text = text;
  }

  @Override
  public Truth test(Contact contact) {
    return Truth.TRUE;
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    // Never unknown.
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of();
  }

  @Override
  public String says() {
    return text;
  }

  @Override
  public Supplier<String> tells(Contact contact) {
    return () -> text;
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  protected Condition<Contact> given(long traits) {
    return Condition.always();
  }
}
