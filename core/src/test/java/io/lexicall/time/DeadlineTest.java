package io.lexicall.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lexicall.law.InForce;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

  private static final ZoneClock NEW_YORK = ZoneClock.of(ZoneId.of("America/New_York"));
  private static final ZoneClock BERLIN = ZoneClock.of(ZoneId.of("Europe/Berlin"));
  private static final BusinessDays GERMANY =
      days(
          "01-01",
          "EASTER-2",
          "EASTER+1",
          "05-01",
          "EASTER+39",
          "EASTER+50",
          "10-03",
          "12-25",
          "12-26");

  private static BusinessDays days(String... codes) {
    List<HolidayRule> rules = new ArrayList<>();
    for (String code : codes) {
      rules.add(HolidayRule.parse(code, code, "", InForce.always()));
    }
    return BusinessDays.mondayToFriday(HolidayCalendar.of(rules));
  }

  @Test
  void businessDays_revocationOnASunday_isDueByTheSecondFriday() {
    Due due =
        Deadline.businessDays(10, BusinessDays.usFederal())
            .due(Instant.parse("2026-03-22T16:00:00Z"), NEW_YORK);
    assertThat(due.date()).contains(LocalDate.of(2026, 4, 3));
    assertThat(due.end()).isEqualTo("2026-04-04T04:00:00Z");
    assertThat(due.endExclusive()).isEqualTo("2026-04-04T04:00:00Z");
    assertThat(due.isLate(Instant.parse("2026-04-04T03:59:59.999999999Z"))).isFalse();
    assertThat(due.isLate(Instant.parse("2026-04-04T04:00:00Z"))).isTrue();
    assertThat(due).hasToString("2026-04-03");
  }

  @ParameterizedTest
  @CsvSource({
    // the date of the event is that at the place: 03:59:59Z is still Sunday 22 March there
    "2026-03-23T03:59:59.999999999Z, 2026-04-03",
    "2026-03-23T04:00:00Z, 2026-04-06",
  })
  void due_eventAroundMidnight_countsFromTheDateAtThePlace(Instant start, LocalDate expected) {
    assertThat(Deadline.businessDays(10, BusinessDays.usFederal()).due(start, NEW_YORK).date())
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 60, 2026-03-02",
    "2026-11-24, 1, 2026-11-25",
    "2023-12-31, 60, 2024-02-29",
    "2024-12-31, 60, 2025-03-01",
    "2026-11-27, 1, 2026-11-28", // a Saturday stays
  })
  void calendarDays_lastDayStays(LocalDate start, int days, LocalDate expected) {
    assertThat(Deadline.calendarDays(days).lastDay(start)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 1, 2026-02-28",
    "2024-01-31, 1, 2024-02-29",
    "2026-02-28, 1, 2026-03-28",
    "2026-08-31, 1, 2026-09-30",
    "2026-11-30, 3, 2027-02-28",
    "2024-02-29, 12, 2025-02-28",
  })
  void months_sameNumberOrLastDay(LocalDate start, int months, LocalDate expected) {
    assertThat(Deadline.months(months).lastDay(start)).isEqualTo(expected);
  }

  @Test
  void days_everyStartOfTwentyYears_areThoseOfDaysWalked() {
    BusinessDays federal = BusinessDays.usFederal();
    for (LocalDate start = LocalDate.of(2015, 1, 1);
        start.getYear() < 2035;
        start = start.plusDays(1)) {
      assertThat(Deadline.businessDays(10, federal).lastDay(start))
          .isEqualTo(walk(start, 10, federal));
      assertThat(Deadline.businessDays(5, GERMANY).lastDay(start))
          .isEqualTo(walk(start, 5, GERMANY));
      for (int months : new int[] {1, 2, 3, 12}) {
        LocalDate plain = sameNumber(start, months);
        assertThat(Deadline.months(months).lastDay(start)).isEqualTo(plain);
      }
      for (int days : new int[] {1, 2, 3, 4, 5, 10, 30}) {
        LocalDate plain = start.plusDays(days);
        assertThat(Deadline.calendarDays(days).lastDay(start)).isEqualTo(plain);
      }
    }
  }

  private static LocalDate walk(LocalDate start, int days, BusinessDays business) {
    LocalDate date = start;
    for (int left = days; left > 0; ) {
      date = date.plusDays(1);
      if (business.isBusinessDay(date)) {
        left--;
      }
    }
    return date;
  }

  private static LocalDate sameNumber(LocalDate start, int months) {
    YearMonth month = YearMonth.from(start);
    for (int i = 0; i < months; i++) {
      month = month.plusMonths(1);
    }
    return month.isValidDay(start.getDayOfMonth())
        ? month.atDay(start.getDayOfMonth())
        : month.atEndOfMonth();
  }

  /** Goes on day by day until the last day is a working day and the period holds enough of them. */
  @Test
  void hours_elapsed_endInstantIsInTime() {
    Due due = Deadline.hours(72).due(Instant.parse("2026-11-17T13:20:30Z"), BERLIN);
    assertThat(due.date()).isEmpty();
    assertThat(due.end()).isEqualTo("2026-11-20T13:20:30Z");
    assertThat(due.endExclusive()).isEqualTo("2026-11-20T13:20:30.000000001Z");
    assertThat(due.isLate(Instant.parse("2026-11-20T13:20:30Z"))).isFalse();
    assertThat(due.isLate(Instant.parse("2026-11-20T13:20:30.000000001Z"))).isTrue();
    assertThat(due).hasToString("2026-11-20T13:20:30Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-17T13:20:00Z, Europe/Berlin, 2026-11-20T14:00:00Z", // 14:20 there, due 15:00
    "2026-11-17T13:59:59.999999999Z, Europe/Berlin, 2026-11-20T14:00:00Z",
    "2026-11-17T14:00:00Z, Europe/Berlin, 2026-11-20T15:00:00Z", // the hour that begins with the
    // event
    "2026-10-24T12:00:00Z, Europe/Berlin, 2026-10-27T13:00:00Z", // 72 elapsed hours over a change
    // of clocks
    "2026-11-17T13:20:00Z, Asia/Kathmandu, 2026-11-20T14:15:00Z", // full hours of the wall clock
    // there
  })
  void hours1182_fromTheNextFullHour(Instant start, String zone, Instant expected) {
    assertThat(Deadline.hours1182(72).due(start, ZoneClock.of(ZoneId.of(zone))).end())
        .isEqualTo(expected);
  }

  @Test
  void hours_lastDay_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Deadline.hours(72).lastDay(LocalDate.of(2026, 11, 24)))
        .withMessageContaining("72 hours");
    assertThatIllegalStateException()
        .isThrownBy(() -> Deadline.hours1182(72).lastDay(LocalDate.of(2026, 11, 24)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void period_ofNothing_isRefused(int count) {
    assertThatIllegalArgumentException().isThrownBy(() -> Deadline.calendarDays(count));
    assertThatIllegalArgumentException().isThrownBy(() -> Deadline.businessDays(count, GERMANY));
    assertThatIllegalArgumentException().isThrownBy(() -> Deadline.months(count));
    assertThatIllegalArgumentException().isThrownBy(() -> Deadline.hours(count));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deadline.hours1182(count))
        .withMessageContaining("full hour");
  }

  @Test
  void due_lastDayWithAClockChange_endsAtMidnightThere() {
    Deadline oneDay = Deadline.calendarDays(1);
    assertThat(oneDay.due(Instant.parse("2026-10-31T16:00:00Z"), NEW_YORK).end())
        .isEqualTo("2026-11-02T05:00:00Z");
    assertThat(oneDay.due(Instant.parse("2026-03-07T16:00:00Z"), NEW_YORK).end())
        .isEqualTo("2026-03-09T04:00:00Z");
  }

  @Test
  void endOf_aDateThatComesBack_isItsSecondEnd() {
    ZoneClock stJohns = ZoneClock.of(ZoneId.of("America/St_Johns"));
    Due due = Due.endOf(LocalDate.of(2010, 11, 6), stJohns);
    assertThat(due.end()).isEqualTo("2010-11-07T03:30:00Z");
    assertThat(due.end())
        .isAfter(stJohns.firstInstantAt(LocalDate.of(2010, 11, 7), LocalTime.MIDNIGHT));
  }

  @Test
  void values_areEqualByWhatTheyCount() {
    assertThat(Deadline.months(1))
        .isEqualTo(Deadline.months(1))
        .hasSameHashCodeAs(Deadline.months(1))
        .isNotEqualTo(Deadline.months(2));
    assertThat(Deadline.months(1)).isNotEqualTo(Deadline.calendarDays(1));
    assertThat(Deadline.businessDays(10, GERMANY)).hasToString("10 business days");
    assertThat(Deadline.months(1)).hasToString("1 month");
    Due due = Due.at(Instant.EPOCH);
    assertThat(due).isEqualTo(Due.at(Instant.EPOCH)).hasSameHashCodeAs(Due.at(Instant.EPOCH));
    assertThat(due)
        .isNotEqualTo(Due.endOf(LocalDate.of(1969, 12, 31), ZoneClock.of(ZoneId.of("UTC"))));
  }
}
