package io.lexicall.facts;

/**
 * The role of the organisation.
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
