package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.time.LookBack;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The person asked for this contact, and not too many days ago in any calendar that counts. */
final class RequestedLately extends Condition<Contact> {
  private final int days;
  private final LookBack period;
  private final Clocks clocks;

  RequestedLately(int days, Clocks clocks) {
    this.days = days;
    this.period = LookBack.days(days);
    this.clocks = clocks;
  }

  @Override
  public Truth test(Contact contact) {
    Instant then = Contact.REQUESTED_AT.in(contact);
    return then == null || then.isAfter(contact.at())
        ? Truth.FALSE
        : clocks.some(contact, clock -> Truth.of(!isWithin(contact, then, clock))).not();
  }

  private boolean isWithin(Contact contact, Instant then, ZoneClock clock) {
    return period.contains(
        clock.localEpochDayAt(then.getEpochSecond()),
        clock.localEpochDayAt(contact.at().getEpochSecond()));
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    Clocks.missingZone(contact, into);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.REQUESTED_AT);
  }

  @Override
  public String says() {
    return "requestedAt lies " + period;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(days, clocks);
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant then = Contact.REQUESTED_AT.in(contact);
    if (then == null) {
      return null;
    }
    Instant next = ifAfter(then, after);
    for (ZoneClock clock : clocks.of(contact)) {
      LocalDate end = clock.dateAt(then).plusDays(days + 1L);
      next = earlier(next, ifAfter(clock.startOfDay(end), after));
    }
    return next;
  }
}
