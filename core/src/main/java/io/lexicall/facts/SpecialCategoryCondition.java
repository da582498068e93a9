package io.lexicall.facts;

/**
 * A condition under which special categories of data may be processed, by its point of GDPR Art.
 * 9(2).
 *
 * @since 0.1
 */
public enum SpecialCategoryCondition {
  /** Explicit consent. */
  A,
  /** Employment, social security and social protection law. */
  B,
  /** Vital interests of somebody who cannot consent. */
  C,
  /** A foundation, association or other not-for-profit body, of its own members. */
  D,
  /** Data that the person has manifestly made public. */
  E,
  /** Legal claims, and courts. */
  F,
  /** Substantial public interest, by law. */
  G,
  /** Health or social care. */
  H,
  /** Public interest in public health. */
  I,
  /** Archiving, research and statistics. */
  J
}
