package io.lexicall.facts;

/**
 * The three truth values of Kleene's logic: known to be true, known to be false, or not known.
 *
 * <p>{@link #and}, {@link #or} and {@link #not} are its strong connectives: a result other than
 * {@link #UNKNOWN} stays the same, whatever the unknown operands turn out to be.
 *
 * @since 0.1
 */
public enum Truth {
  /** Known to be false. */
  FALSE,
  /** Not known. */
  UNKNOWN,
  /** Known to be true. */
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

  /** Returns the opposite; unknown stays unknown. */
  public Truth not() {
    return this == TRUE ? FALSE : this == FALSE ? TRUE : UNKNOWN;
  }
}
