package io.lexicall.scan;

import java.util.Arrays;

/** Tells whether the number that is being tried counts what was only said again. */
final class Echoes {
  private final char[] chars;
  private final DigitGroups groups;
  private final TriedNumber tried;
  private final SaidAmid amid;

  Echoes(char[] chars, DigitGroups groups, TriedNumber tried, SaidAmid amid) {
    this.chars = chars;
    this.groups = groups;
    this.tried = tried;
    this.amid = amid;
  }

  /** Whether digits are said twice. */
  enum Echo {
    NONE,
    /** By whoever it was: the card may have the same digits twice. */
    OF_ANY,
    /** By the other speaker, so that they count once. */
    OF_OTHER
  }

  /** Whether a line of the number so far only says again what the line before it ends with. */
  Echo find() {
    Echo echo = Echo.NONE;
    int before = 0;
    int line = 0;
    int told = 0;
    int first = 0;
    for (int i = 0; i < tried.groups; i++) {
      told += groups.size(tried.path[i]);
      if (i + 1 == tried.groups || groups.holdsLine(tried.path[i + 1] - 1)) {
        int size = told - line;
        if (size <= line - before
            && Arrays.equals(tried.number, line, told, tried.number, line - size, line)) {
          boolean isLong = size >= TriedNumber.FEWEST_CORRECTED;
          boolean isOfOther =
              areOfTwo(groups.start(tried.path[first - 1]), groups.start(tried.path[first]));
          if (isLong && isOfOther) {
            return Echo.OF_OTHER;
          }
          // A pair is in a card twice more often than three digits are.
          echo = isLong || isOfOther ? Echo.OF_ANY : echo;
        }
        before = line;
        line = told;
        first = i + 1;
      }
    }
    return echo;
  }

  /** Whether the lines of two places begin with the labels of two speakers. */
  private boolean areOfTwo(int one, int other) {
    int from = lineOf(chars, one);
    int otherFrom = lineOf(chars, other);
    int end = amid.afterLabel(from, one);
    int otherEnd = amid.afterLabel(otherFrom, other);
    return end > from
        && otherEnd > otherFrom
        && !Arrays.equals(chars, from, end, chars, otherFrom, otherEnd);
  }

  /** Where the line begins that holds a place. */
  static int lineOf(char[] chars, int place) {
    int from = place;
    while (from > 0 && chars[from - 1] != '\n') {
      from--;
    }
    return from;
  }
}
