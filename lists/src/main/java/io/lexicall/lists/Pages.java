package io.lexicall.lists;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A directory of the pages of an edition, in the order of their numbers. Grows while an edition is
 * written, and is only read afterwards.
 *
 * <p>A page holds the numbers of a range that begins with {@code first}, in the lines of {@link
 * Line}. A page of bits has one bit for each number of the range. A sorted page has the distance of
 * each of its numbers from the first as 32 bits, which in a page of dates is followed by the
 * encoded moment.
 */
final class Pages {
  /** The bytes of a page's entry in the directory. */
  static final int ENTRY = 40;

  static final int NOT_FOUND = -1;

  /** The content of a page. */
  enum Kind {
    BITS,
    SORTED,
    DATED
  }

  private static final Kind[] KINDS = Kind.values();

  private static final int NANP_FROM = 1200;
  private static final int NANP_AREAS = 800;
  private static final long NANP_AREA = 10_000_000L;

  /** Greater than any telephone number. */
  private static final long MOST_DIGITS = 1_000_000_000_000_000_000L;

  private int size;
  private long[] firsts;
  private long[] spans;
  private long[] offsets;
  private int[] counts;
  private long[] digests;
  private Kind[] kinds;

  /**
   * For each North American area code, the first page at or after it; a last element for the end.
   */
  private int[] areas = {};

  Pages(int capacity) {
    firsts = new long[capacity];
    spans = new long[capacity];
    offsets = new long[capacity];
    counts = new int[capacity];
    digests = new long[capacity];
    kinds = new Kind[capacity];
  }

  void add(Kind kind, long first, long span, int count, long offset, long digest) {
    if (size == firsts.length) {
      int more = Math.max(64, size + (size >> 1));
      firsts = Arrays.copyOf(firsts, more);
      spans = Arrays.copyOf(spans, more);
      offsets = Arrays.copyOf(offsets, more);
      counts = Arrays.copyOf(counts, more);
      digests = Arrays.copyOf(digests, more);
      kinds = Arrays.copyOf(kinds, more);
    }
    firsts[size] = first;
    spans[size] = span;
    offsets[size] = offset;
    counts[size] = count;
    digests[size] = digest;
    kinds[size] = kind;
    size++;
  }

  @SuppressWarnings("EnumOrdinal") // the codes of the format, which a test holds
  void write(int page, ByteBuffer to) {
    to.putLong(firsts[page]).putLong(spans[page]).putLong(offsets[page]).putInt(counts[page]);
    to.putInt(kinds[page].ordinal()).putLong(digests[page]);
  }

  /**
   * Reads an entry, and returns whether it can be one: of a known kind, after the entries before
   * it, with its bytes between two places of the file and in one chunk.
   */
  boolean read(ByteBuffer from, long dataBegin, long dataEnd) {
    long first = from.getLong();
    long span = from.getLong();
    long offset = from.getLong();
    int count = from.getInt();
    int kind = from.getInt();
    long digest = from.getLong();
    if (kind < 0 || kind >= KINDS.length || count < 1 || span < count || span > 1L << 32) {
      return false;
    }
    long bytes = lines(KINDS[kind], span, count) * Line.BYTES;
    long least = size == 0 ? 1 : firsts[size - 1] + spans[size - 1];
    if (first < least
        || first > MOST_DIGITS
        || offset % Line.BYTES != 0
        || offset < dataBegin
        || offset > dataEnd
        || bytes > dataEnd - offset
        || offset >>> Mapping.CHUNK_BITS != (offset + bytes - 1) >>> Mapping.CHUNK_BITS) {
      return false;
    }
    add(KINDS[kind], first, span, count, offset, digest);
    return true;
  }

  /** Prepares {@link #find}; nothing can be added afterwards. */
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

  long digest(int page) {
    return digests[page];
  }

  Kind kind(int page) {
    return kinds[page];
  }

  /** Returns how many lines a page has. */
  int lines(int page) {
    return (int) lines(kinds[page], spans[page], counts[page]);
  }

  private static long lines(Kind kind, long span, int count) {
    return switch (kind) {
      case BITS -> (span + Line.BITS - 1) / Line.BITS;
      case SORTED -> (count + Line.SORTED - 1L) / Line.SORTED;
      case DATED -> (count + Line.DATED - 1L) / Line.DATED;
    };
  }

  /** Returns how many bytes a page has. */
  int bytes(int page) {
    return lines(page) * Line.BYTES;
  }
}
