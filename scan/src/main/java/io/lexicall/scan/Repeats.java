package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the other places of the numbers and codes that were found: in other forms of the file, in
 * read-backs, in groups.
 */
final class Repeats {

  /** At most so many other digits may lie between those of a known number. */
  private static final int MOST_BETWEEN = 24;

  /** A code is of three digits or four; what is longer is none. */
  private static final int LONGEST_CODE = 8;

  /**
   * A telling of a number may differ from it in so many digits: one, or two that changed places.
   */
  private static final int MOST_MISTOLD = 2;

  /** So far from a telling that is wrong, or from what corrects it, a correction follows. */
  private static final int MOST_BEFORE_CORRECTION = 120;

  /** So many of the first digits of a number are surely its own, in whatever groups. */
  private static final int FEWEST_IN_ORDER = 8;

  private static final List<Confidence> SUREST_FIRST =
      List.of(Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW);

  private static final long POWER = 1_000_000_000_000L;

  /** At most so many numbers are looked for with other digits between. No call has more cards. */
  static final int MOST_NUMBERS = 16;

  private final MatchedFile matched;
  private final TranscriptText file;
  private final Hits hits;

  private Repeats(MatchedFile matched, Hits hits) {
    this.matched = matched;
    file = matched.file;
    this.hits = hits;
  }

  /** Returns what was found, with what is said once more. */
  static List<Hit> addTo(List<Hit> hits, MatchedFile matched) {
    Repeats repeats = new Repeats(matched, new Hits(hits));
    repeats.repeat();
    repeats.repeatInterrupted();
    repeats.repeatCounted();
    repeats.repeatGroups();
    repeats.repeatMistold();
    // First by the questions, before what stands anywhere else is taken for a code too.
    OfSpeakers.repeatCodes(matched, repeats.hits);
    repeats.repeatCodes();
    return repeats.raised();
  }

  /** Finds the codes wherever somebody says exactly their digits again. */
  private void repeatCodes() {
    Map<Integer, Hit> codes = new HashMap<>();
    for (Hit hit : hits) {
      if (hit.kind.equals(SpanKind.CVV) && hit.value.length <= LONGEST_CODE) {
        codes.putIfAbsent(code(hit.value), hit);
      }
    }
    if (codes.isEmpty()) {
      return;
    }
    for (Passage passage : file.said) {
      SpokenDigits digits = matched.digitsOf(passage);
      int k = 0;
      while (k < digits.count) {
        int to = k + 1;
        while (to < digits.count && digits.start[to] - digits.end[to - 1] <= MatchedFile.GAP) {
          to++;
        }
        Hit code = to - k > LONGEST_CODE ? null : codes.get(code(digits, k, to));
        if (code != null
            && !Breaths.isPartOfAWord(matched.wordsOf(passage).text, digits.start[k])) {
          List<Part> parts = matched.place(passage, digits.elements(k, to));
          if (!parts.isEmpty()) {
            hits.add(code.again(parts));
          }
        }
        k = to;
      }
    }
  }

  /** Finds the numbers wherever else all of their digits stand behind each other. */
  private void repeat() {
    Map<Long, List<Hit>> numbers = new HashMap<>();
    for (Hit hit : hits) {
      // A doubtful number is not looked for again among numbers of all kinds.
      if (hit.kind.equals(SpanKind.PAN)
          && (!file.said.isEmpty() || hit.confidence != Confidence.LOW)) {
        List<Hit> same =
            numbers.computeIfAbsent(firstTwelve(hit.value), each -> new ArrayList<>(1));
        if (withValue(same, hit.value) == null) {
          same.add(hit);
        }
      }
    }
    if (numbers.isEmpty()) {
      return;
    }
    repeat(numbers);
  }

  private void repeat(Map<Long, List<Hit>> numbers) {
    long[] beginnings = new long[numbers.size()];
    int count = 0;
    for (long beginning : numbers.keySet()) {
      beginnings[count] = beginning;
      count++;
    }
    Arrays.sort(beginnings);
    for (Passage passage : file.passages) {
      if (passage.isSaid
          || passage.length() >= CardNetworks.MIN_LENGTH
              && !passage.isReadElsewhere
              && !matched.isQuiet(passage)) {
        for (SpokenDigits digits : matched.readingsOf(passage)) {
          repeat(passage, digits, beginnings, numbers);
        }
      }
    }
  }

  private void repeat(
      Passage passage, SpokenDigits digits, long[] beginnings, Map<Long, List<Hit>> numbers) {
    long twelve = 0;
    for (int k = 0; k < digits.count; k++) {
      int first = k + 1 - CardNetworks.MIN_LENGTH;
      twelve = (first > 0 ? twelve - digits.digits[first - 1] * (POWER / 10) : twelve) * 10;
      twelve += digits.digits[k];
      List<Hit> known =
          first < 0 || Arrays.binarySearch(beginnings, twelve) < 0 ? null : numbers.get(twelve);
      if (known != null) {
        addRepeated(passage, digits, first, known);
      }
    }
  }

  /**
   * Finds the numbers that have other digits between theirs: groups that are read back or
   * corrected. The text of one channel, or a text without punctuation, may contain nothing else of
   * them.
   */
  private void repeatInterrupted() {
    List<Hit> numbers = numbersOnce();
    for (Passage passage : file.said) {
      for (SpokenDigits digits : matched.readingsOf(passage)) {
        numbers.forEach(number -> repeatInterrupted(passage, digits, number));
      }
    }
  }

  private void repeatInterrupted(Passage passage, SpokenDigits digits, Hit number) {
    Topics topics = matched.topicsOf(passage);
    // Digits that a telephone number shares with the card do not repeat the card.
    for (int[] telling :
        digits.tellings(number.value, MOST_BETWEEN, place -> !topics.isOtherBeforeCard(place))) {
      // It is unknown which of the digits belong to the number, so none of them is shown.
      List<Part> parts =
          asRepeated(matched.place(passage, digits.elements(telling[0], telling[1])));
      if (!parts.isEmpty() && !holdsCode(parts) && !isAroundOther(parts, number.value)) {
        int start = digits.start[telling[0]];
        int end = digits.end[telling[1] - 1];
        int other = otherAmid(digits, telling, number);
        int otherFrom = 0;
        int otherTo = 0;
        if (other >= 0) {
          int behind = other + telling[1] - telling[0] - number.value.length;
          parts = asRepeated(matched.place(passage, digits.elements(telling[0], other)));
          parts.addAll(asRepeated(matched.place(passage, digits.elements(behind, telling[1]))));
          otherFrom = digits.start[other];
          otherTo = digits.end[behind - 1];
        }
        if (!matched.isAnyText(passage)) {
          matched.groupsAbout(passage, start, end, number.value, otherFrom, otherTo, parts);
        }
        hits.add(number.again(parts));
      }
    }
  }

  /**
   * Where in a telling the digits begin that are known to answer something else; -1 if it holds
   * anything but these and the number.
   */
  private static int otherAmid(SpokenDigits digits, int[] telling, Hit number) {
    char[] amid = number.amid;
    char[] value = number.value;
    int first = telling[0];
    if (amid == null || amid.length == 0 || telling[1] - first != value.length + amid.length) {
      return -1;
    }
    for (int at = 1; at < value.length; at++) {
      int other = first + at;
      int behind = other + amid.length;
      if (digits.areAt(first, other, value, 0)
          && digits.areAt(other, behind, amid, 0)
          && digits.areAt(behind, telling[1], value, at)) {
        return other;
      }
    }
    return -1;
  }

  /** Whether a number is known there, with what is no part of it between its digits. */
  private boolean isAroundOther(List<Part> parts, char[] value) {
    for (Hit hit : hits) {
      if (hit.isAroundOther()
          && Arrays.equals(hit.value, value)
          && hit.parts.get(0).overlapsAny(parts)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Finds the numbers in a text without turns in which a digit looks like a count: "4 8 next 5
   * yes", of which another speaker says "next".
   */
  private void repeatCounted() {
    for (Passage passage : file.said) {
      List<Hit> numbers = matched.digitsOf(passage).hasCounts() ? numbersOnce() : List.of();
      if (!numbers.isEmpty()) {
        SpokenDigits digits = matched.speakingOf(passage).counted();
        numbers.forEach(number -> repeatCounted(passage, digits, number));
      }
    }
  }

  private void repeatCounted(Passage passage, SpokenDigits digits, Hit number) {
    Topics topics = matched.topicsOf(passage);
    for (int[] telling :
        digits.allTellings(number.value, MOST_BETWEEN, place -> !topics.isOtherBeforeCard(place))) {
      List<Part> parts =
          asRepeated(matched.place(passage, digits.elements(telling[0], telling[1])));
      // Where the number is known already, a count is one.
      if (!parts.isEmpty() && !holdsCode(parts) && !isAnyFound(parts, number.value)) {
        hits.add(number.again(parts));
      }
    }
  }

  /**
   * Finds the groups of the numbers in their other places, if a file has several forms of what was
   * said. The channel of a speaker who reads some groups back holds only these groups.
   */
  private void repeatGroups() {
    if (file.said.size() < 2) {
      return;
    }
    for (Hit number : numbersOnce()) {
      if (number.confidence != Confidence.LOW) {
        file.said.forEach(passage -> repeatGroups(passage, number));
      }
    }
  }

  private void repeatGroups(Passage passage, Hit number) {
    SpokenDigits digits = matched.digitsOf(passage);
    int k = 0;
    while (k < digits.count) {
      int to = digits.groupsOf(number.value, k, MatchedFile.GAP);
      if (to > k && !matched.topicsOf(passage).isOtherAt(digits.start[k])) {
        List<Part> parts = asRepeated(matched.place(passage, digits.elements(k, to)));
        if (!parts.isEmpty()) {
          hits.add(number.again(parts));
        }
      }
      k = Math.max(to, k + 1);
    }
    repeatInOrder(passage, digits, number);
  }

  /**
   * Finds groups of a number of any size that are told one after the other: who says each of them
   * again may leave out the last.
   */
  private void repeatInOrder(Passage passage, SpokenDigits digits, Hit number) {
    Topics topics = matched.topicsOf(passage);
    int first = 0;
    int told = 0;
    int k = 0;
    while (k < digits.count) {
      int to = k + 1;
      while (to < digits.count && digits.start[to] - digits.end[to - 1] <= MatchedFile.GAP) {
        to++;
      }
      boolean goesOn =
          told > 0
              && digits.start[k] - digits.end[k - 1] <= MOST_BEFORE_CORRECTION
              && digits.areAt(k, to, number.value, told)
              && !topics.turnsAway(digits.end[k - 1], digits.start[k]);
      if (!goesOn) {
        addInOrder(passage, digits, first, k, told, number);
        first = k;
        told = 0;
      }
      told = goesOn || digits.areAt(k, to, number.value, 0) ? told + to - k : 0;
      k = to;
    }
    addInOrder(passage, digits, first, k, told, number);
  }

  private void addInOrder(
      Passage passage, SpokenDigits digits, int from, int to, int told, Hit number) {
    if (told < FEWEST_IN_ORDER
        || told == number.value.length
        || matched.topicsOf(passage).isOtherAt(digits.start[from])) {
      return;
    }
    List<Part> parts = asRepeated(matched.place(passage, digits.elements(from, to)));
    if (!parts.isEmpty() && !isFound(parts.get(0), number.value)) {
      hits.add(number.again(parts));
    }
  }

  /**
   * Finds what is nearly a known number, as it was told wrong, or misread by the other speaker. It
   * has no check digit, but it tells all digits but one or two.
   */
  private void repeatMistold() {
    for (Hit number : numbersOnce()) {
      if (number.confidence != Confidence.LOW) {
        for (Passage passage : file.said) {
          for (SpokenDigits digits : matched.readingsOf(passage)) {
            repeatMistold(passage, digits, number);
          }
        }
      }
    }
  }

  private void repeatMistold(Passage passage, SpokenDigits digits, Hit number) {
    int k = 0;
    while (k + number.value.length <= digits.count) {
      int to = k + number.value.length;
      boolean found = false;
      if (isMistold(digits, k, number.value)
          && !digits.goOn(k, MatchedFile.GAP)
          && !digits.goOn(to, MatchedFile.GAP)
          && !matched.topicsOf(passage).isOtherAt(digits.start[k])) {
        List<Part> parts = asRepeated(matched.place(passage, digits.elements(k, to)));
        found = !parts.isEmpty() && !isAnyFound(parts, number.value);
        if (!found) {
          parts.clear();
        }
        parts.addAll(correctedBehind(passage, digits, k, to, number.value));
        if (!parts.isEmpty()) {
          hits.add(number.again(parts));
        }
      }
      k = found ? to : k + 1;
    }
  }

  /**
   * The groups that are told behind a telling that is wrong, in which they are corrected: "no, the
   * fifth group is 299, not 399" – "299, thank you". Each is one of the number or of that telling.
   */
  private List<Part> correctedBehind(
      Passage passage, SpokenDigits digits, int from, int to, char[] number) {
    List<Part> parts = new ArrayList<>();
    Topics topics = matched.topicsOf(passage);
    char[] mistold = digits.figures(from, to);
    int end = digits.end[to - 1];
    int k = to;
    while (k < digits.count
        && digits.start[k] - end <= MOST_BEFORE_CORRECTION
        && !topics.turnsAway(end, digits.start[k])
        && !CodeMentions.areAskedFor(matched.wordsOf(passage), end, digits.start[k])) {
      int behind = k + 1;
      while (behind < digits.count
          && digits.start[behind] - digits.end[behind - 1] <= MatchedFile.GAP) {
        behind++;
      }
      int group = k;
      while (group < k + 2
          && digits.placeIn(number, 0, group, behind) < 0
          && digits.placeIn(mistold, 0, group, behind) < 0) {
        group++; // "Oh, 9650": nobody says a zero there
      }
      boolean isGroup =
          behind - k == 1
              ? isOfMistake(digits.digits[k], number, mistold)
              : (group == k || group == k + 1 && digits.digits[k] == 0) && behind - group > 1;
      if (isGroup) {
        group = Math.min(group, behind - 1);
        parts.addAll(asRepeated(matched.place(passage, digits.elements(group, behind))));
        end = digits.end[behind - 1];
      } else if (behind - k > 1) {
        break;
      }
      k = behind;
    }
    Arrays.fill(mistold, '\0');
    return parts;
  }

  /** Whether a digit is one that was told wrong, or the right one. */
  private static boolean isOfMistake(byte digit, char[] number, char[] mistold) {
    for (int i = 0; i < number.length; i++) {
      if (number[i] != mistold[i] && (digit == number[i] - '0' || digit == mistold[i] - '0')) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMistold(SpokenDigits digits, int from, char[] number) {
    int other = 0;
    for (int i = 0; i < number.length && other <= MOST_MISTOLD; i++) {
      other += digits.digits[from + i] == number[i] - '0' ? 0 : 1;
    }
    return other > 0 && other <= MOST_MISTOLD;
  }

  private static List<Part> asRepeated(List<Part> parts) {
    List<Part> repeated = new ArrayList<>(parts.size());
    parts.forEach(part -> repeated.add(part.asRepeated()));
    return repeated;
  }

  /** Whether a number is known at a place. Then its groups near it are known too. */
  private boolean isFound(Part part, char[] number) {
    for (Hit hit : hits.at(List.of(part))) {
      if (Arrays.equals(hit.value, number)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAnyFound(List<Part> parts, char[] number) {
    for (Part part : parts) {
      if (isFound(part, number)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a code lies between the digits of what may be a number. Then it is not that number. */
  private boolean holdsCode(List<Part> parts) {
    for (Hit hit : hits.at(parts)) {
      if (hit.kind.equals(SpanKind.CVV)
          && hit.start() > parts.get(0).start()
          && hit.parts.get(0).overlapsAny(parts)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the digits of a code as one number that tells its length too. */
  private static int code(char[] value) {
    int code = 1;
    for (char digit : value) {
      code = 10 * code + digit - '0';
    }
    return code;
  }

  private static int code(SpokenDigits digits, int from, int to) {
    int code = 1;
    for (int k = from; k < to; k++) {
      code = 10 * code + digits.digits[k];
    }
    return code;
  }

  private static long firstTwelve(char[] number) {
    long value = 0;
    for (int i = 0; i < CardNetworks.MIN_LENGTH; i++) {
      value = value * 10 + number[i] - '0';
    }
    return value;
  }

  private void addRepeated(Passage passage, SpokenDigits digits, int first, List<Hit> numbers) {
    for (Hit number : numbers) {
      if (digits.isAt(first, number.value)) {
        addRepeated(passage, digits, first, number);
      }
    }
  }

  private void addRepeated(Passage passage, SpokenDigits digits, int first, Hit number) {
    int behind = first + number.value.length;
    List<Part> parts = matched.place(passage, digits.elements(first, behind));
    if (!parts.isEmpty()) {
      if (!matched.isAnyText(passage) && !isFound(parts.get(0), number.value)) {
        matched.groupsAbout(
            passage, digits.start[first], digits.end[behind - 1], number.value, parts);
      }
      hits.add(number.again(parts));
    }
  }

  /** Each number once, in its most certain place, up to a limit. */
  private List<Hit> numbersOnce() {
    List<Hit> numbers = new ArrayList<>();
    for (Confidence confidence : SUREST_FIRST) {
      for (Hit hit : hits) {
        if (hit.confidence == confidence
            && hit.kind.equals(SpanKind.PAN)
            && numbers.size() < MOST_NUMBERS
            && withValue(numbers, hit.value) == null) {
          numbers.add(hit);
        }
      }
    }
    return numbers;
  }

  /** Returns all; a number that is certain in one place is as certain in every other place. */
  private List<Hit> raised() {
    List<Hit> numbers = numbersOnce();
    List<Hit> raised = new ArrayList<>();
    for (Hit hit : hits) {
      boolean mayRise =
          hit.kind.equals(SpanKind.PAN) && hit.confidence == Confidence.LOW && !hit.isOfOther;
      Hit sure = mayRise ? withValue(numbers, hit.value) : null;
      raised.add(sure == null ? hit : hit.as(sure.confidence));
    }
    return raised;
  }

  /** Returns the first of some findings that has these digits, or null. */
  private static @Nullable Hit withValue(List<Hit> those, char[] value) {
    for (Hit each : those) {
      if (Arrays.equals(each.value, value)) {
        return each;
      }
    }
    return null;
  }
}
