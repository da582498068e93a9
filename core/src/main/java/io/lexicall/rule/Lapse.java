package io.lexicall.rule;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Truth;
import io.lexicall.time.LookBack;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computes when events leave periods that end on the day of an activity. */
final class Lapse {
  private static final long SECONDS_PER_DAY = 86_400;

  /** Every clock that there can be, from the last place on earth to begin a day to the first. */
  private static final List<ZoneClock> ANYWHERE =
      IntStream.rangeClosed(-12 * 4, 14 * 4)
          .mapToObj(quarter -> ZoneClock.of(ZoneOffset.ofTotalSeconds(quarter * 15 * 60)))
          .toList();

  private Lapse() {}

  static List<ZoneClock> clocks(Activity<?> activity) {
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    return clocks.isEmpty() ? ANYWHERE : clocks;
  }

  /**
   * Returns whether an event is too long ago at every place on earth. A quick first look, without
   * any clock: most events of a long history are.
   *
   * @param event the event, in seconds since 1970-01-01T00:00Z
   * @param from the instant from which the law looks back, in the same seconds
   * @return true only if no clock has the event in the period; false says nothing
   */
  static boolean isSurelyBefore(long event, long from, LookBack period) {
    // Dates on other clocks are a day apart, and a period of months from the day before can begin
    // four days earlier; the rest is for places that skipped or repeated a day of their calendar.
    long day = Math.floorDiv(event, SECONDS_PER_DAY) + 10;
    long today = Math.floorDiv(from, SECONDS_PER_DAY);
    return day <= today && !period.contains(day, today);
  }

  static boolean isWithin(Activity<?> activity, Instant event, LookBack period, ZoneClock clock) {
    return !event.isAfter(activity.at())
        && period.contains(
            clock.localEpochDayAt(event.getEpochSecond()),
            clock.localEpochDayAt(activity.at().getEpochSecond()));
  }

  /**
   * Returns whether an event is in a period at any place where the activity can be. If the zone is
   * not known, the result is true or false only if it is the same everywhere; otherwise it is
   * unknown.
   */
  static Truth isWithin(Activity<?> activity, Instant event, LookBack period) {
    if (isSurelyBefore(event.getEpochSecond(), activity.at().getEpochSecond(), period)
        || !isWithinForSome(activity, event, period)) {
      return Truth.FALSE;
    }
    return activity.whereabouts().zoneKnown() || isWithinForAll(activity, event, period)
        ? Truth.TRUE
        : Truth.UNKNOWN;
  }

  static boolean isWithinForSome(Activity<?> activity, Instant event, LookBack period) {
    for (ZoneClock clock : clocks(activity)) {
      if (isWithin(activity, event, period, clock)) {
        return true;
      }
    }
    return false;
  }

  static boolean isWithinForAll(Activity<?> activity, Instant event, LookBack period) {
    for (ZoneClock clock : clocks(activity)) {
      if (!isWithin(activity, event, period, clock)) {
        return false;
      }
    }
    return true;
  }

  /** Finds when an event leaves a period: the midnight after its last day, at each place. */
  static @Nullable Instant of(Activity<?> activity, Instant event, LookBack period, Instant after) {
    Instant next = null;
    for (ZoneClock clock : clocks(activity)) {
      LocalDate last = period.lastDay(clock.dateAt(event));
      Instant lapse = clock.startOfDay(last.plusDays(1));
      if (lapse.isAfter(after)) {
        next = Terms.earlier(next, lapse);
      }
    }
    return next;
  }
}
