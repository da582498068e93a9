package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings of a file, in the order in which they were added. Those at a place are found without
 * a look at all others, since a file can hold thousands of calls. Not thread-safe.
 */
final class Hits implements Iterable<Hit> {
  /** The places of a file are divided into blocks of 64 characters. */
  private static final int BLOCK_BITS = 6;

  private final Set<Hit> all = new LinkedHashSet<>();
  private final Map<Integer, List<Hit>> blocks = new HashMap<>();

  Hits() {}

  Hits(Iterable<Hit> hits) {
    hits.forEach(this::add);
  }

  void add(Hit hit) {
    all.add(hit);
    addParts(hit, hit.parts);
  }

  /** Notes the places of parts that a finding was given. */
  void addParts(Hit hit, List<Part> parts) {
    for (Part part : parts) {
      for (int block = first(part); block <= last(part); block++) {
        blocks.computeIfAbsent(block, each -> new ArrayList<>(2)).add(hit);
      }
    }
  }

  void remove(Hit hit) {
    all.remove(hit);
    for (Part part : hit.parts) {
      for (int block = first(part); block <= last(part); block++) {
        List<Hit> there = blocks.get(block);
        if (there != null) {
          there.removeIf(each -> each == hit);
        }
      }
    }
  }

  /** Returns the findings of which a part overlaps one of the parts, each once. */
  Set<Hit> at(List<Part> parts) {
    Set<Hit> found = Collections.newSetFromMap(new IdentityHashMap<>(4));
    for (Part part : parts) {
      for (int block = first(part); block <= last(part); block++) {
        for (Hit hit : blocks.getOrDefault(block, List.of())) {
          if (part.overlapsAny(hit.parts)) {
            found.add(hit);
          }
        }
      }
    }
    return found;
  }

  boolean isAnyAt(List<Part> parts) {
    return !at(parts).isEmpty();
  }

  /** Returns a copy in their order. */
  List<Hit> toList() {
    return new ArrayList<>(all);
  }

  @Override
  public Iterator<Hit> iterator() {
    return all.iterator();
  }

  private static int first(Part part) {
    return part.start() >> BLOCK_BITS;
  }

  private static int last(Part part) {
    return Math.max(part.start(), part.end() - 1) >> BLOCK_BITS;
  }
}
