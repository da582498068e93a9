package io.lexicall.lists;

import io.lexicall.lists.internal.Disk;
import io.lexicall.lists.internal.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes an edition page by page, its numbers in ascending order, and publishes it.
 *
 * <p>Needs memory for one page and the directory, however many numbers there are. Not thread-safe.
 */
final class EditionWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 20;
  private static final int WORDS = Line.BYTES / Long.BYTES;
  private static final int PAGE_LINES = 68;
  private static final long MAX_SPAN = 1L << 32;

  private final NewFile file;
  private final int headerLength;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private final Pages members = new Pages(512);
  private final Pages dates = new Pages(16);
  private final SortedPage sorted = new SortedPage(Pages.Kind.SORTED, members);
  private final SortedPage dated = new SortedPage(Pages.Kind.DATED, dates);
  private long[] lines = new long[PAGE_LINES * WORDS];

  /** The position of the next byte in the buffer. */
  private long position;

  private long count;
  private long datedCount;

  /**
   * Begins the edition that will be stored at that path.
   *
   * @param headerLength by {@link EditionHeader#length}
   */
  EditionWriter(Disk disk, Path target, int headerLength) throws IOException {
    this.file = NewFile.beside(disk, target);
    file.removeAtTheEnd();
    this.headerLength = headerLength;
    this.position = headerLength;
  }

  /** A page that is being collected, with each number's distance, and its date if it has one. */
  private final class SortedPage {
    private final Pages.Kind kind;
    private final Pages pages;
    private final int[] distances;
    private final int[] sinces;
    private long first;
    private long last;
    private int size;

    SortedPage(Pages.Kind kind, Pages pages) {
      this.kind = kind;
      this.pages = pages;
      int most = PAGE_LINES * (kind == Pages.Kind.DATED ? Line.DATED : Line.SORTED);
      this.distances = new int[most];
      this.sinces = new int[kind == Pages.Kind.DATED ? most : 0];
    }

    void add(long number) throws IOException {
      if (size == distances.length || (size > 0 && number - first >= MAX_SPAN)) {
        flush();
      }
      if (size == 0) {
        first = number;
      } else if (number <= last) {
        throw new IllegalStateException("The numbers of an edition come in ascending order");
      }
      last = number;
      distances[size++] = (int) (number - first);
    }

    void add(long number, int since) throws IOException {
      add(number);
      sinces[size - 1] = since;
    }

    void flush() throws IOException {
      if (size == 0) {
        return;
      }
      int count = 0;
      for (int i = 0; i < size; count++) {
        int from = count * WORDS;
        Arrays.fill(lines, from, from + WORDS, 0);
        if (kind == Pages.Kind.DATED) {
          for (int j = 0; j < Line.DATED; j++, i++) {
            int known = Math.min(i, size - 1); // the last number fills the line
            lines[from + j] = pair(distances[known], sinces[known]);
          }
        } else {
          for (int j = 0; j < Line.SORTED + 1; j += 2, i += 2) {
            int one = distances[Math.min(i, size - 1)];
            boolean isEnd = j + 1 == Line.SORTED;
            lines[from + j / 2] = pair(one, isEnd ? 0 : distances[Math.min(i + 1, size - 1)]);
          }
          i--;
        }
      }
      writePage(pages, kind, first, last - first + 1, size, count);
      size = 0;
    }

    private static long pair(int low, int high) {
      return Integer.toUnsignedLong(low) | (long) high << 32;
    }
  }

  /** Writes the collected lines as a page. */
  private void writePage(
      Pages pages, Pages.Kind kind, long first, long span, int numbers, int count)
      throws IOException {
    long digest = 0;
    for (int line = 0; line < count; line++) {
      digest += Line.digest(lines, line * WORDS, line);
    }
    long offset = align(count * Line.BYTES, Line.BYTES);
    pages.add(kind, first, span, numbers, offset, digest);
    for (int line = 0; line < count; line++) {
      Line.seal(lines, line * WORDS, digest, line);
      if (buffer.remaining() < Line.BYTES) {
        flush();
      }
      for (int word = 0; word < WORDS; word++) {
        buffer.putLong(lines[line * WORDS + word]);
      }
      position += Line.BYTES;
    }
  }

  /** Adds a number of a sparse stretch. */
  void sorted(long number) throws IOException {
    sorted.add(number);
    count++;
  }

  /** Adds the date since which a number is listed; the number itself is added separately. */
  void dated(long number, int since) throws IOException {
    dated.add(number, since);
    datedCount++;
  }

  /**
   * Adds a dense stretch.
   *
   * @param first the number of the lowest bit of the first word
   * @param words the bits, from one word on up to another, exclusive
   * @param numbers how many bits are set
   */
  void bits(long first, long[] words, int from, int to, int numbers) throws IOException {
    sorted.flush();
    int halves = 2 * (to - from);
    int count = (halves + Line.SORTED - 1) / Line.SORTED;
    if (lines.length < count * WORDS) {
      lines = new long[count * WORDS];
    }
    for (int line = 0; line < count; line++) {
      for (int word = 0; word < WORDS; word++) {
        int half = line * Line.SORTED + 2 * word;
        long low = half(words, from, half, halves);
        long high = word == WORDS - 1 ? 0 : half(words, from, half + 1, halves);
        lines[line * WORDS + word] = low | high << 32;
      }
    }
    writePage(members, Pages.Kind.BITS, first, (long) (to - from) * Long.SIZE, numbers, count);
    this.count += numbers;
  }

  private static long half(long[] words, int from, int half, int halves) {
    return half < halves ? words[from + half / 2] >>> half % 2 * 32 & 0xFFFF_FFFFL : 0;
  }

  /** Moves to a position where a page of this length may begin, and returns it. */
  private long align(int length, int to) throws IOException {
    long offset = (position + to - 1) / to * to;
    if (offset >>> Mapping.CHUNK_BITS != (offset + length - 1) >>> Mapping.CHUNK_BITS) {
      offset = (offset >>> Mapping.CHUNK_BITS) + 1 << Mapping.CHUNK_BITS;
    }
    for (; position < offset; position++) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      buffer.put((byte) 0);
    }
    return offset;
  }

  private void write(ByteBuffer bytes) throws IOException {
    if (buffer.remaining() < bytes.remaining()) {
      flush();
    }
    position += bytes.remaining();
    buffer.put(bytes);
  }

  private void flush() throws IOException {
    buffer.flip();
    file.file().write(buffer, position - buffer.limit());
    buffer.clear();
  }

  long count() {
    return count;
  }

  /**
   * Writes the rest, syncs it to the disk, checks all of it, and gives it its name.
   *
   * @param info which list it is
   * @param refused how many lines of the sources were refused
   * @param latestChange the second of the latest change, 0 if none is known
   * @param changes the digests of the change lists that were applied
   */
  void publish(ListInfo info, long refused, long latestChange, List<String> changes)
      throws IOException {
    sorted.flush();
    dated.flush();
    long directory = align(Pages.ENTRY, Long.BYTES);
    CRC32C checksum = new CRC32C();
    ByteBuffer entry = ByteBuffer.allocate(Pages.ENTRY).order(ByteOrder.LITTLE_ENDIAN);
    for (Pages pages : List.of(members, dates)) {
      for (int page = 0; page < pages.size(); page++) {
        pages.write(page, entry.clear());
        checksum.update(entry.array());
        write(entry.flip());
      }
    }
    flush();
    EditionHeader header =
        new EditionHeader(
            info,
            count,
            datedCount,
            refused,
            latestChange,
            changes,
            members.size(),
            dates.size(),
            directory,
            (int) checksum.getValue());
    file.file().write(header.write(headerLength), 0);
    file.sync();
    ListEdition.verifyWritten(file.path(), file.file());
    file.forbidWriting();
    file.publish();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
