package io.lexicall.rules.tcpa.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Arithmetic with optional instants. */
final class Instants {
  private Instants() {}

  static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  /** Returns the earlier of an instant, if it comes after a bound, and another. */
  static @Nullable Instant earlierAfter(
      Instant after, @Nullable Instant one, @Nullable Instant other) {
    return one == null || !one.isAfter(after) ? other : earlier(one, other);
  }
}
