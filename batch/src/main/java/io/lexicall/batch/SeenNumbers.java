package io.lexicall.batch;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The numbers of the rows so far. At most {@link #MOST} are kept, so that memory stays bounded.
 * Thread-safe.
 */
final class SeenNumbers {
  /** Takes up to about 64 MiB. */
  static final int MOST = 1 << 22;

  private static final int STRIPES = 64;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final Stripe[] stripes = new Stripe[STRIPES];
  private final AtomicInteger kept = new AtomicInteger();
  private final int most;

  /** An open hash table of numbers, none of which is 0. */
  private static final class Stripe {
    private long[] numbers = new long[64];
    private int count;
  }

  SeenNumbers() {
    this(MOST);
  }

  SeenNumbers(int most) {
    this.most = most;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  /** Returns whether an earlier row had this number, and keeps the number. */
  boolean isRepeated(long number) {
    long hash = number * MIX;
    Stripe stripe = stripes[(int) (hash >>> 58)];
    synchronized (stripe) {
      int slot = slot(stripe.numbers, number, hash);
      if (stripe.numbers[slot] == number) {
        return true;
      }
      if (kept.get() < most) {
        kept.incrementAndGet();
        stripe.numbers[slot] = number;
        if (++stripe.count * 2 > stripe.numbers.length) {
          grow(stripe);
        }
      }
      return false;
    }
  }

  /** Returns whether there was no room for some numbers, so that some repetitions were missed. */
  boolean isFull() {
    return kept.get() >= most;
  }

  private static void grow(Stripe stripe) {
    long[] larger = new long[stripe.numbers.length * 2];
    for (long number : stripe.numbers) {
      if (number != 0) {
        larger[slot(larger, number, number * MIX)] = number;
      }
    }
    stripe.numbers = larger;
  }

  private static int slot(long[] numbers, long number, long hash) {
    int slot = (int) (hash >>> 20) & numbers.length - 1;
    while (numbers[slot] != 0 && numbers[slot] != number) {
      slot = slot + 1 & numbers.length - 1;
    }
    return slot;
  }
}
