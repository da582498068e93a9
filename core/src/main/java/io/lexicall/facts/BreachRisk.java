package io.lexicall.facts;

/**
 * The risk of a breach to people's rights and freedoms.
 *
 * @since 0.1
 */
public enum BreachRisk {
  /** Unlikely to result in a risk. */
  UNLIKELY,
  /** Likely to result in a risk. */
  LIKELY,
  /** Likely to result in a high risk. */
  HIGH
}
