package io.lexicall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks whether a command would write to its input, or to one file twice. */
final class DistinctFiles {
  /** The name of standard output, and of standard input. */
  static final String STANDARD = "-";

  private DistinctFiles() {}

  /**
   * Refuses to write to an input file, or to one file twice.
   *
   * @param written the names of the files to write
   * @param read those of the files and folders to read
   * @throws IllegalArgumentException if it would
   * @throws IOException if it cannot be found out
   */
  static void mustDiffer(List<String> written, List<String> read) throws IOException {
    for (int i = 0; i < written.size(); i++) {
      for (String other : read) {
        if (isSameFile(written.get(i), other) || liesIn(written.get(i), other)) {
          throw new IllegalArgumentException(
              written.get(i) + " is an input file, so it cannot be an output file too");
        }
      }
      for (int j = 0; j < i; j++) {
        if (isSameFile(written.get(i), written.get(j))) {
          throw new IllegalArgumentException(
              written.get(i)
                  + " is named twice; give the report its own file, and a file for several kinds of"
                  + " rows the same name each time");
        }
      }
    }
  }

  /** Refuses a file that is given twice, since it would count twice or not at all. */
  static void requireOnce(List<String> given) {
    for (int i = 0; i < given.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (isSame(Input.path(given.get(i)), Input.path(given.get(j)))) {
          throw Failure.usage(Input.called(given.get(i)) + " is given twice");
        }
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException absent) {
      return false; // opening it reports the error
    }
  }

  private static boolean isSameFile(String one, String other) throws IOException {
    if (one.equals(STANDARD) || other.equals(STANDARD)) {
      return false;
    }
    Path first = Path.of(one);
    Path second = Path.of(other);
    return first.toAbsolutePath().normalize().equals(second.toAbsolutePath().normalize())
        || (Files.isRegularFile(first)
            && Files.isRegularFile(second)
            && Files.isSameFile(first, second));
  }

  /**
   * Returns whether a file is anywhere in a folder that is read as a whole, even through a link.
   */
  private static boolean liesIn(String file, String folder) throws IOException {
    return !file.equals(STANDARD)
        && Files.isDirectory(Path.of(folder))
        && real(Path.of(file)).startsWith(Path.of(folder).toRealPath());
  }

  /** Returns the path of an existing or new file, without links. */
  private static Path real(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
  }
}
