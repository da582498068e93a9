package io.lexicall.rules.ccpa;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Party;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A party to a recording is in California, or may be. Each party is considered separately: an
 * unknown region of one does not affect the others.
 */
final class SomebodyInCalifornia extends Condition<Recording> {
  @Override
  public Truth test(Recording recording) {
    List<Party> parties = Recording.PARTIES.in(recording);
    Truth somebody = parties == null ? Truth.UNKNOWN : Truth.FALSE;
    for (Party party : Fact.entries(Recording.PARTIES, recording)) {
      somebody = somebody.or(isThere(party.whereabouts()));
    }
    return somebody;
  }

  private static Truth isThere(Whereabouts where) {
    if (where.regionKnown()) {
      return oneOf(where.regions().contains(California.PLACE), where.regions());
    }
    return where.countryKnown() && !where.countries().contains(California.PLACE.country())
        ? Truth.FALSE
        : Truth.UNKNOWN;
  }

  private static Truth oneOf(boolean possible, Collection<?> candidates) {
    return possible && candidates.size() > 1 ? Truth.UNKNOWN : Truth.of(possible);
  }

  @Override
  public void missing(Recording recording, Set<Fact<Recording, ?>> into) {
    into.add(Recording.PARTIES.each(Party.REGION));
  }

  @Override
  public Set<Fact<Recording, ?>> reads() {
    return Set.of(
        Recording.PARTIES,
        Recording.PARTIES.each(Party.REGION),
        Recording.PARTIES.each(Party.COUNTRY),
        Recording.PARTIES.each(Party.NUMBER));
  }

  @Override
  public String says() {
    return "a party is in California";
  }
}
