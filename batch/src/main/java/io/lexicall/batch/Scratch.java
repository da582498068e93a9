package io.lexicall.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder whose files only their owner can open. If the system supports it, a file has
 * no name once it is open, so that its content is gone with the process, however it ends.
 */
final class Scratch implements RunFiles, Closeable {
  private final Path folder;
  private final List<FileChannel> open = new ArrayList<>();
  private int files;

  /** Removes the empty folder that a stopped process would leave. */
  private final Thread cleaner = new Thread(this::removeFolder, "scratch-cleaner");

  /**
   * Creates the folder.
   *
   * @param parent the parent folder; null for the system's folder of temporary files
   */
  Scratch(@Nullable Path parent) throws BatchFileException {
    try {
      folder =
          parent == null
              ? Files.createTempDirectory("lexicall-", ownerOnly("rwx------"))
              : Files.createTempDirectory(parent, "lexicall-", ownerOnly("rwx------"));
    } catch (IOException failure) {
      throw new BatchFileException(
          "the folder for temporary files cannot be created: " + why(failure), failure);
    }
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /** Returns the reason, without the name of the folder, which belongs to the host. */
  private static String why(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "its parent folder does not exist";
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
    String name = Integer.toString(files++);
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

  Path folder() {
    return folder;
  }

  private void removeFolder() {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException stillInUse) {
      // On a system where the files still have names; they are deleted with the process.
    }
  }

  /** Removes all files, and the folder. */
  @Override
  public synchronized void close() throws IOException {
    for (FileChannel file : open) {
      file.close();
    }
    open.clear();
    Files.deleteIfExists(folder);
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException shuttingDown) {
      // The hook has run, or is running.
    }
  }
}
