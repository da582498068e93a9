package io.lexicall.facts;

/**
 * What of the data a breach took away (GDPR Art. 4(12)).
 *
 * @since 0.1
 */
public enum BreachEffect {
  /** Somebody saw them, or could. */
  CONFIDENTIALITY,
  /** They were altered. */
  INTEGRITY,
  /** They were lost, or could not be reached. */
  AVAILABILITY
}
