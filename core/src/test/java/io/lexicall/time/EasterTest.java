package io.lexicall.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EasterTest {

  @ParameterizedTest
  @CsvSource({
    "2015-04-05, 2015-04-12",
    "2016-03-27, 2016-05-01",
    "2017-04-16, 2017-04-16",
    "2018-04-01, 2018-04-08",
    "2019-04-21, 2019-04-28",
    "2020-04-12, 2020-04-19",
    "2021-04-04, 2021-05-02",
    "2022-04-17, 2022-04-24",
    "2023-04-09, 2023-04-16",
    "2024-03-31, 2024-05-05",
    "2025-04-20, 2025-04-20",
    "2026-04-05, 2026-04-12",
    "2027-03-28, 2027-05-02",
    "2028-04-16, 2028-04-16",
    "2029-04-01, 2029-04-08",
    "2030-04-21, 2030-04-28",
    "2031-04-13, 2031-04-13",
    "2032-03-28, 2032-05-02",
    "2033-04-17, 2033-04-24",
    "2034-04-09, 2034-04-09",
    "2035-03-25, 2035-04-29",
    // the earliest and the latest there are, and the two exceptions of the Gregorian computus
    "1818-03-22, 1818-04-26",
    "2038-04-25, 2038-04-25",
    "1954-04-18, 1954-04-25",
    "1981-04-19, 1981-04-26",
  })
  void easter_publishedDates(LocalDate western, LocalDate orthodox) {
    assertThat(Easter.western(western.getYear())).isEqualTo(western);
    assertThat(Easter.orthodox(western.getYear())).isEqualTo(orthodox);
  }

  /**
   * The rule of the Council of Nicaea, walked: the Sunday after the fourteenth day of the paschal
   * moon of the tables.
   */
  @Property
  void western_anyYear_isTheSundayAfterThePaschalMoon(
      @ForAll @IntRange(min = 1583, max = 4099) int year) {
    int golden = year % 19 + 1;
    int century = year / 100 + 1;
    int solar = 3 * century / 4 - 12;
    int lunar = (8 * century + 5) / 25 - 5;
    int epact = Math.floorMod(11 * golden + 20 + lunar - solar, 30);
    if (epact == 24 || (epact == 25 && golden > 11)) {
      epact++;
    }
    LocalDate moon = LocalDate.of(year, 3, 1).plusDays(44 - epact - 1);
    if (moon.isBefore(LocalDate.of(year, 3, 21))) {
      moon = moon.plusDays(30);
    }
    LocalDate sunday = moon.plusDays(7 - moon.getDayOfWeek().getValue() % 7);
    assertThat(Easter.western(year)).isEqualTo(sunday);
  }

  @Property
  void orthodox_anyYear_isTheSundayAfterTheJulianMoon(
      @ForAll @IntRange(min = 1583, max = 4099) int year) {
    // The Julian 21 March is this many days after the Gregorian one of the same name.
    int lag = year / 100 - year / 400 - 2;
    LocalDate moon = LocalDate.of(year, 3, 21).plusDays((19 * (year % 19) + 15) % 30).plusDays(lag);
    LocalDate sunday = moon.plusDays(7 - moon.getDayOfWeek().getValue() % 7);
    assertThat(Easter.orthodox(year)).isEqualTo(sunday);
  }

  @Test
  void easter_beforeTheGregorianCalendar_isRefused() {
    assertThat(Easter.western(1583)).isEqualTo(LocalDate.of(1583, 4, 10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Easter.western(1582))
        .withMessageContaining("1582");
    assertThatIllegalArgumentException().isThrownBy(() -> Easter.orthodox(1582));
  }
}
