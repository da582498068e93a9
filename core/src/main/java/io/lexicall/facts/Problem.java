package io.lexicall.facts;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One error in facts that were given.
 *
 * @param path the path of the fact, such as {@code to.number}; empty for the activity as a whole
 * @param problem what is wrong; never holds a whole telephone number or card number
 * @param allowed what is allowed
 * @since 0.1
 */
public record Problem(String path, String problem, String allowed) implements Serializable {
  /** Checks that nothing is null. */
  public Problem {
    requireNonNull(path, "path");
    requireNonNull(problem, "problem");
    requireNonNull(allowed, "allowed");
  }

  /**
   * Returns the same problem with {@code prefix} before its path, as the enclosing group sees it.
   */
  public Problem under(String prefix) {
    return new Problem(path.isEmpty() ? prefix : prefix + "." + path, problem, allowed);
  }

  @Override
  public String toString() {
    return (path.isEmpty() ? "" : path + ": ") + problem + "; allowed: " + allowed;
  }
}
