package io.lexicall.engine.trait;

import org.jspecify.annotations.Nullable;

/**
 * The base of the name of a fact, with the members that are read only through {@link Trait}.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public abstract class PackedFact {
  /** For the names of facts. */
  protected PackedFact() {}

  /** Returns the position of the fact among the bits of its activity, or null if it has none. */
  protected abstract @Nullable Trait trait();

  /** Returns the group or list that holds the fact, or null if it is at the top. */
  protected abstract @Nullable PackedFact parent();
}
