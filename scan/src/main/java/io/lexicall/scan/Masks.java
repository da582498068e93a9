package io.lexicall.scan;

/** What a redaction leaves: asterisks in place of digits. */
final class Masks {

  private static final char SIGN = '*';

  /** In place of a code there are so many, or one more. */
  private static final int SHORTEST_CODE = 3;

  private static final int LONGEST_CODE = 4;

  /** Emphasis has one or two on both sides: {@code **837**}. */
  private static final int LONGEST_EMPHASIS = 2;

  /** A code that is masked digit by digit has so much between two of them. */
  private static final int MOST_BETWEEN = 2;

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

  /** Whether the mask of a code begins at a place. */
  static boolean beginCode(char[] text, int i) {
    char c = text[i];
    return (c == '*' || c == '\u2022' || c == '#') && text[i + 1] == c && text[i + 2] == c
        || c == '*' && isByDigit(text, i);
  }

  /** "* * *", "*, *, *": a code that was told digit by digit. Emphasis touches what it is of. */
  private static boolean isByDigit(char[] text, int first) {
    int at = first;
    for (int n = 1; n < SHORTEST_CODE; n++) {
      int next = at + 1;
      while (next - at <= MOST_BETWEEN
          && (Chars.isWhite(text[next]) || ",.".indexOf(text[next]) >= 0)) {
        next++;
      }
      if (next == at + 1 || text[next] != '*') {
        return false;
      }
      at = next;
    }
    char behind = text[at + 1];
    return behind != '*' && !Chars.isLetter(behind) && !Chars.isDigit(behind);
  }

  /** Whether a word of crosses stands in place of a code. */
  static boolean areOfX(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((text[i] | 0x20) != 'x') {
        return false;
      }
    }
    return to - from == 3 || to - from == 4;
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
