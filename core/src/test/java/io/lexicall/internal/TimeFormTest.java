package io.lexicall.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormTest {
  @ParameterizedTest
  @CsvSource({
    "M/d/yyyy, 3/2/2026, 2026-03-02",
    "M/d/yyyy, 03/02/2026, 2026-03-02",
    "MM/dd/yy, 03/02/26, 2026-03-02",
    "dd.MM.yyyy, 03.02.2026, 2026-02-03",
    "d-MMM-yyyy, 2-mar-2026, 2026-03-02",
    "yyyyMMdd, 20260302, 2026-03-02",
    "M/d/yyyy h:mm:ss a, 3/2/2026 2:30:00 PM, 2026-03-02T14:30",
    "M/d/yyyy h:mm:ss a, 3/2/2026 2:30:00 pm, 2026-03-02T14:30",
    "M/d/yyyy h:mm a, 3/2/2026 12:05 AM, 2026-03-02T00:05",
    "M/d/yyyy[ h:mm a], 3/2/2026, 2026-03-02",
    "M/d/yyyy[ h:mm a], 3/2/2026 2:30 PM, 2026-03-02T14:30",
    "M/d/yyyy H:mm, 3/2/2026 14:30, 2026-03-02T14:30",
    "EEE MMM d HH:mm:ss yyyy, Mon Mar 2 14:30:07 2026, 2026-03-02T14:30:07",
    "yyyy-MM-dd'T'HH:mm:ss.SSSXX, 2026-03-02T14:30:00.250-0500, 2026-03-02T14:30:00.250-05:00",
    "dd.MM.yyyy 'um' HH:mm, 03.02.2026 um 14:30, 2026-02-03T14:30",
    "yyyy-MM-dd HH:mm XXX, 2026-03-02 14:30 Z, 2026-03-02T14:30Z",
  })
  void textOfTheForm_isRead(String pattern, String text, String iso) {
    assertThat(TimeForm.of(pattern).iso(text)).isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource({
    "M/d/yyyy, 2026-03-02",
    "M/d/yyyy, 13/2/2026",
    "M/d/yyyy, 2/30/2026",
    "M/d/yyyy, 2/29/2026",
    "M/d/yyyy, 3/2/2026 14:30",
    "M/d/yyyy, 3/2/26x",
    "MM/dd/yyyy, 3/2/2026",
    "M/d/yyyy[ h:mm a], 3/2/2026 2:30",
    "M/d/yyyy h:mm[ a], 3/2/2026 2:30",
    "M/d/yyyy H:mm, 3/2/2026 24:00",
    "M/d/yyyy h:mm a, 3/2/2026 14:30 PM",
    "EEE MMM d HH:mm:ss yyyy, Tue Mar 2 14:30:07 2026",
  })
  void whatIsNotOfTheForm_isNotRead(String pattern, String text) {
    assertThat(TimeForm.of(pattern).iso(text)).isNull();
  }

  @Test
  void fourDigitsOfAYear_areThatYear() {
    assertThat(TimeForm.of("M/d/yyyy").iso("3/2/0026")).isEqualTo("0026-03-02");
  }

  @ParameterizedTest
  @CsvSource({
    "M/d, year",
    "h:mm a, year",
    "MM/dd/YYYY, year",
    "M/yyyy, year",
    "'', year",
    "mm/dd/yyyy, year",
    "M/d/yyyy h:mm, whole time",
    "M/d/yyyy mm:ss, whole time",
    "M/d/yyyy a, whole time",
    "M/d/yyyy HH:mm z, names of time zones",
    "M/d/yyyy HH:mm VV, names of time zones",
    "M/d/yyyy f, Unknown pattern letter",
  })
  void patternThatWouldBeGuessed_isRefused(String pattern, String why) {
    assertThatThrownBy(() -> TimeForm.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + pattern + "' is not a form of dates or times such as ")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "[", "]", "M/d/yyyy['", "{", "#"})
  void whatIsNoPattern_isRefused(String pattern) {
    assertThatThrownBy(() -> TimeForm.of(pattern)).isInstanceOf(IllegalArgumentException.class);
  }

  /** The slow twin: a time is taken apart by hand. */
  @Test
  void timesOfAllDays_areReadAsTheyAreTold() {
    TimeForm form = TimeForm.of("M/d/yyyy h:mm a");
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      int month = 1 + random.nextInt(13);
      int day = 1 + random.nextInt(32);
      int year = 1990 + random.nextInt(60);
      int hour = random.nextInt(14);
      int minute = random.nextInt(62);
      boolean isAfternoon = random.nextBoolean();
      String text =
          "%d/%d/%d %d:%02d %s"
              .formatted(month, day, year, hour, minute, isAfternoon ? "PM" : "AM");
      assertThat(form.iso(text))
          .as(text)
          .isEqualTo(byHand(year, month, day, hour, minute, isAfternoon));
    }
  }

  private static @Nullable String byHand(
      int year, int month, int day, int hour, int minute, boolean isAfternoon) {
    int[] days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month > 12 || hour < 1 || hour > 12 || minute > 59) {
      return null;
    }
    if (day > days[month - 1] + (month == 2 && isLeap ? 1 : 0)) {
      return null;
    }
    return LocalDateTime.of(year, month, day, hour % 12 + (isAfternoon ? 12 : 0), minute)
        .toString();
  }
}
