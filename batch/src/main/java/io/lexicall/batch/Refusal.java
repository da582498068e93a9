package io.lexicall.batch;

import java.util.Locale;

/**
 * Why a row cannot be judged. Its name is what the summary counts, and its text the row's reason.
 *
 * @since 0.1
 */
public enum Refusal {
  /** Nothing stands in the column of numbers. */
  NO_NUMBER("the row has no number"),
  /** The number goes on with an extension, which no list knows. */
  EXTENSION("the number has an extension"),
  /** Letters stand in the number. */
  LETTERS("the number has letters"),
  /** There is more than one number, or a number too many digits long. */
  SEVERAL_NUMBERS("there is more than one number"),
  /** A spreadsheet has rounded the number. */
  SCIENTIFIC_NOTATION("a spreadsheet has rounded the number, and its last digits are lost"),
  /** The number is none that its numbering plan can have. */
  IMPOSSIBLE_NUMBER("the number is not possible"),
  /** The row has more cells than the header. */
  TOO_MANY_CELLS("the row has more cells than the header has columns"),
  /** A column that is mapped to a fact holds what the fact cannot be. */
  BAD_FACT("a column does not hold what the fact can be");

  private final String text;

  Refusal(String text) {
    this.text = text;
  }

  /** Returns the word for it, such as {@code too-many-cells}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what is wrong, as a clause. */
  public String text() {
    return text;
  }
}
