package io.lexicall.testkit;

/**
 * The checks of the contract for rules.
 *
 * @since 0.1
 */
public enum Check {
  /**
   * The card is complete: the title is a sentence, and citation, facts read, obligations and
   * remedies are there.
   */
  CARD("the card is complete"),
  /** The rule never throws and never returns null, whatever is unknown. */
  TOTAL("it answers on every set of facts, whatever is unknown"),
  /**
   * The search finds facts on which the rule denies or obliges. Otherwise the other checks prove
   * little.
   */
  SPEAKS("it denies or obliges on some facts"),
  /** Equal facts give equal outcomes, repeated and from many threads. */
  PURE("equal facts give equal outcomes, from many threads"),
  /** The outcome depends only on facts that the card names, the place and the instant. */
  READS("no fact counts that the card does not name"),
  /** The simplified form of the rule for the plan has the same outcomes as the rule. */
  SIMPLIFIED("its form compiled for a plan answers alike"),
  /** An indeterminate outcome names facts, all of them unknown. */
  NAMED("an indeterminate outcome names facts that are unknown"),
  /** A decided outcome stays the same, whatever an unknown fact turns out to be. */
  KLEENE("a decided outcome stays, whatever an unknown fact turns out to be"),
  /** Each named fact can change the answer. */
  FEWEST("each missing fact that is named can change the answer"),
  /** The named facts, if supplied, decide the outcome. */
  SUFFICIENT("the missing facts that are named decide it"),
  /** A fact whose source failed is not judged as if the host had left it out. */
  FAILED_SOURCE("a fact that a source failed to tell is not taken for left out"),
  /** A denial ends at its instant, and not one nanosecond before. */
  PERMITTED_FROM("a denial ends when it says, and not one nanosecond before"),
  /** The answer of a condition that claims to last stays the same until its next change. */
  LASTS("an answer that is said to last does so until the change that is told"),
  /** As time passes, the decision changes only at the changes that the rule tells. */
  CHANGES("as time passes its decision changes only when it says"),
  /** The rule does not apply on the day before it is law and on the day after. */
  IN_FORCE("it is silent before the first day in force and after the last"),
  /** The rule does not apply in other places. */
  PLACE("it is silent in other places"),
  /** No text of the rule holds a telephone number or a card number. */
  DISCREET("nothing it says holds a telephone number or a card number");

  private final String sentence;

  Check(String sentence) {
    this.sentence = sentence;
  }

  /** Returns the check as a clause. */
  @Override
  public String toString() {
    return sentence;
  }
}
