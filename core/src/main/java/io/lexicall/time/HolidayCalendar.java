package io.lexicall.time;

import static java.util.Objects.requireNonNull;

import io.lexicall.law.LawTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The holidays of a place, computed from {@linkplain HolidayRule rules}.
 *
 * <p>A date is a local calendar date at the place. Dates from 2010 to 2060 are looked up in a
 * table; others are computed, which is slow.
 *
 * <p>The first use costs some microseconds for each rule, so create one calendar for each place and
 * keep it. Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class HolidayCalendar {

  private static final int FIRST_YEAR = 2010;
  private static final int LAST_YEAR = 2060;
  private static final long TABLE_START = LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
  private static final long TABLE_END = LocalDate.of(LAST_YEAR + 1, 1, 1).toEpochDay();
  private static final int SATURDAY = 5;

  /** No holidays at all. */
  public static final HolidayCalendar NONE = new HolidayCalendar(List.of());

  private final List<HolidayRule> rules;

  /**
   * One bit for each day from TABLE_START: 2.3 kB, read in one step instead of the ten of a sorted
   * array. Created on first use, so that the start does not compute the holidays of places that are
   * never called. Threads that race create equal tables.
   */
  private volatile long @Nullable [] table;

  private HolidayCalendar(List<HolidayRule> rules) {
    this.rules = rules;
  }

  private long[] table() {
    long[] known = table;
    if (known == null) {
      known = new long[(int) ((TABLE_END - TABLE_START + 63) / 64)];
      if (!rules.isEmpty()) {
        // A holiday may move into the year before or after its own.
        for (int year = FIRST_YEAR - 1; year <= LAST_YEAR + 1; year++) {
          for (Holiday holiday : holidaysOf(year)) {
            long index = holiday.epochDay - TABLE_START;
            if (index >= 0 && holiday.epochDay < TABLE_END) {
              known[(int) (index >> 6)] |= 1L << index;
            }
          }
        }
      }
      table = known;
    }
    return known;
  }

  /**
   * Returns a calendar.
   *
   * @param rules the holidays
   * @return the calendar of all of them
   */
  public static HolidayCalendar of(Collection<HolidayRule> rules) {
    return rules.isEmpty() ? NONE : new HolidayCalendar(List.copyOf(rules));
  }

  /**
   * Returns a calendar from a whole table with the columns that {@link HolidayRule#of} reads.
   *
   * @param table the table
   * @return the calendar of all its rows
   * @throws io.lexicall.law.LawTableException if a column is missing or a code cannot be read
   */
  public static HolidayCalendar of(LawTable table) {
    List<HolidayRule> rules = new ArrayList<>(table.rows().size());
    for (LawTable.Row row : table.rows()) {
      rules.add(HolidayRule.of(row));
    }
    return of(rules);
  }

  /**
   * Returns the legal public holidays of the United States, 5 U.S.C. 6103(a), on the days on which
   * they are observed.
   *
   * <p>A holiday on a Saturday is observed on the Friday before instead, 5 U.S.C. 6103(b)(1); one
   * on a Sunday is observed on the Monday after, Executive Order 11582 section 3(a). The Saturday
   * or Sunday itself is then not in this calendar, which does not matter for business days.
   * Juneteenth is a holiday since 2021-06-17. The calendar does not contain Inauguration Day, which
   * applies only in the District of Columbia and its surroundings (5 U.S.C. 6103(c)), and the days
   * on which a President closes the executive departments, which are not legal public holidays.
   * Correct from 1986 on.
   *
   * @return the calendar, the same each time
   */
  public static HolidayCalendar usFederal() {
    return UsFederal.CALENDAR;
  }

  // Read on first use.
  private static final class UsFederal {
    private static final String TABLE = "us-federal-holidays.csv";
    static final HolidayCalendar CALENDAR =
        HolidayCalendar.of(LawTable.read(TABLE, HolidayCalendar.class.getResourceAsStream(TABLE)));
  }

  /**
   * Returns whether a date is a holiday.
   *
   * @param date the date at the place
   * @return true if at least one rule, in force on that day, makes it one
   */
  public boolean isHoliday(LocalDate date) {
    return isHoliday(date.toEpochDay());
  }

  /**
   * Returns whether a date is a holiday. Allocates nothing from 2010 to 2060, except on first use.
   *
   * @param epochDay the date at the place, in days since 1970-01-01
   * @return true if at least one rule, in force on that day, makes it one
   */
  public boolean isHoliday(long epochDay) {
    if (epochDay >= TABLE_START && epochDay < TABLE_END) {
      long index = epochDay - TABLE_START;
      return (table()[(int) (index >> 6)] >> index & 1) != 0;
    }
    return !rules.isEmpty() && find(epochDay) != null;
  }

  /**
   * Returns the name of the holiday on a date.
   *
   * @param date the date at the place
   * @return the name of the first rule that makes it a holiday, followed by {@code (observed)} if
   *     it was moved there; empty if none does
   */
  public Optional<String> nameOf(LocalDate date) {
    long epochDay = date.toEpochDay();
    if (!isHoliday(epochDay)) {
      return Optional.empty();
    }
    Holiday holiday = find(epochDay);
    return holiday == null ? Optional.empty() : Optional.of(holiday.name());
  }

  /**
   * Returns the holidays of a calendar year.
   *
   * @param year the year
   * @return the dates from 1 January to 31 December of it, with their names as {@link #nameOf}
   *     gives them; cannot be changed
   */
  public SortedMap<LocalDate, String> holidaysIn(int year) {
    SortedMap<LocalDate, String> dates = new TreeMap<>();
    for (int own = year - 1; own <= year + 1; own++) {
      for (Holiday holiday : holidaysOf(own)) {
        LocalDate date = LocalDate.ofEpochDay(holiday.epochDay);
        if (date.getYear() == year) {
          dates.putIfAbsent(date, holiday.name());
        }
      }
    }
    return Collections.unmodifiableSortedMap(dates);
  }

  /**
   * Returns the rules of this calendar.
   *
   * @return the rules, applied or not
   */
  public List<HolidayRule> rules() {
    return rules;
  }

  /**
   * Returns the rules that are not applied, or not in full, because a part of them cannot be
   * computed.
   *
   * @return the rules with a {@link HolidayRule#notApplied()} that is not empty
   */
  List<HolidayRule> notApplied() {
    List<HolidayRule> left = new ArrayList<>();
    for (HolidayRule rule : rules) {
      if (!rule.notApplied().isEmpty()) {
        left.add(rule);
      }
    }
    return List.copyOf(left);
  }

  /** Returns whether the other calendar has the same rules in the same order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HolidayCalendar calendar && rules.equals(calendar.rules);
  }

  @Override
  public int hashCode() {
    return rules.hashCode();
  }

  @Override
  public String toString() {
    return rules.toString();
  }

  private @Nullable Holiday find(long epochDay) {
    int year = LocalDate.ofEpochDay(epochDay).getYear();
    for (int own = year - 1; own <= year + 1; own++) {
      for (Holiday holiday : holidaysOf(own)) {
        if (holiday.epochDay == epochDay) {
          return holiday;
        }
      }
    }
    return null;
  }

  /**
   * Returns the days of the holidays that belong to a year, some of which may lie in the year
   * before or after.
   */
  private List<Holiday> holidaysOf(int year) {
    List<Holiday> holidays = new ArrayList<>(rules.size() + 4);
    List<Holiday> looking = new ArrayList<>(0);
    for (HolidayRule rule : rules) {
      long day = rule.dayIn(year);
      if (day == HolidayRule.NO_DAY) {
        continue;
      }
      HolidayRule.Move move = rule.moveOf(day);
      if (move == null) {
        add(holidays, new Holiday(day, rule, false));
      } else {
        place(move, day, rule, holidays, looking);
      }
      HolidayRule.Move observance = rule.observanceOf(day);
      if (observance != null) {
        place(observance, day, rule, holidays, looking);
      }
    }
    if (!looking.isEmpty()) {
      looking.sort(Comparator.comparingLong(Holiday::epochDay));
      for (Holiday holiday : looking) {
        add(holidays, new Holiday(nextFree(holiday.epochDay, holidays), holiday.rule, true));
      }
    }
    return holidays;
  }

  private static void place(
      HolidayRule.Move move,
      long day,
      HolidayRule rule,
      List<Holiday> holidays,
      List<Holiday> looking) {
    long moved = move.moved(day);
    if (moved == HolidayRule.NO_DAY) {
      looking.add(new Holiday(day, rule, true));
    } else {
      add(holidays, new Holiday(moved, rule, true));
    }
  }

  private static void add(List<Holiday> holidays, Holiday holiday) {
    if (holiday.rule.inForce().contains(holiday.epochDay)) {
      holidays.add(holiday);
    }
  }

  private static long nextFree(long day, List<Holiday> holidays) {
    long free = day + 1;
    while (HolidayRule.weekdayOf(free) >= SATURDAY || isAmong(holidays, free)) {
      free++;
    }
    return free;
  }

  private static boolean isAmong(List<Holiday> holidays, long epochDay) {
    for (Holiday holiday : holidays) {
      if (holiday.epochDay == epochDay) {
        return true;
      }
    }
    return false;
  }

  private record Holiday(long epochDay, HolidayRule rule, boolean moved) {

    Holiday {
      requireNonNull(rule, "rule");
    }

    String name() {
      return moved ? rule.name() + " (observed)" : rule.name();
    }
  }
}
