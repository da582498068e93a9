package io.lexicall.facts;

/**
 * Card data taken in a payment.
 *
 * @since 0.1
 */
public enum CardElement {
  /** The primary account number. */
  PAN,
  /** The expiry date. */
  EXPIRY,
  /** The card verification code. */
  CVV,
  /** The PIN. */
  PIN,
  /** Data of the magnetic stripe or its equivalent on a chip. */
  TRACK
}
