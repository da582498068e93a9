package io.lexicall.testkit;

/**
 * What the contract asks of a rule.
 *
 * @since 0.1
 */
public enum Check {
  /** The card is complete: title a sentence, citation, facts read, obligations, remedies. */
  CARD("the card is complete"),
  /** It never throws and never answers null, whatever is unknown. */
  TOTAL("it answers on every set of facts, whatever is unknown"),
  /** The search meets facts on which it denies or obliges: else the other checks prove little. */
  SPEAKS("it denies or obliges on some facts"),
  /** Equal facts give equal outcomes, repeated and from many threads. */
  PURE("equal facts give equal outcomes, from many threads"),
  /** Only facts that the card names, the place and the instant count. */
  READS("no fact counts that the card does not name"),
  /** Its simplified form for the plan gives the same outcomes as itself. */
  SIMPLIFIED("its form compiled for a plan answers alike"),
  /** An indeterminate outcome names facts, all of them unknown. */
  NAMED("an indeterminate outcome names facts that are unknown"),
  /** A decided outcome stays, whatever an unknown fact turns out to be. */
  KLEENE("a decided outcome stays, whatever an unknown fact turns out to be"),
  /** Each named fact can change the answer. */
  FEWEST("each missing fact that is named can change the answer"),
  /** The named facts, once supplied, decide. */
  SUFFICIENT("the missing facts that are named decide it"),
  /** A denial ends at its instant, and one nanosecond before it has not. */
  PERMITTED_FROM("a denial ends when it says, and not one nanosecond before"),
  /** A condition of it that claims to last stays as it is until the change that it tells. */
  LASTS("an answer that is said to last does so until the change that is told"),
  /** It is silent on the day before it is law and on the day after. */
  IN_FORCE("it is silent before the first day in force and after the last"),
  /** It is silent elsewhere. */
  PLACE("it is silent in other places"),
  /** Nothing it says holds a telephone number or a card number. */
  DISCREET("nothing it says holds a telephone number or a card number");

  private final String sentence;

  Check(String sentence) {
    this.sentence = sentence;
  }

  /** Returns what is asked, as a clause. */
  @Override
  public String toString() {
    return sentence;
  }
}
