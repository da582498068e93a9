package io.lexicall;

import java.util.List;

/**
 * Something that an engine keeps for as long as it is part of something else that is kept: counted
 * once, however many hold it.
 *
 * <p>{@link PlanTable} alone says who holds what, under its lock.
 */
abstract class Part {
  /** How many that are kept hold it. */
  private int holders;

  /** Returns about how many bytes it takes without its parts; the same each time. */
  abstract long bytes();

  /** Returns what it holds; the same each time. */
  List<? extends Part> parts() {
    return List.of();
  }

  /** Hears that it is kept from now on: who looks for its like should find it. */
  void kept() {}

  /** Hears that nobody holds it any longer: who looks for its like should find it no more. */
  void dropped() {}

  /** Is held by one more, and returns by how many bytes more is kept then. */
  final long hold() {
    if (holders++ > 0) {
      return 0;
    }
    long more = bytes();
    for (Part part : parts()) {
      more += part.hold();
    }
    kept();
    return more;
  }

  /** Is held by one less, and returns by how many bytes less is kept then. */
  final long release() {
    if (--holders > 0) {
      return 0;
    }
    long less = bytes();
    for (Part part : parts()) {
      less += part.release();
    }
    dropped();
    return less;
  }
}
