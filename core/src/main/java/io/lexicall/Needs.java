package io.lexicall;

import io.lexicall.engine.Needed;
import io.lexicall.facts.Fact;
import io.lexicall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The facts and lists that are needed to judge activities of one kind, and why.
 *
 * <p>Immutable and thread-safe.
 *
 * @param needs the facts and lists that the rules ask for, lists first, then standing facts, then
 *     those of each activity
 * @param settled findings that no further fact and no waiting can change: a ban, or a place whose
 *     law no module holds
 * @since 0.1
 */
public record Needs(List<Need> needs, List<Finding> settled) {
  /** Copies the lists. */
  public Needs {
    needs = List.copyOf(needs);
    settled = List.copyOf(settled);
  }

  /**
   * How often a need must be met.
   *
   * @since 0.1
   */
  public enum Kind {
    /** A list, against which the number is checked. */
    LIST,
    /** A fact that most hosts state once, in a profile, such as the caller. */
    STANDING,
    /** A fact that differs from activity to activity. */
    EACH
  }

  /**
   * One fact or list.
   *
   * @param fact the fact that must be known; for a list of entries the whole list, such as {@code
   *     consents} or {@code lists[state-dnc US-TX]}
   * @param kind how often it must be found out
   * @param decides true if no verdict can be decided without it, given what is stated; false if it
   *     matters only for some values of other facts, which may be standing facts of the caller, or
   *     only avoids an obligation
   * @param reasons the rules that ask for it, those that ask for the fewest facts first
   * @since 0.1
   */
  public record Need(Fact<?, ?> fact, Kind kind, boolean decides, List<Reason> reasons) {
    /** Copies the list. */
    public Need {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A rule that asks for a fact.
   *
   * @param rule its card
   * @param citation the provision that applies to such an activity
   * @param hinges the standing facts, not stated yet, that may show that the rule does not concern
   *     such activities at all, such as {@code controller.country}; empty if the rule concerns them
   *     in any case
   * @since 0.1
   */
  public record Reason(RuleInfo rule, String citation, Set<Fact<?, ?>> hinges) {
    /** Copies the set. */
    public Reason {
      hinges = Collections.unmodifiableSet(new LinkedHashSet<>(hinges));
    }
  }

  /** Returns what the engine found to be needed. */
  static Needs of(Needed needed) {
    List<Need> needs = new ArrayList<>();
    for (Needed.Need each : needed.needs()) {
      List<Reason> reasons =
          each.reasons().stream()
              .map(reason -> new Reason(reason.rule(), reason.citation(), reason.hinges()))
              .toList();
      needs.add(new Need(each.fact(), kind(each.fact()), each.decides(), reasons));
    }
    needs.sort(
        Comparator.comparing(Need::kind)
            .thenComparing(need -> !need.decides())
            .thenComparing(need -> need.fact().path()));
    return new Needs(needs, VerdictMaker.findings(needed.settled()));
  }

  private static Kind kind(Fact<?, ?> fact) {
    return Needed.isList(fact) ? Kind.LIST : Needed.isStanding(fact) ? Kind.STANDING : Kind.EACH;
  }
}
