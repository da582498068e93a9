package io.lexicall.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an act is late is told by the date, and held here to the instant at which it ends. */
class DueTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "America/Havana",
        "America/Sao_Paulo",
        "Atlantic/Azores",
        "Asia/Beirut",
        "Pacific/Apia",
        "Europe/Paris",
        "UTC"
      })
  void isLate_isFromTheEndOfItsDate_aroundEachChangeOfClocks(String zone) {
    ZoneClock clock = ZoneClock.of(ZoneId.of(zone));
    Instant change = Instant.parse("2009-01-01T00:00:00Z");
    for (int i = 0; i < 40; i++) {
      ZoneOffsetTransition next = ZoneId.of(zone).getRules().nextTransition(change);
      change = next == null ? change.plus(Duration.ofDays(97)) : next.getInstant();
      LocalDate around = clock.dateAt(change);
      for (int day = -2; day <= 2; day++) {
        Due due = Due.endOf(around.plusDays(day), clock);
        for (int quarter = -96 * 3; quarter <= 96 * 3; quarter++) {
          Instant at = change.plus(Duration.ofMinutes(15L * quarter));
          assertThat(due.isLate(at)).as("%s at %s", due, at).isEqualTo(!at.isBefore(due.end()));
          Instant before = at.minusNanos(1);
          assertThat(due.isLate(before))
              .as("%s at %s", due, before)
              .isEqualTo(!before.isBefore(due.end()));
        }
      }
    }
  }
}
