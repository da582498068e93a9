package io.lexicall.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was read from a stretch of a file, in its order. Not thread-safe; used again. */
final class Batch {
  /** How many refused lines of a kind a stretch keeps to show; the others are counted only. */
  private static final int SHOWN_OF_A_KIND = 5;

  /** A line that was refused, by its place in the stretch. */
  record Refused(long line, RefusalReason reason, String shown) {}

  private final List<Refused> refused = new ArrayList<>();
  private final int[] shown = new int[RefusalReason.values().length];
  private long[] numbers = new long[1 << 12];
  private long[] values = {};
  private int size;
  private int lines;
  private int blank;

  void clear() {
    refused.clear();
    Arrays.fill(shown, 0);
    size = 0;
    lines = 0;
    blank = 0;
    values = values.length == 0 ? values : new long[0];
  }

  /** Makes room for so many numbers, so that {@link #array} can be filled without a look. */
  void reserve(int most) {
    if (numbers.length < most) {
      numbers = Arrays.copyOf(numbers, most);
    }
  }

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  /** Adds a number with what goes along with it; zero for nothing. */
  void add(long number, long value) {
    add(number);
    if (value != 0 || values.length > 0) {
      if (values.length < numbers.length) {
        values = Arrays.copyOf(values, numbers.length);
      }
      values[size - 1] = value;
    }
  }

  long[] array() {
    return numbers;
  }

  void resize(int newSize) {
    size = newSize;
  }

  int size() {
    return size;
  }

  long number(int i) {
    return numbers[i];
  }

  long value(int i) {
    return i < values.length ? values[i] : 0;
  }

  boolean hasValues() {
    return values.length > 0;
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
