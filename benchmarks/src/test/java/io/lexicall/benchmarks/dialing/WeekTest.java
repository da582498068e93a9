package io.lexicall.benchmarks.dialing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.benchmarks.dialing.Dial.ConsentOnFile;
import io.lexicall.facts.LineType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is timed must be what dialing looks like. */
class WeekTest {
  private static final List<Dial> DIALS = Week.dials(8_000, 42);

  private static <K> Map<K, Long> count(Function<Dial, K> by) {
    return DIALS.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  @Test
  void equalSeeds_giveEqualWeeks() {
    assertThat(Week.dials(500, 42)).isEqualTo(DIALS.subList(0, 500));
    assertThat(Week.dials(500, 43)).isNotEqualTo(DIALS.subList(0, 500));
  }

  @Test
  void chosenDials_areThoseThatAreWanted_inTheirOrder() {
    assertThat(Week.dials(42, Week.choose(42, 500, dial -> true))).isEqualTo(DIALS.subList(0, 500));
    assertThat(Week.dials(42, Week.choose(42, 100, Dial::automated)))
        .isEqualTo(DIALS.stream().filter(Dial::automated).limit(100).toList());
  }

  @Test
  void numbers_areOverAllStates_byPopulation() {
    Map<String, Long> states = count(dial -> dial.law().state());
    assertThat(states.keySet()).isEqualTo(Set.copyOf(Week.states()));
    // Of some 334 million people 39.5 are Californians, and 29.1 Texans.
    assertThat(states.get("US-CA") / 8_000.0).isBetween(0.10, 0.135);
    assertThat(states.get("US-TX") / 8_000.0).isBetween(0.07, 0.105);
    assertThat(count(dial -> dial.number().substring(0, 5)).size()).isGreaterThan(300);
    assertThat(count(Dial::number).size()).isGreaterThan(7_990);
  }

  @Test
  void instants_areOverTheWeek() {
    Map<DayOfWeek, Long> days = count(dial -> dial.at().atOffset(ZoneOffset.UTC).getDayOfWeek());
    assertThat(days.keySet()).containsExactlyInAnyOrder(DayOfWeek.values());
    assertThat(days.values()).allMatch(count -> count > 400);
    assertThat(count(Dial::at).size()).isGreaterThan(7_500);
  }

  @Test
  void people_areOfEveryKind() {
    assertThat(count(Dial::lineType).keySet())
        .containsExactlyInAnyOrder(LineType.MOBILE, LineType.FIXED_LINE, LineType.VOIP);
    assertThat(count(Dial::consent).keySet()).containsExactlyInAnyOrder(ConsentOnFile.values());
    assertThat(count(Dial::relation).keySet()).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(count(Dial::automated).keySet()).hasSize(2);
    assertThat(count(Dial::callsInDay).keySet()).contains(0, 1, 2, 3);
  }

  @Test
  void consent_lapses_atItsInstant() {
    Dial lapsing =
        DIALS.stream()
            .filter(dial -> dial.consent() == ConsentOnFile.LAPSING)
            .findFirst()
            .orElseThrow();
    Instant end = Week.CONSENTS_LAPSE;
    assertThat(at(lapsing, end.minusNanos(1)).consentCount()).isEqualTo(2);
    assertThat(at(lapsing, end).consentCount()).isZero();
  }

  private static Dial at(Dial dial, Instant at) {
    return new Dial(
        dial.number(),
        dial.law(),
        at,
        dial.lineType(),
        dial.automated(),
        dial.recorded(),
        dial.campaign(),
        dial.consent(),
        dial.boughtAt(),
        dial.customer(),
        dial.calledAt(),
        dial.onRegistry(),
        dial.onStateList(),
        dial.onOwnList());
  }
}
