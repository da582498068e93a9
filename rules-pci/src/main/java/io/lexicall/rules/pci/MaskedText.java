package io.lexicall.rules.pci;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads text as groups of digits, shown or hidden, that could belong to one number.
 *
 * <p>Digits, separators and invisible characters are those that the scanner of card numbers
 * accepts: otherwise a number of which two digits are hidden would be hidden from both.
 */
final class MaskedText {
  /** What stands for a digit, and seldom for anything else. */
  static final char STAR = '*';

  /** A letter that stands for a digit, or for an extension, or between the sides of a screen. */
  static final char LETTER = 'x';

  /** What stands for a digit, or before the number of a case. */
  static final char NUMBER_SIGN = '#';

  private static final String STARS =
      "*\u2022\u25cf\uff0a\u2217\u204e\u26ab\u2b24\u25a0\u25aa\u2588\u25cb";
  private static final String LETTERS = "xX\u00d7\uff58\uff38";
  private static final String NUMBER_SIGNS = "#\uff03";

  /** Signs that hide digits only where several stand together. */
  private static final String REPEATED = "_?\uff3f\uff1f\u00b7\u2219\u22c5";

  /** What parts the groups of many numbers, and those of a card where they have its shape. */
  private static final String MARKS = "/+_|:,\uff0c\u00b7\u2219\u22c5\t";

  private static final String DOTS = ".\uff0e";
  private static final String BREAKS = "\n\r\u0085\u2028\u2029";

  /** Braille's blank, which is none to Unicode; the scanner takes it for one. */
  private static final char BRAILLE_BLANK = '\u2800';

  private static final char GRAPHEME_JOINER = '\u034f';
  private static final char MINUS = '\u2212';

  /** No card number has more. */
  static final int LONGEST = 19;

  /** A line break may have blanks around it. */
  private static final int WIDEST_LINE = 32;

  /** Two blanks are a slip, more are columns. */
  private static final int BLANKS = 2;

  /** What stands between two groups. */
  enum Gap {
    BLANK,
    DASH,
    DOT,
    LINE,
    MARK,
    /** Anything else: what follows is another number. */
    END
  }

  /**
   * A group.
   *
   * @param digits its digits and hidden signs
   * @param before what stands between it and the group before
   */
  record Group(String digits, Gap before) {
    boolean isMasked() {
      return hides(digits);
    }
  }

  private MaskedText() {}

  static boolean isHidden(char c) {
    return c == STAR || c == LETTER || c == NUMBER_SIGN;
  }

  static boolean hides(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (isHidden(digits.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the groups of a text; what has letters in it, or is too long, is none. */
  static List<Group> groups(String text) {
    List<Group> groups = new ArrayList<>();
    StringBuilder digits = new StringBuilder();
    int last = -1; // where the last group ended; none if a word has followed
    int at = 0;
    while (at < text.length()) {
      int start = at;
      boolean isGroup = true;
      digits.setLength(0);
      for (int c; at < text.length(); at += Character.charCount(c)) {
        c = text.codePointAt(at);
        char sign = sign(text, at);
        if (sign == 0 && !Character.isDigit(c) && !isLetter(c)) {
          if (at == start || !isInvisible(c)) {
            break;
          }
        } else if (sign == 0 && isLetter(c)) {
          isGroup = false;
        } else if (digits.length() <= LONGEST) {
          digits.append(sign != 0 ? sign : (char) ('0' + Character.digit(c, 10)));
        }
      }
      if (at == start) {
        at += Character.charCount(text.codePointAt(at));
      } else if (isGroup && digits.length() <= LONGEST) {
        groups.add(new Group(digits.toString(), last < 0 ? Gap.END : gap(text, last, start)));
        last = at;
      } else {
        last = -1;
      }
    }
    return groups;
  }

  private static boolean isLetter(int c) {
    // Scripts without blanks between words do not touch what they stand beside.
    return c < 0x2e80 && Character.isLetter(c);
  }

  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT || c == GRAPHEME_JOINER;
  }

  /** Returns what kind of sign hides a digit at a place of the text; 0 if none does. */
  private static char sign(String text, int at) {
    char c = text.charAt(at);
    if (STARS.indexOf(c) >= 0) {
      return STAR;
    }
    if (LETTERS.indexOf(c) >= 0) {
      return LETTER;
    }
    if (NUMBER_SIGNS.indexOf(c) >= 0) {
      return NUMBER_SIGN;
    }
    return REPEATED.indexOf(c) >= 0
            && (at > 0 && text.charAt(at - 1) == c
                || at + 1 < text.length() && text.charAt(at + 1) == c)
        ? STAR
        : 0;
  }

  private static Gap gap(String text, int from, int to) {
    if (to - from > WIDEST_LINE) {
      return Gap.END;
    }
    Gap gap = Gap.BLANK;
    int blanks = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (isInvisible(c)) {
        continue;
      }
      Gap one = gap(c);
      if (one == Gap.BLANK) {
        blanks++;
      } else if (gap == Gap.BLANK) {
        gap = one;
      } else if (c != '\n' || text.charAt(i - 1) != '\r') {
        return Gap.END;
      }
    }
    return gap == Gap.LINE || blanks <= BLANKS ? gap : Gap.END;
  }

  private static Gap gap(char c) {
    if (BREAKS.indexOf(c) >= 0) {
      return Gap.LINE;
    }
    if (MARKS.indexOf(c) >= 0) {
      return Gap.MARK;
    }
    if (DOTS.indexOf(c) >= 0) {
      return Gap.DOT;
    }
    int type = Character.getType(c);
    if (type == Character.SPACE_SEPARATOR || c == BRAILLE_BLANK || c == '\f' || c == '\u000b') {
      return Gap.BLANK;
    }
    return type == Character.DASH_PUNCTUATION || c == MINUS ? Gap.DASH : Gap.END;
  }
}
