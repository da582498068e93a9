package io.lexicall.lists;

import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One edition of a list: a file that was written once and is never changed, mapped into memory.
 *
 * <p>A look-up costs about one random read of the memory that the numbers take, and allocates
 * nothing. Processes that hold the same edition share its memory.
 *
 * <p>An edition that was cut off is refused when it is opened, and so is one whose header or
 * directory is damaged. The pages of numbers have a checksum each, which is checked when a page is
 * first touched, so that opening takes no longer for 250 million numbers than for ten: a look-up in
 * a damaged page throws and never answers that the number is not listed. The first look-up in a
 * page takes up to a millisecond for that, and more where the page is not yet in memory; {@link
 * #verify} checks all of them beforehand. Nobody may write into the file of an edition; replace it
 * by renaming another to its name, as {@link EditionBuilder} does.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class ListEdition implements NumberList, AutoCloseable {
  private static final byte VERIFIED = 1;

  /** How far a search looks at first from where it begins. */
  private static final int FIRST_STEP = 4;

  private final Path file;
  private final EditionHeader header;
  private final Mapping mapping;
  private final Pages members;
  private final Pages dates;

  /** Of each page whether its checksum was found right; threads may race to find that out. */
  private final byte[] verified;

  private final byte[] datesVerified;
  private final Coverage coverage;
  private final Optional<ListEntry> notListed;
  private final Optional<ListEntry> listedUndated;

  private ListEdition(Path file, Contents contents, Mapping mapping) {
    this.file = file;
    this.header = contents.header;
    this.mapping = mapping;
    this.members = contents.members;
    this.dates = contents.dates;
    this.verified = new byte[members.size()];
    this.datesVerified = new byte[dates.size()];
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
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Contents contents = readContents(file, channel);
      Mapping mapping = Mapping.of(channel, contents.header.fileLength());
      return new ListEdition(file, contents, mapping);
    }
  }

  /** What is read of a file before its pages are. */
  private record Contents(EditionHeader header, Pages members, Pages dates) {}

  private static Contents readContents(Path file, FileChannel channel) throws IOException {
    EditionHeader header = readHeader(file, channel);
    if (channel.size() < header.fileLength()) {
      throw new DamagedListException(
          file,
          "was cut off: it has %d of %d bytes".formatted(channel.size(), header.fileLength()));
    }
    if (channel.size() > header.fileLength()) {
      throw new DamagedListException(
          file,
          "is damaged: it goes on for %d bytes after its end"
              .formatted(channel.size() - header.fileLength()));
    }
    Pages members = new Pages(header.memberPages());
    Pages dates = new Pages(header.datePages());
    readDirectory(file, channel, header, members, dates);
    return new Contents(header, members, dates);
  }

  /**
   * Checks every byte of a file that was just written. Not through memory: what is mapped stays so
   * until the garbage collector comes by.
   */
  static void verifyWritten(Path file, FileChannel channel) throws IOException {
    Contents contents = readContents(file, channel);
    ByteBuffer buffer = ByteBuffer.allocate(0);
    for (Pages pages : List.of(contents.members, contents.dates)) {
      for (int page = 0; page < pages.size(); page++) {
        int length = pages.bytes(page);
        buffer = buffer.capacity() < length ? ByteBuffer.allocate(length) : buffer;
        readFully(channel, buffer.clear().limit(length), pages.offset(page));
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.flip());
        if ((int) checksum.getValue() != pages.checksum(page)) {
          throw new DamagedListException(file, "cannot be read back as it was written");
        }
      }
    }
  }

  private static EditionHeader readHeader(Path file, FileChannel channel) throws IOException {
    try {
      ByteBuffer prefix = read(channel, 0, EditionHeader.PREFIX);
      int length = EditionHeader.lengthOf(prefix);
      if (length == 0) {
        throw new DamagedListException(file, "holds no edition of a list");
      }
      return EditionHeader.read(read(channel, 0, length));
    } catch (EOFException shorter) {
      throw new DamagedListException(file, "holds no edition of a list, or was cut off");
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      String what = damaged instanceof IllegalArgumentException ? damaged.getMessage() : null;
      throw new DamagedListException(file, what == null ? "has a damaged header" : what);
    }
  }

  private static void readDirectory(
      Path file, FileChannel channel, EditionHeader header, Pages members, Pages dates)
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
      sound = into.read(buffer, header.directoryOffset());
    }
    if (!sound || (int) checksum.getValue() != header.directoryChecksum()) {
      throw new DamagedListException(file, "has a damaged directory");
    }
    members.index();
    dates.index();
  }

  private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    readFully(channel, buffer, offset);
    return buffer.flip();
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long offset)
      throws IOException {
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

  /** Returns of how many numbers the edition knows since when they are listed. */
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
   * Tells whether a number is on the list, by its E.164 digits.
   *
   * @param digits such as {@code 12125550142}; what is no telephone number is not on the list
   * @throws UncheckedIOException if the page of the number is damaged
   * @throws IllegalStateException if the edition is closed
   */
  public boolean contains(long digits) {
    int page = members.find(digits);
    if (page < 0) {
      return false;
    }
    try {
      if (verified[page] != VERIFIED) {
        verify(members, verified, page);
      }
      long distance = digits - members.first(page);
      long offset = members.offset(page);
      ByteBuffer chunk = mapping.chunks()[(int) (offset >>> Mapping.CHUNK_BITS)];
      int at = (int) (offset & (Mapping.CHUNK - 1));
      if (members.kind(page) == Pages.Kind.BITS) {
        return (chunk.get(at + (int) (distance >>> 3)) >>> (distance & 7) & 1) != 0;
      }
      return search(chunk, at, members, page, Integer.BYTES, distance) >= 0;
    } catch (IndexOutOfBoundsException | IllegalStateException closed) {
      throw failed(closed);
    }
  }

  /**
   * Returns where in a page a number stands, -1 if it does not.
   *
   * <p>Numbers are spread about evenly over their page: the search begins where one would stand
   * then, and goes on from there in steps that double. So it touches two or three lines of the
   * cache, and as few branches that the processor cannot foresee; to halve the page touches ten.
   */
  private static int search(
      ByteBuffer chunk, int at, Pages pages, int page, int width, long distance) {
    int last = pages.count(page) - 1;
    double density = pages.count(page) / (double) pages.span(page);
    int guess = Math.min(last, (int) (distance * density));
    guess += (int) ((distance - at(chunk, at, guess, width)) * density);
    guess = Math.max(0, Math.min(last, guess));
    int low = 0;
    int high = last;
    int step = FIRST_STEP;
    if (at(chunk, at, guess, width) < distance) {
      low = guess + 1;
      while (low + step < last && at(chunk, at, low + step, width) < distance) {
        low += step + 1;
        step *= 2;
      }
      high = Math.min(last, low + step);
    } else {
      high = guess;
      while (high - step > 0 && at(chunk, at, high - step, width) > distance) {
        high -= step + 1;
        step *= 2;
      }
      low = Math.max(0, high - step);
    }
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = at(chunk, at, middle, width);
      if (found < distance) {
        low = middle + 1;
      } else if (found > distance) {
        high = middle - 1;
      } else {
        return at + middle * width;
      }
    }
    return -1;
  }

  private static long at(ByteBuffer chunk, int at, int i, int width) {
    return Integer.toUnsignedLong(chunk.getInt(at + i * width));
  }

  /**
   * Tells since when a number is on the list.
   *
   * @return empty if it is not, or if the source did not tell
   */
  public Optional<Moment> since(PhoneNumber number) {
    int since = since(number.digits());
    return since == Since.UNKNOWN ? Optional.empty() : Optional.of(Since.moment(since));
  }

  /** Returns the encoded moment, {@link Since#UNKNOWN} if there is none. */
  int since(long digits) {
    int page = dates.find(digits);
    if (page < 0) {
      return Since.UNKNOWN;
    }
    try {
      if (datesVerified[page] != VERIFIED) {
        verify(dates, datesVerified, page);
      }
      long offset = dates.offset(page);
      ByteBuffer chunk = mapping.chunks()[(int) (offset >>> Mapping.CHUNK_BITS)];
      int at = (int) (offset & (Mapping.CHUNK - 1));
      long distance = digits - dates.first(page);
      int found = search(chunk, at, dates, page, 2 * Integer.BYTES, distance);
      return found < 0 ? Since.UNKNOWN : chunk.getInt(found + Integer.BYTES);
    } catch (IndexOutOfBoundsException | IllegalStateException closed) {
      throw failed(closed);
    }
  }

  @Override
  public Optional<ListEntry> check(PhoneNumber number) {
    long digits = number.digits();
    if (!coverage.covers(digits)) {
      return Optional.empty();
    }
    if (!contains(digits)) {
      return notListed;
    }
    int since = since(digits);
    return since == Since.UNKNOWN
        ? listedUndated
        : Optional.of(info().entry().listed(true).since(Since.moment(since)).build());
  }

  /**
   * Checks every byte of the edition, and that it holds as many numbers as its header says.
   *
   * <p>After this no look-up waits for a page to be checked.
   *
   * @throws DamagedListException if anything is wrong
   * @throws IllegalStateException if the edition is closed
   */
  public void verify() throws DamagedListException {
    verify(bytes -> {});
  }

  /** As {@link #verify()}, and tells after each page how many of {@link #bytes} it has. */
  public void verify(ImportProgress progress) throws DamagedListException {
    try {
      for (int page = 0; page < members.size(); page++) {
        verify(members, verified, page);
        progress.advance(members.bytes(page));
      }
      for (int page = 0; page < dates.size(); page++) {
        verify(dates, datesVerified, page);
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

  private void verify(Pages pages, byte[] marks, int page) {
    ByteBuffer bytes = mapping.slice(pages.offset(page), pages.bytes(page));
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.duplicate());
    if ((int) checksum.getValue() != pages.checksum(page)) {
      DamagedListException damaged =
          new DamagedListException(
              file,
              "is damaged in the page of the numbers from "
                  + hidden(pages.first(page))
                  + " on; nothing is known of them");
      throw new UncheckedIOException(damaged.getMessage(), damaged);
    }
    marks[page] = VERIFIED;
  }

  private static String hidden(long digits) {
    String all = Long.toString(digits);
    int shown = Math.min(4, all.length());
    return "+" + all.substring(0, shown) + "•".repeat(all.length() - shown);
  }

  private IllegalStateException failed(RuntimeException failure) {
    return new IllegalStateException(
        mapping.chunks().length == 0 ? file + " is closed" : file + " cannot be read", failure);
  }

  /** Takes the numbers in which two editions differ. */
  public interface Difference {
    /** Takes a number, by its E.164 digits, that only the later edition has. */
    void added(long digits) throws IOException;

    /** Takes a number, by its E.164 digits, that only the earlier edition has. */
    void deleted(long digits) throws IOException;
  }

  /**
   * Tells in which numbers a later edition differs from this one, in ascending order. Their dates
   * are not compared.
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
    return new NumberCursor(this, members, false);
  }

  /** Returns a cursor over the numbers that have a date, in ascending order. */
  NumberCursor datedNumbers() {
    return new NumberCursor(this, dates, true);
  }

  /** Returns the bytes of a page, after its checksum was found right. */
  ByteBuffer page(Pages pages, int page) {
    byte[] marks = pages == members ? verified : datesVerified;
    if (marks[page] != VERIFIED) {
      verify(pages, marks, page);
    }
    return mapping.slice(pages.offset(page), pages.bytes(page));
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
   * Gives back the memory. Later look-ups throw {@link IllegalStateException}.
   *
   * <p>From JDK 22 on the memory is unmapped at once; before, when the garbage collector finds that
   * nobody uses it.
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
