package io.lexicall.lists;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the numbers, times and changes that files hold as text. */
final class NumberText {
  /** Greater than every number: the text has none. */
  static final long NONE = -1;

  /** Greater than every moment: the text has none. */
  static final long NO_TIME = -1;

  private static final Place SOMEWHERE = Place.of("US");
  private static final int LEAST_DIGITS = 7;
  private static final int MOST_LETTERS = 64;
  private static final int NANP_DIGITS = 10;

  private NumberText() {}

  /** Returns whether national numbers of a country are those of the North American plan. */
  static boolean isNanp(@Nullable Place country) {
    return country != null
        && PhoneNumber.tryParse("+12125550142").isPresent()
        && callsNanp(country);
  }

  private static boolean callsNanp(Place country) {
    try {
      return PhoneNumber.parse("2125550142", country).isNanp();
    } catch (IllegalArgumentException anotherPlan) {
      return false;
    }
  }

  /**
   * Reads a number.
   *
   * @param country where numbers without a calling code are dialed from
   * @param nanp whether that country is in the North American plan
   * @return its digits, or {@link #NONE}; then {@link #whyNot} returns the reason
   */
  static long number(String text, @Nullable Place country, boolean nanp) {
    String stripped = text.strip();
    PhoneNumber strict = PhoneNumber.tryParse(stripped).orElse(null);
    if (strict != null) {
      return strict.digits();
    }
    if (nanp && stripped.length() == NANP_DIGITS && isDigits(stripped)) {
      return orNone("+1" + stripped);
    }
    boolean international = stripped.startsWith("+");
    if (stripped.length() > MOST_LETTERS || (country == null && !international)) {
      return NONE;
    }
    if (nanp && stripped.length() == NANP_DIGITS + 1 && isDigits(stripped)) {
      return orNone("+" + stripped);
    }
    try {
      return PhoneNumber.parse(stripped, country == null ? SOMEWHERE : country).digits();
    } catch (IllegalArgumentException none) {
      return NONE;
    }
  }

  private static long orNone(String e164) {
    return PhoneNumber.tryParse(e164).map(PhoneNumber::digits).orElse(NONE);
  }

  static RefusalReason whyNot(String text, @Nullable Place country) {
    if (text.indexOf('\uFFFD') >= 0) {
      return RefusalReason.WRONG_ENCODING;
    }
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    if (digits < LEAST_DIGITS) {
      return RefusalReason.NO_NUMBER;
    }
    return country == null && !text.strip().startsWith("+")
        ? RefusalReason.NATIONAL_NUMBER
        : RefusalReason.IMPOSSIBLE_NUMBER;
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * Reads a day, or a day and a time with or without an offset.
   *
   * @return the second since 1970, times two, plus one if only the day counts, since the text has
   *     no time or no offset (the time is then used only for the order); or {@link #NO_TIME}
   */
  static long time(String text) {
    String stripped = text.strip();
    try {
      if (stripped.length() == 10) {
        return day(LocalDate.parse(stripped));
      }
      if (stripped.length() == 8) {
        return day(LocalDate.parse(stripped, DateTimeFormatter.BASIC_ISO_DATE));
      }
      String iso = stripped.indexOf(' ') == 10 ? stripped.replaceFirst(" ", "T") : stripped;
      boolean hasOffset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 10;
      if (hasOffset) {
        Instant instant = OffsetDateTime.parse(iso).toInstant();
        return Since.of(instant) == 0 ? NO_TIME : instant.getEpochSecond() * 2;
      }
      LocalDateTime local = LocalDateTime.parse(iso);
      return Since.of(local.toLocalDate()) == 0
          ? NO_TIME
          : local.toEpochSecond(java.time.ZoneOffset.UTC) * 2 + 1;
    } catch (DateTimeException | IllegalArgumentException none) {
      return NO_TIME;
    }
  }

  private static long day(LocalDate day) {
    return Integer.toUnsignedLong(Since.of(day)) * 86_400 * 2 + 1;
  }

  /** Encodes a result of {@link #time} as a moment. */
  static int since(long time) {
    long second = time >> 1;
    return (time & 1) != 0 ? (int) (second / 86_400) : (int) second;
  }
}
