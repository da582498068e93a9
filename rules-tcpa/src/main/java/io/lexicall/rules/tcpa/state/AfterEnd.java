package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transaction or inquiry came after the contract ended, or no contract is known to have ended.
 * For laws under which an ended relationship no longer counts: a transaction after the end starts a
 * new one.
 */
final class AfterEnd extends Condition<Contact> {
  private static final Fact<Contact, Instant> ENDED =
      Contact.RELATIONSHIP.then(Relationship.ENDED_AT);

  private final Fact<Contact, Instant> dealing;

  AfterEnd(Fact<Contact, Instant> dealing) {
    this.dealing = dealing;
  }

  @Override
  public Truth test(Contact contact) {
    if (Contact.RELATIONSHIP.in(contact) == null) {
      return Truth.UNKNOWN;
    }
    Instant ended = ENDED.in(contact);
    if (ended == null || ended.isAfter(contact.at())) {
      return Truth.TRUE;
    }
    Instant dealt = dealing.in(contact);
    return Truth.of(dealt != null && dealt.isAfter(ended));
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    into.add(Contact.RELATIONSHIP);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.RELATIONSHIP, ENDED, dealing);
  }

  @Override
  public String says() {
    return dealing + " lies after " + ENDED;
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    return ifAfter(ENDED.in(contact), after);
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(dealing);
  }
}
