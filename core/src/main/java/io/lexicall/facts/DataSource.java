package io.lexicall.facts;

/**
 * Where the data about a person came from.
 *
 * @since 0.1
 */
public enum DataSource {
  /** The person. */
  SUBJECT,
  /** Somebody else. */
  THIRD_PARTY
}
