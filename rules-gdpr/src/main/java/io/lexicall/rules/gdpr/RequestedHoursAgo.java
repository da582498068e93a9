package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The person asked for this contact, and not more than so many elapsed hours ago. */
final class RequestedHoursAgo extends Condition<Contact> {
  private final Duration hours;

  RequestedHoursAgo(int hours) {
    this.hours = Duration.ofHours(hours);
  }

  @Override
  public Truth test(Contact contact) {
    Instant then = Contact.REQUESTED_AT.in(contact);
    return Truth.of(
        then != null && !then.isAfter(contact.at()) && !then.isBefore(contact.at().minus(hours)));
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    // Never unknown: a request that is left out was not made.
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.REQUESTED_AT);
  }

  @Override
  public String says() {
    return "requestedAt lies at most " + hours.toHours() + " hours before";
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(hours);
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant then = Contact.REQUESTED_AT.in(contact);
    return then == null
        ? null
        : earlier(ifAfter(then, after), ifAfter(then.plus(hours).plusNanos(1), after));
  }
}
