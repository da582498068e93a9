package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.place.Place;
import io.lexicall.time.HolidayCalendar;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The national holidays, against the calendars that the states published. */
class HolidaysTest {
  private final Regimes regimes = new Regimes();

  @ParameterizedTest
  @CsvSource({
    "AT,2026,01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26",
    "BE,2026,01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25",
    "CY,2024,01-01 01-06 03-18 03-25 04-01 05-01 05-03 05-06 06-24 08-15 10-01 10-28 12-25 12-26",
    "CY,2025,01-01 01-06 03-03 03-25 04-01 04-18 04-21 05-01 06-09 08-15 10-01 10-28 12-25 12-26",
    "CY,2026,01-01 01-06 02-23 03-25 04-01 04-10 04-13 05-01 06-01 08-15 10-01 10-28 12-25 12-26",
    "DE,2026,01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26",
    "DK,2023,01-01 04-06 04-07 04-10 05-05 05-18 05-29 12-25 12-26",
    "DK,2024,01-01 03-28 03-29 04-01 05-09 05-20 12-25 12-26",
    "ES,2026,01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25",
    "FI,2026,01-01 01-06 04-03 04-06 05-01 05-14 06-20 10-31 12-06 12-25 12-26",
    "FR,2026,01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25",
    "GB,2020,01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    "GB,2021,01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    "GB,2022,01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    "GB,2023,01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    "GB,2026,01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    "GR,2021,01-01 01-06 03-15 03-25 04-30 05-01 05-03 05-04 06-21 08-15 10-28 12-25 12-26",
    "GR,2022,01-01 01-06 03-07 03-25 04-22 04-25 05-01 05-02 06-13 08-15 10-28 12-25 12-26",
    "GR,2023,01-01 01-06 02-27 03-25 04-14 04-17 05-01 06-05 08-15 10-28 12-25 12-26",
    "GR,2024,01-01 01-06 03-18 03-25 05-03 05-06 05-07 06-24 08-15 10-28 12-25 12-26",
    "GR,2025,01-01 01-06 03-03 03-25 04-18 04-21 05-01 06-09 08-15 10-28 12-25 12-26",
    "GR,2026,01-01 01-06 02-23 03-25 04-10 04-13 05-01 06-01 08-15 10-28 12-25 12-26",
    "HR,2019,01-01 01-06 04-22 05-01 06-20 06-22 06-25 08-05 08-15 10-08 11-01 12-25 12-26",
    "HR,2020,01-01 01-06 04-13 05-01 05-30 06-11 06-22 08-05 08-15 11-01 11-18 12-25 12-26",
    "IE,2022,01-01 03-17 03-18 04-18 05-02 06-06 08-01 10-31 12-25 12-26",
    "IE,2023,01-01 02-06 03-17 04-10 05-01 06-05 08-07 10-30 12-25 12-26",
    "IE,2030,01-01 02-01 03-17 04-22 05-06 06-03 08-05 10-28 12-25 12-26",
    "IS,2024,01-01 03-28 03-29 04-01 04-25 05-01 05-09 05-20 06-17 08-05 12-25 12-26",
    "IS,2025,01-01 04-17 04-18 04-21 04-24 05-01 05-29 06-09 06-17 08-04 12-25 12-26",
    "IS,2026,01-01 04-02 04-03 04-06 04-23 05-01 05-14 05-25 06-17 08-03 12-25 12-26",
    "IT,2025,01-01 01-06 04-21 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26",
    "IT,2026,01-01 01-06 04-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26",
    "LV,2024,01-01 03-29 04-01 05-01 05-04 05-06 06-23 06-24 11-18 12-24 12-25 12-26 12-31",
    "NL,2025,01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26",
    "NL,2026,01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26",
    "NO,2026,01-01 04-02 04-03 04-06 05-01 05-14 05-17 05-25 12-25 12-26",
    "PL,2024,01-01 01-06 04-01 05-01 05-03 05-30 08-15 11-01 11-11 12-25 12-26",
    "PL,2025,01-01 01-06 04-21 05-01 05-03 06-19 08-15 11-01 11-11 12-24 12-25 12-26",
    "PT,2026,01-01 04-03 04-25 05-01 06-04 06-10 08-15 10-05 11-01 12-01 12-08 12-25",
    "SE,2026,01-01 01-06 04-03 04-06 05-01 05-14 06-06 06-20 10-31 12-25 12-26"
  })
  void holidaysOfYear_asPublished(String country, int year, String days) {
    List<LocalDate> published =
        Arrays.stream(days.split(" ")).map(day -> LocalDate.parse(year + "-" + day)).toList();
    // Easter Sunday and the like are Sundays, which are free anyway.
    assertThat(of(country).holidaysIn(year).keySet()).containsAll(published);
    assertThat(of(country).holidaysIn(year).keySet().stream().filter(day -> !isSundayOf(day)))
        .isSubsetOf(published);
  }

  private static boolean isSundayOf(LocalDate day) {
    return day.getDayOfWeek().getValue() == 7;
  }

  @Test
  void bulgaria_fixedHolidayOnWeekend_nextFreeWorkingDayToo() {
    // 24 May and 6 September 2026 are Sundays, 26 December is a Saturday.
    assertThat(of("BG").isHoliday(LocalDate.of(2026, 5, 25))).isTrue();
    assertThat(of("BG").isHoliday(LocalDate.of(2026, 9, 7))).isTrue();
    assertThat(of("BG").isHoliday(LocalDate.of(2026, 12, 28))).isTrue();
  }

  @Test
  void overseasPart_hasTheHolidaysOfItsState() {
    assertThat(of("RE")).isEqualTo(of("FR"));
    assertThat(of("AX")).isEqualTo(of("FI"));
  }

  private HolidayCalendar of(String country) {
    return regimes.holidays(Place.of(country));
  }
}
