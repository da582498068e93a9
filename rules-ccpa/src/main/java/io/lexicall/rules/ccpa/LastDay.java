package io.lexicall.rules.ccpa;

import io.lexicall.time.BusinessDays;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What becomes of a period whose last day is a day off in a state.
 *
 * <p>Where an act moves such a day, the period ends with the next day that is none. Where no act
 * was read, the date told is that of the count, but nobody is late before the next business day is
 * over: most states move it, and a denial says that the law is violated.
 */
final class LastDay {
  /** No act was read. */
  static final LastDay DOUBTFUL = new LastDay(BusinessDays.usFederal(), false);

  private final BusinessDays days;
  private final boolean isRead;

  private LastDay(BusinessDays days, boolean isRead) {
    this.days = days;
    this.isRead = isRead;
  }

  /** Returns that the last day is moved to the next of these days. */
  static LastDay moved(BusinessDays days) {
    return new LastDay(days, true);
  }

  /** Returns when a period ends. */
  Term end(Deadline period, Instant start, ZoneClock clock) {
    LocalDate counted = period.lastDay(clock.dateAt(start));
    LocalDate moved = days.nextOrSame(counted);
    Due last = Due.endOf(moved, clock);
    return new Term(isRead || moved.equals(counted) ? last : Due.endOf(counted, clock), last);
  }

  /**
   * When something is due.
   *
   * @param due what is told
   * @param last after which it is late; never before the other
   */
  record Term(Due due, Due last) {
    /** Returns the end of a day that nothing moves. */
    static Term endOf(LocalDate day, ZoneClock clock) {
      Due due = Due.endOf(day, clock);
      return new Term(due, due);
    }

    /** Returns whether it ends before another. */
    boolean endsBefore(Term other) {
      return last.end().isBefore(other.last.end())
          || (last.end().equals(other.last.end()) && due.end().isBefore(other.due.end()));
    }
  }
}
