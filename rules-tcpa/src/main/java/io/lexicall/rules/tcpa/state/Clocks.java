package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.time.ZoneClock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The clocks that the called party can have on the wall. */
final class Clocks {
  /** The first and the last place on earth to begin a day. */
  private static final List<ZoneClock> ANYWHERE =
      List.of(ZoneClock.of(ZoneOffset.ofHours(-12)), ZoneClock.of(ZoneOffset.ofHours(14)));

  private Clocks() {}

  static List<ZoneClock> of(Contact contact) {
    List<ZoneClock> clocks = contact.whereabouts().clocks();
    return clocks.isEmpty() ? ANYWHERE : clocks;
  }

  /**
   * Tells whether something holds at some place where the called party can be; where the zone is
   * not known, whether it holds everywhere, or nowhere, or is unknown.
   */
  static Truth some(Contact contact, Function<ZoneClock, Truth> test) {
    List<ZoneClock> clocks = contact.whereabouts().clocks();
    if (clocks.isEmpty()) {
      Truth west = test.apply(ANYWHERE.get(0));
      return west == test.apply(ANYWHERE.get(1)) ? west : Truth.UNKNOWN;
    }
    Truth result = Truth.FALSE;
    for (int i = 0; i < clocks.size(); i++) {
      result = result.or(test.apply(clocks.get(i)));
    }
    return result;
  }

  /** Names the zone if nothing else is missing. */
  static void missingZone(Contact contact, Set<Fact<Contact, ?>> into) {
    Fact<Contact, ?> zone = contact.timeZoneFact();
    if (zone != null && contact.whereabouts().clocks().isEmpty()) {
      into.add(zone);
    }
  }
}
