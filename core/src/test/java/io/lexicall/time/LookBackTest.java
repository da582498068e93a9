package io.lexicall.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
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
