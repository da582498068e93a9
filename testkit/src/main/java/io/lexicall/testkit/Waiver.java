package io.lexicall.testkit;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Fact;
import io.lexicall.rule.RuleInfo;

/**
 * Permission to fail one check, with a reason that a reader of the tests can judge.
 *
 * @param check the check
 * @param rule the id of the rule, such as {@code tcpa.calling-hours}, for all its places and
 *     variants; or the id, a space and the variant, for that one alone
 * @param fact the path of the fact that the check must ignore, such as {@code to.lineType}; empty
 *     to waive the whole check for the rule
 * @param reason why, as a sentence
 * @since 0.1
 */
public record Waiver(Check check, String rule, String fact, String reason) {
  /** Refuses a waiver without a reason. */
  public Waiver {
    requireNonNull(check, "check");
    requireNonNull(rule, "rule");
    requireNonNull(fact, "fact");
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "A waiver of " + check + " for " + rule + " needs a reason");
    }
  }

  /** Returns whether it is about a rule. */
  boolean isFor(RuleInfo info) {
    return rule.equals(info.id()) || rule.equals(info.id() + " " + info.variant());
  }

  /** Returns a waiver of a whole check. */
  public static Waiver of(Check check, String rule, String reason) {
    return new Waiver(check, rule, "", reason);
  }

  /** Returns a waiver of one fact in a check. */
  public static Waiver of(Check check, String rule, Fact<?, ?> fact, String reason) {
    return new Waiver(check, rule, fact.path(), reason);
  }
}
