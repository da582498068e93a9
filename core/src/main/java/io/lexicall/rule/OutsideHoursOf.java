package io.lexicall.rule;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import io.lexicall.time.ZoneClock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** It is outside certain hours at any place that a fact names. */
final class OutsideHoursOf<A extends Activity<A>, T> extends OutsideHours<A> {
  private final Fact<A, T> fact;
  private final Function<T, Whereabouts> places;

  OutsideHoursOf(
      WeeklyHours hours,
      HolidayCalendar holidays,
      Fact<A, T> fact,
      Function<T, Whereabouts> places) {
    super(hours, holidays, Set.of());
    this.fact = fact;
    this.places = places;
  }

  @Override
  List<ZoneClock> clocks(A activity) {
    T value = fact.in(activity);
    return value == null ? List.of() : places.apply(value).clocks();
  }

  @Override
  Truth withoutClock() {
    return Truth.FALSE;
  }

  @Override
  public Set<Fact<A, ?>> reads() {
    return Set.of(fact);
  }

  @Override
  protected Set<Fact<A, ?>> decidedByAbsence() {
    return Set.of();
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(fact, places, super.madeOf());
  }

  @Override
  public String says() {
    return super.says() + " where " + fact + " shows";
  }
}
