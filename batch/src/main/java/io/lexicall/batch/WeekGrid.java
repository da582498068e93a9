package io.lexicall.batch;

import io.lexicall.Decision;
import io.lexicall.Stretch;
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
 * How many contacts may be made throughout each hour of seven days, by the clock of one zone.
 *
 * <p>Begins with the day of an instant; hours that begin before it have passed. Not thread-safe.
 *
 * @since 0.1
 */
public final class WeekGrid {
  /** How many days. */
  public static final int DAYS = 7;

  /** An hour that has passed, or that the clock skips. */
  public static final long NONE = -1;

  private final ZoneId zone;
  private final LocalDate firstDay;
  private final Instant from;
  private final Instant to;
  private final Instant firstHour;

  /** How many more may be called from an hour on; the sum up to an hour is the count of it. */
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

  /** Returns by whose clock the hours are. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns the first of the days. */
  public LocalDate firstDay() {
    return firstDay;
  }

  /** Returns when the first stretch must begin. */
  Instant from() {
    return from;
  }

  /** Returns where the last stretch must end. */
  Instant to() {
    return to;
  }

  /** Adds contacts whose week is divided so. */
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

  void add(WeekGrid other) {
    for (int i = 0; i < changes.length; i++) {
      changes[i] += other.changes[i];
    }
  }

  /**
   * Returns how many contacts may be made throughout each hour: a row for each day, 24 hours by the
   * clock; {@link #NONE} for those that have passed, or that the clock skips. Where the clock shows
   * an hour twice, it is the smaller number.
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
