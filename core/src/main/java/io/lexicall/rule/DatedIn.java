package io.lexicall.rule;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event happened on a day of a period, in the calendar of a place. */
final class DatedIn<A extends Activity<A>> extends Condition<A> {
  private final Fact<A, Instant> event;
  private final InForce period;

  /** Either these are used, or one clock. */
  private final @Nullable Clocks clocks;

  private final @Nullable ZoneClock clock;

  DatedIn(
      Fact<A, Instant> event, InForce period, @Nullable Clocks clocks, @Nullable ZoneClock clock) {
    this.event = event;
    this.period = period;
    this.clocks = clocks;
    this.clock = clock;
  }

  @Override
  public Truth test(A activity) {
    Instant then = event.in(activity);
    if (then == null) {
      return Truth.FALSE;
    }
    if (clock != null) {
      return isIn(clock, then);
    }
    return clocks == null ? Truth.FALSE : clocks.some(activity, each -> isIn(each, then));
  }

  private Truth isIn(ZoneClock each, Instant then) {
    LocalDate day = each.dateAt(then);
    return Truth.of(period.contains(day));
  }

  @Override
  public void missing(A activity, Set<Fact<A, ?>> into) {
    Clocks.missingZone(activity, into); // an event that is left out did not happen
  }

  @Override
  public Set<Fact<A, ?>> reads() {
    return Set.of(event);
  }

  /** The day of the event does not depend on the instant of the activity. */
  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(event, period, clocks == null ? "" : clocks, clock == null ? "" : clock);
  }

  @Override
  public String says() {
    return event + " is on a day of " + period;
  }
}
