package io.lexicall.scan;

/**
 * How certain it is that a {@link Span} holds card data, in ascending order.
 *
 * <p>Every card number has passed the tests of range, length and check digit, which about one in
 * thirty random 16-digit numbers passes. Confidence is based on the context.
 *
 * @since 0.1
 */
public enum Confidence {
  /**
   * Something is against it: a word such as "order" or "tracking" before it and no card word,
   * adjacent letters, an unusual mix of separators, or a number combined from several turns; for a
   * code, a distant name that also has other meanings.
   */
  LOW,

  /** Nothing is for or against it. */
  MEDIUM,

  /**
   * Its sentence has a card word, or it is grouped like a card number; for a code, its name is
   * unambiguous and near.
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
