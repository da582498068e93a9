package io.lexicall.facts;

/**
 * How the number comes to be dialled.
 *
 * @since 0.1
 */
public enum Dialing {
  /** A person dials each number. */
  MANUAL,
  /** A system selects and dials from a list: predictive, progressive, power. */
  AUTOMATED,
  /**
   * A random or sequential number generator: an automatic telephone dialing system as the Supreme
   * Court reads it (<i>Facebook v. Duguid</i>, 592 U.S. 395).
   */
  RANDOM_OR_SEQUENTIAL
}
