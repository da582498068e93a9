package io.lexicall.engine;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the facts that rules ask for. Not thread-safe. */
final class Gathered {
  /** More than the facts of any rule. */
  private static final int OF_ELSEWHERE = 1_000;

  private final Map<Fact<?, ?>, Asked> asked = new LinkedHashMap<>();

  /** A fact, with the rules that ask for it. */
  private static final class Asked {
    private final Map<Needed.Reason, Integer> reasons = new LinkedHashMap<>();
    private boolean decides;

    List<Needed.Reason> reasons() {
      Map<String, Needed.Reason> apart = new LinkedHashMap<>();
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
   * @param missing the facts without which it cannot decide
   * @param hinges standing facts among these that may show that the rule does not concern the
   *     activity; then the other facts do not matter
   * @param ofElsewhere whether it is the law of another place that may apply because a fact is not
   *     stated; it is named last
   */
  void add(
      RuleInfo rule,
      String citation,
      Collection<Fact<?, ?>> reads,
      Set<Fact<?, ?>> missing,
      Set<Fact<?, ?>> hinges,
      boolean ofElsewhere) {
    Set<Fact<?, ?>> whole = new LinkedHashSet<>();
    missing.forEach(fact -> whole.add(fact.whole()));
    Set<Fact<?, ?>> gates = new LinkedHashSet<>();
    hinges.forEach(fact -> gates.add(fact.whole()));
    Set<Fact<?, ?>> all = new LinkedHashSet<>(whole);
    for (Fact<?, ?> fact : reads) {
      if (!isPartOfList(fact)) {
        all.add(fact.whole());
      }
    }
    // If certain lists are read, the fact that holds all lists adds nothing.
    if (all.stream().anyMatch(Gathered::isOneList)
        || reads.stream().anyMatch(Gathered::isPartOfList)) {
      all.remove(Contact.LISTS);
    }
    for (Fact<?, ?> fact : all) {
      Asked mine = asked.computeIfAbsent(fact, each -> new Asked());
      boolean gate = gates.isEmpty() || gates.contains(fact);
      mine.reasons.putIfAbsent(
          new Needed.Reason(rule, citation, gate ? Set.of() : gates),
          all.size() + (ofElsewhere ? OF_ELSEWHERE : 0));
      mine.decides |= whole.contains(fact) && gate;
    }
  }

  /**
   * Returns whether it is a fact of the entry of one list. A rule that needs the list also reads
   * the list as a whole. If no law requires a check of the list, only a stated result counts.
   */
  private static boolean isPartOfList(Fact<?, ?> fact) {
    return isOneList(fact) && !fact.equals(fact.whole()) && isOneList(fact.whole());
  }

  private static boolean isOneList(Fact<?, ?> fact) {
    return Needed.isList(fact) && !fact.equals(Contact.LISTS);
  }

  /** Returns the facts in the order in which rules first asked for them. */
  List<Needed.Need> needs() {
    List<Needed.Need> needs = new ArrayList<>();
    asked.forEach((fact, mine) -> needs.add(new Needed.Need(fact, mine.decides, mine.reasons())));
    return needs;
  }
}
