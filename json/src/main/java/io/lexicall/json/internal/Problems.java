package io.lexicall.json.internal;

import io.lexicall.facts.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one document. Not thread-safe. */
public final class Problems {
  /**
   * The limit of reported problems; the answer to a hostile line must not be longer than the line.
   */
  private static final int MOST = 100;

  private final List<Problem> told = new ArrayList<>(0);
  private int count;

  /** Creates one without problems. */
  public Problems() {}

  /** Adds a problem. */
  public void add(String path, String problem, String allowed) {
    add(new Problem(path, problem, allowed));
  }

  void add(At at, String problem, String allowed) {
    if (isTold()) {
      told.add(new Problem(at.toString(), problem, allowed));
    }
    count++;
  }

  /** Adds a problem. */
  public void add(Problem problem) {
    if (isTold()) {
      told.add(problem);
    }
    count++;
  }

  /** Returns whether another one would be told, and not only counted. */
  boolean isTold() {
    return count < MOST;
  }

  /** Returns how many there are. */
  public int count() {
    return count;
  }

  /**
   * Returns the problems in the order in which they were found; the last one counts those that are
   * not reported.
   */
  public List<Problem> all() {
    List<Problem> all = new ArrayList<>(told);
    if (count > MOST) {
      all.add(
          new Problem(
              "", "has " + (count - MOST) + " more problems that are not listed", "no problem"));
    }
    return all;
  }
}
