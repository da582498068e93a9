package io.lexicall.engine.term;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.place.Place;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The base of a rule.
 *
 * @param <A> the kind of activity
 * @param <C> the class of conditions
 * @param <E> the class of effects
 * @param <O> the class of outcomes
 * @param <D> the class of outcomes that deny
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public abstract class RuleTerm<A extends Activity<A>, C, E, O, D extends O> {
  /** For rules. */
  protected RuleTerm() {}

  /** Judges an activity by what remains of the condition and of the effect. */
  protected abstract O judge(A about, C when, E effect);

  /** Does the same; faster if the condition turns out to be unknown, and slower if it does not. */
  protected abstract O judgeUnsure(A about, C when, E effect);

  /**
   * Finds when a denial ends, by what remains of the condition and of the effect.
   *
   * @param denied their outcome for the activity
   * @return the first later instant at which they would not deny the same activity, or null if time
   *     alone does not cure it
   */
  protected abstract @Nullable Instant permittedFrom(A about, D denied, C when, E effect);

  /**
   * Returns the places where an activity must be for the rule to apply; empty if it can apply
   * anywhere.
   */
  protected abstract Set<Place> jurisdiction();

  /**
   * Returns the citation if it is the same for all activities with these packed discrete facts,
   * otherwise null.
   */
  protected abstract @Nullable String citationGiven(long traits);

  /** Returns this rule as it is when it is not in shadow. */
  protected abstract RuleTerm<A, C, E, O, D> deciding();

  /** Returns the facts that decide which provision is cited; empty if there is only one. */
  protected abstract Set<Fact<A, ?>> citationReads();
}
