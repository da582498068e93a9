package io.lexicall.rules.ccpa;

import io.lexicall.place.Place;
import io.lexicall.time.ZoneClock;
import java.time.ZoneId;

/** The place of the CCPA, and the clock by which it counts days. */
final class California {
  static final Place PLACE = Place.of("US-CA");

  static final ZoneClock CLOCK = ZoneClock.of(ZoneId.of("America/Los_Angeles"));

  private California() {}
}
