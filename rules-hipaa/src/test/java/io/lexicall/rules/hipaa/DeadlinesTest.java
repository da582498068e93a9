package io.lexicall.rules.hipaa;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Obligation;
import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.place.Place;
import io.lexicall.time.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The counters of days against a reading that goes from one day to the next. */
class DeadlinesTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Place REGION = Place.of("US-NY");
  private final Compliance hipaa =
      Compliance.builder().module(new HipaaRules()).build().only(java.util.List.of("hipaa"));

  @Property
  void request_dueAsCounted(
      @ForAll @IntRange(min = 0, max = 4_000) int day,
      @ForAll @IntRange(min = 0, max = 86_399) int second,
      @ForAll @IntRange(min = 0, max = 100) int toldAfter,
      @ForAll("kinds") RequestKind kind) {
    int first = kind == RequestKind.ACCESS ? 30 : 60;
    LocalDate received = LocalDate.of(2018, 1, 1).plusDays(day);
    LocalDate due = count(received, toldAfter <= first ? first + 30 : first);
    Request request =
        Request.builder()
            .law(PrivacyLaw.HIPAA)
            .kind(kind)
            .country(Place.of("US"))
            .region(REGION)
            .receivedAt(received.atStartOfDay(NEW_YORK).plusSeconds(second / 2).toInstant())
            .extendedAt(received.plusDays(toldAfter).atTime(23, 59).atZone(NEW_YORK).toInstant())
            .at(lastSecond(due))
            .build();
    assertThat(due(request, "complete-request")).isEqualTo(due);
    assertThat(hipaa.check(request.at(lastSecond(due).plusSeconds(1))).findings())
        .singleElement()
        .satisfies(each -> assertThat(each.outcome()).isEqualTo(Decision.DENY))
        .satisfies(each -> assertThat(each.message()).endsWith(" It was due by " + due + "."));
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<RequestKind> kinds() {
    return net.jqwik.api.Arbitraries.of(
        RequestKind.ACCESS, RequestKind.AMENDMENT, RequestKind.ACCOUNTING);
  }

  @Property
  void breach_dueAsCounted(
      @ForAll @IntRange(min = 0, max = 4_000) int day,
      @ForAll @IntRange(min = 498, max = 502) int people) {
    LocalDate discovered = LocalDate.of(2018, 1, 1).plusDays(day);
    LocalDate due = count(discovered, 60);
    LocalDate report = people >= 500 ? due : count(LocalDate.of(discovered.getYear(), 12, 31), 60);
    Incident incident =
        Incident.builder()
            .data(DataKind.PHI)
            .role(BreachRole.COVERED_ENTITY)
            .encrypted(false)
            .country(Place.of("US"))
            .affected(people)
            .affectedByRegion(Map.of(REGION, people))
            .discoveredAt(discovered.atTime(12, 0).atZone(NEW_YORK).toInstant())
            .at(discovered.atTime(13, 0).atZone(NEW_YORK).toInstant())
            .build();
    assertThat(due(incident, "notify-individuals")).isEqualTo(due);
    assertThat(due(incident, "notify-authority")).isEqualTo(report);
    assertThat(
            hipaa.check(incident).obligations().stream()
                .anyMatch(each -> each.duty().name().equals("notify-media")))
        .isEqualTo(people > 500);
    assertThat(
            hipaa
                .check(
                    incident
                        .with(Incident.NOTIFIED, Notified.builder().build())
                        .with(Incident.RISK, BreachRisk.LIKELY)
                        .at(lastSecond(due).plusSeconds(1)))
                .findings())
        .filteredOn(each -> each.rule().id().equals("hipaa.breach-individuals"))
        .singleElement()
        .satisfies(each -> assertThat(each.message()).endsWith(" It was due by " + due + "."));
  }

  /** Without the total, more people may be affected than these: only the later date is certain. */
  @Test
  void breach_ofAnUnknownTotal_namesTheLatestDate() {
    Incident incident =
        Incident.builder()
            .data(DataKind.PHI)
            .role(BreachRole.COVERED_ENTITY)
            .encrypted(false)
            .risk(BreachRisk.LIKELY)
            .country(Place.of("US"))
            .affectedByRegion(Map.of(REGION, 10))
            .notified(Notified.builder().build())
            .discoveredAt(Instant.parse("2026-02-10T17:00:00Z"))
            .at(Instant.parse("2027-03-02T05:00:00Z"))
            .build();

    assertThat(hipaa.check(incident).findings())
        .filteredOn(each -> each.rule().id().equals("hipaa.breach-secretary"))
        .singleElement()
        .satisfies(each -> assertThat(each.message()).endsWith(" It was due by 2027-03-01."));
  }

  private static LocalDate count(LocalDate from, int days) {
    LocalDate day = from;
    for (int counted = 0; counted < days; counted++) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static Instant lastSecond(LocalDate day) {
    return day.plusDays(1).atStartOfDay(NEW_YORK).toInstant().minusSeconds(1);
  }

  private LocalDate due(io.lexicall.facts.Activity<?> activity, String obligation) {
    return hipaa.check(activity).obligations().stream()
        .map(Obligation::duty)
        .filter(duty -> duty.name().equals(obligation))
        .flatMap(duty -> duty.due().stream())
        .flatMap((Due due) -> due.date().stream())
        .findFirst()
        .orElseThrow();
  }
}
