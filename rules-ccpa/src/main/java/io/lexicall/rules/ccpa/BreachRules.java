package io.lexicall.rules.ccpa;

import static io.lexicall.facts.BreachRole.CONTROLLER;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.in;

import io.lexicall.facts.Incident;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.law.LawTable.Row;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states' laws on breaches: that of California, and those of the other states in their table.
 *
 * <p>Health information is left to HIPAA, except in California and in the states of the table whose
 * law is known to name it.
 */
final class BreachRules {
  private static final String FILE = "us-state-breach.csv";

  private BreachRules() {}

  static LawTable read() {
    return LawTable.read(FILE, BreachRules.class.getResourceAsStream(FILE));
  }

  static List<Rule<?>> rules(LawTable states, LastDays lastDays) {
    List<StateBreachLaw> laws =
        states.rows().stream().map(row -> new StateBreachLaw(row, lastDays)).toList();
    BreachAuthorities authorities = BreachAuthorities.of(laws);
    List<Rule<?>> rules =
        new ArrayList<>(
            CaliforniaBreachRules.of(
                authorities.otherThan(California.PLACE), lastDays.of(California.PLACE)));
    for (StateBreachLaw law : laws) {
      rules.addAll(StateBreachRules.of(law, authorities.otherThan(law.state())));
    }
    return rules;
  }

  /**
   * Returns what these laws cover: the people of the states with a row, for breaches discovered
   * since the first row.
   */
  static List<Coverage<?>> coverage(LawTable states) {
    List<Coverage<?>> covered = new ArrayList<>();
    covered.add(Coverage.of(Incident.SCHEMA, California.PLACE).about(BreachedData.NOT_OF_HEALTH));
    covered.add(
        Coverage.of(Incident.SCHEMA, AffectedPeople.NOBODY, Place.of("US"))
            .about(BreachedData.NOT_OF_HEALTH));
    covered.add(
        Coverage.of(Incident.SCHEMA, in(Incident.ROLE, CONTROLLER), California.PLACE)
            .about(BreachedData.OF_HEALTH));
    Map<Place, Row> first = new LinkedHashMap<>();
    states.rows().forEach(row -> first.putIfAbsent(Acts.place(row), row));
    first.forEach(
        (state, row) ->
            covered.add(
                Coverage.of(
                        Incident.SCHEMA,
                        discovered(InForce.startingAt(row.date("in_force_from")), state),
                        state)
                    .about(BreachedData.NOT_OF_HEALTH)));
    states.rows().stream()
        .filter(row -> row.isYes("health_information"))
        .forEach(
            row ->
                covered.add(
                    Coverage.of(
                            Incident.SCHEMA,
                            all(
                                in(Incident.ROLE, CONTROLLER),
                                discovered(row.inForce(), Acts.place(row))),
                            Acts.place(row))
                        .about(BreachedData.OF_HEALTH)));
    return covered;
  }

  /** The breach was discovered on one of these days, by the first of the state's clocks. */
  static Condition<Incident> discovered(InForce days, Place state) {
    return Condition.datedIn(Incident.DISCOVERED_AT, days, Atlas.ofRegion(state).clocks().get(0));
  }
}
