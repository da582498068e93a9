package io.lexicall.scan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Reads times of recordings. */
final class Clock {

  private static final long MOST = Duration.ofDays(366).toMillis();

  /** Units of time, as powers of ten of milliseconds; a tick of Microsoft's is 100 nanoseconds. */
  static final int SECONDS = 3;

  static final int MILLIS = 0;
  static final int TICKS = -4;

  private static final int LONGEST = 24;

  /** So many digits surely fit. */
  private static final int MOST_DIGITS = 17;

  private Clock() {}

  /** "12:34", "1:02:03.250", "00:00:01,5" in milliseconds; -1 if it is none. */
  static long millis(String clock) {
    long whole = 0;
    int colons = 0;
    int length = 0;
    int i = 0;
    for (; i < clock.length(); i++) {
      char c = clock.charAt(i);
      if (Chars.isAsciiDigit(c)) {
        if (++length > 9) {
          return -1;
        }
      } else if (c == ':') {
        colons++;
        length = 0;
      } else {
        break;
      }
    }
    if (colons == 0 || colons > 2) {
      return -1;
    }
    for (String part : clock.substring(0, i).split(":", -1)) {
      if (part.isEmpty()) {
        return -1;
      }
      whole = whole * 60 + Long.parseLong(part);
    }
    long millis = whole * 1000;
    if (i < clock.length()) {
      StringBuilder fraction = new StringBuilder(clock.substring(i + 1));
      fraction.append("000").setLength(3);
      for (int k = 0; k < 3; k++) {
        if (!Chars.isAsciiDigit(fraction.charAt(k))) {
          return -1;
        }
      }
      millis += Long.parseLong(fraction.toString());
    }
    return millis > MOST ? -1 : millis;
  }

  /** Returns a decimal in a unit, as the power of ten of its milliseconds; -1 if it is none. */
  static long scaled(CharSequence text, int start, int end, int unit) {
    if (end <= start || end - start > LONGEST) {
      return -1;
    }
    long value = 0;
    int digits = 0;
    int point = -1;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Chars.isAsciiDigit(c)) {
        digits++;
        value = value * 10 + c - '0';
      } else if (c == '.' && point < 0) {
        point = i;
      } else {
        return -1;
      }
    }
    int scale = unit - (point < 0 ? 0 : end - point - 1);
    if (digits == 0) {
      return -1;
    }
    return digits > MOST_DIGITS || scale < -MOST_DIGITS
        ? exact(text.subSequence(start, end).toString(), unit)
        : rounded(value, scale);
  }

  private static long rounded(long value, int scale) {
    long power = 1;
    for (int i = 0; i < Math.abs(scale); i++) {
      power *= 10;
    }
    if (scale >= 0) {
      return value > MOST / power ? -1 : value * power;
    }
    long whole = value / power;
    long rest = value % power;
    return whole > MOST || whole == MOST && rest > 0 ? -1 : whole + (rest * 2 >= power ? 1 : 0);
  }

  private static long exact(String number, int unit) {
    BigDecimal millis = new BigDecimal(number).scaleByPowerOfTen(unit);
    return millis.compareTo(BigDecimal.valueOf(MOST)) > 0
        ? -1
        : millis.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  static long seconds(String number) {
    return seconds(number, 0, number.length());
  }

  static long seconds(CharSequence text, int start, int end) {
    return scaled(text, start, end, SECONDS);
  }

  /** "PT1.3S" in milliseconds; -1 if it is none. */
  static long iso(String text) {
    try {
      Duration duration = Duration.parse(text);
      return duration.isNegative() || duration.compareTo(Duration.ofMillis(MOST)) > 0
          ? -1
          : duration.toMillis();
    } catch (DateTimeParseException none) {
      return -1;
    }
  }
}
