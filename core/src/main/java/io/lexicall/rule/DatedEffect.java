package io.lexicall.rule;

import io.lexicall.facts.Activity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An effect whose outcome depends on dates that pass: deadlines, retention periods, planned events.
 *
 * <p>It asks a {@link Present} for all that depends on the instant, and never compares {@link
 * Activity#at()} itself. So the same comparisons that decide also tell when the outcome changes.
 *
 * @param <A> the kind of activity
 * @since 0.1
 */
public abstract class DatedEffect<A extends Activity<A>> extends Effect<A> {
  /** For subclasses. */
  protected DatedEffect() {}

  /**
   * Judges an activity for which the rule's condition is true or unknown.
   *
   * @param now answers what has come and what is late at the activity's instant
   */
  protected abstract Outcome on(A activity, Present now);

  @Override
  public final Outcome on(A activity) {
    return on(activity, new Present(activity));
  }

  @Override
  public final @Nullable Instant nextChange(A activity, Instant after) {
    A then = activity.at(after);
    Present now = Present.noting(then);
    on(then, now);
    return now.nextChange();
  }
}
