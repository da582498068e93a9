package io.lexicall.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A moment is an instant, or the first moment of a day at the place where it is asked for. */
class MomentTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

  private static ZoneClock clock(String zone) {
    return ZoneClock.of(ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-11-10T05:00:00Z",
    "Pacific/Honolulu, 2026-11-10T10:00:00Z",
    "Europe/Berlin, 2026-11-09T23:00:00Z",
  })
  void day_beginsAtMidnightOfThePlace(String zone, Instant begins) {
    Moment moment = Moment.of(DAY);

    assertThat(moment.at(clock(zone))).isEqualTo(begins);
    assertThat(moment.dateAt(clock(zone))).isEqualTo(DAY);
    assertThat(moment.epochDayAt(clock(zone))).isEqualTo(DAY.toEpochDay());
    assertThat(moment.dateOnly()).contains(DAY);
    assertThat(moment).hasToString("2026-11-10");
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-11-10T04:59:59Z, 2026-11-09",
    "America/New_York, 2026-11-10T05:00:00Z, 2026-11-10",
    "Europe/Berlin, 2026-11-10T22:59:59Z, 2026-11-10",
    "Europe/Berlin, 2026-11-10T23:00:00Z, 2026-11-11",
  })
  void instant_isTheSameEverywhere_andItsDayIsThatOfThePlace(
      String zone, Instant instant, LocalDate day) {
    Moment moment = Moment.of(instant);

    assertThat(moment.at(clock(zone))).isEqualTo(instant);
    assertThat(moment.dateAt(clock(zone))).isEqualTo(day);
    assertThat(moment.epochDayAt(clock(zone))).isEqualTo(day.toEpochDay());
    assertThat(moment.dateOnly()).isEmpty();
    assertThat(moment).hasToString(instant.toString());
  }

  @Test
  void equals_tellsADayFromTheInstantAtWhichItBegins() {
    Instant midnight = Instant.parse("2026-11-10T00:00:00Z");

    assertThat(Moment.of(DAY))
        .isEqualTo(Moment.of(DAY))
        .hasSameHashCodeAs(Moment.of(DAY))
        .isNotEqualTo(Moment.of(DAY.plusDays(1)))
        .isNotEqualTo(Moment.of(midnight))
        .isNotEqualTo(DAY)
        .doesNotHaveSameHashCodeAs(Moment.of(DAY.plusDays(1)));
    assertThat(Moment.of(midnight))
        .isEqualTo(Moment.of(midnight))
        .hasSameHashCodeAs(Moment.of(midnight))
        .isNotEqualTo(Moment.of(midnight.plusNanos(1)))
        .isNotEqualTo(Moment.of(DAY));
  }

  /** A day is still to come where it has not begun, an instant until it is there. */
  @Test
  void isAfter_isAskedOnTheClockOfThePlace() {
    Instant now = Instant.parse("2026-11-24T04:30:00Z"); // half past eleven on the 23rd in New York
    ZoneClock newYork = ZoneClock.of(ZoneId.of("America/New_York"));
    ZoneClock london = ZoneClock.of(ZoneId.of("Europe/London"));
    Moment day = Moment.of(LocalDate.parse("2026-11-24"));

    assertThat(day.isAfter(now, newYork)).isTrue();
    assertThat(day.isAfter(now, london)).isFalse();
    assertThat(day.isAfter(now.plusSeconds(1800), newYork)).isFalse();
    assertThat(Moment.of(now).isAfter(now, newYork)).isFalse();
    assertThat(Moment.of(now.plusNanos(1)).isAfter(now, newYork)).isTrue();
  }
}
