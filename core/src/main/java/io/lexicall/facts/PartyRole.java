package io.lexicall.facts;

/**
 * The role of a party to a call.
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
