package io.lexicall.rules.ccpa;

import static io.lexicall.facts.BreachRole.BUSINESS_ASSOCIATE;
import static io.lexicall.facts.BreachRole.CONTROLLER;
import static io.lexicall.facts.BreachRole.COVERED_ENTITY;
import static io.lexicall.facts.BreachRole.PROCESSOR;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.BreachEffect;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.util.Set;

/** The breaches to which the acts of the states apply, and who owes what they order. */
final class BreachScope {
  /** Whoever owns the data. */
  static final Condition<Incident> OWNER = in(Incident.ROLE, CONTROLLER, COVERED_ENTITY);

  /** Whoever holds the data for another. */
  static final Condition<Incident> HOLDER = in(Incident.ROLE, PROCESSOR, BUSINESS_ASSOCIATE);

  /**
   * The regions show whether residents are affected, wherever the breach was. If they are left out,
   * they are asked for, unless the breach was in another country.
   */
  private static final Condition<Incident> MAY_BE_AMERICAN =
      all(
          any(known(Incident.AFFECTED_BY_REGION), new InNoOtherCountry()),
          AffectedPeople.NOBODY.not());

  /**
   * Nobody saw or took the data: only its availability was lost. If that is not stated, somebody
   * did.
   */
  private static final Condition<Incident> ONLY_UNAVAILABLE =
      all(
          known(Incident.AFFECTS),
          Condition.where(
              Incident.AFFECTS,
              "affects is availability alone",
              affects ->
                  Truth.of(
                      !affects.isEmpty()
                          && affects.stream()
                              .allMatch(each -> each == BreachEffect.AVAILABILITY))));

  private BreachScope() {}

  /** Limits a rule to the breaches of the acts, and to those who owe what it orders. */
  static Rule.Builder<Incident> limit(Rule.Builder<Incident> rule, Condition<Incident> role) {
    return rule.when(MAY_BE_AMERICAN).unless(ONLY_UNAVAILABLE).when(role);
  }

  /** The country is that of the states, or not known; never unknown itself. */
  private static final class InNoOtherCountry extends Condition<Incident> {
    @Override
    public Truth test(Incident incident) {
      return test(incident.whereabouts());
    }

    private static Truth test(Whereabouts where) {
      return Truth.of(
          !where.countryKnown() || where.countries().contains(California.PLACE.country()));
    }

    @Override
    public void missing(Incident incident, Set<Fact<Incident, ?>> into) {
      into.add(Incident.COUNTRY);
    }

    @Override
    public Set<Fact<Incident, ?>> reads() {
      return Set.of(); // the place, which the card does not list as a fact
    }

    @Override
    protected Condition<Incident> given(Whereabouts where) {
      return test(where) == Truth.TRUE ? always() : never();
    }

    @Override
    public String says() {
      return "it was in no other country";
    }
  }
}
