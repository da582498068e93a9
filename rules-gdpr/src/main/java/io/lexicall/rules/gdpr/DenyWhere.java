package io.lexicall.rules.gdpr;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A duty that is given unless it is stated that it will not be met: denies if a condition is known
 * to hold, and gives the duty otherwise.
 */
final class DenyWhere<A extends Activity<A>> extends Effect<A> {
  private final Condition<A> broken;
  private final Duty duty;

  DenyWhere(Condition<A> broken, Duty duty) {
    this.broken = broken;
    this.duty = duty;
  }

  @Override
  public Outcome on(A activity) {
    return outcome(broken.test(activity));
  }

  private Outcome outcome(Truth truth) {
    return truth == Truth.TRUE ? Outcome.deny() : Outcome.oblige(duty);
  }

  @Override
  public Set<Fact<A, ?>> reads() {
    return broken.reads();
  }

  @Override
  public List<String> obligations() {
    return List.of(duty.name());
  }

  @Override
  public @Nullable Instant nextChange(A activity, Instant after) {
    return broken.nextChange(activity, after);
  }

  @Override
  protected Effect<A> given(long traits) {
    Truth settled = settledAnswer(broken, traits);
    return settled == null ? this : Effect.always(outcome(settled), obligations());
  }
}
