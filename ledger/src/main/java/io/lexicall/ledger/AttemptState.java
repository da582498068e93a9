package io.lexicall.ledger;

/**
 * The state of a reserved attempt.
 *
 * @since 0.1
 */
public enum AttemptState {
  /** It is reserved, and may be made until it expires. */
  RESERVED,
  /** Its end was not reported, and it may no longer be made. */
  EXPIRED,
  /** It was made, and has ended. */
  ENDED,
  /** It was not made, and no longer counts. */
  RELEASED
}
