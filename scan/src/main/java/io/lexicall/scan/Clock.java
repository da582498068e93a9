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

  /** So many digits of seconds are no more than a call can last. */
  private static final int MOST_SECONDS = 7;

  /** So many digits surely fit. */
  private static final int MOST_DIGITS = 17;

  /** The powers of ten. */
  private static final long[] POWERS = new long[MOST_DIGITS + 1];

  /** What more than this is, times that power, is longer than any recording. */
  private static final long[] MOST_OF_SCALE = new long[MOST_DIGITS + 1];

  static {
    long power = 1;
    for (int i = 0; i <= MOST_DIGITS; i++) {
      POWERS[i] = power;
      MOST_OF_SCALE[i] = MOST / power;
      power *= 10;
    }
  }

  private Clock() {}

  /** "12:34", "1:02:03.250", "00:00:01,5" in milliseconds; -1 if it is none. */
  static long millis(String clock) {
    return millis(clock, 0, clock.length());
  }

  /** A clock at [start, end) of a text in milliseconds; -1 if there is none. */
  static long millis(CharSequence text, int start, int end) {
    long whole = 0;
    long part = 0;
    int colons = 0;
    int length = 0;
    int i = start;
    for (; i < end; i++) {
      char c = text.charAt(i);
      if (Chars.isAsciiDigit(c)) {
        if (++length > 9) {
          return -1;
        }
        part = part * 10 + c - '0';
      } else if (c == ':' && length > 0 && colons < 2) {
        colons++;
        length = 0;
        whole = (whole + part) * 60;
        part = 0;
      } else {
        break;
      }
    }
    if (colons == 0 || length == 0 || i < end && text.charAt(i) == ':') {
      return -1;
    }
    long millis = (whole + part) * 1000;
    int fraction = 0;
    for (int k = 1; k <= 3 && i < end; k++) {
      char c = i + k < end ? text.charAt(i + k) : '0';
      if (!Chars.isAsciiDigit(c)) {
        return -1;
      }
      fraction = fraction * 10 + c - '0';
    }
    millis += fraction;
    return millis > MOST ? -1 : millis;
  }

  /** Returns the end of "1:02:03.250" at a place of a line that ends; -1 if it is not there. */
  static int end(CharSequence text, int start, int end) {
    int i = digitsEnd(text, start, end, 3);
    if (i == start) {
      return -1;
    }
    int parts = 0;
    while (parts < 2
        && i + 2 < end
        && text.charAt(i) == ':'
        && digitsEnd(text, i + 1, end, 2) == i + 3) {
      i += 3;
      parts++;
    }
    if (parts == 0) {
      return -1;
    }
    if (i + 1 < end && (text.charAt(i) == '.' || text.charAt(i) == ',')) {
      int fraction = digitsEnd(text, i + 1, end, 6);
      i = fraction > i + 1 ? fraction : i;
    }
    return i;
  }

  private static int digitsEnd(CharSequence text, int start, int end, int most) {
    int i = start;
    while (i < end && i - start < most && Chars.isAsciiDigit(text.charAt(i))) {
      i++;
    }
    return i;
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
    long power = POWERS[Math.abs(scale)];
    if (scale >= 0) {
      return value > MOST_OF_SCALE[scale] ? -1 : value * power;
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
    int last = text.length() - 1;
    int point = digitsEnd(text, 2, last, MOST_SECONDS);
    int fraction = point < last && text.charAt(point) == '.' ? point + 1 : point;
    boolean isSeconds =
        text.startsWith("PT")
            && point > 2
            && text.charAt(last) == 'S'
            && digitsEnd(text, fraction, last, 9) == last
            && (fraction == point ? point == last : fraction < last);
    if (isSeconds) {
      // What is less than a millisecond does not count.
      return scaled(text, 2, Math.min(last, fraction + 3), SECONDS);
    }
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
