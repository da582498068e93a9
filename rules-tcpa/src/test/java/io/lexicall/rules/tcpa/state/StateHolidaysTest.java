package io.lexicall.rules.tcpa.state;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Voice;
import io.lexicall.time.HolidayCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateHolidaysTest {
  private static final String BAN = "holiday-ban";

  /** Easter Sundays as the churches publish them. */
  private static final Map<Integer, String> EASTER =
      Map.ofEntries(
          Map.entry(2015, "04-05"),
          Map.entry(2016, "03-27"),
          Map.entry(2017, "04-16"),
          Map.entry(2018, "04-01"),
          Map.entry(2019, "04-21"),
          Map.entry(2020, "04-12"),
          Map.entry(2021, "04-04"),
          Map.entry(2022, "04-17"),
          Map.entry(2023, "04-09"),
          Map.entry(2024, "03-31"),
          Map.entry(2025, "04-20"),
          Map.entry(2026, "04-05"),
          Map.entry(2027, "03-28"),
          Map.entry(2028, "04-16"),
          Map.entry(2029, "04-01"),
          Map.entry(2030, "04-21"),
          Map.entry(2031, "04-13"),
          Map.entry(2032, "03-28"),
          Map.entry(2033, "04-17"),
          Map.entry(2034, "04-09"),
          Map.entry(2035, "03-25"));

  private final States states = new States();

  private static HolidayCalendar calendar(String state) {
    Tables tables = new Tables();
    return new CallingTimes(tables, new Exemptions(tables)).holidaysOf(state);
  }

  private static LocalDate nth(int year, int nth, DayOfWeek day, int month) {
    return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(nth, day));
  }

  private static LocalDate lastMonday(int year, int month) {
    return LocalDate.of(year, month, 1).with(lastInMonth(DayOfWeek.MONDAY));
  }

  private static LocalDate electionDay(int year) {
    return nth(year, 1, DayOfWeek.MONDAY, 11).plusDays(1);
  }

  /** Fixed dates, those of neighbouring years included, since a day can move across New Year. */
  private static void addFixed(
      Set<LocalDate> days, int year, boolean fromSaturday, boolean fromSunday, String... dates) {
    for (int own = year - 1; own <= year + 1; own++) {
      for (String date : dates) {
        LocalDate day = LocalDate.parse(own + "-" + date);
        days.add(day);
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY && fromSaturday) {
          days.add(day.minusDays(1));
        }
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY && fromSunday) {
          days.add(day.plusDays(1));
        }
      }
    }
  }

  private static Set<LocalDate> expected(String state, int year) {
    Set<LocalDate> days = new TreeSet<>();
    LocalDate easter = LocalDate.parse(year + "-" + EASTER.get(year));
    // The Mondays and the Thursday that all of these states keep.
    days.add(nth(year, 3, DayOfWeek.MONDAY, 1));
    days.add(nth(year, 3, DayOfWeek.MONDAY, 2));
    days.add(lastMonday(year, 5));
    days.add(nth(year, 1, DayOfWeek.MONDAY, 9));
    days.add(nth(year, 4, DayOfWeek.THURSDAY, 11));
    if (!state.equals("US-MS")) {
      days.add(nth(year, 2, DayOfWeek.MONDAY, 10));
    }
    switch (state) {
      case "US-AL" -> {
        addFixed(days, year, true, true, "01-01", "07-04", "11-11", "12-25");
        days.add(nth(year, 4, DayOfWeek.MONDAY, 4));
        days.add(nth(year, 1, DayOfWeek.MONDAY, 6));
        days.add(easter.minusDays(47));
        Set<LocalDate> juneteenth = new TreeSet<>();
        addFixed(juneteenth, year, true, true, "06-19");
        juneteenth.removeIf(day -> day.isBefore(LocalDate.of(2025, 6, 1)));
        days.addAll(juneteenth);
      }
      case "US-LA" -> {
        addFixed(days, year, true, true, "01-01", "07-04", "11-11", "12-25");
        days.add(easter.minusDays(47));
        days.add(easter.minusDays(2));
        days.add(LocalDate.of(year, 11, 1));
        days.add(LocalDate.of(year, 1, 8));
        days.add(LocalDate.of(year, 8, 30));
        days.add(nth(year, 4, DayOfWeek.THURSDAY, 11).plusDays(1));
        if (year <= 2022) {
          days.add(LocalDate.of(year, 6, 3));
          days.add(LocalDate.of(year, 1, 19));
        }
        if (year % 2 == 0) {
          days.add(electionDay(year));
        }
        LocalDate juneteenth = nth(year, 3, DayOfWeek.SATURDAY, 6);
        if (year >= 2021) {
          days.add(juneteenth);
        }
        if (year >= 2022) {
          days.add(juneteenth.minusDays(1));
        }
        if (year == 2020) {
          days.addAll(List.of(LocalDate.of(2020, 12, 24), LocalDate.of(2020, 12, 31)));
        }
        if (year == 2023) {
          days.addAll(List.of(LocalDate.of(2023, 7, 3), LocalDate.of(2023, 12, 26)));
        }
      }
      case "US-MS" -> {
        addFixed(days, year, false, true, "01-01", "07-04", "11-11", "12-25");
        days.add(lastMonday(year, 4));
        days.removeIf(day -> day.isAfter(LocalDate.of(2023, 6, 30)));
      }
      case "US-PA" -> {
        addFixed(days, year, false, true, "01-01", "07-04", "12-25");
        days.add(easter.minusDays(2));
        days.add(LocalDate.of(year, 6, 14));
        days.add(electionDay(year));
        days.add(LocalDate.of(year, 11, 11));
        days.removeIf(day -> day.isBefore(LocalDate.of(2019, 12, 3)));
      }
      case "US-RI" -> {
        addFixed(days, year, false, true, "05-04");
        // federal ones, of which 5 U.S.C. 6103(b) moves one on a Saturday
        addFixed(days, year, true, true, "01-01", "07-04", "11-11", "12-25");
        days.add(nth(year, 2, DayOfWeek.MONDAY, 8));
        if (year % 2 == 0) {
          days.add(electionDay(year));
        }
        Set<LocalDate> juneteenth = new TreeSet<>();
        addFixed(juneteenth, year, true, true, "06-19");
        juneteenth.removeIf(day -> day.isBefore(LocalDate.of(2021, 6, 17)));
        days.addAll(juneteenth);
        // and the Monday on which the state keeps one of its own on a Saturday
        List<LocalDate> own =
            new ArrayList<>(
                List.of(
                    LocalDate.of(year, 1, 1),
                    LocalDate.of(year, 7, 4),
                    LocalDate.of(year, 11, 11),
                    LocalDate.of(year, 12, 25)));
        if (year >= 2024) {
          own.add(LocalDate.of(year, 6, 19));
        }
        own.removeIf(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY);
        own.forEach(day -> days.add(day.plusDays(2)));
      }
      case "US-UT" -> {
        addFixed(days, year, true, true, "01-01", "07-04", "07-24", "11-11", "12-25");
        LocalDate juneteenth = LocalDate.of(year, 6, 19);
        juneteenth =
            switch (juneteenth.getDayOfWeek()) {
              case MONDAY -> juneteenth;
              case SATURDAY -> juneteenth.plusDays(2);
              case SUNDAY -> juneteenth.plusDays(1);
              default -> juneteenth.minusDays(juneteenth.getDayOfWeek().getValue() - 1);
            };
        if (year >= 2022) {
          days.add(juneteenth);
        }
        if (year >= 2027) {
          days.add(easter.minusDays(2));
        }
      }
      default -> throw new IllegalArgumentException(state);
    }
    days.removeIf(day -> day.getYear() != year);
    return days;
  }

  @Test
  void twentyYears_areAsTheStatutesReckonThem() {
    for (String state : List.of("US-AL", "US-LA", "US-MS", "US-PA", "US-RI", "US-UT")) {
      HolidayCalendar calendar = calendar(state);
      for (int year = 2015; year <= 2035; year++) {
        assertThat(calendar.holidaysIn(year).keySet())
            .as(state + " " + year)
            .containsExactlyElementsOf(expected(state, year));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    // As published: Utah's Juneteenth, Mardi Gras, Victory Day, election days, moved days.
    "US-UT, 2022-06-20",
    "US-UT, 2023-06-19",
    "US-UT, 2024-06-17",
    "US-UT, 2025-06-16",
    "US-UT, 2026-06-15",
    "US-UT, 2021-12-31",
    "US-UT, 2027-03-26",
    "US-LA, 2026-02-17",
    "US-LA, 2025-03-04",
    "US-LA, 2024-02-13",
    "US-LA, 2020-07-03",
    "US-RI, 2026-08-10",
    "US-RI, 2026-07-03",
    "US-RI, 2021-12-31",
    "US-RI, 2024-05-04",
    "US-RI, 2026-11-03",
    "US-RI, 2025-05-05, ",
    // Rhode Island's Mondays after a Saturday.
    "US-RI, 2015-07-06",
    "US-RI, 2026-07-06",
    "US-RI, 2027-06-21",
    "US-RI, 2027-12-27",
    "US-RI, 2028-01-03",
    "US-RI, 2028-11-13",
    "US-LA, 2026-01-08",
    "US-LA, 2026-08-30",
    "US-LA, 2026-11-03",
    "US-LA, 2026-11-27",
    "US-LA, 2021-06-19",
    "US-LA, 2022-06-17",
    "US-LA, 2026-06-19",
    "US-LA, 2026-06-20",
    "US-LA, 2019-01-19",
    "US-LA, 2022-06-03",
    "US-AL, 2025-06-19",
    "US-AL, 2026-06-19",
    "US-AL, 2027-06-18",
    "US-PA, 2025-11-04",
    "US-PA, 2026-04-03",
    "US-AL, 2026-04-27",
    "US-AL, 2026-06-01",
  })
  void publishedHolidays(String state, LocalDate day) {
    assertThat(calendar(state).isHoliday(day)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "US-UT, 2024-06-19",
    "US-UT, 2026-04-03",
    "US-RI, 2025-11-04",
    "US-RI, 2027-07-02",
    "US-RI, 2024-05-03",
    "US-RI, 2021-06-21",
    "US-RI, 2026-07-07",
    "US-RI, 2026-05-06",
    "US-LA, 2025-11-04",
    "US-LA, 2023-01-19",
    "US-LA, 2023-06-03",
    "US-LA, 2021-06-18",
    "US-LA, 2020-06-20",
    "US-LA, 2026-12-24",
    "US-AL, 2024-06-19",
    "US-AL, 2026-12-01",
    "US-PA, 2019-11-28",
    "US-MS, 2023-09-04",
  })
  void noHolidays(String state, LocalDate day) {
    assertThat(calendar(state).isHoliday(day)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "US-UT, 2026-07-24T10:00:00-06:00, 2026-07-25T14:00:00Z",
    // Christmas on a Friday, then a Saturday that is open
    "US-UT, 2026-12-25T10:00:00-07:00, 2026-12-26T15:00:00Z",
    // Independence Day on a Saturday: Friday, Saturday and Sunday are shut.
    "US-UT, 2026-07-03T10:00:00-06:00, 2026-07-06T14:00:00Z",
    "US-LA, 2026-07-03T10:00:00-05:00, 2026-07-06T13:00:00Z",
    "US-RI, 2026-07-03T10:00:00-04:00, 2026-07-07T13:00:00Z",
    "US-RI, 2026-07-06T10:00:00-04:00, 2026-07-07T13:00:00Z",
    "US-LA, 2026-11-26T10:00:00-06:00, 2026-11-28T14:00:00Z",
    "US-AL, 2026-06-19T12:00:00-05:00, 2026-06-20T13:00:00Z",
    "US-PA, 2026-11-26T10:00:00-05:00, 2026-11-27T14:00:00Z",
    "US-PA, 2019-12-25T10:00:00-05:00, 2019-12-26T13:00:00Z",
    "US-RI, 2026-11-11T10:00:00-05:00, 2026-11-12T14:00:00Z",
    "US-AL, 2026-04-27T10:00:00-05:00, 2026-04-28T13:00:00Z",
    "US-MS, 2023-05-29T10:00:00-05:00, 2023-05-30T13:00:00Z",
  })
  void holiday_endsWithTheNextOpening(String state, String at, String until) {
    Contact.Builder call = Calls.call(state, at);
    assertThat(states.denials(call)).contains(BAN);
    assertThat(states.until(call)).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "US-PA, 2019-11-28T10:00:00-05:00",
    "US-MS, 2026-09-07T10:00:00-05:00",
    "US-NE, 2026-12-25T14:00:00-06:00",
    "US-WA, 2026-12-25T10:00:00-08:00",
  })
  void noBan(String state, String at) {
    assertThat(states.denials(Calls.call(state, at))).doesNotContain(BAN);
  }

  @ParameterizedTest
  @CsvSource({
    "US-UT, 2026-07-24T10:00:00-06:00, true",
    "US-RI, 2026-11-11T10:00:00-05:00, false",
    "US-PA, 2026-11-26T10:00:00-05:00, false",
    "US-LA, 2026-11-11T10:00:00-06:00, false",
    "US-AL, 2026-11-11T10:00:00-06:00, false",
  })
  void consent_liftsWhereTheLawNamesIt(String state, String at, boolean lifts) {
    Contact.Builder call =
        Calls.call(state, at).consents(Calls.consent(ConsentKind.EXPRESS, "2026-01-05T12:00:00Z"));
    assertThat(states.denials(call).contains(BAN)).isEqualTo(!lifts);
  }

  /** A call that was asked for is not unsolicited; where the ban names no such call, it stays. */
  @ParameterizedTest
  @CsvSource({
    "US-UT, 2026-07-24T10:00:00-06:00, true",
    "US-RI, 2026-11-11T10:00:00-05:00, true",
    "US-PA, 2026-11-26T10:00:00-05:00, true",
    "US-AL, 2026-11-11T10:00:00-06:00, false",
  })
  void request_liftsWhereOnlyUnsolicitedCallsAreBarred(String state, String at, boolean lifts) {
    Contact.Builder call = Calls.call(state, at).requestedAt(Calls.instant("2026-07-01T12:00:00Z"));
    assertThat(states.denials(call).contains(BAN)).isEqualTo(!lifts);
  }

  @Test
  void pennsylvania_relationshipOfTwelveMonths() {
    String thanksgiving = "2026-11-26T10:00:00-05:00";
    assertThat(
            states.denials(
                Calls.call("US-PA", thanksgiving)
                    .relationship(Calls.bought("2025-11-26T12:00:00-05:00"))))
        .doesNotContain(BAN);
    assertThat(
            states.denials(
                Calls.call("US-PA", thanksgiving)
                    .relationship(Calls.bought("2025-11-25T12:00:00-05:00"))))
        .contains(BAN);
  }

  @Test
  void texts_fromTheDayOnWhichTheyCount() {
    assertThat(states.denials(Calls.text("US-PA", "2026-11-26T10:00:00-05:00"))).contains(BAN);
    assertThat(states.denials(Calls.text("US-PA", "2025-11-27T10:00:00-05:00")))
        .doesNotContain(BAN);
    assertThat(states.denials(Calls.text("US-LA", "2026-11-11T10:00:00-06:00"))).contains(BAN);
    assertThat(states.denials(Calls.text("US-UT", "2026-07-24T10:00:00-06:00"))).contains(BAN);
    assertThat(
            states.denials(
                Calls.text("US-UT", "2026-07-24T10:00:00-06:00")
                    .consents(Calls.consent(ConsentKind.EXPRESS, "2026-01-05T12:00:00Z"))))
        .doesNotContain(BAN);
    assertThat(states.denials(Calls.text("US-UT", "2026-07-23T10:00:00-06:00")))
        .doesNotContain(BAN);
    assertThat(states.denials(Calls.text("US-AL", "2026-06-19T12:00:00-05:00"))).contains(BAN);
    assertThat(states.denials(Calls.text("US-RI", "2026-07-06T12:00:00-04:00"))).contains(BAN);
  }

  @ParameterizedTest
  @CsvSource({
    "US-UT, 2026-07-24T10:00:00-06:00, true",
    "US-RI, 2026-07-06T10:00:00-04:00, true",
    "US-PA, 2026-11-26T10:00:00-05:00, true",
    "US-LA, 2026-11-11T10:00:00-06:00, false",
    "US-AL, 2026-06-19T12:00:00-05:00, false",
  })
  void askedFor_isNoUnsolicitedCall(String state, String at, boolean lifts) {
    Contact.Builder call = Calls.call(state, at).requestedAt(Calls.instant("2026-01-05T12:00:00Z"));
    assertThat(states.denials(call).contains(BAN)).isEqualTo(!lifts);
  }

  @Test
  void louisiana_pollsToo() {
    assertThat(
            states.denials(
                Calls.call("US-LA", "2026-11-11T10:00:00-06:00")
                    .voice(Voice.PRERECORDED)
                    .purpose(ContactPurpose.SURVEY)))
        .contains(BAN);
  }
}
