package io.lexicall.server;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the requests of each client (a token bucket). A client may send a second's worth of
 * requests at once, and then as many as are refilled over time.
 */
final class RateLimit {
  /** Beyond this many names, those with a full allowance are forgotten. */
  private static final int MOST_NAMES = 4_096;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long nanosEach;
  private final ConcurrentHashMap<String, Long> usedUntil = new ConcurrentHashMap<>();

  private final AtomicLong requests = new AtomicLong();

  RateLimit(int perSecond) {
    this.nanosEach = SECOND / perSecond;
  }

  /**
   * Takes one request.
   *
   * @param now as {@link System#nanoTime} tells it
   * @return whether there was one left
   */
  boolean take(String client, long now) {
    // Not at each request: names in use are not forgotten, and would be looked through each time.
    if (requests.incrementAndGet() % MOST_NAMES == 0 && usedUntil.size() > MOST_NAMES) {
      usedUntil.values().removeIf(until -> until - now <= 0);
    }
    boolean[] taken = new boolean[1];
    usedUntil.compute(
        client,
        (name, before) -> {
          long from = before == null || before - now < 0 ? now : before;
          taken[0] = from + nanosEach - now <= SECOND;
          return taken[0] ? from + nanosEach : from;
        });
    return taken[0];
  }

  /** Returns how many names are kept. */
  int names() {
    return usedUntil.size();
  }
}
