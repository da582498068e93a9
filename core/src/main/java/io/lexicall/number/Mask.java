package io.lexicall.number;

/** Hides the middle of a number. */
final class Mask {
  private static final int LAST_SHOWN = 2;

  private Mask() {}

  static String of(long digits, int firstShown) {
    String all = Long.toString(digits);
    int hidden = Math.max(0, all.length() - firstShown - LAST_SHOWN);
    return "+"
        + all.substring(0, firstShown)
        + "•".repeat(hidden)
        + all.substring(firstShown + hidden);
  }
}
