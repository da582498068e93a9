package io.lexicall.rule;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event has happened, and not before another that it follows. */
final class HappenedSince<A extends Activity<A>> extends Condition<A> {
  private final Condition<A> happened;
  private final Fact<A, Instant> event;
  private final Fact<A, Instant> start;

  /** Makes the condition of one on the event alone. */
  HappenedSince(Condition<A> happened, Fact<A, Instant> event, Fact<A, Instant> start) {
    this.happened = happened;
    this.event = event;
    this.start = start;
  }

  @Override
  public Truth test(A activity) {
    Instant then = event.in(activity);
    Instant first = start.in(activity);
    return then != null && first != null && then.isBefore(first)
        ? Truth.FALSE
        : happened.test(activity);
  }

  @Override
  public void missing(A activity, Set<Fact<A, ?>> into) {
    happened.missing(activity, into);
  }

  @Override
  public Set<Fact<A, ?>> reads() {
    Set<Fact<A, ?>> reads = new LinkedHashSet<>(happened.reads());
    reads.add(start);
    return reads;
  }

  @Override
  public String says() {
    return happened.says() + ", and not before " + start;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(happened, event, start);
  }

  @Override
  public @Nullable Instant nextChange(A activity, Instant after) {
    return happened.nextChange(activity, after);
  }
}
