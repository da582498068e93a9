package io.lexicall;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A stretch of time in which one verdict holds for an activity.
 *
 * @param from its first instant, inclusive
 * @param to its end, exclusive
 * @param verdict the verdict on the activity at the first instant; the decision and the rules that
 *     lead to it stay the same until the end
 * @since 0.1
 */
public record Stretch(Instant from, Instant to, Verdict verdict) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if it does not end after it begins
   */
  public Stretch {
    requireNonNull(verdict, "verdict");
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException(
          "A stretch must end after it begins, but begins %s and ends %s".formatted(from, to));
    }
  }
}
