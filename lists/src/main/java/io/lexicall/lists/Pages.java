package io.lexicall.lists;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A directory of the pages of an edition, in the order of their numbers. Grows while an edition is
 * written, and is only read afterwards.
 *
 * <p>A page holds the numbers of a stretch that begins with {@code first}. A page of bits has one
 * for each number of the stretch; a sorted page has the distance of each of its numbers from the
 * first as 32 bits, followed in a page of dates by the encoded moment.
 */
final class Pages {
  /** The bytes of a page's entry in the directory. */
  static final int ENTRY = 40;

  static final int NOT_FOUND = -1;

  /** What the bytes of a page are. */
  enum Kind {
    BITS,
    SORTED,
    DATED
  }

  private static final Kind[] KINDS = Kind.values();

  private static final int NANP_FROM = 1200;
  private static final int NANP_AREAS = 800;
  private static final long NANP_AREA = 10_000_000L;

  private int size;
  private long[] firsts;
  private long[] spans;
  private long[] offsets;
  private int[] counts;
  private int[] checksums;
  private Kind[] kinds;

  /** Of each North American area code the first page at or after it; one more for the end. */
  private int[] areas = {};

  Pages(int capacity) {
    firsts = new long[capacity];
    spans = new long[capacity];
    offsets = new long[capacity];
    counts = new int[capacity];
    checksums = new int[capacity];
    kinds = new Kind[capacity];
  }

  void add(Kind kind, long first, long span, int count, long offset, int checksum) {
    if (size == firsts.length) {
      int more = Math.max(64, size + (size >> 1));
      firsts = Arrays.copyOf(firsts, more);
      spans = Arrays.copyOf(spans, more);
      offsets = Arrays.copyOf(offsets, more);
      counts = Arrays.copyOf(counts, more);
      checksums = Arrays.copyOf(checksums, more);
      kinds = Arrays.copyOf(kinds, more);
    }
    firsts[size] = first;
    spans[size] = span;
    offsets[size] = offset;
    counts[size] = count;
    checksums[size] = checksum;
    kinds[size] = kind;
    size++;
  }

  @SuppressWarnings("EnumOrdinal") // the codes of the format, which a test holds
  void write(int page, ByteBuffer to) {
    to.putLong(firsts[page]).putLong(spans[page]).putLong(offsets[page]).putInt(counts[page]);
    to.putInt(checksums[page]).putInt(kinds[page].ordinal()).putInt(0);
  }

  /**
   * Reads an entry, and returns whether it can be one: of a known kind, after the entries before
   * it, with its bytes inside a file of that length and in one chunk.
   */
  boolean read(ByteBuffer from, long dataEnd) {
    long first = from.getLong();
    long span = from.getLong();
    long offset = from.getLong();
    int count = from.getInt();
    int checksum = from.getInt();
    int kind = from.getInt();
    from.getInt();
    if (kind < 0 || kind >= KINDS.length || count < 1 || span < count || span > 1L << 32) {
      return false;
    }
    add(KINDS[kind], first, span, count, offset, checksum);
    int page = size - 1;
    long end = offset + bytes(page);
    boolean inOrder = page == 0 ? first > 0 : first >= firsts[page - 1] + spans[page - 1];
    return inOrder
        && offset >= 0
        && end <= dataEnd
        && offset >>> Mapping.CHUNK_BITS == (end - 1) >>> Mapping.CHUNK_BITS;
  }

  /** Prepares {@link #find}; after this nothing is added. */
  void index() {
    areas = new int[NANP_AREAS + 1];
    int page = 0;
    for (int area = 0; area <= NANP_AREAS; area++) {
      long from = (area + NANP_FROM) * NANP_AREA;
      while (page < size && firsts[page] + spans[page] <= from) {
        page++;
      }
      areas[area] = page;
    }
  }

  /** Finds the page whose stretch holds a number. */
  int find(long digits) {
    long area = digits / NANP_AREA - NANP_FROM;
    int low = 0;
    int high = size;
    if (area >= 0 && area < NANP_AREAS) {
      low = areas[(int) area];
      high = Math.min(size, areas[(int) area + 1] + 1);
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (firsts[middle] <= digits) {
        low = middle;
      } else {
        high = middle;
      }
    }
    if (low == high) {
      return NOT_FOUND;
    }
    long distance = digits - firsts[low];
    return distance >= 0 && distance < spans[low] ? low : NOT_FOUND;
  }

  int size() {
    return size;
  }

  long first(int page) {
    return firsts[page];
  }

  long span(int page) {
    return spans[page];
  }

  long offset(int page) {
    return offsets[page];
  }

  int count(int page) {
    return counts[page];
  }

  int checksum(int page) {
    return checksums[page];
  }

  Kind kind(int page) {
    return kinds[page];
  }

  /** Returns how many bytes a page has. */
  int bytes(int page) {
    return switch (kinds[page]) {
      case BITS -> (int) ((spans[page] + 63) >>> 6) * Long.BYTES;
      case SORTED -> counts[page] * Integer.BYTES;
      case DATED -> counts[page] * 2 * Integer.BYTES;
    };
  }
}
