package io.lexicall.engine.term;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the engine access to protected methods of conditions, effects and rules.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public final class Terms {
  private Terms() {}

  // ---- conditions

  /** Returns what remains of a condition for activities with these packed discrete facts. */
  public static <C> C given(ConditionTerm<C> condition, long traits) {
    return condition.given(traits);
  }

  /** Returns what remains of a condition for activities at these whereabouts. */
  public static <C> C given(ConditionTerm<C> condition, Whereabouts where) {
    return condition.given(where);
  }

  /** Returns the answer of a condition if it is the same for every activity, otherwise null. */
  public static @Nullable Truth settled(ConditionTerm<?> condition) {
    return condition.settled();
  }

  /** Returns whether an answer of a condition stays valid until its next change. */
  public static boolean lasts(ConditionTerm<?> condition) {
    return condition.lasts();
  }

  /** Returns whether a condition is false for nearly every activity, as far as its author knows. */
  public static boolean isRare(ConditionTerm<?> condition) {
    return condition.isRare();
  }

  /** Returns the conditions of which a condition is the conjunction, or only itself. */
  public static <C> List<C> parts(ConditionTerm<C> condition) {
    return condition.parts();
  }

  /** Returns the facts whose presence a condition tests. */
  public static Set<? extends Fact<?, ?>> decidedByAbsence(ConditionTerm<?> condition) {
    return condition.decidedByAbsence();
  }

  /** Returns the facts that a condition reads; a number is left out if only its places are read. */
  public static Set<? extends Fact<?, ?>> readsBesidePlaces(ConditionTerm<?> condition) {
    return condition.readsBesidePlaces();
  }

  // ---- effects

  /** Returns what remains of an effect for activities with these packed discrete facts. */
  public static <E> E given(EffectTerm<E, ?, ?, ?> effect, long traits) {
    return effect.given(traits);
  }

  /** Returns a condition without which an effect does not apply. */
  public static <C> C speaksWhere(EffectTerm<?, C, ?, ?> effect) {
    return effect.speaksWhere();
  }

  /** Returns the obligations of an effect if they are the same for all activities, or null. */
  public static <O, T extends O> @Nullable T terms(EffectTerm<?, ?, O, T> effect) {
    return effect.terms();
  }

  /** Returns the outcome of an effect if it is the same for every activity, otherwise null. */
  public static <O> @Nullable O constant(EffectTerm<?, ?, O, ?> effect) {
    return effect.constant();
  }

  // ---- rules

  /** Judges an activity by what remains of a rule's condition and effect. */
  public static <A extends Activity<A>, C, E, O> O judge(
      RuleTerm<A, C, E, O, ?> rule, A about, C when, E effect) {
    return rule.judge(about, when, effect);
  }

  /** Does the same; faster if the condition turns out to be unknown, and slower if it does not. */
  public static <A extends Activity<A>, C, E, O> O judgeUnsure(
      RuleTerm<A, C, E, O, ?> rule, A about, C when, E effect) {
    return rule.judgeUnsure(about, when, effect);
  }

  /** Finds when a denial ends, by what remains of a rule's condition and effect, or null. */
  public static <A extends Activity<A>, C, E, O, D extends O> @Nullable Instant permittedFrom(
      RuleTerm<A, C, E, O, D> rule, A about, D denied, C when, E effect) {
    return rule.permittedFrom(about, denied, when, effect);
  }

  /** Returns a rule as it is when it is not in shadow; the test kit tries it so. */
  @SuppressWarnings("unchecked") // a rule returns a rule of its own class
  public static <T extends RuleTerm<?, ?, ?, ?, ?>> T deciding(T rule) {
    return (T) rule.deciding();
  }

  /** Returns the places where an activity must be for a rule to apply; empty if anywhere. */
  public static Set<Place> jurisdiction(RuleTerm<?, ?, ?, ?, ?> rule) {
    return rule.jurisdiction();
  }

  /** Returns the citation of a rule if it is the same for all such activities, or null. */
  public static @Nullable String citationGiven(RuleTerm<?, ?, ?, ?, ?> rule, long traits) {
    return rule.citationGiven(traits);
  }

  /** Returns the facts that decide which provision a rule cites; empty if there is only one. */
  public static <A extends Activity<A>> Set<Fact<A, ?>> citationReads(
      RuleTerm<A, ?, ?, ?, ?> rule) {
    return rule.citationReads();
  }

  // ---- chapters

  /** Returns the regulations of the rules of a chapter. */
  public static Set<String> regulations(ChapterTerm<?> chapter) {
    return chapter.regulations();
  }

  /** Returns the kinds of activity that the rules of a chapter judge. */
  public static Set<Schema<? extends Activity<?>>> activities(ChapterTerm<?> chapter) {
    return chapter.activities();
  }

  /** Returns where an activity must be for any rule of a chapter to apply; empty if anywhere. */
  public static Set<Place> places(ChapterTerm<?> chapter) {
    return chapter.places();
  }

  /** Creates the rules of a chapter. */
  public static <R> List<R> rules(ChapterTerm<R> chapter) {
    return chapter.rules();
  }

  // ---- instants

  /** Returns the earlier of two instants; null means never. */
  public static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /** Returns an instant if it is later than another; otherwise null. */
  public static @Nullable Instant ifAfter(@Nullable Instant instant, Instant after) {
    return instant != null && instant.isAfter(after) ? instant : null;
  }
}
