package io.lexicall.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A fast clock of one time zone: it gives the local time there at an instant.
 *
 * <p>Its results are those of {@link ZoneRules} of the running JVM. The methods that take an epoch
 * second allocate nothing from 1990 to 2099 UTC; outside that range they use the zone rules. An
 * epoch second is the whole second in which an instant lies, {@link Instant#getEpochSecond()}.
 *
 * <p>Creating one takes some microseconds, so create one for each zone and keep it. Immutable and
 * safe for use by several threads. Two are equal if their zones are.
 *
 * @since 0.1
 */
public final class ZoneClock {

  // Offsets are looked up by buckets of 2^22 seconds (48.5 days). Each bucket has the index of the
  // stretch in which it begins. A bucket rarely contains a transition, so a look-up is usually one
  // shift, two reads and one comparison.
  private static final int BUCKET_SHIFT = 22;
  private static final long TABLE_START = 631_152_000L; // 1990-01-01T00:00Z
  private static final long TABLE_END = 4_102_444_800L; // 2100-01-01T00:00Z
  private static final int TABLE_FIRST_YEAR = 1990;
  private static final int TABLE_YEARS = 110;
  private static final int BUCKETS = (int) ((TABLE_END - 1 - TABLE_START) >> BUCKET_SHIFT) + 1;

  private static final int SECONDS_PER_DAY = 86_400;
  private static final short[] ONE_STRETCH = new short[BUCKETS];

  /** A cache with one clock for each zone, bounded by the number of zones. */
  private static final Map<ZoneId, ZoneClock> CLOCKS = new ConcurrentHashMap<>();

  private final ZoneId zone;
  private final ZoneRules rules;

  /** The first second after each stretch of one offset; the last is TABLE_END. */
  private final long[] stretchEnds;

  private final int[] stretchOffsets;
  private final short[] stretchOfBucket;

  /** Creates a clock that is not cached; use {@link #of} for the cached one. */
  ZoneClock(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
    List<ZoneOffsetTransition> listed = rules.getTransitions();
    List<ZoneOffsetTransitionRule> yearly = rules.getTransitionRules();
    long[] ends = new long[listed.size() + TABLE_YEARS * yearly.size() + 1];
    int[] offsets = new int[ends.length];
    offsets[0] = rules.getOffset(Instant.ofEpochSecond(TABLE_START)).getTotalSeconds();
    int count = 0;
    long last = TABLE_START;
    for (ZoneOffsetTransition change : listed) {
      long at = change.toEpochSecond();
      if (at > TABLE_START && at < TABLE_END) {
        ends[count++] = at;
        offsets[count] = change.getOffsetAfter().getTotalSeconds();
        last = at;
      }
    }
    for (int year = TABLE_FIRST_YEAR; year < TABLE_FIRST_YEAR + TABLE_YEARS; year++) {
      for (ZoneOffsetTransitionRule rule : yearly) {
        long at = changeIn(year, rule);
        if (at > last && at < TABLE_END) {
          ends[count++] = at;
          offsets[count] = rule.getOffsetAfter().getTotalSeconds();
        }
      }
    }
    ends[count++] = TABLE_END;
    this.stretchEnds = Arrays.copyOf(ends, count);
    this.stretchOffsets = Arrays.copyOf(offsets, count);
    this.stretchOfBucket = count == 1 ? ONE_STRETCH : stretchesByBucket(stretchEnds);
  }

  /**
   * Returns the epoch second at which a rule changes the offset in a year.
   *
   * <p>Like ZoneOffsetTransitionRule.createTransition, but without the objects. At start-up, two
   * changes in each of 110 years for dozens of zones are a tenth of the time that building an
   * engine may take.
   */
  private static long changeIn(int year, ZoneOffsetTransitionRule rule) {
    int dayOfMonth = rule.getDayOfMonthIndicator();
    DayOfWeek dayOfWeek = rule.getDayOfWeek();
    boolean fromTheEnd = dayOfMonth < 0;
    long day =
        fromTheEnd
            ? LocalDate.of(year, rule.getMonth(), 1).plusMonths(1).toEpochDay() + dayOfMonth
            : LocalDate.of(year, rule.getMonth(), dayOfMonth).toEpochDay();
    if (dayOfWeek != null) {
      int forward = Math.floorMod(dayOfWeek.getValue() - 1 - HolidayRule.weekdayOf(day), 7);
      day += fromTheEnd && forward > 0 ? forward - 7 : forward;
    }
    if (rule.isMidnightEndOfDay()) {
      day++;
    }
    long local = day * SECONDS_PER_DAY + rule.getLocalTime().toSecondOfDay();
    return switch (rule.getTimeDefinition()) {
      case UTC -> local;
      case STANDARD -> local - rule.getStandardOffset().getTotalSeconds();
      case WALL -> local - rule.getOffsetBefore().getTotalSeconds();
    };
  }

  private static short[] stretchesByBucket(long[] stretchEnds) {
    short[] stretches = new short[BUCKETS];
    int stretch = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      long bucketStart = TABLE_START + ((long) bucket << BUCKET_SHIFT);
      while (stretchEnds[stretch] <= bucketStart) {
        stretch++;
      }
      stretches[bucket] = (short) stretch;
    }
    return stretches;
  }

  /**
   * Returns the clock of a zone.
   *
   * @param zone the zone, as a region ({@code America/New_York}) or an offset
   * @return its clock, under the zone rules of the running JVM
   * @throws java.time.zone.ZoneRulesException if the JVM has no rules for the zone
   */
  public static ZoneClock of(ZoneId zone) {
    return CLOCKS.computeIfAbsent(requireNonNull(zone, "zone"), ZoneClock::new);
  }

  /**
   * Returns the zone of this clock.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns how far local time is ahead of UTC.
   *
   * @param epochSecond the instant, in seconds since 1970-01-01T00:00Z
   * @return the offset in seconds, negative west of Greenwich
   */
  int offsetSecondsAt(long epochSecond) {
    if (epochSecond < TABLE_START || epochSecond >= TABLE_END) {
      return rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
    }
    return stretchOffsets[stretchAt(epochSecond)];
  }

  private int stretchAt(long epochSecond) {
    int stretch = stretchOfBucket[(int) ((epochSecond - TABLE_START) >> BUCKET_SHIFT)];
    while (stretchEnds[stretch] <= epochSecond) {
      stretch++;
    }
    return stretch;
  }

  /**
   * Returns the local time, as a number.
   *
   * @param epochSecond the instant, in seconds since 1970-01-01T00:00Z
   * @return the seconds from the local time 1970-01-01T00:00 to the local time at that instant
   */
  public long localSecondsAt(long epochSecond) {
    return epochSecond + offsetSecondsAt(epochSecond);
  }

  /**
   * Returns the calendar date at the place, as a number.
   *
   * @param epochSecond the instant, in seconds since 1970-01-01T00:00Z
   * @return the date, in days since 1970-01-01, as {@link LocalDate#ofEpochDay} takes it
   */
  public long localEpochDayAt(long epochSecond) {
    return Math.floorDiv(localSecondsAt(epochSecond), SECONDS_PER_DAY);
  }

  /**
   * Returns the calendar date at the place.
   *
   * @param instant the instant
   * @return the local date
   */
  public LocalDate dateAt(Instant instant) {
    return LocalDate.ofEpochDay(localEpochDayAt(instant.getEpochSecond()));
  }

  /**
   * Returns the next change of the offset.
   *
   * @param epochSecond the instant, in seconds since 1970-01-01T00:00Z
   * @return the first later second with another offset than the second before it, {@link
   *     Long#MAX_VALUE} if there is none
   */
  long nextOffsetChangeAfter(long epochSecond) {
    if (epochSecond >= TABLE_START && epochSecond < TABLE_END) {
      int stretch = stretchAt(epochSecond);
      if (stretch < stretchEnds.length - 1) {
        return stretchEnds[stretch];
      }
    }
    ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(epochSecond));
    return next == null ? Long.MAX_VALUE : next.toEpochSecond();
  }

  /**
   * Returns the first instant of a date.
   *
   * @param date the date at the place
   * @return the result of {@link #firstInstantAt} for midnight: if a change of clocks skips
   *     midnight, the instant of the change
   */
  public Instant startOfDay(LocalDate date) {
    return firstInstantAt(date, LocalTime.MIDNIGHT);
  }

  /**
   * Returns the end of a date: the first instant from which the date is over for good.
   *
   * <p>It is the start of the next date, except if clocks are put back across midnight. Then the
   * date returns for a while, and the result is its second end.
   *
   * @param date the date at the place
   * @return the first instant that is after the whole date
   */
  public Instant endOfDayExclusive(LocalDate date) {
    LocalDateTime midnight = requireNonNull(date, "date").plusDays(1).atStartOfDay();
    ZoneOffsetTransition change = rules.getTransition(midnight);
    if (change == null || change.isGap()) {
      return instantOf(midnight, change);
    }
    boolean dateComesBack = change.getDateTimeAfter().isBefore(midnight);
    return midnight.toInstant(dateComesBack ? change.getOffsetAfter() : change.getOffsetBefore());
  }

  /**
   * Returns the first instant at which the local time is a time of a date, or a later one.
   *
   * <p>If a change of clocks skips the time (a gap), it is the instant of the change, the first
   * after the gap. If the time occurs twice (an overlap), it is the earlier of the two.
   *
   * @param date the date at the place
   * @param time the local time
   * @return the instant
   */
  public Instant firstInstantAt(LocalDate date, LocalTime time) {
    LocalDateTime dateTime =
        LocalDateTime.of(requireNonNull(date, "date"), requireNonNull(time, "time"));
    return instantOf(dateTime, rules.getTransition(dateTime));
  }

  private Instant instantOf(LocalDateTime dateTime, @Nullable ZoneOffsetTransition change) {
    if (change == null) {
      ZoneOffset offset = rules.getOffset(dateTime);
      return dateTime.toInstant(offset);
    }
    return change.isGap() ? change.getInstant() : dateTime.toInstant(change.getOffsetBefore());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ZoneClock clock && zone.equals(clock.zone);
  }

  @Override
  public int hashCode() {
    return zone.hashCode();
  }

  /** Returns the id of the zone. */
  @Override
  public String toString() {
    return zone.getId();
  }
}
