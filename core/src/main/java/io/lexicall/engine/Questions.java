package io.lexicall.engine;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that are evaluated together. A word has the answers of up to 32 conditions, two bits
 * each, with the first in the lowest bits.
 *
 * <p>Immutable and thread-safe.
 */
final class Questions<A extends Activity<A>> {
  /** The condition is false. A word of zero has only such answers. */
  static final long SHUT = 0;

  /** The condition is unknown, or it failed: its rules must be evaluated. */
  static final long UNSURE = 1;

  /** The condition is true. */
  static final long OPEN = 2;

  private final Condition<A>[] conditions;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
  Questions(List<Condition<A>> conditions) {
    this.conditions = conditions.toArray(new Condition[0]);
  }

  /** Returns the answer of a number in a word. */
  static long answer(long answers, int number) {
    return answers >>> 2 * number & 3;
  }

  boolean isEmpty() {
    return conditions.length == 0;
  }

  /** Returns the answers. */
  long ask(A activity) {
    long answers = 0;
    for (int i = 0; i < conditions.length; i++) {
      answers |= ask(conditions[i], activity) << 2 * i;
    }
    return answers;
  }

  /**
   * Returns the answer of a condition. A condition that fails is unsure: the rules that depend on
   * it will fail too, and report it.
   */
  private static <A extends Activity<A>> long ask(Condition<A> condition, A activity) {
    Truth truth = ModuleCode.test(condition, activity);
    return truth == Truth.FALSE ? SHUT : truth == Truth.TRUE ? OPEN : UNSURE;
  }

  /** Returns the next instant at which an answer can change if only time passes, or null. */
  @Nullable Instant nextChange(A activity) {
    Instant next = null;
    for (Condition<A> condition : conditions) {
      next = Terms.earlier(next, condition.nextChange(activity, activity.at()));
    }
    return next;
  }

  /** Returns the facts at the top level of the activity on which the answers depend. */
  Set<Fact<A, ?>> reads() {
    Set<Fact<A, ?>> reads = new LinkedHashSet<>();
    for (Condition<A> condition : conditions) {
      condition.reads().forEach(fact -> reads.add(fact.top()));
    }
    return reads;
  }
}
