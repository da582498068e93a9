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
 * A small file in the folder of a company list, with the end of the journals at the last
 * acknowledged request. It shows that a journal lost its end. Without it, such a journal looks like
 * one whose last frame was not acknowledged.
 *
 * <p>It is written after the journal is on disk, and is never ahead of it. It is synced only
 * sometimes: a loss of power can lose the latest marks, but never the requests. It has four places:
 * two, in turn, for marks that are synced, and two for marks that are not. So even if a write is
 * incomplete, the last synced mark can be read. Not thread-safe.
 */
final class Mark implements AutoCloseable {
  private static final long MAGIC = 0x4B52_414D_4C43_584CL; // LXCLMARK, read from its last byte
  private static final int LENGTH = 48;
  private static final int CHECKED = 44;
  private static final int PLACE = 512;
  private static final int SYNC_EVERY = 32;

  private static final int SYNCED_PLACES = 2;
  private static final int PLACES = 4;

  private final Disk.Opened bytes;
  private long turn;

  /** The place of the next mark that is synced to the disk. */
  private int nextSynced;

  private Mark(Disk.Opened bytes, long turn, int nextSynced) {
    this.bytes = bytes;
    this.turn = turn;
    this.nextSynced = nextSynced;
  }

  /** Creates a mark. It is on disk with its name when this returns. */
  static void create(Disk disk, Path file, Journal.End end) throws IOException {
    disk.delete(file);
    try (Mark mark = new Mark(disk.create(file), 0, 0)) {
      mark.writeAndSync(end);
    }
    disk.syncFolder(requireNonNull(file.toAbsolutePath().getParent()));
  }

  /** Opens a mark for writing. */
  static Mark resume(Disk disk, Path file) throws IOException {
    Found found = find(file);
    if (found == null) {
      throw missing(file);
    }
    return new Mark(disk.open(file), found.turn, found.nextSynced);
  }

  private record Found(long turn, Journal.End end, int nextSynced) {}

  static DamagedListException missing(Path file) {
    return new DamagedListException(
        file, "is damaged or missing: it holds how many requests were acknowledged");
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
    ByteBuffer latest = null;
    int nextSynced = 0;
    long latestSynced = 0;
    for (int place = 0; place < PLACES && place * PLACE + LENGTH <= all.length; place++) {
      ByteBuffer mark =
          ByteBuffer.wrap(all, place * PLACE, LENGTH).slice().order(ByteOrder.LITTLE_ENDIAN);
      if (mark.getLong(0) != MAGIC || mark.getInt(CHECKED) != checksum(mark)) {
        continue;
      }
      long turn = mark.getLong(8);
      if (latest == null || turn > latest.getLong(8)) {
        latest = mark;
      }
      if (place < SYNCED_PLACES && turn > latestSynced) {
        latestSynced = turn;
        nextSynced = 1 - place;
      }
    }
    if (latest == null) {
      return null;
    }
    Journal.End end =
        new Journal.End(
            latest.getLong(16), latest.getLong(24), latest.getLong(32), latest.getInt(40));
    return new Found(latest.getLong(8), end, nextSynced);
  }

  private static int checksum(ByteBuffer mark) {
    CRC32C sum = new CRC32C();
    sum.update(mark.duplicate().position(0).limit(CHECKED));
    return (int) sum.getValue();
  }

  /** Returns whether a mark was written after it was created: its first place alone is shorter. */
  static boolean wasWrittenAgain(Path file) throws IOException {
    return Files.size(file) > LENGTH;
  }

  /** Writes the end of the journals, after it is on disk. */
  void write(Journal.End end) throws IOException {
    if ((turn + 1) % SYNC_EVERY == 0) {
      writeAndSync(end);
    } else {
      write(end, SYNCED_PLACES + (int) (turn % (PLACES - SYNCED_PLACES)));
    }
  }

  /** Writes the end of the journals, and syncs it to the disk. */
  void writeAndSync(Journal.End end) throws IOException {
    write(end, nextSynced);
    bytes.sync();
    nextSynced = 1 - nextSynced;
  }

  private void write(Journal.End end, int place) throws IOException {
    ByteBuffer mark = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    mark.putLong(MAGIC).putLong(turn + 1).putLong(end.number()).putLong(end.bytes());
    mark.putLong(end.records()).putInt(end.sum()).putInt(0).flip();
    mark.putInt(CHECKED, checksum(mark));
    bytes.write(mark, (long) place * PLACE);
    turn++; // if that failed, this place is used again
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
