package io.lexicall.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which records of the ledger answer a check: those known at a certain time. In every case only
 * events that had happened by the instant of the activity count. Immutable and thread-safe.
 *
 * <p>Example: a request to stop arrives by letter on Monday and is recorded on Wednesday. The facts
 * of a call on Tuesday include it as known {@link #NOW}, which shows whether the call was lawful,
 * but not as known {@link #THEN}, which shows what the caller could know.
 *
 * @since 0.1
 */
public final class AsKnown {
  /** All that is recorded now, also about the past. */
  public static final AsKnown NOW = new AsKnown(null, false);

  /** What was recorded by the instant of the activity itself. */
  public static final AsKnown THEN = new AsKnown(null, true);

  private final @Nullable Instant fixed;
  private final boolean isThen;

  private AsKnown(@Nullable Instant fixed, boolean isThen) {
    this.fixed = fixed;
    this.isThen = isThen;
  }

  /** What was recorded by an instant, inclusive. */
  public static AsKnown at(Instant instant) {
    return new AsKnown(requireNonNull(instant, "instant"), false);
  }

  /**
   * Returns the instant by which an event must be recorded to be known; null if that does not
   * matter.
   */
  @Nullable Instant latest(Instant ofActivity) {
    return isThen ? ofActivity : fixed;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AsKnown that
        && isThen == that.isThen
        && Objects.equals(fixed, that.fixed);
  }

  @Override
  public int hashCode() {
    return Objects.hash(fixed, isThen);
  }

  /** Returns the name of the constant, or the instant. */
  @Override
  public String toString() {
    return "as known " + (fixed != null ? "at " + fixed : isThen ? "then" : "now");
  }
}
