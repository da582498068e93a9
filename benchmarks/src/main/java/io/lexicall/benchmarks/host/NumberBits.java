package io.lexicall.benchmarks.host;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A set of North American numbers with a bit for each number that an area code can have: the plain
 * way to keep hundreds of millions of them. Not thread-safe while numbers are put in.
 */
public final class NumberBits {
  private static final int NUMBERS = 10_000_000;

  private final long[] @Nullable [] byAreaCode = new long[1_000][];

  /**
   * Makes up numbers: some seven in a hundred of those of each area code, as on the National
   * Registry, which holds about 250 million.
   */
  public static NumberBits random(int[] areaCodes, long seed) {
    NumberBits set = new NumberBits();
    Arrays.stream(areaCodes).parallel().forEach(code -> set.byAreaCode[code] = bits(code, seed));
    return set;
  }

  private static long[] bits(int areaCode, long seed) {
    SplittableRandom random = new SplittableRandom(1_000 * seed + areaCode);
    long[] bits = new long[NUMBERS / 64];
    for (int i = 0; i < bits.length; i++) {
      long half = random.nextLong();
      long quarter = half & Long.rotateLeft(half, 23);
      long eighth = quarter & random.nextLong();
      bits[i] = eighth & (Long.rotateRight(half, 7) | Long.rotateLeft(eighth, 31));
    }
    return bits;
  }

  /** Returns how many numbers are in it. */
  public long count() {
    return Arrays.stream(byAreaCode)
        .filter(Objects::nonNull)
        .flatMapToLong(Arrays::stream)
        .mapToInt(Long::bitCount)
        .sum();
  }

  /** Puts a number in, or takes it out; its area code must be one of those made up. */
  void set(long digits, boolean in) {
    long[] bits = byAreaCode[areaCode(digits)];
    if (bits == null) {
      if (in) {
        throw new IllegalArgumentException("There are no numbers of that area code");
      }
      return;
    }
    int number = (int) (digits % NUMBERS);
    if (in) {
      bits[number >>> 6] |= 1L << number;
    } else {
      bits[number >>> 6] &= ~(1L << number);
    }
  }

  /** Tells whether a number is in it. */
  public boolean contains(long digits) {
    long[] bits = byAreaCode[areaCode(digits)];
    int number = (int) (digits % NUMBERS);
    return bits != null && (bits[number >>> 6] & (1L << number)) != 0;
  }

  private static int areaCode(long digits) {
    return (int) (digits / NUMBERS) - 1_000;
  }
}
