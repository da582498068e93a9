package io.lexicall.law;

import static java.util.Objects.requireNonNull;

/**
 * How certain it is that a row of a law table states the law correctly.
 *
 * <p>The constants are ordered from most to least certain. A rule that is based on a row below
 * {@link #HIGH} takes the reading that protects the called person, and says so.
 *
 * @since 0.1
 */
public enum Certainty {
  /** Read in the primary source, or in several independent quotations of it that agree. */
  HIGH("high"),
  /** Read in a secondary source that is usually right, or in one quotation. */
  MEDIUM("medium"),
  /** From memory, from one weak source, or disputed. */
  LOW("low");

  private final String text;

  Certainty(String text) {
    this.text = text;
  }

  /**
   * Returns the word that tables and verdicts use.
   *
   * @return {@code high}, {@code medium} or {@code low}
   */
  public String text() {
    return text;
  }

  /**
   * Returns this certainty, or another if that is less certain: what is known of a conclusion that
   * rests on both.
   *
   * @param most the certainty that is not exceeded
   * @return the less certain of the two
   */
  public Certainty atMost(Certainty most) {
    return compareTo(requireNonNull(most, "most")) < 0 ? most : this;
  }

  /**
   * Parses the word that {@link #text()} returns. Case matters.
   *
   * @param text {@code high}, {@code medium} or {@code low}
   * @return the certainty
   * @throws IllegalArgumentException for any other text
   */
  public static Certainty parse(String text) {
    return switch (requireNonNull(text, "text")) {
      case "high" -> HIGH;
      case "medium" -> MEDIUM;
      case "low" -> LOW;
      default ->
          throw new IllegalArgumentException(
              "Certainty must be high, medium or low, but is \"" + text + "\"");
    };
  }
}
