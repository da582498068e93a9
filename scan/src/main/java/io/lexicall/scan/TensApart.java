package io.lexicall.scan;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the number of which tens and the unit behind them were not one group: "forty one fifty four
 * forty, five seventy three" where nobody hears the pause, so that it reads as 41 54 45 73. Such an
 * answer is a digit or two too short.
 */
final class TensApart {
  /** So many pairs at most are parted: of more some always have a good check digit. */
  private static final int MOST_APART = 2;

  /** The shortest number of a usual length, that of Diners Club. */
  private static final int FEWEST_DIGITS = 14;

  private final DigitGroups groups;
  private final SpokenDigits digits;
  private final CardNetworks networks;
  private final Topics topics;
  private final char[] chars;

  /** What was found so far; such numbers are added to it. */
  private final List<SpokenNumbers.Found> found;

  private final byte[] number = new byte[CardNetworks.MAX_LENGTH];

  TensApart(
      DigitGroups groups,
      SpokenDigits digits,
      CardNetworks networks,
      Topics topics,
      char[] chars,
      List<SpokenNumbers.Found> found) {
    this.groups = groups;
    this.digits = digits;
    this.networks = networks;
    this.topics = topics;
    this.chars = chars;
    this.found = found;
  }

  /**
   * Looks for the number that is all that an answer tells from one group to another; reports it,
   * and returns whether there is one.
   */
  boolean find(int first, int last) {
    int told = groups.first(last + 1) - groups.first(first);
    for (int more = 1; more <= MOST_APART && told + more <= TriedNumber.USUAL_LENGTH; more++) {
      if (told + more >= FEWEST_DIGITS && part(first, last, first, 0, more)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Parts so many more pairs, until there is a number.
   *
   * @param from the first group that may be parted
   * @param apart the groups that are, as bits from the first on
   */
  private boolean part(int first, int last, int from, long apart, int more) {
    if (more == 0) {
      return isNumber(first, last, apart);
    }
    for (int g = from; g <= last; g++) {
      if (isPair(g) && part(first, last, g + 1, apart | 1L << g - first, more - 1)) {
        return true;
      }
    }
    return false;
  }

  /** "Forty five" in two words. */
  private boolean isPair(int g) {
    int from = groups.first(g);
    if (groups.size(g) != 2 || digits.digits[from] < 2 || digits.digits[from + 1] == 0) {
      return false;
    }
    int blanks = 0;
    for (int i = groups.start(g); i < groups.end(g); i++) {
      if (!Chars.isAsciiLetter(chars[i])) {
        blanks += chars[i] == ' ' ? 1 : 2;
      }
    }
    return blanks == 1;
  }

  private boolean isNumber(int first, int last, long apart) {
    int length = 0;
    for (int g = first; g <= last; g++) {
      for (int k = groups.first(g); k < groups.first(g + 1); k++) {
        if (k > groups.first(g) && isApart(apart, g - first)) {
          number[length++] = 0;
        }
        number[length++] = digits.digits[k];
      }
    }
    int firstFour = ((number[0] * 10 + number[1]) * 10 + number[2]) * 10 + number[3];
    boolean isNumber =
        CardNetworks.isUsualLength(firstFour, length)
            && networks.isNumber(number, firstFour, length);
    if (isNumber) {
      report(first, last, apart, length);
    }
    return isNumber;
  }

  private static boolean isApart(long apart, int i) {
    return (apart >>> i & 1) != 0;
  }

  private void report(int first, int last, long apart, int length) {
    int[] path = new int[last + 1 - first];
    Arrays.setAll(path, i -> first + i);
    int[] elements = groups.elements(path);
    for (int i = 0; i < path.length; i++) {
      elements[3 * i + 2] += isApart(apart, i) ? 1 : 0;
    }
    boolean turnsAway = topics.turnsAway(groups.start(first), groups.end(last));
    found.add(
        new SpokenNumbers.Found(
            elements,
            TriedNumber.text(number, length),
            networks.judge(number, 0, length) >> 2,
            turnsAway ? Confidence.LOW : Confidence.MEDIUM,
            new int[0]));
  }
}
