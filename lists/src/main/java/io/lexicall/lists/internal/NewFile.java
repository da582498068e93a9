package io.lexicall.lists.internal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.regex.Pattern;

/**
 * A temporary file in the same folder as the file that it will replace. It is renamed when all of
 * it is on disk. A failure before that leaves the old file unchanged.
 *
 * <p>Only regular files are replaced. If the name is that of a link, the file behind it is replaced
 * and the link stays. A folder, a device, a pipe and a broken link are refused.
 *
 * <p>The next process for the same name removes what a killed process left behind. Not thread-safe.
 */
public final class NewFile implements AutoCloseable {
  private static final String SUFFIX = ".part";
  private static final Pattern UNIQUE = Pattern.compile("[0-9]+(-[0-9a-f]+)?");

  private final Disk disk;
  private final Path target;
  private final Path part;
  private final Disk.Opened file;
  private final Thread cleaner = new Thread(this::abandon, "lexicall-unfinished-file");
  private boolean published;
  private boolean closed;

  private NewFile(Disk disk, Path target, Path part, Disk.Opened file) {
    this.disk = disk;
    this.target = target;
    this.part = part;
    this.file = file;
  }

  /**
   * Begins a file that will get that name.
   *
   * @throws IOException if no file can have it, or it cannot be written
   */
  public static NewFile beside(Path name) throws IOException {
    return beside(Disk.system(), name);
  }

  /** As {@link #beside(Path)}, on a disk. */
  public static NewFile beside(Disk disk, Path name) throws IOException {
    Path target = replaceable(name);
    removeAbandoned(disk, target);
    Path folder = requireNonNull(target.getParent());
    while (true) {
      Path part =
          folder.resolve(
              ".%s.%s-%s%s"
                  .formatted(
                      target.getFileName(),
                      ProcessHandle.current().pid(),
                      Long.toHexString(System.nanoTime()),
                      SUFFIX));
      try {
        return new NewFile(disk, target, part, disk.create(part));
      } catch (FileAlreadyExistsException another) {
        // Somebody else writes a file for the same name: the last to finish replaces the other.
      }
    }
  }

  /**
   * Returns the file that is replaced when this name is written: the file behind a link, or the
   * file of the name itself.
   *
   * @throws IOException if it is not a regular file, or cannot be one
   */
  public static Path replaceable(Path name) throws IOException {
    Path absolute = name.toAbsolutePath();
    Path folder = absolute.getParent();
    Path last = absolute.getFileName();
    if (folder == null || last == null || Files.isDirectory(absolute)) {
      throw new IOException(name + " is a folder; name a file in it");
    }
    if (Files.exists(absolute)) {
      if (!Files.isRegularFile(absolute)) {
        throw new IOException(name + " is a device or a pipe, which no file can replace");
      }
      return absolute.toRealPath();
    }
    if (Files.isSymbolicLink(absolute)) {
      throw new IOException(name + " is a link to a file that is not there");
    }
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
    }
    return folder.toRealPath().resolve(last);
  }

  /** Removes abandoned temporary files for a name, unless somebody still writes them. */
  public static void removeAbandoned(Disk disk, Path target) throws IOException {
    Path folder = requireNonNull(target.toAbsolutePath().getParent());
    String name = target.getFileName() + ".";
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file -> isPart(file, name))) {
      for (Path file : files) {
        disk.removeAbandoned(file);
      }
    }
  }

  private static boolean isPart(Path file, String beginning) {
    String all = String.valueOf(file.getFileName());
    String name = all.startsWith(".") && !beginning.startsWith(".") ? all.substring(1) : all;
    return name.startsWith(beginning)
        && name.endsWith(SUFFIX)
        && name.length() > beginning.length() + SUFFIX.length()
        && UNIQUE
            .matcher(name.substring(beginning.length(), name.length() - SUFFIX.length()))
            .matches();
  }

  /** Removes the file when the process ends before it is published or closed, unless killed. */
  public void removeAtTheEnd() {
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException ending) {
      // The process ends already: its file is removed by the next one.
    }
  }

  /** Returns the file, to be written. */
  public Disk.Opened file() {
    return file;
  }

  /** Returns the path of the file until it is published. */
  public Path path() {
    return part;
  }

  /** Gives the new file the permissions of the one that it will replace, if there is one. */
  public void keepPermissions() throws IOException {
    PosixFileAttributeView from = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (from != null && Files.exists(target)) {
      Files.setPosixFilePermissions(part, from.readAttributes().permissions());
    }
  }

  /** Makes the file read-only, if the system supports that. */
  public void forbidWriting() throws IOException {
    disk.forbidWriting(part);
  }

  /** Syncs everything that was written to the disk. */
  public void sync() throws IOException {
    file.sync();
  }

  /**
   * Gives the file its name, in one step, in place of the file that has it now. The new name is on
   * the disk when this returns.
   */
  public void publish() throws IOException {
    rename();
    syncFolder();
  }

  /** Gives the file its name, which may not be on the disk before {@link #syncFolder}. */
  public synchronized void rename() throws IOException {
    disk.replace(part, target);
    published = true;
  }

  /** Syncs the name to the disk. */
  public void syncFolder() throws IOException {
    disk.syncFolder(requireNonNull(target.getParent()));
  }

  private synchronized void abandon() {
    try {
      release();
    } catch (IOException nothingMoreToDo) {
      // The next writer for the same name removes it.
    }
  }

  private synchronized void release() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!published) {
        disk.delete(part); // while it is locked
      }
    } finally {
      file.close();
    }
  }

  /** Removes the file, unless it has its name. */
  @Override
  public void close() throws IOException {
    try {
      release();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(cleaner);
      } catch (IllegalStateException ending) {
        // The hook has run, or is running.
      }
    }
  }
}
