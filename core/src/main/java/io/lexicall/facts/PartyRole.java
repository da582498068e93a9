package io.lexicall.facts;

/**
 * The part somebody plays in a call.
 *
 * @since 0.1
 */
public enum PartyRole {
  /** Speaks for the call centre. */
  AGENT,
  /** Is called, or calls. */
  CUSTOMER,
  /** Anybody else. */
  OTHER
}
