package io.lexicall.lists;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The changes since an edition was written: a hash table of numbers, with whether each is listed
 * and since when.
 *
 * <p>One thread at a time writes; any number of threads read meanwhile, without waiting and without
 * allocating.
 */
final class Overlay {
  /** Nothing is known about the number here. */
  static final long ABSENT = 0;

  private static final int FIRST_CAPACITY = 64;
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  /** Numbers, of which zero means an empty slot, and their values at the same index. */
  @SuppressWarnings("ArrayRecordComponent") // written by one thread, never compared
  private record Table(long[] numbers, long[] values) {
    Table(int capacity) {
      this(new long[capacity], new long[capacity]);
    }
  }

  private volatile Table table = new Table(FIRST_CAPACITY);
  private int size;

  /**
   * Encodes the state of a number; never {@link #ABSENT}.
   *
   * @param second since when; {@link Since#UNKNOWN} if that is not known
   */
  static long value(boolean listed, long second) {
    return second << 2 | (listed ? 2 : 0) | 1;
  }

  static boolean isListed(long value) {
    return (value & 2) != 0;
  }

  static long second(long value) {
    return value >> 2;
  }

  /** Returns the state of a number. */
  long get(long number) {
    Table read = table;
    int mask = read.numbers.length - 1;
    for (int i = place(number, mask); ; i = i + 1 & mask) {
      long found = (long) LONGS.getAcquire(read.numbers, i);
      if (found == number) {
        return (long) LONGS.getAcquire(read.values, i);
      }
      if (found == 0) {
        return ABSENT;
      }
    }
  }

  private static int place(long number, int mask) {
    return (int) (number * SPREAD >>> 32) & mask;
  }

  /** Stores the state of a number; {@link #ABSENT} if it is as in what lies beneath. */
  void put(long number, long value) {
    Table written = table;
    if (size * 2 >= written.numbers.length) {
      Table larger = new Table(written.numbers.length * 2);
      for (int i = 0; i < written.numbers.length; i++) {
        if (written.numbers[i] != 0) {
          put(larger, written.numbers[i], written.values[i]);
        }
      }
      table = larger;
      written = larger;
    }
    size += put(written, number, value);
  }

  /** Stores the states of all numbers of another table. */
  void putAll(Overlay other) {
    for (long number : other.numbers()) {
      put(number, other.get(number));
    }
  }

  /** Returns how many more numbers fit into the table. */
  private static int put(Table into, long number, long value) {
    int mask = into.numbers.length - 1;
    for (int i = place(number, mask); ; i = i + 1 & mask) {
      if (into.numbers[i] == number) {
        LONGS.setRelease(into.values, i, value);
        return 0;
      }
      if (into.numbers[i] == 0) {
        // The value first, so that a reader that sees the number sees it too.
        LONGS.setRelease(into.values, i, value);
        LONGS.setRelease(into.numbers, i, number);
        return 1;
      }
    }
  }

  /** Returns at least how many numbers have a state. */
  int size() {
    return size;
  }

  /** Returns the numbers of which a state is stored, in ascending order. */
  long[] numbers() {
    return Arrays.stream(table.numbers)
        .filter(number -> number != 0 && get(number) != ABSENT)
        .sorted()
        .toArray();
  }
}
