package io.lexicall.rules.ccpa;

import io.lexicall.place.Place;
import io.lexicall.time.ZoneClock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The place of the CCPA, and its time zone. */
final class California {
  static final Place PLACE = Place.of("US-CA");

  static final ZoneClock CLOCK = ZoneClock.of(ZoneId.of("America/Los_Angeles"));

  /** The day on which the cards on California were last compared with their sources. */
  static final LocalDate READ_ON = LocalDate.of(2026, 11, 24);

  private California() {}
}
