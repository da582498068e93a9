package io.lexicall.rules.ccpa;

import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.Incident;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;

/** How many people a breach affects, and of which states. */
final class AffectedPeople {
  /** The acts protect only people of their states; if none is affected, no act applies. */
  static final Condition<Incident> NOBODY =
      all(
          known(Incident.AFFECTED),
          Condition.where(
              Incident.AFFECTED, "nobody is affected", affected -> Truth.of(affected == 0)),
          any(
              known(Incident.AFFECTED_BY_REGION).not(),
              Condition.where(
                  Incident.AFFECTED_BY_REGION,
                  "nobody is affected in any region",
                  affected ->
                      Truth.of(affected.values().stream().allMatch(people -> people == 0)))));

  private AffectedPeople() {}

  static Condition<Incident> residents(int atLeast, Place state) {
    return Condition.where(
        Incident.AFFECTED_BY_REGION,
        "affectedByRegion holds " + atLeast + " or more of " + state,
        byRegion -> Truth.of(byRegion.getOrDefault(state, 0) >= atLeast));
  }

  /** At least that many people anywhere, if a resident of the state is among them. */
  static Condition<Incident> withResidents(int atLeast, Place state) {
    return all(
        residents(1, state),
        any(
            residents(atLeast, state),
            Condition.where(
                Incident.AFFECTED_BY_REGION,
                "affectedByRegion holds " + atLeast + " people or more",
                byRegion ->
                    Truth.of(
                        byRegion.values().stream().mapToLong(Integer::longValue).sum() >= atLeast)),
            Condition.moreThan(Incident.AFFECTED, atLeast - 1)));
  }
}
