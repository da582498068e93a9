package io.lexicall.rules.ccpa;

import static io.lexicall.facts.BreachRole.COVERED_ENTITY;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.in;

import io.lexicall.facts.Incident;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.time.ZoneClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When a law may order a notice of a breach to the authority of each state, or to the Secretary.
 */
final class BreachAuthorities {
  /** The Breach Notification Rule, 45 CFR 164.400. */
  private static final LocalDate HIPAA_ORDERS_NOTICES = LocalDate.of(2009, 9, 23);

  private final Condition<Incident> secretary;
  private final Map<Place, Condition<Incident>> states;

  private BreachAuthorities(Condition<Incident> secretary, Map<Place, Condition<Incident>> states) {
    this.secretary = secretary;
    this.states = states;
  }

  /** Before the first law of a state in this list its law is not known, and may order a notice. */
  static BreachAuthorities of(List<StateBreachLaw> laws) {
    Map<Place, Condition<Incident>> dated = new LinkedHashMap<>();
    Map<Place, Condition<Incident>> ordered = new LinkedHashMap<>();
    for (StateBreachLaw law : laws) {
      dated.merge(law.state(), law.governs(), Condition::or);
      ordered.merge(law.state(), law.governs().and(law.mayOrderNoticeToAuthority()), Condition::or);
    }
    dated.forEach((state, known) -> ordered.merge(state, known.not(), Condition::or));
    ordered.put(California.PLACE, CaliforniaBreachRules.sampleIsOrdered());
    return new BreachAuthorities(secretaryIsOrdered(), ordered);
  }

  /** HIPAA orders no notice if a low probability of compromise was found (45 CFR 164.402). */
  private static Condition<Incident> secretaryIsOrdered() {
    return all(
        in(Incident.ROLE, COVERED_ENTITY),
        BreachedData.holdsHealthData(),
        Condition.datedIn(
            Incident.DISCOVERED_AT,
            InForce.startingAt(HIPAA_ORDERS_NOTICES),
            ZoneClock.of(ZoneId.of("America/New_York"))),
        StateBreachLaw.LOW_RISK.not());
  }

  OtherAuthorities otherThan(Place state) {
    return OtherAuthorities.than(state, secretary, states);
  }
}
