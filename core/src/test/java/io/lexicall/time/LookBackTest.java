package io.lexicall.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookBackTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-24, 2025-05-24",
    "2026-08-31, 2025-02-28", // no 31 February
    "2025-08-31, 2024-02-29",
    "2026-05-31, 2024-11-30",
  })
  void months_sameNumberOrLastDay(LocalDate on, LocalDate first) {
    LookBack eighteenMonths = LookBack.months(18);
    assertThat(eighteenMonths.firstDay(on)).isEqualTo(first);
    assertThat(eighteenMonths.firstEpochDay(on.toEpochDay())).isEqualTo(first.toEpochDay());
    assertThat(eighteenMonths.contains(first.minusDays(1), on)).isFalse();
    assertThat(eighteenMonths.contains(first, on)).isTrue();
    assertThat(eighteenMonths.contains(on, on)).isTrue();
    assertThat(eighteenMonths.contains(on.plusDays(1), on)).isFalse();
  }

  @Test
  void days_holdOneDayMoreThanTheNumber() {
    LocalDate on = LocalDate.of(2026, 11, 24);
    assertThat(LookBack.days(90).contains(LocalDate.of(2026, 8, 25), on)).isFalse();
    assertThat(LookBack.days(90).contains(LocalDate.of(2026, 8, 26), on)).isTrue();
    assertThat(LookBack.days(90).contains(on, on)).isTrue();
    assertThat(LookBack.days(90).contains(on.plusDays(1), on)).isFalse();
  }

  @Test
  void window_holdsTheNumberOfDaysInAll() {
    LocalDate on = LocalDate.of(2026, 11, 24);
    assertThat(LookBack.window(7).contains(LocalDate.of(2026, 11, 17), on)).isFalse();
    assertThat(LookBack.window(7).contains(LocalDate.of(2026, 11, 18), on)).isTrue();
    assertThat(LookBack.window(7).contains(on, on)).isTrue();
    assertThat(LookBack.window(7).contains(on.plusDays(1), on)).isFalse();
    assertThat(LookBack.window(1).firstDay(on)).isEqualTo(on);
    assertThat(LookBack.window(1).contains(on.minusDays(1), on)).isFalse();
  }

  @Test
  void lastDay_isTheLastFromWhichTheEventIsLookedAt() {
    List<LookBack> periods =
        List.of(
            LookBack.window(1),
            LookBack.days(30),
            LookBack.days(540),
            LookBack.months(1),
            LookBack.months(3),
            LookBack.months(12),
            LookBack.months(18));
    LocalDate leapYear = LocalDate.of(2024, 1, 1);
    for (LookBack period : periods) {
      for (LocalDate event = leapYear; event.getYear() < 2026; event = event.plusDays(1)) {
        LocalDate last = period.lastDay(event);
        assertThat(period.contains(event, last)).as("%s, %s", period, event).isTrue();
        for (int later = 1; later < 35; later++) {
          assertThat(period.contains(event, last.plusDays(later)))
              .as("%s, %s, %d days later", period, event, later)
              .isFalse();
        }
      }
    }
  }

  @Property
  void isSurelyBefore_onlyIfNoClockHasTheEventInThePeriod(
      @ForAll @LongRange(min = 0, max = 2_000_000_000) long from,
      @ForAll @LongRange(min = -200_000, max = 200_000) long aroundItsEnd,
      @ForAll @IntRange(min = 1, max = 30) int count) {
    for (LookBack period :
        List.of(LookBack.months(count), LookBack.days(count), LookBack.window(count))) {
      long first = period.firstEpochDay(Math.floorDiv(from, 86_400)) * 86_400;
      long event = first + aroundItsEnd;
      if (period.isSurelyBefore(event, from)) {
        for (String zone : List.of("Pacific/Apia", "Pacific/Midway", "America/New_York", "UTC")) {
          ZoneClock clock = ZoneClock.of(ZoneId.of(zone));
          assertThat(period.contains(clock.localEpochDayAt(event), clock.localEpochDayAt(from)))
              .as("%s, %s", period, zone)
              .isFalse();
        }
      }
    }
  }

  @Test
  void isSurelyBefore_seesWhatIsThreeDaysPastThePeriod() {
    long from = 1_800_000_000;
    assertThat(LookBack.days(7).isSurelyBefore(from - 10 * 86_400, from)).isTrue();
    assertThat(LookBack.months(1).isSurelyBefore(from - 34 * 86_400, from)).isTrue();
    assertThat(LookBack.days(7).isSurelyBefore(from, from)).isFalse();
  }

  @Test
  void period_ofNothing_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> LookBack.months(0));
    assertThatIllegalArgumentException().isThrownBy(() -> LookBack.days(0));
    assertThatIllegalArgumentException().isThrownBy(() -> LookBack.window(0));
  }

  @Test
  void values_areEqualByWhatTheyLookAt() {
    assertThat(LookBack.days(6))
        .isEqualTo(LookBack.window(7))
        .hasSameHashCodeAs(LookBack.window(7))
        .hasToString("6 days before");
    assertThat(LookBack.months(18))
        .isNotEqualTo(LookBack.months(3))
        .isNotEqualTo(LookBack.days(18))
        .hasToString("18 months before");
  }
}
