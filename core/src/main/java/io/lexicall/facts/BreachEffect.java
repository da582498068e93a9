package io.lexicall.facts;

/**
 * The property of the data that a breach affected (GDPR Art. 4(12)).
 *
 * @since 0.1
 */
public enum BreachEffect {
  /** Somebody saw the data, or could see them. */
  CONFIDENTIALITY,
  /** The data were altered. */
  INTEGRITY,
  /** The data were lost, or could not be accessed. */
  AVAILABILITY
}
