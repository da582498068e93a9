package io.lexicall.lists;

import java.util.ArrayList;
import java.util.List;

/**
 * Replaced editions whose memory may not have been released yet.
 *
 * <p>Before JDK 22, only the garbage collector unmaps a file. If some editions have not been
 * collected, it is called, so that they do not accumulate. Thread-safe.
 */
final class Retired {
  /** The most editions that may wait for the collector. */
  static final int MOST = 4;

  private static final int MOST_WAITS = 100;
  private static final int WAIT_MILLIS = 2;

  private final List<Mapping> mappings = new ArrayList<>();

  /** Closes an edition that is no longer used for new look-ups. */
  synchronized void add(ListEdition edition) {
    mappings.add(edition.mapping());
    edition.close();
    if (!isFew()) {
      System.gc();
      try {
        // Another thread releases what it has found.
        for (int wait = 0; wait < MOST_WAITS && !isFew(); wait++) {
          Thread.sleep(WAIT_MILLIS);
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isFew() {
    mappings.removeIf(Mapping::isReleased);
    return mappings.size() <= MOST;
  }
}
