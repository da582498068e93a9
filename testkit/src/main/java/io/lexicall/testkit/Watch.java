package io.lexicall.testkit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Watches how long a rule takes for one activity. A rule that waits would hold up every call of a
 * host, and its contract would run for hours without a word.
 */
final class Watch {
  private static final Duration MOST = Duration.ofSeconds(1);

  /** A busy machine can hold up one call; a rule that is slow is slow again. */
  private static final int TIMES = 3;

  private static final long NONE = Long.MIN_VALUE;

  private final AtomicLong begun = new AtomicLong(NONE);

  /** A call that took too long, each time that it was tried. */
  static final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooSlow(Duration took) {
      super(
          "one call took "
              + took.toMillis()
              + " ms, and may take "
              + MOST.toMillis()
              + ": a rule must not wait, or read from elsewhere");
    }
  }

  /**
   * Calls a rule.
   *
   * @throws TooSlow if it takes too long
   */
  <T> T timed(Supplier<T> call) {
    for (int i = 1; ; i++) {
      long start = System.nanoTime();
      begun.set(start);
      T answer = call.get();
      begun.set(NONE);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      if (took.compareTo(MOST) <= 0) {
        return answer;
      }
      if (i == TIMES) {
        throw new TooSlow(took);
      }
    }
  }

  /** Returns for how long a call has not returned; zero if there is none. */
  Duration pending() {
    long start = begun.get();
    return start == NONE ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
  }
}
