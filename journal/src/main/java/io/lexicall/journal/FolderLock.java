package io.lexicall.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
   * Channels of files that are locked by code of another class loader of this process, one a file.
   * Closing or collecting one would release that code's lock. By the key of the file, otherwise by
   * its path. Guarded by {@link #HELD}.
   */
  private static final Map<Object, FileChannel> LEFT_OPEN = new HashMap<>();

  /**
   * The channels with the locks. They are kept here even if the owner forgets to close them, since
   * a channel that is collected loses its lock. Guarded by {@link #HELD}.
   */
  private static final Set<FileChannel> LOCKED = new HashSet<>();

  private final Path folder;
  private final FileChannel channel;

  /** Identifies the locked file; null if the file system has no such key. */
  private final @Nullable Object key;

  private FolderLock(Path folder, FileChannel channel, @Nullable Object key) {
    this.folder = folder;
    this.channel = channel;
    this.key = key;
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
    FileChannel channel = null;
    try {
      Path file = file(real);
      create(file);
      Object key = key(file);
      channel = locked(file, key == null ? file : key);
      return channel == null ? null : new FolderLock(real, channel, key);
    } finally {
      if (channel == null) {
        forget(real);
      }
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException usual) {
      // Nobody else needs it to be new.
    }
  }

  /** Returns a channel with the lock; null if somebody else has the lock. */
  private static @Nullable FileChannel locked(Path file, Object name) throws IOException {
    FileChannel before;
    synchronized (HELD) {
      before = LEFT_OPEN.remove(name);
    }
    FileChannel channel =
        before != null ? before : FileChannel.open(file, StandardOpenOption.WRITE);
    FileLock lock = null;
    boolean leftOpen = false;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException byAnotherClassLoader) {
      synchronized (HELD) {
        LEFT_OPEN.put(name, channel);
      }
      leftOpen = true;
    } finally {
      if (lock == null && !leftOpen) {
        channel.close();
      }
    }
    if (lock == null) {
      return null;
    }
    synchronized (HELD) {
      LOCKED.add(channel);
    }
    return channel;
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
        synchronized (HELD) {
          LOCKED.remove(channel);
        }
        forget(folder);
      }
    }
  }
}
