package io.lexicall;

/**
 * What a verdict, or one finding, comes to. In order: a later one outweighs the earlier ones.
 *
 * @since 0.1
 */
public enum Decision {
  /** It may go ahead, on the terms of the obligations. */
  PERMIT,
  /** It cannot be told from the facts; the missing ones are named. */
  INDETERMINATE,
  /** It may not go ahead. */
  DENY
}
