package io.lexicall.testkit;

import io.lexicall.rule.RuleInfo;
import io.lexicall.testkit.FactTree.Spot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one rule need not keep.
 *
 * @param all those that are for it
 */
record Waivers(List<Waiver> all) {
  static final Waivers NONE = new Waivers(List.of());

  /** Returns those that are for a rule. */
  static Waivers of(Collection<Waiver> waivers, RuleInfo rule) {
    return new Waivers(waivers.stream().filter(waiver -> waiver.isFor(rule)).toList());
  }

  /** Returns why a check need not be kept at all, if so. */
  Optional<String> reason(Check check) {
    return all.stream()
        .filter(waiver -> waiver.check() == check && waiver.fact().isEmpty())
        .map(Waiver::reason)
        .findFirst();
  }

  /** Returns whether a check is to pass over a fact. */
  boolean cover(Check check, String path) {
    return all.stream().anyMatch(waiver -> waiver.check() == check && waiver.fact().equals(path));
  }

  /** Returns the spots that a check is to look at. */
  Predicate<Spot> unless(Check check) {
    List<Waiver> some = all.stream().filter(waiver -> waiver.check() == check).toList();
    return some.isEmpty() ? spot -> true : spot -> !cover(check, spot.plain());
  }
}
