package io.lexicall.rules.gdpr;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.time.ZoneClock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The clocks at the places where an activity can be: where that is not known, those of all the
 * places where the law in question is law.
 */
final class Clocks {
  private final Set<Place> places;

  /** Worked out when it is first asked for, since to read the rules of many zones takes a while. */
  private volatile @Nullable List<ZoneClock> all;

  /**
   * Makes them.
   *
   * @param places countries where the law is law
   */
  Clocks(Collection<Place> places) {
    this.places = Set.copyOf(places);
  }

  private List<ZoneClock> all() {
    List<ZoneClock> known = all;
    if (known == null) {
      known =
          places.stream()
              .sorted()
              .flatMap(place -> Atlas.ofCountry(place).clocks().stream())
              .distinct()
              .toList();
      all = known;
    }
    return known;
  }

  List<ZoneClock> of(Activity<?> activity) {
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    return clocks.isEmpty() ? all() : clocks;
  }

  /**
   * Tells whether something holds at some place where the activity can be; where that is not known,
   * whether it holds everywhere or nowhere, else unknown.
   */
  Truth some(Activity<?> activity, Predicate<ZoneClock> test) {
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    boolean known = !clocks.isEmpty();
    List<ZoneClock> here = known ? clocks : all();
    boolean any = false;
    boolean every = true;
    for (int i = 0; i < here.size(); i++) {
      boolean holds = test.test(here.get(i));
      any |= holds;
      every &= holds;
    }
    return any == every || known ? Truth.of(any) : Truth.UNKNOWN;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Clocks clocks && places.equals(clocks.places);
  }

  @Override
  public int hashCode() {
    return places.hashCode();
  }

  /** Names the zone where it is not known. */
  static <A extends Activity<A>> void missing(A activity, Set<Fact<A, ?>> into) {
    Fact<A, ?> zone = activity.timeZoneFact();
    if (zone != null && activity.whereabouts().clocks().isEmpty()) {
      into.add(zone);
    }
  }
}
