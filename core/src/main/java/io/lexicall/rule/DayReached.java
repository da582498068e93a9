package io.lexicall.rule;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The day of a fact has begun, and is at most a number of months ago. */
final class DayReached<A extends Activity<A>> extends Condition<A> {
  private final Fact<A, Optional<LocalDate>> fact;
  private final @Nullable Integer months;
  private final String says;

  DayReached(Fact<A, Optional<LocalDate>> fact, @Nullable Integer months, String says) {
    this.fact = fact;
    this.months = months;
    this.says = says;
  }

  @Override
  public Truth test(A activity) {
    Optional<LocalDate> day = fact.in(activity);
    if (day == null) {
      return Truth.UNKNOWN;
    }
    if (day.isEmpty()) {
      return Truth.FALSE;
    }
    ZoneClock clock = Clocks.shown(activity);
    Instant end = end(clock, day.get());
    return Truth.of(
        !activity.at().isBefore(clock.startOfDay(day.get()))
            && (end == null || activity.at().isBefore(end)));
  }

  /** Returns the start of the first day on which it is too long ago; null if there is none. */
  private @Nullable Instant end(ZoneClock clock, LocalDate day) {
    return months == null ? null : clock.startOfDay(day.plusMonths(months).plusDays(1));
  }

  @Override
  public void missing(A activity, Set<Fact<A, ?>> into) {
    into.add(fact);
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
    return List.of(fact, months == null ? "" : months);
  }

  @Override
  public String says() {
    return says;
  }

  @Override
  public @Nullable Instant nextChange(A activity, Instant after) {
    Optional<LocalDate> day = fact.in(activity);
    if (day == null || day.isEmpty()) {
      return null;
    }
    ZoneClock clock = Clocks.shown(activity);
    Instant begin = clock.startOfDay(day.get());
    if (begin.isAfter(after)) {
      return begin;
    }
    return ifAfter(end(clock, day.get()), after);
  }
}
