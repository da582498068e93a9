package io.lexicall.benchmarks.host;

/** A set of a few numbers, hashed. Not thread-safe while numbers are put in. */
public final class NumberHash {
  private final long[] slots;
  private int count;

  /** Makes an empty set. */
  public NumberHash(int most) {
    slots = new long[Integer.highestOneBit(most) * 4];
  }

  /** Puts a number in. */
  public void add(long digits) {
    if (2 * ++count > slots.length) {
      throw new IllegalStateException("The set is full");
    }
    int i = slot(digits);
    while (slots[i] != 0 && slots[i] != digits) {
      i = (i + 1) & (slots.length - 1);
    }
    slots[i] = digits;
  }

  /** Tells whether a number is in it. */
  public boolean contains(long digits) {
    int i = slot(digits);
    while (slots[i] != 0) {
      if (slots[i] == digits) {
        return true;
      }
      i = (i + 1) & (slots.length - 1);
    }
    return false;
  }

  private int slot(long digits) {
    return (int) ((digits * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
  }
}
