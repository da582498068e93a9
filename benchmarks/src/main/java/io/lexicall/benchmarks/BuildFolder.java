package io.lexicall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of the build, which {@code benchmarks/run} names: it is on a disk, which the one for
 * temporary files need not be, and what a row makes there serves the rows after it.
 */
final class BuildFolder {
  private BuildFolder() {}

  /** Returns the folder, or that in which the program runs where none is named. */
  static Path path() {
    return (isNamed() ? Path.of(named(), "target") : Path.of("")).toAbsolutePath();
  }

  /** Returns whether it is named: nothing is kept otherwise. */
  static boolean isNamed() {
    return !named().isEmpty();
  }

  private static String named() {
    return System.getProperty("lexicall.benchmarks", "");
  }

  /** Returns whether this build made a file: those of an earlier one may be of other code. */
  static boolean made(Path file) throws IOException {
    Path built = path().resolve("built");
    return isNamed()
        && Files.exists(built)
        && Files.exists(file)
        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(built)) >= 0;
  }
}
