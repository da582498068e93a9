package io.lexicall.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lexicall.law.InForce;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyHoursTest {

  private static final WeeklyHours FEDERAL = WeeklyHours.daily(CallingWindow.of("08:00", "21:00"));
  private static final ZoneClock NEW_YORK = ZoneClock.of(ZoneId.of("America/New_York"));

  /**
   * A window over the hour that is skipped or comes twice, others beside it, and holidays of their
   * own.
   */
  private static final List<WeeklyHours> ODD =
      List.of(
          WeeklyHours.of(
              "01:30-02:15 03:00-24:00", "01:30-02:15", "01:30-02:15 02:30-23:30", "00:00-00:30"),
          WeeklyHours.of("00:00-24:00", "00:00-24:00", "02:00-03:00", "same"),
          WeeklyHours.of("09:00-20:00", "closed", "00:00-01:45 02:45-03:00", "closed"));

  private static final HolidayCalendar HOLIDAYS =
      HolidayCalendar.of(
          List.of(
              HolidayRule.parse("Second Sunday of March", "2SUN03", "", InForce.always()),
              HolidayRule.parse("Halloween", "10-31", "SAT->+1", InForce.always()),
              HolidayRule.parse("Christmas", "12-25", "", InForce.always())));

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:59:59.999999999Z, false",
    "2026-11-24T13:00:00Z, true",
    "2026-11-25T01:59:59.999999999Z, true",
    "2026-11-25T02:00:00Z, false",
    // the Sunday on which clocks go forward, and the one on which they go back
    "2026-03-08T11:59:59Z, false",
    "2026-03-08T12:00:00Z, true",
    "2026-11-01T12:59:59Z, false",
    "2026-11-01T13:00:00Z, true",
  })
  void isOpen_bothSidesOfEachBound(Instant at, boolean expected) {
    assertThat(FEDERAL.isOpen(NEW_YORK, HolidayCalendar.NONE, at.getEpochSecond()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "America/St_Johns",
        "Europe/Paris",
        "Europe/London",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "America/Havana"
      })
  void isOpen_everyMinuteAroundClockChanges_isThatOfZonedDateTime(String id) {
    ZoneId zone = ZoneId.of(id);
    ZoneClock clock = ZoneClock.of(zone);
    for (Instant around : changes(zone, 2009, 2012)) {
      for (WeeklyHours hours : ODD) {
        for (int minute = -1800; minute <= 1800; minute++) {
          Instant at = around.plusSeconds(60L * minute);
          assertThat(hours.isOpen(clock, HOLIDAYS, at.getEpochSecond()))
              .as("%s at %s", hours, at)
              .isEqualTo(slowIsOpen(hours, zone, at));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "America/St_Johns",
        "Europe/Paris",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "America/Havana"
      })
  void nextChange_everyMinuteAroundClockChanges_isThatOfMinutesWalked(String id) {
    ZoneId zone = ZoneId.of(id);
    ZoneClock clock = ZoneClock.of(zone);
    for (Instant around : changes(zone, 2009, 2011)) {
      for (WeeklyHours hours : ODD) {
        Instant expected = around.plusSeconds(86_400);
        boolean openAtEnd = slowIsOpen(hours, zone, expected);
        boolean known = false;
        for (int minute = 24 * 60 - 1; minute >= -24 * 60; minute--) {
          Instant at = around.plusSeconds(60L * minute);
          boolean open = slowIsOpen(hours, zone, at);
          if (open != openAtEnd) {
            known = true;
            expected = at.plusSeconds(60);
            openAtEnd = open;
          }
          if (known) {
            Optional<Instant> change = Optional.of(expected);
            assertThat(hours.nextChange(clock, HOLIDAYS, at))
                .as("%s after %s", hours, at)
                .isEqualTo(change);
            assertThat(nextOpening(hours, clock, HOLIDAYS, at))
                .as("%s from %s", hours, at)
                .isEqualTo(open ? Optional.of(at) : change);
          }
        }
      }
    }
  }

  /**
   * The changes of clocks from one year to another, or New Year's Days where clocks do not change.
   */
  private static List<Instant> changes(ZoneId zone, int fromYear, int toYear) {
    List<Instant> changes = new ArrayList<>();
    for (int year = fromYear; year < toYear; year++) {
      changes.add(Instant.parse(year + "-01-01T00:00:00Z"));
      changes.add(Instant.parse(year + "-12-25T12:00:00Z"));
      ZoneOffsetTransition change =
          zone.getRules().nextTransition(Instant.parse(year + "-01-01T00:00:00Z"));
      while (change != null && change.getDateTimeAfter().getYear() == year) {
        changes.add(change.getInstant());
        change = zone.getRules().nextTransition(change.getInstant());
      }
    }
    return changes;
  }

  private static boolean slowIsOpen(WeeklyHours hours, ZoneId zone, Instant at) {
    ZonedDateTime local = at.atZone(zone);
    List<CallingWindow> windows = hours.windowsOn(local.getDayOfWeek());
    if (hours.windowsOnHolidays().isPresent() && HOLIDAYS.isHoliday(local.toLocalDate())) {
      windows = hours.windowsOnHolidays().get();
    }
    return windows.stream().anyMatch(window -> window.contains(local.toLocalTime()));
  }

  @Property(tries = 2000)
  void nextChange_anyHoursAndInstant_nothingChangesBefore(
      @ForAll("hours") WeeklyHours hours,
      @ForAll @LongRange(min = 1_420_000_000L, max = 1_900_000_000L) long second,
      @ForAll @IntRange(max = 4) int place) {
    ZoneId zone =
        List.of(
                ZoneId.of("America/Chicago"),
                ZoneId.of("Australia/Lord_Howe"),
                ZoneId.of("America/Havana"),
                ZoneId.of("Africa/Casablanca"),
                ZoneId.of("Asia/Kathmandu"))
            .get(place);
    ZoneClock clock = ZoneClock.of(zone);
    Instant after = Instant.ofEpochSecond(second, 5);
    boolean open = slowIsOpen(hours, zone, after);
    Optional<Instant> change = hours.nextChange(clock, HOLIDAYS, after);
    Instant end = change.orElse(after.plusSeconds(400 * 86_400L));
    assertThat(end).isAfter(after);
    if (change.isPresent()) {
      assertThat(slowIsOpen(hours, zone, end)).isNotEqualTo(open);
      assertThat(slowIsOpen(hours, zone, end.minusNanos(1))).isEqualTo(open);
    }
    // Windows are on quarters of an hour, so that steps of five minutes miss nothing.
    long step = change.isPresent() ? 300 : 3600;
    for (long at = second; at < end.getEpochSecond(); at += step) {
      assertThat(slowIsOpen(hours, zone, Instant.ofEpochSecond(at))).isEqualTo(open);
    }
  }

  @Provide
  Arbitrary<WeeklyHours> hours() {
    Arbitrary<String> day =
        Arbitraries.oneOf(
            Arbitraries.of("closed", "00:00-24:00", "08:00-21:00"),
            Arbitraries.integers()
                .between(0, 94)
                .tuple2()
                .filter(t -> !t.get1().equals(t.get2()))
                .map(t -> window(t.get1(), t.get2())));
    return Combinators.combine(day, day, day, Arbitraries.oneOf(day, Arbitraries.of("same")))
        .as(WeeklyHours::of);
  }

  private static String window(int quarter, int other) {
    int open = Math.min(quarter, other);
    int close = Math.max(quarter, other);
    return "%02d:%02d-%02d:%02d".formatted(open / 4, open % 4 * 15, close / 4, close % 4 * 15);
  }

  @Test
  void nextChange_closeInAnOverlap_opensAgain() {
    // Closes 01:30 daylight time; at 02:00 clocks go back to 01:00, which is open again, until
    // 01:30 standard time.
    WeeklyHours night = WeeklyHours.of("00:00-01:30", "00:00-01:30", "00:00-01:30", "same");
    Instant close = Instant.parse("2026-11-01T05:30:00Z");
    Instant reopening = Instant.parse("2026-11-01T06:00:00Z");
    assertThat(
            night.nextChange(NEW_YORK, HolidayCalendar.NONE, Instant.parse("2026-11-01T04:00:00Z")))
        .contains(close);
    assertThat(night.nextChange(NEW_YORK, HolidayCalendar.NONE, close)).contains(reopening);
    assertThat(nextOpening(night, NEW_YORK, HolidayCalendar.NONE, close)).contains(reopening);
    assertThat(night.nextChange(NEW_YORK, HolidayCalendar.NONE, reopening))
        .contains(Instant.parse("2026-11-01T06:30:00Z"));
  }

  @Test
  void nextOpening_openingInAGap_isTheChange() {
    WeeklyHours hours = WeeklyHours.of("02:30-20:00", "02:30-20:00", "02:30-20:00", "same");
    assertThat(
            nextOpening(
                hours, NEW_YORK, HolidayCalendar.NONE, Instant.parse("2026-03-08T06:00:00Z")))
        .contains(Instant.parse("2026-03-08T07:00:00Z"));
  }

  @Test
  void nextOpening_windowInsideAGap_isTheNextDay() {
    WeeklyHours hours = WeeklyHours.of("02:15-02:45", "02:15-02:45", "02:15-02:45", "same");
    assertThat(
            nextOpening(
                hours, NEW_YORK, HolidayCalendar.NONE, Instant.parse("2026-03-08T06:00:00Z")))
        .contains(Instant.parse("2026-03-09T06:15:00Z"));
  }

  @Test
  void nextOpening_chainOfClosedDays_isPassed() {
    // Thanksgiving week in a state that closes on Sundays and holidays, with the day after a
    // holiday too.
    List<HolidayRule> days = new ArrayList<>(HolidayCalendar.usFederal().rules());
    days.add(HolidayRule.parse("Acadian Day", "4THU11+1", "", InForce.always()));
    HolidayCalendar holidays = HolidayCalendar.of(days);
    WeeklyHours hours = WeeklyHours.of("08:00-20:00", "closed", "closed", "closed");
    ZoneClock chicago = ZoneClock.of(ZoneId.of("America/Chicago"));
    assertThat(nextOpening(hours, chicago, holidays, Instant.parse("2026-11-26T02:00:00Z")))
        .contains(Instant.parse("2026-11-30T14:00:00Z"));
  }

  @Test
  void nextOpening_whenOpen_isTheInstantItself() {
    Instant at = Instant.parse("2026-11-24T15:00:00.000000001Z");
    assertThat(nextOpening(FEDERAL, NEW_YORK, HolidayCalendar.NONE, at)).contains(at);
  }

  @Test
  void next_neverOpenOrNeverClosed_isEmpty() {
    Instant at = Instant.parse("2026-11-24T15:00:00Z");
    WeeklyHours never = WeeklyHours.builder().build();
    WeeklyHours always = WeeklyHours.daily(CallingWindow.of("00:00", "24:00"));
    assertThat(nextOpening(never, NEW_YORK, HOLIDAYS, at)).isEmpty();
    assertThat(never.nextChange(NEW_YORK, HOLIDAYS, at)).isEmpty();
    assertThat(always.nextChange(NEW_YORK, HOLIDAYS, at)).isEmpty();
    assertThat(nextOpening(always, NEW_YORK, HOLIDAYS, at)).contains(at);
  }

  @Test
  void nextChange_fourHundredDays_isTheLimit() {
    ZoneClock utc = ZoneClock.of(ZoneOffset.UTC);
    WeeklyHours onlyHolidays =
        WeeklyHours.builder().holidays(List.of(CallingWindow.of("00:00", "24:00"))).build();
    HolidayCalendar once =
        HolidayCalendar.of(List.of(HolidayRule.on(LocalDate.of(2026, 12, 25), "once")));
    Instant opening = Instant.parse("2026-12-25T00:00:00Z");
    assertThat(nextOpening(onlyHolidays, utc, once, opening.minusSeconds(400 * 86_400L)))
        .contains(opening);
    assertThat(nextOpening(onlyHolidays, utc, once, opening.minusSeconds(400 * 86_400L + 1)))
        .isEmpty();
  }

  @Test
  void of_tableTexts() {
    WeeklyHours france = WeeklyHours.of("10:00-13:00 14:00-20:00", "closed", "closed", "closed");
    assertThat(france.windowsOn(DayOfWeek.MONDAY))
        .containsExactly(CallingWindow.of("10:00", "13:00"), CallingWindow.of("14:00", "20:00"));
    assertThat(france.windowsOn(DayOfWeek.FRIDAY)).hasSize(2);
    assertThat(france.windowsOn(DayOfWeek.SATURDAY)).isEmpty();
    assertThat(france.windowsOnHolidays()).contains(List.of());
    assertThat(france)
        .hasToString("Mon-Fri 10:00-13:00 14:00-20:00, Sat-Sun closed, holidays closed");
    assertThat(FEDERAL.windowsOnHolidays()).isEmpty();
    assertThat(FEDERAL).hasToString("Mon-Sun 08:00-21:00, also on holidays");
    assertThat(WeeklyHours.of("09:00-18:00", "10:00-17:00", "closed", "13:00-21:00"))
        .hasToString("Mon-Fri 09:00-18:00, Sat 10:00-17:00, Sun closed, holidays 13:00-21:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "same",
        "none",
        "Closed",
        "08:00-21:00  22:00-23:00",
        "08:00-21:00 20:00-22:00",
        "08:00-21:00,22:00-23:00"
      })
  void of_notHours_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeeklyHours.of(text, "closed", "closed", "same"));
  }

  @Test
  void windows_ofADay_mayAbutAndComeInAnyOrder() {
    WeeklyHours.Builder builder =
        WeeklyHours.builder()
            .day(
                DayOfWeek.TUESDAY,
                List.of(CallingWindow.of("12:00", "20:00"), CallingWindow.of("08:00", "12:00")));
    assertThat(
            builder
                .build()
                .nextChange(NEW_YORK, HolidayCalendar.NONE, Instant.parse("2026-11-24T13:00:00Z")))
        .contains(Instant.parse("2026-11-25T01:00:00Z"));
  }

  @Test
  void equality_isThatOfTheWindows() {
    assertThat(FEDERAL)
        .isEqualTo(WeeklyHours.of("08:00-21:00", "08:00-21:00", "08:00-21:00", "same"))
        .hasSameHashCodeAs(WeeklyHours.of("08:00-21:00", "08:00-21:00", "08:00-21:00", "same"))
        .isNotEqualTo(WeeklyHours.of("08:00-21:00", "08:00-21:00", "08:00-21:00", "closed"))
        .isNotEqualTo(WeeklyHours.of("08:00-21:00", "08:00-21:00", "08:00-20:00", "same"));
  }

  private static Optional<Instant> nextOpening(
      WeeklyHours hours, ZoneClock clock, HolidayCalendar holidays, Instant from) {
    return hours.isOpen(clock, holidays, from.getEpochSecond())
        ? Optional.of(from)
        : hours.nextChange(clock, holidays, from);
  }
}
