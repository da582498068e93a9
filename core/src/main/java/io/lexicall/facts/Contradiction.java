package io.lexicall.facts;

import static java.util.Objects.requireNonNull;

/**
 * A fact that contradicts another fact.
 *
 * @param problem what is wrong, for people
 * @param kind what it contradicts
 * @param other the path of the other fact, or the code of the country, as {@code kind} says
 * @since 0.1
 */
public record Contradiction(Problem problem, Kind kind, String other) {
  /**
   * What a fact can contradict.
   *
   * @since 0.1
   */
  public enum Kind {
    /** Another fact of the same group: one of the two is wrong. */
    OTHER_FACT,
    /** The stated country, which does not have such a value. */
    NOT_OF_COUNTRY
  }

  /** Checks that nothing is null. */
  public Contradiction {
    requireNonNull(problem, "problem");
    requireNonNull(kind, "kind");
    requireNonNull(other, "other");
  }
}
