package io.lexicall.json.cases;

import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Moment;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Compares a verdict with what a case expects of it. */
final class Comparison {
  private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);

  private final List<Difference> differences = new ArrayList<>();
  private final Verdict verdict;
  private final List<ZoneClock> clocks;

  private Comparison(Verdict verdict, Activity<?> activity) {
    this.verdict = verdict;
    List<ZoneClock> known = new ArrayList<>(activity.whereabouts().clocks());
    this.clocks = known.isEmpty() ? List.of(UTC) : known;
  }

  static List<Difference> of(Expectation expected, Verdict verdict, Activity<?> activity) {
    Comparison comparison = new Comparison(verdict, activity);
    comparison.compare(expected);
    return comparison.differences;
  }

  private void compare(Expectation expected) {
    Set<String> found = new TreeSet<>();
    Set<String> missing = new TreeSet<>();
    Set<String> citations = new TreeSet<>();
    for (Finding finding : verdict.findings()) {
      found.add(finding.rule().id());
      citations.add(finding.citation());
      finding.missing().stream().map(Fact::path).forEach(missing::add);
    }
    Set<String> owed = new TreeSet<>();
    for (Obligation obligation : verdict.obligations()) {
      owed.add(obligation.duty().name());
      citations.add(obligation.citation());
    }
    expected
        .decision()
        .filter(decision -> decision != verdict.decision())
        .ifPresent(decision -> add("decision", FactType.code(decision), decided(verdict)));
    for (String rule : expected.rules()) {
      if (!found.contains(rule)) {
        add("rules", rule + " among the findings", listed(found));
      }
    }
    for (Finding finding : verdict.findings()) {
      if (expected.notRules().contains(finding.rule().id())) {
        add("notRules", "nothing of " + finding.rule().id(), said(finding));
      }
    }
    for (String cite : expected.cites()) {
      if (citations.stream().noneMatch(citation -> citation.startsWith(cite))) {
        add("cites", cite, listed(citations));
      }
    }
    addAbsent("missing", expected.missing(), missing, Comparison::isNamed);
    addAbsent("obligations", expected.obligations(), owed, String::equals);
    expected.permittedFrom().ifPresent(this::comparePermittedFrom);
    new TreeMap<>(expected.due()).forEach(this::compareDue);
  }

  /**
   * Returns whether a path of the verdict is the expected one. A case may say less about the entry
   * of a list: nothing, as {@code lists}, or only the kind, as {@code lists[state-dnc]}.
   */
  private static boolean isNamed(String fact, String came) {
    if (came.equals(fact) || came.startsWith(fact + "[")) {
      return true;
    }
    int end = fact.indexOf(']');
    return end > 0
        && came.startsWith(fact.substring(0, end) + " ")
        && came.substring(came.indexOf(']')).equals(fact.substring(end));
  }

  private void addAbsent(
      String what, List<String> expected, Set<String> came, BiPredicate<String, String> isMet) {
    for (String each : expected) {
      if (came.stream().noneMatch(other -> isMet.test(each, other))) {
        add(what, each, listed(came));
      }
    }
  }

  private void comparePermittedFrom(Moment expected) {
    Optional<Instant> came =
        verdict instanceof Verdict.Denial denial ? denial.permittedFrom() : Optional.empty();
    if (came.isEmpty() || !isSame(expected, came.get())) {
      add(
          "permittedFrom",
          expected.toString(),
          came.map(Instant::toString)
              .orElseGet(() -> "nothing: the decision is " + FactType.code(verdict.decision())));
    }
  }

  private void compareDue(String obligation, Moment expected) {
    List<Optional<Due>> came =
        verdict.obligations().stream()
            .filter(each -> each.duty().name().equals(obligation))
            .map(each -> each.duty().due())
            .toList();
    boolean same = came.stream().flatMap(Optional::stream).anyMatch(due -> isSame(expected, due));
    if (!same) {
      String dues =
          came.stream()
              .map(due -> due.map(Due::toString).orElse("no date"))
              .distinct()
              .reduce((one, other) -> one + " and " + other)
              .orElse("no such obligation");
      add("due." + obligation, expected.toString(), dues);
    }
  }

  private boolean isSame(Moment expected, Due came) {
    Optional<LocalDate> day = expected.dateOnly();
    return (day.isPresent() && came.date().isPresent())
        ? day.equals(came.date())
        : isSame(expected, came.end());
  }

  /** The same instant; for a day, its end or an instant in it, at the place. */
  private boolean isSame(Moment expected, Instant came) {
    Optional<LocalDate> day = expected.dateOnly();
    if (day.isEmpty()) {
      return expected.at(UTC).equals(came);
    }
    return clocks.stream()
        .anyMatch(
            clock ->
                Moment.of(came).dateAt(clock).equals(day.get())
                    || clock.endOfDayExclusive(day.get()).equals(came));
  }

  private void add(String what, String expected, String came) {
    differences.add(new Difference(what, expected, came));
  }

  /** Returns the decision, and what led to it. */
  private static String decided(Verdict verdict) {
    StringBuilder text = new StringBuilder(FactType.code(verdict.decision()));
    String separator = " by ";
    for (Finding finding : verdict.findings()) {
      if (finding.outcome() == verdict.decision()) {
        text.append(separator).append(said(finding));
        separator = ", ";
      }
    }
    return text.toString();
  }

  private static String said(Finding finding) {
    if (finding.missing().isEmpty()) {
      return finding.rule().id();
    }
    Set<String> paths = new TreeSet<>();
    finding.missing().forEach(fact -> paths.add(fact.path()));
    return finding.rule().id() + " without " + String.join(" and ", paths);
  }

  private static String listed(Collection<String> words) {
    return words.isEmpty() ? "none" : String.join(", ", words);
  }
}
