package io.lexicall.lists;

import static java.util.Objects.requireNonNull;

import io.lexicall.lists.internal.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A small file beside the journals of a company list, that says how far they went when somebody was
 * promised last that a request is kept. So a journal that lost its end is noticed, which by itself
 * looks like one whose last frame nobody was promised.
 *
 * <p>It is written after the journal is on disk, in two places by turns, and is never ahead of it.
 * It is brought to the disk now and then only: a machine that loses its power can lose the latest
 * marks, never the requests. Not thread-safe.
 */
final class Mark implements AutoCloseable {
  private static final long MAGIC = 0x4B52_414D_4C43_584CL; // LXCLMARK, read from its last byte
  private static final int LENGTH = 48;
  private static final int CHECKED = 44;
  private static final int PLACE = 512;
  private static final int SYNC_EVERY = 32;

  private final Disk.Opened bytes;
  private long turn;

  private Mark(Disk.Opened bytes, long turn) {
    this.bytes = bytes;
    this.turn = turn;
  }

  /** Begins a mark, which is on disk with its name when this returns. */
  static void create(Disk disk, Path file, Journal.End end) throws IOException {
    disk.delete(file);
    try (Mark mark = new Mark(disk.create(file), 0)) {
      mark.write(end);
      mark.sync();
    }
    disk.syncFolder(requireNonNull(file.toAbsolutePath().getParent()));
  }

  /** Goes on with a mark. */
  static Mark resume(Disk disk, Path file) throws IOException {
    Found found = find(file);
    if (found == null) {
      throw missing(file);
    }
    return new Mark(disk.open(file), found.turn);
  }

  private record Found(long turn, Journal.End end) {}

  /**
   * Reads a mark.
   *
   * @throws DamagedListException if there is none that can be read
   */
  static Journal.End read(Path file) throws IOException {
    Journal.End end = readIfSound(file);
    if (end == null) {
      throw missing(file);
    }
    return end;
  }

  private static DamagedListException missing(Path file) {
    return new DamagedListException(
        file, "is damaged or missing: it tells how many requests were acknowledged");
  }

  /** Reads a mark; returns null if there is none that can be read. */
  static Journal.@Nullable End readIfSound(Path file) throws IOException {
    Found found = find(file);
    return found == null ? null : found.end;
  }

  private static @Nullable Found find(Path file) throws IOException {
    byte[] all;
    try {
      all = Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      return null;
    }
    Found latest = null;
    for (int at = 0; at + LENGTH <= all.length && at <= PLACE; at += PLACE) {
      ByteBuffer mark = ByteBuffer.wrap(all, at, LENGTH).slice().order(ByteOrder.LITTLE_ENDIAN);
      if (mark.getLong(0) == MAGIC && mark.getInt(CHECKED) == checksum(mark)) {
        long turn = mark.getLong(8);
        if (latest == null || turn > latest.turn) {
          latest =
              new Found(
                  turn,
                  new Journal.End(
                      mark.getLong(16), mark.getLong(24), mark.getLong(32), mark.getInt(40)));
        }
      }
    }
    return latest;
  }

  private static int checksum(ByteBuffer mark) {
    CRC32C sum = new CRC32C();
    sum.update(mark.duplicate().position(0).limit(CHECKED));
    return (int) sum.getValue();
  }

  /** Notes how far the journals go, once that is on disk. */
  void write(Journal.End end) throws IOException {
    long next = turn + 1;
    ByteBuffer mark = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    mark.putLong(MAGIC).putLong(next).putLong(end.number()).putLong(end.bytes());
    mark.putLong(end.records()).putInt(end.sum()).putInt(0).flip();
    mark.putInt(CHECKED, checksum(mark));
    bytes.write(mark, next % 2 * PLACE);
    turn = next; // where that failed, the other place is sound, and this one is tried again
    if (turn % SYNC_EVERY == 0) {
      sync();
    }
  }

  void sync() throws IOException {
    bytes.sync();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
