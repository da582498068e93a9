package io.lexicall.scan;

import java.util.Arrays;

/** The lines of a text, without their line ends. */
final class Lines {

  /** So long is a line, or longer mostly. */
  private static final int USUAL = 24;

  /** Of each the beginning and the end. */
  private int[] bounds;

  private int count;

  /** A byte order mark at the beginning is no part of the first. */
  Lines(String text) {
    this(text, Integer.MAX_VALUE);
  }

  /** The first so many lines. */
  Lines(String text, int most) {
    int length = text.length();
    bounds = new int[2 * Math.min(most, 32 + length / USUAL)];
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    // Looking for one of the two that end a line is far faster than for both.
    int feed = text.indexOf('\n', start);
    int carriage = text.indexOf('\r', start);
    while (start < length && count < most) {
      if (feed >= 0 && feed < start) {
        feed = text.indexOf('\n', start);
      }
      if (carriage >= 0 && carriage < start) {
        carriage = text.indexOf('\r', start);
      }
      int end = feed < 0 ? length : feed;
      boolean returns = carriage >= 0 && carriage < end;
      end = returns ? carriage : end;
      add(start, end);
      start = returns && feed == end + 1 ? end + 2 : end + 1;
    }
  }

  private void add(int start, int end) {
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = end;
    count++;
  }

  int count() {
    return count;
  }

  int start(int line) {
    return bounds[2 * line];
  }

  int end(int line) {
    return bounds[2 * line + 1];
  }

  static boolean isBlank(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c > ' ' && c < 0x7f || !Character.isWhitespace(c) && !Chars.isBlank(c)) {
        return false;
      }
    }
    return true;
  }
}
