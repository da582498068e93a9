package io.lexicall.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right of one writer in all processes to write a folder.
 *
 * <p>On POSIX systems a process loses its lock of a file when it closes any channel of that file,
 * even a channel without the lock. So a folder is registered here before its channel is opened, and
 * no channel is opened while the folder is registered. Lucene and SQLite do the same.
 */
final class FolderLock implements Closeable {
  /** Real paths. Guarded by this set itself. */
  private static final Set<Path> HELD = new HashSet<>();

  /**
   * Channels of files that are locked by code of another class loader of this process. Closing or
   * collecting one would release that code's lock. Guarded by {@link #HELD}.
   */
  private static final List<FileChannel> LEFT_OPEN = new ArrayList<>();

  private final Path folder;
  private final FileChannel channel;

  /** Identifies the locked file; null if the file system has no such key. */
  private final @Nullable Object key;

  private FolderLock(Path folder, FileChannel channel) throws IOException {
    this.folder = folder;
    this.channel = channel;
    this.key = key(file(folder));
  }

  private static Path file(Path folder) {
    return folder.resolve("lock");
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /**
   * Returns whether the locked file is still that of the folder. If it was removed, another process
   * can lock one of its own, and write the folder.
   */
  boolean isValid() {
    try {
      return channel.isOpen() && (key == null || key.equals(key(file(folder))));
    } catch (IOException removed) {
      return false;
    }
  }

  /** Returns the lock of an existing folder; null if it is locked, here or elsewhere. */
  static @Nullable FolderLock of(Path folder) throws IOException {
    Path real = folder.toRealPath();
    synchronized (HELD) {
      if (!HELD.add(real)) {
        return null;
      }
    }
    boolean locked = false;
    try {
      FileChannel channel = locked(file(real));
      if (channel == null) {
        return null;
      }
      try {
        FolderLock lock = new FolderLock(real, channel);
        locked = true;
        return lock;
      } finally {
        if (!locked) {
          channel.close(); // with its lock
        }
      }
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

  /** Releases the lock; later calls do nothing. */
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
