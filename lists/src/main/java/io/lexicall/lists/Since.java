package io.lexicall.lists;

import io.lexicall.facts.Moment;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The time at which a number was listed, as an unsigned integer of 32 bits: a day if the source has
 * only the day, otherwise the second.
 *
 * <p>Values up to {@link #LAST_DAY} are days since 1970-01-01. Greater values are seconds since
 * then, up to 2106. Seconds in the first twelve days of 1970 cannot be represented; no list is that
 * old.
 */
final class Since {
  /** The time is not known. */
  static final int UNKNOWN = 0;

  private static final int LAST_DAY = (1 << 20) - 1;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);
  private static final long LAST_SECOND = (1L << 32) - 1;

  private Since() {}

  /**
   * Encodes a day.
   *
   * @throws IllegalArgumentException if it is not after 1970-01-01 and before 2106-02-08
   */
  static int of(LocalDate day) {
    long days = day.toEpochDay();
    if (days <= 0 || days > LAST_SECOND / SECONDS_PER_DAY) {
      throw new IllegalArgumentException(
          "The day must be after 1970-01-01 and before 2106-02-08, but is " + day);
    }
    return (int) days;
  }

  /**
   * Encodes a second; fractions of it are left out.
   *
   * @throws IllegalArgumentException if it is not after 1970-01-13T03:16:15Z and before
   *     2106-02-07T06:28:16Z
   */
  static int of(Instant instant) {
    long second = instant.getEpochSecond();
    if (second <= LAST_DAY || second > LAST_SECOND) {
      throw new IllegalArgumentException(
          "The time must be after 1970-01-13T03:16:15Z and before 2106-02-07T06:28:16Z, but is "
              + instant);
    }
    return (int) second;
  }

  static int of(Moment moment) {
    return moment.dateOnly().map(Since::of).orElseGet(() -> of(moment.at(UTC)));
  }

  static Moment moment(int since) {
    long value = Integer.toUnsignedLong(since);
    return value <= LAST_DAY
        ? Moment.of(LocalDate.ofEpochDay(value))
        : Moment.of(Instant.ofEpochSecond(value));
  }

  /** Returns the second, for a day that of its beginning in UTC; it orders both kinds. */
  static long second(int since) {
    long value = Integer.toUnsignedLong(since);
    return value <= LAST_DAY ? value * SECONDS_PER_DAY : value;
  }

  static int earlier(int one, int other) {
    return second(one) <= second(other) ? one : other;
  }
}
