package io.lexicall.time;

import java.time.LocalDate;

/** The date of Easter Sunday. */
final class Easter {

  private Easter() {}

  /** The first year that began in the Gregorian calendar. */
  static final int FIRST_YEAR = 1583;

  /**
   * Easter Sunday of the western churches, by the Gregorian computus.
   *
   * @param year the year, 1583 or later
   * @return a Sunday from 22 March to 25 April
   * @throws IllegalArgumentException if the year is before 1583
   */
  static LocalDate western(int year) {
    requireGregorian(year);
    // The anonymous computus, as Meeus gives it in Astronomical Algorithms, chapter 8.
    int golden = year % 19;
    int century = year / 100;
    int yearOfCentury = year % 100;
    int lunarCorrection = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - lunarCorrection + 15) % 30;
    int toSunday =
        (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
    int late = (golden + 11 * epact + 22 * toSunday) / 451;
    int monthAndDay = epact + toSunday - 7 * late + 114;
    return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
  }

  /**
   * Easter Sunday of the Orthodox churches that keep the Julian computus, as a Gregorian date.
   *
   * @param year the year, 1583 or later
   * @return a Sunday
   * @throws IllegalArgumentException if the year is before 1583
   */
  static LocalDate orthodox(int year) {
    requireGregorian(year);
    int moon = (19 * (year % 19) + 15) % 30;
    int toSunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    int monthAndDay = moon + toSunday + 114;
    int daysFromJulian = year / 100 - year / 400 - 2;
    return LocalDate.of(year, monthAndDay / 31, 1)
        .plusDays(monthAndDay % 31)
        .plusDays(daysFromJulian);
  }

  private static void requireGregorian(int year) {
    if (year < FIRST_YEAR) {
      throw new IllegalArgumentException(
          "The Gregorian calendar begins in 1582; Easter is given from 1583, but the year is "
              + year);
    }
  }
}
