package io.lexicall.scan;

import java.util.Arrays;
import java.util.List;

/**
 * Finds numbers amid which something else was asked for: "4260 1815" – "sorry, your ZIP code?" –
 * "90210" – "okay, go on" – "9083 0167". Such a number has a usual length; what follows the other
 * answer is told in a turn of its own.
 */
final class NumberAroundOther {
  /** So many digits at most are told before something else is asked for amid a number. */
  private static final int LONGEST_BEFORE_OTHER = 13;

  /** So many groups are told in answer to that. */
  private static final int MOST_GROUPS_OF_OTHER = 20;

  /** So many digits has what is asked for and is no topic of its own: a sum, the hour. */
  private static final int MOST_OF_SUM = 5;

  /** So many characters lie between the parts of the number, or before it, at most. */
  static final int MOST_AROUND = 500;

  private final DigitGroups groups;
  private final TriedNumber tried;
  private final SpokenDigits digits;
  private final Topics topics;
  private final OtherAmid other;

  /** What was found so far; such numbers are added to it. */
  private final List<SpokenNumbers.Found> found;

  /** How often groups were looked at that may go on with a number. */
  private int looks;

  NumberAroundOther(
      DigitGroups groups,
      TriedNumber tried,
      SpokenDigits digits,
      Topics topics,
      OtherAmid other,
      List<SpokenNumbers.Found> found) {
    this.groups = groups;
    this.tried = tried;
    this.digits = digits;
    this.topics = topics;
    this.other = other;
    this.found = found;
  }

  int looks() {
    return looks;
  }

  /**
   * Finds the number that begins with a group, the first that is said after a card was spoken of;
   * returns the group behind it, or 0.
   */
  int find(int first) {
    if (groups.size(first) > LONGEST_BEFORE_OTHER) {
      return 0;
    }
    tried.begin(first);
    int last = first;
    while (tried.length <= LONGEST_BEFORE_OTHER) {
      boolean ends =
          last + 1 < groups.count()
              && (endsTurn(last) || topics.turnsAway(groups.end(last), groups.start(last + 1)));
      if (ends && tried.length >= TriedNumber.USUAL_GROUP && tried.mayBecomeOne()) {
        int behind = goneOnBehindOther(last);
        if (behind > 0) {
          return behind;
        }
      }
      if (last + 1 >= groups.count()
          || groups.gap(last) == SaidAmid.Gap.ENDS
          || tried.groups > TriedNumber.USUAL_LENGTH) {
        return 0;
      }
      last++;
      tried.push(last);
    }
    return 0;
  }

  /** Looks for the rest of a number behind the answer to something else. */
  private int goneOnBehindOther(int last) {
    int begun = tried.groups;
    int told = tried.length;
    int end = groups.end(last);
    for (int next = last + 1;
        next < groups.count()
            && next - last <= MOST_GROUPS_OF_OTHER
            && groups.start(next) - end <= MOST_AROUND;
        next++) {
      looks++;
      if (!(endsTurn(next - 1) ? isDoneWithOther(last, next) : isAnsweredBefore(last, next))) {
        continue;
      }
      int g = next;
      tried.push(g);
      while (tried.length <= CardNetworks.MAX_LENGTH
          && tried.groups <= TriedNumber.MOST_GROUPS
          && !(tried.isUsual() && tried.isNumber())
          && g + 1 < groups.count()
          && groups.gap(g) != SaidAmid.Gap.ENDS) {
        g++;
        tried.push(g);
      }
      if (tried.length <= CardNetworks.MAX_LENGTH
          && tried.length - told >= TriedNumber.FEWEST_CORRECTED
          && tried.isUsual()
          && tried.isNumber()
          && !SpokenNumbers.Found.isAnyAt(found, groups.start(tried.path[0]), groups.end(g))) {
        reportAround(last, next);
        return g + 1;
      }
      tried.groups = begun;
      tried.length = told;
    }
    return 0;
  }

  /** Whether a turn ends behind a group; where nobody knows who speaks, a sentence. */
  private boolean endsTurn(int g) {
    return other.hasTurns ? groups.holdsLine(g) : groups.holdsEnd(g);
  }

  /** Whether something else is asked for behind a group, and is done with before another. */
  private boolean isDoneWithOther(int last, int next) {
    int first = groups.first(last + 1);
    boolean isSum = next > last + 1 && other.isSum(groups.start(last + 1), groups.end(next - 1));
    boolean isReadBack = !isSum && isReadBack(first, groups.first(next));
    return other.isDone(groups.end(last), groups.start(last + 1), groups.start(next), isReadBack);
  }

  /** Whether who was asked for a few digits tells them, and goes on with the number herself. */
  private boolean isAnsweredBefore(int last, int next) {
    int first = last + 1;
    return next > first
        && groups.first(next) - groups.first(first) <= MOST_OF_SUM
        && other.isAnsweredBefore(
            groups.end(last), groups.start(first), groups.end(next - 1), groups.start(next));
  }

  /** Whether digits may be some of the number that are read back: they are no sum, no hour. */
  private boolean isReadBack(int from, int to) {
    if (to - from > MOST_OF_SUM) {
      return true;
    }
    for (int at = 0; to > from && at + to - from <= tried.length; at++) {
      if (Arrays.equals(digits.digits, from, to, tried.number, at, at + to - from)) {
        return true;
      }
    }
    return false;
  }

  private void reportAround(int last, int next) {
    int[] elements = groups.elements(Arrays.copyOf(tried.path, tried.groups));
    char[] value = TriedNumber.text(tried.number, tried.length);
    int network = tried.networkOf(tried.number, tried.length);
    found.add(
        new SpokenNumbers.Found(
            elements,
            value,
            network,
            Confidence.MEDIUM,
            new int[0],
            groups.end(last),
            groups.start(next)));
  }
}
