package io.lexicall.facts;

/**
 * The part that the organisation plays.
 *
 * @since 0.1
 */
public enum BreachRole {
  /** A controller. */
  CONTROLLER,
  /** A processor. */
  PROCESSOR,
  /** A covered entity. */
  COVERED_ENTITY,
  /** A business associate. */
  BUSINESS_ASSOCIATE
}
