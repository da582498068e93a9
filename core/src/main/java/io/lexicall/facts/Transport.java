package io.lexicall.facts;

/**
 * How the data travel.
 *
 * @since 0.1
 */
public enum Transport {
  /** TLS. */
  TLS,
  /** SRTP. */
  SRTP,
  /** A carrier's switched network. */
  PSTN,
  /** In the clear over a network. */
  CLEAR
}
