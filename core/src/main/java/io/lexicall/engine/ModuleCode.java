package io.lexicall.engine;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All calls of the engine to the code of rule modules: their conditions, effects and citations.
 *
 * <p>If that code throws anything, even an error of the JVM, or breaks its contract, this is
 * reported and counts as a failure of that rule only: the rule is indeterminate. Thread-safe.
 */
public final class ModuleCode {
  private final BiConsumer<Rule<?>, Throwable> failures;

  /** Creates an instance; {@code failures} must not throw. */
  public ModuleCode(BiConsumer<Rule<?>, Throwable> failures) {
    this.failures = failures;
  }

  /** Calls the code, and returns the other value if it fails. */
  <T extends @Nullable Object> T ask(Rule<?> rule, Supplier<? extends T> code, T otherwise) {
    try {
      return code.get();
    } catch (Throwable failure) {
      failures.accept(rule, failure);
      return otherwise;
    }
  }

  /** Returns what a rule reads according to its card; all facts if that fails. */
  static List<Fact<?, ?>> reads(Rule<?> rule) {
    return quietly(() -> rule.info().reads(), List.copyOf(rule.activity().facts()));
  }

  /** Judges an activity with what remains of a rule; null if that fails. */
  <A extends Activity<A>> @Nullable Outcome judge(
      Rule<A> rule, A about, Condition<A> when, Effect<A> effect) {
    try {
      return Terms.judge(rule, about, when, effect);
    } catch (Throwable failure) {
      failures.accept(rule, failure);
      return null;
    }
  }

  /** Judges an activity with a condition that may well be unknown; null if that fails. */
  <A extends Activity<A>> @Nullable Outcome judgeUnsure(
      Rule<A> rule, A about, Condition<A> when, Effect<A> effect) {
    try {
      return Terms.judgeUnsure(rule, about, when, effect);
    } catch (Throwable failure) {
      failures.accept(rule, failure);
      return null;
    }
  }

  /**
   * Returns the next instant at which the outcome of a rule can change if only time passes, or null
   * if it never does.
   *
   * @throws IllegalStateException if the rule returns an instant that is not after the activity's,
   *     which would cause an endless loop
   */
  static <A extends Activity<A>> @Nullable Instant nextChange(
      A about, Condition<A> when, Effect<A> effect) {
    Instant at = about.at();
    Instant next = Terms.earlier(when.nextChange(about, at), effect.nextChange(about, at));
    if (next != null && !next.isAfter(at)) {
      throw new IllegalStateException("a next change is not after the instant that was asked for");
    }
    return next;
  }

  /**
   * Calls the code without reporting a failure, if it will be called again where the result is
   * needed.
   */
  static <T extends @Nullable Object> T quietly(Supplier<? extends T> code, T otherwise) {
    try {
      return code.get();
    } catch (Throwable heardLater) {
      return otherwise;
    }
  }

  /** Tests a condition; null if that fails. The rules that depend on it will fail and report it. */
  static <A extends Activity<A>> @Nullable Truth test(Condition<A> condition, A about) {
    try {
      return requireNonNull(condition.test(about), "a condition returned null");
    } catch (Throwable heardLater) {
      return null;
    }
  }
}
