package io.lexicall.rules.tcpa.federal;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event happened at most a number of days, of 24 hours each, before the contact. */
final class WithinDays extends Condition<Contact> {
  private final Fact<Contact, Instant> event;
  private final int days;

  WithinDays(Fact<Contact, Instant> event, int days) {
    this.event = event;
    this.days = days;
  }

  @Override
  public Truth test(Contact contact) {
    Instant then = event.in(contact);
    return Truth.of(
        then != null
            && !then.isAfter(contact.at())
            && !then.plus(Duration.ofDays(days)).isBefore(contact.at()));
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    into.add(event);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(event);
  }

  @Override
  public String says() {
    return event + " is at most " + days + " days back";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant then = event.in(contact);
    if (then == null) {
      return null;
    }
    return then.isAfter(after)
        ? then
        : ifAfter(then.plus(Duration.ofDays(days)).plusNanos(1), after);
  }
}
