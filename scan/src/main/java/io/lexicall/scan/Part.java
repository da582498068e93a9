package io.lexicall.scan;

import java.util.List;

/** A part of a finding, at [start, end) of the file, with its number of digits. */
record Part(int start, int end, int digits, boolean repeated, Slot slot) {

  /** Returns this part as one that is said once more. */
  Part asRepeated() {
    return new Part(start, end, digits, true, slot);
  }

  boolean overlaps(Part other) {
    return start < other.end && other.start < end;
  }

  boolean overlapsAny(List<Part> parts) {
    for (Part other : parts) {
      if (overlaps(other)) {
        return true;
      }
    }
    return false;
  }
}
