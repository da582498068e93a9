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
 * Every call by which the journal changes files. The tests have others than the system's, which
 * fail at any one of these calls: what is promised must hold after each of them.
 */
interface Disk {
  Disk SYSTEM = new SystemDisk();

  void createFolders(Path folder) throws IOException;

  /** Writes a file anew; not yet on the disk. */
  void write(Path file, byte[] bytes) throws IOException;

  /** Brings a file to the disk. */
  void sync(Path file) throws IOException;

  void syncFolder(Path folder) throws IOException;

  void replace(Path file, Path name) throws IOException;

  void delete(Path file) throws IOException;

  /** Opens a file to write behind its end, or within it; creates it if there is none. */
  Opened open(Path file) throws IOException;

  /** A file that is open. Not thread-safe. */
  interface Opened extends Closeable {
    void write(long at, byte[] bytes) throws IOException;

    void truncate(long size) throws IOException;

    void sync() throws IOException;
  }

  /**
   * The disk of the system. It writes without channels, which close if their thread is interrupted.
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
