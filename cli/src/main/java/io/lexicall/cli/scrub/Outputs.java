package io.lexicall.cli.scrub;

import io.lexicall.lists.internal.Disk;
import io.lexicall.lists.internal.NewFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The files that a command writes, whichever it is. Each is written beside its place and put there
 * only when all are whole: a command that fails, or is stopped, leaves the files of an earlier one
 * as they were.
 *
 * <p>Only files are replaced: a link stays a link, and the file behind it is replaced; a device and
 * a pipe are written to as they are. What a command reads it does not write to: {@link
 * #mustDiffer}.
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public final class Outputs implements AutoCloseable {
  /** The name of standard output, and of standard input. */
  public static final String STANDARD_OUTPUT = "-";

  /**
   * Which files there are, and which of them takes the rows of each answer.
   *
   * @param files their names
   * @param byAnswer the index of the file for each of {@link Answer}, -1 for none
   */
  record Plan(List<String> files, int[] byAnswer) {}

  private final Disk disk;
  private final List<Target> targets = new ArrayList<>();
  private final Thread cleaner = new Thread(this::abandon, "outputs-cleaner");

  /** One file. */
  private static final class Target {
    private final String name;
    private final boolean packed;

    /** Null if it is written to as it is: standard output, a pipe, a device. */
    private final @Nullable NewFile file;

    /** Null if it is a file. */
    private final @Nullable OutputStream out;

    private long length;

    Target(String name, @Nullable NewFile file, @Nullable OutputStream out) {
      this.name = name;
      this.packed = name.toLowerCase(Locale.ROOT).endsWith(".gz");
      this.file = file;
      this.out = out;
    }

    void write(byte[] bytes, int count) throws IOException {
      if (file != null) {
        file.file().write(ByteBuffer.wrap(bytes, 0, count), length);
        length += count;
      } else if (out != null) {
        out.write(bytes, 0, count);
      }
    }

    void finish() throws IOException {
      if (file != null) {
        file.sync();
      } else if (out != null) {
        out.flush();
      }
    }

    void close() throws IOException {
      if (file != null) {
        file.close();
      } else if (out != null && !name.equals(STANDARD_OUTPUT)) {
        out.close();
      }
    }
  }

  private Outputs(Disk disk) {
    this.disk = disk;
  }

  /**
   * Begins files.
   *
   * @param files their names; {@link #STANDARD_OUTPUT} for standard output
   * @param standardOutput where that is written
   * @throws LeadFileException if one cannot be written
   */
  public static Outputs open(List<String> files, OutputStream standardOutput)
      throws LeadFileException {
    return open(Disk.system(), files, standardOutput);
  }

  static Outputs open(Disk disk, List<String> files, OutputStream standardOutput)
      throws LeadFileException {
    Outputs outputs = new Outputs(disk);
    Runtime.getRuntime().addShutdownHook(outputs.cleaner);
    boolean opened = false;
    try {
      for (String file : files) {
        outputs.targets.add(
            file.equals(STANDARD_OUTPUT)
                ? new Target(file, null, standardOutput)
                : outputs.begin(file));
      }
      opened = true;
      return outputs;
    } finally {
      if (!opened) {
        outputs.close();
      }
    }
  }

  /** Writes one file, whole or not at all. */
  public static void write(String file, byte[] bytes) throws LeadFileException {
    if (file.equals(STANDARD_OUTPUT)) {
      throw new LeadFileException("- is standard output; name a file");
    }
    try (Outputs outputs = open(List.of(file), OutputStream.nullOutputStream())) {
      outputs.write(0, bytes, bytes.length);
      outputs.complete();
    }
  }

  /**
   * Refuses to write to what is read, or to one file twice.
   *
   * @param written the names of the files to write
   * @param read those of the files and folders to read
   * @throws IllegalArgumentException if that would be done
   * @throws IOException if it cannot be found out
   */
  public static void mustDiffer(List<String> written, List<String> read) throws IOException {
    for (int i = 0; i < written.size(); i++) {
      for (String other : read) {
        if (isSameFile(written.get(i), other) || liesIn(written.get(i), other)) {
          throw new IllegalArgumentException(
              written.get(i) + " is read, and cannot be written to as well");
        }
      }
      for (int j = 0; j < i; j++) {
        if (isSameFile(written.get(i), written.get(j))) {
          throw new IllegalArgumentException(
              written.get(i)
                  + " is named for two things; give the report a file of its own, and rows of"
                  + " several answers the same name");
        }
      }
    }
  }

  private static boolean isSameFile(String one, String other) throws IOException {
    if (one.equals(STANDARD_OUTPUT) || other.equals(STANDARD_OUTPUT)) {
      return false;
    }
    Path first = Path.of(one);
    Path second = Path.of(other);
    return first.toAbsolutePath().normalize().equals(second.toAbsolutePath().normalize())
        || (Files.isRegularFile(first)
            && Files.isRegularFile(second)
            && Files.isSameFile(first, second));
  }

  /** Tells whether a file lies in a folder that is read as a whole. */
  private static boolean liesIn(String file, String folder) throws IOException {
    if (file.equals(STANDARD_OUTPUT) || !Files.isDirectory(Path.of(folder))) {
      return false;
    }
    Path parent = Path.of(file).toAbsolutePath().getParent();
    return parent != null && Files.isDirectory(parent) && Files.isSameFile(parent, Path.of(folder));
  }

  private Target begin(String name) throws LeadFileException {
    try {
      Path place = Path.of(name);
      if (Files.isDirectory(place)) {
        throw new LeadFileException(name + " is a directory; name a file in it");
      }
      if (Files.exists(place) && !Files.isRegularFile(place)) {
        return new Target(name, null, new FileOutputStream(place.toFile()));
      }
      Path folder = place.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new LeadFileException(name + ": there is no directory to write it in");
      }
      NewFile file = NewFile.beside(disk, place);
      // A command that is stopped removes all of its files or none: see abandon.
      boolean begun = false;
      try {
        file.keepPermissions();
        begun = true;
      } finally {
        if (!begun) {
          file.close();
        }
      }
      return new Target(name, file, null);
    } catch (LeadFileException known) {
      throw known;
    } catch (IOException | InvalidPathException e) {
      throw new LeadFileException(name + " cannot be written: " + why(e), e);
    }
  }

  /** Tells whether a file is to be packed by gzip, as its name says. */
  boolean packed(int file) {
    return targets.get(file).packed;
  }

  /** Writes more of a file. */
  public void write(int file, byte[] bytes, int length) throws LeadFileException {
    Target target = targets.get(file);
    try {
      target.write(bytes, length);
    } catch (IOException failure) {
      throw new LeadFileException(named(target) + " cannot be written: " + why(failure), failure);
    }
  }

  private static String named(Target target) {
    return target.name.equals(STANDARD_OUTPUT) ? "standard output" : target.name;
  }

  private static String why(Exception failure) {
    if (failure instanceof AccessDeniedException) {
      return "it may not be";
    }
    String message = String.valueOf(failure.getMessage());
    return message.contains("No space left") ? "the disk is full" : message;
  }

  /**
   * Puts all files in their places. They and their names are on the disk when this returns.
   *
   * @throws LeadFileException if one cannot be; none is put in its place unless all are whole on
   *     the disk
   */
  public void complete() throws LeadFileException {
    for (Target target : targets) {
      try {
        target.finish();
      } catch (IOException failure) {
        throw new LeadFileException(named(target) + " cannot be written: " + why(failure), failure);
      }
    }
    synchronized (this) { // whoever ends the process waits until all have their names
      for (Target target : targets) {
        inPlace(target, false);
      }
      for (Target target : targets) {
        inPlace(target, true);
      }
    }
    close();
  }

  private static void inPlace(Target target, boolean named) throws LeadFileException {
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
      throw new LeadFileException(
          target.name + " cannot be put in its place: " + why(failure), failure);
    }
  }

  /** Removes what has not been put in its place. */
  private synchronized void abandon() {
    for (Target target : targets) {
      try {
        target.close();
      } catch (IOException nothingMoreToDo) {
        // It stays where it is, beside the file; the next command removes it.
      }
    }
  }

  /** Removes what has not been completed. */
  @Override
  public void close() {
    try {
      abandon();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(cleaner);
      } catch (IllegalStateException shuttingDown) {
        // The hook has run, or runs.
      }
    }
  }
}
