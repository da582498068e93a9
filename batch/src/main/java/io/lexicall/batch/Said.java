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

/** The answer of one of two laws, in a form in which the two can be compared. */
final class Said {
  private final Answer answer;
  private final List<Point> points;

  /**
   * The answer of one rule.
   *
   * @param message built when it is needed
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

  /** Returns the answer of a law that cannot read the facts. */
  static Said refused() {
    return new Said(Answer.REFUSED, List.of());
  }

  Answer answer() {
    return answer;
  }

  /**
   * Returns whether a finding is a denial that time alone cures, so that the place is closed at the
   * moment.
   */
  boolean isClosed() {
    return points.stream().anyMatch(each -> each.outcome == Decision.DENY && each.lapses);
  }

  /** Returns the rules that objected, each with its most severe answer. */
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
