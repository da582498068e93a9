package io.lexicall;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.RuleInfo;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A verdict, and every rule that was considered for it.
 *
 * @param verdict the verdict, the same that {@link Compliance#check} gives
 * @param placing what decided where the activity is, and what its number suggested otherwise, as
 *     {@link io.lexicall.facts.Activity#placing} tells it
 * @param considered every rule on this kind of activity, in the order of the law books
 * @since 0.1
 */
public record Explanation(Verdict verdict, String placing, List<Considered> considered) {
  /** Copies the list. */
  public Explanation {
    considered = List.copyOf(considered);
  }

  /**
   * What became of a rule.
   *
   * @since 0.1
   */
  public enum Result {
    /** It denied. */
    DENIED,
    /** It could not decide. */
    UNDECIDED,
    /** It gave obligations. */
    OBLIGED,
    /** It had nothing to say. */
    PASSED,
    /** It is no law on that day. */
    NOT_IN_FORCE,
    /** It is no law in that place. */
    ELSEWHERE,
    /** It failed. */
    FAILED
  }

  /**
   * One rule that was considered.
   *
   * @param rule its card
   * @param citation the provision, as it bears on this activity
   * @param result what became of it
   * @param clauses its conditions; it speaks only where all hold, so one that does not hold is why
   *     it passed
   * @param missing the facts that it lacked, in the order in which it names them
   * @since 0.1
   */
  public record Considered(
      RuleInfo rule,
      String citation,
      Result result,
      List<Clause> clauses,
      Set<Fact<?, ?>> missing) {
    /** Copies the collections. */
    public Considered {
      clauses = List.copyOf(clauses);
      missing = Collections.unmodifiableSet(new LinkedHashSet<>(missing));
    }
  }

  /**
   * One condition of a rule.
   *
   * @param says the condition, as a clause
   * @param truth whether it holds of this activity
   * @param tells what a person should know of it, or an empty text
   * @since 0.1
   */
  public record Clause(String says, Truth truth, String tells) {}
}
