package io.lexicall.rules.ccpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.facts.Activity;
import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Party;
import io.lexicall.facts.PartyRole;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.place.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What findings say: whose act it is only where that is known, no cure that is none. */
class FindingsTest {
  private static final Instant RECEIVED = Instant.parse("2026-07-06T17:00:00Z");
  private static final Instant LONG_AFTER = Instant.parse("2026-11-24T20:00:00Z");

  private static List<Finding> findings(Activity<?> activity) {
    return Compliance.builder()
        .module(new CcpaRules())
        .build()
        .only(List.of("ccpa"))
        .check(activity)
        .findings();
  }

  private static Request.Builder request(RequestKind kind) {
    return Request.builder().kind(kind).country(Place.of("US")).receivedAt(RECEIVED).at(LONG_AFTER);
  }

  @ParameterizedTest
  @CsvSource({
    "ACCESS, ccpa.state-request-response, A consumer's request is answered within the time that"
        + " the state's act sets.",
    "OPT_OUT_OF_SALE, ccpa.state-request-response, A consumer's request is answered within the"
        + " time that the state's act sets.",
    "CONSENT_REVOCATION, ccpa.state-consent-revocation, 'Once consent is revoked, processing"
        + " stops within the time that the state''s act sets.'",
  })
  void regionUnknown_namesNoStatesAct(RequestKind kind, String rule, String says) {
    assertThat(findings(request(kind).build()))
        .filteredOn(each -> each.rule().id().equals(rule))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.message()).endsWith(says + " Cannot be decided without region."));
  }

  @ParameterizedTest
  @CsvSource({
    "US-CO, ACCESS, Colorado Privacy Act",
    "US-NV, OBJECTION, Nevada SB 370 consumer health data",
    "US-FL, LIMIT_SENSITIVE, Florida Digital Bill of Rights",
    "US-MD, CONSENT_REVOCATION, Maryland Online Data Privacy Act",
  })
  void regionKnown_denialNamesItsAct_andNoCure(String region, RequestKind kind, String act) {
    Request open = request(kind).region(Place.of(region)).build();
    Request answered = open.with(Request.COMPLETED_AT, open.at());

    for (Request request : List.of(open, answered)) {
      assertThat(findings(request))
          .singleElement()
          .satisfies(each -> assertThat(each.outcome()).isEqualTo(Decision.DENY))
          .satisfies(
              each ->
                  assertThat(each.message())
                      .containsPattern(
                          " The act: " + act + "\\. It was due by 20\\d\\d-\\d\\d-\\d\\d\\.$"))
          .satisfies(each -> assertThat(each.remedies()).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({"ACCESS, 2", "OPT_OUT_OF_SALE, 1", "LIMIT_SENSITIVE, 1"})
  void california_lateAnswer_namesNoCure(RequestKind kind, int denials) {
    assertThat(findings(request(kind).region(California.PLACE).build()))
        .hasSize(denials)
        .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Decision.DENY))
        .allSatisfy(each -> assertThat(each.remedies()).isEmpty());
  }

  private static Incident.Builder incident() {
    return Incident.builder()
        .data(DataKind.PERSONAL_DATA)
        .role(BreachRole.CONTROLLER)
        .encrypted(false)
        .discoveredAt(RECEIVED)
        .at(LONG_AFTER);
  }

  @Test
  void breach_toldLate_namesNoCure() {
    Incident incident =
        incident()
            .affectedByRegion(Map.of(California.PLACE, 501))
            .notified(Notified.builder().individuals(LONG_AFTER).build())
            .build();

    assertThat(findings(incident))
        .singleElement()
        .satisfies(each -> assertThat(each.outcome()).isEqualTo(Decision.DENY))
        .satisfies(each -> assertThat(each.remedies()).isEmpty());
  }

  /** The regions tell whether it is California's, so the country is never asked for. */
  @Test
  void breach_countryUnknown_asksForTheRegionsOnly() {
    assertThat(findings(incident().build()))
        .flatExtracting(Finding::missing)
        .extracting(Fact::toString)
        .contains("affectedByRegion")
        .doesNotContain("country");
    assertThat(findings(incident().affectedByRegion(Map.of(California.PLACE, 300)).build()))
        .flatExtracting(Finding::missing)
        .extracting(Fact::toString)
        .containsOnly("notified");
    assertThat(findings(incident().affectedByRegion(Map.of(California.PLACE, 0)).build()))
        .isEmpty();
  }

  /**
   * Each party is looked at by itself: that the region of one is not known says nothing of another.
   */
  @ParameterizedTest
  @CsvSource({
    "US, US-NY, DE, false",
    "US, US-CA, DE, true",
    "US, , DE, true",
    "CA, , DE, false",
    "US, US-NY, US, true",
    "US, US-NY, , true",
  })
  void recording_isToldOfWhereSomebodyMayBeCalifornian(
      String country, @Nullable String region, @Nullable String other, boolean owed) {
    Party.Builder agent = Party.builder().role(PartyRole.AGENT).country(Place.of(country));
    if (region != null) {
      agent.region(Place.of(region));
    }
    Party.Builder customer = Party.builder().role(PartyRole.CUSTOMER);
    if (other != null) {
      customer.country(Place.of(other));
    }
    Recording recording =
        Recording.builder()
            .at(LONG_AFTER)
            .parties(List.of(agent.build(), customer.build()))
            .build();
    assertThat(
            Compliance.builder()
                .module(new CcpaRules())
                .build()
                .only(List.of("ccpa"))
                .check(recording)
                .obligations()
                .stream()
                .anyMatch(each -> each.duty().name().equals("notice-at-collection")))
        .isEqualTo(owed);
  }

  /** A call is taken to be a business's unless it is stated that the act leaves it out. */
  @ParameterizedTest
  @CsvSource({
    ", , , true",
    "false, , , true",
    "true, , , false",
    "false, true, , true",
    "false, , true, true",
    "false, false, true, true",
    "false, true, false, true",
    "false, true, true, false",
  })
  void contact_ofANonprofitOrOfHealthData_owesNoNotice(
      @Nullable Boolean taxExempt,
      @Nullable Boolean coveredEntity,
      @Nullable Boolean phi,
      boolean owed) {
    Caller.Builder caller = Caller.builder();
    if (taxExempt != null) {
      caller.taxExempt(taxExempt);
    }
    if (coveredEntity != null) {
      caller.coveredEntity(coveredEntity);
    }
    Contact.Builder contact =
        Contact.builder()
            .at(LONG_AFTER)
            .caller(caller.build())
            .to(Called.builder().country(Place.of("US")).region(Place.of("US-CA")).build());
    if (phi != null) {
      contact.phi(phi);
    }
    assertThat(
            Compliance.builder()
                .module(new CcpaRules())
                .build()
                .only(List.of("ccpa"))
                .check(contact.build())
                .obligations())
        .extracting(each -> each.duty().name())
        .isEqualTo(owed ? List.of("notice-at-collection") : List.of());
  }

  private static final Instant FOUND = Instant.parse("2026-02-06T15:00:00Z");

  private static Incident.Builder breach(String region, Instant foundAt) {
    return Incident.builder()
        .data(DataKind.PERSONAL_DATA)
        .encrypted(false)
        .risk(BreachRisk.HIGH)
        .country(Place.of("US"))
        .affectedByRegion(Map.of(Place.of(region), 2000))
        .discoveredAt(foundAt)
        .notified(Notified.builder().authority(foundAt.plusSeconds(60)).build())
        .at(LONG_AFTER);
  }

  /** Owner and holder are late alike, so nobody is asked who suffered the breach. */
  @ParameterizedTest
  @CsvSource({
    "US-VT, ccpa.state-breach-notice",
    "US-TX, ccpa.state-breach-notice",
    "US-IN, ccpa.state-breach-notice",
    "US-CA, ccpa.breach-notice",
  })
  void roleUnknown_whereEveryRoleIsLate_isNotAskedFor(String region, String rule) {
    Incident incident = breach(region, FOUND).build();

    assertThat(findings(incident))
        .allSatisfy(each -> assertThat(each.rule().id()).isEqualTo(rule))
        .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Decision.DENY))
        .isNotEmpty();
    for (BreachRole role : BreachRole.values()) {
      assertThat(findings(incident.with(Incident.ROLE, role)))
          .extracting(Finding::outcome)
          .contains(Decision.DENY);
    }
  }

  /** In a state without days for the duty, only the duty tells whether it is owed. */
  @ParameterizedTest
  @CsvSource({
    "US-OH, 2026-02-06T15:00:00Z, BUSINESS_ASSOCIATE, notify-controller",
    "US-OH, 2026-02-06T15:00:00Z, COVERED_ENTITY,",
    "US-AZ, 2026-02-06T15:00:00Z, BUSINESS_ASSOCIATE,",
    "US-NY, 2019-10-22T15:00:00Z, COVERED_ENTITY, notify-individuals",
    "US-NY, 2019-10-23T15:00:00Z, COVERED_ENTITY,",
  })
  void underHipaa_owesWhatTheActDoesNotLeaveToIt(
      String region, Instant foundAt, BreachRole role, @Nullable String duty) {
    Incident incident =
        breach(region, foundAt).data(DataKind.PERSONAL_DATA, DataKind.PHI).role(role).build();

    assertThat(
            Compliance.builder()
                .module(new CcpaRules())
                .build()
                .only(List.of("ccpa"))
                .check(incident)
                .obligations())
        .extracting(each -> each.duty().name())
        .filteredOn(name -> !name.equals("notify-authority"))
        .containsExactlyElementsOf(duty == null ? List.of() : List.of(duty));
  }
}
