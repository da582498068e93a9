package io.lexicall.batch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row states in addition to the facts: how a contact ended, and who made it. What it does
 * not state is null.
 *
 * @param answered whether a person answered
 * @param abandoned whether a person answered and no agent was there in time
 * @param trained whether the agent had been trained
 * @param agent who made it, as named by the host
 */
record Ending(
    @Nullable Boolean connected,
    @Nullable Boolean refused,
    @Nullable Boolean exempt,
    @Nullable Boolean answered,
    @Nullable Boolean abandoned,
    @Nullable Boolean trained,
    @Nullable String agent) {
  static final Ending UNTOLD = new Ending(null, null, null, null, null, null, null);

  private static final String CONNECTED = "connected";

  /** The column or member that says whether the person asked not to be contacted. */
  static final String REFUSED = "refused";

  private static final String EXEMPT = "exempt";
  private static final String ANSWERED = "answered";
  private static final String ABANDONED = "abandoned";
  private static final String TRAINED = "trained";

  /** The column or member that names who made the contact. */
  static final String AGENT = "agent";

  /** The columns and members that are yes or no. */
  static final List<String> ANSWERS =
      List.of(CONNECTED, REFUSED, EXEMPT, ANSWERED, ABANDONED, TRAINED);

  /** Returns what columns or members state. */
  static Ending of(Map<String, Boolean> told, @Nullable String agent) {
    return told.isEmpty() && agent == null
        ? UNTOLD
        : new Ending(
            told.get(CONNECTED),
            told.get(REFUSED),
            told.get(EXEMPT),
            told.get(ANSWERED),
            told.get(ABANDONED),
            told.get(TRAINED),
            agent);
  }

  Ending connected(boolean tookPlace) {
    return new Ending(tookPlace, refused, exempt, answered, abandoned, trained, agent);
  }

  Ending refused(boolean asked) {
    return new Ending(connected, asked, exempt, answered, abandoned, trained, agent);
  }

  Ending exempt(boolean was) {
    return new Ending(connected, refused, was, answered, abandoned, trained, agent);
  }

  Ending answered(boolean byPerson) {
    return new Ending(connected, refused, exempt, byPerson, abandoned, trained, agent);
  }

  Ending abandoned(boolean was) {
    return new Ending(connected, refused, exempt, answered, was, trained, agent);
  }

  Ending trained(boolean was) {
    return new Ending(connected, refused, exempt, answered, abandoned, was, agent);
  }

  Ending agent(String name) {
    return new Ending(connected, refused, exempt, answered, abandoned, trained, name);
  }

  /**
   * Returns whether a person answered; null if not stated, or if the row contradicts itself: a
   * conversation or an abandoned call means that a person answered.
   */
  @Nullable Boolean wasAnswered() {
    boolean implied = Boolean.TRUE.equals(connected) || Boolean.TRUE.equals(abandoned);
    return !implied ? answered : Boolean.FALSE.equals(answered) ? null : Boolean.TRUE;
  }

  /**
   * Returns whether it was abandoned; null if not stated, or if the row contradicts itself. A call
   * that nobody answered was not abandoned.
   */
  @Nullable Boolean wasAbandoned() {
    if (!Boolean.FALSE.equals(answered)) {
      return abandoned;
    }
    return wasAnswered() == null ? null : Boolean.FALSE;
  }
}
