package io.lexicall.rules.hipaa;

import static io.lexicall.facts.BreachRole.BUSINESS_ASSOCIATE;
import static io.lexicall.facts.BreachRole.CONTROLLER;
import static io.lexicall.facts.BreachRole.COVERED_ENTITY;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isTrue;

import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Breaches of unsecured health information: 45 CFR 164.400 to 164.414, 42 CFR 2.16. */
final class BreachRules {
  /** The party that has the breach is bound by the Breach Notification Rule. */
  static final Condition<Incident> UNDER_HIPAA =
      in(Incident.ROLE, COVERED_ENTITY, BUSINESS_ASSOCIATE);

  private static final String BREACH_RULE = "2009-09-23";

  /**
   * A breach follows the law on the day of its discovery, in Eastern time, however late it is
   * judged.
   */
  static final Condition<Incident> SINCE_BREACH_RULE = discoveredSince(BREACH_RULE, "T04:00:00Z");

  /** 89 FR 12472: the day of compliance with the present form of 42 CFR Part 2. */
  private static final String PART_2_COMPLIANCE = "2026-02-16";

  private static final Condition<Incident> SUBSTANCE_USE =
      HealthData.in(Incident.DATA, Set.of(DataKind.SUBSTANCE_USE_RECORD));

  /** 42 CFR 2.16(b) is in force since the first day of 89 FR 12472. */
  private static final Condition<Incident> PART_2_SINCE_FINAL_RULE =
      SUBSTANCE_USE.and(discoveredSince(DisclosureRules.FINAL_RULE, "T04:00:00Z"));

  private static final String AS_COVERED_ENTITY =
      "A programme under 42 CFR Part 2 states the role covered-entity, and gets the due dates.";

  /** With a documented low probability of compromise there is no breach (45 CFR 164.402(2)). */
  private static final Condition<Incident> LOW_PROBABILITY = in(Incident.RISK, BreachRisk.UNLIKELY);

  /** 500 people or more, in total or over all regions. */
  private static final Condition<Incident> MANY_AFFECTED =
      any(
          Condition.moreThan(Incident.AFFECTED, Notification.MANY - 1),
          Condition.where(
              Incident.AFFECTED_BY_REGION,
              "affectedByRegion holds " + Notification.MANY + " people or more",
              byRegion -> Truth.of(Notification.sum(byRegion) >= Notification.MANY)));

  private BreachRules() {}

  private static Condition<Incident> discoveredSince(String day, String midnight) {
    Instant begin = Instant.parse(day + midnight);
    return Condition.where(
        Incident.DISCOVERED_AT,
        "discoveredAt is on " + day + " or later",
        discovered -> Truth.of(!discovered.isBefore(begin)));
  }

  static List<Rule<?>> rules() {
    return List.of(
        breach("breach-individuals", "", COVERED_ENTITY)
            .title(
                "The individuals whose PHI was breached are notified within 60 days of"
                    + " discovery.")
            .cites("45 CFR 164.404(b)")
            .citesWhere(PART_2_SINCE_FINAL_RULE, "45 CFR 164.404(b); 42 CFR 2.16(b)")
            .source(HealthData.BREACH_READ)
            .then(
                new Notification(
                    Notified.INDIVIDUALS, "notify-individuals", Notification.Reach.ALL)),
        assessed("breach-individuals", COVERED_ENTITY),
        breach("breach-individuals", "part-2-programme", CONTROLLER)
            .title(
                "A programme of substance use treatment notifies of a breach of its records as a"
                    + " covered entity does.")
            .cites("42 CFR 2.16(b)")
            .source(HealthData.READ)
            .verifiedOn(HealthData.READ_IN_FULL_ON)
            .inForceFrom(PART_2_COMPLIANCE)
            .when(SUBSTANCE_USE)
            .when(discoveredSince(PART_2_COMPLIANCE, "T05:00:00Z"))
            .unless(LOW_PROBABILITY)
            .unless(isTrue(Incident.ENCRYPTED))
            .obliges(
                Duty.to("notify-individuals").noting(AS_COVERED_ENTITY),
                Duty.to("notify-authority").noting(AS_COVERED_ENTITY)),
        breach("breach-individuals", "state-law", COVERED_ENTITY, BUSINESS_ASSOCIATE)
            .title(
                "A state's breach law may require more, and earlier, than HIPAA; it"
                    + " applies as well.")
            .cites("45 CFR 160.203")
            .source("45 CFR 160.202 (what is contrary) read in a copy of 2013; 160.203 from memory")
            .certainty(Certainty.MEDIUM)
            .unless(isTrue(Incident.ENCRYPTED))
            .when(
                Condition.where(
                    Incident.AFFECTED_BY_REGION,
                    "affectedByRegion holds people of a state",
                    byRegion ->
                        Truth.of(
                            byRegion.entrySet().stream()
                                .anyMatch(
                                    each ->
                                        each.getValue() > 0
                                            && each.getKey()
                                                .country()
                                                .equals(HipaaRules.UNITED_STATES)))))
            .obliges("check-state-breach-law"),
        breach("breach-secretary", "", COVERED_ENTITY)
            .title(
                "The Secretary of HHS is notified together with the individuals if 500"
                    + " or more are affected, otherwise within 60 days of the end of the"
                    + " year.")
            .cites("45 CFR 164.408(c)")
            .citesWhere(MANY_AFFECTED, "45 CFR 164.408(b)")
            .source(HealthData.BREACH_READ)
            .then(
                new Notification(
                    Notified.AUTHORITY, "notify-authority", Notification.Reach.SECRETARY)),
        breach("breach-media", "", COVERED_ENTITY)
            .title("The media are notified if more than 500 residents of one state are affected.")
            .cites("45 CFR 164.406(b)")
            .source(HealthData.BREACH_READ)
            .then(new Notification(Notified.MEDIA, "notify-media", Notification.Reach.MEDIA)),
        breach("breach-business-associate", "", BUSINESS_ASSOCIATE)
            .title("A business associate notifies the covered entity within 60 days of discovery.")
            .cites("45 CFR 164.410(b)")
            .source(HealthData.BREACH_READ)
            .then(
                new Notification(Notified.CONTROLLER, "notify-controller", Notification.Reach.ALL)),
        assessed("breach-business-associate", BUSINESS_ASSOCIATE),
        breach("documentation", "", COVERED_ENTITY, BUSINESS_ASSOCIATE)
            .title("The assessment and the notices of a breach are kept for six years.")
            .cites("45 CFR 164.530(j)(2)")
            // 164.530 binds covered entities; the burden of proof is on both.
            .citesWhere(in(Incident.ROLE, BUSINESS_ASSOCIATE), "45 CFR 164.414(b)")
            .source(HealthData.QUOTED)
            .unless(isTrue(Incident.ENCRYPTED))
            .obliges("keep-record"));
  }

  private static Rule.Builder<Incident> breach(String name, String variant, BreachRole... roles) {
    return Rule.on(Incident.SCHEMA, "hipaa." + name)
        .verifiedOn(HealthData.READ_ON)
        .variant(variant)
        .inForceFrom(BREACH_RULE)
        .when(SINCE_BREACH_RULE)
        .when(in(Incident.ROLE, roles))
        .when(HealthData.in(Incident.DATA));
  }

  private static Rule<Incident> assessed(String name, BreachRole role) {
    return breach(name, "low-probability", role)
        .title("An assessment that finds a low probability of compromise is documented.")
        .cites("45 CFR 164.402")
        .source(HealthData.BREACH_READ)
        .when(LOW_PROBABILITY)
        .unless(isTrue(Incident.ENCRYPTED))
        .obliges("document-risk-assessment");
  }
}
