package io.lexicall.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A period that a law sets, with the way in which that law counts it.
 *
 * <p>Days and months are counted in the calendar of the place. The day of the event is not counted,
 * and the period ends at the end of its last day. Hours are elapsed hours: a change of clocks does
 * not make them longer or shorter.
 *
 * <p>Example: a revocation received on Sunday 2026-03-22, to be honoured within {@code
 * businessDays(10, BusinessDays.usFederal())}, is due by the end of Friday 2026-04-03.
 *
 * <p>A value that does not include the event from which the period runs. Immutable and safe for use
 * by several threads.
 *
 * @since 0.1
 */
public final class Deadline {

  private enum Unit {
    CALENDAR_DAY("calendar day"),
    BUSINESS_DAY("business day"),
    MONTH("month"),
    HOUR("hour"),
    FULL_HOUR("full hour");

    private final String text;

    Unit(String text) {
      this.text = text;
    }
  }

  private final Unit unit;
  private final int count;

  /** What is counted, if it is business days. */
  private final @Nullable BusinessDays businessDays;

  private Deadline(Unit unit, int count, @Nullable BusinessDays businessDays) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "A period must have at least one " + unit.text + ", but has " + count);
    }
    this.unit = unit;
    this.count = count;
    this.businessDays = businessDays;
  }

  /**
   * Returns a period of calendar days. The last day counts whatever day it is. HIPAA counts in this
   * way.
   *
   * @param days the number of days, 1 or more
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline calendarDays(int days) {
    return new Deadline(Unit.CALENDAR_DAY, days, null);
  }

  /**
   * Returns a period of business days. The first is the first business day after the day of the
   * event.
   *
   * @param days the number of business days, 1 or more
   * @param businessDays which days are business days
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline businessDays(int days, BusinessDays businessDays) {
    return new Deadline(Unit.BUSINESS_DAY, days, requireNonNull(businessDays, "businessDays"));
  }

  /**
   * Returns a period of months, to the day with the same number, or to the last day of the month if
   * there is no such day, whatever the day of the week.
   *
   * @param months the number of months, 1 or more; twelve for a year
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline months(int months) {
    return new Deadline(Unit.MONTH, months, null);
  }

  /**
   * Returns a period of hours from the instant of the event. The instant at which they have elapsed
   * is still in time.
   *
   * @param hours the number of hours, 1 or more
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline hours(int hours) {
    return new Deadline(Unit.HOUR, hours, null);
  }

  /**
   * Returns a period of hours under Regulation (EEC, Euratom) No 1182/71, the counting of the 72
   * hours of GDPR Art. 33(1).
   *
   * <p>The hour of local time in which the event occurs is not counted (Art. 3(1)): the hours begin
   * with the next full hour, even if the event occurs on a full hour. They include nights, weekends
   * and holidays, and their end is not moved (Art. 3(3) and 3(4)). They are not prolonged to
   * contain two working days: that reading of Art. 3(5) is disputed, and no authority relies on it.
   * The instant at which the last hour ends is still in time.
   *
   * @param hours the number of hours, 1 or more
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline hours1182(int hours) {
    return new Deadline(Unit.FULL_HOUR, hours, null);
  }

  /**
   * Returns when the period ends.
   *
   * @param start the instant of the event from which it runs
   * @param place the clock of the place whose calendar applies
   * @return when it is due
   */
  public Due due(Instant start, ZoneClock place) {
    return switch (unit) {
      case HOUR -> Due.at(start.plus(Duration.ofHours(count)));
      case FULL_HOUR -> Due.at(nextFullHour(start, place).plus(Duration.ofHours(count)));
      case CALENDAR_DAY, BUSINESS_DAY, MONTH -> Due.endOf(lastDay(place.dateAt(start)), place);
    };
  }

  /**
   * Returns the last day of the period, for an event of which only the date is known.
   *
   * @param start the date of the event
   * @return the last day in time
   * @throws IllegalStateException if the period is counted in hours
   */
  public LocalDate lastDay(LocalDate start) {
    return switch (unit) {
      case CALENDAR_DAY -> start.plusDays(count);
      case MONTH -> start.plusMonths(count);
      case BUSINESS_DAY -> requireNonNull(businessDays).plus(start, count);
      case HOUR, FULL_HOUR ->
          throw new IllegalStateException(
              "A period of " + this + " ends at an instant, not with a day");
    };
  }

  private static Instant nextFullHour(Instant start, ZoneClock place) {
    long second = start.getEpochSecond();
    return Instant.ofEpochSecond(second + 3600 - Math.floorMod(place.localSecondsAt(second), 3600));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Deadline deadline
        && unit == deadline.unit
        && count == deadline.count
        && Objects.equals(businessDays, deadline.businessDays);
  }

  @Override
  public int hashCode() {
    return Objects.hash(unit, count, businessDays);
  }

  /** Returns the number and the unit, for people: {@code 10 business days}. */
  @Override
  public String toString() {
    return count + " " + unit.text + (count == 1 ? "" : "s");
  }
}
