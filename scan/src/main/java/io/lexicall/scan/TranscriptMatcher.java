package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds card data in a file that was read in its format. It searches each passage, and then looks
 * for each number that was found in its other places: in other forms in which the file repeats it,
 * in a read-back, in an incomplete beginning.
 */
final class TranscriptMatcher {

  private static final int SHORTEST_GROUP = 3;

  /** A call has no more readings of its numbers. */
  private static final int MOST_READINGS = 8;

  /** A call tells no more numbers in all ways of reading them. */
  private static final int MOST_COMPARED = 64;

  private static final int SHOWN_AT_START = 6;
  private static final int SHOWN_AT_END = 4;

  private final MatchedFile matched;
  private final CardScanner scanner;
  private final TranscriptText file;
  private final Hits hits = new Hits();
  private final WrittenNumbers written;

  private TranscriptMatcher(MatchedFile matched) {
    this.matched = matched;
    scanner = matched.scanner;
    file = matched.file;
    written = new WrittenNumbers(matched, hits);
  }

  /** Returns what is found, by where it begins in the file; no part overlaps another. */
  static List<Hit> match(CardScanner scanner, TranscriptText file, String text) {
    MatchedFile matched = new MatchedFile(scanner, file, text);
    try {
      return new TranscriptMatcher(matched).match();
    } finally {
      matched.close();
    }
  }

  /** Returns how many characters and digits {@link #match} looks at again, once all are read. */
  static long looks(CardScanner scanner, TranscriptText file, String text) {
    MatchedFile matched = new MatchedFile(scanner, file, text);
    try {
      new TranscriptMatcher(matched).match().forEach(Hit::wipe);
      return matched.looks();
    } finally {
      matched.close();
    }
  }

  private List<Hit> match() {
    file.passages.forEach(this::scan);
    keepOthersAmid();
    OfSpeakers.judge(matched, hits);
    if (file.format == TranscriptFormat.JSON) {
      dropJoinedValues();
    }
    dropWhatCutsWholeNumbers();
    ToldCodes codes = new ToldCodes(matched, hits);
    file.said.forEach(codes::find);
    file.passages.forEach(codes::findAbroad);
    List<Hit> all = Overlaps.settle(hits.toList(), matched.text, scanner.lexicon);
    if (isSpeech()) {
      all = Repeats.addTo(all, matched);
    }
    return hideOfOthers(Overlaps.settle(sureEnough(all), matched.text, scanner.lexicon));
  }

  /**
   * Shows no digits of a number that are hidden in another: of two that share what was said, one is
   * read wrongly, and may begin or end amid the other.
   */
  private static List<Hit> hideOfOthers(List<Hit> all) {
    List<Hit> numbers = new ArrayList<>();
    for (Hit hit : all) {
      boolean isNew = hit.kind.equals(SpanKind.PAN) && hit.confidence != Confidence.LOW;
      for (Hit other : numbers) {
        isNew &= !Arrays.equals(other.value, hit.value);
      }
      if (isNew) {
        numbers.add(hit);
      }
      if (numbers.size() > MOST_READINGS) {
        return all; // a list of cards, and no call
      }
    }
    List<Hit> hidden = new ArrayList<>(all);
    hidden.replaceAll(
        hit -> {
          for (Hit other : numbers) {
            if (hit.kind.equals(SpanKind.PAN)
                && hit.confidence.compareTo(other.confidence) <= 0
                && showsHidden(hit.value, other.value)) {
              List<Part> parts = new ArrayList<>(hit.parts);
              parts.replaceAll(Part::asRepeated);
              return hit.in(parts);
            }
          }
          return hit;
        });
    return hidden;
  }

  /** Whether a number's last four digits lie among those of another that are not shown. */
  private static boolean showsHidden(char[] value, char[] other) {
    if (Arrays.equals(value, other)) {
      return false;
    }
    int last = value.length - SHOWN_AT_END;
    for (int at = SHOWN_AT_START; at + 2 * SHOWN_AT_END <= other.length; at++) {
      if (Arrays.equals(value, last, value.length, other, at, at + SHOWN_AT_END)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Drops a number that is known as one amid which something else was told: another reader took
   * that for digits that are said again.
   */
  private void keepOthersAmid() {
    for (Hit around : hits.toList()) {
      if (around.isAroundOther()) {
        Confidence surest = around.confidence;
        for (Hit hit : hits.at(around.parts)) {
          if (!hit.isAroundOther()
              && hit.kind.equals(SpanKind.PAN)
              && Arrays.equals(hit.value, around.value)) {
            surest = hit.confidence.compareTo(surest) > 0 ? hit.confidence : surest;
            hits.remove(hit);
            hit.wipe();
          }
        }
        if (!surest.equals(around.confidence)) {
          hits.remove(around);
          hits.add(around.as(surest));
        }
      }
    }
  }

  /** Returns the findings that are wanted: what was found may have become less sure since. */
  private List<Hit> sureEnough(List<Hit> all) {
    List<Hit> sure = new ArrayList<>(all.size());
    for (Hit hit : all) {
      if (hit.confidence.compareTo(scanner.minimum) < 0) {
        hit.wipe();
      } else {
        sure.add(hit);
      }
    }
    return sure;
  }

  /** Whether a file is a transcript, or a text with a dialogue. */
  private boolean isSpeech() {
    return file.format != TranscriptFormat.TEXT || !file.said.isEmpty();
  }

  private void scan(Passage passage) {
    if (passage.isBeginning || matched.isQuiet(passage)) {
      return;
    }
    if (!passage.isReadElsewhere) {
      written.find(passage);
    }
    if (file.format.isTranscript() || passage.isSaid || passage.mayBeSpoken) {
      scanSpoken(passage);
    }
    if (passage.isReadElsewhere) {
      matched.forget(passage);
    }
  }

  /**
   * Drops a number over several values of JSON if one value holds a whole number: {@code
   * {"pan":36555979711471,"x":1}}.
   */
  private void dropJoinedValues() {
    Hits whole = new Hits();
    for (Hit hit : hits) {
      if (hit.kind.equals(SpanKind.PAN) && isInOneSlot(hit)) {
        whole.add(hit);
      }
    }
    for (Hit hit : hits.toList()) {
      if (!isInOneSlot(hit) && whole.isAnyAt(hit.parts)) {
        hits.remove(hit);
        hit.wipe();
      }
    }
  }

  /**
   * Drops a number that shares digits with a number of a usual length that is said without
   * interruption. Its check digit fits by chance.
   */
  private void dropWhatCutsWholeNumbers() {
    Hits whole = new Hits();
    for (Hit hit : hits) {
      if (isWhole(hit)) {
        whole.add(hit);
      }
    }
    for (Hit hit : hits.toList()) {
      if (hit.kind.equals(SpanKind.PAN) && !isWhole(hit) && cuts(hit, whole)) {
        hits.remove(hit);
        hit.wipe();
      }
    }
  }

  private static boolean cuts(Hit hit, Hits whole) {
    for (Hit other : whole.at(hit.parts)) {
      if (!Arrays.equals(other.value, hit.value) && other.parts.get(0).overlapsAny(hit.parts)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a number of a usual length is said without interruption, and is certain. */
  private boolean isWhole(Hit hit) {
    return hit.kind.equals(SpanKind.PAN)
        && hit.confidence == Confidence.HIGH
        && isOnlyFirstTold(hit.parts)
        && isUsual(hit.value)
        && !isSaidAgainAtOnce(hit.value);
  }

  private boolean isUsual(char[] value) {
    return scanner.networks.isUsual(value, value.length);
  }

  private static boolean isOnlyFirstTold(List<Part> parts) {
    for (int p = 0; p < parts.size(); p++) {
      if (parts.get(p).repeated() != p > 0) {
        return false;
      }
    }
    return !parts.isEmpty();
  }

  /** Whether a sequence of digits is repeated at once, as if each group was read back. */
  private static boolean isSaidAgainAtOnce(char[] value) {
    for (int size = SHORTEST_GROUP; 2 * size <= value.length; size++) {
      for (int i = 0; i + 2 * size <= value.length; i++) {
        if (Arrays.equals(value, i, i + size, value, i + size, i + 2 * size)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isInOneSlot(Hit hit) {
    Slot first = hit.parts.get(0).slot();
    for (Part part : hit.parts) {
      if (!part.slot().equals(first)) {
        return false;
      }
    }
    return true;
  }

  /** Finds numbers that are said with interruptions. */
  private void scanSpoken(Passage passage) {
    if (passage.length() < CardNetworks.MIN_LENGTH
        || passage.isReadElsewhere && !scanner.lexicon.mayMentionCard(passage)
        || !matched.wordsOf(passage).speaksOfCards()) {
      return;
    }
    boolean text = matched.isAnyText(passage);
    List<Reading> all = new ArrayList<>();
    for (SpokenDigits digits : matched.readingsOf(passage)) {
      SpokenNumbers.find(
              matched.wordsOf(passage),
              digits,
              scanner.networks,
              scanner.lexicon,
              !text,
              matched.topicsOf(passage))
          .forEach(found -> all.add(new Reading(digits, found)));
    }
    // In any text the first number takes its place. One of a usual length is likelier, and then a
    // longer one.
    if (text) {
      all.sort(
          Comparator.comparing((Reading reading) -> !isUsual(reading.found.value))
              .thenComparingInt(reading -> -reading.found.value.length));
    }
    all.forEach(
        reading -> {
          if (text || !isOddBesideUsual(reading, all)) {
            addSpoken(passage, reading.digits, reading.found, text);
          }
        });
  }

  /** Whether a number has an unusual length, and another reading of its digits a usual one. */
  private boolean isOddBesideUsual(Reading reading, List<Reading> all) {
    SpokenNumbers.Found odd = reading.found;
    if (isUsual(odd.value) || all.size() > MOST_COMPARED) {
      return false;
    }
    int[] parts = odd.elements;
    for (Reading other : all) {
      SpokenNumbers.Found usual = other.found;
      if (other.digits != reading.digits
          && isUsual(usual.value)
          && usual.confidence.compareTo(odd.confidence) >= 0
          && usual.elements[0] < parts[parts.length - 2]
          && parts[0] < usual.elements[usual.elements.length - 2]) {
        return true;
      }
    }
    return false;
  }

  /** A number, and the way of reading the digits in which it was found. */
  private record Reading(SpokenDigits digits, SpokenNumbers.Found found) {}

  private void addSpoken(
      Passage passage, SpokenDigits digits, SpokenNumbers.Found found, boolean text) {
    List<Part> parts = place(passage, found);
    int[] elements = found.elements;
    if (parts.isEmpty()
        || found.confidence.compareTo(scanner.minimum) < 0
        || found.confidence == Confidence.LOW
            && passage.isSaid
            && written.isCutOut(passage, elements[0], elements[elements.length - 2], found.value)) {
      return;
    }
    if (text) {
      boolean isCut =
          Lookalikes.isCutOutOfGroups(
              matched.wordsOf(passage).text, elements[0], elements[elements.length - 2]);
      if (isCut || hits.isAnyAt(parts)) {
        return;
      }
      matched.correctedIn(passage, digits, elements[0], elements[elements.length - 2], parts);
    } else {
      repeated(passage, found.repeated, parts);
      matched.groupsAbout(
          passage,
          elements[0],
          elements[elements.length - 2],
          found.value,
          found.otherFrom,
          found.otherTo,
          parts);
    }
    String network = scanner.networks.id(found.network);
    Hit hit = new Hit(SpanKind.PAN, network, found.confidence, found.value, parts);
    if (found.otherTo == 0) {
      Topics topics = matched.topicsOf(passage);
      hits.add(hit.ofOther(topics.turnsAway(elements[0], elements[elements.length - 2])));
    } else {
      int from = digits.firstFrom(found.otherFrom);
      hits.add(hit.around(digits.figures(from, digits.firstFrom(found.otherTo))));
    }
  }

  /** Where a number stands, in one place or, if something else is told amid it, about that. */
  private List<Part> place(Passage passage, SpokenNumbers.Found found) {
    int[] all = found.elements;
    int before = 0;
    while (found.otherTo > 0 && before < all.length && all[before] < found.otherFrom) {
      before += 3;
    }
    List<Part> parts = matched.place(passage, Arrays.copyOf(all, before));
    parts.addAll(matched.place(passage, Arrays.copyOfRange(all, before, all.length)));
    return parts;
  }

  /** Adds the digits that are repeated or corrected between those of a number. */
  private void repeated(Passage passage, int[] elements, List<Part> parts) {
    for (Part part : matched.place(passage, elements)) {
      if (!part.overlapsAny(parts)) {
        parts.add(part.asRepeated());
      }
    }
  }
}
