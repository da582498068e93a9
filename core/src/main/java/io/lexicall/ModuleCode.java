package io.lexicall;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the code of rule modules: their conditions, effects and citations.
 *
 * <p>Whatever that code throws, an error of the JVM included, or answers against its contract, is
 * reported and is a failure of that rule alone: the rule has decided nothing. Thread-safe.
 */
final class ModuleCode {
  private final BiConsumer<Rule<?>, Throwable> failures;

  /** Makes the door; whoever hears of a failure must not throw. */
  ModuleCode(BiConsumer<Rule<?>, Throwable> failures) {
    this.failures = failures;
  }

  /** Asks for something, and returns the other value where that fails. */
  <T extends @Nullable Object> T ask(Rule<?> rule, Supplier<? extends T> code, T otherwise) {
    try {
      return code.get();
    } catch (Throwable failure) {
      failures.accept(rule, failure);
      return otherwise;
    }
  }

  /** Judges an activity by what is left of a rule; null where that fails. */
  <A extends Activity<A>> @Nullable Outcome judge(
      Rule<A> rule, A about, Condition<A> when, Effect<A> effect) {
    try {
      return Rule.judge(about, when, effect);
    } catch (Throwable failure) {
      failures.accept(rule, failure);
      return null;
    }
  }

  /**
   * Returns the next instant at which a rule can change its mind by time alone, or null if it never
   * does.
   *
   * @throws IllegalStateException if the rule answers an instant that is not after the activity's:
   *     whoever follows it would never come to an end
   */
  static <A extends Activity<A>> @Nullable Instant nextChange(
      A about, Condition<A> when, Effect<A> effect) {
    Instant at = about.at();
    Instant next = Questions.earlier(when.nextChange(about, at), effect.nextChange(about, at));
    if (next != null && !next.isAfter(at)) {
      throw new IllegalStateException("a next change is not after the instant that was asked for");
    }
    return next;
  }

  /** Asks for something of which nobody need hear that it failed: whoever needs it asks again. */
  static <T extends @Nullable Object> T quietly(Supplier<? extends T> code, T otherwise) {
    try {
      return code.get();
    } catch (Throwable heardLater) {
      return otherwise;
    }
  }

  /** Tests a condition; null where that fails: the rules that depend on it will fail and say so. */
  static <A extends Activity<A>> @Nullable Truth test(Condition<A> condition, A about) {
    try {
      return requireNonNull(condition.test(about), "a condition answered null");
    } catch (Throwable heardLater) {
      return null;
    }
  }
}
