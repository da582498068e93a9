package io.lexicall;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.RuleInfo;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A verdict, and every rule that was considered for it.
 *
 * @param verdict the verdict, the same as that of {@link Compliance#check}
 * @param placing which fact decided where the activity is, and whether its number suggested another
 *     place; see {@link io.lexicall.facts.Activity#placing}
 * @param considered every rule on this kind of activity, in the order of the law books
 * @since 0.1
 */
public record Explanation(Verdict verdict, String placing, List<Considered> considered) {
  /** Copies the list. */
  public Explanation {
    considered = List.copyOf(considered);
  }

  /**
   * The result of one rule.
   *
   * @since 0.1
   */
  public enum Result {
    /** It denied. */
    DENIED,
    /** A fact that it needs is unknown. */
    UNDECIDED,
    /** It gave obligations. */
    OBLIGED,
    /** It did not apply, or had no objection. */
    PASSED,
    /** It is not in force on that day. */
    NOT_IN_FORCE,
    /** It is not law in that place. */
    ELSEWHERE,
    /** It failed. */
    FAILED
  }

  /**
   * One rule that was considered.
   *
   * @param rule its card
   * @param citation the provision that applies to this activity
   * @param result its result
   * @param clauses its conditions; the rule applies only if all are true, so a false one is the
   *     reason why it passed
   * @param missing the unknown facts that it needs, in the order in which it names them
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

  /** Returns how the engine considered the rules. */
  static List<Considered> of(List<io.lexicall.engine.Considered> considered) {
    return considered.stream().map(Explanation::of).toList();
  }

  private static Considered of(io.lexicall.engine.Considered one) {
    List<Clause> clauses =
        one.clauses().stream()
            .map(clause -> new Clause(clause.says(), clause.truth(), clause.tells()))
            .toList();
    return new Considered(one.rule(), one.citation(), result(one), clauses, one.missing());
  }

  private static Result result(io.lexicall.engine.Considered one) {
    return switch (one.stage()) {
      case NOT_IN_FORCE -> Result.NOT_IN_FORCE;
      case ELSEWHERE -> Result.ELSEWHERE;
      case FAILED -> Result.FAILED;
      case JUDGED -> result(one.outcome());
    };
  }

  private static Result result(@Nullable Outcome outcome) {
    if (outcome instanceof Outcome.Denied) {
      return Result.DENIED;
    }
    if (outcome instanceof Outcome.Indeterminate) {
      return Result.UNDECIDED;
    }
    return outcome instanceof Outcome.Obliged ? Result.OBLIGED : Result.PASSED;
  }

  /**
   * One condition of a rule.
   *
   * @param says the condition, as a clause
   * @param truth whether it is true for this activity
   * @param tells details for a person, or an empty text
   * @since 0.1
   */
  public record Clause(String says, Truth truth, String tells) {}
}
