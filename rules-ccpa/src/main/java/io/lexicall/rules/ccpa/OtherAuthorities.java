package io.lexicall.rules.ccpa;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The authorities that a notice can have gone to instead of that of a state. One fact holds the
 * notice to any authority, and does not say which.
 */
final class OtherAuthorities {
  private static final Place UNITED_STATES = California.PLACE.country();

  /** When HIPAA orders the Secretary to be notified, whom the fact then means. */
  private final Condition<Incident> secretary;

  /** When the law of each other state orders its authority to be notified. */
  private final Map<Place, Condition<Incident>> states;

  private OtherAuthorities(Condition<Incident> secretary, Map<Place, Condition<Incident>> states) {
    this.secretary = secretary;
    this.states = states;
  }

  /** Returns all but that of one state. */
  static OtherAuthorities than(
      Place state, Condition<Incident> secretary, Map<Place, Condition<Incident>> states) {
    Map<Place, Condition<Incident>> others = new LinkedHashMap<>(states);
    others.put(state, Condition.never());
    return new OtherAuthorities(secretary, others);
  }

  /** Returns whether the notice was one to the Secretary. */
  Truth secretaryIsMeant(Incident incident) {
    return secretary.test(incident);
  }

  /** Adds the facts that would show whether the Secretary is meant. */
  void addMissing(Incident incident, Set<Fact<?, ?>> into) {
    Set<Fact<Incident, ?>> missing = new LinkedHashSet<>();
    secretary.missing(incident, missing);
    into.addAll(missing);
  }

  /**
   * Returns whether the notice may have been one to the authority of another place: of a state
   * whose law orders it, of a region whose law is not known, or of the country where the breach
   * was.
   */
  boolean stateMayBeMeant(Incident incident) {
    Whereabouts where = incident.whereabouts();
    if (where.countryKnown() && !where.countries().contains(UNITED_STATES)) {
      return true;
    }
    return Incident.AFFECTED_BY_REGION.of(incident).orElse(Map.of()).entrySet().stream()
        .anyMatch(each -> each.getValue() > 0 && mayBeNotified(each.getKey(), incident));
  }

  private boolean mayBeNotified(Place region, Incident incident) {
    Condition<Incident> ordered = states.get(region);
    return ordered == null || ordered.test(incident) != Truth.FALSE;
  }

  Set<Fact<Incident, ?>> reads() {
    Set<Fact<Incident, ?>> reads = new LinkedHashSet<>(secretary.reads());
    states.values().forEach(ordered -> reads.addAll(ordered.reads()));
    return reads;
  }
}
