package io.lexicall.engine.trait;

/**
 * The base of a group of facts: what is read of it through {@link Trait} only.
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
