package io.lexicall.rules.tcpa.terms;

import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDateTime;

/** The end of a period of years that begins at an instant. */
public final class Anniversary {
  private Anniversary() {}

  /**
   * Returns the same time of the same day, some years later. From 29 February to a year that has no
   * such day it is 1 March: on 28 February the last year has not passed.
   *
   * @param from the instant from which the years count
   * @param clock the clock of the place
   */
  public static Instant of(Instant from, int years, ZoneClock clock) {
    LocalDateTime begin = LocalDateTime.ofInstant(from, clock.zone());
    LocalDateTime end = begin.plusYears(years);
    return (end.getDayOfMonth() == begin.getDayOfMonth() ? end : end.plusDays(1))
        .atZone(clock.zone())
        .toInstant();
  }
}
