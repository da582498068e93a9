package io.lexicall.rules.hipaa;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Obligation;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Authorization;
import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.DataPurpose;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Incident;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Recipient;
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

/** What is owed, and where it is owed no more. */
class DutiesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  private static List<Obligation> duties(Activity<?> activity) {
    return Compliance.builder()
        .module(new HipaaRules())
        .build()
        .only(List.of("hipaa"))
        .check(activity)
        .obligations();
  }

  private static boolean owes(Activity<?> activity, String duty, String citation) {
    return duties(activity).stream()
        .anyMatch(each -> each.duty().name().equals(duty) && each.citation().equals(citation));
  }

  private static Authorization signed(DataKind kind) {
    return Authorization.builder()
        .signedAt(Instant.parse("2022-01-05T12:00:00Z"))
        .covers(kind == DataKind.PHI ? "phi" : "substance-use-record")
        .compound(false)
        .build();
  }

  private static Disclosure.Builder disclosure(DataKind kind, Recipient to, DataPurpose purpose) {
    return Disclosure.builder()
        .at(NOON)
        .country(Place.of("US"))
        .data(kind)
        .to(to)
        .purpose(purpose)
        .identityVerified(true);
  }

  /** An empty authorization says that there is none. */
  @Test
  void authorization_isKeptIfThereIsOne() {
    Disclosure.Builder disclosure =
        disclosure(DataKind.PHI, Recipient.THIRD_PARTY, DataPurpose.TREATMENT);

    assertThat(
            owes(
                disclosure.authorization(signed(DataKind.PHI)).build(),
                "keep-record",
                "45 CFR 164.530(j)(2)"))
        .isTrue();
    assertThat(
            owes(
                disclosure.authorization(Authorization.builder().build()).build(),
                "keep-record",
                "45 CFR 164.530(j)(2)"))
        .isFalse();
  }

  /** 42 CFR 2.13(a). */
  @ParameterizedTest
  @CsvSource({
    "SUBSTANCE_USE_RECORD, THIRD_PARTY, , true",
    "SUBSTANCE_USE_RECORD, THIRD_PARTY, true, false",
    "SUBSTANCE_USE_RECORD, SUBJECT, , false",
    "SUBSTANCE_USE_RECORD, PROCESSOR, , false",
    "PHI, THIRD_PARTY, , false",
  })
  void part2_limitIsOwedUnlessItIsStated(
      DataKind kind, Recipient to, @Nullable Boolean limited, boolean owed) {
    Disclosure.Builder disclosure =
        disclosure(kind, to, DataPurpose.TREATMENT).authorization(signed(kind));
    if (limited != null) {
      disclosure.minimumNecessary(limited);
    }

    assertThat(owes(disclosure.build(), "limit-to-minimum", "42 CFR 2.13(a)")).isEqualTo(owed);
  }

  /** 42 CFR 2.13(c)(2). */
  @ParameterizedTest
  @CsvSource({
    "SUBSTANCE_USE_RECORD, FAMILY, false, true",
    "SUBSTANCE_USE_RECORD, FAMILY, true, false",
    "SUBSTANCE_USE_RECORD, SUBJECT, false, false",
    "SUBSTANCE_USE_RECORD, BUSINESS_ASSOCIATE, false, false",
    "PHI, FAMILY, false, false",
  })
  void part2_patientIsNotConfirmed_whereNoConsentIsKnown(
      DataKind kind, Recipient to, boolean consent, boolean owed) {
    Disclosure.Builder disclosure = disclosure(kind, to, DataPurpose.TREATMENT);
    if (consent) {
      disclosure.authorization(signed(kind));
    }

    assertThat(owes(disclosure.build(), "do-not-confirm-patient", "42 CFR 2.13(c)(2)"))
        .isEqualTo(owed);
  }

  /** 45 CFR 164.528(a)(1), (b)(2). */
  @ParameterizedTest
  @CsvSource({
    "AUTHORITY, LEGAL, false, false, true",
    "THIRD_PARTY, LEGAL, false, false, true",
    "THIRD_PARTY, LEGAL, true, false, false",
    "THIRD_PARTY, LEGAL, false, true, false",
    "THIRD_PARTY, PAYMENT, false, false, false",
    "FAMILY, LEGAL, false, false, false",
    "SUBJECT, LEGAL, false, false, false",
  })
  void legalDisclosure_isEnteredForTheAccounting(
      Recipient to, DataPurpose purpose, boolean staff, boolean authorized, boolean owed) {
    Disclosure.Builder disclosure = disclosure(DataKind.PHI, to, purpose);
    if (staff) {
      disclosure.ownStaff(true);
    }
    if (authorized) {
      disclosure.authorization(signed(DataKind.PHI));
    }

    assertThat(owes(disclosure.build(), "keep-record", "45 CFR 164.528(b)(2)")).isEqualTo(owed);
  }

  /** 45 CFR 164.526(c)(3). */
  @ParameterizedTest
  @CsvSource({
    "HIPAA, AMENDMENT, false, true",
    "HIPAA, RECTIFICATION, false, true",
    "HIPAA, AMENDMENT, true, false",
    "HIPAA, ACCESS, false, false",
    ", AMENDMENT, false, true",
    ", AMENDMENT, true, false",
    ", ACCOUNTING, false, false",
    ", RECTIFICATION, false, false",
  })
  void amendment_isPassedOn_whileTheRequestIsOpen(
      @Nullable PrivacyLaw law, RequestKind kind, boolean answered, boolean owed) {
    Request.Builder request =
        Request.builder()
            .at(NOON)
            .country(Place.of("US"))
            .region(Place.of("US-NC"))
            .kind(kind)
            .receivedAt(Instant.parse("2026-11-02T17:00:00Z"));
    if (law != null) {
      request.law(law);
    }
    if (answered) {
      request.completedAt(Instant.parse("2026-11-20T17:00:00Z"));
    }

    assertThat(owes(request.build(), "notify-recipients", "45 CFR 164.526(c)(3)")).isEqualTo(owed);
  }

  /** 42 CFR 2.16(b): a programme that is no covered entity is pointed to that role. */
  @ParameterizedTest
  @CsvSource({
    "CONTROLLER, SUBSTANCE_USE_RECORD, 2026-02-16T05:00:00Z, HIGH, false, true",
    "CONTROLLER, SUBSTANCE_USE_RECORD, 2026-02-16T04:59:59Z, HIGH, false, false",
    "CONTROLLER, SUBSTANCE_USE_RECORD, 2026-09-01T12:00:00Z, UNLIKELY, false, false",
    "CONTROLLER, SUBSTANCE_USE_RECORD, 2026-09-01T12:00:00Z, HIGH, true, false",
    "CONTROLLER, PHI, 2026-09-01T12:00:00Z, HIGH, false, false",
    "PROCESSOR, SUBSTANCE_USE_RECORD, 2026-09-01T12:00:00Z, HIGH, false, false",
  })
  void breachOfAProgramme_isNotifiedAsOfACoveredEntity(
      BreachRole role,
      DataKind kind,
      Instant discovered,
      BreachRisk risk,
      boolean encrypted,
      boolean owed) {
    Incident incident =
        Incident.builder()
            .at(NOON)
            .country(Place.of("US"))
            .data(kind)
            .role(role)
            .affected(700)
            .affectedByRegion(Map.of(Place.of("US-NY"), 700))
            .discoveredAt(discovered)
            .risk(risk)
            .encrypted(encrypted)
            .build();

    assertThat(owes(incident, "notify-individuals", "42 CFR 2.16(b)")).isEqualTo(owed);
    assertThat(owes(incident, "notify-authority", "42 CFR 2.16(b)")).isEqualTo(owed);
  }

  /** 45 CFR 164.414(b) alone names both. */
  @ParameterizedTest
  @CsvSource({
    "COVERED_ENTITY, 45 CFR 164.530(j)(2)",
    "BUSINESS_ASSOCIATE, 45 CFR 164.414(b)",
  })
  void breachRecord_isKeptUnderTheLawOfTheRole(BreachRole role, String citation) {
    Incident incident =
        Incident.builder()
            .at(NOON)
            .country(Place.of("US"))
            .data(DataKind.PHI)
            .role(role)
            .affected(7)
            .discoveredAt(NOON)
            .encrypted(false)
            .build();

    assertThat(owes(incident, "keep-record", citation)).isTrue();
  }

  /** 45 CFR 164.509, vacated on 2025-06-18. */
  @ParameterizedTest
  @CsvSource({
    "2024-12-21T17:00:00Z, THIRD_PARTY, , false",
    "2024-12-23T17:00:00Z, THIRD_PARTY, , true",
    "2025-06-17T17:00:00Z, THIRD_PARTY, , true",
    "2025-06-19T17:00:00Z, THIRD_PARTY, , false",
    "2025-03-03T17:00:00Z, THIRD_PARTY, false, true",
    "2025-03-03T17:00:00Z, THIRD_PARTY, true, false",
    "2025-03-03T17:00:00Z, AUTHORITY, true, true",
    "2025-03-03T17:00:00Z, FAMILY, , false",
  })
  void attestation_ofPartiesToProceedingsToo(
      Instant at, Recipient to, @Nullable Boolean required, boolean owed) {
    Disclosure.Builder disclosure = disclosure(DataKind.PHI, to, DataPurpose.LEGAL).at(at);
    if (required != null) {
      disclosure.requiredByLaw(required);
    }

    assertThat(owes(disclosure.build(), "obtain-attestation", "45 CFR 164.509")).isEqualTo(owed);
  }
}
