package io.lexicall.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneClockTest {

  private static final Instant FROM = Instant.parse("1989-12-31T00:00:00Z");
  private static final Instant TO = Instant.parse("2100-01-02T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York", "America/Los_Angeles", "America/Phoenix", "America/St_Johns",
            "America/Havana", "America/Santiago",
        "Europe/Paris", "Europe/London", "Europe/Dublin", "Africa/Casablanca", "Asia/Kathmandu",
            "Australia/Lord_Howe",
        "Antarctica/Troll", "Pacific/Apia", "Pacific/Kwajalein", "UTC", "+05:45"
      })
  void reading_everyMinuteAroundEveryChange_isThatOfZonedDateTime(String id) {
    ZoneId zone = ZoneId.of(id);
    ZoneClock clock = new ZoneClock(zone); // one that another test made would tell nothing
    for (ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
        change != null && change.getInstant().isBefore(TO);
        change = zone.getRules().nextTransition(change.getInstant())) {
      long at = change.toEpochSecond();
      for (long second = at - 7200; second <= at + 7200; second += 60) {
        assertReading(clock, second);
      }
      assertReading(clock, at - 1);
      assertReading(clock, at + 1);
    }
  }

  @Test
  void reading_everyZoneAndEveryChange_isThatOfZoneRules() {
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      ZoneRules rules = ZoneId.of(id).getRules();
      ZoneClock clock = new ZoneClock(ZoneId.of(id));
      long second = FROM.getEpochSecond();
      while (second < TO.getEpochSecond()) {
        ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochSecond(second));
        long next = change == null ? Long.MAX_VALUE : change.toEpochSecond();
        assertThat(clock.nextOffsetChangeAfter(second))
            .as("%s after %d", id, second)
            .isEqualTo(next);
        if (next == Long.MAX_VALUE) {
          break;
        }
        assertThat(clock.nextOffsetChangeAfter(next - 1)).isEqualTo(next);
        assertThat(clock.offsetSecondsAt(next - 1))
            .isEqualTo(change.getOffsetBefore().getTotalSeconds());
        assertThat(clock.offsetSecondsAt(next))
            .isEqualTo(change.getOffsetAfter().getTotalSeconds());
        second = next;
      }
    }
  }

  @Property(tries = 20_000)
  void reading_anyZoneAndSecond_isThatOfZonedDateTime(
      @ForAll("zones") ZoneId zone,
      @ForAll @LongRange(min = -5_000_000_000L, max = 6_000_000_000L) long second) {
    assertReading(ZoneClock.of(zone), second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1990-01-01T00:00:00Z", "2100-01-01T00:00:00Z"})
  void reading_bothSidesOfTheTable_isThatOfZonedDateTime(Instant edge) {
    ZoneClock clock = ZoneClock.of(ZoneId.of("America/New_York"));
    for (long second = edge.getEpochSecond() - 2; second <= edge.getEpochSecond() + 2; second++) {
      assertReading(clock, second);
    }
  }

  private static void assertReading(ZoneClock clock, long second) {
    ZonedDateTime twin = Instant.ofEpochSecond(second).atZone(clock.zone());
    assertThat(clock.offsetSecondsAt(second)).isEqualTo(twin.getOffset().getTotalSeconds());
    assertThat(clock.localSecondsAt(second))
        .isEqualTo(twin.toLocalDateTime().toEpochSecond(ZoneOffset.UTC));
    assertThat(clock.localEpochDayAt(second)).isEqualTo(twin.toLocalDate().toEpochDay());
    assertThat(clock.dateAt(Instant.ofEpochSecond(second, 999_999_999)))
        .isEqualTo(twin.toLocalDate());
  }

  @ParameterizedTest
  @CsvSource({
    // an ordinary day; New York's gap of 02:00 to 03:00; its overlap of 01:00 to 02:00
    "America/New_York, 2026-11-24, 08:00, 2026-11-24T13:00:00Z",
    "America/New_York, 2024-03-10, 02:00, 2024-03-10T07:00:00Z",
    "America/New_York, 2024-03-10, 02:59:59, 2024-03-10T07:00:00Z",
    "America/New_York, 2024-03-10, 03:00, 2024-03-10T07:00:00Z",
    "America/New_York, 2024-11-03, 00:59:59, 2024-11-03T04:59:59Z",
    "America/New_York, 2024-11-03, 01:00, 2024-11-03T05:00:00Z",
    "America/New_York, 2024-11-03, 01:59:59, 2024-11-03T05:59:59Z",
    "America/New_York, 2024-11-03, 02:00, 2024-11-03T07:00:00Z",
    // Lord Howe moves by half an hour
    "Australia/Lord_Howe, 2024-10-06, 02:15, 2024-10-05T15:30:00Z",
    "Australia/Lord_Howe, 2024-04-07, 01:45, 2024-04-06T14:45:00Z",
    // Apia left out the whole of 2011-12-30
    "Pacific/Apia, 2011-12-30, 12:00, 2011-12-30T10:00:00Z",
  })
  void firstInstantAt_gapAndOverlap_isTheChangeOrTheEarlier(
      String zone, LocalDate date, LocalTime time, Instant expected) {
    assertThat(ZoneClock.of(ZoneId.of(zone)).firstInstantAt(date, time)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2024-03-10, 2024-03-10T05:00:00Z, 2024-03-11T04:00:00Z",
    "America/New_York, 2024-11-03, 2024-11-03T04:00:00Z, 2024-11-04T05:00:00Z",
    // Havana goes from 00:00 to 01:00 in spring and from 01:00 to 00:00 in autumn
    "America/Havana, 2024-03-10, 2024-03-10T05:00:00Z, 2024-03-11T04:00:00Z",
    "America/Havana, 2024-11-03, 2024-11-03T04:00:00Z, 2024-11-04T05:00:00Z",
    "America/Havana, 2024-11-02, 2024-11-02T04:00:00Z, 2024-11-03T04:00:00Z",
    // St John's went from 00:01 back to 23:01 of the day before, so that the day before came back
    "America/St_Johns, 2010-11-06, 2010-11-06T02:30:00Z, 2010-11-07T03:30:00Z",
    "America/St_Johns, 2010-11-07, 2010-11-07T02:30:00Z, 2010-11-08T03:30:00Z",
    "Pacific/Apia, 2011-12-30, 2011-12-30T10:00:00Z, 2011-12-30T10:00:00Z",
  })
  void day_onAClockChange_startsAndEnds(String zone, LocalDate date, Instant start, Instant end) {
    ZoneClock clock = ZoneClock.of(ZoneId.of(zone));
    assertThat(clock.startOfDay(date)).isEqualTo(start);
    assertThat(clock.endOfDayExclusive(date)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "America/St_Johns",
        "America/Havana",
        "America/Santiago",
        "Pacific/Apia",
        "Asia/Kathmandu",
        "Europe/Lisbon"
      })
  void day_aroundEveryChange_isThatOfMinutesWalked(String id) {
    ZoneId zone = ZoneId.of(id);
    ZoneClock clock = ZoneClock.of(zone);
    Instant to = Instant.parse("2030-01-01T00:00:00Z");
    for (ZoneOffsetTransition change =
            zone.getRules().nextTransition(Instant.parse("2004-01-01T00:00:00Z"));
        change != null && change.getInstant().isBefore(to);
        change = zone.getRules().nextTransition(change.getInstant())) {
      LocalDate around = change.getDateTimeBefore().toLocalDate();
      for (LocalDate date = around.minusDays(1);
          !date.isAfter(around.plusDays(1));
          date = date.plusDays(1)) {
        assertThat(clock.startOfDay(date)).as("%s starts", date).isEqualTo(walkToStart(zone, date));
        assertThat(clock.endOfDayExclusive(date))
            .as("%s ends", date)
            .isEqualTo(walkToEnd(zone, date));
      }
    }
  }

  private static Instant walkToStart(ZoneId zone, LocalDate date) {
    Instant minute = date.minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    while (minute.atZone(zone).toLocalDate().isBefore(date)) {
      minute = minute.plusSeconds(60);
    }
    return minute;
  }

  private static Instant walkToEnd(ZoneId zone, LocalDate date) {
    Instant minute = date.plusDays(3).atStartOfDay().toInstant(ZoneOffset.UTC);
    while (minute.minusSeconds(60).atZone(zone).toLocalDate().isAfter(date)) {
      minute = minute.minusSeconds(60);
    }
    return minute;
  }

  @Property
  void firstInstantAt_anyTimeThatExists_showsIt(
      @ForAll("zones") ZoneId zone,
      @ForAll @LongRange(min = 0, max = 47_000) long day,
      @ForAll @LongRange(min = 0, max = 86_399) long second) {
    LocalDateTime wanted =
        LocalDateTime.of(LocalDate.ofEpochDay(day), LocalTime.ofSecondOfDay(second));
    Instant first = ZoneClock.of(zone).firstInstantAt(wanted.toLocalDate(), wanted.toLocalTime());
    if (zone.getRules().isValidOffset(wanted, zone.getRules().getOffset(first))) {
      assertThat(first.atZone(zone).toLocalDateTime()).isEqualTo(wanted);
    }
    assertThat(first.atZone(zone).toLocalDateTime()).isAfterOrEqualTo(wanted);
    assertThat(first.minusNanos(1).atZone(zone).toLocalDateTime()).isBefore(wanted);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(new TreeSet<>(ZoneId.getAvailableZoneIds())).map(ZoneId::of);
  }

  @Test
  void equality_isThatOfTheZone() {
    ZoneClock clock = ZoneClock.of(ZoneId.of("Europe/Paris"));
    assertThat(clock)
        .isEqualTo(ZoneClock.of(ZoneId.of("Europe/Paris")))
        .hasSameHashCodeAs(ZoneClock.of(ZoneId.of("Europe/Paris")));
    assertThat(clock)
        .isSameAs(ZoneClock.of(ZoneId.of("Europe/Paris")))
        .isEqualTo(new ZoneClock(ZoneId.of("Europe/Paris")))
        .isNotEqualTo(ZoneClock.of(ZoneId.of("Europe/Berlin")))
        .hasToString("Europe/Paris");
    assertThat(clock.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
  }

  @Test
  void nextOffsetChangeAfter_fixedOffset_isNever() {
    assertThat(ZoneClock.of(ZoneOffset.UTC).nextOffsetChangeAfter(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  @SuppressWarnings("NullAway")
  void of_null_isRefused() {
    assertThatThrownBy(() -> ZoneClock.of(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("zone");
  }
}
