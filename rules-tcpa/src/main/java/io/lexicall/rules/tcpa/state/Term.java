package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.util.Set;
import java.util.function.Supplier;

/** The terms of the state's row in words; always true, so that a denial can state them. */
final class Term extends Condition<Contact> {
  private final String text;

  /**
   * Creates the term.
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
