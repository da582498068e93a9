package io.lexicall.lists.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All calls that change the files of lists.
 *
 * <p>One implementation is for the operating system. The tests have others, which fail, write only
 * a part, or stop at any of these calls; all guarantees must hold after each of them.
 */
public interface Disk {
  /** Returns the disk of the operating system. */
  static Disk system() {
    return SystemDisk.INSTANCE;
  }

  /**
   * Creates a file, and holds it against {@link #removeAbandoned} until it is closed.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one
   */
  Opened create(Path file) throws IOException;

  /** Opens a file that exists, to be read and written. */
  Opened open(Path file) throws IOException;

  /** Gives a file another name in the same folder, in one step, in place of a file of that name. */
  void replace(Path file, Path name) throws IOException;

  /** Removes a file, if there is one. */
  void delete(Path file) throws IOException;

  /** Removes a file, unless the writer that created it still writes it. */
  void removeAbandoned(Path file) throws IOException;

  /** Syncs the names of the files in a folder to the disk, if the system supports that. */
  void syncFolder(Path folder) throws IOException;

  /** Makes a file read-only, if the system supports that. */
  void forbidWriting(Path file) throws IOException;

  /**
   * Locks a file exclusively, in this process and against others; creates it if there is none.
   *
   * @return null if somebody else has the lock
   */
  @Nullable Hold hold(Path file) throws IOException;

  /** A file that is locked, until this is closed or the process ends. */
  interface Hold extends Closeable {
    /** Returns whether the locked file is still the one with that name. */
    boolean isValid();
  }

  /** A file that is open. Not thread-safe. An interrupted thread does not close it. */
  interface Opened extends Closeable {
    /** Reads some bytes, and returns how many; -1 at the end of the file. */
    int read(ByteBuffer into, long at) throws IOException;

    /** Writes all bytes of a buffer. */
    void write(ByteBuffer from, long at) throws IOException;

    /** Returns how many bytes it has. */
    long size() throws IOException;

    /** Truncates it to this number of bytes. */
    void truncate(long size) throws IOException;

    /** Syncs everything that was written to the disk. */
    void sync() throws IOException;
  }
}
