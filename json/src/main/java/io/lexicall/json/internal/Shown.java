package io.lexicall.json.internal;

/**
 * Shows text that came from outside: cut, without control characters, and without the digits of
 * what may be a telephone number or a card number.
 */
public final class Shown {
  private static final int MOST_CHARS = 60;

  /** A run of so many digits is masked. */
  private static final int FEWEST_MASKED = 5;

  /** Digits with separators between them are one run if they are so many: no date has as many. */
  private static final int FEWEST_MASKED_SEPARATED = 7;

  private static final int LAST_SHOWN = 2;
  private static final int DATE_LENGTH = 10;
  private static final String SEPARATORS = " -./()_,\u00a0\u2010\u2011\u2012\u2013";

  private Shown() {}

  /** Returns the text in quotation marks, safe to show. */
  public static String quoted(String text) {
    return "\"" + cut(text) + "\"";
  }

  /** Returns the text, safe to show, and cut where it is long. */
  public static String cut(String text) {
    // Cut first: a long text costs no more than a short one. The cut may not make a run look short.
    boolean cut = text.length() > MOST_CHARS;
    String head = cut ? text.substring(0, endOfRun(text)) : text;
    String masked = masked(head);
    return cut ? masked.substring(0, Math.min(MOST_CHARS, masked.length())) + "…" : masked;
  }

  private static int endOfRun(String text) {
    int end = MOST_CHARS;
    int furthest = Math.min(text.length(), MOST_CHARS + 2 * FEWEST_MASKED_SEPARATED);
    while (end < furthest && (isDigit(text, end) || isSeparator(text, end))) {
      end++;
    }
    return end;
  }

  /** Returns the whole text, safe to show. */
  public static String masked(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      if (isDate(text, i)) {
        shown.append(text, i, i + DATE_LENGTH);
        i += DATE_LENGTH;
      } else if (isDigit(text, i)) {
        int end = endOfSeparatedDigits(text, i);
        appendRun(shown, text, i, end);
        i = end;
      } else {
        char c = text.charAt(i);
        if (Character.isISOControl(c) || isHidden(c)) {
          shown.append("\\u%04x".formatted((int) c));
        } else {
          shown.append(c);
        }
        i++;
      }
    }
    return shown.toString();
  }

  private static void appendRun(StringBuilder shown, String text, int start, int end) {
    int digits = 0;
    boolean separated = false;
    for (int i = start; i < end; i++) {
      if (isDigit(text, i)) {
        digits++;
      } else {
        separated = true;
      }
    }
    boolean hide =
        digits >= (separated ? FEWEST_MASKED_SEPARATED : FEWEST_MASKED)
            || (separated && hasLongRun(text, start, end));
    int seen = 0;
    for (int i = start; i < end; i++) {
      if (!isDigit(text, i)) {
        shown.append(text.charAt(i));
      } else {
        seen++;
        shown.append(hide && seen <= digits - LAST_SHOWN ? '•' : text.charAt(i));
      }
    }
  }

  private static boolean hasLongRun(String text, int start, int end) {
    int run = 0;
    for (int i = start; i < end; i++) {
      run = isDigit(text, i) ? run + 1 : 0;
      if (run >= FEWEST_MASKED) {
        return true;
      }
    }
    return false;
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text, end)) {
      end++;
    }
    return end;
  }

  /** Digits with up to two separators between them: how people write numbers. */
  private static int endOfSeparatedDigits(String text, int start) {
    int end = start;
    while (true) {
      end = endOfDigits(text, end);
      int next = end;
      while (next < text.length() && next < end + 3 && isSeparator(text, next)) {
        next++;
      }
      if (next == end || next >= text.length() || !isDigit(text, next)) {
        return end;
      }
      end = next;
    }
  }

  /** A date that stands alone is what a person needs to see whole. */
  private static boolean isDate(String text, int start) {
    int end = start + DATE_LENGTH;
    return end <= text.length()
        && (start == 0 || (!isDigit(text, start - 1) && "-./".indexOf(text.charAt(start - 1)) < 0))
        && (text.charAt(start) == '1' || text.charAt(start) == '2')
        && isDigits(text, start, start + 4)
        && text.charAt(start + 4) == '-'
        && (text.charAt(start + 5) == '0' || text.charAt(start + 5) == '1')
        && isDigits(text, start + 5, start + 7)
        && text.charAt(start + 7) == '-'
        && text.charAt(start + 8) <= '3'
        && isDigits(text, start + 8, end)
        && (end == text.length() || (!isDigit(text, end) && text.charAt(end) != '-'));
  }

  private static boolean isDigits(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isDigit(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(String text, int i) {
    return Character.isDigit(text.charAt(i));
  }

  private static boolean isSeparator(String text, int i) {
    return SEPARATORS.indexOf(text.charAt(i)) >= 0;
  }

  /** Marks that turn or hide the text that follows them on a terminal. */
  private static boolean isHidden(char c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
