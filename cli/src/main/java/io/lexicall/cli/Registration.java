package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.Needs;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Profile;
import io.lexicall.place.Place;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** Finds the states whose law requires a seller to be registered. */
final class Registration {
  private static final Fact<Contact, ?> REGISTERED = Contact.CALLER.then(Caller.REGISTERED_IN);

  private Registration() {}

  /**
   * Returns the states of these countries that require it for calls such as the profile describes.
   */
  static Set<Place> wanted(Profile profile, Collection<Place> countries, Instant now) {
    Compliance compliance = Law.load(profile);
    Set<Place> states = new TreeSet<>(Comparator.comparing(Place::code));
    for (Rule<?> rule : compliance.rules()) {
      RuleInfo card = rule.info();
      if (card.reads().contains(REGISTERED)) {
        card.places().stream()
            .filter(place -> place.isRegion() && countries.contains(place.country()))
            .forEach(states::add);
      }
    }
    states.removeIf(state -> !asks(compliance, state, now));
    return states;
  }

  private static boolean asks(Compliance compliance, Place state, Instant now) {
    Contact kind =
        Contact.builder()
            .at(now)
            .to(Called.builder().country(state.country()).region(state).build())
            .build();
    return compliance.needs(kind).needs().stream()
        .map(Needs.Need::fact)
        .anyMatch(fact -> fact.path().equals(REGISTERED.path()));
  }
}
