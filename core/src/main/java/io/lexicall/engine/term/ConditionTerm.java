package io.lexicall.engine.term;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The base of a condition.
 *
 * @param <C> the class of conditions
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public abstract class ConditionTerm<C> extends Alike {
  /** For conditions. */
  protected ConditionTerm() {}

  /** Returns what remains for activities with these packed discrete facts. */
  protected abstract C given(long traits);

  /** Returns what remains for activities at these whereabouts. */
  protected abstract C given(Whereabouts where);

  /** Returns the answer if it is the same for every activity, otherwise null. */
  protected abstract @Nullable Truth settled();

  /**
   * Returns the conditions of which this one is the conjunction; only itself if it is not a
   * conjunction.
   */
  protected abstract List<C> parts();

  /** Returns whether an answer stays valid until the next change. */
  protected abstract boolean lasts();

  /** Returns whether it is false for nearly every activity; a hint about what to evaluate first. */
  protected abstract boolean isRare();

  /** Returns the facts of which leaving one out can decide. */
  protected abstract Set<? extends Fact<?, ?>> decidedByAbsence();

  /** Returns the facts that it reads; a number is left out if only its places are read. */
  protected abstract Set<? extends Fact<?, ?>> readsBesidePlaces();
}
