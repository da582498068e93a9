package io.lexicall.rules.ccpa;

import static io.lexicall.facts.BreachRole.BUSINESS_ASSOCIATE;
import static io.lexicall.facts.BreachRole.CONTROLLER;
import static io.lexicall.facts.BreachRole.COVERED_ENTITY;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rules.ccpa.BreachScope.HOLDER;
import static io.lexicall.rules.ccpa.BreachScope.OWNER;
import static io.lexicall.rules.ccpa.BreachedData.holds;
import static io.lexicall.rules.ccpa.BreachedData.holdsHealthData;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Cal. Civ. Code 1798.82, before and since SB 446. */
final class CaliforniaBreachRules {
  /** SB 446: fixed dates, for what is discovered from then on. */
  private static final LocalDate FIXED_DATES = LocalDate.of(2026, 1, 1);

  private static final int DAYS = 30;
  private static final int SAMPLE_DAYS = 15;
  private static final int SAMPLE = 501;

  /** An immediate notice is late when the day of the discovery is over; the law names no figure. */
  private static final int IMMEDIATELY = 0;

  private static final String TELL_PEOPLE =
      "Residents whose unencrypted data was taken are notified within 30 days.";

  private static final String SAMPLE_LAW = "Cal. Civ. Code 1798.82(f)";

  private CaliforniaBreachRules() {}

  /** The Attorney General may have to receive a sample of the notice. */
  static Condition<Incident> sampleIsOrdered() {
    return all(
        AffectedPeople.residents(SAMPLE, California.PLACE),
        any(holds(false, false), holdsHealthData()));
  }

  static List<Rule<?>> of(OtherAuthorities others, LastDay lastDay) {
    Condition<Incident> dated =
        Condition.datedIn(
            Incident.DISCOVERED_AT, InForce.startingAt(FIXED_DATES), California.CLOCK);
    BreachNotice people = notice(1, Notified.INDIVIDUALS, "notify-individuals", lastDay);
    BreachNotice datedNotice = people.within(DAYS, Incident.DISCOVERED_AT);
    BreachNotice sample =
        notice(SAMPLE, Notified.AUTHORITY, "notify-authority", lastDay).toOneOf(others);
    BreachNotice holder =
        notice(1, Notified.CONTROLLER, "notify-controller", lastDay)
            .within(IMMEDIATELY, Incident.DISCOVERED_AT);
    BreachNotice datedSample =
        sample.within(SAMPLE_DAYS, Incident.NOTIFIED.then(Notified.INDIVIDUALS));
    // Health information alone is left to those under HIPAA if a processor loses it.
    Condition<Incident> processorOwes = holds(false, false);
    Condition<Incident> inAnyRole =
        all(dated, new LateInAnyRole(datedNotice, holder, Condition.always(), processorOwes));
    Condition<Incident> sampleInAnyRole =
        all(dated, new LateInAnyRole(datedSample, holder, Condition.always(), processorOwes));
    return List.of(
        rule("", any(OWNER, inAnyRole))
            .title(TELL_PEOPLE)
            .cites(datedNotice.cited("Cal. Civ. Code 1798.82(a)"))
            .inForce(InForce.startingAt(FIXED_DATES))
            .when(dated)
            .then(datedNotice),
        rule("without-date", OWNER)
            .title(TELL_PEOPLE)
            .cites("Cal. Civ. Code 1798.82(a)")
            .unless(dated)
            .then(people),
        attorneyGeneral("attorney-general", any(OWNER, sampleInAnyRole))
            .cites(datedSample.cited(SAMPLE_LAW))
            .inForce(InForce.startingAt(FIXED_DATES))
            .when(dated)
            .then(datedSample),
        attorneyGeneral("attorney-general-without-date", OWNER).unless(dated).then(sample),
        rule("holder", all(HOLDER, any(inAnyRole, sampleInAnyRole).not()))
            .title(
                "A business that holds data for another notifies the owner of a breach"
                    + " immediately.")
            .cites("Cal. Civ. Code 1798.82(b)")
            .then(holder));
  }

  private static BreachNotice notice(
      int atLeast, Fact<Notified, Instant> told, String obligation, LastDay lastDay) {
    return new BreachNotice(
        California.PLACE,
        List.of(California.CLOCK),
        lastDay,
        AffectedPeople.residents(atLeast, California.PLACE),
        told,
        obligation);
  }

  private static Rule.Builder<Incident> attorneyGeneral(String variant, Condition<Incident> role) {
    return rule(variant, role)
        .title(
            "The Attorney General receives a sample of any notice that goes to more than"
                + " 500 residents.")
        .cites(SAMPLE_LAW);
  }

  private static Rule.Builder<Incident> rule(String variant, Condition<Incident> role) {
    return BreachScope.limit(
            Rule.on(Incident.SCHEMA, "ccpa.breach-notice")
                .variant(variant)
                .source("firm notes on SB 446; paragraph letters from memory")
                .verifiedOn(California.READ_ON)
                .certainty(Certainty.MEDIUM)
                .lawOf(List.of(California.PLACE)),
            role)
        .when(
            any(
                holds(false, false),
                all(
                    in(Incident.ROLE, CONTROLLER, COVERED_ENTITY, BUSINESS_ASSOCIATE),
                    holdsHealthData())));
  }
}
