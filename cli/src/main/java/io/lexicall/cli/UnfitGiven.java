package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.batch.UnfitLists;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.lists.NumberList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds out why lists that were given are missing from verdicts: a verdict names them like lists
 * that were not given. Keeps one reason for each list. Not thread-safe.
 */
final class UnfitGiven {
  /** Whoever states a list in every line gets no slower answers for a reason that is not found. */
  private static final int MOST_TRIES = 1_000;

  private final Compliance compliance;
  private final List<NumberList> lists;
  private final Map<String, String> reasons = new TreeMap<>();
  private final Map<String, Integer> tries = new HashMap<>();

  UnfitGiven(Compliance compliance, List<NumberList> lists) {
    this.compliance = compliance.withoutObservers(); // nobody makes the calls that are asked about
    this.lists = lists;
  }

  /** Returns why a list that was given does not count for an activity; else empty. */
  Optional<String> why(Activity<?> activity, String missing) {
    return activity instanceof Contact contact && CountedLines.isList(missing)
        ? UnfitLists.why(missing, contact, lists, compliance)
        : Optional.empty();
  }

  /**
   * Notes why given lists are missing from a verdict.
   *
   * @param activity with what its profile states
   */
  void note(Activity<?> activity, Verdict verdict) {
    verdict.findings().stream()
        .flatMap(finding -> finding.missing().stream())
        .map(Fact::path)
        .filter(CountedLines::isList)
        .distinct()
        .filter(path -> !reasons.containsKey(path))
        .filter(path -> tries.merge(path, 1, Integer::sum) <= MOST_TRIES)
        .forEach(path -> why(activity, path).ifPresent(reason -> reasons.put(path, reason)));
  }

  /** Returns the reasons that were noted, by the path of the list. */
  Map<String, String> reasons() {
    return Collections.unmodifiableMap(reasons);
  }
}
