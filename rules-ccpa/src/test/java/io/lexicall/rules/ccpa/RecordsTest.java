package io.lexicall.rules.ccpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.law.Certainty;
import io.lexicall.place.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was determined of a breach is kept for some years. */
class RecordsTest {
  private static final List<String> READ =
      List.of("US-AK", "US-AL", "US-AR", "US-FL", "US-LA", "US-MD", "US-MO", "US-SD");

  private static final Instant FOUND = Instant.parse("2026-10-30T12:00:00Z");

  private final Compliance engine = Compliance.builder().module(new CcpaRules()).build();

  @ParameterizedTest
  @CsvSource({"US-AK, 5", "US-MO, 5", "US-AL, 5", "US-AR, 5", "US-MD, 3", "US-OR, 5", "US-SD, 3"})
  void recordOfBreach_saysForHowManyYearsItIsKept(String state, int years) {
    Incident incident = breachIn(state).risk(BreachRisk.UNLIKELY).build();

    assertThat(engine.only(List.of("ccpa")).check(incident).obligations())
        .filteredOn(each -> each.duty().name().equals("document-risk-assessment"))
        .extracting(each -> each.duty().note())
        .containsExactly("It is kept for " + years + " years.");
  }

  /** What nobody says was found is told to nobody: Alaska's authority hears of nothing else. */
  @ParameterizedTest
  @CsvSource({
    "US-AK, , notify-individuals",
    "US-AK, LIKELY, notify-individuals",
    "US-AK, UNLIKELY, notify-authority document-risk-assessment",
    "US-VT, , notify-individuals notify-authority",
    "US-VT, UNLIKELY, notify-authority",
  })
  void finding_isToldOnlyIfStated(String state, @Nullable BreachRisk risk, String owed) {
    Incident.Builder incident = breachIn(state);
    if (risk != null) {
      incident.risk(risk);
    }

    assertThat(engine.only(List.of("ccpa")).check(incident.build()).obligations())
        .extracting(each -> each.duty().name())
        .containsExactlyInAnyOrder(owed.split(" ", -1));
  }

  /** The finding has a paragraph of its own, which is not that of the notice of the breach. */
  @ParameterizedTest
  @CsvSource({
    "US-VT, UNLIKELY, 9 V.S.A. 2435(d)(1)",
    "US-VT, LIKELY, 9 V.S.A. 2435(b)(3)(B)",
    "US-AK, UNLIKELY, Alaska Stat. 45.48.010(c)",
    "US-FL, UNLIKELY, Fla. Stat. 501.171(4)(c)",
    "US-SD, UNLIKELY, S.D. Codified Laws 22-40-20",
  })
  void noticeToTheAuthority_isCitedToTheParagraphThatOrdersIt(
      String state, BreachRisk risk, String citation) {
    Incident incident = breachIn(state).risk(risk).build();

    assertThat(engine.only(List.of("ccpa")).check(incident).obligations())
        .filteredOn(each -> each.duty().name().equals("notify-authority"))
        .extracting(each -> each.citation().toString())
        .containsExactly(citation);
  }

  /** Where the paragraph on records was not read in the act, its grade is not that of the rest. */
  @Test
  void recordOfBreach_hasAGradeOfItsOwn() {
    assertThat(engine.rules())
        .filteredOn(
            rule ->
                rule.info().variant().startsWith("record")
                    && rule.info().obligations().contains("document-risk-assessment"))
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(rule.info().certainty())
                    .as(rule.toString())
                    .isEqualTo(
                        READ.stream().anyMatch(rule.toString()::contains)
                            ? Certainty.HIGH
                            : Certainty.MEDIUM));
  }

  /** A breach that nobody was told of, of twenty people; the risk is not stated. */
  private static Incident.Builder breachIn(String state) {
    return Incident.builder()
        .country(Place.of("US"))
        .data(DataKind.PERSONAL_DATA)
        .role(BreachRole.CONTROLLER)
        .encrypted(false)
        .affectedByRegion(Map.of(Place.of(state), 20))
        .discoveredAt(FOUND)
        .notified(Notified.builder().build())
        .at(FOUND.plusSeconds(60));
  }
}
