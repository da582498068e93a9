package io.lexicall.batch;

import java.util.Locale;

/**
 * The reason why a row cannot be judged. The summary counts the names; the text is the reason in
 * the row.
 *
 * @since 0.1
 */
public enum Refusal {
  /** The column of numbers is empty. */
  NO_NUMBER("the row has no number"),
  /** The number has an extension, which no list has. */
  EXTENSION("the number has an extension"),
  /** The number has letters. */
  LETTERS("the number has letters"),
  /** There is more than one number, or a number too many digits long. */
  SEVERAL_NUMBERS("there is more than one number"),
  /** A spreadsheet has rounded the number. */
  SCIENTIFIC_NOTATION("a spreadsheet has rounded the number, and its last digits are lost"),
  /** The number is not possible in its numbering plan. */
  IMPOSSIBLE_NUMBER("the number is not possible"),
  /** The row has more cells than the header. */
  TOO_MANY_CELLS("the row has more cells than the header has columns"),
  /** The row has no instant, or the instant cannot be read. */
  NO_INSTANT("the row has no readable instant"),
  /** The line holds no valid facts. */
  UNREADABLE("the line holds no readable facts"),
  /** A column that is mapped to a fact has a value that is not valid for the fact. */
  BAD_FACT("a column holds an invalid value for its fact"),
  /**
   * Another row with this number says that the person asked to stop, but not when; see {@link
   * Audit}.
   */
  STOP_WITHOUT_INSTANT(
      "another row with this number says that the person asked not to be contacted, but not when"),
  /** The row ends before a column that is mapped; what stood there is unknown. */
  TOO_FEW_CELLS("the row ends before a column that is read"),
  /**
   * The instant is before the year 2000: the zero of a clock, a spreadsheet or a database, which
   * count from the years 1, 1899, 1900, 1970 and 1980.
   */
  CLOCK_NOT_SET("the instant is before the year 2000, as of a clock that was not set");

  private final String text;

  Refusal(String text) {
    this.text = text;
  }

  /** Returns its code, such as {@code too-many-cells}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what is wrong, as a clause. */
  public String text() {
    return text;
  }
}
