package io.lexicall.facts;

import static java.util.Objects.requireNonNull;

import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A moment that is known as an instant or only as a day.
 *
 * <p>A day means its first moment at the place concerned. A day and the instant at which it begins
 * at some place are not equal. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Moment {
  private final @Nullable Instant instant;
  private final @Nullable LocalDate date;

  private Moment(@Nullable Instant instant, @Nullable LocalDate date) {
    this.instant = instant;
    this.date = date;
  }

  /** Returns the moment of that instant. */
  public static Moment of(Instant instant) {
    return new Moment(requireNonNull(instant, "instant"), null);
  }

  /** Returns the moment at which that day begins, at the place for which it is asked. */
  public static Moment of(LocalDate date) {
    return new Moment(null, requireNonNull(date, "date"));
  }

  /** Returns the instant, at a place with this clock. */
  public Instant at(ZoneClock clock) {
    return instant != null ? instant : clock.startOfDay(requireNonNull(date));
  }

  /** Returns the day, at a place with this clock. */
  public LocalDate dateAt(ZoneClock clock) {
    return LocalDate.ofEpochDay(epochDayAt(clock));
  }

  /** Returns the day, at a place with this clock, in days since 1970-01-01. */
  public long epochDayAt(ZoneClock clock) {
    return instant != null
        ? clock.localEpochDayAt(instant.getEpochSecond())
        : requireNonNull(date).toEpochDay();
  }

  /**
   * Returns whether the moment is in the future.
   *
   * @param now the instant to compare with
   * @param clock the clock at the place concerned, which tells when a day begins
   * @return true if {@link #at(ZoneClock) its instant} is later than {@code now}
   */
  public boolean isAfter(Instant now, ZoneClock clock) {
    return instant != null
        ? instant.isAfter(now)
        : requireNonNull(date).toEpochDay() > clock.localEpochDayAt(now.getEpochSecond());
  }

  /** Returns the day, if only the day is known. */
  public Optional<LocalDate> dateOnly() {
    return Optional.ofNullable(date);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Moment that
        && java.util.Objects.equals(instant, that.instant)
        && java.util.Objects.equals(date, that.date);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(instant, date);
  }

  @Override
  public String toString() {
    return instant != null ? instant.toString() : requireNonNull(date).toString();
  }
}
