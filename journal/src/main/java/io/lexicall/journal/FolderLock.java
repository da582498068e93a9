package io.lexicall.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a folder, which one writer in all processes has.
 *
 * <p>On POSIX systems a process loses its lock of a file as soon as it closes any channel of that
 * file, be it one that never had the lock. So a folder is noted here before its channel is opened,
 * and none is opened while it is noted, as Lucene and SQLite do it.
 */
final class FolderLock implements Closeable {
  /** Real paths. Guarded by itself. */
  private static final Set<Path> HELD = new HashSet<>();

  /**
   * Channels of files that code of another class loader of this process holds: to close one, or to
   * let it be collected, would take that code's lock away. Guarded by {@link #HELD}.
   */
  private static final List<FileChannel> LEFT_OPEN = new ArrayList<>();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Returns the lock of a folder that exists; null if somebody has it, here or elsewhere. */
  static @Nullable FolderLock of(Path folder) throws IOException {
    Path real = folder.toRealPath();
    synchronized (HELD) {
      if (!HELD.add(real)) {
        return null;
      }
    }
    boolean locked = false;
    try {
      FileChannel channel = locked(real.resolve("lock"));
      locked = channel != null;
      return channel == null ? null : new FolderLock(real, channel);
    } finally {
      if (!locked) {
        forget(real);
      }
    }
  }

  private static @Nullable FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    boolean leftOpen = false;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException byAnotherClassLoader) {
      synchronized (HELD) {
        LEFT_OPEN.add(channel);
      }
      leftOpen = true;
    } finally {
      if (lock == null && !leftOpen) {
        channel.close();
      }
    }
    return lock == null ? null : channel;
  }

  private static void forget(Path real) {
    synchronized (HELD) {
      HELD.remove(real);
    }
  }

  /** Lets go; later calls do nothing. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try {
        channel.close();
      } finally {
        forget(folder);
      }
    }
  }
}
