package io.lexicall.engine;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.RuleInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one rule for an activity.
 *
 * @param rule its card
 * @param citation the provision that applies to the activity
 * @param stage how far it was considered
 * @param outcome its outcome; null if it was not judged
 * @param clauses its conditions, as far as they were tested
 */
public record Considered(
    RuleInfo rule, String citation, Stage stage, @Nullable Outcome outcome, List<Clause> clauses) {
  /** How far a rule was considered. */
  public enum Stage {
    /** It is not in force on that day. */
    NOT_IN_FORCE,
    /** It is not law in that place. */
    ELSEWHERE,
    /** It was judged. */
    JUDGED,
    /** It failed. */
    FAILED
  }

  /**
   * One condition of a rule.
   *
   * @param says the condition, as a clause
   * @param truth whether it is true for the activity
   * @param tells details for a person, or an empty text
   */
  public record Clause(String says, Truth truth, String tells) {}

  /** Copies the clauses. */
  public Considered {
    clauses = List.copyOf(clauses);
  }

  /** Returns the unknown facts that the rule needs, in the order in which it names them. */
  public Set<Fact<?, ?>> missing() {
    return outcome instanceof Outcome.Indeterminate indeterminate
        ? indeterminate.missing()
        : Set.of();
  }
}
