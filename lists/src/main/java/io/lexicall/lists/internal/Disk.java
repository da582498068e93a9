package io.lexicall.lists.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All calls that change the files of lists.
 *
 * <p>One implementation is for the system. The tests have others, which fail, write only a part, or
 * stop at any of these calls; all promises must hold after each of them.
 */
public interface Disk {
  /** Returns that of the system. */
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

  /** Removes a file, unless somebody still writes it who created it here. */
  void removeAbandoned(Path file) throws IOException;

  /** Brings the names of the files in a folder to the disk, where the system can do that. */
  void syncFolder(Path folder) throws IOException;

  /** Forbids to write into a file, where the system can do that. */
  void forbidWriting(Path file) throws IOException;

  /**
   * Holds a file against everybody else who holds it so, in this process and in others; creates it
   * if there is none.
   *
   * @return null if somebody else holds it
   */
  @Nullable Hold hold(Path file) throws IOException;

  /** A file that is locked, until this is closed or the process ends. */
  interface Hold extends Closeable {
    /** Returns whether the file that is held is still the one of that name. */
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

    /** Cuts it to so many bytes. */
    void truncate(long size) throws IOException;

    /** Brings all that was written to the disk. */
    void sync() throws IOException;
  }
}
