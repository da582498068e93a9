package io.lexicall.batch;

import io.lexicall.Verdict;
import java.util.Locale;

/**
 * What becomes of a row.
 *
 * @since 0.1
 */
public enum Answer {
  /** The contact may be made. */
  PERMIT,
  /** It may not. */
  DENY,
  /** It cannot be told without a fact that is missing. */
  INDETERMINATE,
  /** The row holds no number that can be judged, or a fact that cannot be. */
  REFUSED;

  /** Returns the word for it in the column {@code decision}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Answer of(Verdict verdict) {
    return verdict.match(permit -> PERMIT, denial -> DENY, undecided -> INDETERMINATE);
  }
}
