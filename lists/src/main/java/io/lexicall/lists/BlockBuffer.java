package io.lexicall.lists;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Collects the numbers of one block of ten million in any order, and writes them in ascending
 * order, each once, in the form that takes the least memory.
 *
 * <p>Not thread-safe.
 */
final class BlockBuffer {
  /** The size of a block: the numbers of a North American area code. */
  static final int BLOCK = 10_000_000;

  private static final int WORDS = (BLOCK + Long.SIZE - 1) / Long.SIZE;
  private static final int FEW = 1 << 14;

  /** With fewer numbers, a block has no page of bits of its own. */
  private static final int LEAST_FOR_BITS = 256;

  /** The limit of bits per number in a page of bits; a sorted page takes 32. */
  private static final int MOST_BITS = 64;

  private static final long NANP_FIRST = 1200;
  private static final long NANP_END = 2000;

  private final EditionWriter writer;
  private final BitSet areaCodes = new BitSet();
  private final int[] few = new int[FEW];
  private long[] bits = {};
  private long[] dated = new long[64];

  private long block = -1;
  private int size;
  private boolean dense;
  private int datedSize;

  BlockBuffer(EditionWriter writer) {
    this.writer = writer;
  }

  /**
   * Adds a number.
   *
   * @return whether it was added; it is not if its block precedes one that was already written
   */
  boolean add(long number) throws IOException {
    long itsBlock = number / BLOCK;
    if (itsBlock != block && !begin(itsBlock)) {
      return false;
    }
    put((int) (number - itsBlock * BLOCK));
    return true;
  }

  /**
   * Adds a number with the date since which it is listed; of several dates, the earliest counts.
   */
  boolean add(long number, int since) throws IOException {
    if (!add(number)) {
      return false;
    }
    if (since != Since.UNKNOWN) {
      if (datedSize == dated.length) {
        dated = Arrays.copyOf(dated, datedSize * 2);
      }
      dated[datedSize++] = (number - block * BLOCK) << Integer.SIZE | Integer.toUnsignedLong(since);
    }
    return true;
  }

  /** Adds numbers with the dates since which they are listed, if known. */
  boolean addAll(Batch batch) throws IOException {
    for (Batch.Window window : batch.windows()) {
      if (!add(window)) {
        return false;
      }
    }
    for (int i = 0; i < batch.size(); i++) {
      if (!add(batch.number(i), NumberText.since(batch.value(i)))) {
        return false;
      }
    }
    return true;
  }

  private boolean add(Batch.Window window) throws IOException {
    if (window.isEmpty()) {
      return true;
    }
    if (window.block() != block && !begin(window.block())) {
      return false;
    }
    if (!dense) {
      densify();
    }
    int last = window.lastWord();
    for (int i = window.firstWord(); i <= last; i++) {
      bits[i] |= window.word(i);
    }
    return true;
  }

  private void put(int distance) {
    if (dense) {
      bits[distance >>> 6] |= 1L << distance;
    } else {
      if (size == FEW) {
        densify();
        bits[distance >>> 6] |= 1L << distance;
        return;
      }
      few[size++] = distance;
    }
  }

  private void densify() {
    if (bits.length == 0) {
      bits = new long[WORDS];
    }
    for (int i = 0; i < size; i++) {
      bits[few[i] >>> 6] |= 1L << few[i];
    }
    dense = true;
  }

  private boolean begin(long next) throws IOException {
    if (next < block) {
      return false;
    }
    flush();
    block = next;
    if (next >= NANP_FIRST && next < NANP_END) {
      areaCodes.set((int) (next - NANP_FIRST));
    }
    return true;
  }

  /** Returns the leading digits of the North American numbers that were added. */
  List<String> areaCodes() {
    return areaCodes.stream().mapToObj(area -> Long.toString(NANP_FIRST + area)).toList();
  }

  /** Writes the collected numbers. */
  void flush() throws IOException {
    if (size == 0 && !dense) {
      return;
    }
    if (!dense) {
      Arrays.sort(few, 0, size);
      int distinct = 1;
      for (int i = 1; i < size; i++) {
        if (few[i] != few[distinct - 1]) {
          few[distinct++] = few[i];
        }
      }
      size = distinct;
      if (isWorthBits(size, few[size - 1] - few[0])) {
        densify();
      }
    }
    if (dense) {
      flushDense();
    } else {
      for (int i = 0; i < size; i++) {
        writer.sorted(block * BLOCK + few[i]);
      }
    }
    flushDates();
    size = 0;
    dense = false;
  }

  private static boolean isWorthBits(int numbers, int span) {
    return numbers >= LEAST_FOR_BITS && span / MOST_BITS < numbers;
  }

  private void flushDense() throws IOException {
    int from = 0;
    while (bits[from] == 0) {
      from++;
    }
    int to = WORDS;
    while (bits[to - 1] == 0) {
      to--;
    }
    int numbers = 0;
    for (int i = from; i < to; i++) {
      numbers += Long.bitCount(bits[i]);
    }
    long first = block * BLOCK + (long) from * Long.SIZE;
    if (isWorthBits(numbers, (to - from) * Long.SIZE)) {
      writer.bits(first, bits, from, to, numbers);
    } else {
      for (int i = from; i < to; i++) {
        long wordFirst = block * BLOCK + (long) i * Long.SIZE;
        for (long word = bits[i]; word != 0; word &= word - 1) {
          writer.sorted(wordFirst + Long.numberOfTrailingZeros(word));
        }
      }
    }
    Arrays.fill(bits, from, to, 0);
  }

  private void flushDates() throws IOException {
    Arrays.sort(dated, 0, datedSize);
    for (int i = 0; i < datedSize; ) {
      long distance = dated[i] >>> Integer.SIZE;
      int since = (int) dated[i];
      for (i++; i < datedSize && dated[i] >>> Integer.SIZE == distance; i++) {
        since = Since.earlier(since, (int) dated[i]);
      }
      writer.dated(block * BLOCK + distance, since);
    }
    datedSize = 0;
  }
}
