package io.lexicall.lists;

import io.lexicall.lists.internal.Disk;
import io.lexicall.lists.internal.NewFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts numbers by their blocks, with memory for some millions of them; the rest is in sorted runs
 * on disk.
 *
 * <p>Each number can have a value. Not thread-safe.
 */
final class NumberSorter implements AutoCloseable {
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final int MOST_IN_MEMORY = 1 << 22;
  private static final int READ_BUFFER = 1 << 18;
  private static final int RADIX_BITS = 11;
  private static final int RADIX = 1 << RADIX_BITS;

  private final Disk disk;
  private final Path target;
  private final int mostInMemory;
  private final List<Run> runs = new ArrayList<>();
  private @Nullable NewFile spill;
  private long[] numbers = new long[FIRST_CAPACITY];

  /** Null until a value is not zero. */
  private long[] values = {};

  private int size;

  /** Receives the numbers. */
  interface Sink {
    void accept(long number, long value) throws IOException;
  }

  /**
   * Begins.
   *
   * @param target the file in whose folder runs may be stored
   */
  NumberSorter(Disk disk, Path target) {
    this(disk, target, MOST_IN_MEMORY);
  }

  NumberSorter(Disk disk, Path target, int mostInMemory) {
    this.disk = disk;
    this.target = target;
    this.mostInMemory = mostInMemory;
  }

  void add(long number, long value) throws IOException {
    if (size == numbers.length) {
      if (size >= mostInMemory) {
        spill();
      } else {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
    }
    numbers[size] = number;
    if (value != 0 || values.length > 0) {
      if (values.length < numbers.length) {
        values = Arrays.copyOf(values, numbers.length);
      }
      values[size] = value;
    }
    size++;
  }

  private void spill() throws IOException {
    sort();
    if (spill == null) {
      spill = NewFile.beside(disk, target);
      spill.removeAtTheEnd();
    }
    Disk.Opened file = spill.file();
    boolean withValues = values.length > 0;
    long position = file.size();
    Run run = new Run(file, position, size, withValues);
    ByteBuffer buffer = ByteBuffer.allocate(READ_BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      buffer.putLong(numbers[i]);
      if (withValues) {
        buffer.putLong(values[i]);
      }
      if (!buffer.hasRemaining() || i == size - 1) {
        buffer.flip();
        file.write(buffer, position);
        position += buffer.limit();
        buffer.clear();
      }
    }
    runs.add(run);
    size = 0;
  }

  /**
   * Passes all numbers to a sink, block by block in ascending order, but in any order within a
   * block. After this the sorter is empty.
   */
  void drain(Sink sink) throws IOException {
    sort();
    for (Run run : runs) {
      run.start();
    }
    int next = 0;
    while (true) {
      long least = next < size ? numbers[next] : NumberCursor.END;
      for (Run run : runs) {
        least = Math.min(least, run.number);
      }
      if (least == NumberCursor.END) {
        break;
      }
      long end = (least / BlockBuffer.BLOCK + 1) * BlockBuffer.BLOCK;
      for (Run run : runs) {
        for (; run.number < end; run.advance()) {
          sink.accept(run.number, run.value);
        }
      }
      for (; next < size && numbers[next] < end; next++) {
        sink.accept(numbers[next], values.length > 0 ? values[next] : 0);
      }
    }
    size = 0;
  }

  /** Sorts what is in memory, by the bits in which the numbers differ, lowest first. */
  private void sort() {
    long differing = 0;
    for (int i = 1; i < size; i++) {
      differing |= numbers[i] ^ numbers[0];
    }
    if (differing == 0) {
      return;
    }
    boolean withValues = values.length > 0;
    long[] toNumbers = new long[size];
    long[] toValues = new long[withValues ? size : 0];
    for (int shift = 0; differing >>> shift != 0; shift += RADIX_BITS) {
      if ((differing >>> shift & (RADIX - 1)) == 0) {
        continue;
      }
      int[] places = new int[RADIX + 1];
      for (int i = 0; i < size; i++) {
        places[(int) (numbers[i] >>> shift & (RADIX - 1)) + 1]++;
      }
      for (int i = 0; i < RADIX; i++) {
        places[i + 1] += places[i];
      }
      for (int i = 0; i < size; i++) {
        int place = places[(int) (numbers[i] >>> shift & (RADIX - 1))]++;
        toNumbers[place] = numbers[i];
        if (withValues) {
          toValues[place] = values[i];
        }
      }
      System.arraycopy(toNumbers, 0, numbers, 0, size);
      System.arraycopy(toValues, 0, values, 0, withValues ? size : 0);
    }
  }

  @Override
  public void close() throws IOException {
    numbers = new long[0];
    values = new long[0];
    if (spill != null) {
      spill.close();
    }
  }

  /** A sorted stretch of the file. */
  private static final class Run {
    private final Disk.Opened file;
    private final boolean withValues;
    private final ByteBuffer buffer;
    private long position;
    private long left;
    private long number;
    private long value;

    Run(Disk.Opened file, long position, int size, boolean withValues) {
      this.file = file;
      this.position = position;
      this.left = size;
      this.withValues = withValues;
      this.buffer = ByteBuffer.allocate(READ_BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    }

    void start() throws IOException {
      advance();
    }

    void advance() throws IOException {
      if (left == 0) {
        number = NumberCursor.END;
        return;
      }
      if (!buffer.hasRemaining()) {
        long length = left * (withValues ? 2 * Long.BYTES : Long.BYTES);
        buffer.clear().limit((int) Math.min(READ_BUFFER, length));
        while (buffer.hasRemaining()) {
          int read = file.read(buffer, position);
          if (read < 0) {
            throw new EOFException("A file of sorted numbers ends too early");
          }
          position += read;
        }
        buffer.flip();
      }
      number = buffer.getLong();
      value = withValues ? buffer.getLong() : 0;
      left--;
    }
  }
}
