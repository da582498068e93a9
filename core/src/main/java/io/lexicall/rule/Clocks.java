package io.lexicall.rule;

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
 * The clocks at the places where an activity can be: where that is not known, those of all the
 * places where the law in question is law.
 *
 * <p>Immutable and thread-safe. Two are equal if they are of the same places.
 *
 * @since 0.1
 */
public final class Clocks {
  private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);

  private final Set<Place> places;

  /** Worked out when it is first asked for, since to read the rules of many zones takes a while. */
  private volatile @Nullable List<ZoneClock> all;

  /**
   * Makes them.
   *
   * @param places countries where the law is law; none if the place of an activity is always known
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
   * Tells whether something holds at some place where an activity can be; where that is not known,
   * whether it holds everywhere or nowhere, else unknown.
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
   * Returns the first of the instants at the places that is later than another.
   *
   * @param after exclusive
   * @return null if there is none
   */
  public @Nullable Instant firstAfter(
      Activity<?> activity, Instant after, Function<ZoneClock, Instant> instant) {
    Instant first = null;
    for (ZoneClock clock : of(activity)) {
      Instant here = instant.apply(clock);
      first = here.isAfter(after) ? Alike.earlier(first, here) : first;
    }
    return first;
  }

  /**
   * Returns the clock on which dates are read of an activity whose place no fact tells, such as an
   * access: that which showed when it is, or that of UTC.
   */
  static ZoneClock shown(Activity<?> activity) {
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    return clocks.isEmpty() ? UTC : clocks.get(0);
  }

  /** Names the fact that tells the zone, where that is not known. */
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
