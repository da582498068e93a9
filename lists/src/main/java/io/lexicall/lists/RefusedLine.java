package io.lexicall.lists;

/**
 * A line of a list that could not be read.
 *
 * @param source the file, and the file in it if it is a zip
 * @param line counted from 1; for CSV the line on which the record begins
 * @param reason what is wrong with it
 * @param shown the beginning of the line, with its digits hidden except for the first three
 * @since 0.1
 */
public record RefusedLine(String source, long line, RefusalReason reason, String shown) {
  private static final int MOST_SHOWN = 40;
  private static final int DIGITS_SHOWN = 3;

  /** Returns the beginning of a text, with its digits hidden. */
  static String hide(String text) {
    StringBuilder hidden = new StringBuilder();
    int digits = 0;
    for (int i = 0; i < text.length() && i < MOST_SHOWN; i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        digits++;
        hidden.append(digits > DIGITS_SHOWN ? '•' : c);
      } else {
        hidden.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
      }
    }
    return hidden.append(text.length() > MOST_SHOWN ? "…" : "").toString();
  }

  /** Returns it in the form of a compiler message. */
  @Override
  public String toString() {
    return "%s:%s: the line %s: %s".formatted(source, line, reason.told(), shown);
  }
}
