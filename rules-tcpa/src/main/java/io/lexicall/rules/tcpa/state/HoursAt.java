package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** It is outside certain hours by the clock that the law names, wherever the called party is. */
final class HoursAt extends Condition<Contact> {
  /** Separate, so that a starting JVM need not load the date formatting. */
  private static final class Words {
    static final DateTimeFormatter WALL_CLOCK =
        DateTimeFormatter.ofPattern("HH:mm:ss 'on' EEEE d MMMM yyyy", Locale.ENGLISH);
  }

  private final WeeklyHours hours;
  private final HolidayCalendar holidays;
  private final ZoneClock clock;

  HoursAt(WeeklyHours hours, HolidayCalendar holidays, ZoneClock clock) {
    this.hours = hours;
    this.holidays = holidays;
    this.clock = clock;
  }

  @Override
  public Truth test(Contact contact) {
    return Truth.of(!hours.isOpen(clock, holidays, contact.at().getEpochSecond()));
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
    return "it is outside " + hours + " in " + clock;
  }

  @Override
  public Supplier<String> tells(Contact contact) {
    long second = contact.at().getEpochSecond();
    return () ->
        "it is "
            + Words.WALL_CLOCK.format(
                LocalDateTime.ofEpochSecond(clock.localSecondsAt(second), 0, ZoneOffset.UTC))
            + " in "
            + clock
            + "; the hours are "
            + hours;
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    return hours.nextChange(clock, holidays, after).orElse(null);
  }
}
