package io.lexicall;

/**
 * The result of a verdict or of one finding. A later constant takes precedence over earlier ones.
 *
 * @since 0.1
 */
public enum Decision {
  /** The activity may go ahead, if the obligations are met. */
  PERMIT,
  /** The facts do not decide it; the missing facts are named. */
  INDETERMINATE,
  /** The activity may not go ahead. */
  DENY
}
