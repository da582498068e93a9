package io.lexicall.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Temporary files that only their owner can open. If the system supports it, a file has no name
 * once it is open, so that nothing of it stays after the process, however it ends.
 */
final class Scratch implements RunFiles, Closeable {
  private final Path folder;
  private final List<FileChannel> open = new ArrayList<>();

  /**
   * Begins without a file.
   *
   * @param folder where the files are created; null for the system's folder of temporary files
   * @throws BatchFileException if none can be created there
   */
  Scratch(@Nullable Path folder) throws BatchFileException {
    this.folder = folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
    try {
      remove(create()); // tells it before the rows are read
    } catch (IOException failure) {
      throw new BatchFileException("temporary files cannot be created: " + why(failure), failure);
    }
  }

  /** Returns the reason, without the name of the file, which belongs to the host. */
  private static String why(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "their folder does not exist";
    }
    String reason = failure instanceof FileSystemException known ? known.getReason() : null;
    return reason == null ? Outputs.why(failure) : reason;
  }

  static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public synchronized Part create() throws IOException {
    String name = "lexicall-" + UUID.randomUUID();
    FileChannel file =
        FileChannel.open(
            folder.resolve(name),
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE),
            ownerOnly("rw-------"));
    open.add(file);
    return new Part(name, file);
  }

  @Override
  public synchronized void remove(Part part) throws IOException {
    open.remove(part.channel());
    part.channel().close();
  }

  /** Removes all files. */
  @Override
  public synchronized void close() throws IOException {
    for (FileChannel file : open) {
      file.close();
    }
    open.clear();
  }
}
