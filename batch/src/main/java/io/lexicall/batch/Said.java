package io.lexicall.batch;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.json.WrittenVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What one of two laws said of an activity, in what the two can be compared by. */
final class Said {
  private final Answer answer;
  private final List<Point> points;

  /**
   * What one rule said.
   *
   * @param message built when it is asked for
   * @param lapses whether time alone will cure it
   */
  record Point(
      String rule, Decision outcome, String citation, Supplier<String> message, boolean lapses) {}

  private Said(Answer answer, List<Point> points) {
    this.answer = answer;
    this.points = points;
  }

  static Said of(Verdict verdict) {
    List<Point> points = new ArrayList<>(verdict.findings().size());
    for (Finding each : verdict.findings()) {
      points.add(
          new Point(
              each.rule().id(),
              each.outcome(),
              each.citation(),
              each::message,
              each.permittedFrom().isPresent()));
    }
    return new Said(Answer.of(verdict), points);
  }

  static Said of(WrittenVerdict verdict) {
    List<Point> points =
        verdict.findings().stream()
            .map(
                each ->
                    new Point(
                        each.rule(),
                        each.outcome(),
                        each.citation(),
                        each::message,
                        each.permittedFrom().isPresent()))
            .toList();
    return new Said(answer(verdict.decision()), points);
  }

  private static Answer answer(Decision decision) {
    return switch (decision) {
      case PERMIT -> Answer.PERMIT;
      case INDETERMINATE -> Answer.INDETERMINATE;
      case DENY -> Answer.DENY;
    };
  }

  /** Returns what a law says that cannot read the facts. */
  static Said refused() {
    return new Said(Answer.REFUSED, List.of());
  }

  Answer answer() {
    return answer;
  }

  /** Returns whether a denial that time cures is among the findings: the place is closed now. */
  boolean isClosed() {
    return points.stream().anyMatch(each -> each.outcome == Decision.DENY && each.lapses);
  }

  /** Returns the rules that objected, each with the gravest of what it said. */
  Map<String, Point> byRule() {
    Map<String, Point> byRule = new TreeMap<>();
    for (Point each : points) {
      byRule.merge(
          each.rule,
          each,
          (one, other) ->
              Comparator.comparing(Point::outcome).compare(one, other) >= 0 ? one : other);
    }
    return byRule;
  }
}
