package io.lexicall.rules.ccpa;

import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.law.LawTable.Row;
import io.lexicall.place.Place;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.HolidayRule;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the general acts of the states say of a period whose last day is a Saturday, a Sunday or a
 * legal holiday. A state's own holidays are those of its row, beside the federal ones.
 */
final class LastDays {
  /** The table, which the module reads while the engine is built. */
  static final String FILE = "us-last-days.csv";

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
        case "holiday" -> holidays.addAll(HolidayCalendar.usFederal().rules());
        default ->
            throw row.unreadable(
                "moved_days", new IllegalArgumentException("saturday, sunday or holiday is meant"));
      }
    }
    for (String code : row.list("own_holidays", '|')) {
      holidays.add(HolidayRule.parse(row.text("state"), code, "", InForce.always()));
    }
    return BusinessDays.of(weekend, HolidayCalendar.of(holidays));
  }
}
