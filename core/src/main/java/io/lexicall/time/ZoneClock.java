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
 * A fast reading of one time zone: what a clock on the wall there shows at an instant.
 *
 * <p>It says what {@link ZoneRules} of the running JVM say. The methods that take an epoch second
 * allocate nothing from 1990 to 2099 UTC; outside they ask the zone rules. An epoch second is the
 * whole second in which an instant lies, {@link Instant#getEpochSecond()}.
 *
 * <p>A value that costs some microseconds to make: make one a zone and keep it. Immutable and safe
 * for use by several threads. Two are equal when their zones are.
 *
 * @since 0.1
 */
public final class ZoneClock {

  // Offsets are looked up by buckets of 2^22 seconds (48.5 days), each of which knows the stretch
  // in which it begins. A bucket seldom
  // holds a transition, so a look-up is one shift, two reads and one comparison.
  private static final int BUCKET_SHIFT = 22;
  private static final long TABLE_START = 631_152_000L; // 1990-01-01T00:00Z
  private static final long TABLE_END = 4_102_444_800L; // 2100-01-01T00:00Z
  private static final int TABLE_FIRST_YEAR = 1990;
  private static final int TABLE_YEARS = 110;
  private static final int BUCKETS = (int) ((TABLE_END - 1 - TABLE_START) >> BUCKET_SHIFT) + 1;

  private static final int SECONDS_PER_DAY = 86_400;
  private static final short[] ONE_STRETCH = new short[BUCKETS];

  /** A zone has one clock: a memory of a pure function, bounded by the zones there are. */
  private static final Map<ZoneId, ZoneClock> CLOCKS = new ConcurrentHashMap<>();

  private final ZoneId zone;
  private final ZoneRules rules;

  /** The first second after each stretch of one offset; the last is TABLE_END. */
  private final long[] stretchEnds;

  private final int[] stretchOffsets;
  private final short[] stretchOfBucket;

  /** Makes a clock that nobody keeps; ask {@link #of} for the one of the zone. */
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
   * <p>As ZoneOffsetTransitionRule.createTransition has it, but without the objects: at start-up,
   * dozens of zones times two changes in 110 years are a tenth of the time that building an engine
   * may take.
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
   * Returns the zone this clock shows.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns how far the wall clock is ahead of UTC.
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
   * What the wall clock shows, as a number.
   *
   * @param epochSecond the instant, in seconds since 1970-01-01T00:00Z
   * @return the seconds from 1970-01-01T00:00 on the wall to what the wall shows then
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
   * @return the date on the wall
   */
  public LocalDate dateAt(Instant instant) {
    return LocalDate.ofEpochDay(localEpochDayAt(instant.getEpochSecond()));
  }

  /**
   * Returns the next change of the offset.
   *
   * @param epochSecond the instant, in seconds since 1970-01-01T00:00Z
   * @return the first second after it with another offset than the second before, {@link
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
   * @return as {@link #firstInstantAt} at midnight: where a change of clocks skips midnight, the
   *     instant of the change
   */
  public Instant startOfDay(LocalDate date) {
    return firstInstantAt(date, LocalTime.MIDNIGHT);
  }

  /**
   * Returns the end of a date: the first instant from which the date is over for good.
   *
   * <p>It is the start of the next date, save where clocks are put back across midnight: then the
   * date comes back for a while, and ends when it has ended the second time.
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
   * Returns the first instant at which the wall shows a time of a date, or a later one.
   *
   * <p>Where a change of clocks skips the time (a gap), it is the instant of the change, the first
   * after the gap. Where the time comes twice (an overlap), it is the earlier of the two.
   *
   * @param date the date at the place
   * @param time the time on the wall
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
