package io.lexicall.rule;

import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.time.LookBack;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event happened, optionally within a period that ends on the day of the activity. */
final class Happened<A extends Activity<A>> extends Condition<A> {
  private final @Nullable Fact<A, ?> group;
  private final Fact<A, Instant> event;
  private final @Nullable LookBack period;

  /**
   * Makes the condition.
   *
   * @param group the group that holds the event, without which the event is unknown; null if the
   *     activity itself holds it
   */
  Happened(@Nullable Fact<A, ?> group, Fact<A, Instant> event, @Nullable LookBack period) {
    this.group = group;
    this.event = event;
    this.period = period;
  }

  @Override
  public Truth test(A activity) {
    Instant then = event.in(activity);
    if (then == null) {
      return group != null && group.in(activity) == null ? Truth.UNKNOWN : Truth.FALSE;
    }
    if (then.isAfter(activity.at())) {
      return Truth.FALSE;
    }
    if (period == null || Lapse.isWithinForAll(activity, then, period)) {
      return Truth.TRUE;
    }
    return activity.whereabouts().zoneKnown() || !Lapse.isWithinForSome(activity, then, period)
        ? Truth.FALSE
        : Truth.UNKNOWN;
  }

  @Override
  public void missing(A activity, Set<Fact<A, ?>> into) {
    Fact<A, ?> zone = activity.timeZoneFact();
    if (group != null && group.in(activity) == null) {
      into.add(group);
    } else if (zone != null) {
      into.add(zone);
    }
  }

  @Override
  public Set<Fact<A, ?>> reads() {
    return group == null ? Set.of(event) : Set.of(group, event);
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(group == null ? "" : group, event, period == null ? "" : period);
  }

  @Override
  public String says() {
    return event + (period == null ? " has come" : " came at most " + period);
  }

  @Override
  public @Nullable Instant nextChange(A activity, Instant after) {
    Instant then = event.in(activity);
    if (then == null) {
      return null;
    }
    Instant next = ifAfter(then, after);
    return period == null ? next : earlier(next, Lapse.of(activity, then, period, after));
  }

  @Override
  protected Condition<A> given(long traits) {
    if (group == null) {
      return this;
    }
    Trait trait = Trait.of(group);
    return trait == null || trait.known(traits) ? this : Condition.unknown(group);
  }
}
