package io.lexicall.rule;

import io.lexicall.facts.Activity;
import io.lexicall.time.Due;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The instant at which a {@link DatedEffect} judges an activity. It answers all that depends on the
 * instant. When the effect is asked for its next change, it notes the first later instant at which
 * one of its answers will be another one.
 *
 * <p>Not thread-safe: each judgement has its own.
 *
 * @since 0.1
 */
public final class Present {
  private final Instant at;

  /** Whether it notes changes. For a verdict nobody asks for them, and an end can be costly. */
  private final boolean notes;

  private @Nullable Instant next;

  /** Creates it for an activity at its instant. */
  public Present(Activity<?> activity) {
    this(activity, false);
  }

  private Present(Activity<?> activity, boolean notes) {
    this.at = activity.at();
    this.notes = notes;
  }

  /** Returns one that notes when its answers change. */
  static Present noting(Activity<?> activity) {
    return new Present(activity, true);
  }

  /** Returns whether an event has come: at its own instant it has. */
  public boolean hasCome(Instant event) {
    return !event.isAfter(at) || (notes && willChange(event));
  }

  /** Returns whether what is due is late by now. */
  public boolean isLate(Due due) {
    return due.isLate(at) || (notes && willChange(due.endExclusive()));
  }

  /**
   * Returns whether what is due was done late, or is late by now.
   *
   * @param done when it was done; null if it is not done
   */
  public boolean isLate(Due due, @Nullable Instant done) {
    return done == null ? isLate(due) : due.isLate(done);
  }

  /** Returns false, which is the answer until that instant. */
  private boolean willChange(Instant then) {
    if (then.isAfter(at) && (next == null || then.isBefore(next))) {
      next = then;
    }
    return false;
  }

  /** Returns when one of the answers that it gave will be another one; null if none will. */
  @Nullable Instant nextChange() {
    return next;
  }
}
