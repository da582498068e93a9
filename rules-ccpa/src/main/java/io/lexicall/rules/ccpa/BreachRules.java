package io.lexicall.rules.ccpa;

import static io.lexicall.facts.BreachRole.CONTROLLER;
import static io.lexicall.facts.BreachRole.COVERED_ENTITY;
import static io.lexicall.facts.BreachRole.PROCESSOR;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.BreachRole;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** California's breach law: Cal. Civ. Code 1798.82, before and since SB 446. */
final class BreachRules {
  /** SB 446: fixed dates, for what is discovered from then on. */
  private static final LocalDate FIXED_DATES = LocalDate.of(2026, 1, 1);

  /**
   * What may hold an element of 1798.82(h). Personal data alone cannot tell: the careful reading
   * takes them in.
   */
  private static final Condition<Incident> DATA =
      any(
          holds(
              "personal-data or special-category, or pan with cvv",
              Set.of(DataKind.PERSONAL_DATA, DataKind.SPECIAL_CATEGORY),
              true),
          all(
              in(Incident.ROLE, COVERED_ENTITY),
              holds(
                  "health information",
                  Set.of(DataKind.PHI, DataKind.PSYCHOTHERAPY_NOTES, DataKind.SUBSTANCE_USE_RECORD),
                  false)));

  /**
   * The regions tell whether Californians are among those affected, wherever the breach was. Where
   * they are left out, they are asked for unless it was in another country.
   */
  private static final Condition<Incident> MAY_BE_CALIFORNIAN =
      any(known(Incident.AFFECTED_BY_REGION), new InNoOtherCountry());

  private BreachRules() {}

  static List<Rule<?>> rules() {
    return List.of(
        people("")
            .inForce(InForce.startingAt(FIXED_DATES))
            .when(new DiscoveredFrom())
            .then(
                CalifornianNotice.since(
                    Incident.DISCOVERED_AT,
                    Deadline.calendarDays(30),
                    Notified.INDIVIDUALS,
                    "notify-individuals",
                    0)),
        people("without-date")
            .unless(new DiscoveredFrom())
            .then(CalifornianNotice.undated(Notified.INDIVIDUALS, "notify-individuals", 0)),
        attorneyGeneral("attorney-general")
            .inForce(InForce.startingAt(FIXED_DATES))
            .when(new DiscoveredFrom())
            .then(
                CalifornianNotice.since(
                    Incident.NOTIFIED.then(Notified.INDIVIDUALS),
                    Deadline.calendarDays(15),
                    Notified.AUTHORITY,
                    "notify-authority",
                    500)),
        attorneyGeneral("attorney-general-without-date")
            .unless(new DiscoveredFrom())
            .then(CalifornianNotice.undated(Notified.AUTHORITY, "notify-authority", 500)),
        rule("holder", PROCESSOR)
            .title("Whoever holds data for another tells the owner of a breach immediately.")
            .cites("Cal. Civ. Code 1798.82(b)")
            .then(CalifornianNotice.undated(Notified.CONTROLLER, "notify-controller", 0)));
  }

  private static Rule.Builder<Incident> people(String variant) {
    return rule(variant, CONTROLLER, COVERED_ENTITY)
        .title("Residents whose unencrypted data were taken are told within 30 days.")
        .cites("Cal. Civ. Code 1798.82(a)");
  }

  private static Rule.Builder<Incident> attorneyGeneral(String variant) {
    return rule(variant, CONTROLLER, COVERED_ENTITY)
        .title("The Attorney General gets a sample of a notice to more than 500 residents.")
        .cites("Cal. Civ. Code 1798.82(f)");
  }

  private static Rule.Builder<Incident> rule(String variant, BreachRole... roles) {
    return Rule.on(Incident.SCHEMA, "ccpa.breach-notice")
        .variant(variant)
        .source("firm notes on SB 446; paragraph letters from memory")
        .certainty(Certainty.MEDIUM)
        .lawOf(List.of(California.PLACE))
        .when(MAY_BE_CALIFORNIAN)
        .when(in(Incident.ROLE, roles))
        .when(DATA);
  }

  private static Condition<Incident> holds(String what, Set<DataKind> kinds, boolean cards) {
    return Condition.where(
        Incident.DATA,
        "data holds " + what,
        held ->
            Truth.of(
                held.stream().anyMatch(kinds::contains)
                    || (cards && held.containsAll(List.of(DataKind.PAN, DataKind.CVV)))));
  }

  /** The country is California's, or not known; never unknown itself. */
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
      return Set.of(); // the place, which is no fact of the card
    }

    @Override
    public Condition<Incident> given(Whereabouts where) {
      return test(where) == Truth.TRUE ? always() : never();
    }

    @Override
    public String says() {
      return "it was in no other country";
    }
  }

  /** The breach was discovered since there are fixed dates. */
  private static final class DiscoveredFrom extends Condition<Incident> {
    @Override
    public Truth test(Incident incident) {
      return Truth.of(
          !California.CLOCK
              .dateAt(Incident.DISCOVERED_AT.of(incident).orElse(incident.at()))
              .isBefore(FIXED_DATES));
    }

    @Override
    public void missing(Incident incident, Set<Fact<Incident, ?>> into) {
      into.add(Incident.DISCOVERED_AT);
    }

    @Override
    public Set<Fact<Incident, ?>> reads() {
      return Set.of(Incident.DISCOVERED_AT);
    }

    @Override
    public String says() {
      return "discovered on " + FIXED_DATES + " or later";
    }
  }
}
