package io.lexicall.facts;

/**
 * Whose voice the called person hears.
 *
 * @since 0.1
 */
public enum Voice {
  /** A person speaks. */
  LIVE,
  /** A recording speaks, also one played by a person. */
  PRERECORDED,
  /** A synthesised or AI voice speaks, also one that converses. */
  ARTIFICIAL
}
