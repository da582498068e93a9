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

  private final List<Mapping> mappings = new ArrayList<>();

  /** Closes an edition that nobody will be given any more. */
  synchronized void add(ListEdition edition) {
    mappings.add(edition.mapping());
    edition.close();
    mappings.removeIf(Mapping::isReleased);
    if (mappings.size() > MOST) {
      System.gc();
      mappings.removeIf(Mapping::isReleased);
    }
  }
}
