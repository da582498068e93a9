package io.lexicall.lists;

import static java.util.Objects.requireNonNull;

import io.lexicall.lists.internal.Disk;
import io.lexicall.lists.internal.Uninterrupted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The file to which a company list appends requests and removals, in frames of one or more records.
 *
 * <p>Each frame has the checksum of the previous one, and each journal begins with the end of the
 * previous journal. A whole frame is on disk before the next begins. So after a crash only the last
 * one can be incomplete; {@link Mark} shows whether it was acknowledged. Anything else that cannot
 * be read is damage, and the journal is refused, since a person whose record is lost would be
 * called. Not thread-safe.
 */
final class Journal implements AutoCloseable {
  private static final long MAGIC = 0x4C4E_524A_4C43_584CL; // LXCLJRNL, read from its last byte
  private static final int VERSION = 2;
  private static final int START = 48;
  private static final int FRAME = 0x4C58_4A46; // FJXL, read from its last byte
  private static final int HEADER = 16;
  private static final int RECORD = 16;
  private static final int MOST_RECORDS = 1 << 16;
  private static final long LISTED = 1L << 63;

  private final Path file;
  private final Disk.Opened bytes;
  private final long number;
  private End end;
  private boolean failed;

  /**
   * The end of a journal.
   *
   * @param number which journal
   * @param bytes how many of its bytes are valid
   * @param records how many records they hold
   * @param sum the checksum of the last frame
   */
  record End(long number, long bytes, long records, int sum) {
    /** Before the first journal. */
    static final End NONE = new End(0, 0, 0, 0);
  }

  /** Receives the records of a journal. */
  interface Sink {
    void accept(long number, boolean listed, long second);
  }

  private Journal(Path file, Disk.Opened bytes, End end) {
    this.file = file;
    this.bytes = bytes;
    this.number = end.number;
    this.end = end;
  }

  /**
   * Creates a journal. It is on disk with its name when this returns.
   *
   * @param before the end of the previous journal
   */
  static Journal create(Disk disk, Path file, long number, End before) throws IOException {
    disk.delete(file);
    Disk.Opened bytes = disk.create(file);
    boolean begun = false;
    try {
      ByteBuffer start = ByteBuffer.allocate(START).order(ByteOrder.LITTLE_ENDIAN);
      start.putLong(MAGIC).putInt(VERSION).putInt(0).putLong(number);
      start.putLong(before.bytes).putLong(before.records).putInt(before.sum).putInt(0).flip();
      int sum = startSum(start);
      bytes.write(start.putInt(12, sum), 0);
      bytes.sync();
      disk.syncFolder(requireNonNull(file.toAbsolutePath().getParent()));
      begun = true;
      return new Journal(file, bytes, new End(number, START, 0, sum));
    } finally {
      if (!begun) {
        bytes.close();
      }
    }
  }

  /** Opens a journal for appending after its valid part; the rest is cut off. */
  static Journal resume(Disk disk, Path file, End sound) throws IOException {
    Disk.Opened bytes = disk.open(file);
    boolean resumed = false;
    try {
      if (bytes.size() > sound.bytes) {
        bytes.truncate(sound.bytes);
      }
      // The records were read and may be reported, so a crash must not lose them.
      bytes.sync();
      resumed = true;
      return new Journal(file, bytes, sound);
    } finally {
      if (!resumed) {
        bytes.close();
      }
    }
  }

  private static int startSum(ByteBuffer start) {
    CRC32C sum = new CRC32C();
    sum.update(start.duplicate().position(0).limit(12));
    sum.update(start.duplicate().position(16).limit(START));
    return (int) sum.getValue();
  }

  /**
   * Returns the end of the previous journal, as stated in a journal.
   *
   * @return null if its header is incomplete, or if it has another number
   */
  static @Nullable End before(Path file, long number) throws IOException {
    ByteBuffer start =
        Uninterrupted.call(
            () -> {
              try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return read(channel, 0, START);
              }
            });
    return isStart(start, number)
        ? new End(number - 1, start.getLong(24), start.getLong(32), start.getInt(40))
        : null;
  }

  /** Returns whether a journal is longer than one without records. */
  static boolean mayHoldRecords(Path file) throws IOException {
    return Files.size(file) > START;
  }

  private static boolean isStart(ByteBuffer start, long number) {
    return start.getLong(0) == MAGIC
        && start.getInt(8) == VERSION
        && start.getLong(16) == number
        && start.getInt(12) == startSum(start);
  }

  /**
   * Reads a journal.
   *
   * @param number which one it is
   * @param known an end that it must at least have; null if not known
   * @param isLast whether it may continue after that, with an incomplete last frame
   * @param sink may receive records more than once
   * @return its end
   * @throws DamagedListException if a frame before the end cannot be read, or if the known end is
   *     missing
   */
  static End read(Path file, long number, @Nullable End known, boolean isLast, Sink sink)
      throws IOException {
    return Uninterrupted.call(() -> readOnce(file, number, known, isLast, sink));
  }

  private static End readOnce(
      Path file, long number, @Nullable End known, boolean isLast, Sink sink) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer start = read(channel, 0, START);
      if (!isStart(start, number)) {
        throw new DamagedListException(file, "is damaged at its beginning");
      }
      End end = new End(number, START, 0, start.getInt(12));
      boolean isKnown = known == null || known.equals(end);
      while (end.bytes < size) {
        ByteBuffer frame = frame(channel, end.bytes, size);
        if (frame == null || frame.getInt(12) != end.sum) {
          if (!isLast || frame != null || holdsFrame(channel, end.bytes + 1, size)) {
            throw new DamagedListException(
                file,
                "is damaged at byte %s; its content after that is unknown".formatted(end.bytes));
          }
          break;
        }
        int records = frame.getInt(4);
        end = new End(number, end.bytes + frame.limit(), end.records + records, frame.getInt(8));
        isKnown |= end.equals(known);
        deliver(frame, sink);
      }
      if (known != null && (!isKnown || (!isLast && !known.equals(end)))) {
        throw new DamagedListException(
            file,
            "is damaged: it ends after %s requests and removals, and %s were acknowledged"
                .formatted(end.records, known.records));
      }
      return end;
    }
  }

  /**
   * Passes every record that can still be read to a sink, which may receive them more than once,
   * and returns their number.
   */
  static long salvage(Path file, Sink sink) throws IOException {
    return Uninterrupted.call(() -> salvageOnce(file, sink));
  }

  private static long salvageOnce(Path file, Sink sink) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long records = 0;
      long position = START;
      while (position < size) {
        ByteBuffer frame = frame(channel, position, size);
        if (frame == null) {
          position += RECORD;
        } else {
          records += frame.getInt(4);
          position += frame.limit();
          deliver(frame, sink);
        }
      }
      return records;
    }
  }

  private static void deliver(ByteBuffer frame, Sink sink) {
    frame.position(HEADER);
    while (frame.hasRemaining()) {
      long number = frame.getLong();
      sink.accept(number & ~LISTED, (number & LISTED) != 0, frame.getLong());
    }
  }

  /** Returns the frame at a position, or null if there is none. */
  private static @Nullable ByteBuffer frame(FileChannel channel, long position, long size)
      throws IOException {
    if (size - position < HEADER) {
      return null;
    }
    ByteBuffer header = read(channel, position, HEADER);
    int count = header.getInt(4);
    if (header.getInt(0) != FRAME
        || count < 1
        || count > MOST_RECORDS
        || size - position < HEADER + (long) count * RECORD) {
      return null;
    }
    ByteBuffer frame = read(channel, position, HEADER + count * RECORD);
    return frame.getInt(8) == checksum(position, frame) ? frame : null;
  }

  /** Returns whether a whole frame begins anywhere after a place. */
  private static boolean holdsFrame(FileChannel channel, long from, long size) throws IOException {
    for (long position = (from + RECORD - 1) / RECORD * RECORD;
        position < size;
        position += RECORD) {
      if (frame(channel, position, size) != null) {
        return true;
      }
    }
    return false;
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        break;
      }
    }
    return bytes.clear();
  }

  /**
   * Returns the checksum of a frame. It covers the frame's place in the file, so that a frame that
   * an earlier file left on the disk is not valid here.
   */
  private static int checksum(long position, ByteBuffer frame) {
    ByteBuffer place = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    place.putLong(position).putInt(frame.getInt(4)).putInt(frame.getInt(12)).flip();
    CRC32C sum = new CRC32C();
    sum.update(place);
    sum.update(frame.duplicate().position(HEADER));
    return (int) sum.getValue();
  }

  /** Creates the two words of a record. */
  static void record(long[] into, int at, long number, boolean listed, long second) {
    into[at] = listed ? number | LISTED : number;
    into[at + 1] = second;
  }

  /**
   * Appends records, and syncs them to the disk.
   *
   * @param words two for each record
   * @throws IOException if that fails; the records may or may not be there after a crash
   */
  void append(long[] words, int records) throws IOException {
    if (failed) {
      throw new IOException(
          file + " accepts no more records, since writing to it failed before; open it again");
    }
    // After any failure, even an error of the virtual machine, the content of the disk is unknown,
    // and later frames could follow a broken one.
    failed = true;
    End now = end;
    for (int done = 0; done < records; ) {
      int some = Math.min(MOST_RECORDS, records - done);
      now = write(now, words, done, some);
      done += some;
    }
    bytes.sync();
    end = now;
    failed = false;
  }

  private End write(End before, long[] words, int from, int records) throws IOException {
    ByteBuffer frame =
        ByteBuffer.allocate(HEADER + records * RECORD).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(FRAME).putInt(records).putInt(0).putInt(before.sum);
    for (int i = 2 * from; i < 2 * (from + records); i++) {
      frame.putLong(words[i]);
    }
    int sum = checksum(before.bytes, frame.flip());
    frame.putInt(8, sum);
    bytes.write(frame, before.bytes);
    return new End(number, before.bytes + frame.capacity(), before.records + records, sum);
  }

  /** Refuses further records until {@link #allow}. */
  void refuse() {
    failed = true;
  }

  /** Allows records to be appended again. */
  void allow() {
    failed = false;
  }

  /** Returns its end; everything before it is on disk. */
  End end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
