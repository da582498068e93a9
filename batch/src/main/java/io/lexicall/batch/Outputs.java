package io.lexicall.batch;

import io.lexicall.lists.internal.Disk;
import io.lexicall.lists.internal.NewFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files that are written together. Each is written to a temporary file, which is renamed when all
 * are complete. A run that fails or is stopped leaves the files of an earlier run unchanged.
 *
 * <p>Only regular files are replaced. A link stays a link, and the file behind it is replaced; a
 * device and a pipe are written to directly.
 *
 * <pre>{@code
 * try (Outputs outputs = new Outputs()) {
 *   OutputStream permitted = outputs.file(Path.of("call.csv"));
 *   …
 *   outputs.complete();
 * }
 * }</pre>
 *
 * <p>Not thread-safe, but each of its streams may be written by a separate thread.
 *
 * @since 0.1
 */
public final class Outputs implements AutoCloseable {
  private final Disk disk;
  private final List<Target> targets = new ArrayList<>();
  private boolean digesting;
  private final Thread cleaner = new Thread(this::abandon, "outputs-cleaner");

  /** One file. Its own {@code close} does nothing, since it is completed with the others. */
  private static final class Target extends OutputStream {
    private final Path name;
    private final boolean packed;

    /** Null if it is a pipe or a device, which is written to directly. */
    private final @Nullable NewFile file;

    /** Null if it is a regular file. */
    private final @Nullable OutputStream out;

    private long length;

    /** The digest of what was written so far; null if it is not needed. */
    private final @Nullable MessageDigest digest;

    Target(
        Path name,
        @Nullable NewFile file,
        @Nullable OutputStream out,
        @Nullable MessageDigest digest) {
      this.digest = digest;
      this.name = name;
      this.packed = name.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
      this.file = file;
      this.out = out;
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      try {
        if (digest != null) {
          digest.update(bytes, offset, count);
        }
        if (file != null) {
          file.file().write(ByteBuffer.wrap(bytes, offset, count), length);
          length += count;
        } else if (out != null) {
          out.write(bytes, offset, count);
        }
      } catch (IOException failure) {
        throw new BatchFileException(name + " cannot be written: " + why(failure), failure);
      }
    }

    private byte[] digestSoFar(MessageDigest running) {
      try {
        return ((MessageDigest) running.clone()).digest();
      } catch (CloneNotSupportedException impossible) { // the class of the JDK supports it
        throw new IllegalStateException(impossible);
      }
    }

    private void finish() throws IOException {
      if (file != null) {
        file.sync();
      } else if (out != null) {
        out.flush();
      }
    }

    private void end() throws IOException {
      if (file != null) {
        file.close();
      } else if (out != null) {
        out.close();
      }
    }
  }

  /** Creates an instance without files. */
  public Outputs() {
    this(Disk.system());
  }

  Outputs(Disk disk) {
    this.disk = disk;
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /**
   * Adds a file.
   *
   * @return the stream to write to; if the name ends in {@code .gz}, {@link Scrub} compresses what
   *     it writes with gzip
   * @throws BatchFileException if it cannot be written
   */
  public OutputStream file(Path place) throws BatchFileException {
    Target target = begin(place);
    synchronized (this) {
      targets.add(target);
    }
    return target;
  }

  /**
   * Writes one file, completely or not at all.
   *
   * @throws BatchFileException if it cannot be written
   */
  public static void write(Path place, byte[] bytes) throws IOException {
    try (Outputs outputs = new Outputs()) {
      outputs.file(place).write(bytes);
      outputs.complete();
    }
  }

  /**
   * Returns the SHA-256 of what has been written to one of these files, in hexadecimal: of its
   * bytes as they are on the disk.
   *
   * @param file what {@link #file} returned
   * @return empty if it is not one of these files, or if {@link #digesting} was not called
   */
  public Optional<String> sha256(OutputStream file) {
    return file instanceof Target target && target.digest != null
        ? Optional.of(HexFormat.of().formatHex(target.digestSoFar(target.digest)))
        : Optional.empty();
  }

  /** Computes the digest of each file that is added from now on. */
  public Outputs digesting() {
    digesting = true;
    return this;
  }

  private @Nullable MessageDigest digest() {
    return digesting ? newDigest() : null;
  }

  /** Returns the SHA-256 of a file, in hexadecimal. */
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Returns the SHA-256 of the files in a folder, in hexadecimal: of a line for each file, in the
   * order of their names as bytes, with its SHA-256, two spaces and its name, as {@code LC_ALL=C
   * sha256sum *} writes them. Files whose name begins with a dot, and folders, do not count.
   */
  public static String sha256OfFolder(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      for (Path file : inside) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(".") && Files.isRegularFile(file)) {
          files.put(name, file);
        }
      }
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    MessageDigest digest = newDigest();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String line = sha256(file.getValue()) + "  " + file.getKey() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(newDigest().digest(bytes));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns whether rows are compressed with gzip before they are written there. */
  static boolean isPacked(OutputStream output) {
    return output instanceof Target target && target.packed;
  }

  private Target begin(Path place) throws BatchFileException {
    try {
      if (Files.isDirectory(place)) {
        throw new BatchFileException(place + " is a directory; name a file in it");
      }
      if (Files.exists(place) && !Files.isRegularFile(place)) {
        return new Target(place, null, new FileOutputStream(place.toFile()), digest());
      }
      Path folder = place.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new BatchFileException(place + ": its directory does not exist");
      }
      NewFile file = NewFile.beside(disk, place);
      // A process that is stopped removes all of the files or none: see abandon.
      boolean begun = false;
      try {
        file.keepPermissions();
        begun = true;
      } finally {
        if (!begun) {
          file.close();
        }
      }
      return new Target(place, file, null, digest());
    } catch (BatchFileException known) {
      throw known;
    } catch (IOException e) {
      throw new BatchFileException(place + " cannot be written: " + why(e), e);
    }
  }

  /** Returns why a file cannot be written, in words. */
  static String why(Exception failure) {
    if (failure instanceof AccessDeniedException) {
      return "there is no permission to write it";
    }
    if (failure instanceof NoSuchFileException) { // as in /proc: its message is a temporary name
      return "no file can be created there";
    }
    String message = String.valueOf(failure.getMessage());
    return message.contains("No space left") ? "the disk is full" : message;
  }

  /**
   * Renames all files to their final names. The files and their names are on the disk when this
   * returns.
   *
   * @throws BatchFileException if that fails; none is renamed unless all are complete on the disk
   */
  public void complete() throws BatchFileException {
    for (Target target : targets) {
      try {
        target.finish();
      } catch (IOException failure) {
        throw new BatchFileException(target.name + " cannot be written: " + why(failure), failure);
      }
    }
    synchronized (this) { // a shutdown waits until all are renamed
      for (Target target : targets) {
        inPlace(target, false);
      }
      for (Target target : targets) {
        inPlace(target, true);
      }
    }
    close();
  }

  private static void inPlace(Target target, boolean named) throws BatchFileException {
    if (target.file == null) {
      return;
    }
    try {
      if (named) {
        target.file.syncFolder();
      } else {
        target.file.rename();
      }
    } catch (IOException failure) {
      throw new BatchFileException(
          target.name + " cannot be put in its place: " + why(failure), failure);
    }
  }

  /** Removes the files that have not been renamed. */
  private synchronized void abandon() {
    for (Target target : targets) {
      try {
        target.end();
      } catch (IOException nothingMoreToDo) {
        // The temporary file stays; the next run removes it.
      }
    }
  }

  /** Removes files that have not been completed. */
  @Override
  public void close() {
    try {
      abandon();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(cleaner);
      } catch (IllegalStateException shuttingDown) {
        // The hook has run, or is running.
      }
    }
  }
}
