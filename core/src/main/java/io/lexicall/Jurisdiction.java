package io.lexicall;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import java.util.Set;

/** Whether law of certain places governs an activity, as far as its whereabouts tell. */
final class Jurisdiction {
  private Jurisdiction() {}

  /** Returns the condition that one of the places governs; already settled, or unknown for good. */
  static <A extends Activity<A>> Condition<A> condition(Set<Place> places, A activity) {
    Whereabouts where = activity.whereabouts();
    return switch (governs(places, where)) {
      case TRUE -> Condition.always();
      case FALSE -> Condition.never();
      case UNKNOWN -> {
        Fact<A, ?> fact = where.countryKnown() ? activity.regionFact() : activity.countryFact();
        // An activity that has no place at all is governed by whatever law speaks of it.
        yield fact == null ? Condition.always() : Condition.unknown(fact);
      }
    };
  }

  /**
   * Tells whether one of the places governs somebody who can be at any of the candidates.
   *
   * <p>True as soon as it governs one candidate: an activity must be lawful in all of them.
   */
  private static Truth governs(Set<Place> places, Whereabouts where) {
    if (places.isEmpty()) {
      return Truth.TRUE;
    }
    if (!where.countryKnown()) {
      return Truth.UNKNOWN;
    }
    Truth governs = Truth.FALSE;
    for (Place place : places) {
      if (!place.isRegion()) {
        governs = governs.or(Truth.of(where.countries().contains(place)));
      } else if (where.countries().contains(place.country())) {
        governs =
            governs.or(
                where.regionKnown() ? Truth.of(where.regions().contains(place)) : Truth.UNKNOWN);
      }
    }
    return governs;
  }
}
