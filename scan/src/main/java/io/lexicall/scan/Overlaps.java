package io.lexicall.scan;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Decides which finding gets a place of the file if several overlap. */
final class Overlaps {

  private Overlaps() {}

  /**
   * Gives each place of the file to one finding only: likely findings first, then those with the
   * most digits.
   */
  static List<Hit> settle(List<Hit> hits, String text, Lexicon lexicon) {
    hits.sort(
        Comparator.comparing((Hit hit) -> hit.confidence == Confidence.LOW)
            // What is told without anything else amid it is likelier.
            .thenComparing(Hit::isAroundOther)
            .thenComparingInt(hit -> -hit.value.length)
            .thenComparing(Hit::isRepeated)
            .thenComparingInt(hit -> hit.start() - hit.end())
            .thenComparingInt(Hit::start));
    TreeMap<Integer, Integer> taken = new TreeMap<>();
    Hits apart = new Hits();
    // By kind and digits; these are not copied, since a copy would have to be wiped.
    Map<List<Object>, Hit> byValue = new HashMap<>();
    for (Hit hit : hits) {
      List<Part> left = new ArrayList<>();
      boolean whole = true;
      for (Part part : hit.parts) {
        List<Part> free = free(part, taken);
        boolean isFree = free.size() == 1 && isSame(free.get(0), part);
        if (!isFree) {
          // The words between the digits of another finding ("one two, uh, three") are no number.
          free.removeIf(rest -> !Worth.saysDigits(text, rest.start(), rest.end(), lexicon));
        }
        whole &= isFree || part.repeated();
        left.addAll(free);
      }
      // The rest of another number that shares digits with a card is no finding.
      boolean isBroken = !whole && hit.isOfOther && lostToBetter(hit, apart);
      if (left.isEmpty() || isBroken) {
        hit.wipe();
        continue;
      }
      List<Object> value = List.of(hit.kind, CharBuffer.wrap(hit.value));
      Hit same = areRepeated(left) ? byValue.get(value) : null;
      if (same != null) {
        left.forEach(part -> taken.put(part.start(), part.end()));
        same.parts.addAll(left);
        apart.addParts(same, left);
        hit.wipe();
        continue;
      }
      if (!whole) {
        // It is unknown which digits are left in which part, so none of them is shown.
        left.replaceAll(part -> part.asRepeated());
      }
      left.forEach(part -> taken.put(part.start(), part.end()));
      Hit rest = hit.in(left);
      apart.add(rest);
      byValue.putIfAbsent(value, rest);
    }
    List<Hit> settled = apart.toList();
    settled.sort(Comparator.comparingInt(Hit::start));
    return settled;
  }

  /** Whether a piece of a part is all of it. */
  private static boolean isSame(Part piece, Part part) {
    return piece.start() == part.start() && piece.end() == part.end();
  }

  private static boolean areRepeated(List<Part> parts) {
    for (Part part : parts) {
      if (!part.repeated()) {
        return false;
      }
    }
    return true;
  }

  private static boolean lostToBetter(Hit hit, Hits hits) {
    for (Hit other : hits.at(hit.parts)) {
      if (other.confidence != Confidence.LOW && !Arrays.equals(other.value, hit.value)) {
        return true;
      }
    }
    return false;
  }

  /** The pieces of a part that no other finding has taken. */
  private static List<Part> free(Part part, NavigableMap<Integer, Integer> taken) {
    List<Part> free = new ArrayList<>(1);
    int at = part.start();
    while (at < part.end()) {
      Map.Entry<Integer, Integer> before = taken.floorEntry(at);
      if (before != null && before.getValue() > at) {
        at = before.getValue();
        continue;
      }
      Integer next = taken.higherKey(at);
      int to = next == null ? part.end() : Math.min(next, part.end());
      boolean all = at == part.start() && to == part.end();
      free.add(all ? part : new Part(at, to, part.digits(), part.repeated(), part.slot()));
      at = to;
    }
    return free;
  }
}
