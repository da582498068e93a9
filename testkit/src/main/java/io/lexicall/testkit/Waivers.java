package io.lexicall.testkit;

import io.lexicall.rule.RuleInfo;
import io.lexicall.testkit.FactTree.Spot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The waivers of one rule.
 *
 * @param all those that are for it
 */
record Waivers(List<Waiver> all) {
  static final Waivers NONE = new Waivers(List.of());

  /** Returns the waivers for a rule. */
  static Waivers of(Collection<Waiver> waivers, RuleInfo rule) {
    return new Waivers(waivers.stream().filter(waiver -> waiver.isFor(rule)).toList());
  }

  /** Returns why a check is waived entirely, if it is. */
  Optional<String> reason(Check check) {
    return all.stream()
        .filter(waiver -> waiver.check() == check && waiver.fact().isEmpty())
        .map(Waiver::reason)
        .findFirst();
  }

  /** Returns whether a check must ignore a fact. */
  boolean cover(Check check, String path) {
    return all.stream().anyMatch(waiver -> waiver.check() == check && waiver.fact().equals(path));
  }

  /** Returns the spots that a check must consider. */
  Predicate<Spot> unless(Check check) {
    Set<String> facts =
        all.stream()
            .filter(waiver -> waiver.check() == check)
            .map(Waiver::fact)
            .collect(Collectors.toUnmodifiableSet());
    return facts.isEmpty() ? spot -> true : spot -> !facts.contains(spot.plain());
  }
}
