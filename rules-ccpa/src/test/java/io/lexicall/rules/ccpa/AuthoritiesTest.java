package io.lexicall.rules.ccpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.law.Certainty;
import io.lexicall.place.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One fact holds the notice to any authority: it ends a duty only where no other can be meant. */
class AuthoritiesTest {
  private static final Instant FOUND = Instant.parse("2026-10-30T12:00:00Z");
  private static final Instant TOLD = Instant.parse("2026-11-10T12:00:00Z");
  private static final Instant LATER = Instant.parse("2026-12-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // the only authority
    "US-TX 600, CONTROLLER, PHI, LIKELY, US, ",
    "US-TX 600, CONTROLLER, PHI, LIKELY, , ",
    "US-CA 501, CONTROLLER, PHI, LIKELY, US, ",
    "US-TX 300 US-CO 499, CONTROLLER, PERSONAL_DATA, LIKELY, US, ",
    "US-TX 300 US-CO 0, CONTROLLER, PERSONAL_DATA, LIKELY, US, ",
    "US-TX 300 US-OH 9000, CONTROLLER, PERSONAL_DATA, LIKELY, US, ",
    "US-TX 300 US-CA 500, CONTROLLER, PERSONAL_DATA, LIKELY, US, ",
    // a number without its code counts in Maine, and not in Colorado
    "US-ME 300 US-CO 600, CONTROLLER, PAN, LIKELY, US, ",
    "US-ME 300 US-CT 5, CONTROLLER, PAN, LIKELY, US, US-CT US-ME",
    // the Secretary is told of health information, if the risk is not low
    "US-TX 600, COVERED_ENTITY, PHI, LIKELY, US, US-TX",
    "US-TX 600, COVERED_ENTITY, PHI, UNLIKELY, US, ",
    "US-TX 600, COVERED_ENTITY, PERSONAL_DATA, LIKELY, US, ",
    "US-CA 501, COVERED_ENTITY, PHI, LIKELY, US, US-CA",
    "US-AL 1001, COVERED_ENTITY, PHI, LIKELY, US, US-AL",
    "US-WA 501, COVERED_ENTITY, PHI, LIKELY, US, US-WA",
    // several states, of which Colorado's law accepts that no harm is likely
    "US-TX 300 US-CO 500, CONTROLLER, PERSONAL_DATA, LIKELY, US, US-CO US-TX",
    "US-TX 300 US-CO 500, CONTROLLER, PERSONAL_DATA, UNLIKELY, US, ",
    "US-TX 300 US-FL 5, CONTROLLER, PERSONAL_DATA, UNLIKELY, US, US-FL US-TX",
    "US-TX 300 US-VT 5, CONTROLLER, PERSONAL_DATA, UNLIKELY, US, US-TX US-VT",
    "US-TX 300 US-CA 501, CONTROLLER, PERSONAL_DATA, LIKELY, US, US-CA US-TX",
    "US-TX 300 US-MA 1, CONTROLLER, PERSONAL_DATA, LIKELY, US, US-MA US-TX",
    // Alaska's authority hears of a finding that no harm is likely, which somebody has to state
    "US-AK 600 US-CO 600, CONTROLLER, PERSONAL_DATA, LIKELY, US, ",
    "US-AK 600 US-CO 600, CONTROLLER, PERSONAL_DATA, , US, ",
    // one whose law is not known, and another country
    "US-TX 300 US-GA 1, CONTROLLER, PERSONAL_DATA, LIKELY, US, US-TX",
    "US-TX 300, CONTROLLER, PERSONAL_DATA, LIKELY, DE, US-TX",
  })
  void authorityTold_leavesTheDutyWhereAnotherMayBeMeant(
      String affected,
      BreachRole role,
      DataKind data,
      @Nullable BreachRisk risk,
      @Nullable String country,
      @Nullable String stillOwed) {
    Incident.Builder incident =
        Incident.builder()
            .data(data)
            .role(role)
            .encrypted(false)
            .affectedByRegion(regions(affected))
            .discoveredAt(FOUND)
            .notified(Notified.builder().individuals(TOLD).authority(TOLD).build())
            .at(LATER);
    if (country != null) {
      incident.country(Place.of(country));
    }
    if (risk != null) {
      incident.risk(risk);
    }

    assertThat(check(incident.build()).obligations())
        .filteredOn(each -> each.duty().name().equals("notify-authority"))
        .extracting(each -> each.duty().note())
        .containsExactlyInAnyOrderElementsOf(
            stillOwed == null
                ? List.of()
                : Arrays.stream(stillOwed.split(" "))
                    .map(
                        state ->
                            "To the authority of "
                                + state
                                + "; no fact says which one was notified.")
                    .toList());
  }

  /** 45 CFR 164.400: HIPAA orders notices of what is discovered from 2009-09-23 on. */
  @ParameterizedTest
  @CsvSource({
    "2009-09-23T03:59:59Z, false",
    "2009-09-23T04:00:00Z, true",
  })
  void authorityTold_isTheSecretarysSinceHipaaOrdersNotices(Instant found, boolean stillOwed) {
    Instant told = found.plusSeconds(60);
    Incident incident =
        Incident.builder()
            .data(DataKind.PERSONAL_DATA, DataKind.PHI)
            .role(BreachRole.COVERED_ENTITY)
            .risk(BreachRisk.LIKELY)
            .encrypted(false)
            .affectedByRegion(Map.of(Place.of("US-NY"), 5))
            .discoveredAt(found)
            .notified(Notified.builder().individuals(told).authority(told).build())
            .at(told.plusSeconds(60))
            .build();

    assertThat(check(incident).obligations())
        .extracting(each -> each.duty().name())
        .containsExactlyElementsOf(stillOwed ? List.of("notify-authority") : List.of());
  }

  /** The paragraph that makes a holder tell the authority is not always as clear as the owner's. */
  @Test
  void noticeOfAHolder_hasAGradeOfItsOwn() {
    assertThat(Compliance.builder().module(new CcpaRules()).build().rules())
        .filteredOn(rule -> rule.info().variant().startsWith("holder-attorney-general"))
        .hasSize(5)
        .allSatisfy(
            rule ->
                assertThat(rule.info().certainty())
                    .isEqualTo(
                        rule.toString().contains("US-OR") ? Certainty.HIGH : Certainty.MEDIUM));
  }

  /** Which hour "immediately" ends with is our reading, however well the words were read. */
  @Test
  void noticeToTheOwner_atOnce_isNeverCertain() {
    assertThat(Compliance.builder().module(new CcpaRules()).build().rules())
        .filteredOn(rule -> rule.info().variant().matches("holder(-discovered.*)?"))
        .filteredOn(rule -> rule.info().title().endsWith(" as soon as it knows of it."))
        .hasSize(26)
        .allSatisfy(rule -> assertThat(rule.info().certainty()).isEqualTo(Certainty.MEDIUM));
  }

  @ParameterizedTest
  @CsvSource({
    "US-TX, MEDIUM, of a breach as soon as it knows of it. It was due by 2026-10-30.",
    "US-FL, HIGH, of a breach. It was due by 2026-11-09.",
  })
  void lateNoticeToTheOwner_saysWhatTheLawSays(String state, Certainty certainty, String words) {
    Incident late =
        Incident.builder()
            .country(Place.of("US"))
            .data(DataKind.PERSONAL_DATA)
            .encrypted(false)
            .role(BreachRole.PROCESSOR)
            .affectedByRegion(Map.of(Place.of(state), 10))
            .discoveredAt(FOUND)
            .notified(Notified.builder().build())
            .at(LATER)
            .build();

    assertThat(check(late).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule().certainty()).isEqualTo(certainty))
        .satisfies(finding -> assertThat(finding.message()).endsWith(words));
  }

  /** Whoever it is is late in Texas; that a holder is bound is the less certain of the two. */
  @ParameterizedTest
  @CsvSource({"CONTROLLER, HIGH", "PROCESSOR, MEDIUM", ", MEDIUM"})
  void lateNotice_isAsCertainAsThatOfTheRole(@Nullable BreachRole role, Certainty certainty) {
    Incident.Builder incident =
        Incident.builder()
            .country(Place.of("US"))
            .data(DataKind.PERSONAL_DATA)
            .encrypted(false)
            .affectedByRegion(Map.of(Place.of("US-TX"), 250))
            .discoveredAt(FOUND)
            .notified(Notified.builder().individuals(TOLD).controller(FOUND).build())
            .at(LATER);
    if (role != null) {
      incident.role(role);
    }

    assertThat(check(incident.build()).findings())
        .filteredOn(each -> each.outcome() == Decision.DENY)
        .extracting(each -> each.rule().certainty())
        .containsExactly(certainty);
  }

  private static Map<Place, Integer> regions(String text) {
    List<String> words = List.of(text.split(" "));
    return IntStream.range(0, words.size() / 2)
        .boxed()
        .collect(
            Collectors.toMap(
                each -> Place.of(words.get(2 * each)),
                each -> Integer.valueOf(words.get(2 * each + 1))));
  }

  private static Verdict check(Incident incident) {
    return Compliance.builder()
        .module(new CcpaRules())
        .build()
        .only(List.of("ccpa"))
        .check(incident);
  }
}
