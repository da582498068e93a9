package io.lexicall.lists.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that this process holds.
 *
 * <p>On POSIX systems a process loses its lock on a file as soon as it closes any channel of that
 * file, even one without the lock. So a file is recorded here before its channel is opened, and no
 * other channel is opened while it is recorded; Lucene and SQLite do the same. A file is identified
 * by its real path and by the key that the file system gives it, since it may have several names.
 */
final class HeldFiles {
  /** Real paths, and keys of the file system. Guarded by itself. */
  private static final Set<Object> HELD = new HashSet<>();

  /**
   * Channels of files that code of another class loader of this process has locked, at most one of
   * each. Closing or collecting one would release that code's lock. Guarded by {@link #HELD}.
   */
  private static final Map<LeftOpen, FileChannel> LEFT_OPEN = new HashMap<>();

  /**
   * The channels with the locks. They are kept here even if the owner forgets to close them: a
   * collected channel would lose its lock, and another file could get its key. Guarded by {@link
   * #HELD}.
   */
  private static final Set<FileChannel> LOCKED = new HashSet<>();

  private HeldFiles() {}

  /**
   * A file that was opened in some way.
   *
   * @param file its key, otherwise its real path
   */
  private record LeftOpen(Object file, StandardOpenOption how) {
    static LeftOpen of(Path real, @Nullable Object key, StandardOpenOption how) {
      return new LeftOpen(key == null ? real : key, how);
    }

    /** Returns the channel that was left open; if there is none, opens one. */
    FileChannel open(Path real) throws IOException {
      FileChannel before;
      synchronized (HELD) {
        before = LEFT_OPEN.remove(this);
      }
      return before != null ? before : FileChannel.open(real, how);
    }

    void leave(FileChannel channel) {
      synchronized (HELD) {
        LEFT_OPEN.put(this, channel);
      }
    }
  }

  /** Records a file, and returns whether it was not recorded before. */
  private static boolean note(Path file, @Nullable Object key) {
    synchronized (HELD) {
      if (HELD.contains(file) || (key != null && HELD.contains(key))) {
        return false;
      }
      HELD.add(file);
      if (key != null) {
        HELD.add(key);
      }
      return true;
    }
  }

  private static void forget(Path file, @Nullable Object key) {
    synchronized (HELD) {
      HELD.remove(file);
      if (key != null) {
        HELD.remove(key);
      }
    }
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private static Path real(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path name = file.getFileName();
    return folder == null || name == null ? file.toRealPath() : folder.toRealPath().resolve(name);
  }

  static Disk.@Nullable Hold hold(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException usual) {
      // Nobody else needs it to be new.
    }
    Path real = file.toRealPath();
    Object key = key(real);
    if (!note(real, key)) {
      return null;
    }
    Held held = null;
    try {
      FileChannel channel = lock(real, LeftOpen.of(real, key, StandardOpenOption.WRITE));
      if (channel != null) {
        held = new Held(real, key, channel);
        synchronized (HELD) {
          LOCKED.add(channel);
        }
        if (!held.isValid()) { // removed, or replaced, before it was locked
          held.close();
          return null;
        }
      }
      return held;
    } finally {
      if (held == null) {
        forget(real, key);
      }
    }
  }

  /** Returns a channel with the lock, null if somebody else has the lock. */
  private static @Nullable FileChannel lock(Path real, LeftOpen file) throws IOException {
    FileChannel channel = file.open(real);
    FileLock lock = null;
    boolean leftOpen = false;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException byAnotherClassLoader) {
      file.leave(channel);
      leftOpen = true;
    } finally {
      if (lock == null && !leftOpen) {
        channel.close();
      }
    }
    return lock == null ? null : channel;
  }

  private static final class Held implements Disk.Hold {
    private final Path file;
    private final @Nullable Object key;
    private final FileChannel channel;
    private boolean closed;

    Held(Path file, @Nullable Object key, FileChannel channel) {
      this.file = file;
      this.key = key;
      this.channel = channel;
    }

    @Override
    public boolean isValid() {
      try {
        return channel.isOpen() && (key == null || key.equals(key(file)));
      } catch (IOException removed) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try {
        channel.close();
      } finally {
        synchronized (HELD) {
          LOCKED.remove(channel);
        }
        forget(file, key);
      }
    }
  }

  /** A file that was created here and is being written. */
  static final class Creation implements AutoCloseable {
    private final Path path;
    private final RandomAccessFile file;

    Creation(Path path, RandomAccessFile file) {
      this.path = path;
      this.file = file;
    }

    RandomAccessFile file() {
      return file;
    }

    @Override
    public void close() {
      forget(path, null);
    }
  }

  /** Creates a file and locks it; returns null if that name is taken. */
  static @Nullable Creation create(Path path) throws IOException {
    Path real = real(path);
    if (!note(real, null)) {
      return null;
    }
    RandomAccessFile file = null;
    boolean created = false;
    try {
      try {
        Files.createFile(real);
      } catch (FileAlreadyExistsException taken) {
        return null;
      }
      file = new RandomAccessFile(real.toFile(), "rw");
      // Another process that removes abandoned files may have opened it before it was locked.
      created = file.getChannel().tryLock() != null && Files.exists(real);
      return created ? new Creation(real, file) : null;
    } catch (OverlappingFileLockException byAnotherClassLoader) {
      return null;
    } finally {
      if (!created) {
        if (file != null) {
          file.close();
        }
        forget(real, null);
      }
    }
  }

  /** Removes a file of a process that has ended. */
  static void removeAbandoned(Path file) throws IOException {
    Path real = real(file);
    if (!note(real, null)) {
      return; // This process itself writes it.
    }
    boolean leftOpen = false;
    // Opened for reading, since it may be read-only; so the lock is a shared one.
    LeftOpen part;
    FileChannel channel;
    try {
      part = LeftOpen.of(real, key(real), StandardOpenOption.READ);
      channel = part.open(real);
    } catch (NoSuchFileException removed) {
      forget(real, null);
      return;
    } catch (IOException failure) {
      forget(real, null);
      throw failure;
    }
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
      if (lock != null) {
        Files.deleteIfExists(real); // while it is locked: its writer cannot lock it in between
      }
    } catch (OverlappingFileLockException byAnotherClassLoader) {
      leftOpen = true;
      part.leave(channel);
    } finally {
      if (!leftOpen) {
        channel.close();
      }
      forget(real, null);
    }
  }
}
