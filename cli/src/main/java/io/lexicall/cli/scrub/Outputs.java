package io.lexicall.cli.scrub;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The files that a scrub writes. Each is written beside its place and put there only when all are
 * whole: a scrub that fails, or is stopped, leaves the files of an earlier one as they were.
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public final class Outputs implements AutoCloseable {
  /** The name of standard output. */
  public static final String STANDARD_OUTPUT = "-";

  /**
   * Which files there are, and which of them takes the rows of each answer.
   *
   * @param files their names
   * @param byAnswer the index of the file for each of {@link Answer}, -1 for none
   */
  record Plan(List<String> files, int[] byAnswer) {}

  private final List<Target> targets = new ArrayList<>();
  private final Thread cleaner = new Thread(this::abandon, "outputs-cleaner");
  private boolean done;

  /** One file. */
  private static final class Target {
    private final String name;
    private final boolean packed;

    /** Where it is to be; null if it is written to as it is: a pipe, a device. */
    private final @Nullable Path place;

    private final @Nullable Path beside;
    private final @Nullable FileChannel channel;
    private final OutputStream out;

    Target(
        String name,
        @Nullable Path place,
        @Nullable Path beside,
        @Nullable FileChannel channel,
        OutputStream out) {
      this.name = name;
      this.packed = name.toLowerCase(Locale.ROOT).endsWith(".gz");
      this.place = place;
      this.beside = beside;
      this.channel = channel;
      this.out = out;
    }
  }

  private Outputs() {}

  /**
   * Begins files.
   *
   * @param files their names; {@link #STANDARD_OUTPUT} for standard output
   * @param standardOutput where that is written
   * @throws LeadFileException if one cannot be written
   */
  public static Outputs open(List<String> files, OutputStream standardOutput)
      throws LeadFileException {
    Outputs outputs = new Outputs();
    Runtime.getRuntime().addShutdownHook(outputs.cleaner);
    try {
      for (String file : files) {
        outputs.targets.add(
            file.equals(STANDARD_OUTPUT)
                ? new Target(file, null, null, null, standardOutput)
                : begin(file));
      }
    } catch (LeadFileException failure) {
      outputs.close();
      throw failure;
    }
    return outputs;
  }

  private static Target begin(String name) throws LeadFileException {
    try {
      Path place = Path.of(name);
      if (Files.isDirectory(place)) {
        throw new LeadFileException(name + " is a directory; name a file in it");
      }
      if (Files.exists(place)) {
        if (!Files.isRegularFile(place)) {
          return new Target(name, null, null, null, new FileOutputStream(place.toFile()));
        }
        place = place.toRealPath(); // a link stays a link
      }
      Path folder = place.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new LeadFileException(name + ": there is no directory to write it in");
      }
      String prefix = "." + place.getFileName() + ".";
      removeLeftovers(folder, prefix);
      Path beside =
          folder.resolve(
              prefix
                  + ProcessHandle.current().pid()
                  + "-"
                  + Long.toHexString(System.nanoTime())
                  + ".part");
      FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (Files.exists(place)) {
        keepPermissions(place, beside);
      }
      FileLock lock = channel.tryLock(); // tells others that this is no leftover
      if (lock == null) {
        throw new LeadFileException(name + " cannot be locked");
      }
      return new Target(name, place, beside, channel, Channels.newOutputStream(channel));
    } catch (LeadFileException known) {
      throw known;
    } catch (IOException | InvalidPathException | OverlappingFileLockException e) {
      throw new LeadFileException(name + " cannot be written: " + why(e), e);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }

  /** Removes what a scrub left that was killed; one that still runs holds a lock. */
  private static void removeLeftovers(Path folder, String prefix) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder,
            file -> {
              String name = String.valueOf(file.getFileName());
              return name.startsWith(prefix) && name.endsWith(".part");
            })) {
      for (Path leftover : files) {
        try (FileChannel channel = FileChannel.open(leftover, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock()) {
          if (lock != null) {
            Files.deleteIfExists(leftover);
          }
        } catch (OverlappingFileLockException ours) {
          // This very process writes it.
        }
      }
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
      target.out.write(bytes, 0, length);
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
   * Puts all files in their places.
   *
   * @throws LeadFileException if one cannot be; none is put in its place unless all are whole on
   *     the disk
   */
  public void complete() throws LeadFileException {
    for (Target target : targets) {
      try {
        target.out.flush();
        if (target.channel != null) {
          target.channel.force(true);
        }
      } catch (IOException failure) {
        throw new LeadFileException(named(target) + " cannot be written: " + why(failure), failure);
      }
    }
    synchronized (this) {
      for (Target target : targets) {
        if (target.place != null && target.beside != null) {
          try {
            Files.move(target.beside, target.place, StandardCopyOption.ATOMIC_MOVE);
          } catch (IOException failure) {
            throw new LeadFileException(
                target.name + " cannot be put in its place: " + why(failure), failure);
          }
        }
      }
      done = true;
    }
    close();
  }

  /** Removes what has not been put in its place. */
  private synchronized void abandon() {
    for (Target target : targets) {
      try {
        if (target.channel != null) {
          target.channel.close();
        } else if (target.place == null && !target.name.equals(STANDARD_OUTPUT)) {
          target.out.close();
        }
        if (!done && target.beside != null) {
          Files.deleteIfExists(target.beside);
        }
      } catch (IOException nothingMoreToDo) {
        // It stays where it is, beside the file; the next scrub removes it.
      }
    }
  }

  /** Removes what has not been completed. */
  @Override
  public void close() {
    abandon();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException shuttingDown) {
      // The hook has run, or runs.
    }
  }
}
