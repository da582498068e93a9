package io.lexicall.engine;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the law of certain places governs an activity, given its whereabouts. */
final class Jurisdiction {
  private Jurisdiction() {}

  /**
   * Returns the condition that the law of one of the places governs. Its answer is fixed, or stays
   * unknown.
   */
  static <A extends Activity<A>> Condition<A> condition(Set<Place> places, A activity) {
    Whereabouts where = activity.whereabouts();
    return switch (governs(places, where)) {
      case TRUE -> Condition.always();
      case FALSE -> Condition.never();
      case UNKNOWN -> {
        Fact<A, ?> fact = telling(places, where, activity);
        // An activity that has no place at all is governed by any law on its kind.
        yield fact == null ? Condition.always() : Condition.unknown(fact);
      }
    };
  }

  /**
   * Returns the fact that would decide it: the region if the law is that of a region, since a
   * region belongs to one country; otherwise the country.
   */
  private static <A extends Activity<A>> @Nullable Fact<A, ?> telling(
      Set<Place> places, Whereabouts where, A activity) {
    boolean hangsOnRegion = where.countryKnown() || places.stream().allMatch(Place::isRegion);
    Fact<A, ?> region = hangsOnRegion ? activity.regionFact() : null;
    return region != null || where.countryKnown() ? region : activity.countryFact();
  }

  /**
   * Returns whether the law of one of the places governs a person who can be at any of the
   * candidates.
   *
   * <p>True if it governs one candidate, since an activity must be lawful in all of them.
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
