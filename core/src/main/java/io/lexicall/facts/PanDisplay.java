package io.lexicall.facts;

/**
 * How much of a card number is shown.
 *
 * @since 0.1
 */
public enum PanDisplay {
  /** All of it. */
  FULL,
  /** Some of it. */
  MASKED,
  /** The bank identification number and the last four digits. */
  BIN_AND_LAST4,
  /** The last four digits. */
  LAST4
}
