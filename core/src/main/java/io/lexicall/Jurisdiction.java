package io.lexicall;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        Fact<A, ?> fact = telling(places, where, activity);
        // An activity that has no place at all is governed by whatever law speaks of it.
        yield fact == null ? Condition.always() : Condition.unknown(fact);
      }
    };
  }

  /**
   * Returns the one fact that tells: the region, if that is what the law hangs on, for a region is
   * of one country; else the country.
   */
  private static <A extends Activity<A>> @Nullable Fact<A, ?> telling(
      Set<Place> places, Whereabouts where, A activity) {
    boolean hangsOnRegion = where.countryKnown() || places.stream().allMatch(Place::isRegion);
    Fact<A, ?> region = hangsOnRegion ? activity.regionFact() : null;
    return region != null || where.countryKnown() ? region : activity.countryFact();
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
