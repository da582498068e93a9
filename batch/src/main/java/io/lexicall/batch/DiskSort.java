package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Sorts records by their first bytes, as unsigned numbers. Records that do not fit into its memory
 * are written to disk in sorted runs, which are merged. The first bytes of all records must differ.
 *
 * <p>Several threads may add records; afterwards one thread reads.
 */
final class DiskSort {
  /** This many runs of a level are merged into one, so that few files are open at once. */
  private static final int MOST_RUNS = 64;

  private static final int BUFFER = 1 << 16;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** The memory that a record takes in addition to its bytes. */
  private static final int OVERHEAD = 40;

  private final RunFiles files;
  private final Comparator<byte[]> order;
  private final long memory;
  private final List<Run> runs = new ArrayList<>();
  private List<byte[]> kept = new ArrayList<>();
  private long used;

  /** Whether the records in memory are sorted, because all are read. */
  private boolean isInOrder;

  /** Sorts and writes full runs while more records are added; null if the adding thread does so. */
  private @Nullable Executor beside;

  /** The last task that sorts and writes a run in the background; null if there was none. */
  private @Nullable CompletableFuture<Void> writing;

  /** Records in order, one after the other. */
  interface Sorted {
    /** Returns the next record; null if there is none. */
    byte @Nullable [] next() throws IOException;
  }

  /**
   * A sorted part on disk; parts of one level have about the same size.
   *
   * @param checksum the checksum of its bytes
   */
  record Run(RunFiles.Part part, int level, long checksum) {}

  /**
   * Creates a sort without records.
   *
   * @param key the number of bytes by which they are sorted, eight or more
   * @param memory about how many bytes of records are kept in memory
   */
  DiskSort(RunFiles files, int key, long memory) {
    this.files = files;
    this.order =
        (one, other) -> {
          int first = Long.compareUnsigned((long) EIGHT.get(one, 0), (long) EIGHT.get(other, 0));
          return first == 0 ? Arrays.compareUnsigned(one, 0, key, other, 0, key) : first;
        };
    this.memory = memory;
  }

  /**
   * Lets an executor sort and write runs while more records are added. Since one run is written
   * while the next is filled, each has half of the memory.
   */
  void writeBeside(Executor others) {
    beside = others;
  }

  /**
   * Adds a record, which must not change afterwards.
   *
   * @return whether all records are on disk now
   */
  synchronized boolean add(byte[] record) throws IOException {
    kept.add(record);
    used += record.length + OVERHEAD;
    Executor others = beside;
    if (others != null && used > memory / 2) {
      await();
      List<byte[]> full = taken();
      writing =
          CompletableFuture.runAsync(
              () -> {
                try {
                  write(full);
                } catch (IOException failure) {
                  throw new UncheckedIOException(failure);
                }
              },
              others);
    } else if (used > memory) {
      spill();
      return true;
    }
    return false;
  }

  private List<byte[]> taken() {
    List<byte[]> full = kept;
    kept = new ArrayList<>();
    used = 0;
    return full;
  }

  /** Waits until the run that is written in the background is on disk. */
  private void await() throws IOException {
    CompletableFuture<Void> run = writing;
    if (run == null) {
      return;
    }
    try {
      run.get();
      writing = null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException)
          new InterruptedIOException("a run was being written").initCause(interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UncheckedIOException unwritable) {
        throw requireNonNull(unwritable.getCause());
      }
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** Writes the records in memory to disk. */
  synchronized void spill() throws IOException {
    await();
    if (!kept.isEmpty()) {
      write(taken());
    }
  }

  private void write(List<byte[]> full) throws IOException {
    write(inMemory(inOrder(full), true), 0);
    mergeFullLevels();
  }

  /**
   * Sorts records. Sorting numbers is many times faster than sorting scattered records. So the
   * records are sorted by numbers that consist of their first bytes and their position, and are
   * compared only if these bytes are equal.
   */
  private List<byte[]> inOrder(List<byte[]> records) {
    int count = records.size();
    long least = -1;
    long greatest = 0;
    for (byte[] each : records) {
      long begins = (long) EIGHT.get(each, 0);
      least = Long.compareUnsigned(begins, least) < 0 ? begins : least;
      greatest = Long.compareUnsigned(begins, greatest) > 0 ? begins : greatest;
    }
    int places = Integer.SIZE - Integer.numberOfLeadingZeros(count);
    int bits = Long.SIZE - Long.numberOfLeadingZeros(greatest - least);
    int shift = Math.max(0, bits + places - (Long.SIZE - 1));
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = ((long) EIGHT.get(records.get(i), 0) - least) >>> shift << places | i;
    }
    Arrays.sort(numbers);
    byte[][] sorted = new byte[count][];
    int from = 0;
    for (int i = 0; i < count; i++) {
      sorted[i] = records.get((int) (numbers[i] & (1L << places) - 1));
      if (numbers[i] >>> places != numbers[from] >>> places) {
        sort(sorted, from, i);
        from = i;
      }
    }
    sort(sorted, from, count);
    return Arrays.asList(sorted);
  }

  /** Sorts a part; most are of one record, for which there is nothing to call. */
  private void sort(byte[][] records, int from, int to) {
    if (to - from > 1) {
      Arrays.sort(records, from, to, order);
    }
  }

  /** Adds runs that were written before. */
  void restore(List<Run> written) {
    runs.addAll(written);
  }

  /** Returns the runs that are on disk. */
  List<Run> onDisk() {
    return List.copyOf(runs);
  }

  private void mergeFullLevels() throws IOException {
    for (int level = 0; countOf(level) >= MOST_RUNS; level++) {
      int merged = level;
      List<Run> ofLevel = runs.stream().filter(run -> run.level == merged).toList();
      List<Sorted> parts = new ArrayList<>();
      for (Run run : ofLevel) {
        parts.add(new OnDisk(run.part.channel()));
      }
      write(new Merged(parts, order), level + 1);
      for (Run run : ofLevel) {
        files.remove(run.part);
        runs.remove(run);
      }
    }
  }

  private long countOf(int level) {
    return runs.stream().filter(run -> run.level == level).count();
  }

  /** Returns how many files hold records. */
  int runs() {
    return runs.size();
  }

  /**
   * Returns all records in order; can be called more than once. Nothing may be added afterwards.
   *
   * @param last whether this is the last call, so that records need not be kept after they were
   *     returned
   */
  synchronized Sorted sorted(boolean last) throws IOException {
    await();
    if (!isInOrder) {
      kept = inOrder(kept);
      isInOrder = true;
    }
    List<Sorted> parts = new ArrayList<>();
    parts.add(inMemory(kept, last));
    for (Run run : runs) {
      parts.add(new OnDisk(run.part.channel()));
    }
    return parts.size() == 1 ? parts.get(0) : new Merged(parts, order);
  }

  private static Sorted inMemory(List<byte[]> records, boolean last) {
    int[] given = {0};
    return () ->
        given[0] >= records.size()
            ? null
            : last ? records.set(given[0]++, null) : records.get(given[0]++);
  }

  private void write(Sorted records, int level) throws IOException {
    RunFiles.Part part = files.create();
    FileChannel file = part.channel();
    Checksum checksum = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    byte[] record = records.next();
    while (record != null) {
      if (buffer.remaining() < Integer.BYTES) {
        drain(buffer, file, checksum);
      }
      buffer.putInt(record.length);
      for (int written = 0; written < record.length; ) {
        if (!buffer.hasRemaining()) {
          drain(buffer, file, checksum);
        }
        int count = Math.min(buffer.remaining(), record.length - written);
        buffer.put(record, written, count);
        written += count;
      }
      record = records.next();
    }
    drain(buffer, file, checksum);
    runs.add(new Run(part, level, checksum.getValue()));
  }

  /** Returns the checksum of the bytes of a file that is a run. */
  static long checksum(FileChannel file) throws IOException {
    Checksum checksum = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long position = 0;
    int read = file.read(buffer, position);
    while (read >= 0) {
      position += read;
      checksum.update(buffer.flip());
      read = file.read(buffer.clear(), position);
    }
    return checksum.getValue();
  }

  private static void drain(ByteBuffer buffer, FileChannel file, Checksum checksum)
      throws IOException {
    buffer.flip();
    checksum.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }

  /** The records of a run. */
  private static final class OnDisk implements Sorted {
    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
    private long position;

    OnDisk(FileChannel file) {
      this.file = file;
    }

    @Override
    public byte @Nullable [] next() throws IOException {
      if (!fill(Integer.BYTES)) {
        if (buffer.hasRemaining()) {
          throw new EOFException("a temporary file was cut");
        }
        return null;
      }
      byte[] record = new byte[buffer.getInt()];
      for (int read = 0; read < record.length; ) {
        if (!fill(1)) {
          throw new EOFException("a temporary file was cut");
        }
        int count = Math.min(buffer.remaining(), record.length - read);
        buffer.get(record, read, count);
        read += count;
      }
      return record;
    }

    private boolean fill(int needed) throws IOException {
      while (buffer.remaining() < needed) {
        buffer.compact();
        int read = file.read(buffer, position);
        buffer.flip();
        if (read < 0) {
          return false;
        }
        position += read;
      }
      return true;
    }
  }

  /** Several sorted parts as one: a heap of their next records, with the smallest first. */
  private static final class Merged implements Sorted {
    private final Comparator<byte[]> order;
    private final byte[][] heads;
    private final Sorted[] parts;
    private int count;

    Merged(List<Sorted> all, Comparator<byte[]> order) throws IOException {
      this.order = order;
      this.heads = new byte[all.size()][];
      this.parts = new Sorted[all.size()];
      for (Sorted part : all) {
        byte[] record = part.next();
        if (record != null) {
          heads[count] = record;
          parts[count++] = part;
        }
      }
      for (int i = count / 2 - 1; i >= 0; i--) {
        sink(i);
      }
    }

    @Override
    public byte @Nullable [] next() throws IOException {
      if (count == 0) {
        return null;
      }
      byte[] least = heads[0];
      byte[] record = parts[0].next();
      if (record == null) {
        count--;
        record = heads[count];
        parts[0] = parts[count];
      }
      heads[0] = record;
      sink(0);
      return least;
    }

    /** Moves a head down in the heap until those below it are greater. */
    private void sink(int from) {
      byte[] head = heads[from];
      Sorted part = parts[from];
      int at = from;
      while (true) {
        int below = 2 * at + 1;
        if (below >= count) {
          break;
        }
        if (below + 1 < count && order.compare(heads[below + 1], heads[below]) < 0) {
          below++;
        }
        if (order.compare(head, heads[below]) <= 0) {
          break;
        }
        heads[at] = heads[below];
        parts[at] = parts[below];
        at = below;
      }
      heads[at] = head;
      parts[at] = part;
    }
  }
}
