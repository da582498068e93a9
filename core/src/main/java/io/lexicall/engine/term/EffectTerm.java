package io.lexicall.engine.term;

import org.jspecify.annotations.Nullable;

/**
 * The base of an effect.
 *
 * @param <E> the class of effects
 * @param <C> the class of conditions
 * @param <O> the class of outcomes
 * @param <T> the class of outcomes that oblige
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public abstract class EffectTerm<E, C, O, T extends O> extends Alike {
  /** For effects. */
  protected EffectTerm() {}

  /** Returns what remains for activities with these packed discrete facts. */
  protected abstract E given(long traits);

  /** Returns a condition without which the effect does not apply. */
  protected abstract C speaksWhere();

  /** Returns the obligations if they are the same for all activities, otherwise null. */
  protected abstract @Nullable T terms();

  /** Returns the outcome if it is the same for every activity, otherwise null. */
  protected abstract @Nullable O constant();
}
