package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Wherever it is an inconvenient time, the person asked for this contact at that very time, which
 * has not yet ended that day, and has not been answered: one answer is then allowed (comment
 * 6(b)(1)-2 on 12 CFR 1006.6).
 *
 * <p>Each clock is looked at by itself. What is an inconvenient time in one of several places can
 * end there while it goes on, or only begins, in another.
 */
final class AnsweredAtOnce extends Condition<Contact> {
  private final Condition<Contact> badTime;
  private final Function<Contact, @Nullable WeeklyHours> hours;
  private final boolean badWithin;
  private final Condition<Contact> answered = Terms.HISTORY.any(Terms.afterRequest());

  private AnsweredAtOnce(
      Condition<Contact> badTime,
      Function<Contact, @Nullable WeeklyHours> hours,
      boolean badWithin) {
    this.badTime = badTime;
    this.hours = hours;
    this.badWithin = badWithin;
  }

  /**
   * Returns the condition for the times outside these hours.
   *
   * @param badTime that it is outside the hours at some place where the person can be
   */
  static Condition<Contact> outside(WeeklyHours hours, Condition<Contact> badTime) {
    return new AnsweredAtOnce(badTime, contact -> hours, false);
  }

  /** Returns the condition for the times that the person called inconvenient. */
  static Condition<Contact> atNamedTime() {
    return new AnsweredAtOnce(Terms.CALLED_INCONVENIENT, CalledInconvenient::times, true);
  }

  @Override
  public Truth test(Contact contact) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    if (asked == null || asked.isAfter(contact.at())) {
      return Truth.FALSE;
    }
    return sameTime(contact, asked).and(answered.test(contact).not());
  }

  private Truth sameTime(Contact contact, Instant asked) {
    WeeklyHours week = hours.apply(contact);
    if (week == null) {
      return Truth.FALSE;
    }
    boolean any = false;
    boolean every = true;
    for (ZoneClock clock : clocks(contact)) {
      boolean lawful = isLawful(week, clock, asked, contact.at());
      any |= lawful;
      every &= lawful;
    }
    return any == every || contact.whereabouts().zoneKnown() ? Truth.of(every) : Truth.UNKNOWN;
  }

  private boolean isLawful(WeeklyHours week, ZoneClock clock, Instant asked, Instant at) {
    if (!isBad(week, clock, at)) {
      return true;
    }
    return isBad(week, clock, asked)
        && clock.dateAt(asked).equals(clock.dateAt(at))
        && week.nextChange(clock, HolidayCalendar.NONE, asked)
            .filter(end -> !end.isAfter(at))
            .isEmpty();
  }

  private boolean isBad(WeeklyHours week, ZoneClock clock, Instant at) {
    return week.isOpen(clock, HolidayCalendar.NONE, at.getEpochSecond()) == badWithin;
  }

  /**
   * Returns the clocks of every place where the person can be; where none is known, of all of the
   * United States.
   */
  private static List<ZoneClock> clocks(Contact contact) {
    List<ZoneClock> known = CalledInconvenient.clocks(contact);
    return known.isEmpty() ? Terms.CLOCKS.of(contact) : known;
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    if (asked != null && sameTime(contact, asked) == Truth.UNKNOWN) {
      Clocks.missingZone(contact, into);
    }
    if (answered.test(contact) == Truth.UNKNOWN) {
      answered.missing(contact, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(badTime.reads());
    reads.addAll(answered.reads());
    reads.add(Contact.REQUESTED_AT);
    return reads;
  }

  @Override
  public String says() {
    return "wherever it is such a time, the person asked for it at that very time, and was not"
        + " answered yet";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    if (asked == null) {
      return null;
    }
    Instant next = ifAfter(asked, after);
    for (EarlierContact entry : Fact.entries(Contact.HISTORY, contact)) {
      next = earlier(next, ifAfter(EarlierContact.AT.in(entry), after));
    }
    WeeklyHours week = hours.apply(contact);
    if (week == null) {
      return next;
    }
    for (ZoneClock clock : clocks(contact)) {
      next = earlier(next, week.nextChange(clock, HolidayCalendar.NONE, after).orElse(null));
      next = earlier(next, ifAfter(clock.startOfDay(clock.dateAt(asked).plusDays(1)), after));
    }
    return next;
  }
}
