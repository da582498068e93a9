package io.lexicall.scan;

import java.util.Map;
import java.util.TreeMap;

/**
 * Stretches of a text of which none overlaps another. There may be thousands in a file, and each
 * new one is held against its neighbours only.
 */
final class Stretches {

  /** The end of each, by where it begins. */
  private final TreeMap<Integer, Integer> ends = new TreeMap<>(this::compare);

  private long looks;

  private int compare(int one, int other) {
    looks++;
    return Integer.compare(one, other);
  }

  /** So often places were compared. */
  long looks() {
    return looks;
  }

  /** Adds a stretch if it overlaps none; returns whether it does not. */
  boolean add(int from, int to) {
    Map.Entry<Integer, Integer> before = ends.lowerEntry(to);
    boolean isApart = before == null || before.getValue() <= from;
    if (isApart) {
      ends.put(from, to);
    }
    return isApart;
  }
}
