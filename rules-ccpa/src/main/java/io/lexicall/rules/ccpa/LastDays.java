package io.lexicall.rules.ccpa;

import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.law.LawTable.Row;
import io.lexicall.place.Place;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.HolidayRule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the general acts of the states say of a period whose last day is a Saturday, a Sunday or a
 * legal holiday. The holidays of a state are those of its row.
 */
final class LastDays {
  /** The table, which the module reads while the engine is built. */
  static final String FILE = "us-last-days.csv";

  /** Between the code of a holiday and its first day in force. */
  private static final String SINCE = " since ";

  private final Map<Place, LastDay> states = new LinkedHashMap<>();

  LastDays(LawTable table) {
    for (Row row : table.rows()) {
      states.put(Acts.place(row), LastDay.moved(days(row)));
    }
  }

  static LawTable read() {
    return LawTable.read(FILE, LastDays.class.getResourceAsStream(FILE));
  }

  /** Returns what holds in a state: {@link LastDay#DOUBTFUL} where no act was read. */
  LastDay of(Place state) {
    return states.getOrDefault(state, LastDay.DOUBTFUL);
  }

  private static BusinessDays days(Row row) {
    Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
    List<HolidayRule> holidays = new ArrayList<>();
    for (String word : row.list("moved_days", '|')) {
      switch (word) {
        case "saturday" -> weekend.add(DayOfWeek.SATURDAY);
        case "sunday" -> weekend.add(DayOfWeek.SUNDAY);
        default ->
            throw row.unreadable(
                "moved_days", new IllegalArgumentException("saturday or sunday is meant"));
      }
    }
    for (String holiday : row.list("holidays", '|')) {
      String[] parts = holiday.split(SINCE, 2);
      InForce days =
          parts.length == 1 ? InForce.always() : InForce.startingAt(LocalDate.parse(parts[1]));
      holidays.add(HolidayRule.parse(row.text("state"), parts[0], "", days));
    }
    return BusinessDays.of(weekend, HolidayCalendar.of(holidays));
  }
}
