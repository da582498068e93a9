package io.lexicall.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The business days of a place: all days except the weekend and the holidays.
 *
 * <p>Laws call them business days or working days; both are counted in this way. Dates are local
 * calendar dates at the place.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class BusinessDays {

  // Far more than any place is closed in a row: a calendar that reaches it is broken, and must not
  // cause an endless loop.
  private static final int LONGEST_CLOSURE = 366;

  private final int weekend;
  private final HolidayCalendar holidays;

  private BusinessDays(int weekend, HolidayCalendar holidays) {
    this.weekend = weekend;
    this.holidays = holidays;
  }

  /**
   * Returns the business days of a place with this weekend and these holidays.
   *
   * @param weekend the weekdays that are not business days
   * @param holidays the dates that are not business days
   * @return the business days
   * @throws IllegalArgumentException if every weekday is a weekend
   */
  public static BusinessDays of(Set<DayOfWeek> weekend, HolidayCalendar holidays) {
    int bits = 0;
    for (DayOfWeek day : weekend) {
      bits |= 1 << (day.getValue() - 1);
    }
    if (bits == 0b111_1111) {
      throw new IllegalArgumentException(
          "At least one weekday must be a business day, but the weekend is " + weekend);
    }
    return new BusinessDays(bits, requireNonNull(holidays, "holidays"));
  }

  /**
   * Returns the business days Monday to Friday without the holidays.
   *
   * @param holidays the dates that are not business days
   * @return the business days
   */
  public static BusinessDays mondayToFriday(HolidayCalendar holidays) {
    return of(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), holidays);
  }

  /**
   * Returns the business days Monday to Friday without the {@linkplain HolidayCalendar#usFederal()
   * federal legal holidays} of the United States.
   *
   * @return the counting
   */
  public static BusinessDays usFederal() {
    return mondayToFriday(HolidayCalendar.usFederal());
  }

  /**
   * Returns whether a date is a business day.
   *
   * @param date the date at the place
   * @return true if it is neither weekend nor holiday
   */
  boolean isBusinessDay(LocalDate date) {
    return isBusinessDay(date.toEpochDay());
  }

  /**
   * Returns whether a date is a business day.
   *
   * @param epochDay the date at the place, in days since 1970-01-01
   * @return true if it is neither weekend nor holiday
   */
  boolean isBusinessDay(long epochDay) {
    return (weekend >> HolidayRule.weekdayOf(epochDay) & 1) == 0 && !holidays.isHoliday(epochDay);
  }

  /**
   * Returns the date that is a number of business days later. The day of the event is not counted,
   * even if it is a business day.
   *
   * @param from the day of the event, such as the receipt of a request
   * @param days the number of business days, 0 or more
   * @return the date, with the first business day after the event counted as one; {@code from}
   *     itself for 0
   * @throws IllegalArgumentException if the number is negative
   */
  public LocalDate plus(LocalDate from, int days) {
    if (days < 0) {
      throw new IllegalArgumentException(
          "Business days to count must be 0 or more, but are " + days);
    }
    long day = from.toEpochDay();
    for (int counted = 0; counted < days; counted++) {
      day = nextOrSame(day + 1);
    }
    return LocalDate.ofEpochDay(day);
  }

  /**
   * Returns the first business day on or after a date.
   *
   * @param date the date at the place
   * @return the date itself if it is a business day, otherwise the next one
   */
  public LocalDate nextOrSame(LocalDate date) {
    long day = date.toEpochDay();
    long next = nextOrSame(day);
    return next == day ? date : LocalDate.ofEpochDay(next);
  }

  private long nextOrSame(long epochDay) {
    for (long day = epochDay; day <= epochDay + LONGEST_CLOSURE; day++) {
      if (isBusinessDay(day)) {
        return day;
      }
    }
    throw new IllegalStateException(
        "There is no business day within a year of " + LocalDate.ofEpochDay(epochDay));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BusinessDays days
        && weekend == days.weekend
        && holidays.equals(days.holidays);
  }

  @Override
  public int hashCode() {
    return 31 * weekend + holidays.hashCode();
  }

  @Override
  public String toString() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if ((weekend >> (day.getValue() - 1) & 1) == 0) {
        days.add(day);
      }
    }
    return days + " without " + holidays;
  }
}
