package io.lexicall.json.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses instants and dates in their only unambiguous form. */
public final class Rfc3339 {
  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_END = 19;
  private static final int MOST_FRACTION_DIGITS = 9;
  private static final long SECONDS_A_DAY = 86_400;
  private static final long FIRST_SECOND = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_A_DAY;
  private static final long END_SECOND = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_A_DAY;

  private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
  private static final String TIME = DATE + "[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?";
  private static final String OFFSET = "([Zz]|[+-]\\d{2}:\\d{2})";
  private static final Pattern WITH_SPACE = Pattern.compile(DATE + " +\\d{2}:.*");
  private static final Pattern WITHOUT_SECONDS =
      Pattern.compile(DATE + "[Tt]\\d{2}:\\d{2}" + OFFSET + "?");
  private static final Pattern WITHOUT_OFFSET = Pattern.compile(TIME);
  private static final Pattern WITH_ZONE = Pattern.compile(TIME + OFFSET + "?\\[.*");
  private static final Pattern WITH_OTHER_OFFSET = Pattern.compile(TIME + "[+-]\\d{1,4}");
  private static final Pattern WHOLE = Pattern.compile(TIME + OFFSET);

  private Rfc3339() {}

  /**
   * Reads an instant with seconds and an offset, or returns null. In UTC it is in a year from 0 to
   * 9999: no other can be written again.
   */
  public static @Nullable Instant instant(String text) {
    Instant instant = anyInstant(text);
    return instant == null
            || instant.getEpochSecond() < FIRST_SECOND
            || instant.getEpochSecond() >= END_SECOND
        ? null
        : instant;
  }

  private static @Nullable Instant anyInstant(String text) {
    int length = text.length();
    if (length <= SECONDS_END
        || (text.charAt(10) | 0x20) != 't'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    LocalDate date = date(text.substring(0, DATE_LENGTH));
    int hour = two(text, 11);
    int minute = two(text, 14);
    int second = two(text, 17);
    if (date == null || !isTime(hour, minute) || second < 0 || second > 59) {
      return null;
    }
    int i = SECONDS_END;
    int nanos = 0;
    if (text.charAt(i) == '.') {
      int first = ++i;
      int unit = 100_000_000;
      while (i < length && digit(text, i) >= 0) {
        nanos += digit(text, i++) * unit;
        unit /= 10;
      }
      if (i == first || i - first > MOST_FRACTION_DIGITS) {
        return null;
      }
    }
    if (i >= length) {
      return null;
    }
    long offset = 0;
    char sign = text.charAt(i);
    if ((sign | 0x20) == 'z') {
      i++;
    } else if ((sign == '+' || sign == '-') && i + 6 == length && text.charAt(i + 3) == ':') {
      int hours = two(text, i + 1);
      int minutes = two(text, i + 4);
      if (!isTime(hours, minutes)) {
        return null;
      }
      offset = (hours * 60L + minutes) * (sign == '-' ? -60 : 60);
      i += 6;
    }
    if (i != length || ((sign | 0x20) != 'z' && sign != '+' && sign != '-')) {
      return null;
    }
    long local = date.toEpochDay() * SECONDS_A_DAY + (hour * 60L + minute) * 60 + second;
    return Instant.ofEpochSecond(local - offset, nanos);
  }

  /**
   * Returns the offset of what {@link #instant} has read; UTC if no clock on earth has that offset.
   */
  public static ZoneOffset offset(String instant) {
    if (isInUtc(instant)) {
      return ZoneOffset.UTC;
    }
    int sign = instant.length() - "+00:00".length();
    int minutes = two(instant, sign + 1) * 60 + two(instant, sign + 4);
    int seconds = minutes * (instant.charAt(sign) == '-' ? -60 : 60);
    return Math.abs(seconds) > ZoneOffset.MAX.getTotalSeconds()
        ? ZoneOffset.UTC
        : ZoneOffset.ofTotalSeconds(seconds);
  }

  /** Returns whether what {@link #instant} has read ends with a {@code Z}. */
  static boolean isInUtc(String instant) {
    return (instant.charAt(instant.length() - 1) | 0x20) == 'z';
  }

  /** Reads a date, or returns null. */
  public static @Nullable LocalDate date(String text) {
    if (text.length() != DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    int century = two(text, 0);
    int year = two(text, 2);
    int month = two(text, 5);
    int day = two(text, 8);
    if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1) {
      return null;
    }
    try {
      return LocalDate.of(century * 100 + year, month, day);
    } catch (DateTimeException notInTheCalendar) {
      return null;
    }
  }

  /** Reads a time of day to the minute or the second, or returns null. */
  static @Nullable LocalTime localTime(String text) {
    int length = text.length();
    boolean seconds = length == "00:00:00".length();
    if ((!seconds && length != "00:00".length())
        || text.charAt(2) != ':'
        || (seconds && text.charAt(5) != ':')) {
      return null;
    }
    int hour = two(text, 0);
    int minute = two(text, 3);
    int second = seconds ? two(text, 6) : 0;
    return isTime(hour, minute) && second >= 0 && second < 60
        ? LocalTime.of(hour, minute, second)
        : null;
  }

  /** Says what is wrong with a text that {@link #instant} does not read. */
  static String whyNoInstant(String text) {
    String shown = Shown.quoted(text);
    if (text.length() == DATE_LENGTH && date(text) != null) {
      return shown + " is a date without a time";
    }
    if (matches(WITHOUT_OFFSET, text)) {
      return shown + " has no offset, so it could be any of 26 hours";
    }
    if (matches(WITH_ZONE, text)) {
      return shown + " names a zone, but must have only an offset";
    }
    if (matches(WITHOUT_SECONDS, text)) {
      return shown + " has no seconds";
    }
    if (matches(WITH_SPACE, text)) {
      return shown + " has a space instead of T";
    }
    if (matches(WITH_OTHER_OFFSET, text)) {
      return shown + " has an offset in another form than +hh:mm";
    }
    if (!matches(WHOLE, text)) {
      return shown + " is not an instant";
    }
    if (date(text.substring(0, DATE_LENGTH)) == null) {
      return shown + " names a day that is not in the calendar";
    }
    if (text.startsWith("60", 17)) {
      return shown
          + " is a leap second, which is not supported; give the second before or after it";
    }
    if (text.charAt(SECONDS_END) == '.' && anyInstant(withoutFraction(text)) != null) {
      return shown + " is finer than nanoseconds";
    }
    if (anyInstant(text) != null) {
      return shown + " is before the year 0 or after the year 9999 in UTC";
    }
    return shown + " names a time or an offset that does not exist";
  }

  /** Says what is wrong with a text that {@link #date} does not read. */
  static String whyNoDate(String text) {
    return Shown.quoted(text)
        + (text.matches(DATE) ? " is not in the calendar" : " is not a date such as 2026-05-04");
  }

  private static String withoutFraction(String text) {
    return text.substring(0, SECONDS_END) + text.substring(SECONDS_END).replaceFirst("\\.\\d+", "");
  }

  /** Long texts are not instants and are not matched. */
  private static boolean matches(Pattern form, String text) {
    return text.length() <= 100 && form.matcher(text).matches();
  }

  private static boolean isTime(int hour, int minute) {
    return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
  }

  private static int two(String text, int i) {
    int tens = digit(text, i);
    int ones = digit(text, i + 1);
    return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
  }

  private static int digit(String text, int i) {
    int digit = text.charAt(i) - '0';
    return digit >= 0 && digit <= 9 ? digit : -1;
  }
}
