package io.lexicall.number;

import io.lexicall.place.Whereabouts;
import org.jspecify.annotations.Nullable;

/**
 * What is known about all numbers with the same leading digits. Shared by these numbers.
 *
 * <p>The whereabouts are computed when first needed. The JVM reads the rules of each zone that is
 * named, and a host that calls one country should not wait for the rules of all.
 */
abstract class Block {
  private final int callingCode;
  private volatile @Nullable Whereabouts known;

  Block(int callingCode) {
    this.callingCode = callingCode;
  }

  /** Reads the whereabouts of the block from the table; called once. */
  abstract Whereabouts read();

  final int callingCode() {
    return callingCode;
  }

  final Whereabouts whereabouts() {
    Whereabouts whereabouts = known;
    return whereabouts == null ? workOut() : whereabouts;
  }

  private synchronized Whereabouts workOut() {
    Whereabouts whereabouts = known;
    if (whereabouts == null) {
      whereabouts = read();
      known = whereabouts;
    }
    return whereabouts;
  }
}
