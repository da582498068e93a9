package io.lexicall.ledger;

/**
 * What has become of a reserved attempt.
 *
 * @since 0.1
 */
public enum AttemptState {
  /** It is reserved, and may be made until it expires. */
  RESERVED,
  /** Nobody told how it ended, and it may no longer be made. */
  EXPIRED,
  /** It was made, and has ended. */
  ENDED,
  /** It was not made, and counts no more. */
  RELEASED
}
