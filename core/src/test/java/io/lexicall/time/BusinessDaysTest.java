package io.lexicall.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lexicall.law.InForce;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {

  private static final BusinessDays FEDERAL = BusinessDays.usFederal();

  @ParameterizedTest
  @CsvSource({
    "2026-11-24, true", // Tuesday
    "2026-11-26, false", // Thanksgiving
    "2026-11-27, true", // the Friday after
    "2026-11-28, false", // Saturday
    "2026-11-29, false", // Sunday
    "2026-07-03, false", // Independence Day kept on Friday
    "2026-07-04, false", // a Saturday
    "2027-07-05, false", // Independence Day kept on Monday
  })
  void isBusinessDay(LocalDate date, boolean expected) {
    assertThat(FEDERAL.isBusinessDay(date)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-22, 10, 2026-04-03", // received on a Sunday
    "2026-03-20, 10, 2026-04-03", // received on the Friday before
    "2026-03-23, 10, 2026-04-06", // received on the Monday after
    "2026-11-25, 1, 2026-11-27", // over Thanksgiving
    "2026-12-24, 1, 2026-12-28", // over Christmas and a weekend
    "2026-11-28, 0, 2026-11-28",
  })
  void plus_dayOfReceiptNotCounted(LocalDate from, int days, LocalDate expected) {
    assertThat(FEDERAL.plus(from, days)).isEqualTo(expected);
  }

  @Property(tries = 3000)
  void plus_anyDayAndNumber_isThatOfDaysWalked(
      @ForAll @IntRange(min = 16_000, max = 24_000) int day, @ForAll @IntRange(max = 60) int days) {
    LocalDate from = LocalDate.ofEpochDay(day);
    LocalDate walked = from;
    int counted = 0;
    while (counted < days) {
      walked = walked.plusDays(1);
      boolean weekend =
          walked.getDayOfWeek() == DayOfWeek.SATURDAY || walked.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (!weekend
          && !HolidayCalendar.usFederal().holidaysIn(walked.getYear()).containsKey(walked)) {
        counted++;
      }
    }
    assertThat(FEDERAL.plus(from, days)).isEqualTo(walked);
  }

  @Test
  void nextOrSame_businessDayItselfOrTheNext() {
    assertThat(FEDERAL.nextOrSame(LocalDate.of(2026, 11, 25)))
        .isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(FEDERAL.nextOrSame(LocalDate.of(2026, 11, 26)))
        .isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(FEDERAL.nextOrSame(LocalDate.of(2026, 11, 28)))
        .isEqualTo(LocalDate.of(2026, 11, 30));
  }

  @Test
  void weekend_otherThanSaturdayAndSunday() {
    BusinessDays days = BusinessDays.of(EnumSet.of(DayOfWeek.FRIDAY), HolidayCalendar.NONE);
    assertThat(days.isBusinessDay(LocalDate.of(2026, 11, 27))).isFalse();
    assertThat(days.isBusinessDay(LocalDate.of(2026, 11, 28))).isTrue();
    assertThat(days)
        .hasToString("[MONDAY, TUESDAY, WEDNESDAY, THURSDAY, SATURDAY, SUNDAY] without []");
  }

  @Test
  void equality_isThatOfWeekendAndHolidays() {
    assertThat(FEDERAL)
        .isEqualTo(BusinessDays.usFederal())
        .hasSameHashCodeAs(BusinessDays.usFederal());
    assertThat(FEDERAL).isNotEqualTo(BusinessDays.mondayToFriday(HolidayCalendar.NONE));
    assertThat(FEDERAL)
        .isNotEqualTo(BusinessDays.of(EnumSet.of(DayOfWeek.SUNDAY), HolidayCalendar.usFederal()));
  }

  @Test
  void of_everyDayAWeekend_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BusinessDays.of(EnumSet.allOf(DayOfWeek.class), HolidayCalendar.NONE));
  }

  @Test
  void plus_negative_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FEDERAL.plus(LocalDate.of(2026, 11, 24), -1));
  }

  @Test
  void plus_neverABusinessDay_doesNotHang() {
    List<HolidayRule> everyDay = new ArrayList<>();
    for (LocalDate date = LocalDate.of(2024, 1, 1);
        date.getYear() == 2024;
        date = date.plusDays(1)) {
      everyDay.add(HolidayRule.parse("Day", date.toString().substring(5), "", InForce.always()));
    }
    BusinessDays never = BusinessDays.mondayToFriday(HolidayCalendar.of(everyDay));
    assertThatIllegalStateException().isThrownBy(() -> never.plus(LocalDate.of(2026, 1, 1), 1));
  }
}
