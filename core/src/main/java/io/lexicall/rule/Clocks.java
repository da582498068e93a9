package io.lexicall.rule;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The clocks at the places where an activity can be. If its place is unknown, these are the clocks
 * of all places where the law in question applies.
 *
 * <p>Immutable and thread-safe. Two are equal if they have the same places.
 *
 * @since 0.1
 */
public final class Clocks {
  private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);

  private final Set<Place> places;

  /** Computed when first needed, since reading the rules of many zones is slow. */
  private volatile @Nullable List<ZoneClock> all;

  /**
   * Creates the clocks.
   *
   * @param places countries where the law applies; none if the place of an activity is always known
   */
  public Clocks(Collection<Place> places) {
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

  /** Returns the clocks at every place where an activity can be. */
  public List<ZoneClock> of(Activity<?> activity) {
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    return clocks.isEmpty() ? all() : clocks;
  }

  /**
   * Returns whether a test is true at any place where an activity can be. If the place is not
   * known, the result is true or false only if the test has that result everywhere; otherwise it is
   * unknown.
   */
  public Truth some(Activity<?> activity, Function<ZoneClock, Truth> test) {
    List<ZoneClock> here = of(activity);
    Truth any = Truth.FALSE;
    Truth every = Truth.TRUE;
    for (int i = 0; i < here.size(); i++) {
      Truth holds = test.apply(here.get(i));
      any = any.or(holds);
      every = every.and(holds);
    }
    return any == every || activity.whereabouts().zoneKnown() ? any : Truth.UNKNOWN;
  }

  /**
   * Returns the first of the instants at the places that is later than a given one.
   *
   * @param after exclusive
   * @return null if there is none
   */
  public @Nullable Instant firstAfter(
      Activity<?> activity, Instant after, Function<ZoneClock, Instant> instant) {
    Instant first = null;
    for (ZoneClock clock : of(activity)) {
      first = Terms.earlier(first, Terms.ifAfter(instant.apply(clock), after));
    }
    return first;
  }

  /**
   * Returns the clock for the dates of an activity without a stated place, such as an access: the
   * offset with which its instant was stated, or UTC.
   */
  static ZoneClock shown(Activity<?> activity) {
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    return clocks.isEmpty() ? UTC : clocks.get(0);
  }

  /** Adds the fact that states the time zone, if the zone is not known. */
  public static <A extends Activity<A>> void missingZone(A activity, Set<Fact<A, ?>> into) {
    Fact<A, ?> zone = activity.timeZoneFact();
    if (zone != null && !activity.whereabouts().zoneKnown()) {
      into.add(zone);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Clocks clocks && places.equals(clocks.places);
  }

  @Override
  public int hashCode() {
    return places.hashCode();
  }
}
