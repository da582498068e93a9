package io.lexicall.lists;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes an edition page by page, its numbers in ascending order, and publishes it.
 *
 * <p>Needs memory for one page and the directory, however many numbers there are. Not thread-safe.
 */
final class EditionWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 20;
  private static final int LINE = 64;
  private static final int PAGE = 1024;
  private static final long MAX_SPAN = 1L << 32;

  private final NewFile file;
  private final int headerLength;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private final Pages members = new Pages(512);
  private final Pages dates = new Pages(16);
  private final SortedPage sorted = new SortedPage(Pages.Kind.SORTED, members);
  private final SortedPage dated = new SortedPage(Pages.Kind.DATED, dates);
  private long position;
  private long count;
  private long datedCount;

  /**
   * Begins the edition that will lie at that path.
   *
   * @param headerLength by {@link EditionHeader#length}
   */
  EditionWriter(Path target, int headerLength) throws IOException {
    this.file = NewFile.beside(target);
    this.headerLength = headerLength;
    this.position = headerLength;
    file.channel().position(position);
  }

  /** A page that is being gathered. */
  private final class SortedPage {
    private final Pages.Kind kind;
    private final Pages pages;
    private final ByteBuffer bytes;
    private long first;
    private long last;
    private int size;

    SortedPage(Pages.Kind kind, Pages pages) {
      this.kind = kind;
      this.pages = pages;
      this.bytes = ByteBuffer.allocate(PAGE * 2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    void add(long number) throws IOException {
      if (size == PAGE || (size > 0 && number - first >= MAX_SPAN)) {
        flush();
      }
      if (size == 0) {
        first = number;
      } else if (number <= last) {
        throw new IllegalStateException("The numbers of an edition come in ascending order");
      }
      last = number;
      bytes.putInt((int) (number - first));
      size++;
    }

    void flush() throws IOException {
      if (size == 0) {
        return;
      }
      CRC32C checksum = new CRC32C();
      checksum.update(bytes.array(), 0, bytes.position());
      long offset = align(bytes.position(), Long.BYTES);
      pages.add(kind, first, last - first + 1, size, offset, (int) checksum.getValue());
      write(bytes.flip());
      bytes.clear();
      size = 0;
    }
  }

  /** Adds a number of a thinly settled stretch. */
  void sorted(long number) throws IOException {
    sorted.add(number);
    count++;
  }

  /** Adds since when a number is listed that is added as well. */
  void dated(long number, int since) throws IOException {
    dated.add(number);
    dated.bytes.putInt(since);
    datedCount++;
  }

  /**
   * Adds a densely settled stretch.
   *
   * @param first the number of the lowest bit of the first word
   * @param words the bits, from one word on up to another, exclusive
   * @param numbers how many bits are set
   */
  void bits(long first, long[] words, int from, int to, int numbers) throws IOException {
    sorted.flush();
    int length = (to - from) * Long.BYTES;
    long offset = align(length, LINE);
    CRC32C checksum = new CRC32C();
    for (int at = from; at < to; ) {
      if (buffer.remaining() < Long.BYTES) {
        flush();
      }
      int some = Math.min(to - at, buffer.remaining() / Long.BYTES);
      int start = buffer.position();
      buffer.asLongBuffer().put(words, at, some);
      buffer.position(start + some * Long.BYTES);
      checksum.update(buffer.duplicate().limit(buffer.position()).position(start));
      at += some;
    }
    position += length;
    members.add(
        Pages.Kind.BITS,
        first,
        (long) (to - from) * Long.SIZE,
        numbers,
        offset,
        (int) checksum.getValue());
    count += numbers;
  }

  /** Moves on to where a page of some bytes may begin, and returns that place. */
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
    while (buffer.hasRemaining()) {
      file.channel().write(buffer);
    }
    buffer.clear();
  }

  long count() {
    return count;
  }

  /**
   * Writes the rest, brings it to the disk, checks all of it, and gives it its name.
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
    ByteBuffer bytes = header.write(headerLength);
    FileChannel channel = file.channel();
    for (long at = 0; bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
    file.sync();
    ListEdition.verifyWritten(file.path(), channel);
    file.publish();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
