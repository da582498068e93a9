package io.lexicall.facts;

/**
 * Kleene's three truth values: what is known to hold, known not to hold, or not known.
 *
 * <p>{@link #and}, {@link #or} and {@link #not} are his strong connectives, so a result other than
 * {@link #UNKNOWN} stays what it is whatever the unknown operands turn out to be.
 *
 * @since 0.1
 */
public enum Truth {
  /** Known not to hold. */
  FALSE,
  /** Not known. */
  UNKNOWN,
  /** Known to hold. */
  TRUE;

  /** Returns {@link #TRUE} or {@link #FALSE}. */
  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** Returns the lesser of the two: false if either is false, true only if both are true. */
  public Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Returns the greater of the two: true if either is true, false only if both are false. */
  public Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Returns the opposite; the unknown stays unknown. */
  public Truth not() {
    return this == TRUE ? FALSE : this == FALSE ? TRUE : UNKNOWN;
  }
}
