package io.lexicall.scan;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers that were told wrong, and of which a group is corrected later, by itself or with
 * the whole: "third group again?".
 */
final class CorrectedNumber {
  /** The most characters before what is taken back in the same sentence. */
  private static final int BESIDE = 20;

  private final DigitGroups groups;
  private final TriedNumber tried;
  private final SpokenDigits digits;
  private final Topics topics;

  /** What was found so far; such numbers are added to it. */
  private final List<SpokenNumbers.Found> found;

  /** How often groups were looked at that may correct those before them. */
  private int looks;

  CorrectedNumber(
      DigitGroups groups,
      TriedNumber tried,
      SpokenDigits digits,
      Topics topics,
      List<SpokenNumbers.Found> found) {
    this.groups = groups;
    this.tried = tried;
    this.digits = digits;
    this.topics = topics;
    this.found = found;
  }

  int looks() {
    return looks;
  }

  /**
   * Finds the number that begins with a group, after a card was spoken of; returns the group behind
   * it, or 0.
   */
  int find(int first) {
    if (groups.size(first) + groups.digitsBehind(first) < TriedNumber.USUAL_LENGTH) {
      return 0;
    }
    tried.begin(first);
    int last = first;
    while (tried.length < TriedNumber.USUAL_LENGTH
        && last + 1 < groups.count()
        && groups.gap(last) == SaidAmid.Gap.GOES_ON
        && tried.groups < TriedNumber.USUAL_LENGTH) {
      int readBack = readBackTo(last + 1);
      last = readBack > 0 ? readBack : last + 1;
      if (readBack == 0) {
        tried.push(last);
      }
    }
    if (tried.length != TriedNumber.USUAL_LENGTH || !tried.mayBecomeOne() || tried.isNumber()) {
      return 0;
    }
    byte[] told = Arrays.copyOf(tried.number, TriedNumber.USUAL_LENGTH);
    int g = last + 1;
    int end = groups.end(last);
    // Who says the same groups in every turn corrects nothing.
    int most = looks + TriedNumber.MOST_GROUPS;
    while (g < groups.count()
        && looks < most
        && groups.start(g) - end <= SaidAmid.MOST_TURN
        && !topics.turnsAway(end, groups.start(g))) {
      looks++;
      int to = g + 1;
      while (to < groups.count() && groups.start(to) - groups.end(to - 1) <= MatchedFile.GAP) {
        to++;
      }
      byte[] right = corrected(told, groups.first(g), groups.first(to));
      if (right != null) {
        boolean isWhole = groups.first(to) - groups.first(g) == TriedNumber.USUAL_LENGTH;
        return reportCorrected(first, last, isWhole ? last : withAgain(told, to), right);
      }
      boolean isZero =
          digits.digits[groups.first(g)] == 0 && groups.first(to) - groups.first(g) == 1;
      if (!isZero && placeIn(told, groups.first(g), groups.first(to)) < 0) {
        return 0;
      }
      end = groups.end(to - 1);
      g = to;
    }
    return 0;
  }

  /**
   * The last group of a line that only repeats what was told last; 0 if the line from a group on is
   * no such.
   */
  private int readBackTo(int from) {
    if (!groups.holdsLine(from - 1)) {
      return 0;
    }
    int to = from + 1;
    while (to < groups.count()
        && !groups.holdsLine(to - 1)
        && groups.first(to) - groups.first(from) <= tried.length) {
      to++;
    }
    int size = groups.first(to) - groups.first(from);
    boolean isAgain =
        size >= TriedNumber.FEWEST_CORRECTED
            && size <= tried.length
            && tried.unlike(groups.first(from), size, 0) == 0;
    return isAgain ? to - 1 : 0;
  }

  /** The last group before one, or behind it if that repeats what was told: "4230, not 4320". */
  private int withAgain(byte[] told, int behind) {
    int to = behind;
    while (to < groups.count()
        && groups.start(to) - groups.end(to - 1) <= (to == behind ? BESIDE : MatchedFile.GAP)) {
      to++;
    }
    return to > behind && placeIn(told, groups.first(behind), groups.first(to)) >= 0
        ? to - 1
        : behind - 1;
  }

  /** Where in a number some digits are groups of four; -1 if they are none. */
  private int placeIn(byte[] told, int from, int to) {
    for (int at = 0;
        to - from >= TriedNumber.USUAL_GROUP && at + to - from <= TriedNumber.USUAL_LENGTH;
        at += TriedNumber.USUAL_GROUP) {
      if (Arrays.equals(told, at, at + to - from, digits.digits, from, to)) {
        return at;
      }
    }
    return -1;
  }

  /** The number that some digits make of one if they are told in the place of groups like them. */
  private byte @Nullable [] corrected(byte[] told, int from, int to) {
    int size = to - from;
    for (int at = 0;
        size > 0 && size % TriedNumber.USUAL_GROUP == 0 && at + size <= TriedNumber.USUAL_LENGTH;
        at += TriedNumber.USUAL_GROUP) {
      byte[] right = told.clone();
      System.arraycopy(digits.digits, from, right, at, size);
      int unlike = 0;
      for (int k = 0; k < TriedNumber.USUAL_LENGTH; k++) {
        unlike += right[k] == told[k] ? 0 : 1;
      }
      if (unlike > 0 && unlike <= TriedNumber.MOST_UNLIKE) {
        System.arraycopy(right, 0, tried.number, 0, TriedNumber.USUAL_LENGTH);
        if (tried.isNumber()) {
          return right;
        }
      }
    }
    return null;
  }

  private int reportCorrected(int first, int last, int lastAgain, byte[] right) {
    int end = groups.end(lastAgain);
    if (topics.at(groups.start(first), groups.end(last), digits) != Topics.Topic.CARD
        || topics.turnsAway(groups.start(first), end)) {
      return 0;
    }
    char[] value = TriedNumber.text(right, TriedNumber.USUAL_LENGTH);
    int[] path = Arrays.copyOf(tried.path, tried.groups);
    int[] elements = groups.elements(path);
    int[] again = new int[3 * (lastAgain + 1 - first - path.length)];
    int n = 0;
    for (int g = first; g <= lastAgain; g++) {
      if (Arrays.binarySearch(path, g) < 0) {
        groups.element(g, again, n);
        n++;
      }
    }
    int network = tried.networkOf(right, TriedNumber.USUAL_LENGTH);
    found.add(new SpokenNumbers.Found(elements, value, network, Confidence.MEDIUM, again));
    return lastAgain + 1;
  }
}
