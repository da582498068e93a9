package io.lexicall.time;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period that ends on a given day, such as the 18 months before a call, or the last seven days.
 *
 * <p>The day itself is always in the period; later days never are. Days are calendar days at the
 * called party.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class LookBack {

  private final int months;
  private final int days;

  /** A day, and the first day of the period that ends on it. */
  private record Begin(long on, long first) {}

  /**
   * The most recent results, one for an even and one for an odd day: a host calls on one day at a
   * time, but on earth it is two days.
   */
  private final @Nullable Begin[] latest = new Begin[2];

  private LookBack(int months, int days) {
    this.months = months;
    this.days = days;
  }

  /**
   * Returns the period of a number of months before the day: from the day with the same number that
   * many months earlier, or from the last day of that month if there is no such day.
   *
   * @param months the number of months, 1 or more; 18 in 47 CFR 64.1200(f)(5)
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static LookBack months(int months) {
    return new LookBack(atLeastOne(months), 0);
  }

  /**
   * Returns the period of a number of days before the day: from the day that many days earlier, so
   * that it contains one day more than the number.
   *
   * @param days the number of days, 1 or more; 540 in 16 CFR 310.2(q)
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static LookBack days(int days) {
    return new LookBack(0, atLeastOne(days));
  }

  /**
   * Returns a window of calendar days that ends on the day: this number of days, including the day
   * itself.
   *
   * @param days the number of days, 1 or more; 1 for the day alone
   * @return the period
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static LookBack window(int days) {
    return new LookBack(0, atLeastOne(days) - 1);
  }

  private static int atLeastOne(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "A period to look back must have at least one day or month, but has " + count);
    }
    return count;
  }

  /**
   * Returns the first day that is looked at.
   *
   * @param on the day from which the law looks back
   * @return the day, inclusive
   */
  LocalDate firstDay(LocalDate on) {
    return requireNonNull(on, "on").minusMonths(months).minusDays(days);
  }

  /**
   * Returns the last day from which the law still looks back on an event.
   *
   * @param event the day of the event
   * @return the day, inclusive
   */
  public LocalDate lastDay(LocalDate event) {
    LocalDate last = requireNonNull(event, "event").plusDays(days).plusMonths(months);
    // From the last days of a long month a month before is the last day of a shorter one.
    while (months > 0 && !firstDay(last.plusDays(1)).isAfter(event)) {
      last = last.plusDays(1);
    }
    return last;
  }

  /**
   * Returns the first day that is looked at.
   *
   * @param onEpochDay the day from which the law looks back, in days since 1970-01-01
   * @return the day, inclusive, in days since 1970-01-01
   */
  long firstEpochDay(long onEpochDay) {
    if (months == 0) {
      return onEpochDay - days;
    }
    int slot = (int) onEpochDay & 1;
    Begin known = latest[slot];
    if (known == null || known.on != onEpochDay) {
      known = new Begin(onEpochDay, firstDay(LocalDate.ofEpochDay(onEpochDay)).toEpochDay());
      latest[slot] = known;
    }
    return known.first;
  }

  /**
   * Returns whether an event is looked at.
   *
   * @param event the day of the event
   * @param on the day from which the law looks back
   * @return true from {@link #firstDay}, inclusive, to {@code on}, inclusive
   */
  boolean contains(LocalDate event, LocalDate on) {
    return contains(event.toEpochDay(), on.toEpochDay());
  }

  /**
   * Returns whether an event is looked at.
   *
   * @param eventEpochDay the day of the event, in days since 1970-01-01
   * @param onEpochDay the day from which the law looks back, in days since 1970-01-01
   * @return true from {@link #firstEpochDay}, inclusive, to {@code onEpochDay}, inclusive
   */
  public boolean contains(long eventEpochDay, long onEpochDay) {
    return eventEpochDay <= onEpochDay && eventEpochDay >= firstEpochDay(onEpochDay);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LookBack lookBack && months == lookBack.months && days == lookBack.days;
  }

  @Override
  public int hashCode() {
    return 31 * months + days;
  }

  @Override
  public String toString() {
    return months > 0 ? months + " months before" : days + " days before";
  }
}
