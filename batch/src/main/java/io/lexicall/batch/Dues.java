package io.lexicall.batch;

import io.lexicall.rule.Penalty;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows from breaking some rules at a place on a day. */
final class Dues {
  /** The rows of one claim that are in force on a day: its degrees of fault. */
  record Degrees(List<Penalty> rows) implements Serializable {
    Penalty first() {
      return rows.get(0);
    }

    /** Returns the degree that needs the fewest violations. */
    Penalty easiest() {
      Penalty easiest = first();
      for (Penalty each : rows) {
        easiest = each.leastViolations() < easiest.leastViolations() ? each : easiest;
      }
      return easiest;
    }
  }

  /**
   * A claim that one claimant may pursue.
   *
   * @param rule the broken rule; empty for all broken rules
   * @param barred whether it is too old
   * @param claim what is counted for each person; null if only the rows are counted
   */
  record Due(String rule, Degrees degrees, boolean barred, @Nullable List<Object> claim) {
    /** Returns whether a person has the claim only after several violations. */
    boolean needsSeveral() {
      return degrees.easiest().leastViolations() > 1;
    }

    boolean isByPerson() {
      return degrees.first().per() == Penalty.Per.PERSON;
    }
  }

  final Set<String> rules = new LinkedHashSet<>();

  /** Those of them for which the law names no sum. */
  final Set<String> unpriced = new LinkedHashSet<>();

  final List<Due> all = new ArrayList<>();

  /** Those of which something is counted for each person. */
  final List<Due> byPerson = new ArrayList<>();

  void add(Due due) {
    all.add(due);
    if (due.claim != null) {
      byPerson.add(due);
    }
  }
}
