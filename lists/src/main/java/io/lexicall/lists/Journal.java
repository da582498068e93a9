package io.lexicall.lists;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The file to which a company list appends what it is told, in frames of one or more records.
 *
 * <p>A frame is on disk as a whole before the next is begun. So after a crash the last one can be
 * incomplete, which nobody was promised; anything else that cannot be read is damage, and with it
 * the journal is refused, since a record that is lost is a person who will be called. Not
 * thread-safe.
 */
final class Journal implements AutoCloseable {
  private static final int FRAME = 0x4C58_4A46; // FJXL, read from its last byte
  private static final int HEADER = 16;
  private static final int RECORD = 16;
  private static final int MOST_RECORDS = 1 << 16;
  private static final long LISTED = 1L << 63;

  private final Path file;

  /** No channel: that would close for good when a thread of the host is interrupted. */
  private final RandomAccessFile bytes;

  private final CRC32C checksum = new CRC32C();
  private long end;
  private boolean failed;

  /** Takes what a journal holds. */
  interface Sink {
    void accept(long number, boolean listed, long second);
  }

  private Journal(Path file, RandomAccessFile bytes, long end) {
    this.file = file;
    this.bytes = bytes;
    this.end = end;
  }

  /** Begins a journal, which is on disk with its name when this returns. */
  static Journal create(Path file) throws IOException {
    Files.deleteIfExists(file);
    RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw");
    try {
      Journal journal = new Journal(file, bytes, 0);
      journal.append(new long[0], 0);
      NewFile.syncFolder(file.toAbsolutePath().getParent());
      return journal;
    } catch (IOException failure) {
      bytes.close();
      Files.deleteIfExists(file);
      throw failure;
    }
  }

  /** Goes on with a journal of which the first bytes are sound; the others are cut off. */
  static Journal resume(Path file, long soundBytes) throws IOException {
    RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw");
    try {
      if (bytes.length() > soundBytes) {
        bytes.setLength(soundBytes);
        bytes.getFD().sync();
      }
      return new Journal(file, bytes, soundBytes);
    } catch (IOException failure) {
      bytes.close();
      throw failure;
    }
  }

  /**
   * Reads a journal.
   *
   * @param isLast whether its last frame may be incomplete
   * @return how many of its bytes are sound
   * @throws DamagedListException if a frame before the end cannot be read
   */
  static long read(Path file, boolean isLast, Sink sink) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long position = 0;
      while (position < size) {
        ByteBuffer frame = frame(channel, position, size);
        if (frame == null) {
          if (!isLast || position == 0 || holdsFrame(channel, position + 1, size)) {
            throw new DamagedListException(
                file,
                "is damaged at byte %d; what it holds after that is unknown".formatted(position));
          }
          return position;
        }
        position += HEADER + frame.remaining();
        while (frame.hasRemaining()) {
          long number = frame.getLong();
          sink.accept(number & ~LISTED, (number & LISTED) != 0, frame.getLong());
        }
      }
      if (position == 0) {
        throw new DamagedListException(file, "is no journal: it is empty");
      }
      return position;
    }
  }

  /** Returns the records of the frame that begins there, or null if none does. */
  private static @Nullable ByteBuffer frame(FileChannel channel, long position, long size)
      throws IOException {
    if (size - position < HEADER) {
      return null;
    }
    ByteBuffer header = read(channel, position, HEADER);
    int count = header.getInt(4);
    if (header.getInt(0) != FRAME
        || count < 0
        || count > MOST_RECORDS
        || size - position < HEADER + (long) count * RECORD) {
      return null;
    }
    ByteBuffer records = read(channel, position + HEADER, count * RECORD);
    CRC32C sum = new CRC32C();
    int found = checksum(sum, position, count, records);
    return header.getInt(8) == found && header.getInt(12) == 0 ? records : null;
  }

  /** Tells whether a whole frame begins anywhere after a place. */
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

  /** The place belongs to it: what an earlier file left on the disk is no frame of this one. */
  private static int checksum(CRC32C sum, long position, int count, ByteBuffer records) {
    ByteBuffer place = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    place.putLong(position).putLong(count);
    sum.reset();
    sum.update(place.array());
    sum.update(records.duplicate());
    return (int) sum.getValue();
  }

  /** Makes the two words of a record. */
  static void record(long[] into, int at, long number, boolean listed, long second) {
    into[at] = listed ? number | LISTED : number;
    into[at + 1] = second;
  }

  /**
   * Appends records, and brings them to the disk.
   *
   * @param words two for each record
   * @throws IOException if that fails; the records may or may not be there after a crash
   */
  void append(long[] words, int records) throws IOException {
    if (failed) {
      throw new IOException(
          file + " takes no more, since writing to it failed before; open it anew");
    }
    try {
      int done = 0;
      do {
        int some = Math.min(MOST_RECORDS, records - done);
        write(words, done, some);
        done += some;
      } while (done < records);
      bytes.getFD().sync();
    } catch (IOException failure) {
      // What is on the disk is not known: what comes after could stand behind a broken frame.
      failed = true;
      throw failure;
    }
  }

  private void write(long[] words, int from, int records) throws IOException {
    ByteBuffer frame =
        ByteBuffer.allocate(HEADER + records * RECORD).order(ByteOrder.LITTLE_ENDIAN);
    frame.position(HEADER);
    for (int i = 2 * from; i < 2 * (from + records); i++) {
      frame.putLong(words[i]);
    }
    int sum = checksum(checksum, end, records, frame.duplicate().flip().position(HEADER));
    frame.putInt(0, FRAME).putInt(4, records).putInt(8, sum).putInt(12, 0);
    bytes.seek(end);
    bytes.write(frame.array());
    end += frame.capacity();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
