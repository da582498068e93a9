package io.lexicall.time;

import static java.util.Objects.requireNonNull;

import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rule for the day of a holiday in each year, parsed from a code in a table.
 *
 * <p>A rule code is a day, followed by limits and moves, separated by semicolons:
 *
 * <table>
 * <caption>Days</caption>
 * <tr><td>{@code 07-04}</td><td>4 July</td></tr>
 * <tr><td>{@code 2023-05-08}</td><td>that day only</td></tr>
 * <tr><td>{@code 3MON01}, {@code LMON05}</td><td>third Monday of January, last Monday of May</td></tr>
 * <tr><td>{@code 1MON11+1}</td><td>the day after the first Monday of November</td></tr>
 * <tr><td>{@code SAT>=06-20}</td><td>the first Saturday on or after 20 June</td></tr>
 * <tr><td>{@code EASTER-2}, {@code OEASTER+50}</td><td>days from western, from Orthodox Easter Sunday</td></tr>
 * </table>
 *
 * <table>
 * <caption>Limits and moves</caption>
 * <tr><td>{@code EVEN}, {@code ODD}</td><td>in such years only</td></tr>
 * <tr><td>{@code SUN->+1}</td><td>from a Sunday to the next day</td></tr>
 * <tr><td>{@code SAT,SUN->nextMON}, {@code TUE-FRI->prevMON}</td><td>from such a weekday to the next or previous Monday</td></tr>
 * <tr><td>{@code SAT,SUN->nextFREE}</td><td>to the next day that is not a Saturday, Sunday or holiday of the same calendar; several such holidays are moved in the order of their days</td></tr>
 * </table>
 *
 * <p>A move in the <em>rule code</em> replaces the holiday's day. The <em>observed code</em> has
 * moves too; there <em>both</em> the day itself and the day to which it moves are holidays, which
 * is the careful reading if a statute does not say.
 *
 * <p>What cannot be computed is not applied, and {@link #notApplied()} names it: {@code PROCLAIMED}
 * (days that an authority proclaims; add them with {@link #on}), {@code UNLISTED}, part of a day
 * ({@code SAT@12:00}), and a part that ends in a remark in brackets ({@code SAT->+2(state
 * offices)}), which marks law that is not settled. Any other code is an error, since a missing
 * holiday would look like a permit.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class HolidayRule {

  /** No day in a year; before every day that can be asked for. */
  static final long NO_DAY = Long.MIN_VALUE;

  private static final String[] WEEKDAYS = {"MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"};

  private final String name;
  private final String code;
  private final InForce inForce;
  private final @Nullable Base base;
  private final Years years;
  private final List<Move> moves;
  private final List<Move> observances;
  private final List<String> notApplied;

  private HolidayRule(String name, String ruleCode, String observedCode, InForce inForce) {
    this.name = name;
    this.code = observedCode.isEmpty() ? ruleCode : ruleCode + " observed " + observedCode;
    this.inForce = inForce;
    List<String> left = new ArrayList<>();
    List<Move> replacing = new ArrayList<>();
    Base day = null;
    Years which = Years.ALL;
    List<String> parts = parts(ruleCode);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "A holiday must have a rule code, but \"" + name + "\" has none");
    }
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (cannotBeComputed(part)) {
        left.add(part);
      } else if (i == 0) {
        day = base(part);
      } else if (part.equals("EVEN")) {
        which = Years.EVEN;
      } else if (part.equals("ODD")) {
        which = Years.ODD;
      } else {
        replacing.add(move(part));
      }
    }
    List<Move> adding = new ArrayList<>();
    for (String part : parts(observedCode)) {
      if (cannotBeComputed(part)) {
        left.add(part);
      } else {
        adding.add(move(part));
      }
    }
    this.base = day;
    this.years = which;
    this.moves = List.copyOf(replacing);
    this.observances = List.copyOf(adding);
    this.notApplied = List.copyOf(left);
  }

  /**
   * Returns a holiday from its codes.
   *
   * @param name what the holiday is called, for messages
   * @param ruleCode the day with its limits and moves
   * @param observedCode the moves that add a day; may be blank
   * @param inForce the period in which it is a holiday; the day and the day to which it moves are
   *     compared with it separately
   * @return the rule
   * @throws IllegalArgumentException if a code does not have one of the forms above
   */
  public static HolidayRule parse(
      String name, String ruleCode, String observedCode, InForce inForce) {
    return new HolidayRule(
        requireNonNull(name, "name"),
        requireNonNull(ruleCode, "ruleCode"),
        requireNonNull(observedCode, "observedCode"),
        requireNonNull(inForce, "inForce"));
  }

  /**
   * Returns a holiday from a row of a table with the columns {@code holiday}, {@code rule_code} and
   * {@code observed_code}.
   *
   * @param row the row
   * @return the rule, in force when the row is
   * @throws io.lexicall.law.LawTableException if a column is missing or a code cannot be read
   */
  public static HolidayRule of(LawTable.Row row) {
    String name = row.requireText("holiday");
    String observedCode = row.text("observed_code");
    try {
      return parse(name, row.requireText("rule_code"), observedCode, row.inForce());
    } catch (IllegalArgumentException e) {
      throw row.unreadable("rule_code", e);
    }
  }

  /**
   * Returns a single day, such as one that a governor proclaims.
   *
   * @param date the day
   * @param name what it is called, for messages
   * @return the rule
   */
  public static HolidayRule on(LocalDate date, String name) {
    return parse(name, date.toString(), "", InForce.always());
  }

  /**
   * Returns the name of the holiday.
   *
   * @return the name, for messages
   */
  public String name() {
    return name;
  }

  /**
   * Returns the period in which it is a holiday.
   *
   * @return the period
   */
  public InForce inForce() {
    return inForce;
  }

  /**
   * Returns the parts of its codes that are not applied because they cannot be computed.
   *
   * @return the parts as written, empty if all is applied
   */
  List<String> notApplied() {
    return notApplied;
  }

  /**
   * Returns whether it gives any day.
   *
   * @return false if its day itself cannot be computed
   */
  public boolean isApplied() {
    return base != null;
  }

  /** Returns whether the other rule has the same name, codes and period. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HolidayRule rule
        && name.equals(rule.name)
        && code.equals(rule.code)
        && inForce.equals(rule.inForce);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, code, inForce);
  }

  /** Returns the name and the codes. */
  @Override
  public String toString() {
    return name + " (" + code + ", " + inForce + ")";
  }

  /**
   * Returns the day on which the holiday of a year falls before it is moved, {@link #NO_DAY} if
   * there is none.
   */
  long dayIn(int year) {
    Base day = base;
    return day == null || !years.hold(year) ? NO_DAY : day.epochDayIn(year);
  }

  /** Returns the move that replaces the holiday's day, null if it stays. */
  @Nullable Move moveOf(long epochDay) {
    return firstThatMoves(moves, epochDay);
  }

  /** Returns the move that makes another day a holiday too, null if there is none. */
  @Nullable Move observanceOf(long epochDay) {
    return firstThatMoves(observances, epochDay);
  }

  private static @Nullable Move firstThatMoves(List<Move> moves, long epochDay) {
    int weekday = weekdayOf(epochDay);
    for (Move move : moves) {
      if ((move.weekdays >> weekday & 1) != 0) {
        return move;
      }
    }
    return null;
  }

  /** Returns the weekday of a day, 0 for Monday; 1970-01-01 was a Thursday. */
  static int weekdayOf(long epochDay) {
    return Math.floorMod(epochDay + 3, 7);
  }

  // Parsing of codes, by hand, since tables are read at start-up.

  private static List<String> parts(String code) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start < code.length()) {
      int end = code.indexOf(';', start);
      end = end < 0 ? code.length() : end;
      parts.add(code.substring(start, end).strip());
      start = end + 1;
    }
    return parts;
  }

  private static boolean cannotBeComputed(String part) {
    return part.equals("PROCLAIMED")
        || part.equals("UNLISTED")
        || part.indexOf('@') >= 0
        || part.endsWith(")");
  }

  private static Base base(String part) {
    try {
      if (part.length() == 5 && part.charAt(2) == '-') {
        return fixed(part);
      }
      if (part.length() == 10 && part.charAt(4) == '-' && part.charAt(7) == '-') {
        return new SingleDay(
            LocalDate.of(number(part, 0, 4), number(part, 5, 7), number(part, 8, 10)).toEpochDay());
      }
      if (part.startsWith("EASTER")) {
        return new EasterDay(false, offset(part, 6));
      }
      if (part.startsWith("OEASTER")) {
        return new EasterDay(true, offset(part, 7));
      }
      if (part.length() == 10 && part.startsWith(">=", 3)) {
        return new WeekdayFrom(weekday(part.substring(0, 3)), fixed(part.substring(5)));
      }
      if (part.length() >= 6) {
        char ordinal = part.charAt(0);
        int nth = ordinal == 'L' ? 0 : number(part, 0, 1);
        if (ordinal == 'L' || (nth >= 1 && nth <= 5)) {
          int month = number(part, 4, 6);
          requireMonthAndDay(month, 1);
          return new NthWeekday(nth, weekday(part.substring(1, 4)), month, offset(part, 6));
        }
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("There is no such day as \"" + part + "\"", e);
    }
    throw new IllegalArgumentException(
        "A day must be written like 07-04, 3MON01, LMON05, SAT>=06-20 or EASTER-2, but is \""
            + part
            + "\"");
  }

  private static FixedDay fixed(String monthAndDay) {
    if (monthAndDay.charAt(2) != '-') {
      throw new IllegalArgumentException(
          "A day of the year must be written like 07-04, but is \"" + monthAndDay + "\"");
    }
    int month = number(monthAndDay, 0, 2);
    int day = number(monthAndDay, 3, 5);
    requireMonthAndDay(month, day);
    return new FixedDay(month, day);
  }

  private static void requireMonthAndDay(int month, int day) {
    LocalDate unused = LocalDate.of(2000, month, day); // a leap year, so that 29 February passes
  }

  private static int offset(String part, int at) {
    if (part.length() == at) {
      return 0;
    }
    char sign = part.charAt(at);
    if (sign != '+' && sign != '-') {
      throw new IllegalArgumentException(
          "Days to add must be written like +1 or -2, but \""
              + part
              + "\" has \""
              + part.substring(at)
              + "\"");
    }
    int days = number(part, at + 1, part.length());
    return sign == '+' ? days : -days;
  }

  private static int number(String text, int from, int to) {
    if (to <= from || to - from > 4) {
      throw new IllegalArgumentException("A number is missing or too long in \"" + text + "\"");
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new IllegalArgumentException(
            "There must be a digit at position " + (i + 1) + " of \"" + text + "\"");
      }
      value = 10 * value + digit;
    }
    return value;
  }

  private static int weekday(String text) {
    for (int i = 0; i < WEEKDAYS.length; i++) {
      if (WEEKDAYS[i].equals(text)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "A weekday must be one of MON, TUE, WED, THU, FRI, SAT, SUN, but is \"" + text + "\"");
  }

  private static Move move(String part) {
    int arrow = part.indexOf("->");
    if (arrow < 0) {
      throw new IllegalArgumentException(
          "A holiday must be moved like SUN->+1 or SAT,SUN->nextMON, but the code is \""
              + part
              + "\"");
    }
    int days = weekdays(part.substring(0, arrow));
    String target = part.substring(arrow + 2);
    if (target.equals("nextFREE")) {
      return new Move(days, Target.NEXT_FREE, 0);
    }
    if (target.startsWith("next")) {
      return new Move(days, Target.NEXT_WEEKDAY, weekday(target.substring(4)));
    }
    if (target.startsWith("prev")) {
      return new Move(days, Target.PREVIOUS_WEEKDAY, weekday(target.substring(4)));
    }
    int offset = offset(part, arrow + 2);
    if (offset == 0) {
      throw new IllegalArgumentException(
          "A holiday must be moved to another day, but the code is \"" + part + "\"");
    }
    return new Move(days, Target.DAYS, offset);
  }

  /** Reads {@code SAT,SUN} or {@code TUE-FRI} as a set of bits, bit 0 being Monday. */
  private static int weekdays(String text) {
    int days = 0;
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf(',', start);
      end = end < 0 ? text.length() : end;
      String item = text.substring(start, end);
      int dash = item.indexOf('-');
      int first = weekday(dash < 0 ? item : item.substring(0, dash));
      int last = dash < 0 ? first : weekday(item.substring(dash + 1));
      if (last < first) {
        throw new IllegalArgumentException(
            "Weekdays must go from an earlier to a later one, but are \"" + item + "\"");
      }
      for (int day = first; day <= last; day++) {
        days |= 1 << day;
      }
      start = end + 1;
    }
    return days;
  }

  // Nested records, not lambdas: the first lambda of a JVM costs more time than all holidays.

  private interface Base {
    long epochDayIn(int year);
  }

  private record FixedDay(int month, int day) implements Base {
    @Override
    public long epochDayIn(int year) {
      return day > YearMonth.of(year, month).lengthOfMonth()
          ? NO_DAY
          : LocalDate.of(year, month, day).toEpochDay();
    }
  }

  private record SingleDay(long epochDay) implements Base {
    @Override
    public long epochDayIn(int year) {
      return LocalDate.ofEpochDay(epochDay).getYear() == year ? epochDay : NO_DAY;
    }
  }

  private record EasterDay(boolean orthodox, int offset) implements Base {
    @Override
    public long epochDayIn(int year) {
      if (year < Easter.FIRST_YEAR) {
        return NO_DAY; // a wrong year in a host's facts is not a failure of the law
      }
      return (orthodox ? Easter.orthodox(year) : Easter.western(year)).toEpochDay() + offset;
    }
  }

  private record WeekdayFrom(int weekday, FixedDay earliest) implements Base {
    @Override
    public long epochDayIn(int year) {
      long day = earliest.epochDayIn(year);
      return day == NO_DAY ? NO_DAY : day + Math.floorMod(weekday - weekdayOf(day), 7);
    }
  }

  /** The nth weekday of a month, the last for 0; no day if there is no fifth. */
  private record NthWeekday(int nth, int weekday, int month, int offset) implements Base {
    @Override
    public long epochDayIn(int year) {
      LocalDate first = LocalDate.of(year, month, 1);
      long firstOfMonth = first.toEpochDay();
      long lastOfMonth = firstOfMonth + first.lengthOfMonth() - 1;
      long day =
          nth == 0
              ? lastOfMonth - Math.floorMod(weekdayOf(lastOfMonth) - weekday, 7)
              : firstOfMonth + Math.floorMod(weekday - weekdayOf(firstOfMonth), 7) + 7L * (nth - 1);
      return day > lastOfMonth ? NO_DAY : day + offset;
    }
  }

  private enum Years {
    ALL,
    EVEN,
    ODD;

    boolean hold(int year) {
      return this == ALL || (this == EVEN) == (year % 2 == 0);
    }
  }

  private enum Target {
    DAYS,
    NEXT_WEEKDAY,
    PREVIOUS_WEEKDAY,
    NEXT_FREE
  }

  /** A move from some weekdays to another day. */
  record Move(int weekdays, Target target, int amount) {

    /** Returns the day to which it moves, {@link #NO_DAY} if that depends on the other holidays. */
    long moved(long epochDay) {
      int weekday = weekdayOf(epochDay);
      return switch (target) {
        case DAYS -> epochDay + amount;
        case NEXT_WEEKDAY -> epochDay + 1 + Math.floorMod(amount - weekday - 1, 7);
        case PREVIOUS_WEEKDAY -> epochDay - 1 - Math.floorMod(weekday - amount - 1, 7);
        case NEXT_FREE -> NO_DAY;
      };
    }
  }
}
