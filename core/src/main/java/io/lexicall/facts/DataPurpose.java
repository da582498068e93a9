package io.lexicall.facts;

/**
 * What a disclosure of data, or an access to them, is for.
 *
 * @since 0.1
 */
public enum DataPurpose {
  /** Treatment. */
  TREATMENT,
  /** Payment. */
  PAYMENT,
  /** Health care operations. */
  OPERATIONS,
  /** Marketing. */
  MARKETING,
  /** Service to the customer. */
  SERVICE,
  /** A legal duty or claim. */
  LEGAL,
  /** Research. */
  RESEARCH
}
