package io.lexicall.rules.ccpa;

import io.lexicall.place.Place;
import io.lexicall.rule.Present;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.ZoneClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a period whose last day is a day off in a state.
 *
 * <p>Where an act moves such a day, the period ends with the next day that is none. Where no act
 * was read, it is not known whether what is done between the day that is counted and the next
 * business day is late: it is not denied, since most states move the day and a denial says that the
 * law is violated, and it does not end the obligation either.
 */
final class LastDay {
  private static final BusinessDays EVERY_DAY =
      BusinessDays.of(EnumSet.noneOf(DayOfWeek.class), HolidayCalendar.NONE);

  private final BusinessDays days;

  /** The provision that moves a day; null if none does, or none was read. */
  private final @Nullable String act;

  /** What is not known; null if the act was read. */
  private final @Nullable String doubt;

  private LastDay(BusinessDays days, @Nullable String act, @Nullable String doubt) {
    this.days = days;
    this.act = act;
    this.doubt = doubt;
  }

  /** Returns that the last day is moved to the next of these days by a provision. */
  static LastDay moved(BusinessDays days, String act) {
    return new LastDay(days, act, null);
  }

  /** Returns that the last day is the one that is counted, whatever day it is. */
  static LastDay counted() {
    return new LastDay(EVERY_DAY, null, null);
  }

  /** Returns that no act of the state was read. */
  static LastDay notRead(Place state) {
    return new LastDay(
        BusinessDays.usFederal(),
        null,
        "Its last day is a day off, and the general act of "
            + state
            + " on such days was not read: after it, this may be late.");
  }

  /** Returns the citation of a period in days, with that of the act that moves its last day. */
  String cited(String citation) {
    return act == null ? citation : citation + "; " + act;
  }

  /** Returns when a period ends. */
  Term end(Deadline period, Instant start, ZoneClock clock) {
    LocalDate counted = period.lastDay(clock.dateAt(start));
    LocalDate moved = days.nextOrSame(counted);
    Due last = Due.endOf(moved, clock);
    return doubt == null || moved.equals(counted)
        ? new Term(last, last, "")
        : new Term(Due.endOf(counted, clock), last, doubt);
  }

  /**
   * When something is due.
   *
   * @param due what is told
   * @param last after which it is late; never before the other
   * @param doubt what is not known between the two; blank if they are the same
   */
  record Term(Due due, Due last, String doubt) {
    /** Returns the end of a day that nothing moves. */
    static Term endOf(LocalDate day, ZoneClock clock) {
      Due due = Due.endOf(day, clock);
      return new Term(due, due, "");
    }

    /** Returns whether it ends before another. */
    boolean endsBefore(Term other) {
      return last.end().isBefore(other.last.end())
          || (last.end().equals(other.last.end()) && due.end().isBefore(other.due.end()));
    }

    /**
     * Returns the longer term that something gives that happened at an instant within this one: if
     * it may have come late, this one may still count.
     */
    Term extendedTo(Term longer, Instant when) {
      return due.isLate(when) ? new Term(due, longer.last, doubt) : longer;
    }

    /** Returns whether it is not known that something is late, and not known that it is not. */
    boolean mayBeLate(@Nullable Instant done, Present now) {
      return !now.isLate(last, done) && now.isLate(due, done);
    }
  }
}
