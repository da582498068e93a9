package io.lexicall.server;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the requests of each client. A client may have as many at once as in a second, and then as
 * many as that second refills.
 */
final class RateLimit {
  /** Beyond so many names, those that have their whole second again are forgotten. */
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
