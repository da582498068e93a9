package io.lexicall.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A period that a law sets, and how that law counts it.
 *
 * <p>Days and months are counted on the calendar of the place; the day of the event is not counted,
 * and the period ends with the end of its last day. Hours are hours elapsed: a change of clocks
 * makes them no longer and no shorter.
 *
 * <p>Example: a revocation received on Sunday 2026-03-22, to be honoured within {@code
 * businessDays(10, BusinessDays.usFederal())}, is due by the end of Friday 2026-04-03.
 *
 * <p>A value, without the event it runs from. Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class Deadline {

  // Regulation (EEC, Euratom) No 1182/71 Art. 3(5): a period of two days or more holds at least two
  // working days.
  private static final int LEAST_WORKING_DAYS_1182 = 2;

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

  /** What a business day is: for counting them, or for the day the end is rolled to. */
  private final @Nullable BusinessDays businessDays;

  private final int leastBusinessDays;

  private Deadline(
      Unit unit, int count, @Nullable BusinessDays businessDays, int leastBusinessDays) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "A period must have at least one " + unit.text + ", but has " + count);
    }
    this.unit = unit;
    this.count = count;
    this.businessDays = businessDays;
    this.leastBusinessDays = leastBusinessDays;
  }

  /**
   * Calendar days, the last one whatever day it is: the counting of HIPAA, and the careful one for
   * the CCPA.
   *
   * @param days the number of days, 1 or more
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline calendarDays(int days) {
    return new Deadline(Unit.CALENDAR_DAY, days, null, 0);
  }

  /**
   * Business days: the first one after the day of the event is the first.
   *
   * @param days the number of business days, 1 or more
   * @param businessDays which days are business days
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline businessDays(int days, BusinessDays businessDays) {
    return new Deadline(Unit.BUSINESS_DAY, days, requireNonNull(businessDays, "businessDays"), 0);
  }

  /**
   * Months: to the day of the same number, or the last day of the month where there is none,
   * whatever day of the week it is.
   *
   * @param months the number of months, 1 or more; twelve for a year
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline months(int months) {
    return new Deadline(Unit.MONTH, months, null, 0);
  }

  /**
   * Hours elapsed since the very instant of the event. The instant at which they have elapsed is
   * still in time.
   *
   * @param hours the number of hours, 1 or more
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline hours(int hours) {
    return new Deadline(Unit.HOUR, hours, null, 0);
  }

  /**
   * Days under Regulation (EEC, Euratom) No 1182/71.
   *
   * <p>The day of the event is not counted (Art. 3(1)), Saturdays, Sundays and holidays are (Art.
   * 3(3)). A last day that is one of them gives way to the next working day (Art. 3(4)). A period
   * of two days or more is prolonged until it holds two working days (Art. 3(5)).
   *
   * @param days the number of days, 1 or more
   * @param workingDays all days but Saturdays, Sundays and the public holidays of the state where
   *     the act is due (Art. 2)
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline days1182(int days, BusinessDays workingDays) {
    return new Deadline(
        Unit.CALENDAR_DAY,
        days,
        requireNonNull(workingDays, "workingDays"),
        days == 1 ? 0 : LEAST_WORKING_DAYS_1182);
  }

  /**
   * Months under Regulation (EEC, Euratom) No 1182/71, the counting of GDPR Art. 12(3).
   *
   * <p>It ends with the day of the same number as the day of the event, or the last day of the
   * month where there is none (Art. 3(2)(c)); a last day that is a Saturday, Sunday or holiday
   * gives way to the next working day (Art. 3(4)).
   *
   * @param months the number of months, 1 or more; twelve for a year
   * @param workingDays all days but Saturdays, Sundays and the public holidays of the state where
   *     the act is due (Art. 2)
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline months1182(int months, BusinessDays workingDays) {
    return new Deadline(
        Unit.MONTH, months, requireNonNull(workingDays, "workingDays"), LEAST_WORKING_DAYS_1182);
  }

  /**
   * Working days under Regulation (EEC, Euratom) No 1182/71: only working days count (Art. 3(3)),
   * the day of the event does not.
   *
   * @param days the number of working days, 1 or more
   * @param workingDays all days but Saturdays, Sundays and the public holidays of the state where
   *     the act is due (Art. 2)
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline workingDays1182(int days, BusinessDays workingDays) {
    return businessDays(days, requireNonNull(workingDays, "workingDays"));
  }

  /**
   * Hours under Regulation (EEC, Euratom) No 1182/71, the counting of the 72 hours of GDPR Art.
   * 33(1).
   *
   * <p>The hour of the wall clock in which the event falls is not counted (Art. 3(1)): the hours
   * begin with the next full hour, also when the event falls on a full hour. They run through
   * nights, weekends and holidays, and their end is not moved (Art. 3(3) and 3(4)). They are not
   * prolonged to hold two working days either: that reading of Art. 3(5) is disputed, and no
   * authority relies on it. The instant at which the last hour ends is still in time.
   *
   * @param hours the number of hours, 1 or more
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Deadline hours1182(int hours) {
    return new Deadline(Unit.FULL_HOUR, hours, null, 0);
  }

  /**
   * Returns the same period, but a last day that is no business day gives way to the next one. The
   * UK Information Commissioner counts months so.
   *
   * @param rolledTo which days are business days
   * @return the period
   * @throws IllegalStateException if this period is not one of plain calendar days or months
   */
  public Deadline rollingForward(BusinessDays rolledTo) {
    requireNonNull(rolledTo, "rolledTo");
    if (businessDays != null || unit == Unit.HOUR || unit == Unit.FULL_HOUR) {
      throw new IllegalStateException(
          "Only plain calendar days and months roll forward, but this is " + this);
    }
    return new Deadline(unit, count, rolledTo, 0);
  }

  /**
   * Returns when the period has run out.
   *
   * @param start the instant of the event it runs from
   * @param place the clock of the place whose calendar counts
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
    BusinessDays business = businessDays;
    LocalDate last =
        switch (unit) {
          case CALENDAR_DAY -> start.plusDays(count);
          case MONTH -> start.plusMonths(count);
          case BUSINESS_DAY -> requireNonNull(business).plus(start, count);
          case HOUR, FULL_HOUR ->
              throw new IllegalStateException(
                  "A period of " + this + " ends at an instant, not with a day");
        };
    if (business == null) {
      return last;
    }
    last = business.nextOrSame(last);
    int missing = leastBusinessDays - business.between(start, last);
    return missing > 0 ? business.plus(last, missing) : last;
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
        && leastBusinessDays == deadline.leastBusinessDays
        && Objects.equals(businessDays, deadline.businessDays);
  }

  @Override
  public int hashCode() {
    return Objects.hash(unit, count, leastBusinessDays, businessDays);
  }

  /** Returns the number and the unit, for people: {@code 10 business days}. */
  @Override
  public String toString() {
    return count + " " + unit.text + (count == 1 ? "" : "s");
  }
}
