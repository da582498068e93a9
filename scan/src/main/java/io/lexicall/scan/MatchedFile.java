package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file that is searched for card data: what its passages say, read when somebody asks, and where
 * their characters stand in the file.
 */
final class MatchedFile {

  /** The groups of a number are looked for at most so many characters from it. */
  private static final int ABOUT = 400;

  private static final int SHORTEST_ABOUT = 4;

  /** So many digits are something else if that was asked for. Fewer may still be a group. */
  private static final int SHORTEST_TELEPHONE = 7;

  /** So many of its first digits are an incomplete number, whatever was asked for. */
  private static final int SHORTEST_BEGINNING = 8;

  /** At most so far from a number, even a short first or last group counts as repeated. */
  private static final int BESIDE = 60;

  /** Passages up to this length get a quick test first. */
  static final int SHORT = 200;

  /** Digits with no more than this between are one group. */
  static final int GAP = 3;

  final CardScanner scanner;
  final TranscriptText file;
  final String text;
  final Workbench workbench;

  /** How often a character, or a digit about a number, was looked at. */
  private long looks;

  /** The passages of which it is known what they say. */
  private final List<Passage> spoken = new ArrayList<>();

  MatchedFile(CardScanner scanner, TranscriptText file, String text) {
    this.scanner = scanner;
    this.file = file;
    this.text = text;
    workbench = scanner.workbench();
    file.said.forEach(passage -> passage.isSaid = true);
  }

  /** Forgets what the passages say, and gives the workbench back. */
  void close() {
    spoken.forEach(this::forget);
    scanner.giveBack(workbench);
  }

  long looks() {
    return looks;
  }

  void looked(int times) {
    looks += times;
  }

  /** Whether a passage is read like any text, because it is not known to be speech. */
  boolean isAnyText(Passage passage) {
    return !passage.isSaid && !file.format.isTranscript();
  }

  /** Whether a short passage holds too few digits for a number, and no name of a code. */
  boolean isQuiet(Passage passage) {
    return passage.length() <= SHORT
        && scanner.detectors.isEmpty()
        && Worth.of(passage, scanner.lexicon, workbench.buffer) < CardNetworks.MIN_LENGTH;
  }

  Topics topicsOf(Passage passage) {
    return speakingOf(passage).topics();
  }

  SpokenWords wordsOf(Passage passage) {
    return speakingOf(passage).words;
  }

  Speaking speakingOf(Passage passage) {
    Speaking known = passage.speaking;
    if (known == null) {
      known = workbench.read(passage);
      passage.speaking = known;
      spoken.add(passage);
    }
    return known;
  }

  /** The digits of a passage as its words are usually read. */
  SpokenDigits digitsOf(Passage passage) {
    return readingsOf(passage).get(0);
  }

  /** The digits of a passage in each of the ways in which its words can be read. */
  List<SpokenDigits> readingsOf(Passage passage) {
    return speakingOf(passage).readings();
  }

  /**
   * Returns the places of the elements of a finding in the file.
   *
   * @param elements for each element its start and end in the passage, and its number of digits
   */
  List<Part> place(Passage passage, int[] elements) {
    List<Part> parts = new ArrayList<>();
    Slot slot = null;
    int start = 0;
    int end = 0;
    int digits = 0;
    int last = 0;
    for (int e = 0; e < elements.length; e += 3) {
      int more = elements[e + 2];
      // A word tells all of its digits where it begins, but figures may stand in several places.
      boolean isFigures = figures(passage, elements[e], elements[e + 1]) == more;
      int i = elements[e];
      while (i < elements[e + 1]) {
        int from = passage.from(i);
        Slot at = from < 0 ? null : file.slotAt(from);
        if (at == null) {
          i++;
          continue;
        }
        if (!at.equals(slot)
            || !isContiguous(passage, last, i)
            || i == elements[e] && i - last > 1 && staysBetween(passage, last + 1, i)) {
          if (slot != null) {
            parts.add(new Part(start, end, digits, false, slot));
          }
          slot = at;
          start = from;
          digits = 0;
        }
        // The characters that are contiguous in the file too.
        int to = Math.min(elements[e + 1], passage.plainEnd(i));
        last = Math.max(i, Math.min(to - 1, i + at.end() - from - 1));
        end = passage.to(last);
        int told = isFigures ? figures(passage, i, last + 1) : more;
        i = last + 1;
        digits += told;
        more -= told;
      }
    }
    if (slot != null) {
      parts.add(new Part(start, end, digits, false, slot));
    }
    return parts;
  }

  /** Whether markup or the end of a line stands between two groups, which stays there. */
  private static boolean staysBetween(Passage passage, int from, int to) {
    return Markup.isKept(passage, from, to) || holdsLineBreak(passage, from, to);
  }

  private static boolean holdsLineBreak(Passage passage, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Chars.isLineBreak(passage.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static int figures(Passage passage, int from, int to) {
    int figures = 0;
    for (int i = from; i < to; i++) {
      figures += Chars.isDigit(passage.charAt(i)) ? 1 : 0;
    }
    return figures;
  }

  private static boolean isContiguous(Passage passage, int from, int to) {
    for (int i = from + 1; i <= to; i++) {
      if (passage.from(i) < 0 || passage.from(i) != passage.to(i - 1)) {
        return false;
      }
    }
    return true;
  }

  /** Adds the repeated groups of a number amid which nothing else is told. */
  void groupsAbout(Passage passage, int start, int end, char[] number, List<Part> parts) {
    groupsAbout(passage, start, end, number, 0, 0, parts);
  }

  /**
   * Adds the digits before a number that are its first, told before somebody begins again: "4260",
   * "1815", "90. Sorry, I'll start that again." Groups of them that are read back may lie between.
   */
  private void begunBefore(
      Passage passage, SpokenDigits digits, int first, char[] number, List<Part> parts) {
    if (first == 0 || first >= digits.count) {
      return;
    }
    int low = digits.firstFrom(digits.start[first] - ABOUT);
    for (int k = low; k < first - SHORTEST_ABOUT; k++) {
      boolean begins = k == 0 || digits.start[k] - digits.end[k - 1] > GAP;
      if (begins
          && isBegun(digits, k, first, number)
          && !topicsOf(passage).turnsAway(digits.start[k], digits.start[first])) {
        addRepeated(place(passage, digits.elements(k, first)), parts);
        return;
      }
    }
  }

  /**
   * Adds what is told near a number, and is the number without some of its digits: a speaker left a
   * group out, and then tells all of it.
   */
  private void withoutAGroup(
      SpokenDigits digits, Passage passage, int start, int end, char[] number, List<Part> parts) {
    int behind = digits.firstFrom(end + ABOUT);
    int k = digits.firstFrom(start - ABOUT);
    while (k < behind) {
      looks++;
      boolean begins = k == 0 || digits.start[k] - digits.end[k - 1] > GAP;
      boolean isWithin = digits.start[k] >= start && digits.start[k] < end;
      int length = begins && !isWithin ? digits.withoutAGroup(k, number, SHORTEST_BEGINNING) : 0;
      if (length > 0 && (digits.start[k] >= end || digits.end[k + length - 1] <= start)) {
        addRepeated(place(passage, digits.elements(k, k + length)), parts);
        k += length;
      } else {
        k++;
      }
    }
  }

  /** Whether all digits at [from, to) begin a number, or repeat what was told of it just before. */
  private boolean isBegun(SpokenDigits digits, int from, int to, char[] number) {
    int told = 0;
    int k = from;
    while (k < to) {
      looks++;
      int end = k + 1;
      while (end < to && digits.start[end] - digits.end[end - 1] <= GAP) {
        end++;
      }
      if (digits.areAt(k, end, number, told)) {
        told += end - k;
      } else if (end - k > told || !digits.areAt(k, end, number, told - (end - k))) {
        return false;
      }
      k = end;
    }
    return told > SHORTEST_ABOUT && told < number.length;
  }

  /**
   * Adds the repeated groups of a number: any group inside it, its first and last group directly
   * beside it, and longer groups near it.
   *
   * @param otherFrom where in it something else is told: there a short group is none of it
   * @param otherTo where that ends
   */
  void groupsAbout(
      Passage passage,
      int start,
      int end,
      char[] number,
      int otherFrom,
      int otherTo,
      List<Part> parts) {
    SpokenDigits digits = digitsOf(passage);
    begunBefore(passage, digits, digits.firstFrom(start), number, parts);
    withoutAGroup(digits, passage, start, end, number, parts);
    correctedIn(passage, digits, start, end, parts);
    int k = digits.firstFrom(start - ABOUT);
    boolean behind = false;
    while (k < digits.count && digits.start[k] < end + ABOUT) {
      int to = k + 1;
      while (to < digits.count
          && digits.start[to] - digits.end[to - 1] <= GAP
          && digits.end[to - 1] != end
          && digits.start[to] != start
          // What is longer than the number is no group of it, wherever it ends.
          && (to - k <= number.length || digits.start[to] < end + ABOUT)) {
        to++;
      }
      looks += to - k;
      boolean within = digits.start[k] >= start && digits.end[to - 1] <= end;
      boolean last = !behind && digits.start[k] >= end;
      behind |= last;
      boolean first =
          digits.end[to - 1] <= start && (to == digits.count || digits.start[to] >= start);
      int length = to - k;
      boolean isIn = digits.placeIn(number, 0, k, to) >= 0;
      boolean begins = isIn && digits.areAt(k, to, number, 0);
      boolean ends = isIn && digits.areAt(k, to, number, number.length - length);
      // The expiry date and the ZIP code may have digits that follow each other in the number too.
      boolean isAnswer =
          !within
              && length < SHORTEST_TELEPHONE
              && digits.start[k] >= end
              && !isGroupOf(number, digits, k, to)
              && topicsOf(passage).turnsAway(end, digits.start[k]);
      boolean isOther =
          digits.start[k] >= otherFrom && digits.end[to - 1] <= otherTo && length < SHORTEST_ABOUT;
      boolean again =
          within
              ? !isOther && isIn
              : length < number.length
                  && (length >= SHORTEST_ABOUT && isIn
                      || last && digits.start[k] - end < BESIDE && ends
                      || first && start - digits.end[to - 1] < BESIDE && begins);
      if (again
          && !isAnswer
          && (within
              || length < SHORTEST_TELEPHONE
              || length >= SHORTEST_BEGINNING && begins
              || !topicsOf(passage).isOtherAt(digits.start[k]))) {
        addRepeated(place(passage, digits.elements(k, to)), parts);
      }
      k = to;
    }
  }

  /** Adds what was said of digits of a number that were wrong. */
  void correctedIn(Passage passage, SpokenDigits digits, int start, int end, List<Part> parts) {
    int[] elements = digits.corrected.elements(start, end);
    // One by one: the right digit lies between.
    for (int e = 0; e < elements.length; e += 3) {
      addRepeated(place(passage, Arrays.copyOfRange(elements, e, e + 3)), parts);
    }
  }

  private static void addRepeated(List<Part> those, List<Part> parts) {
    for (Part part : those) {
      if (!part.overlapsAny(parts)) {
        parts.add(part.asRepeated());
      }
    }
  }

  /** Whether digits are groups of four of a number, or its end. */
  private static boolean isGroupOf(char[] number, SpokenDigits digits, int from, int to) {
    int at = digits.placeIn(number, 0, from, to);
    while (at >= 0) {
      int behind = at + to - from;
      if (behind == number.length || at % SHORTEST_ABOUT == 0 && behind % SHORTEST_ABOUT == 0) {
        return true;
      }
      at = digits.placeIn(number, at + 1, from, to);
    }
    return false;
  }

  void forget(Passage passage) {
    Speaking known = passage.speaking;
    if (known != null) {
      passage.speaking = null;
      workbench.giveBack(known);
    }
  }
}
