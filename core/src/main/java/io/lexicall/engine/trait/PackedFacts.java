package io.lexicall.engine.trait;

/**
 * The base of a group of facts, with the members that are read only through {@link Trait}.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public abstract class PackedFacts {
  /** For the groups of facts. */
  protected PackedFacts() {}

  /** Returns the discrete facts, packed into bits; a {@link Trait} is the position of each. */
  protected abstract long traits();
}
