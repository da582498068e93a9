package io.lexicall.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * All operations by which the journal changes files. Tests replace them with operations that fail
 * at any call, since the guarantees of the journal must hold after each failure.
 */
interface Disk {
  Disk SYSTEM = new SystemDisk();

  void createFolders(Path folder) throws IOException;

  /** Writes a new file; it may not be on the disk yet. */
  void write(Path file, byte[] bytes) throws IOException;

  /** Forces a file to the disk. */
  void sync(Path file) throws IOException;

  void syncFolder(Path folder) throws IOException;

  void replace(Path file, Path name) throws IOException;

  void delete(Path file) throws IOException;

  /** Opens a file for writing at its end or inside it; creates it if there is none. */
  Opened open(Path file) throws IOException;

  /** An open file. Not thread-safe. */
  interface Opened extends Closeable {
    void write(long at, byte[] bytes) throws IOException;

    void truncate(long size) throws IOException;

    void sync() throws IOException;
  }

  /**
   * The disk of the system. It does not write through channels, which close if their thread is
   * interrupted.
   */
  final class SystemDisk implements Disk {
    @Override
    public void createFolders(Path folder) throws IOException {
      Files.createDirectories(folder);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      Files.write(file, bytes);
    }

    @Override
    public void sync(Path file) throws IOException {
      try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
        opened.getFD().sync();
      }
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
      if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null) {
        return; // Windows cannot open a folder, and a move is on disk there when it returns.
      }
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }

    @Override
    public void replace(Path file, Path name) throws IOException {
      Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path file) throws IOException {
      Files.deleteIfExists(file);
    }

    @Override
    public Opened open(Path file) throws IOException {
      RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
      return new Opened() {
        @Override
        public void write(long at, byte[] bytes) throws IOException {
          opened.seek(at);
          opened.write(bytes);
        }

        @Override
        public void truncate(long size) throws IOException {
          opened.setLength(size);
        }

        @Override
        public void sync() throws IOException {
          opened.getFD().sync();
        }

        @Override
        public void close() throws IOException {
          opened.close();
        }
      };
    }
  }
}
