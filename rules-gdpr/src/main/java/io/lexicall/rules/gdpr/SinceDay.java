package io.lexicall.rules.gdpr;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event happened on a day or later, in the calendar of any place where it can be: events before
 * the law was in force are not bound by it, however late they are judged.
 */
final class SinceDay<A extends Activity<A>> extends Condition<A> {
  /** The time zones in which a day begins first and last. */
  private static final List<ZoneClock> FIRST = Atlas.ofCountry(Place.of("KI")).clocks();

  private static final List<ZoneClock> LAST = Atlas.ofCountry(Place.of("NU")).clocks();

  private final Fact<A, Instant> event;
  private final LocalDate day;

  SinceDay(Fact<A, Instant> event, LocalDate day) {
    this.event = event;
    this.day = day;
  }

  /** An event without an instant counts as happening now. */
  @Override
  public Truth test(A activity) {
    Instant stated = event.in(activity);
    long second = (stated == null ? activity.at() : stated).getEpochSecond();
    List<ZoneClock> there = activity.whereabouts().clocks();
    if (!there.isEmpty()) {
      return Truth.of(isReached(there, second));
    }
    return isReached(LAST, second)
        ? Truth.TRUE
        : isReached(FIRST, second) ? Truth.UNKNOWN : Truth.FALSE;
  }

  private boolean isReached(List<ZoneClock> clocks, long second) {
    return clocks.stream().anyMatch(clock -> clock.localEpochDayAt(second) >= day.toEpochDay());
  }

  @Override
  public @Nullable Instant nextChange(A activity, Instant after) {
    if (event.in(activity) != null) {
      return null;
    }
    List<ZoneClock> there = activity.whereabouts().clocks();
    return (there.isEmpty() ? Stream.of(FIRST, LAST).flatMap(List::stream) : there.stream())
        .map(clock -> clock.startOfDay(day))
        .filter(start -> start.isAfter(after))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  @Override
  public void missing(A activity, Set<Fact<A, ?>> into) {
    Fact<A, ?> country = activity.countryFact();
    if (country != null) {
      into.add(country);
    }
  }

  @Override
  public Set<Fact<A, ?>> reads() {
    return Set.of(event);
  }

  @Override
  public String says() {
    return event + " is " + day + " or later";
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(event, day);
  }
}
