package io.lexicall.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * As known when: from which knowledge the ledger answers a check. Whatever it is, what counts is
 * what had happened by the instant of the activity. Immutable and thread-safe.
 *
 * <p>A request to stop that came in by letter on Monday and was recorded on Wednesday is in the
 * facts of a call on Tuesday as known {@link #NOW}, which tells whether the call was lawful, and
 * not in those as known {@link #THEN}, which tells what its caller could know.
 *
 * @since 0.1
 */
public final class AsKnown {
  /** By all that is recorded now, also of the past. */
  public static final AsKnown NOW = new AsKnown(null, false);

  /** By what was recorded by the instant of the activity itself. */
  public static final AsKnown THEN = new AsKnown(null, true);

  private final @Nullable Instant fixed;
  private final boolean isThen;

  private AsKnown(@Nullable Instant fixed, boolean isThen) {
    this.fixed = fixed;
    this.isThen = isThen;
  }

  /** By what was recorded by an instant, inclusive. */
  public static AsKnown at(Instant instant) {
    return new AsKnown(requireNonNull(instant, "instant"), false);
  }

  /** Returns by when something must be recorded to be known; null if that does not matter. */
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

  /** Returns the name of what is known, or the instant by which. */
  @Override
  public String toString() {
    return "as known " + (fixed != null ? "at " + fixed : isThen ? "then" : "now");
  }
}
