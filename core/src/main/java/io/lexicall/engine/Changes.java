package io.lexicall.engine;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the changes of outcomes over a span of time, one after the other, and collects the rules
 * that fail to say when they change.
 *
 * <p>A rule that changes too often counts as failed too: otherwise a rule that always returns the
 * next nanosecond would keep the thread forever. Not thread-safe.
 */
final class Changes<A extends Activity<A>> {
  /** Far more changes than a year of hours and a long history cause. */
  private static final int MOST_OF_A_RULE = 100_000;

  private final Set<Rule<A>> failed = new LinkedHashSet<>();
  private final Map<Rule<A>, Integer> counts = new HashMap<>();
  private @Nullable Instant next;
  private @Nullable Rule<A> firstOf;

  /** Returns the rules that failed so far. */
  Set<Rule<A>> failed() {
    return Collections.unmodifiableSet(failed);
  }

  boolean hasFailed(Rule<A> rule) {
    return failed.contains(rule);
  }

  void fail(Rule<A> rule) {
    failed.add(rule);
  }

  /** Begins to look for the next change. */
  void begin() {
    next = null;
    firstOf = null;
  }

  /** Adds when the outcome of a rule changes next; null if it never does. */
  void add(Rule<A> rule, @Nullable Instant change) {
    Instant earlier = Terms.earlier(next, change);
    if (earlier != null && !earlier.equals(next)) {
      next = earlier;
      firstOf = rule;
    }
  }

  /** Returns the next change of all that were added, or null. */
  @Nullable Instant end() {
    Rule<A> rule = firstOf;
    if (rule != null && counts.merge(rule, 1, Integer::sum) > MOST_OF_A_RULE) {
      failed.add(rule);
    }
    return next;
  }
}
