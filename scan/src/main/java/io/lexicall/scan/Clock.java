package io.lexicall.scan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Reads times of recordings. */
final class Clock {

  private static final long MOST = Duration.ofDays(366).toMillis();

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

  /** Returns a decimal in a unit of so many milliseconds; -1 if it is none. */
  static long scaled(String number, BigDecimal millisInUnit) {
    if (number.isEmpty() || number.length() > 24) {
      return -1;
    }
    for (int i = 0; i < number.length(); i++) {
      if (!Chars.isAsciiDigit(number.charAt(i)) && number.charAt(i) != '.') {
        return -1;
      }
    }
    try {
      BigDecimal millis = new BigDecimal(number).multiply(millisInUnit);
      return millis.compareTo(BigDecimal.valueOf(MOST)) > 0
          ? -1
          : millis.setScale(0, RoundingMode.HALF_UP).longValueExact();
    } catch (NumberFormatException none) {
      return -1;
    }
  }

  static long seconds(String number) {
    return scaled(number, BigDecimal.valueOf(1000));
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
