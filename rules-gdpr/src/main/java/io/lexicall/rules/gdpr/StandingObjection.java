package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person objected, and has not asked for this very contact since: whoever asks to be called
 * back has decided anew, for that contact alone.
 */
final class StandingObjection extends Condition<Contact> {
  @Override
  public Truth test(Contact contact) {
    Instant objected = Contact.OBJECTED_AT.in(contact);
    if (objected == null || objected.isAfter(contact.at())) {
      return Truth.FALSE;
    }
    Instant asked = Contact.REQUESTED_AT.in(contact);
    return Truth.of(asked == null || asked.isAfter(contact.at()) || !asked.isAfter(objected));
  }

  /** Both are events: left out, they have not happened. */
  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {}

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.OBJECTED_AT, Contact.REQUESTED_AT);
  }

  @Override
  public String says() {
    return "objectedAt has come, and requestedAt is not later";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant objected = Contact.OBJECTED_AT.in(contact);
    Instant asked = Contact.REQUESTED_AT.in(contact);
    Instant next = objected != null && objected.isAfter(after) ? objected : null;
    return asked != null && asked.isAfter(after) && (next == null || asked.isBefore(next))
        ? asked
        : next;
  }
}
