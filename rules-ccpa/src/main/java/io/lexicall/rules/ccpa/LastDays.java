package io.lexicall.rules.ccpa;

import io.lexicall.law.LawTable;
import io.lexicall.law.LawTable.Row;
import io.lexicall.place.Place;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.HolidayRule;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the general acts of the states say of a period whose last day is a Saturday, a Sunday or a
 * legal holiday. The legal holidays of a state are those of its own act, on the days to which that
 * act moves them.
 */
final class LastDays {
  /** The tables, which the module reads when it is loaded. */
  static final String FILE = "us-last-days.csv";

  static final String HOLIDAYS = "us-legal-holidays.csv";

  private final LawTable table;
  private final LawTable holidays;
  private final Map<Place, LastDay> states = new HashMap<>();

  /** Words of the tables are read when a chapter needs them, so that a first contact loads less. */
  LastDays(LawTable table, LawTable holidays) {
    this.table = table;
    this.holidays = holidays;
  }

  /** Returns what holds in a state; where no act was read, what is not known. */
  LastDay of(Place state) {
    return states.computeIfAbsent(
        state,
        key ->
            table.rows().stream()
                .filter(row -> Acts.place(row).equals(key))
                .findFirst()
                .map(this::lastDay)
                .orElseGet(() -> LastDay.notRead(key)));
  }

  private LastDay lastDay(Row row) {
    if (row.requireText("moved_days").equals("none")) {
      return LastDay.counted();
    }
    Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
    HolidayCalendar calendar = HolidayCalendar.NONE;
    for (String word : row.list("moved_days", '|')) {
      switch (word) {
        case "saturday" -> weekend.add(DayOfWeek.SATURDAY);
        case "sunday" -> weekend.add(DayOfWeek.SUNDAY);
        case "holiday" -> calendar = legalHolidays(row);
        default ->
            throw row.unreadable(
                "moved_days",
                new IllegalArgumentException("saturday, sunday, holiday or none is meant"));
      }
    }
    return LastDay.moved(BusinessDays.of(weekend, calendar), row.citation().text());
  }

  private HolidayCalendar legalHolidays(Row row) {
    String state = row.requireText("state");
    List<HolidayRule> rules = new ArrayList<>();
    for (Row of : holidays.rows()) {
      if (of.requireText("state").equals(state)) {
        for (String code : of.list("days", '|')) {
          rules.add(holiday(of, code));
        }
      }
    }
    if (rules.isEmpty()) {
      throw row.unreadable(
          "moved_days", new IllegalArgumentException(HOLIDAYS + " has no days of " + state));
    }
    return HolidayCalendar.of(rules);
  }

  private static HolidayRule holiday(Row row, String code) {
    try {
      return HolidayRule.parse(row.requireText("state"), code, "", row.inForce());
    } catch (IllegalArgumentException e) {
      throw row.unreadable("days", e);
    }
  }
}
