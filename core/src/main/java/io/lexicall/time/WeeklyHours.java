package io.lexicall.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a week in which contact is allowed: the windows of each weekday and of holidays.
 *
 * <p>Whether contact is allowed depends on the local time at the called party. If clocks are put
 * back over a close, the hours end and begin again. == If clocks are put forward over an opening,
 * the hours open at the change. Bounds are whole seconds; an instant counts as the second in which
 * it lies.
 *
 * <p>Immutable and safe for use by several threads. Two are equal if they have the same windows.
 *
 * @since 0.1
 */
public final class WeeklyHours {

  private static final int SECONDS_PER_DAY = 86_400;
  private static final int SEARCH_DAYS = 400;
  private static final String SAME = "same";
  private static final String CLOSED = "closed";

  // 1970-01-01 was a Thursday: with Monday as 0, day 0 is weekday 3.
  private static final int WEEKDAY_OF_EPOCH = 3;

  /** For each weekday from Monday: open, close, open, close, in seconds of the day, ascending. */
  private final int[][] week;

  /** The same for holidays; null if a holiday has the hours of its weekday. */
  private final int @Nullable [] holiday;

  private WeeklyHours(int[][] week, int @Nullable [] holiday) {
    this.week = week;
    this.holiday = holiday;
  }

  /**
   * Returns hours from the texts of a table.
   *
   * <p>A text is {@code closed}, or one or more windows separated by a space: {@code 08:00-21:00}
   * or {@code 10:00-13:00 14:00-20:00}.
   *
   * @param mondayToFriday the windows of each day from Monday to Friday
   * @param saturday the windows of Saturday
   * @param sunday the windows of Sunday
   * @param holidays the windows of a holiday, whatever its weekday, or {@code same} if a holiday
   *     has the hours of its weekday
   * @return the hours
   * @throws IllegalArgumentException if a text does not have that form, or windows of a day overlap
   */
  public static WeeklyHours of(
      String mondayToFriday, String saturday, String sunday, String holidays) {
    List<CallingWindow> weekday = windows(requireNonNull(mondayToFriday, "mondayToFriday"));
    Builder builder = builder();
    for (DayOfWeek day : DayOfWeek.values()) {
      builder.day(day, weekday);
    }
    builder.day(DayOfWeek.SATURDAY, windows(requireNonNull(saturday, "saturday")));
    builder.day(DayOfWeek.SUNDAY, windows(requireNonNull(sunday, "sunday")));
    if (!requireNonNull(holidays, "holidays").equals(SAME)) {
      builder.holidays(windows(holidays));
    }
    return builder.build();
  }

  /**
   * Returns hours with the same window on every day of the week, including holidays.
   *
   * @param window the window
   * @return the hours
   */
  public static WeeklyHours daily(CallingWindow window) {
    Builder builder = builder();
    for (DayOfWeek day : DayOfWeek.values()) {
      builder.day(day, List.of(requireNonNull(window, "window")));
    }
    return builder.build();
  }

  /**
   * Returns a builder in which every day is closed and a holiday has the hours of its weekday.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns whether contact is allowed.
   *
   * <p>Allocates nothing from 1990 to 2099.
   *
   * @param clock the clock of the place
   * @param holidays the holidays of the place; not used if holidays have the hours of their weekday
   * @param epochSecond the instant, in seconds since 1970-01-01T00:00Z
   * @return true from an opening, inclusive, to the close, exclusive
   */
  public boolean isOpen(ZoneClock clock, HolidayCalendar holidays, long epochSecond) {
    long local = clock.localSecondsAt(epochSecond);
    long day = Math.floorDiv(local, SECONDS_PER_DAY);
    int second = (int) (local - day * SECONDS_PER_DAY);
    int[] bounds = boundsOf(day, holidays);
    for (int i = 0; i < bounds.length; i += 2) {
      if (second >= bounds[i] && second < bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the next opening or close: the first instant after a given one at which the answer
   * differs.
   *
   * @param clock the clock of the place
   * @param holidays the holidays of the place
   * @param after the instant to begin after, exclusive
   * @return the instant, a whole second; empty if nothing changes within 400 days
   */
  public Optional<Instant> nextChange(ZoneClock clock, HolidayCalendar holidays, Instant after) {
    long second = after.getEpochSecond();
    long limit = second + (long) SEARCH_DAYS * SECONDS_PER_DAY;
    boolean open = isOpen(clock, holidays, second);
    // Between two changes of the offset, local time runs evenly. So the answer can change only at a
    // bound of the day, at midnight, or at a change of the offset: go from one of these to the
    // next.
    do {
      second = Math.min(nextBound(clock, second, holidays), clock.nextOffsetChangeAfter(second));
      if (second > limit) {
        return Optional.empty();
      }
    } while (isOpen(clock, holidays, second) == open);
    return Optional.of(Instant.ofEpochSecond(second));
  }

  /**
   * Returns when local time, with a constant offset, next reaches a bound of a window or midnight.
   */
  private long nextBound(ZoneClock clock, long epochSecond, HolidayCalendar holidays) {
    long local = clock.localSecondsAt(epochSecond);
    long day = Math.floorDiv(local, SECONDS_PER_DAY);
    int second = (int) (local - day * SECONDS_PER_DAY);
    for (int bound : boundsOf(day, holidays)) {
      if (bound > second) {
        return epochSecond + bound - second;
      }
    }
    return epochSecond + SECONDS_PER_DAY - second;
  }

  private int[] boundsOf(long epochDay, HolidayCalendar holidays) {
    int[] ofHolidays = holiday;
    if (ofHolidays != null && holidays.isHoliday(epochDay)) {
      return ofHolidays;
    }
    return week[Math.floorMod(epochDay + WEEKDAY_OF_EPOCH, 7)];
  }

  /**
   * Returns the windows of a weekday that is not a holiday.
   *
   * @param day the weekday
   * @return its windows, ascending; empty if it is closed
   */
  public List<CallingWindow> windowsOn(DayOfWeek day) {
    return windows(week[day.getValue() - 1]);
  }

  /**
   * Returns the windows of a holiday.
   *
   * @return its windows, ascending, an empty list if it is closed; an empty optional if a holiday
   *     has the hours of its weekday
   */
  public Optional<List<CallingWindow>> windowsOnHolidays() {
    return holiday == null ? Optional.empty() : Optional.of(windows(holiday));
  }

  private static List<CallingWindow> windows(int[] bounds) {
    List<CallingWindow> windows = new ArrayList<>(bounds.length / 2);
    for (int i = 0; i < bounds.length; i += 2) {
      windows.add(
          new CallingWindow(
              LocalTime.ofSecondOfDay(bounds[i]),
              LocalTime.ofSecondOfDay(bounds[i + 1] % SECONDS_PER_DAY)));
    }
    return List.copyOf(windows);
  }

  private static List<CallingWindow> windows(String text) {
    if (text.equals(CLOSED)) {
      return List.of();
    }
    List<CallingWindow> windows = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf(' ', start);
      end = end < 0 ? text.length() : end;
      windows.add(CallingWindow.parse(text.substring(start, end)));
      start = end + 1;
    }
    return windows;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WeeklyHours hours
        && Arrays.deepEquals(week, hours.week)
        && Arrays.equals(holiday, hours.holiday);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(week) + Arrays.hashCode(holiday);
  }

  /**
   * Returns the hours for people to read: {@code Mon-Fri 08:00-21:00, Sat 10:00-17:00, Sun closed,
   * holidays closed}.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    DayOfWeek[] days = DayOfWeek.values();
    int first = 0;
    while (first < 7) {
      int last = first;
      while (last < 6 && Arrays.equals(week[last + 1], week[first])) {
        last++;
      }
      text.append(shortName(days[first]));
      if (last > first) {
        text.append('-').append(shortName(days[last]));
      }
      append(text.append(' '), week[first]);
      text.append(", ");
      first = last + 1;
    }
    int[] ofHolidays = holiday;
    if (ofHolidays == null) {
      text.append("also on holidays");
    } else {
      append(text.append("holidays "), ofHolidays);
    }
    return text.toString();
  }

  private static String shortName(DayOfWeek day) {
    return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
  }

  private static void append(StringBuilder text, int[] bounds) {
    if (bounds.length == 0) {
      text.append(CLOSED);
    }
    String separator = "";
    for (CallingWindow window : windows(bounds)) {
      text.append(separator).append(window);
      separator = " ";
    }
  }

  /**
   * Builds weekly hours. Not safe for use by several threads.
   *
   * @since 0.1
   */
  public static final class Builder {

    private final Map<DayOfWeek, int[]> week = new EnumMap<>(DayOfWeek.class);
    private int @Nullable [] holiday;

    private Builder() {}

    /**
     * Sets the windows of a weekday and replaces earlier ones.
     *
     * @param day the weekday
     * @param windows its windows, in any order; none if it is closed
     * @return this builder
     * @throws IllegalArgumentException if two windows overlap
     */
    public Builder day(DayOfWeek day, List<CallingWindow> windows) {
      week.put(requireNonNull(day, "day"), bounds(windows));
      return this;
    }

    /**
     * Sets the windows of holidays, which then replace those of the weekday.
     *
     * @param windows the windows, in any order; none if holidays are closed
     * @return this builder
     * @throws IllegalArgumentException if two windows overlap
     */
    public Builder holidays(List<CallingWindow> windows) {
      holiday = bounds(windows);
      return this;
    }

    /**
     * Builds the hours.
     *
     * @return the hours as set so far
     */
    public WeeklyHours build() {
      int[][] days = new int[7][];
      for (DayOfWeek day : DayOfWeek.values()) {
        days[day.getValue() - 1] = week.getOrDefault(day, new int[0]);
      }
      return new WeeklyHours(days, holiday);
    }

    private static int[] bounds(List<CallingWindow> windows) {
      List<CallingWindow> sorted = new ArrayList<>(windows);
      sorted.sort(Comparator.comparingInt(CallingWindow::openSecondOfDay));
      int[] bounds = new int[2 * sorted.size()];
      int previousClose = 0;
      for (int i = 0; i < sorted.size(); i++) {
        CallingWindow window = sorted.get(i);
        if (window.openSecondOfDay() < previousClose) {
          throw new IllegalArgumentException(
              "The windows of a day must not overlap, but are " + windows);
        }
        previousClose = window.closeSecondOfDay();
        bounds[2 * i] = window.openSecondOfDay();
        bounds[2 * i + 1] = previousClose;
      }
      return bounds;
    }
  }
}
