package io.lexicall.testkit;

/**
 * A check that a rule fails, with the facts that show it.
 *
 * @param check the check
 * @param rule the rule, with its places and period
 * @param problem what happened, on which facts, and what was asked
 * @since 0.1
 */
public record Breach(Check check, String rule, String problem) {
  /** Returns the rule, the check and the problem. */
  @Override
  public String toString() {
    // Build tools show the first line in their summary.
    return rule + " does not keep: " + check + "\n  " + problem.replace("\n", "\n  ");
  }
}
