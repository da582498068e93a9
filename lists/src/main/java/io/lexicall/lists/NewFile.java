package io.lexicall.lists;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written beside the one it will replace, and takes its name when all of it is on
 * disk. Whatever happens before leaves the old one as it was.
 *
 * <p>What a process that was killed left behind, the next one for the same name removes: the one
 * that still writes holds a lock.
 */
final class NewFile implements AutoCloseable {
  private static final String SUFFIX = ".part";

  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private boolean published;

  private NewFile(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.channel = channel;
  }

  /** Begins a file that will get that name. */
  static NewFile beside(Path target) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    Path name = absolute.getFileName();
    if (folder == null || name == null || Files.isDirectory(absolute)) {
      throw new IOException(target + " is a folder; name a file in it");
    }
    removeAbandoned(folder, name + ".");
    for (int i = 0; ; i++) {
      Path part = folder.resolve(name + "." + i + SUFFIX);
      try {
        FileChannel channel =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (channel.tryLock() != null && Files.exists(part)) {
          return new NewFile(absolute, part, channel);
        }
        channel.close();
      } catch (FileAlreadyExistsException another) {
        // Somebody else writes for the same name: whoever is done last replaces the other's.
      }
    }
  }

  private static void removeAbandoned(Path folder, String beginning) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file -> isPart(file, beginning))) {
      for (Path file : files) {
        if (isAbandoned(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isPart(Path file, String beginning) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(beginning)
        && name.endsWith(SUFFIX)
        && name.substring(beginning.length(), name.length() - SUFFIX.length()).matches("[0-9]+");
  }

  private static boolean isAbandoned(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException inUse) {
      return false;
    }
  }

  FileChannel channel() {
    return channel;
  }

  /** Returns where the file lies until it is published. */
  Path path() {
    return part;
  }

  /** Brings all that was written to the disk. */
  void sync() throws IOException {
    channel.force(true);
  }

  /** Gives the file its name, in one step, in place of the file that has it now. */
  void publish() throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    published = true;
    syncFolder(target.getParent());
  }

  /** Brings the names of the files in a folder to the disk, where the system can do that. */
  static void syncFolder(@Nullable Path folder) throws IOException {
    if (folder == null) {
      return;
    }
    FileChannel names;
    try {
      names = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException windows) {
      return; // A folder cannot be opened there, and a move is on disk when it returns.
    }
    try (names) {
      names.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!published) {
      Files.deleteIfExists(part);
    }
  }
}
