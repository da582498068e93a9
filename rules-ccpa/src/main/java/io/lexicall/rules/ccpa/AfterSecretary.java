package io.lexicall.rules.ccpa;

import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.place.Place;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The state's authority is notified within a number of business days after the Secretary of Health
 * and Human Services. One fact holds the notice to any authority, so no fact states whether this
 * was done: the obligation is given with its date, and nothing is denied.
 */
final class AfterSecretary extends DatedEffect<Incident> {
  private static final Fact<Incident, Instant> TOLD = Incident.NOTIFIED.then(Notified.AUTHORITY);

  private final Place state;
  private final List<ZoneClock> clocks;
  private final Deadline deadline;

  AfterSecretary(Place state, List<ZoneClock> clocks, int businessDays) {
    this.state = state;
    this.clocks = List.copyOf(clocks);
    // Excluding only federal holidays gives the earlier date.
    this.deadline = Deadline.businessDays(businessDays, BusinessDays.usFederal());
  }

  @Override
  protected Outcome on(Incident incident, Present now) {
    Boolean encrypted = Incident.ENCRYPTED.in(incident);
    Map<Place, Integer> byRegion = Incident.AFFECTED_BY_REGION.in(incident);
    Instant told = TOLD.in(incident);
    if (Boolean.TRUE.equals(encrypted)
        || Incident.RISK.in(incident) == BreachRisk.UNLIKELY
        || told == null
        || !BreachNotice.isOfThis(incident, told, now)
        || (byRegion != null && byRegion.getOrDefault(state, 0) < 1)) {
      return Outcome.pass();
    }
    Set<Fact<?, ?>> missing = new LinkedHashSet<>();
    if (encrypted == null) {
      missing.add(Incident.ENCRYPTED);
    }
    if (byRegion == null) {
      missing.add(Incident.AFFECTED_BY_REGION);
    }
    if (!missing.isEmpty()) {
      return new Outcome.Indeterminate(missing);
    }
    Duty duty =
        Duty.to("notify-authority")
            .noting(
                "To the state's attorney general, besides the Secretary; no fact says whether it is"
                    + " done.");
    Due due = null;
    for (ZoneClock clock : clocks) {
      Due here = deadline.due(told, clock);
      due = due == null || here.end().isBefore(due.end()) ? here : due;
    }
    return Outcome.oblige(due == null ? duty : duty.by(due));
  }

  @Override
  public Set<Fact<Incident, ?>> reads() {
    return Set.of(
        Incident.ENCRYPTED,
        Incident.RISK,
        Incident.AFFECTED_BY_REGION,
        Incident.NOTIFIED,
        Incident.DISCOVERED_AT,
        TOLD);
  }

  @Override
  public List<String> obligations() {
    return List.of("notify-authority");
  }
}
