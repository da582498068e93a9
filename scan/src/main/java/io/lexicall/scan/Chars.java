package io.lexicall.scan;

/** The kinds of all 65,536 UTF-16 code units, for the exact reader. */
final class Chars {

  static final byte OTHER = 0;

  /** Digits are {@code DIGIT + value}. */
  static final byte DIGIT = 1;

  static final byte LAST_DIGIT = 10;
  static final byte SPACE = 11;
  static final byte DASH = 12;
  static final byte DOT = 13;
  static final byte LF = 14;
  static final byte CR = 15;
  static final byte INVISIBLE = 16;
  static final byte LETTER = 17;
  static final byte HIGH_SURROGATE = 18;
  static final byte LOW_SURROGATE = 19;
  static final byte PAUSE = 20;
  static final byte TAB = 21;

  static final byte[] KIND = new byte[1 << 16];

  /** Of a code unit that a written number may hold, digit or not: what {@link #RUN} says. */
  private static final byte IN_RUN = 1;

  private static final byte DIGIT_OF_RUN = 3;

  /** What {@link #isRunOrMark} and {@link #digitsOfRun} say, for the loop that asks both. */
  private static final byte[] RUN = new byte[1 << 16];

  static {
    for (int c = 0; c < KIND.length; c++) {
      int type = Character.getType(c);
      if (type == Character.DECIMAL_DIGIT_NUMBER) {
        KIND[c] = (byte) (DIGIT + Character.digit(c, 10));
      } else if (c < 0x2e80 && Character.isLetter(c)) {
        // Scripts without blanks between words (Chinese, Japanese) do not touch what they stand
        // beside.
        KIND[c] = LETTER;
      } else if (type == Character.SURROGATE) {
        KIND[c] = Character.isHighSurrogate((char) c) ? HIGH_SURROGATE : LOW_SURROGATE;
      }
    }
    mark(SPACE, "\u000b\f\u0085\u2028\u2029\u2800");
    mark(SPACE, " \u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000");
    mark(DASH, "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d");
    mark(DOT, ".\uff0e");
    mark(LF, "\n");
    mark(CR, "\r");
    mark(TAB, "\t");
    mark(PAUSE, ",;\u2026\uff0c");
    mark(
        INVISIBLE,
        "\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff");
  }

  static {
    for (int c = 0; c < RUN.length; c++) {
      int kind = KIND[c];
      if (kind >= DIGIT && kind <= LAST_DIGIT || kind == LOW_SURROGATE) {
        RUN[c] = DIGIT_OF_RUN;
      } else if (isRun(kind) || isMark((char) c)) {
        RUN[c] = IN_RUN;
      }
    }
  }

  private Chars() {}

  private static void mark(byte kind, String chars) {
    for (int i = 0; i < chars.length(); i++) {
      KIND[chars.charAt(i)] = kind;
    }
  }

  /** Returns whether a written number may hold a code unit of this kind. */
  static boolean isRun(int kind) {
    return kind >= DIGIT && kind <= INVISIBLE || kind >= HIGH_SURROGATE;
  }

  /** Returns whether a written number may hold a code unit, or a sign that parts its groups. */
  static boolean isRunOrMark(char c) {
    return RUN[c] != 0;
  }

  /** Returns how many digits a code unit tells, of which two may be needed for one. */
  static int digitsOfRun(char c) {
    return RUN[c] >>> 1;
  }

  /** What parts the members of a list, and the groups of a number that is read out or pasted. */
  static boolean isListSeparator(char c) {
    return c == ',' || c == '\t' || c == '\uff0c';
  }

  /** What parts groups in forms, addresses and lists, and other numbers as well. */
  static boolean isMark(char c) {
    return c == '/' || c == '+' || c == '%' || c == '\u00b7' || c == '\u2219' || c == '\u22c5';
  }

  /** What parts groups of a card only where they look like ones, since all else has it too. */
  static boolean isGroupMark(char c) {
    return c == '_' || c == '|' || c == ':';
  }

  static boolean isDigit(char c) {
    int kind = KIND[c];
    return kind >= DIGIT && kind <= LAST_DIGIT;
  }

  static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return KIND[c] == LETTER;
  }

  static boolean isAsciiLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  static boolean isAsciiAlphanumeric(char c) {
    return isAsciiDigit(c) || isAsciiLetter(c);
  }

  static boolean isHexLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
  }

  /** What parts the columns of a line. */
  static boolean isBlank(char c) {
    int kind = KIND[c];
    return kind == SPACE || kind == TAB || kind == INVISIBLE;
  }

  /** White space as it ends a sentence. */
  static boolean isWhite(char c) {
    int kind = KIND[c];
    return kind == SPACE || kind == LF || kind == CR || kind == TAB;
  }

  static boolean isLineBreak(char c) {
    return KIND[c] == LF || KIND[c] == CR;
  }

  static boolean isUpper(char c) {
    return c < 128 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  static char lower(char c) {
    return c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c) : Character.toLowerCase(c);
  }

  /** Returns where a sign stands at [from, to) of a text; -1 if it does not. */
  static int indexOf(String text, char sign, int from, int to) {
    int end = Math.min(text.length(), to);
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == sign) {
        return i;
      }
    }
    return -1;
  }

  /** Returns what lies behind blanks and tabs, of which there may be none. */
  static int afterBlanks(char[] text, int from) {
    int i = from;
    while (text[i] == ' ' || text[i] == '\t') {
      i++;
    }
    return i;
  }

  /** Returns the end of a word of ASCII; the place itself if none begins there. */
  static int asciiWordEnd(char[] text, int from) {
    int i = from;
    while (isAsciiLetter(text[i])) {
      i++;
    }
    return i;
  }
}
