package io.lexicall.facts;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown for invalid facts. It holds every problem found, each with the path of its fact and what
 * is allowed.
 *
 * @since 0.1
 */
public final class InvalidFactsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** An array, so that the problems survive serialization to another JVM. */
  private final Problem[] problems;

  /**
   * Creates an exception with all the problems found.
   *
   * @param problems at least one
   */
  public InvalidFactsException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = problems.toArray(Problem[]::new);
  }

  /** Returns the problems in the order in which they were found; never empty. */
  public List<Problem> problems() {
    return List.of(problems);
  }
}
