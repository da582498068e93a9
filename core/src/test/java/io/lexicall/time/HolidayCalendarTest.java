package io.lexicall.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.law.LawTableException;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayCalendarTest {

  private static HolidayCalendar calendar(String code, String observed) {
    return HolidayCalendar.of(List.of(HolidayRule.parse("Day", code, observed, InForce.always())));
  }

  private static List<String> days(HolidayCalendar calendar, int year) {
    return calendar.holidaysIn(year).keySet().stream().map(LocalDate::toString).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "07-04, 2026, 2026-07-04",
    "02-29, 2024, 2024-02-29",
    "02-29, 2026, ''",
    "2023-05-08, 2023, 2023-05-08",
    "2023-05-08, 2024, ''",
    "3MON01, 2026, 2026-01-19",
    "1MON09, 2025, 2025-09-01",
    "4MON04, 2026, 2026-04-27",
    "5MON08, 2026, 2026-08-31",
    "5MON09, 2026, ''",
    "LMON05, 2026, 2026-05-25",
    "LMON05, 2027, 2027-05-31",
    "4THU11+1, 2026, 2026-11-27",
    "1MON11+1, 2026, 2026-11-03",
    "1MON11+1, 2027, 2027-11-02",
    "1MON11+1;EVEN, 2026, 2026-11-03",
    "1MON11+1;EVEN, 2027, ''",
    "1MON11+1;ODD, 2027, 2027-11-02",
    "1MON11+1;ODD, 2026, ''",
    "EASTER-2, 2027, 2027-03-26",
    "EASTER+1, 2026, 2026-04-06",
    "EASTER-47, 2026, 2026-02-17",
    "EASTER, 2026, 2026-04-05",
    "OEASTER-2, 2026, 2026-04-10",
    "OEASTER+50, 2026, 2026-06-01",
    "SAT>=06-20, 2026, 2026-06-20",
    "SAT>=06-20, 2027, 2027-06-26",
    "SAT>=10-31, 2026, 2026-10-31",
    "THU>=04-19, 2026, 2026-04-23",
    // moved away from their day
    "04-27;SUN->-1, 2025, 2025-04-26",
    "04-27;SUN->-1, 2026, 2026-04-27",
    "'06-19;TUE-FRI->prevMON;SAT,SUN->nextMON', 2023, 2023-06-19",
    "'06-19;TUE-FRI->prevMON;SAT,SUN->nextMON', 2024, 2024-06-17",
    "'06-19;TUE-FRI->prevMON;SAT,SUN->nextMON', 2025, 2025-06-16",
    "'06-19;TUE-FRI->prevMON;SAT,SUN->nextMON', 2026, 2026-06-15",
    "'06-19;TUE-FRI->prevMON;SAT,SUN->nextMON', 2027, 2027-06-21",
    "'06-19;TUE-FRI->prevMON;SAT,SUN->nextMON', 2022, 2022-06-20",
    "'02-01;TUE-THU,SAT,SUN->nextMON', 2026, 2026-02-02",
    "'02-01;TUE-THU,SAT,SUN->nextMON', 2030, 2030-02-01",
    "'02-01;TUE-THU,SAT,SUN->nextMON', 2027, 2027-02-01",
    "01-01;SAT->-1;SUN->+1, 2021, 2021-01-01 2021-12-31",
    "01-01;SAT->-1;SUN->+1, 2022, ''",
  })
  void ruleCode_gives(String code, int year, String expected) {
    assertThat(String.join(" ", days(calendar(code, ""), year))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "07-04, SUN->+1, 2027, 2027-07-04 2027-07-05",
    "07-04, SUN->+1, 2026, 2026-07-04",
    "07-04, SUN->+1;SAT->-1, 2026, 2026-07-03 2026-07-04",
    "07-04, SAT->-1;SUN->+1, 2028, 2028-07-04",
    "01-01, SUN->+1;SAT->-1, 2021, 2021-01-01 2021-12-31",
    "01-01, SUN->+1;SAT->-1, 2022, 2022-01-01",
    "01-01, SUN->+1;SAT->+2(state offices), 2022, 2022-01-01",
    "01-01, SUN->+1;SAT->+2(state offices), 2023, 2023-01-01 2023-01-02",
    "11-18, 'SAT,SUN->nextMON', 2028, 2028-11-18 2028-11-20",
  })
  void observedCode_addsADay(String code, String observed, int year, String expected) {
    assertThat(String.join(" ", days(calendar(code, observed), year))).isEqualTo(expected);
  }

  @Test
  void nextFree_twoThatLook_arePlacedInTheirOrder() {
    HolidayCalendar britain =
        HolidayCalendar.of(
            List.of(
                HolidayRule.parse("Boxing Day", "12-26;SAT,SUN->nextFREE", "", InForce.always()),
                HolidayRule.parse("Christmas Day", "12-25;SAT,SUN->nextFREE", "", InForce.always()),
                HolidayRule.parse(
                    "New Year's Day", "01-01;SAT,SUN->nextFREE", "", InForce.always())));
    // Saturday and Sunday; Sunday and Monday; Friday and Saturday; weekdays
    assertThat(days(britain, 2021)).containsExactly("2021-01-01", "2021-12-27", "2021-12-28");
    assertThat(britain.nameOf(LocalDate.of(2021, 12, 27))).contains("Christmas Day (observed)");
    assertThat(days(britain, 2022)).containsExactly("2022-01-03", "2022-12-26", "2022-12-27");
    assertThat(britain.nameOf(LocalDate.of(2022, 12, 27))).contains("Christmas Day (observed)");
    assertThat(days(britain, 2026)).containsExactly("2026-01-01", "2026-12-25", "2026-12-28");
    assertThat(days(britain, 2025)).containsExactly("2025-01-01", "2025-12-25", "2025-12-26");
  }

  @Test
  void nextFree_heedsTheOtherHolidays() {
    HolidayRule moved = HolidayRule.parse("Day", "12-25", "SAT,SUN->nextFREE", InForce.always());
    HolidayRule other = HolidayRule.on(LocalDate.of(2027, 12, 27), "Proclaimed");
    assertThat(days(HolidayCalendar.of(List.of(moved)), 2027))
        .containsExactly("2027-12-25", "2027-12-27");
    assertThat(days(HolidayCalendar.of(List.of(moved, other)), 2027))
        .containsExactly("2027-12-25", "2027-12-27", "2027-12-28");
  }

  @ParameterizedTest
  @CsvSource({"PROCLAIMED, ''", "UNLISTED, ''", "SAT@12:00, ''", "12-24@12:00, ''"})
  void code_thatCannotBeComputed_isNamedAndNotApplied(String code, String observed) {
    HolidayCalendar calendar = calendar(code, observed);
    assertThat(days(calendar, 2026)).isEmpty();
    assertThat(calendar.notApplied()).hasSize(1);
    assertThat(calendar.notApplied().get(0).notApplied()).containsExactly(code);
    assertThat(calendar.notApplied().get(0).isApplied()).isFalse();
  }

  @Test
  void code_inPart_isNamedAndTheRestApplied() {
    HolidayRule rule =
        HolidayRule.parse("Day", "01-01", "SUN->+1;SAT->+2(state offices)", InForce.always());
    assertThat(rule.isApplied()).isTrue();
    assertThat(rule.notApplied()).containsExactly("SAT->+2(state offices)");
    assertThat(rule).hasToString("Day (01-01 observed SUN->+1;SAT->+2(state offices), always)");
    assertThat(calendar("01-01", "SUN->+1").notApplied()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "13-01",
        "02-30",
        "01-32",
        "1-1",
        "0MON01",
        "6MON01",
        "3MOO01",
        "3MON13",
        "3MON00",
        "LMON5",
        "XMON05",
        "3MON01*1",
        "3MON01+",
        "EASTER2",
        "EASTER--2",
        "EASTER+",
        "EASTERN",
        "SAT>=02-30",
        "SAT>06-20",
        "2023-13-01",
        "20230508",
        "proclaimed",
        "07-04;even",
        "07-04;SUN",
        "07-04;SUN->",
        "07-04;SUN->0",
        "07-04;SUN->+0",
        "07-04;SUN->1",
        "07-04;SUN->Monday",
        "07-04;FUN->+1",
        "07-04;FRI-TUE->+1",
        "07-04;SAT,->+1",
        "07-04;->+1",
        "07-04;SUN->nextfree",
        "07-04;",
        "07-04;;EVEN"
      })
  void code_unknown_isRefused(String code) {
    if (code.equals("07-04;")) {
      assertThat(days(calendar(code, ""), 2026)).containsExactly("2026-07-04");
      return;
    }
    assertThatIllegalArgumentException().isThrownBy(() -> calendar(code, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"07-04", "EVEN", "SUN", "SUN=>+1"})
  void observedCode_unknown_isRefused(String observed) {
    assertThatIllegalArgumentException().isThrownBy(() -> calendar("07-04", observed));
  }

  @Test
  void inForce_bothSidesOfEachBound_eachDayByItself() {
    InForce days = InForce.between(LocalDate.of(2026, 7, 4), LocalDate.of(2027, 7, 4));
    HolidayCalendar calendar =
        HolidayCalendar.of(List.of(HolidayRule.parse("Day", "07-04", "SAT->-1;SUN->+1", days)));
    assertThat(days(calendar, 2025)).isEmpty();
    assertThat(days(calendar, 2026)).containsExactly("2026-07-04");
    assertThat(days(calendar, 2027)).containsExactly("2027-07-04");
    assertThat(days(calendar, 2028)).isEmpty();
  }

  // As the Office of Personnel Management lists them, on the days on which they are kept.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2015 01-01 01-19 02-16 05-25 07-03 09-07 10-12 11-11 11-26 12-25",
        "2016 01-01 01-18 02-15 05-30 07-04 09-05 10-10 11-11 11-24 12-26",
        "2017 01-02 01-16 02-20 05-29 07-04 09-04 10-09 11-10 11-23 12-25",
        "2018 01-01 01-15 02-19 05-28 07-04 09-03 10-08 11-12 11-22 12-25",
        "2019 01-01 01-21 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25",
        "2020 01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25",
        "2021 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
        "2022 01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26",
        "2023 01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
        "2024 01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
        "2025 01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
        "2026 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
        "2027 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
      })
  void usFederal_publishedDates(String list) {
    String[] words = list.split(" ", -1);
    int year = Integer.parseInt(words[0]);
    List<String> expected = Arrays.stream(words).skip(1).map(day -> year + "-" + day).toList();
    assertThat(days(HolidayCalendar.usFederal(), year)).isEqualTo(expected);
  }

  @Test
  void usFederal_1990To2100_isThatOfTheStatuteWrittenOut() {
    for (int year = 1990; year <= 2100; year++) {
      TreeSet<LocalDate> expected = new TreeSet<>();
      for (int own = year; own <= year + 1; own++) {
        for (LocalDate date : statute(own)) {
          expected.add(date);
        }
      }
      int wanted = year;
      expected.removeIf(date -> date.getYear() != wanted);
      assertThat(HolidayCalendar.usFederal().holidaysIn(year).keySet())
          .containsExactlyElementsOf(expected);
      for (LocalDate date = LocalDate.of(year, 1, 1);
          date.getYear() == year;
          date = date.plusDays(1)) {
        assertThat(HolidayCalendar.usFederal().isHoliday(date))
            .as("%s", date)
            .isEqualTo(expected.contains(date));
        assertThat(HolidayCalendar.usFederal().nameOf(date).isPresent())
            .isEqualTo(expected.contains(date));
      }
    }
  }

  private static List<LocalDate> statute(int year) {
    TreeSet<LocalDate> dates = new TreeSet<>();
    dates.add(kept(LocalDate.of(year, 1, 1)));
    dates.add(
        LocalDate.of(year, 1, 1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY)));
    dates.add(
        LocalDate.of(year, 2, 1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY)));
    dates.add(LocalDate.of(year, 5, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
    if (year >= 2021) {
      dates.add(kept(LocalDate.of(year, 6, 19)));
    }
    dates.add(kept(LocalDate.of(year, 7, 4)));
    dates.add(LocalDate.of(year, 9, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)));
    dates.add(
        LocalDate.of(year, 10, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY)));
    dates.add(kept(LocalDate.of(year, 11, 11)));
    dates.add(
        LocalDate.of(year, 11, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)));
    dates.add(kept(LocalDate.of(year, 12, 25)));
    return List.copyOf(dates);
  }

  private static LocalDate kept(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case SATURDAY -> date.minusDays(1);
      case SUNDAY -> date.plusDays(1);
      default -> date;
    };
  }

  @Test
  void usFederal_juneteenth_since2021() {
    assertThat(HolidayCalendar.usFederal().isHoliday(LocalDate.of(2020, 6, 19))).isFalse();
    assertThat(HolidayCalendar.usFederal().nameOf(LocalDate.of(2021, 6, 18)))
        .contains("Juneteenth National Independence Day (observed)");
  }

  @Test
  void usFederal_inaugurationAndClosuresByOrder_areNot() {
    assertThat(HolidayCalendar.usFederal().isHoliday(LocalDate.of(2017, 1, 20))).isFalse();
    assertThat(HolidayCalendar.usFederal().isHoliday(LocalDate.of(2021, 1, 20))).isFalse();
    assertThat(HolidayCalendar.usFederal().isHoliday(LocalDate.of(2018, 12, 24))).isFalse();
    assertThat(HolidayCalendar.usFederal().isHoliday(LocalDate.of(2025, 1, 9))).isFalse();
  }

  @Test
  void usFederal_movedHoliday_leavesItsDay() {
    assertThat(HolidayCalendar.usFederal().isHoliday(LocalDate.of(2026, 7, 4))).isFalse();
    assertThat(HolidayCalendar.usFederal().nameOf(LocalDate.of(2026, 7, 4))).isEmpty();
    assertThat(HolidayCalendar.usFederal().nameOf(LocalDate.of(2026, 7, 3)))
        .contains("Independence Day (observed)");
  }

  @Property
  void isHoliday_anyDay_isThatOfTheYearsList(
      @ForAll @IntRange(min = 10_000, max = 40_000) int epochDay) {
    HolidayCalendar calendar =
        HolidayCalendar.of(
            List.of(
                HolidayRule.parse("New Year", "01-01;SAT->-1", "SUN->+1", InForce.always()),
                HolidayRule.parse("Silvester", "12-31", "SAT,SUN->nextMON", InForce.always()),
                HolidayRule.parse("Good Friday", "EASTER-2", "", InForce.always()),
                HolidayRule.parse("Free", "12-26", "SAT,SUN->nextFREE", InForce.always())));
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    assertThat(calendar.isHoliday(epochDay))
        .isEqualTo(calendar.holidaysIn(date.getYear()).containsKey(date));
    assertThat(calendar.nameOf(date).isPresent()).isEqualTo(calendar.isHoliday(date));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2009-12-31", "2010-01-01", "2060-12-31", "2061-01-01"})
  void isHoliday_bothSidesOfTheTable(LocalDate date) {
    HolidayCalendar calendar = HolidayCalendar.of(List.of(HolidayRule.on(date, "Day")));
    assertThat(calendar.isHoliday(date.minusDays(1))).isFalse();
    assertThat(calendar.isHoliday(date)).isTrue();
    assertThat(calendar.isHoliday(date.plusDays(1))).isFalse();
  }

  @Test
  void none_isNeverAHoliday() {
    assertThat(HolidayCalendar.NONE.isHoliday(LocalDate.of(2026, 12, 25))).isFalse();
    assertThat(HolidayCalendar.NONE.isHoliday(LocalDate.of(2126, 12, 25))).isFalse();
    assertThat(HolidayCalendar.of(List.of())).isSameAs(HolidayCalendar.NONE);
    assertThat(HolidayCalendar.NONE.holidaysIn(2026)).isEmpty();
  }

  @Test
  void equality_isThatOfNameCodesAndPeriod() {
    HolidayRule rule = HolidayRule.parse("Day", "07-04", "SUN->+1", InForce.always());
    assertThat(rule)
        .isEqualTo(HolidayRule.parse("Day", "07-04", "SUN->+1", InForce.always()))
        .hasSameHashCodeAs(HolidayRule.parse("Day", "07-04", "SUN->+1", InForce.always()))
        .isNotEqualTo(HolidayRule.parse("Fete", "07-04", "SUN->+1", InForce.always()))
        .isNotEqualTo(HolidayRule.parse("Day", "07-04;SUN->+1", "", InForce.always()))
        .isNotEqualTo(
            HolidayRule.parse(
                "Day", "07-04", "SUN->+1", InForce.startingAt(LocalDate.of(2020, 1, 1))));
    assertThat(calendar("07-04", ""))
        .isEqualTo(calendar("07-04", ""))
        .hasSameHashCodeAs(calendar("07-04", ""));
    assertThat(calendar("07-04", "")).isNotEqualTo(calendar("07-05", ""));
  }

  @Test
  void of_tableWithAnUnreadableCode_namesFileLineAndColumn() {
    LawTable table =
        LawTable.read(
            "holidays.csv",
            new StringReader(
                """
                holiday,rule_code,observed_code,citation,in_force_from,in_force_to,source,confidence,verified_on
                Good,07-04,,1 X 1,,,read,high,2026-01-01
                Bad,7-4,,1 X 1,,,read,high,2026-01-01
                """));
    assertThatThrownBy(() -> HolidayCalendar.of(table))
        .isInstanceOf(LawTableException.class)
        .hasMessageStartingWith("holidays.csv, line 3, column rule_code: ")
        .hasMessageContaining("\"7-4\"");
  }

  @Test
  void federalTable_isInOrder() {
    LawTable table =
        LawTable.read(
            "us-federal-holidays.csv",
            HolidayCalendar.class.getResourceAsStream("us-federal-holidays.csv"));
    assertThat(table.rows()).hasSize(11).allSatisfy(row -> assertThat(row.source()).isNotBlank());
  }

  /** A host may state a wrong year: no Easter is known of it, and that is no failure. */
  @ParameterizedTest
  @CsvSource({"EASTER, 1583-04-10", "OEASTER, 1583-04-10"})
  void easter_beforeTheGregorianCalendar_isNoHoliday(String rule, LocalDate first) {
    HolidayCalendar calendar = calendar(rule, "");
    assertThat(calendar.isHoliday(first)).isTrue();
    for (LocalDate date = LocalDate.of(1582, 1, 1);
        date.getYear() < 1583;
        date = date.plusDays(1)) {
      assertThat(calendar.isHoliday(date)).as("%s", date).isFalse();
    }
    assertThat(calendar.isHoliday(LocalDate.of(1, 4, 8))).isFalse();
    assertThat(calendar.isHoliday(LocalDate.of(-999_999_999, 1, 1))).isFalse();
  }
}
