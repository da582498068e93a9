package io.lexicall.facts;

/**
 * Whose line it is.
 *
 * @since 0.1
 */
public enum Subscriber {
  /** A person: a residential subscriber, whatever the line. */
  CONSUMER,
  /** A business. */
  BUSINESS
}
