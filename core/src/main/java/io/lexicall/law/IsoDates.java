package io.lexicall.law;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Parses the date form of the tables without the formatter that LocalDate.parse would load at
 * start-up.
 */
final class IsoDates {

  private IsoDates() {}

  /** Reads {@code 2026-11-24}; anything else is an IllegalArgumentException. */
  static LocalDate parse(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      throw unreadable(text, null);
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      throw unreadable(text, e);
    }
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw unreadable(text, null);
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static IllegalArgumentException unreadable(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "A date must be written like 2026-11-24, but is \"" + text + "\"", cause);
  }
}
