package io.lexicall.time;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of a period that the law sets.
 *
 * <p>A period of days or months ends at the end of a date at the place. Its {@link #end()} is the
 * following midnight, which is already late. A period of hours ends at an instant, which is still
 * in time ("not later than 72 hours after").
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class Due {

  private final @Nullable LocalDate date;

  /** The clock of the place of the date; null for an instant. */
  private final @Nullable ZoneClock place;

  /** The end; for a date it is computed when needed. Threads that race compute the same one. */
  private volatile @Nullable Instant end;

  private Due(@Nullable LocalDate date, @Nullable ZoneClock place, @Nullable Instant end) {
    this.date = date;
    this.place = place;
    this.end = end;
  }

  /**
   * Returns the end of a period that is due by the end of a date.
   *
   * @param date the last day in time
   * @param place the clock of the place whose day it is
   * @return when it is due
   */
  public static Due endOf(LocalDate date, ZoneClock place) {
    return new Due(requireNonNull(date, "date"), requireNonNull(place, "place"), null);
  }

  /**
   * Returns the end of a period that is due at an instant.
   *
   * @param instant the last instant in time
   * @return when it is due
   */
  public static Due at(Instant instant) {
    return new Due(null, null, requireNonNull(instant, "instant"));
  }

  /**
   * Returns the last day in time, for a period that is counted in days or months.
   *
   * @return the date at the place, empty for a period of hours
   */
  public Optional<LocalDate> date() {
    return Optional.ofNullable(date);
  }

  /**
   * Returns the instant at which the period ends.
   *
   * @return the end of the {@link #date()}, which is already late; for a period of hours the last
   *     instant that is in time
   */
  public Instant end() {
    Instant known = end;
    if (known == null) {
      known = requireNonNull(place).endOfDayExclusive(requireNonNull(date));
      end = known;
    }
    return known;
  }

  /**
   * Returns the first instant that is late.
   *
   * @return {@link #end()} for a period of days or months, a nanosecond after it for a period of
   *     hours
   */
  public Instant endExclusive() {
    return date == null ? end().plusNanos(1) : end();
  }

  /**
   * Returns whether an act at an instant is late.
   *
   * @param instant when the act is done
   * @return true if it is at or after {@link #endExclusive()}
   */
  public boolean isLate(Instant instant) {
    if (date == null) {
      return instant.isAfter(end());
    }
    long today = requireNonNull(place).localEpochDayAt(instant.getEpochSecond());
    long last = date.toEpochDay();
    // If clocks are put back across midnight, the date returns after the next date has begun.
    return today == last + 1 ? !instant.isBefore(end()) : today > last;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Due due && Objects.equals(date, due.date) && end().equals(due.end());
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(date) + end().hashCode();
  }

  /**
   * Returns the date, or the instant, for people: {@code 2026-04-03}, {@code 2026-11-20T14:00:00Z}.
   */
  @Override
  public String toString() {
    return date == null ? end().toString() : date.toString();
  }
}
