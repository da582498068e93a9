package io.lexicall.rules.ccpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.rule.Duty;
import io.lexicall.time.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods whose last day is a Saturday, a Sunday or a holiday, as each state has it. */
class LastDaysTest {
  private final Compliance ccpa =
      Compliance.builder().module(new CcpaRules()).build().only(List.of("ccpa"));

  private static Instant noon(LocalDate day) {
    return Instant.parse(day + "T18:00:00Z");
  }

  private static Instant end(LocalDate day, String state) {
    // of several time zones, the first to end counts
    return Atlas.ofRegion(Place.of(state)).clocks().stream()
        .map(clock -> Due.endOf(day, clock).end())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static Request.Builder request(String state, LocalDate counted, int days) {
    return Request.builder()
        .kind(RequestKind.ERASURE)
        .country(Place.of("US"))
        .region(Place.of(state))
        .identityVerified(true)
        .acknowledgedAt(noon(counted.minusDays(days)))
        .receivedAt(noon(counted.minusDays(days)));
  }

  private static Incident.Builder breach(String state, LocalDate counted, int days) {
    return Incident.builder()
        .country(Place.of("US"))
        .data(List.of(DataKind.PERSONAL_DATA))
        .role(BreachRole.CONTROLLER)
        .risk(BreachRisk.HIGH)
        .encrypted(false)
        .affected(10)
        .affectedByRegion(Map.of(Place.of(state), 10))
        .discoveredAt(noon(counted.minusDays(days)));
  }

  private static LocalDate due(Verdict verdict, String name) {
    return verdict.obligations().stream()
        .map(Obligation::duty)
        .filter(duty -> duty.name().equals(name))
        .findFirst()
        .orElseThrow()
        .due()
        .orElseThrow()
        .date()
        .orElseThrow();
  }

  private static List<String> notes(Verdict verdict, String name) {
    return verdict.obligations().stream()
        .map(Obligation::duty)
        .filter(duty -> duty.name().equals(name))
        .map(Duty::note)
        .toList();
  }

  /**
   * The day that is counted, the one that is told, and the last one that is not denied. What is
   * told ends the obligation; between the two, where no act was read, it does not.
   */
  @ParameterizedTest
  @CsvSource({
    // a Saturday, a Sunday, a holiday, and a day that is none
    "US-CO, 45, 2026-11-14, 2026-11-16, 2026-11-16",
    "US-CO, 45, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-CO, 45, 2026-11-26, 2026-11-27, 2026-11-27",
    "US-CO, 45, 2026-11-13, 2026-11-13, 2026-11-13",
    "US-CA, 45, 2026-11-14, 2026-11-16, 2026-11-16",
    "US-CA, 45, 2026-11-26, 2026-11-30, 2026-11-30", // the day after Thanksgiving too
    "US-CA, 45, 2026-03-31, 2026-04-01, 2026-04-01",
    "US-CA, 45, 2026-10-12, 2026-10-12, 2026-10-12", // Columbus Day is no judicial holiday
    "US-CA, 45, 2026-09-25, 2026-09-28, 2026-09-28", // Native American Day, since 2022
    "US-CA, 45, 2021-09-24, 2021-09-24, 2021-09-24",
    "US-CA, 45, 2026-07-03, 2026-07-03, 2026-07-03", // the 4th is a Saturday
    "US-CO, 45, 2026-10-12, 2026-10-12, 2026-10-12",
    "US-KY, 45, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-MN, 45, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-TN, 45, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-TX, 45, 2026-11-14, 2026-11-16, 2026-11-16",
    "US-UT, 45, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-VA, 45, 2026-11-14, 2026-11-16, 2026-11-16",
    // Columbus Day is no day off in California since 2022, nor in Colorado since 2020, Texas and
    // Kentucky; the Friday before a holiday on a Saturday only where an act says so
    "US-CA, 45, 2026-10-12, 2026-10-12, 2026-10-12",
    "US-CA, 45, 2021-10-11, 2021-10-12, 2021-10-12",
    "US-CA, 45, 2026-09-25, 2026-09-28, 2026-09-28", // Native American Day
    "US-CA, 45, 2021-09-24, 2021-09-24, 2021-09-24",
    "US-CA, 45, 2026-07-03, 2026-07-03, 2026-07-03",
    "US-CA, 45, 2023-11-10, 2023-11-10, 2023-11-10",
    "US-CA, 45, 2023-06-19, 2023-06-20, 2023-06-20",
    "US-CO, 45, 2026-10-12, 2026-10-12, 2026-10-12",
    "US-CO, 45, 2026-10-05, 2026-10-06, 2026-10-06", // Frances Xavier Cabrini Day
    "US-CO, 45, 2026-07-03, 2026-07-03, 2026-07-03",
    "US-CO, 45, 2027-07-05, 2027-07-06, 2027-07-06",
    "US-KY, 45, 2026-10-12, 2026-10-12, 2026-10-12",
    "US-KY, 45, 2026-07-03, 2026-07-03, 2026-07-03",
    "US-MN, 45, 2026-10-12, 2026-10-13, 2026-10-13",
    "US-MN, 45, 2026-07-03, 2026-07-06, 2026-07-06",
    "US-TN, 45, 2026-04-03, 2026-04-06, 2026-04-06", // Good Friday
    "US-TX, 45, 2026-10-12, 2026-10-12, 2026-10-12",
    "US-TX, 45, 2026-07-03, 2026-07-03, 2026-07-03",
    "US-UT, 45, 2026-07-24, 2026-07-27, 2026-07-27", // Pioneer Day
    "US-VA, 45, 2026-11-03, 2026-11-04, 2026-11-04", // Election Day
    "US-VA, 45, 2026-11-27, 2026-11-30, 2026-11-30",
    // Sunday alone
    "US-IA, 90, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-IA, 90, 2026-11-14, 2026-11-14, 2026-11-14",
    "US-IA, 90, 2026-11-26, 2026-11-26, 2026-11-26",
    // its act is on proceedings
    "US-OR, 45, 2026-11-15, 2026-11-15, 2026-11-15",
    "US-OR, 45, 2026-11-26, 2026-11-26, 2026-11-26",
    // no act was read: not denied until the next business day is over
    "US-CT, 45, 2026-11-14, 2026-11-14, 2026-11-16",
    "US-CT, 45, 2026-11-26, 2026-11-26, 2026-11-27",
    "US-CT, 45, 2026-11-13, 2026-11-13, 2026-11-13",
    "US-MT, 45, 2026-11-13, 2026-11-13, 2026-11-13",
    "US-MT, 45, 2026-11-14, 2026-11-16, 2026-11-16",
    "US-MT, 45, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-MT, 45, 2026-10-12, 2026-10-13, 2026-10-13",
    "US-MT, 45, 2026-07-03, 2026-07-06, 2026-07-06", // the Friday before a Saturday
    "US-MT, 45, 2026-06-19, 2026-06-19, 2026-06-19", // Juneteenth is none there
  })
  void request_lastDayOff(
      String state, int days, LocalDate counted, LocalDate told, LocalDate last) {
    Request.Builder open = request(state, counted, days);
    Verdict early = ccpa.check(open.at(noon(counted.minusDays(2))).build());
    assertThat(due(early, "complete-request")).isEqualTo(told);
    assertThat(ccpa.check(open.at(end(last, state).minusSeconds(1)).build()).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(ccpa.check(open.at(end(last, state).plusSeconds(1)).build()).decision())
        .isEqualTo(Decision.DENY);
    Request.Builder done = request(state, counted, days).at(noon(last.plusDays(20)));
    Verdict inTime = ccpa.check(done.completedAt(noon(told)).build());
    assertThat(inTime.decision()).isEqualTo(Decision.PERMIT);
    assertThat(notes(inTime, "complete-request")).isEmpty();
    Verdict after = ccpa.check(done.completedAt(noon(last)).build());
    assertThat(after.decision()).isEqualTo(Decision.PERMIT);
    if (last.isAfter(told)) {
      assertThat(due(after, "complete-request")).isEqualTo(told);
      assertThat(notes(after, "complete-request"))
          .singleElement()
          .asString()
          .contains(state, "not read");
    }
    assertThat(ccpa.check(done.completedAt(noon(last.plusDays(1))).build()).decision())
        .isEqualTo(Decision.DENY);
  }

  @ParameterizedTest
  @CsvSource({
    "US-NY, 30, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-NY, 30, 2026-11-14, 2026-11-16, 2026-11-16",
    "US-CO, 30, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-WA, 30, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-WA, 30, 2026-10-12, 2026-10-12, 2026-10-12", // Columbus Day is only recognized
    "US-WA, 30, 2026-07-03, 2026-07-06, 2026-07-06", // the Friday before a Saturday
    "US-WA, 30, 2026-11-27, 2026-11-30, 2026-11-30",
    "US-NY, 30, 2026-07-03, 2026-07-03, 2026-07-03",
    "US-NY, 30, 2026-02-12, 2026-02-13, 2026-02-13",
    "US-NY, 30, 2026-11-03, 2026-11-04, 2026-11-04",
    "US-NM, 45, 2026-07-03, 2026-07-03, 2026-07-03",
    "US-NM, 45, 2026-10-12, 2026-10-13, 2026-10-13",
    "US-CA, 30, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-TX, 60, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-NM, 45, 2026-11-14, 2026-11-16, 2026-11-16",
    "US-AL, 45, 2026-11-15, 2026-11-16, 2026-11-16",
    "US-AL, 45, 2026-11-14, 2026-11-14, 2026-11-14", // Saturday is not named
    "US-FL, 30, 2026-11-15, 2026-11-15, 2026-11-16",
    "US-ME, 30, 2026-11-15, 2026-11-15, 2026-11-16",
    "US-ME, 30, 2026-11-13, 2026-11-13, 2026-11-13",
  })
  void breach_lastDayOff(
      String state, int days, LocalDate counted, LocalDate told, LocalDate last) {
    Incident.Builder open = breach(state, counted, days).notified(Notified.builder().build());
    Verdict early = ccpa.check(open.at(noon(counted.minusDays(2))).build());
    assertThat(due(early, "notify-individuals")).isEqualTo(told);
    assertThat(ccpa.check(open.at(end(last, state).minusSeconds(1)).build()).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(ccpa.check(open.at(end(last, state).plusSeconds(1)).build()).decision())
        .isEqualTo(Decision.DENY);
    Incident.Builder done = breach(state, counted, days).at(noon(last.plusDays(9)));
    Verdict inTime = ccpa.check(done.notified(people(told)).build());
    assertThat(notes(inTime, "notify-individuals")).isEmpty();
    Verdict after = ccpa.check(done.notified(people(last)).build());
    if (last.isAfter(told)) {
      assertThat(after.decision()).isEqualTo(Decision.PERMIT);
      assertThat(due(after, "notify-individuals")).isEqualTo(told);
      assertThat(notes(after, "notify-individuals"))
          .singleElement()
          .asString()
          .contains("not read");
    }
  }

  private static Notified people(LocalDate day) {
    return Notified.builder().individuals(noon(day)).authority(noon(day)).build();
  }

  /** What rests on the act that moves the last day cites it; what is due at once does not. */
  @Test
  void citation_namesTheActThatMovesTheLastDay() {
    LocalDate counted = LocalDate.of(2026, 11, 14);
    Verdict late =
        ccpa.check(request("US-CO", counted, 45).at(noon(LocalDate.of(2026, 12, 1))).build());
    assertThat(late.findings().get(0).citation()).endsWith("; Colo. Rev. Stat. 2-4-108(2)");
    Verdict open = ccpa.check(request("US-CA", counted, 45).at(noon(counted)).build());
    assertThat(open.obligations().stream().map(Obligation::citation))
        .contains("Cal. Civ. Code 1798.130(a)(2)(A); Cal. Code Civ. Proc. 12a(a)-(b)");
    Verdict unread =
        ccpa.check(request("US-CT", counted, 45).at(noon(LocalDate.of(2026, 12, 1))).build());
    assertThat(unread.findings().get(0).citation())
        .isEqualTo("Conn. Gen. Stat. 42-518(a)(2), (c)(1); Conn. Gen. Stat. 42-518(d)");
  }

  /** Where it is not known whether word of more time came in time, neither is the end. */
  @Test
  void request_extendedInDoubt_staysOpen() {
    Request.Builder request =
        request("US-CT", LocalDate.of(2026, 11, 15), 45)
            .extendedAt(noon(LocalDate.of(2026, 11, 16)));
    Verdict open = ccpa.check(request.at(noon(LocalDate.of(2026, 12, 1))).build());
    assertThat(open.decision()).isEqualTo(Decision.PERMIT);
    assertThat(due(open, "complete-request")).isEqualTo("2026-11-15");
    assertThat(notes(open, "complete-request")).singleElement().asString().contains("not read");
    Verdict done = ccpa.check(request.completedAt(noon(LocalDate.of(2026, 11, 30))).build());
    assertThat(due(done, "complete-request")).isEqualTo("2026-11-15");
  }

  /** Word of more time comes in time until the first days are over. */
  @ParameterizedTest
  @CsvSource({"2026-11-16, PERMIT", "2026-11-17, DENY"})
  void request_extendedOnTheMovedDay(LocalDate told, Decision expected) {
    for (String state : List.of("US-CO", "US-CT")) {
      Request.Builder request = request(state, LocalDate.of(2026, 11, 15), 45);
      assertThat(
              ccpa.check(request.extendedAt(noon(told)).at(noon(LocalDate.of(2026, 12, 1))).build())
                  .decision())
          .isEqualTo(expected);
    }
  }

  /** Business days end with one, so that only a holiday of the state itself moves them. */
  @Test
  void businessDays_areNotMoved() {
    Request request =
        request("US-CA", LocalDate.of(2026, 11, 15), 45)
            .kind(RequestKind.OPT_OUT_OF_SALE)
            .at(noon(LocalDate.of(2026, 10, 2)))
            .build();
    assertThat(due(ccpa.check(request), "complete-request")).isEqualTo("2026-10-23");
  }

  @Test
  void table_hasOneRowForEachStateAndDay() {
    assertThat(CcpaRules.read(LastDays.FILE).check("state")).isEmpty();
    assertThat(CcpaRules.read(LastDays.HOLIDAYS).check("state", "days")).isEmpty();
  }
}
