package io.lexicall.facts;

/**
 * The kind of line behind a number. Never inferred from a North American number.
 *
 * @since 0.1
 */
public enum LineType {
  /** A wireless line. */
  MOBILE,
  /** A wireline. */
  FIXED_LINE,
  /** A line over the internet. */
  VOIP,
  /** A line on which the called party pays. */
  TOLL_FREE
}
