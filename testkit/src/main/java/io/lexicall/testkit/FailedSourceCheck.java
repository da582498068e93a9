package io.lexicall.testkit;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.rule.Rule;
import io.lexicall.testkit.Answer.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a rule does not take for left out what a source of the host would have told, had it
 * not failed.
 */
final class FailedSourceCheck<A extends Activity<A>> {
  private static final int BASES = 20;

  private final Trials<A> trials;
  private final Rule<A> rule;

  /** An engine of the one rule for each fact whose source fails. */
  private final Map<Fact<A, ?>, Compliance> failing = new HashMap<>();

  FailedSourceCheck(Trials<A> trials) {
    this.trials = trials;
    this.rule = trials.rule();
  }

  @Nullable String failedSource() {
    Compliance alone = trials.engine();
    for (A full : trials.some(BASES)) {
      // The engine asks the rule only where it is law.
      if (!trials.judge(full).is(Kind.DENIES) || alone.check(full).decision() != Decision.DENY) {
        continue;
      }
      for (FactTree.Spot spot : FactTree.spots(full)) {
        if (isTold(spot) && isRead(spot.plain())) {
          A less = Trials.without(full, Set.of(spot.path()));
          Fact<A, ?> told = topOf(spot);
          if (trials.judge(less).is(Kind.PASSES)
              && Trials.sayNoOtherPlace(less, full)
              && failing.computeIfAbsent(told, this::failing).check(less).decision()
                  == Decision.PERMIT) {
            return "It permits where the source of %s fails, as if that were left out, and denies what the source would tell: %s. Its condition must name the fact in decidedByAbsence().\nThe facts: %s"
                .formatted(told, Telling.difference(less, full), Telling.show(less));
          }
        }
      }
    }
    return null;
  }

  /**
   * Returns whether a source may have told a fact: one at the top level, or one in a group of which
   * the host states the rest. No source tells a part of an entry.
   */
  private static boolean isTold(FactTree.Spot spot) {
    return spot.value() != null
        && spot.fact().kind() != Fact.Kind.REQUIRED
        && spot.path().indexOf('[') < 0;
  }

  private boolean isRead(String path) {
    return rule.info().reads().stream().anyMatch(fact -> Trials.isWithin(fact.path(), path));
  }

  private Fact<A, ?> topOf(FactTree.Spot spot) {
    String name = spot.plain().replaceFirst("[.\\[].*", "");
    for (Fact<A, ?> fact : rule.activity().facts()) {
      if (fact.path().equals(name)) {
        return fact;
      }
    }
    throw new AssertionError(spot.plain());
  }

  /**
   * Returns an engine of the rule alone, with a source that fails. A source of several facts is
   * asked for the rest of a stated group too.
   */
  private Compliance failing(Fact<A, ?> told) {
    return Compliance.builder()
        .module(trials.alone())
        .source(
            rule.activity(),
            Set.of(told),
            (about, asked) -> {
              throw new IllegalStateException("the source is down");
            })
        .build();
  }
}
