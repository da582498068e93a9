package io.lexicall.rules.canada;

import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.Set;

/**
 * At most a share of a month's answered calls is abandoned; above it, no call is placed until the
 * next month.
 *
 * <p>The careful reading: the facts count the answered calls of 30 days, the law the calls of a
 * calendar month. Exactly the share is allowed.
 */
final class AbandonedShare extends Effect<Contact> {
  private static final Fact<Contact, Integer> ANSWERED =
      Contact.CAMPAIGN.then(Campaign.LIVE_ANSWERS);
  private static final Fact<Contact, Integer> ABANDONED = Contact.CAMPAIGN.then(Campaign.ABANDONED);

  private final int percent;

  AbandonedShare(int percent) {
    this.percent = percent;
  }

  @Override
  public Outcome on(Contact contact) {
    if (Contact.CAMPAIGN.in(contact) == null) {
      return Outcome.missing(Contact.CAMPAIGN);
    }
    Integer abandoned = ABANDONED.in(contact);
    Integer answered = ANSWERED.in(contact);
    if (abandoned != null && abandoned == 0) {
      return Outcome.pass();
    }
    if (abandoned == null) {
      return answered == null ? Outcome.missing(ABANDONED, ANSWERED) : Outcome.missing(ABANDONED);
    }
    if (answered == null) {
      return Outcome.missing(ANSWERED);
    }
    return 100L * abandoned > (long) percent * answered ? denied(contact) : Outcome.pass();
  }

  /** If it can be in several time zones, the month must have begun in all of them. */
  private static Outcome denied(Contact contact) {
    return contact.whereabouts().clocks().stream()
        .map(clock -> nextMonth(clock, contact.at()))
        .max(Instant::compareTo)
        .map(Outcome::denyUntil)
        .orElseGet(Outcome::deny);
  }

  private static Instant nextMonth(ZoneClock clock, Instant at) {
    return clock.startOfDay(clock.dateAt(at).withDayOfMonth(1).plusMonths(1));
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.CAMPAIGN, ABANDONED, ANSWERED);
  }
}
