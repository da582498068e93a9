package io.lexicall.lists;

import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.lists.internal.Disk;
import io.lexicall.lists.internal.Uninterrupted;
import io.lexicall.number.PhoneNumber;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One edition of a list: a file that was written once and is never changed, mapped into memory.
 *
 * <p>A look-up costs about one random memory read and allocates nothing. Processes that open the
 * same edition share its memory.
 *
 * <p>Opening fails if the edition was cut off, or if its header or directory is damaged. The
 * numbers have a checksum for each 60 bytes, and every look-up checks what it reads. So opening
 * takes no longer for 250 million numbers than for ten; {@link #verify} can check all of them in
 * advance. Do not write into the file of an edition, which is read-only if the system supports it.
 * Replace it by renaming another file, as {@link EditionBuilder} does. If somebody writes into it,
 * overwrites it or cuts it off, an affected look-up throws. It never answers that the number is not
 * listed.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class ListEdition implements NumberList, AutoCloseable {
  private static final int MOST_LATE_ERRORS = 8;

  /** Always 1, but the compiler must not know that. */
  private static volatile int few = 1;

  private final Path file;
  private final EditionHeader header;
  private final Mapping mapping;
  private final Pages members;
  private final Pages dates;
  private final Coverage coverage;
  private final Optional<ListEntry> notListed;
  private final Optional<ListEntry> listedUndated;

  /** Whether a look-up found damage. */
  private volatile boolean hasFailed;

  private ListEdition(Path file, Contents contents, Mapping mapping) {
    this.file = file;
    this.header = contents.header;
    this.mapping = mapping;
    this.members = contents.members;
    this.dates = contents.dates;
    this.coverage = header.info().coverage();
    this.notListed = Optional.of(header.info().entry().listed(false).build());
    this.listedUndated = Optional.of(header.info().entry().listed(true).build());
  }

  /**
   * Opens an edition.
   *
   * @param file written by {@link EditionBuilder}
   * @throws DamagedListException if the file is no edition, was cut off or is damaged
   * @throws IOException if it cannot be read
   */
  public static ListEdition open(Path file) throws IOException {
    return Uninterrupted.call(() -> openOnce(file));
  }

  private static ListEdition openOnce(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Contents contents = readContents(file, channel.size(), channel::read);
      Mapping mapping = Mapping.of(channel, contents.header.fileLength());
      return new ListEdition(file, contents, mapping);
    }
  }

  /** The parts of a file before its pages. */
  private record Contents(EditionHeader header, Pages members, Pages dates) {}

  /** Reads some bytes at a position of a file, like a channel. */
  private interface Bytes {
    int read(ByteBuffer into, long at) throws IOException;
  }

  private static Contents readContents(Path file, long size, Bytes channel) throws IOException {
    EditionHeader header = readHeader(file, channel);
    if (size < header.fileLength()) {
      throw new DamagedListException(
          file, "was cut off: it has %s of %s bytes".formatted(size, header.fileLength()));
    }
    if (size > header.fileLength()) {
      throw new DamagedListException(
          file,
          "is damaged: it continues for %s bytes after its end"
              .formatted(size - header.fileLength()));
    }
    Pages members = new Pages(header.memberPages());
    Pages dates = new Pages(header.datePages());
    readDirectory(file, channel, header, members, dates);
    return new Contents(header, members, dates);
  }

  /**
   * Checks every byte of a file that was just written. It does not map the file, since a mapping
   * stays until the garbage collector runs.
   */
  static void verifyWritten(Path file, Disk.Opened opened) throws IOException {
    Contents contents = readContents(file, opened.size(), opened::read);
    ByteBuffer buffer = ByteBuffer.allocate(0);
    for (Pages pages : List.of(contents.members, contents.dates)) {
      for (int page = 0; page < pages.size(); page++) {
        int length = pages.bytes(page);
        buffer = buffer.capacity() < length ? ByteBuffer.allocate(length) : buffer;
        readFully(opened::read, buffer.clear().limit(length), pages.offset(page));
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        if (!isSound(pages, page, buffer, 0)) {
          throw new DamagedListException(file, "cannot be read back as it was written");
        }
      }
    }
  }

  private static boolean isSound(Pages pages, int page, ByteBuffer bytes, int at) {
    long[] line = new long[Line.BYTES / Long.BYTES];
    long salt = pages.digest(page);
    long digest = 0;
    for (int i = 0; i < pages.lines(page); i++) {
      if (!Line.read(bytes, at + i * Line.BYTES, salt, i, line)) {
        return false;
      }
      digest += Line.digest(line, 0, i);
    }
    return digest == salt;
  }

  private static EditionHeader readHeader(Path file, Bytes channel) throws IOException {
    try {
      ByteBuffer prefix = read(channel, 0, EditionHeader.PREFIX);
      int length = EditionHeader.lengthOf(prefix);
      if (length == 0) {
        throw new DamagedListException(file, "holds no edition of a list");
      }
      return EditionHeader.read(read(channel, 0, length));
    } catch (EOFException shorter) {
      throw new DamagedListException(file, "holds no edition of a list, or was cut off");
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException damaged) {
      String what = damaged instanceof IllegalArgumentException ? damaged.getMessage() : null;
      throw new DamagedListException(file, what == null ? "has a damaged header" : what);
    }
  }

  private static void readDirectory(
      Path file, Bytes channel, EditionHeader header, Pages members, Pages dates)
      throws IOException {
    CRC32C checksum = new CRC32C();
    long offset = header.directoryOffset();
    int pages = header.memberPages() + header.datePages();
    ByteBuffer buffer = ByteBuffer.allocate(Pages.ENTRY * 1024).order(ByteOrder.LITTLE_ENDIAN);
    boolean sound = true;
    for (int page = 0; page < pages && sound; page++) {
      if (page % 1024 == 0) {
        int length = Math.min(1024, pages - page) * Pages.ENTRY;
        buffer.clear().limit(length);
        readFully(channel, buffer, offset);
        offset += length;
        checksum.update(buffer.array(), 0, length);
        buffer.flip();
      }
      Pages into = page < header.memberPages() ? members : dates;
      sound = into.read(buffer, EditionHeader.PREFIX, header.directoryOffset());
    }
    if (!sound || (int) checksum.getValue() != header.directoryChecksum()) {
      throw new DamagedListException(file, "has a damaged directory");
    }
    members.index();
    dates.index();
  }

  private static ByteBuffer read(Bytes channel, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    readFully(channel, buffer, offset);
    return buffer.flip();
  }

  private static void readFully(Bytes channel, ByteBuffer into, long offset) throws IOException {
    long at = offset;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw new EOFException("The file ends at byte " + at);
      }
      at += read;
    }
  }

  /** Returns the file that was opened. */
  public Path file() {
    return file;
  }

  @Override
  public ListInfo info() {
    return header.info();
  }

  /** Returns how many numbers are on the list. */
  public long size() {
    return header.count();
  }

  /** Returns how many numbers have a date since which they are listed. */
  public long dated() {
    return header.dated();
  }

  /** Returns how many lines of its sources were refused when it was built and updated. */
  public long refusedLines() {
    return header.refused();
  }

  /** Returns the time of the latest change that was applied; empty if none was. */
  public Optional<Instant> latestChange() {
    return header.latestChange() == 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(header.latestChange()));
  }

  EditionHeader header() {
    return header;
  }

  @Override
  public boolean contains(PhoneNumber number) {
    return contains(number.digits());
  }

  /**
   * Returns whether a number is on the list, by its E.164 digits.
   *
   * @param digits such as {@code 12125550142}; digits that are not a telephone number are not on
   *     the list
   * @throws UncheckedIOException if the page of the number is damaged
   * @throws IllegalStateException if the edition is closed
   */
  public boolean contains(long digits) {
    int page = members.find(digits);
    if (page < 0) {
      requireOpen();
      return false;
    }
    try {
      int found;
      long distance = digits - members.first(page);
      long offset = members.offset(page);
      ByteBuffer chunk = mapping.chunks()[(int) (offset >>> Mapping.CHUNK_BITS)];
      int at = (int) (offset & (Mapping.CHUNK - 1));
      long salt = members.digest(page);
      if (members.kind(page) == Pages.Kind.BITS) {
        int line = (int) (distance / Line.BITS);
        int bit = (int) (distance - (long) line * Line.BITS);
        found = Line.bit(chunk, at + line * Line.BYTES, salt, line, bit);
      } else {
        found = (int) search(chunk, at, members, page, distance);
      }
      if (found < 0) {
        throw damaged(members, page); // inside the try block, to catch a delayed error
      }
      return found != Line.NO;
    } catch (IndexOutOfBoundsException | IllegalStateException closed) {
      throw failed(closed);
    } catch (InternalError cutOff) {
      throw damaged(members, page);
    }
  }

  /**
   * Searches a number in a sorted page, or in a page with dates.
   *
   * <p>Numbers are spread about evenly over their page. So the search begins in the line where the
   * number would then be, continues in steps that double until the number is between two lines, and
   * then bisects. It usually reads one or two lines.
   *
   * @return the result of {@link Line#sorted} or {@link Line#dated} for the line that has it,
   *     {@link Line#NO} if none has
   */
  private static long search(ByteBuffer chunk, int at, Pages pages, int page, long distance) {
    boolean dated = pages.kind(page) == Pages.Kind.DATED;
    long salt = pages.digest(page);
    int last = pages.lines(page) - 1;
    int low = 0;
    int high = last;
    int line = guess(pages, page, distance, dated ? Line.DATED : Line.SORTED);
    int step = 1;
    while (true) {
      int from = at + line * Line.BYTES;
      long found =
          dated
              ? Line.dated(chunk, from, salt, line, distance)
              : Line.sorted(chunk, from, salt, line, distance);
      if (found >= Line.UNSOUND) {
        return found;
      }
      if (found == Line.BEFORE) {
        high = line - 1;
        line = low > 0 ? (low + high) >>> 1 : Math.max(low, line - step);
      } else {
        low = line + 1;
        line = high < last ? (low + high) >>> 1 : Math.min(high, line + step);
      }
      if (low > high) {
        return Line.NO;
      }
      step *= 2;
    }
  }

  private static int guess(Pages pages, int page, long distance, int perLine) {
    double density = pages.count(page) / (double) pages.span(page);
    return Math.min(pages.lines(page) - 1, (int) (distance * density) / perLine);
  }

  /**
   * Returns since when a number is on the list.
   *
   * @return empty if it is not, or if the source has no date
   */
  public Optional<Moment> since(PhoneNumber number) {
    int since = since(number.digits());
    return since == Since.UNKNOWN ? Optional.empty() : Optional.of(Since.moment(since));
  }

  /** Returns the encoded moment, {@link Since#UNKNOWN} if there is none. */
  int since(long digits) {
    int page = dates.find(digits);
    if (page < 0) {
      requireOpen();
      return Since.UNKNOWN;
    }
    try {
      long offset = dates.offset(page);
      ByteBuffer chunk = mapping.chunks()[(int) (offset >>> Mapping.CHUNK_BITS)];
      int at = (int) (offset & (Mapping.CHUNK - 1));
      long found = search(chunk, at, dates, page, digits - dates.first(page));
      if (found < 0) {
        throw damaged(dates, page);
      }
      return (int) found;
    } catch (IndexOutOfBoundsException | IllegalStateException closed) {
      throw failed(closed);
    } catch (InternalError cutOff) {
      throw damaged(dates, page);
    }
  }

  @Override
  public Optional<ListEntry> check(PhoneNumber number) {
    long digits = number.digits();
    if (!contains(digits)) {
      return coverage.covers(digits) ? notListed : Optional.empty();
    }
    int since = since(digits);
    return since == Since.UNKNOWN
        ? listedUndated
        : Optional.of(info().entry().listed(true).since(Since.moment(since)).build());
  }

  /**
   * Checks every byte of the edition, and that it holds as many numbers as its header says.
   *
   * @throws DamagedListException if anything is wrong
   * @throws IllegalStateException if the edition is closed
   */
  public void verify() throws DamagedListException {
    verify(bytes -> {});
  }

  /** Like {@link #verify()}, and reports after each page how many of {@link #bytes} it has. */
  public void verify(ImportProgress progress) throws DamagedListException {
    requireOpen();
    try {
      for (int page = 0; page < members.size(); page++) {
        verify(members, page);
        progress.advance(members.bytes(page));
      }
      for (int page = 0; page < dates.size(); page++) {
        verify(dates, page);
        progress.advance(dates.bytes(page));
      }
    } catch (UncheckedIOException damaged) {
      throw checked(damaged);
    } catch (IndexOutOfBoundsException | IllegalStateException closed) {
      throw failed(closed);
    }
    if (sum(members) != header.count() || sum(dates) != header.dated()) {
      throw new DamagedListException(
          file, "is damaged: it does not hold as many numbers as it says");
    }
  }

  /** Returns the damage that a look-up found. */
  static DamagedListException checked(UncheckedIOException damaged) {
    if (damaged.getCause() instanceof DamagedListException found) {
      return found;
    }
    throw damaged;
  }

  private static long sum(Pages pages) {
    long sum = 0;
    for (int page = 0; page < pages.size(); page++) {
      sum += pages.count(page);
    }
    return sum;
  }

  private void verify(Pages pages, int page) {
    try {
      ByteBuffer bytes = mapping.slice(pages.offset(page), pages.bytes(page));
      if (!isSound(pages, page, bytes, 0)) {
        throw damaged(pages, page);
      }
    } catch (InternalError cutOff) {
      throw damaged(pages, page);
    }
  }

  /**
   * Returns the exception of a look-up that found a damaged page.
   *
   * <p>If a file was cut off, the virtual machine may report it later than the read, with an
   * asynchronous error. That error must occur in here, not in the caller.
   */
  private UncheckedIOException damaged(Pages pages, int page) {
    hasFailed = true;
    for (int attempt = 1; ; attempt++) {
      try {
        haveErrorsThrown();
        DamagedListException damaged = describe(pages, page);
        return new UncheckedIOException(damaged.getMessage(), damaged);
      } catch (InternalError late) {
        if (attempt == MOST_LATE_ERRORS) {
          throw late;
        }
      }
    }
  }

  /**
   * Makes the virtual machine throw pending asynchronous errors. HotSpot before JDK 21 throws them
   * only in a few operations; creating an array of arrays is one of them.
   */
  private static void haveErrorsThrown() {
    few = new byte[few][few].length;
  }

  private DamagedListException describe(Pages pages, int page) {
    String cut = "";
    try {
      cut = Files.size(file) < header.fileLength() ? "was cut off while it was read, or " : "";
    } catch (IOException removed) {
      // The error can no longer be thrown later.
    }
    return new DamagedListException(
        file,
        "%sis damaged in the page of the numbers from %s on; nothing is known about them"
            .formatted(cut, hidden(pages.first(page))));
  }

  /** Returns whether a look-up found damage; the file may have changed then. */
  boolean hasFailed() {
    return hasFailed;
  }

  private static String hidden(long digits) {
    String all = Long.toString(digits);
    int shown = Math.min(4, all.length());
    return "+" + all.substring(0, shown) + "•".repeat(all.length() - shown);
  }

  private IllegalStateException failed(RuntimeException failure) {
    return new IllegalStateException(
        file + (mapping.isClosed() ? " is closed" : " cannot be read"), failure);
  }

  /** Throws if this is closed: what is outside its pages is then unknown too, not unlisted. */
  void requireOpen() {
    if (mapping.isClosed()) {
      throw new IllegalStateException(file + " is closed");
    }
  }

  /** Receives the numbers in which two editions differ. */
  public interface Difference {
    /** Receives a number, by its E.164 digits, that only the later edition has. */
    void added(long digits) throws IOException;

    /** Receives a number, by its E.164 digits, that only the earlier edition has. */
    void deleted(long digits) throws IOException;
  }

  /**
   * Finds the numbers in which a later edition differs from this one, in ascending order. Dates are
   * not compared.
   *
   * @throws DamagedListException if one of them is damaged
   * @throws IOException if the sink throws it
   */
  public void compareWith(ListEdition later, Difference sink) throws IOException {
    try {
      compare(numbers(), later.numbers(), sink);
    } catch (UncheckedIOException damaged) {
      throw checked(damaged);
    }
  }

  private static void compare(NumberCursor old, NumberCursor now, Difference sink)
      throws IOException {
    old.next();
    now.next();
    while (old.number() != NumberCursor.END || now.number() != NumberCursor.END) {
      if (old.number() == now.number()) {
        old.next();
        now.next();
      } else if (old.number() < now.number()) {
        sink.deleted(old.number());
        old.next();
      } else {
        sink.added(now.number());
        now.next();
      }
    }
  }

  /** Returns a cursor over the numbers in ascending order. */
  NumberCursor numbers() {
    requireOpen();
    return new NumberCursor(this, members, false);
  }

  /** Returns a cursor over the numbers that have a date, in ascending order. */
  NumberCursor datedNumbers() {
    requireOpen();
    return new NumberCursor(this, dates, true);
  }

  /** Reads a line of a page; the words are those of {@link Line}, without the checksum. */
  void line(Pages pages, int page, int line, long[] into) {
    try {
      long offset = pages.offset(page) + (long) line * Line.BYTES;
      ByteBuffer chunk = mapping.chunks()[(int) (offset >>> Mapping.CHUNK_BITS)];
      int at = (int) (offset & (Mapping.CHUNK - 1));
      if (!Line.read(chunk, at, pages.digest(page), line, into)) {
        throw damaged(pages, page);
      }
    } catch (IndexOutOfBoundsException | IllegalStateException closed) {
      throw failed(closed);
    } catch (InternalError cutOff) {
      throw damaged(pages, page);
    }
  }

  /** Returns how many bytes {@link #verify} checks. */
  public long bytes() {
    long bytes = 0;
    for (Pages pages : List.of(members, dates)) {
      for (int page = 0; page < pages.size(); page++) {
        bytes += pages.bytes(page);
      }
    }
    return bytes;
  }

  Mapping mapping() {
    return mapping;
  }

  /**
   * Releases the memory. Later look-ups throw {@link IllegalStateException}.
   *
   * <p>From JDK 22 on, the memory is unmapped at once; before, when the garbage collector finds it
   * unused.
   */
  @Override
  public void close() {
    mapping.close();
  }

  /** Returns the list and the version. */
  @Override
  public String toString() {
    return header.info().toString();
  }
}
