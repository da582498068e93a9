package io.lexicall.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk of which some calls in a row fail, and writes stop half way. */
final class FaultyDisk implements Disk {
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean failsToClose;
  private boolean syncs = true;
  private volatile int first;
  private volatile int last;

  FaultyDisk(int first, int count) {
    this.first = first;
    this.last = first + Math.max(0, Math.min(count, 1_000_000));
  }

  /** Returns a disk of which no call fails, and that is quick: nothing is brought to it. */
  static FaultyDisk withoutSyncs() {
    FaultyDisk disk = new FaultyDisk(Integer.MAX_VALUE, 0);
    disk.syncs = false;
    return disk;
  }

  /** Fails so many calls after some that succeed, counted from now. */
  void failFrom(int after, int count) {
    int now = calls.get();
    last = after == Integer.MAX_VALUE ? 0 : now + after + count;
    first = after == Integer.MAX_VALUE ? Integer.MAX_VALUE : now + after;
  }

  /** Fails to close files from now on. */
  void failToClose() {
    failsToClose = true;
  }

  /** Returns how many files are open. */
  int open() {
    return open.get();
  }

  int calls() {
    return calls.get();
  }

  private boolean fails() {
    int call = calls.getAndIncrement();
    return call >= first && call < last;
  }

  private void pass() throws IOException {
    if (fails()) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    pass();
    SYSTEM.createFolders(folder);
  }

  @Override
  public void write(Path file, byte[] bytes) throws IOException {
    if (fails()) {
      SYSTEM.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      throw new IOException("No space left on device");
    }
    SYSTEM.write(file, bytes);
  }

  @Override
  public void sync(Path file) throws IOException {
    pass();
    if (syncs) {
      SYSTEM.sync(file);
    }
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    pass();
    if (syncs) {
      SYSTEM.syncFolder(folder);
    }
  }

  @Override
  public void replace(Path file, Path name) throws IOException {
    pass();
    SYSTEM.replace(file, name);
  }

  @Override
  public void delete(Path file) throws IOException {
    pass();
    SYSTEM.delete(file);
  }

  @Override
  public Opened open(Path file) throws IOException {
    pass();
    Opened opened = SYSTEM.open(file);
    open.incrementAndGet();
    return new Opened() {
      @Override
      public void write(long at, byte[] bytes) throws IOException {
        if (fails()) {
          opened.write(at, Arrays.copyOf(bytes, bytes.length / 2));
          throw new IOException("No space left on device");
        }
        opened.write(at, bytes);
      }

      @Override
      public void truncate(long size) throws IOException {
        pass();
        opened.truncate(size);
      }

      @Override
      public void sync() throws IOException {
        pass();
        if (syncs) {
          opened.sync();
        }
      }

      @Override
      public void close() throws IOException {
        opened.close();
        open.decrementAndGet();
        if (failsToClose) {
          throw new IOException("Input/output error");
        }
      }
    };
  }
}
