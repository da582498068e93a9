package io.lexicall.rules.gdpr;

import io.lexicall.facts.BreachEffect;
import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.rule.Condition;
import io.lexicall.rule.DatedEffect;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Present;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Regime.Law;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Breaches of personal data: the authority within 72 hours, the people, the controller. */
final class IncidentRules {
  private static final int HOURS = 72;

  private static final Duty NOTIFY = Duty.to("notify-authority");

  /** In the Union no fact says whether a controller is such a provider. */
  private static final Duty NOTIFY_OR_SOONER =
      NOTIFY.noting(
          "A provider of public telecommunications has 24 hours from the detection, where feasible,"
              + " to tell its state's authority (Regulation (EU) 611/2013 Art. 2(2)).");

  /** The party that decides on purposes and means, whatever another law calls it (Art. 4(7)). */
  private static final Condition<Incident> CONTROLLER =
      Condition.in(Incident.ROLE, BreachRole.CONTROLLER, BreachRole.COVERED_ENTITY);

  /** The party that holds data for another, whatever another law calls it (Art. 4(8)). */
  private static final Condition<Incident> PROCESSOR =
      Condition.in(Incident.ROLE, BreachRole.PROCESSOR, BreachRole.BUSINESS_ASSOCIATE);

  /** Every kind of data that an incident can name is personal data. */
  private static final Condition<Incident> ANY_DATA =
      Condition.where(Incident.DATA, "data is not empty", data -> Truth.of(!data.isEmpty()));

  /** Encryption prevents data from being read, but does not restore lost or changed data. */
  private static final Condition<Incident> ONLY_CONFIDENTIALITY =
      Condition.where(
          Incident.AFFECTS,
          "affects is confidentiality alone",
          affects ->
              Truth.of(
                  !affects.isEmpty()
                      && affects.stream().allMatch(each -> each == BreachEffect.CONFIDENTIALITY)));

  private IncidentRules() {}

  static List<Rule<?>> of(Regimes regimes) {
    List<Rule<?>> rules = new ArrayList<>();
    for (Regime regime : regimes.all()) {
      rules.add(authority(regimes, regime));
      if (regimes.has(regime.law(), "33(5)")) {
        rules.add(
            Rule.on(Incident.SCHEMA, "gdpr.breach-authority")
                .variant("record")
                .title("Every breach is documented, whatever the risk.")
                .cites(regimes.cite(regime.law(), "33(5)"))
                .source(regimes.source(regime.law(), "33(5)"))
                .certainty(regimes.certainty(regime.law(), "33(5)", Certainty.HIGH))
                .verifiedOn(regimes.verifiedOn(regime.law(), "33(5)"))
                .in(regime.places())
                .inForce(regime.inForce())
                .when(CONTROLLER)
                .when(ANY_DATA)
                .when(knownSinceThereIsALaw(regimes, regime))
                .obliges("document-breach"));
      }
    }
    rules.addAll(
        new Draft<>(regimes, Incident.SCHEMA, "gdpr.breach-processor", "33(2)")
            .title("A processor notifies its controller of a breach at once, whatever the risk.")
            .when(PROCESSOR)
            .when(ANY_DATA)
            .whenUnder(regime -> knownSinceThereIsALaw(regimes, regime))
            .unless(told(Notified.CONTROLLER))
            .obliges("notify-controller"));
    rules.addAll(
        new Draft<>(regimes, Incident.SCHEMA, "gdpr.breach-individuals", "34(1)")
            .title(
                "People at high risk from a breach are notified, unless the data is"
                    + " unreadable to others.")
            .when(CONTROLLER)
            .when(ANY_DATA)
            .whenUnder(regime -> knownSinceThereIsALaw(regimes, regime))
            .when(Condition.in(Incident.RISK, BreachRisk.HIGH))
            .unless(Condition.isTrue(Incident.ENCRYPTED).and(ONLY_CONFIDENTIALITY))
            .unless(told(Notified.INDIVIDUALS))
            .obliges("notify-individuals"));
    return rules;
  }

  /**
   * The law of the day on which the breach became known governs; before there was one, no deadline
   * ran.
   */
  private static Condition<Incident> knownSinceThereIsALaw(Regimes regimes, Regime regime) {
    return new SinceDay<>(Incident.DISCOVERED_AT, regimes.firstDay(regime.places()));
  }

  private static Condition<Incident> told(Fact<Notified, Instant> whom) {
    return Condition.happenedSince(
        Incident.NOTIFIED, Incident.NOTIFIED.then(whom), Incident.DISCOVERED_AT);
  }

  private static Rule<Incident> authority(Regimes regimes, Regime regime) {
    Rule.Builder<Incident> rule =
        Rule.on(Incident.SCHEMA, "gdpr.breach-authority")
            .cites(regimes.cite(regime.law(), "33(1)"))
            .source(regimes.source(regime.law(), "33(1)"))
            .certainty(regimes.certainty(regime.law(), "33(1)", Certainty.HIGH))
            .verifiedOn(regimes.verifiedOn(regime.law(), "33(1)"))
            .in(regime.places())
            .inForce(regime.inForce())
            .when(CONTROLLER)
            .when(ANY_DATA)
            .when(knownSinceThereIsALaw(regimes, regime));
    if (regime.law() == Law.FADP) {
      return rule.title("The authority is notified of a high-risk breach as quickly as possible.")
          .when(Condition.in(Incident.RISK, BreachRisk.HIGH))
          .unless(told(Notified.AUTHORITY))
          .obliges("notify-authority");
    }
    // The Information Commissioner counts exactly 72 hours; in the Union they start with the next
    // full hour.
    Deadline deadline =
        regime.law() == Law.UK_GDPR ? Deadline.hours(HOURS) : Deadline.hours1182(HOURS);
    Duty duty = regime.law() == Law.GDPR ? NOTIFY_OR_SOONER : NOTIFY;
    return rule.title(
            "The authority is notified of a breach within 72 hours; a late notice"
                + " gives reasons for the delay.")
        .remedy("notify-authority-with-reasons")
        .then(new Notice(deadline, duty));
  }

  /** The state of the notice to the authority. */
  private static final class Notice extends DatedEffect<Incident> {
    private final Deadline hours;
    private final Duty duty;

    Notice(Deadline hours, Duty duty) {
      this.hours = hours;
      this.duty = duty;
    }

    @Override
    protected Outcome on(Incident incident, Present now) {
      BreachRisk risk = Incident.RISK.in(incident);
      if (risk == BreachRisk.UNLIKELY) {
        return Outcome.pass();
      }
      Notified notified = Incident.NOTIFIED.in(incident);
      Instant stated = notified == null ? null : Notified.AUTHORITY.in(notified);
      Instant told =
          stated == null || isOfAnother(incident, stated) || !now.hasCome(stated) ? null : stated;
      Due due = due(incident);
      if (!now.isLate(due, told)) {
        return told == null ? Outcome.oblige(duty.by(due)) : Outcome.pass();
      }
      Boolean reasons = Incident.LATE_REASONS.in(incident);
      if (notified == null) {
        Set<Fact<?, ?>> missing = new LinkedHashSet<>();
        if (risk == null) {
          missing.add(Incident.RISK);
        }
        missing.add(Incident.NOTIFIED);
        if (reasons == null) {
          missing.add(Incident.LATE_REASONS);
        }
        return new Outcome.Indeterminate(missing);
      }
      if (told != null && Boolean.TRUE.equals(reasons)) {
        return Outcome.pass(); // "where feasible": the authority decides whether it was
      }
      if (risk == null) {
        return told != null && reasons == null
            ? Outcome.missing(Incident.RISK, Incident.LATE_REASONS)
            : Outcome.missing(Incident.RISK);
      }
      return told != null && reasons == null
          ? Outcome.missing(Incident.LATE_REASONS)
          : Outcome.late(due);
    }

    /** A breach is not reported before it is known: an earlier notice was about another one. */
    private static boolean isOfAnother(Incident incident, Instant told) {
      Instant known = Incident.DISCOVERED_AT.in(incident);
      return known != null && told.isBefore(known);
    }

    private Due due(Incident incident) {
      Instant known = Incident.DISCOVERED_AT.in(incident);
      List<ZoneClock> clocks = incident.whereabouts().clocks();
      // Time zones in Europe differ by whole hours, so any of them gives the next full hour.
      ZoneClock clock = clocks.isEmpty() ? ZoneClock.of(ZoneOffset.UTC) : clocks.get(0);
      return hours.due(known == null ? incident.at() : known, clock);
    }

    @Override
    public Set<Fact<Incident, ?>> reads() {
      return Set.of(
          Incident.DISCOVERED_AT,
          Incident.RISK,
          Incident.LATE_REASONS,
          Incident.NOTIFIED,
          Incident.NOTIFIED.then(Notified.AUTHORITY));
    }

    @Override
    public List<String> obligations() {
      return List.of("notify-authority");
    }
  }
}
