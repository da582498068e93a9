package io.lexicall.number;

import io.lexicall.place.Whereabouts;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all numbers with the same leading digits; shared by them.
 *
 * <p>The whereabouts are worked out when they are first asked for: the JVM reads the rules of a
 * zone when it is named, and a host that calls one country should not wait for those of all.
 */
abstract class Block {
  private final int callingCode;
  private volatile @Nullable Whereabouts known;

  Block(int callingCode) {
    this.callingCode = callingCode;
  }

  /** Reads what the table says of the block; asked once. */
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
