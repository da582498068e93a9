package io.lexicall.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * A growing JSON text. Each value is in the form of RFC 8785; the caller is responsible for the
 * order of names. Not thread-safe.
 */
final class JsonBytes {
  private static final int SECONDS_A_DAY = 86_400;

  /** The JSON escapes of the control characters, by their code. */
  private static final byte[][] ESCAPED = new byte['\\' + 1][];

  static {
    for (char c = 0; c < ' '; c++) {
      ESCAPED[c] = Hashes.utf8(String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    ESCAPED['\b'] = Hashes.utf8("\\b");
    ESCAPED['\t'] = Hashes.utf8("\\t");
    ESCAPED['\n'] = Hashes.utf8("\\n");
    ESCAPED['\f'] = Hashes.utf8("\\f");
    ESCAPED['\r'] = Hashes.utf8("\\r");
    ESCAPED['"'] = Hashes.utf8("\\\"");
    ESCAPED['\\'] = Hashes.utf8("\\\\");
  }

  private byte[] bytes = new byte[4_096];
  private int length;

  /** Clears the text. */
  JsonBytes clear() {
    length = 0;
    return this;
  }

  int length() {
    return length;
  }

  /**
   * Returns the buffer. Only the bytes before {@link #length} are valid, and only until the next
   * change.
   */
  byte[] buffer() {
    return bytes;
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  byte[] copy() {
    return copy(0, length);
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  /** Appends text that is JSON already. */
  JsonBytes raw(byte[] json) {
    room(json.length);
    System.arraycopy(json, 0, bytes, length, json.length);
    length += json.length;
    return this;
  }

  JsonBytes raw(char c) {
    room(1);
    bytes[length++] = (byte) c;
    return this;
  }

  /**
   * Removes the comma after the last member or entry, if there is one, and appends the closing
   * bracket.
   */
  JsonBytes end(char bracket) {
    if (bytes[length - 1] == ',') {
      length--;
    }
    return raw(bracket);
  }

  /**
   * Appends a text in quotes.
   *
   * @throws IllegalArgumentException if it has half of a surrogate pair, which UTF-8 cannot encode
   */
  JsonBytes quoted(String text) {
    room(text.length() + 2);
    bytes[length++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        length -= i;
        return rest(text, 0);
      }
      if (c <= '\\' && ESCAPED[c] != null) {
        return rest(text, i);
      }
      bytes[length++] = (byte) c;
    }
    return raw('"');
  }

  /** Appends the rest of a text, from the first character that needs an escape or several bytes. */
  private JsonBytes rest(String text, int from) {
    int plain = from;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        // RFC 8785, section 3.2.2.2: UTF-8 cannot encode half of a surrogate pair.
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          throw new IllegalArgumentException("a text that UTF-8 cannot hold");
        }
        i++;
      } else if (c <= '\\' && ESCAPED[c] != null) {
        raw(text.substring(plain, i).getBytes(StandardCharsets.UTF_8)).raw(ESCAPED[c]);
        plain = i + 1;
      }
    }
    return raw(text.substring(plain).getBytes(StandardCharsets.UTF_8)).raw('"');
  }

  JsonBytes number(long number) {
    if (number >= 0 && number < 10) {
      return raw((char) ('0' + number));
    }
    if (number < 0) {
      return raw(Hashes.utf8(Long.toString(number)));
    }
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    room(digits);
    length += digits;
    long rest = number;
    for (int at = length - 1; at >= length - digits; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return this;
  }

  /**
   * Appends an instant of the years 0 to 9999 in quotes, as {@link Instant#toString} writes it.
   *
   * @throws IllegalArgumentException if it is of another year, which RFC 3339 cannot express
   */
  JsonBytes quoted(Instant instant) {
    long seconds = instant.getEpochSecond();
    long day = Math.floorDiv(seconds, SECONDS_A_DAY);
    if (day < -719_528 || day >= 2_932_897) {
      throw new IllegalArgumentException("RFC 3339 writes the years 0 to 9999 only");
    }
    room(34);
    bytes[length++] = '"';
    date(day);
    bytes[length++] = 'T';
    int ofDay = Math.floorMod(seconds, SECONDS_A_DAY);
    two(ofDay / 3_600);
    bytes[length++] = ':';
    two(ofDay / 60 % 60);
    bytes[length++] = ':';
    two(ofDay % 60);
    int nanos = instant.getNano();
    if (nanos != 0) {
      int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
      bytes[length++] = '.';
      for (int i = 0, unit = 100_000_000; i < digits; i++, unit /= 10) {
        bytes[length++] = (byte) ('0' + nanos / unit % 10);
      }
    }
    bytes[length++] = 'Z';
    bytes[length++] = '"';
    return this;
  }

  /**
   * Howard Hinnant's algorithm from days to dates, with the first of March of the year 0 as the
   * first day.
   */
  private void date(long epochDay) {
    int day = (int) (epochDay + 719_468 + 146_097); // one era more, so that nothing is negative
    int era = day / 146_097;
    int ofEra = day % 146_097;
    int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int march = (5 * ofYear + 2) / 153;
    int month = march < 10 ? march + 3 : march - 9;
    int year = yearOfEra + 400 * (era - 1) + (month <= 2 ? 1 : 0);
    two(year / 100);
    two(year % 100);
    bytes[length++] = '-';
    two(month);
    bytes[length++] = '-';
    two(ofYear - (153 * march + 2) / 5 + 1);
  }

  private void two(int number) {
    bytes[length++] = (byte) ('0' + number / 10);
    bytes[length++] = (byte) ('0' + number % 10);
  }
}
