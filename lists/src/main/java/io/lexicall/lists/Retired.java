package io.lexicall.lists;

import java.util.ArrayList;
import java.util.List;

/**
 * Editions that were replaced, whose memory may not have been given back yet.
 *
 * <p>Before JDK 22 only the garbage collector unmaps a file. Where it has not come by for some
 * editions it is called, so that they never pile up. Thread-safe.
 */
final class Retired {
  /** So many editions may wait for the collector. */
  static final int MOST = 4;

  private static final int MOST_WAITS = 100;
  private static final int WAIT_MILLIS = 2;

  private final List<Mapping> mappings = new ArrayList<>();

  /** Closes an edition that nobody will be given any more. */
  synchronized void add(ListEdition edition) {
    mappings.add(edition.mapping());
    edition.close();
    if (!isFew()) {
      System.gc();
      try {
        // What it has found, another thread gives back.
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
