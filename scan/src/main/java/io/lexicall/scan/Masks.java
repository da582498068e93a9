package io.lexicall.scan;

/** What a redaction leaves: asterisks in place of digits. */
final class Masks {

  private static final char SIGN = '*';

  /** In place of a code there are so many, or one more. */
  private static final int SHORTEST_CODE = 3;

  private static final int LONGEST_CODE = 4;

  /** Emphasis has one or two on both sides: {@code **837**}. */
  private static final int LONGEST_EMPHASIS = 2;

  /** A longer mask is looked at no further. */
  private static final int LONGEST = 32;

  private Masks() {}

  /** Whether digits are what is left of a number: {@code 550000******5559}. */
  static boolean areAbout(char[] text, int start, int end) {
    int before = 0;
    while (before < start && before < LONGEST && text[start - 1 - before] == SIGN) {
      before++;
    }
    int behind = 0;
    while (end + behind < text.length && behind < LONGEST && text[end + behind] == SIGN) {
      behind++;
    }
    return before + behind > 0 && (before != behind || before > LONGEST_EMPHASIS);
  }

  /**
   * Whether a code was told at [from, to) that is masked, in one piece or digit by digit ({@code *
   * * *}).
   */
  static boolean holdCode(char[] text, int from, int to) {
    int i = from;
    while (i < to) {
      if (text[i] != SIGN) {
        i++;
        continue;
      }
      int start = i;
      int count = 0;
      int end = i;
      while (i < to
          && (text[i] == SIGN || Chars.isWhite(text[i]) || text[i] == ',' || text[i] == '.')) {
        if (text[i] == SIGN) {
          count++;
          end = i + 1;
        }
        i++;
      }
      boolean isPart =
          start > 0 && Chars.isAsciiAlphanumeric(text[start - 1])
              || Chars.isAsciiAlphanumeric(text[end]);
      if (count >= SHORTEST_CODE && count <= LONGEST_CODE && !isPart) {
        return true;
      }
    }
    return false;
  }
}
