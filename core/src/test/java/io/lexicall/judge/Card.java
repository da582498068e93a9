package io.lexicall.judge;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A rule as plain data, of which a test makes a rule of the engine and {@link PlainJudge} an answer
 * of its own.
 *
 * @param places where it is law: countries or regions; none if everywhere
 * @param from the first day
 * @param to the last day
 * @param when all of these must hold
 * @param then what it says
 * @param done of a demand, what is demanded
 */
public record Card(
    String id,
    Set<String> places,
    LocalDate from,
    LocalDate to,
    List<Clause> when,
    Then then,
    Clause done) {
  /** What a rule says of an activity that meets its conditions. */
  public enum Then {
    /** It may not be. */
    DENY,
    /** It may, and something is owed. */
    OBLIGE,
    /** Something must be done: a denial where it is known not to be, else it is owed. */
    DEMAND
  }

  /** Something that holds of facts. */
  public sealed interface Clause {
    /** A fact is one of several values. */
    record Is(String path, Set<String> values) implements Clause {}

    /** A fact is known. */
    record Known(String path) implements Clause {}

    /** A list is known and holds something. */
    record Any(String path) implements Clause {}

    /** All hold. */
    record All(List<Clause> of) implements Clause {}

    /** One holds at least. */
    record Some(List<Clause> of) implements Clause {}

    /** It does not hold. */
    record Not(Clause of) implements Clause {}
  }
}
