package io.lexicall.facts;

/**
 * Who called whom.
 *
 * @since 0.1
 */
public enum Direction {
  /** The customer calls. */
  INBOUND,
  /** The call centre calls. */
  OUTBOUND
}
