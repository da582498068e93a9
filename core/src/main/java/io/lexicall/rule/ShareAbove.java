package io.lexicall.rule;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** One count is more than a percentage of another that includes it. */
final class ShareAbove<A extends Activity<A>> extends Condition<A> {
  private static final long WHOLE = 100;

  private final Fact<A, Integer> part;
  private final Fact<A, Integer> whole;
  private final int percent;

  ShareAbove(Fact<A, Integer> part, Fact<A, Integer> whole, int percent) {
    this.part = part;
    this.whole = whole;
    this.percent = percent;
  }

  @Override
  public Truth test(A activity) {
    Integer some = part.in(activity);
    Integer all = whole.in(activity);
    if (some != null && some == 0) {
      return Truth.FALSE; // whatever the whole is
    }
    return some == null || all == null
        ? Truth.UNKNOWN
        : Truth.of(WHOLE * some > (long) percent * all);
  }

  @Override
  public void missing(A activity, Set<Fact<A, ?>> into) {
    if (whole.in(activity) == null) {
      into.add(whole);
    }
    if (part.in(activity) == null) {
      into.add(part);
    }
  }

  @Override
  public Set<Fact<A, ?>> reads() {
    return Set.of(part, whole);
  }

  @Override
  protected Set<Fact<A, ?>> decidedByAbsence() {
    return Set.of();
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(part, whole, percent);
  }

  @Override
  public String says() {
    return part + " is more than " + percent + " per cent of " + whole;
  }

  @Override
  public Supplier<String> tells(A activity) {
    Integer some = part.in(activity);
    Integer all = whole.in(activity);
    return () -> part + " is " + some + " of " + all;
  }
}
