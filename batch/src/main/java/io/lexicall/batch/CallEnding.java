package io.lexicall.batch;

import org.jspecify.annotations.Nullable;

/**
 * How a call ended, as all rows of the call tell: often one row is the attempt and another its
 * result. What they disagree on is unknown. Not thread-safe.
 */
final class CallEnding {
  private @Nullable Boolean answered;
  private @Nullable Boolean abandoned;
  private boolean isDisputed;

  /** Adds what a row tells. */
  void add(Ending row) {
    Boolean alsoAnswered = row.wasAnswered();
    Boolean alsoAbandoned = row.wasAbandoned();
    isDisputed |= differ(answered, alsoAnswered) || differ(abandoned, alsoAbandoned);
    answered = answered == null ? alsoAnswered : answered;
    abandoned = abandoned == null ? alsoAbandoned : abandoned;
  }

  /** Returns whether a person answered; null if it is not known. */
  @Nullable Boolean wasAnswered() {
    return isDisputed ? null : answered;
  }

  /** Returns whether it was abandoned; null if it is not known. */
  @Nullable Boolean wasAbandoned() {
    return isDisputed ? null : abandoned;
  }

  private static boolean differ(@Nullable Boolean one, @Nullable Boolean other) {
    return one != null && other != null && !one.equals(other);
  }
}
