package io.lexicall.engine;

import java.util.List;

/**
 * A part of cached objects. An engine keeps it as long as a cached object refers to it, and counts
 * it once, however many refer to it.
 *
 * <p>Only {@link PlanTable} changes the references, under its lock.
 */
abstract class Part {
  /** The number of cached objects that refer to it. */
  private int holders;

  /** Returns about how many bytes it uses without its parts; always the same. */
  abstract long bytes();

  /** Returns its parts; always the same. */
  List<? extends Part> parts() {
    return List.of();
  }

  /** Called when it is cached: a search for an equal part should find it from now on. */
  void kept() {}

  /** Called when it is no longer cached: a search for an equal part should not find it any more. */
  void dropped() {}

  /** Adds a reference, and returns by how many bytes the cached memory grows. */
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

  /** Removes a reference, and returns by how many bytes the cached memory shrinks. */
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
