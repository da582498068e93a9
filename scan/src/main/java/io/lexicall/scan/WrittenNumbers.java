package io.lexicall.scan;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the numbers that are written in a passage, or said without interruption. */
final class WrittenNumbers {

  /** Of a number in figures, with a blank between any two. */
  private static final int LONGEST_WRITTEN = 40;

  /** So far before the end of what is read, text behind it may still change what is found. */
  private static final int UNCERTAIN = ScanEngine.LOOKAHEAD;

  /** So many digits the groups of the numbers on cards have. */
  private static final int[][] GROUPS_OF_CARDS = {
    {4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {4, 4, 4, 4, 3}
  };

  /** What stands so near behind a number was taken for its code by that alone. */
  private static final int RIGHT_BEHIND = 3;

  private static final int NOWHERE = Integer.MAX_VALUE;

  /** Where the last number ends if it is of something else; nowhere if it is a card's. */
  private int otherEnd = NOWHERE;

  private final MatchedFile matched;
  private final CardScanner scanner;
  private final TranscriptText file;
  private final Hits hits;

  WrittenNumbers(MatchedFile matched, Hits hits) {
    this.matched = matched;
    scanner = matched.scanner;
    file = matched.file;
    this.hits = hits;
  }

  void find(Passage passage) {
    otherEnd = NOWHERE;
    find(passage, 0, passage.length(), passage.length());
  }

  /**
   * Finds what is written, or said without interruption, at [from, to) of a passage. If a number
   * ends with its turn, what follows is read anew. As a file may hold thousands of these, it is
   * read only as far as the next of them, and further each time that there is none.
   *
   * @param before the place before which all that is looked for begins
   */
  private void find(Passage passage, int from, int to, int before) {
    int at = from;
    int end = to;
    while (at < to) {
      int certain = end < to ? end - UNCERTAIN : to;
      List<Findings.Finding> findings = found(passage, at, end);
      int cut = firstCut(passage, findings, certain);
      if (cut < 0 && end < to) {
        findings.forEach(Findings.Finding::wipe);
        end = Math.min(to, at + 2 * (end - at));
        continue;
      }
      for (Findings.Finding finding : findings.subList(0, cut < 0 ? findings.size() : cut)) {
        if (finding.elements()[0] < before) {
          addWritten(passage, finding, before);
        } else {
          finding.wipe();
        }
      }
      if (cut < 0) {
        return;
      }
      Findings.Finding joined = findings.get(cut);
      int whole = wholeAtTurn(passage, joined.elements(), joined.value());
      findings.subList(cut, findings.size()).forEach(Findings.Finding::wipe);
      find(passage, joined.elements()[0], whole, before);
      at = whole;
      end = Math.min(to, at + UNCERTAIN + UNCERTAIN / 4);
    }
  }

  /** What is written at [from, to) of a passage, with the elements where they stand in it. */
  private List<Findings.Finding> found(Passage passage, int from, int to) {
    int[] stretches = stretches(passage, from, to);
    if (stretches != null && stretches.length == 0 && scanner.detectors.isEmpty()) {
      return List.of();
    }
    matched.looked(to - from);
    List<Findings.Finding> findings = matched.workbench.finder.find(passage, from, to, stretches);
    for (Findings.Finding finding : findings) {
      int[] elements = finding.elements();
      for (int e = 0; e < elements.length; e += 3) {
        elements[e] += from;
        elements[e + 1] += from;
      }
    }
    return findings;
  }

  /** Returns the index of the first that goes on behind the turn in which a number is complete. */
  private int firstCut(Passage passage, List<Findings.Finding> findings, int certain) {
    for (int f = 0; f < findings.size() && passage.isSaid; f++) {
      int[] elements = findings.get(f).elements();
      if (elements.length > 0
          && elements[0] < certain
          && wholeAtTurn(passage, elements, findings.get(f).value()) >= 0) {
        return f;
      }
    }
    return -1;
  }

  /** Where numbers may be at [from, to) of a passage; null if anywhere. */
  private int @Nullable [] stretches(Passage passage, int from, int to) {
    int[] whole = passage.isSaid ? matched.speakingOf(passage).stretches() : null;
    if (whole == null || from == 0) {
      return whole;
    }
    int first = NumberStretches.firstBehind(whole, from);
    int last = first;
    while (last < whole.length && whole[last] < to) {
      last += 2;
    }
    return Arrays.stream(whole, first, last).map(place -> place - from).toArray();
  }

  /**
   * Returns the end of the turn in which a number of a usual length is complete; -1 if there is
   * none. Digits of later turns are no part of it, even if the check digit fits by chance.
   */
  private int wholeAtTurn(Passage passage, int[] elements, char[] value) {
    int told = 0;
    for (int e = 0; e + 3 < elements.length; e += 3) {
      told += elements[e + 2];
      if (told >= CardNetworks.MIN_LENGTH
          && told < value.length
          && scanner.networks.isUsual(value, told)
          && endsLine(passage, elements[e + 1], elements[e + 3])) {
        return elements[e + 1];
      }
    }
    return -1;
  }

  private static boolean endsLine(Passage passage, int from, int to) {
    for (int i = from; i < to; i++) {
      if (passage.charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  private void addWritten(Passage passage, Findings.Finding finding, int before) {
    int[] elements = finding.elements();
    List<Part> parts = matched.place(passage, elements);
    Span span = finding.span();
    boolean number = span.kind().equals(SpanKind.PAN);
    Confidence confidence = span.confidence();
    int start = elements[0];
    int end = elements[elements.length - 2];
    boolean ofOther = number && !parts.isEmpty() && isOfOther(passage, elements);
    if (number) {
      otherEnd = ofOther ? end : NOWHERE;
    } else if (span.kind().equals(SpanKind.CVV)
        && otherEnd <= start
        && start - otherEnd <= RIGHT_BEHIND) {
      confidence = Confidence.LOW; // three more digits of what is no card's
    }
    if (ofOther) {
      confidence = Confidence.LOW;
      int asked = passage.isSaid ? matched.topicsOf(passage).lastCard(start, end) : -1;
      if (asked >= 0) {
        // The question for the card is inside the digits. Its number begins behind the question.
        // What begins behind these digits is found anyway: to look for that here would take twice
        // as long for each such question.
        int to = Math.min(passage.length(), end + NumberChain.MAX_SPAN);
        find(passage, asked, to, Math.min(before, end));
      }
    }
    if (number
        && confidence == Confidence.HIGH
        && passage.isSaid
        && matched.topicsOf(passage).isOfDoubtfulCard(start)) {
      confidence = Confidence.MEDIUM;
    }
    if (parts.isEmpty()
        || confidence.compareTo(scanner.minimum) < 0
        || ofOther && passage.isSaid && isCutOut(passage, start, end, finding.value())) {
      finding.wipe();
      return;
    }
    if (number && !matched.isAnyText(passage)) {
      matched.groupsAbout(passage, start, end, finding.value(), parts);
    }
    String network = span.network().orElse(null);
    hits.add(new Hit(span.kind(), network, confidence, finding.value(), parts).ofOther(ofOther));
  }

  /**
   * Whether the topic is something else where a number is said, or changes inside the number. A
   * number over several turns needs a card as its topic.
   */
  private boolean isOfOther(Passage passage, int[] elements) {
    int start = elements[0];
    int end = elements[elements.length - 2];
    if (!passage.isSaid && (file.format.isTranscript() || !passage.mayBeSpoken)) {
      // The names and keys of a transcript are not speech.
      return file.format.isTranscript() && holdsLetter(passage, start, end);
    }
    if (!passage.isSaid && !holdsLetter(passage, start, end)) {
      return isBehindSpelledLetters(passage, matched.digitsOf(passage), start);
    }
    Topics topics = matched.topicsOf(passage);
    SpokenDigits digits = matched.digitsOf(passage);
    Topics.Topic topic = topics.at(start, end, digits);
    if (isBehindSpelledLetters(passage, digits, start)) {
      return true;
    }
    if (!passage.isSaid) {
      return topic == Topics.Topic.OTHER;
    }
    boolean ofMany =
        elements.length > 3 && !(isGroupedAsCard(elements) && isWritten(passage, start, end));
    return topic == Topics.Topic.OTHER
        || topic == Topics.Topic.NONE && (ofMany || isOfMoreDigits(digits, start, end))
        || topics.turnsAway(start, end);
  }

  /** Whether letters are spelled before the digits of which a number is a part: "S N 41 5869 …". */
  private boolean isBehindSpelledLetters(Passage passage, SpokenDigits digits, int start) {
    int first = digits.firstFrom(start);
    int before = first;
    while (before > 0
        && first - before <= CardNetworks.MAX_LENGTH
        && isOneGroup(
            passage, digits.end[before - 1], before == first ? start : digits.start[before])
        && !holdsLetter(
            passage, digits.end[before - 1], before == first ? start : digits.start[before])) {
      before--;
    }
    int from = before == first ? start : digits.start[before];
    return Lookalikes.isBehindSpelledLetters(CharBuffer.wrap(matched.wordsOf(passage).text), from);
  }

  private static boolean holdsLetter(Passage passage, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetter(passage.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGroupedAsCard(int[] elements) {
    for (int[] sizes : GROUPS_OF_CARDS) {
      boolean areThose = elements.length == 3 * sizes.length;
      for (int g = 0; g < sizes.length && areThose; g++) {
        areThose = elements[3 * g + 2] == sizes[g];
      }
      if (areThose) {
        return true;
      }
    }
    return false;
  }

  /** In one line, in figures. */
  private static boolean isWritten(Passage passage, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = passage.charAt(i);
      if (c == '\n' || Chars.isLetter(c)) {
        return false;
      }
    }
    return end - start <= LONGEST_WRITTEN;
  }

  /**
   * Whether a number begins inside the digits that somebody says, or ends inside those of a later
   * turn. If nobody asks for a card, its check digit fits by chance.
   */
  boolean isCutOut(Passage passage, int start, int end, char[] number) {
    SpokenDigits digits = matched.digitsOf(passage);
    int first = digits.firstFrom(start);
    int before = first;
    // More digits than the number has are no beginning of it. A file may hold thousands in a row.
    while (before > 0
        && first - before <= number.length
        && isOneGroup(
            passage, digits.end[before - 1], before == first ? start : digits.start[before])) {
      before--;
    }
    matched.looked(first - before);
    // A speaker who starts again has already said the first digits.
    boolean isCut = before < first && !digits.isBeginning(before, first, number);
    int next = digits.firstFrom(end);
    return isCut
        || next < digits.count
            && isOneGroup(passage, end, digits.start[next])
            && endsLine(passage, start, end);
  }

  private static boolean isOneGroup(Passage passage, int from, int to) {
    if (to - from > MatchedFile.GAP) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = passage.charAt(i);
      if (c == '\n' || c == '.') {
        return false; // "1. 4111 …", "2. 5500 …" counts cards
      }
    }
    return true;
  }

  /** Whether more digits stand directly before or behind. */
  private static boolean isOfMoreDigits(SpokenDigits digits, int start, int end) {
    int first = digits.firstFrom(start);
    int next = digits.firstFrom(end);
    return first > 0 && start - digits.end[first - 1] <= MatchedFile.GAP
        || next < digits.count && digits.start[next] - end <= MatchedFile.GAP;
  }
}
