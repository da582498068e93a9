package io.lexicall.batch;

import io.lexicall.Verdict;
import java.util.Locale;

/**
 * The answer to a row.
 *
 * @since 0.1
 */
public enum Answer {
  /** The contact may be made. */
  PERMIT,
  /** The contact may not be made. */
  DENY,
  /** A missing fact is needed to decide. */
  INDETERMINATE,
  /** The row holds no number that can be judged, or a fact that is not valid. */
  REFUSED;

  /** Returns its code in the column {@code decision}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Answer of(Verdict verdict) {
    return verdict.match(permit -> PERMIT, denial -> DENY, undecided -> INDETERMINATE);
  }
}
