package io.lexicall.batch;

import io.lexicall.Decision;
import io.lexicall.Stretch;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many contacts may be made throughout each hour of seven days, in one time zone.
 *
 * <p>It begins with the day of an instant; hours that begin before the instant have passed. Not
 * thread-safe.
 *
 * @since 0.1
 */
public final class WeekGrid implements Serializable {
  private static final long serialVersionUID = 1;

  /** The number of days. */
  public static final int DAYS = 7;

  /** The count of an hour that has passed, or that a change of clocks skips. */
  public static final long NONE = -1;

  private final ZoneId zone;
  private final LocalDate firstDay;
  private final Instant from;
  private final Instant to;
  private final Instant firstHour;

  /** The change of the count at each hour; the sum up to an hour is its count. */
  private final long[] changes;

  WeekGrid(Instant from, ZoneId zone) {
    this.zone = zone;
    this.from = from;
    this.firstDay = from.atZone(zone).toLocalDate();
    this.to = firstDay.plusDays(DAYS).atStartOfDay(zone).toInstant();
    ZonedDateTime local = from.atZone(zone);
    ZonedDateTime hour = local.truncatedTo(ChronoUnit.HOURS);
    this.firstHour =
        hour.toInstant().isBefore(from)
            ? hour.toInstant().plus(1, ChronoUnit.HOURS)
            : hour.toInstant();
    this.changes = new long[(int) Duration.between(firstHour, to).toHours() + 2];
  }

  /** Returns the time zone of the hours. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns the first of the days. */
  public LocalDate firstDay() {
    return firstDay;
  }

  /** Returns the instant at which the first stretch must begin. */
  Instant from() {
    return from;
  }

  /** Returns the instant at which the last stretch must end. */
  Instant to() {
    return to;
  }

  /** Adds contacts with these stretches of the week. */
  void add(List<Stretch> stretches, long contacts) {
    Instant begin = null;
    Instant end = null;
    for (Stretch stretch : stretches) {
      boolean permitted = stretch.verdict().decision() == Decision.PERMIT;
      if (permitted && end != null && end.equals(stretch.from())) {
        end = stretch.to(); // permitted on, for other reasons
      } else if (permitted) {
        addSpan(begin, end, contacts);
        begin = stretch.from();
        end = stretch.to();
      }
    }
    addSpan(begin, end, contacts);
  }

  private void addSpan(@Nullable Instant begin, @Nullable Instant end, long contacts) {
    if (begin == null || end == null) {
      return;
    }
    long nanos = Math.max(0, Duration.between(firstHour, begin).toNanos());
    long hour = Duration.ofHours(1).toNanos();
    int first = (int) ((nanos + hour - 1) / hour);
    long untilEnd = Duration.between(firstHour, end).toNanos();
    int behind = untilEnd < 0 ? 0 : (int) (untilEnd / hour);
    if (behind > first) {
      changes[first] += contacts;
      changes[behind] -= contacts;
    }
  }

  /**
   * Adds the counts of other contacts.
   *
   * @throws IllegalArgumentException if the week or the time zone differs
   */
  public void add(WeekGrid other) {
    if (!from.equals(other.from) || !zone.equals(other.zone)) {
      throw new IllegalArgumentException(
          "The week from %s by the clock of %s is not that from %s of %s"
              .formatted(from, zone, other.from, other.zone));
    }
    for (int i = 0; i < changes.length; i++) {
      changes[i] += other.changes[i];
    }
  }

  /**
   * Returns how many contacts may be made throughout each hour: a row for each day with 24 local
   * hours; {@link #NONE} for hours that have passed, or that a change of clocks skips. If an hour
   * occurs twice, the smaller number counts.
   */
  public long[][] counts() {
    long[][] counts = new long[DAYS][24];
    for (long[] day : counts) {
      Arrays.fill(day, NONE);
    }
    long count = 0;
    for (int i = 0; i < changes.length; i++) {
      count += changes[i];
      Instant hour = firstHour.plus(i, ChronoUnit.HOURS);
      if (!hour.isBefore(to)) {
        break;
      }
      ZonedDateTime local = hour.atZone(zone);
      int day = (int) ChronoUnit.DAYS.between(firstDay, local.toLocalDate());
      long known = counts[day][local.getHour()];
      counts[day][local.getHour()] = known == NONE ? count : Math.min(known, count);
    }
    return counts;
  }
}
