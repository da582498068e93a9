package io.lexicall.lists;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that were read from a part of a file. Not thread-safe; reused.
 *
 * <p>Numbers of a few blocks are collected as bits. The other numbers follow one by one, in their
 * order.
 */
final class Batch {
  /**
   * The limit of blocks that are collected as bits; a part with more blocks is not sorted, or is
   * sparse.
   */
  private static final int MOST_WINDOWS = 4;

  /** How many refused lines of a kind a stretch keeps to show; the others are only counted. */
  private static final int SHOWN_OF_A_KIND = 5;

  /** A line that was refused, by its place in the stretch. */
  record Refused(long line, RefusalReason reason, String shown) {}

  /** Numbers of one block of ten million, a bit for each. */
  static final class Window {
    private static final VarHandle LONG =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bits = new byte[BlockBuffer.BLOCK / Byte.SIZE];
    private long block;
    private int lowest;
    private int highest;

    private Window begin(long itsBlock) {
      block = itsBlock;
      lowest = BlockBuffer.BLOCK;
      highest = 0;
      return this;
    }

    private void clear() {
      Arrays.fill(bits, Math.min(lowest, highest) / Byte.SIZE, highest / Byte.SIZE + 1, (byte) 0);
    }

    /** Returns the bits. Call {@link Batch#gathered} after setting some. */
    byte[] bits() {
      return bits;
    }

    long block() {
      return block;
    }

    boolean isEmpty() {
      return highest < lowest;
    }

    int firstWord() {
      return lowest / Long.SIZE;
    }

    int lastWord() {
      return highest / Long.SIZE;
    }

    long word(int i) {
      return (long) LONG.get(bits, i * Long.BYTES);
    }
  }

  /** Receives numbers, each with a value. */
  interface Sink {
    void accept(long number, long value) throws IOException;
  }

  private final List<Window> windows = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final int[] shown = new int[RefusalReason.values().length];
  private long[] numbers = new long[1 << 12];
  private long[] values = {};
  private int size;
  private int lines;
  private int blank;
  private boolean gathering;
  private int opened;
  private int gathered;

  void clear() {
    for (Window window : windows()) {
      window.clear();
    }
    gathering = false;
    opened = 0;
    gathered = 0;
    refused.clear();
    Arrays.fill(shown, 0);
    size = 0;
    lines = 0;
    blank = 0;
    values = values.length == 0 ? values : new long[0];
  }

  /** From here on, numbers without a value are collected as bits if they are in few blocks. */
  void gather() {
    gathering = true;
  }

  /** Returns the object that collects the numbers of a block; null if there are too many blocks. */
  @Nullable Window window(long block) {
    if (opened > 0 && windows.get(opened - 1).block == block) {
      return gathering ? windows.get(opened - 1) : null;
    }
    if (!gathering || opened == MOST_WINDOWS) {
      gathering = false;
      return null;
    }
    if (opened == windows.size()) {
      windows.add(new Window());
    }
    return windows.get(opened++).begin(block);
  }

  /** Reports that bits were set, for this number of lines. */
  void gathered(Window window, int lowest, int highest, int numbers) {
    window.lowest = Math.min(window.lowest, lowest);
    window.highest = Math.max(window.highest, highest);
    gathered += numbers;
  }

  void add(long number) {
    Window window = gathering ? window(number / BlockBuffer.BLOCK) : null;
    if (window != null) {
      int distance = (int) (number % BlockBuffer.BLOCK);
      window.bits[distance / Byte.SIZE] |= (byte) (1 << distance % Byte.SIZE);
      gathered(window, distance, distance, 1);
      return;
    }
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  /** Adds a number with a value; zero means none. */
  void add(long number, long value) {
    add(number);
    if (value != 0 || values.length > 0) {
      if (values.length < numbers.length) {
        values = Arrays.copyOf(values, numbers.length);
      }
      values[size - 1] = value;
    }
  }

  /** Returns how many numbers were added, including those that were added twice. */
  int count() {
    return gathered + size;
  }

  /** Returns the numbers that were collected: those of a block in one window, or in several. */
  List<Window> windows() {
    return windows.subList(0, opened);
  }

  /** Passes all numbers to a sink; each of those collected as bits once. */
  void forEach(Sink sink) throws IOException {
    for (Window window : windows()) {
      for (int i = window.firstWord(); i <= window.lastWord(); i++) {
        long first = window.block * BlockBuffer.BLOCK + (long) i * Long.SIZE;
        for (long word = window.word(i); word != 0; word &= word - 1) {
          sink.accept(first + Long.numberOfTrailingZeros(word), 0);
        }
      }
    }
    for (int i = 0; i < size; i++) {
      sink.accept(numbers[i], value(i));
    }
  }

  /** Returns how many numbers were not collected as bits. */
  int size() {
    return size;
  }

  long number(int i) {
    return numbers[i];
  }

  long value(int i) {
    return i < values.length ? values[i] : 0;
  }

  void line() {
    lines++;
  }

  void lines(int more) {
    lines += more;
  }

  void blankLine() {
    blank++;
  }

  int lines() {
    return lines;
  }

  int blank() {
    return blank;
  }

  /** Refuses the line that was counted last. */
  void refuse(RefusalReason reason, CharSequence text) {
    refuse(lines, reason, text);
  }

  @SuppressWarnings("EnumOrdinal") // a count of each in one run, never stored
  void refuse(long line, RefusalReason reason, CharSequence text) {
    boolean isShown = shown[reason.ordinal()]++ < SHOWN_OF_A_KIND;
    refused.add(new Refused(line, reason, isShown ? RefusedLine.hide(text.toString()) : ""));
  }

  List<Refused> refused() {
    return refused;
  }
}
