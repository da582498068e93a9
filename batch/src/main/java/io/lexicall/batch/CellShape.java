package io.lexicall.batch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of what a cell holds: what is needed to correct the call, and nothing of a person. */
final class CellShape {
  private static final int MOST_SIGNS = 40;

  /** A digit that is hidden already. */
  private static final int MASKED = '•';

  /** What is suggested resembles what was read. */
  private static final Pattern SUGGESTION = Pattern.compile("; did you mean [^?]*[?]");

  /**
   * What was read: between quotation marks, up to the last of them, since it can hold some itself;
   * or up to what is allowed, where several cells are told in one text. Or a number.
   */
  private static final Pattern CELL =
      Pattern.compile(
          "(?<=^|\\s)(?:([\"'])(.*?)\\1(?= \\(allowed: )|([\"'])(.*)\\3)"
              + "|(?<=the number )(\\S+)",
          Pattern.DOTALL);

  /** The group of a number. */
  private static final int NUMBER = 5;

  private CellShape() {}

  /** Returns what is wrong with a cell, with the form of the cell in its place. */
  static String of(String problem) {
    return CELL.matcher(SUGGESTION.matcher(problem).replaceAll(""))
        .replaceAll(
            found -> {
              String cell = found.group();
              return Matcher.quoteReplacement(
                  found.group(NUMBER) != null
                      ? shape(cell)
                      : cell.charAt(0)
                          + shape(cell.substring(1, cell.length() - 1))
                          + cell.charAt(0));
            });
  }

  /** Returns {@code a} for each letter, {@code 0} for each digit, and other signs as they are. */
  private static String shape(String text) {
    StringBuilder shape = new StringBuilder();
    text.codePoints()
        .limit(MOST_SIGNS)
        .forEach(
            sign ->
                shape.appendCodePoint(
                    Character.isDigit(sign) || sign == MASKED
                        ? '0'
                        : Character.isLetter(sign) || isMark(sign) ? 'a' : sign));
    return shape + (text.codePointCount(0, text.length()) > MOST_SIGNS ? "…" : "");
  }

  /** The accent or the vowel of a letter, which tells something of the letter. */
  private static boolean isMark(int sign) {
    return switch (Character.getType(sign)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
