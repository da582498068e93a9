package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.law.Certainty;
import io.lexicall.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sections on breaches: the authority within 72 hours, the people, the controller. */
class IncidentRulesTest {
  /** Known on a Tuesday at 15:20 of Berlin, so that the 72 hours run from 16:00. */
  private static final String BREACH =
      "at=2026-11-17T14:30:00Z country=DE role=controller data=[personal-data] risk=likely"
          + " discoveredAt=2026-11-17T14:20:00Z notified={}";

  private static Rows rows(String id) {
    return Rows.of(Incident.SCHEMA, IncidentRules.of(new Regimes()), id);
  }

  @Test
  void authority_isToldWithinSeventyTwoHours() {
    String record = "owes document-breach, GDPR Art. 33(5)";
    String told = record + "; owes notify-authority by 2026-11-20T15:00:00Z, GDPR Art. 33(1)";
    rows("gdpr.breach-authority")
        .hold(
            BREACH,
            """
            risk=likely                                   | permit; %2$s
            risk=high                                     | permit; %2$s
            risk=-                                        | permit; %2$s
            risk=unlikely                                 | permit; %1$s
            notified=-                                    | permit; %2$s
            at=2026-11-20T15:00:00Z                       | permit; %2$s
            at=2026-11-20T15:00:00.000000001Z             | deny; GDPR Art. 33(1); %1$s
            at=2026-11-20T15:00:01Z                       | deny; GDPR Art. 33(1); %1$s
            at=2026-11-20T15:00:01Z risk=high             | deny; GDPR Art. 33(1); %1$s
            at=2026-11-20T15:00:01Z risk=unlikely         | permit; %1$s
            at=2026-11-20T15:00:01Z risk=-                | indeterminate; asks risk; %1$s
            at=2026-11-20T15:00:01Z notified=-            | indeterminate; asks lateReasons notified; %1$s
            at=2026-11-20T15:00:01Z notified=- risk=-     | indeterminate; asks lateReasons notified risk; %1$s
            at=2026-11-20T15:00:01Z notified.authority=2026-11-20T15:00:00Z | permit; %1$s
            at=2026-11-20T15:00:01Z notified.authority=2026-11-20T15:00:01Z | indeterminate; asks lateReasons; %1$s
            at=2026-11-20T15:00:01Z notified.authority=2026-11-20T15:00:01Z lateReasons=false | deny; GDPR Art. 33(1); %1$s
            at=2026-11-20T15:00:01Z notified.authority=2026-11-20T15:00:01Z lateReasons=true | permit; %1$s
            at=2026-11-20T15:00:01Z lateReasons=true      | deny; GDPR Art. 33(1); %1$s
            at=2026-11-20T15:00:01Z notified.authority=2026-11-20T15:00:01Z risk=- | indeterminate; asks lateReasons risk; %1$s
            at=2026-11-20T15:00:01Z notified.authority=2026-11-20T15:00:01Z risk=- lateReasons=true | permit; %1$s
            at=2026-11-20T15:00:01Z notified.authority=2026-11-20T15:00:01Z risk=- lateReasons=false | indeterminate; asks risk; %1$s
            at=2026-11-20T15:00:00Z notified.authority=2026-11-20T15:00:01Z | permit; %2$s
            discoveredAt=2026-11-17T15:00:00Z at=2026-11-17T15:00:00Z | permit; %1$s; owes notify-authority by 2026-11-20T16:00:00Z, GDPR Art. 33(1)
            discoveredAt=2026-11-17T14:20:00Z notified.authority=2026-11-17T14:19:59Z | permit; %2$s
            discoveredAt=2026-11-17T14:20:00Z notified.authority=2026-11-17T14:20:00Z | permit; %1$s
            discoveredAt=2026-11-17T14:20:00Z notified.authority=2026-11-17T14:19:59Z at=2026-11-20T15:00:01Z | deny; GDPR Art. 33(1); %1$s
            role=processor                                | permit
            role=covered-entity                           | permit; %2$s
            role=covered-entity at=2026-11-20T15:00:01Z   | deny; GDPR Art. 33(1); %1$s
            role=business-associate at=2026-11-20T15:00:01Z | permit
            role=- at=2026-11-20T15:00:01Z                | indeterminate; asks role; %1$s
            data=[]                                       | permit
            data=- at=2026-11-20T15:00:01Z                | indeterminate; asks data; %1$s
            data=[pan] at=2026-11-20T15:00:01Z            | deny; GDPR Art. 33(1); %1$s
            """
                .formatted(record, told));
  }

  /** No fact says that the controller is a provider of telecommunications. */
  @Test
  void authority_notesTheHoursOfTelecommunicationsInTheUnionAlone() {
    Compliance engine = Compliance.builder().module(new GdprRules()).build();
    for (String country : List.of("DE", "GB", "CH")) {
      Verdict verdict =
          engine.check(Rows.activity(Incident.SCHEMA, BREACH + " risk=high country=" + country));

      assertThat(verdict.obligations())
          .filteredOn(each -> each.duty().name().equals("notify-authority"))
          .as(country)
          .singleElement()
          .extracting(each -> each.duty().note().contains("24 hours from the detection"))
          .isEqualTo(country.equals("DE"));
    }
  }

  @Test
  void denial_namesTheHourThatWasMissed() {
    Verdict verdict =
        Compliance.builder()
            .module(new GdprRules())
            .build()
            .check(Rows.activity(Incident.SCHEMA, BREACH + " at=2026-11-20T15:00:01Z"));

    assertThat(verdict.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The authority is notified of a breach within 72 hours; a late notice gives reasons for the delay."
                + " It was due by 2026-11-20T15:00:00Z.");
  }

  @Test
  void authority_ofTheUnitedKingdomAndOfSwitzerland() {
    String record = "owes document-breach, UK GDPR Art. 33(5)";
    rows("gdpr.breach-authority")
        .hold(
            BREACH,
            """
            country=GB                                    | permit; %1$s; owes notify-authority by 2026-11-20T14:20:00Z, UK GDPR Art. 33(1)
            country=GB at=2026-11-20T14:20:00Z            | permit; %1$s; owes notify-authority by 2026-11-20T14:20:00Z, UK GDPR Art. 33(1)
            country=GB at=2026-11-20T14:20:00.000000001Z  | deny; UK GDPR Art. 33(1); %1$s
            country=CH                                    | permit
            country=CH risk=high                          | permit; owes notify-authority, FADP Art. 24(1)
            country=CH risk=high at=2026-12-20T14:20:00Z  | permit; owes notify-authority, FADP Art. 24(1)
            country=CH risk=-                             | permit; owes notify-authority, FADP Art. 24(1)
            country=CH risk=high notified.authority=2026-11-17T14:30:00Z | permit
            country=CH risk=high notified.authority=2026-11-17T14:30:01Z | permit; owes notify-authority, FADP Art. 24(1)
            """
                .formatted(record));
  }

  @Test
  void processor_tellsItsController() {
    rows("gdpr.breach-processor")
        .hold(
            BREACH + " role=processor",
            """
            risk=unlikely                                 | permit; owes notify-controller, GDPR Art. 33(2)
            risk=-                                        | permit; owes notify-controller, GDPR Art. 33(2)
            notified=-                                    | permit; owes notify-controller, GDPR Art. 33(2)
            notified.controller=2026-11-17T14:30:00Z      | permit
            notified.controller=2026-11-17T14:30:01Z      | permit; owes notify-controller, GDPR Art. 33(2)
            role=controller                               | permit
            role=covered-entity                           | permit
            role=business-associate                       | permit; owes notify-controller, GDPR Art. 33(2)
            role=business-associate country=CH            | permit; owes notify-controller, FADP Art. 24(3)
            data=[]                                       | permit
            country=CH                                    | permit; owes notify-controller, FADP Art. 24(3)
            country=GB                                    | permit; owes notify-controller, UK GDPR Art. 33(2)
            """);
  }

  @Test
  void individuals_atHighRisk() {
    rows("gdpr.breach-individuals")
        .hold(
            BREACH + " risk=high encrypted=false",
            """
            risk=high                                     | permit; owes notify-individuals, GDPR Art. 34(1)
            risk=likely                                   | permit
            risk=-                                        | permit; owes notify-individuals, GDPR Art. 34(1)
            encrypted=true                                | permit; owes notify-individuals, GDPR Art. 34(1)
            encrypted=true affects=[confidentiality]      | permit
            encrypted=true affects=[confidentiality,availability] | permit; owes notify-individuals, GDPR Art. 34(1)
            encrypted=true affects=[]                     | permit; owes notify-individuals, GDPR Art. 34(1)
            encrypted=true affects=[integrity]            | permit; owes notify-individuals, GDPR Art. 34(1)
            encrypted=-                                   | permit; owes notify-individuals, GDPR Art. 34(1)
            notified.individuals=2026-11-17T14:30:00Z     | permit
            notified.individuals=2026-11-17T14:30:01Z     | permit; owes notify-individuals, GDPR Art. 34(1)
            role=processor                                | permit
            data=[]                                       | permit
            country=CH                                    | permit; owes notify-individuals, FADP Art. 24(4)
            at=2018-05-30T10:00:00Z discoveredAt=2018-05-24T21:59:59Z | permit
            at=2018-05-30T10:00:00Z discoveredAt=2018-05-24T22:00:00Z | permit; owes notify-individuals, GDPR Art. 34(1)
            country=NO at=2018-07-25T10:00:00Z discoveredAt=2018-07-19T21:59:59Z | permit
            country=NO at=2018-07-25T10:00:00Z discoveredAt=2018-07-19T22:00:00Z | permit; owes notify-individuals, GDPR Art. 34(1)
            """);
  }

  /** That the Information Commissioner counts plain hours was read in two secondary texts. */
  @Test
  void card_saysHowSureTheReadingIs() {
    assertThat(IncidentRules.of(new Regimes()))
        .filteredOn(rule -> rule.info().citation().endsWith("GDPR Art. 33(1)"))
        .allSatisfy(
            rule ->
                assertThat(rule.info().certainty())
                    .isEqualTo(
                        rule.info().citation().startsWith("UK")
                            ? Certainty.MEDIUM
                            : Certainty.HIGH));
  }

  /** Without a place the full hour is that of UTC, as it is everywhere in Europe. */
  @Test
  @SuppressWarnings("unchecked") // they are all about incidents
  void authority_whereThePlaceIsNotKnown() {
    Rule<Incident> rule =
        (Rule<Incident>)
            IncidentRules.of(new Regimes()).stream()
                .filter(each -> each.info().citation().equals("GDPR Art. 33(1)"))
                .findFirst()
                .orElseThrow();
    Rows.alone(rule)
        .hold(
            BREACH + " country=-",
            """
            at=2026-11-20T15:00:00Z              | owes notify-authority by 2026-11-20T15:00:00Z, GDPR Art. 33(1)
            at=2026-11-20T15:00:01Z              | deny; GDPR Art. 33(1)
            """);
    assertThat(rule.info().reads())
        .extracting(Fact::path)
        .containsExactly(
            "data",
            "discoveredAt",
            "lateReasons",
            "notified",
            "notified.authority",
            "risk",
            "role");
    assertThat(rule.info().obligations()).containsExactly("notify-authority");
  }
}
