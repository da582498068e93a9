package io.lexicall.number;

/** Decimal digits of a {@code long}. */
final class Digits {
  private static final long[] POWERS = powers();

  private Digits() {}

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** Ten to the power of an exponent of 0 to 18. */
  static long power(int exponent) {
    return POWERS[exponent];
  }

  /** Returns how many digits a positive number of at most 18 digits has. */
  static int count(long number) {
    int count = 1;
    while (number >= POWERS[count]) {
      count++;
    }
    return count;
  }
}
