package io.lexicall.rules.hipaa;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Authorization;
import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.CommunicationChannel;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.DataPurpose;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Recipient;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Storage;
import io.lexicall.place.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What findings say: no fact more than could change the answer, no cure that is none. */
class FindingsTest {
  private static final Instant DISCOVERED = Instant.parse("2026-11-05T17:00:00Z");
  private static final String LAST_SECOND = "2027-01-05T05:59:59Z";
  private static final String DAY_61 = "2027-01-05T06:00:00Z";

  private static Compliance hipaa() {
    return Compliance.builder().module(new HipaaRules()).build().only(List.of("hipaa"));
  }

  private static List<Finding> findings(Activity<?> activity) {
    return hipaa().check(activity).findings();
  }

  private static String missing(List<Finding> findings) {
    return findings.stream()
        .flatMap(each -> each.missing().stream())
        .map(Fact::path)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static Incident.Builder incident() {
    return Incident.builder()
        .data(DataKind.PHI)
        .role(BreachRole.COVERED_ENTITY)
        .country(Place.of("US"))
        .affected(501)
        .affectedByRegion(Map.of(Place.of("US-TX"), 501))
        .discoveredAt(DISCOVERED);
  }

  @ParameterizedTest
  @CsvSource({
    "COVERED_ENTITY, " + LAST_SECOND + ", encrypted",
    "COVERED_ENTITY, " + DAY_61 + ", encrypted notified risk",
    "BUSINESS_ASSOCIATE, " + LAST_SECOND + ", encrypted",
    "BUSINESS_ASSOCIATE, " + DAY_61 + ", encrypted notified risk",
  })
  void breach_riskIsAskedForOnlyOncePastDue(BreachRole role, Instant at, String asked) {
    Incident incident = incident().role(role).at(at).build();

    assertThat(missing(findings(incident))).isEqualTo(asked);
  }

  @Test
  void breach_ofANumberUnknown_inTime_risksNothingOnTheRisk() {
    Incident incident =
        Incident.builder()
            .data(DataKind.PHI)
            .role(BreachRole.COVERED_ENTITY)
            .encrypted(false)
            .affectedByRegion(Map.of(Place.of("US-TX"), 499))
            .discoveredAt(DISCOVERED)
            .at(DISCOVERED)
            .build();

    assertThat(missing(findings(incident))).isEqualTo("affected");
  }

  /** A state's own breach law stays beside HIPAA where its people are among those affected. */
  @ParameterizedTest
  @CsvSource({
    "US-GA, 1, false, true",
    "US-GA, 0, false, false",
    "US-GA, 1, true, false",
  })
  void breach_ofPeopleOfAState_pointsToItsLaw(
      String region, int people, boolean encrypted, boolean pointsTo) {
    Incident incident =
        incident()
            .encrypted(encrypted)
            .affectedByRegion(Map.of(Place.of(region), people))
            .at(DISCOVERED)
            .build();

    assertThat(
            Compliance.builder()
                .module(new HipaaRules())
                .build()
                .check(incident)
                .obligations()
                .stream()
                .anyMatch(each -> each.duty().name().equals("check-state-breach-law")))
        .isEqualTo(pointsTo);
  }

  /** 45 CFR 164.508(b)(5): nothing is left to do once the revocation was honoured. */
  @ParameterizedTest
  @CsvSource({
    "2026-10-11T12:00:00Z, false",
    "2026-10-11T12:00:01Z, true",
    ", true",
    "2026-08-01T12:00:00Z, false",
    "2026-08-01T11:59:59Z, true", // another revocation was honoured then
  })
  void revocation_isHonoured_untilItWas(@Nullable Instant completed, boolean owed) {
    Request.Builder request =
        Request.builder()
            .kind(RequestKind.CONSENT_REVOCATION)
            .law(PrivacyLaw.HIPAA)
            .country(Place.of("US"))
            .region(Place.of("US-MS"))
            .receivedAt(Instant.parse("2026-08-01T12:00:00Z"))
            .at(Instant.parse("2026-10-11T12:00:00Z"));
    if (completed != null) {
      request.completedAt(completed);
    }

    assertThat(hipaa().check(request.build()).obligations().stream())
        .extracting(each -> each.duty().name())
        .isEqualTo(owed ? List.of("honor-opt-out") : List.of());
  }

  @Test
  void breach_toldLate_namesNoCure() {
    List<Finding> findings =
        findings(
            incident()
                .encrypted(false)
                .risk(BreachRisk.HIGH)
                .notified(Notified.builder().build())
                .at(Instant.parse(DAY_61))
                .build());

    assertThat(findings)
        .extracting(each -> each.rule().id())
        .containsExactlyInAnyOrder(
            "hipaa.breach-individuals", "hipaa.breach-secretary", "hipaa.breach-media");
    assertThat(findings).allSatisfy(each -> assertThat(each.remedies()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCESS", "AMENDMENT", "ACCOUNTING"})
  void request_late_namesNoCure_forNoneIsInALateAnswer(RequestKind kind) {
    Request open =
        Request.builder()
            .law(PrivacyLaw.HIPAA)
            .kind(kind)
            .region(Place.of("US-TX"))
            .receivedAt(DISCOVERED)
            .at(Instant.parse("2027-03-01T12:00:00Z"))
            .build();
    Request answered = open.with(Request.COMPLETED_AT, open.at());

    for (Request request : List.of(open, answered)) {
      assertThat(findings(request))
          .singleElement()
          .satisfies(each -> assertThat(each.outcome()).isEqualTo(Decision.DENY))
          .satisfies(each -> assertThat(each.remedies()).isEmpty());
    }
  }

  private static Disclosure.Builder toFamily(DataKind kind) {
    return Disclosure.builder()
        .data(kind)
        .to(Recipient.FAMILY)
        .purpose(DataPurpose.SERVICE)
        .at(DISCOVERED);
  }

  @Test
  void family_agreementIsTheCure_whateverIsSigned() {
    Disclosure refused =
        toFamily(DataKind.PHI)
            .minimumNecessary(true)
            .subjectAgreed(false)
            .authorization(
                Authorization.builder().signedAt(DISCOVERED).covers("phi").compound(false).build())
            .build();

    assertThat(findings(refused))
        .singleElement()
        .satisfies(each -> assertThat(each.remedies()).containsExactly("obtain-agreement"));
    assertThat(findings(refused.with(Disclosure.SUBJECT_AGREED, true))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PHI, minimumNecessary subjectAgreed",
    "SUBSTANCE_USE_RECORD, authorization minimumNecessary",
  })
  void family_agreementIsAskedForWhereItCanPermit(DataKind kind, String asked) {
    assertThat(missing(findings(toFamily(kind).build()))).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({"PAYMENT, ''", "SERVICE, authorization"})
  void minimumNecessary_asksForAnAuthorizationOnlyWhereOneIsNeeded(
      DataPurpose purpose, String asked) {
    Disclosure whole =
        Disclosure.builder()
            .data(DataKind.PHI)
            .to(Recipient.THIRD_PARTY)
            .identityVerified(true)
            .purpose(purpose)
            .minimumNecessary(false)
            .at(DISCOVERED)
            .build();

    assertThat(missing(findings(whole))).isEqualTo(asked);
  }

  @Test
  void voicemail_saysAllThatMayBeLeft() {
    Disclosure message =
        Disclosure.builder()
            .data(DataKind.PHI)
            .to(Recipient.VOICEMAIL)
            .purpose(DataPurpose.TREATMENT)
            .minimumNecessary(false)
            .at(DISCOVERED)
            .build();

    assertThat(findings(message))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.message())
                    .contains("a name, a number, an appointment and a request to call back"));
  }

  /** One that covers psychotherapy notes and other data too does not count for the notes. */
  @ParameterizedTest
  @CsvSource({
    "phi|substance-use-record|psychotherapy-notes, data",
    "psychotherapy-notes, data",
    "phi|substance-use-record, data",
  })
  void dataUnknown_isAskedFor_sinceNoAuthorizationIsForNotesAndOthers(
      String covers, String missing) {
    Disclosure disclosure =
        Disclosure.builder()
            .at(Instant.parse("2026-11-20T17:00:00Z"))
            .country(Place.of("US"))
            .to(Recipient.THIRD_PARTY)
            .purpose(DataPurpose.RESEARCH)
            .identityVerified(true)
            .minimumNecessary(true)
            .remuneration(false)
            .authorization(
                Authorization.builder()
                    .signedAt(Instant.parse("2024-01-15T10:00:00Z"))
                    .covers(List.of(covers.split("\\|")))
                    .compound(false)
                    .build())
            .build();

    assertThat(
            missing(
                findings(disclosure).stream()
                    .filter(each -> each.rule().id().startsWith("hipaa."))
                    .toList()))
        .isEqualTo(missing);
  }

  /** A duty that may be owed is owed until the host states that it is met. */
  @ParameterizedTest
  @CsvSource({", true", "false, true", "true, false"})
  void encryption_isOwedUnlessItIsStated(@Nullable Boolean encrypted, boolean owed) {
    Storage.Builder stored =
        Storage.builder().at(DISCOVERED).country(Place.of("US")).contains(DataKind.PHI);
    Disclosure.Builder sent =
        Disclosure.builder()
            .at(DISCOVERED)
            .country(Place.of("US"))
            .data(DataKind.PHI)
            .to(Recipient.SUBJECT)
            .purpose(DataPurpose.SERVICE)
            .identityVerified(true)
            .channel(CommunicationChannel.EMAIL);
    if (encrypted != null) {
      stored.encrypted(encrypted);
      sent.encrypted(encrypted);
    }

    assertThat(duties(stored.build()).contains("encrypt")).isEqualTo(owed);
    assertThat(duties(sent.build()).contains("encrypt")).isEqualTo(owed);
    assertThat(duties(sent.channel(CommunicationChannel.VOICE).build()))
        .as("a call is no message")
        .doesNotContain("encrypt");
    assertThat(duties(stored.contains(DataKind.PERSONAL_DATA).build())).doesNotContain("encrypt");
  }

  @ParameterizedTest
  @CsvSource({", true", "false, true", "true, false"})
  void whoAsksForRecords_isVerifiedUnlessItIsStated(@Nullable Boolean verified, boolean owed) {
    Request.Builder request =
        Request.builder()
            .at(DISCOVERED)
            .receivedAt(DISCOVERED.minus(Duration.ofDays(3)))
            .law(PrivacyLaw.HIPAA)
            .country(Place.of("US"))
            .kind(RequestKind.ACCESS);
    if (verified != null) {
      request.identityVerified(verified);
    }

    assertThat(duties(request.build()).contains("verify-identity")).isEqualTo(owed);
    assertThat(duties(request.completedAt(DISCOVERED).build())).doesNotContain("verify-identity");
    assertThat(missing(findings(request.build()))).isEmpty();
  }

  private static List<String> duties(Activity<?> activity) {
    return hipaa().check(activity).obligations().stream().map(each -> each.duty().name()).toList();
  }
}
