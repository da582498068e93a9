package io.lexicall.time;

import static java.util.Objects.requireNonNull;

import java.time.LocalTime;

/**
 * A part of a day in which contact is allowed: from the opening, inclusive, to the close,
 * exclusive, in local time at the called party.
 *
 * <p>Statutes differ about the closing instant ("after 9 p.m." or "between 8 a.m. and 9 p.m."). The
 * close is exclusive for all, which is the reading that protects the called person. A window may
 * close at the end of the day, 24:00: a close of {@link LocalTime#MIDNIGHT} always means that.
 * Bounds are whole seconds.
 *
 * @param openInclusive the first time of day at which contact is allowed
 * @param closeExclusive the first time of day after it at which contact is no longer allowed;
 *     midnight for the end of the day
 * @since 0.1
 */
public record CallingWindow(LocalTime openInclusive, LocalTime closeExclusive) {

  private static final int SECONDS_PER_DAY = 86_400;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final String END_OF_DAY = "24:00";

  /**
   * Creates a window.
   *
   * @throws IllegalArgumentException if the close is not after the opening, or a bound has a
   *     fraction of a second
   */
  public CallingWindow {
    requireNonNull(openInclusive, "openInclusive");
    requireNonNull(closeExclusive, "closeExclusive");
    if (!isWholeSecond(openInclusive) || !isWholeSecond(closeExclusive)) {
      throw new IllegalArgumentException(
          "A calling window must open and close on whole seconds, but opens "
              + openInclusive
              + " and closes "
              + closeExclusive);
    }
    if (!closeExclusive.equals(LocalTime.MIDNIGHT) && !closeExclusive.isAfter(openInclusive)) {
      throw new IllegalArgumentException(
          "A calling window must close after it opens, but opens "
              + openInclusive
              + " and closes "
              + closeExclusive
              + "; split one that crosses midnight in two");
    }
  }

  /**
   * Returns a window from times as tables write them.
   *
   * @param openInclusive the opening, {@code 08:00} or {@code 08:00:00}
   * @param closeExclusive the close, in the same form, or {@code 24:00} for the end of the day
   * @return the window
   * @throws IllegalArgumentException if a time does not have that form, or the close is not after
   *     the opening
   */
  public static CallingWindow of(String openInclusive, String closeExclusive) {
    LocalTime open = time(requireNonNull(openInclusive, "openInclusive"));
    if (requireNonNull(closeExclusive, "closeExclusive").equals(END_OF_DAY)) {
      return new CallingWindow(open, LocalTime.MIDNIGHT);
    }
    LocalTime close = time(closeExclusive);
    if (close.equals(LocalTime.MIDNIGHT)) {
      throw new IllegalArgumentException(
          "A calling window must close after it opens, but closes 00:00; the end of the day is"
              + " 24:00");
    }
    return new CallingWindow(open, close);
  }

  /**
   * Parses a window as {@link #toString()} writes it.
   *
   * @param text the window, {@code 08:00-21:00}
   * @return the window
   * @throws IllegalArgumentException if the text does not have that form, or the close is not after
   *     the opening
   */
  public static CallingWindow parse(String text) {
    int dash = requireNonNull(text, "text").indexOf('-');
    if (dash < 0) {
      throw new IllegalArgumentException(
          "A calling window must be written like 08:00-21:00, but is \"" + text + "\"");
    }
    return of(text.substring(0, dash), text.substring(dash + 1));
  }

  /**
   * Returns whether a time of day is in the window.
   *
   * @param time the local time
   * @return true from the opening, inclusive, to the close, exclusive
   */
  public boolean contains(LocalTime time) {
    int second = time.toSecondOfDay();
    return second >= openSecondOfDay() && second < closeSecondOfDay();
  }

  /**
   * Returns the opening as a number.
   *
   * @return seconds since local midnight, inclusive, 0 to 86,399
   */
  public int openSecondOfDay() {
    return openInclusive.toSecondOfDay();
  }

  /**
   * Returns the close as a number.
   *
   * @return seconds since local midnight, exclusive, 1 to 86,400
   */
  public int closeSecondOfDay() {
    int second = closeExclusive.toSecondOfDay();
    return second == 0 ? SECONDS_PER_DAY : second;
  }

  /** Returns the window as tables write it, {@code 08:00-21:00}. */
  @Override
  public String toString() {
    return openInclusive
        + "-"
        + (closeExclusive.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : closeExclusive.toString());
  }

  private static boolean isWholeSecond(LocalTime time) {
    return time.toNanoOfDay() % NANOS_PER_SECOND == 0;
  }

  // Parsed by hand, since LocalTime.parse would load the formatters at start-up, and accepts forms
  // that tables should not contain.
  private static LocalTime time(String text) {
    int length = text.length();
    if ((length == 5 || length == 8)
        && text.charAt(2) == ':'
        && (length == 5 || text.charAt(5) == ':')) {
      int hour = twoDigits(text, 0);
      int minute = twoDigits(text, 3);
      int second = length == 5 ? 0 : twoDigits(text, 6);
      if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60) {
        return LocalTime.of(hour, minute, second);
      }
    }
    throw new IllegalArgumentException(
        "A time of day must be written like 08:00 or 08:00:00, but is \"" + text + "\"");
  }

  private static int twoDigits(String text, int at) {
    int tens = text.charAt(at) - '0';
    int ones = text.charAt(at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
  }
}
