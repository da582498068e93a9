package io.lexicall.scan;

/**
 * How much speaks for a {@link Span} beyond the test that every span has passed, in ascending
 * order.
 *
 * <p>A card number has always passed range, length and check digit, which one in about thirty
 * random 16-digit numbers does. Confidence tells the rest apart.
 *
 * @since 0.1
 */
public enum Confidence {
  /**
   * Something speaks against it: a word such as "order" or "tracking" before it and no card word,
   * letters that touch it, an unusual mix of separators, a number put together from several turns;
   * for a code, a name that means other things too and lies far off.
   */
  LOW,

  /** Nothing speaks for or against it. */
  MEDIUM,

  /**
   * A card word stands in its sentence, or it is grouped as cards are; for a code, its name is
   * unmistakable and near.
   */
  HIGH;

  /** Returns the name as it is written in JSON: {@code low}, {@code medium} or {@code high}. */
  public String id() {
    return switch (this) {
      case LOW -> "low";
      case MEDIUM -> "medium";
      case HIGH -> "high";
    };
  }
}
