package io.lexicall;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
   * @param hinges the standing facts, not stated yet, by which the rule may turn out not to concern
   *     such activities at all, such as {@code controller.country}; empty if it does in any case
   * @since 0.1
   */
  public record Reason(RuleInfo rule, String citation, Set<Fact<?, ?>> hinges) {
    /** Copies the set. */
    public Reason {
      hinges = Collections.unmodifiableSet(new LinkedHashSet<>(hinges));
    }
  }

  /** Returns whether most hosts state a fact once; what lists say differs from number to number. */
  static boolean isStanding(Fact<?, ?> fact) {
    return fact.isSteady() && !fact.top().equals(Contact.LISTS);
  }

  /** Collects the facts that rules ask for. Not thread-safe. */
  static final class Gathered {
    private final Map<Fact<?, ?>, Asked> asked = new LinkedHashMap<>();

    /** A fact, with the rules that ask for it. */
    private static final class Asked {
      private final Map<Reason, Integer> reasons = new LinkedHashMap<>();
      private boolean decides;

      List<Reason> reasons() {
        Map<String, Reason> apart = new LinkedHashMap<>();
        reasons.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .forEach(each -> apart.putIfAbsent(each.rule().id() + ' ' + each.citation(), each));
        return List.copyOf(apart.values());
      }
    }

    /**
     * Adds the facts that a rule asks for.
     *
     * @param reads the facts that the rule still depends on
     * @param missing those without which it cannot decide
     * @param hinges standing facts among these, each of which may show that it has nothing to
     *     decide; then the other facts do not matter
     */
    void add(
        RuleInfo rule,
        String citation,
        Collection<Fact<?, ?>> reads,
        Set<Fact<?, ?>> missing,
        Set<Fact<?, ?>> hinges) {
      Set<Fact<?, ?>> whole = new LinkedHashSet<>();
      missing.forEach(fact -> whole.add(fact.whole()));
      Set<Fact<?, ?>> gates = new LinkedHashSet<>();
      hinges.forEach(fact -> gates.add(fact.whole()));
      Set<Fact<?, ?>> all = new LinkedHashSet<>(whole);
      reads.forEach(fact -> all.add(fact.whole()));
      // If a certain list is asked for, the fact that holds all lists adds nothing.
      if (all.stream().anyMatch(Gathered::isOneList)) {
        all.remove(Contact.LISTS);
      }
      for (Fact<?, ?> fact : all) {
        Asked mine = asked.computeIfAbsent(fact, each -> new Asked());
        boolean gate = gates.isEmpty() || gates.contains(fact);
        mine.reasons.putIfAbsent(new Reason(rule, citation, gate ? Set.of() : gates), all.size());
        mine.decides |= whole.contains(fact) && gate;
      }
    }

    private static boolean isOneList(Fact<?, ?> fact) {
      return fact.top().equals(Contact.LISTS) && !fact.equals(Contact.LISTS);
    }

    List<Need> needs() {
      List<Need> needs = new ArrayList<>();
      asked.forEach(
          (fact, mine) -> needs.add(new Need(fact, kind(fact), mine.decides, mine.reasons())));
      needs.sort(
          Comparator.comparing(Need::kind)
              .thenComparing(need -> !need.decides())
              .thenComparing(need -> need.fact().path()));
      return needs;
    }

    private static Kind kind(Fact<?, ?> fact) {
      return fact.top().equals(Contact.LISTS)
          ? Kind.LIST
          : isStanding(fact) ? Kind.STANDING : Kind.EACH;
    }
  }
}
