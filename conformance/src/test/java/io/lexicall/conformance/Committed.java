package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file in the repository that says what the code says.
 *
 * <p>A test holds it to the code; {@code -Dlexicall.write=true} has the test write it instead.
 */
final class Committed {
  private static final boolean WRITES = Boolean.getBoolean("lexicall.write");
  private static final int MOST_SHOWN = 20;

  private final Path path;
  private final String test;

  private Committed(Path path, String test) {
    this.path = path;
    this.test = test;
  }

  /**
   * Names a file.
   *
   * @param path from the top of the repository
   * @param test the test that holds it
   */
  static Committed file(String path, Class<?> test) {
    return new Committed(Path.of("..").resolve(path), test.getSimpleName());
  }

  /**
   * Fails unless the file has just these lines.
   *
   * @param gone what to do where the file has a line more than the code
   * @param added what to do where the code has a line more than the file
   */
  void holds(List<String> lines, String gone, String added) {
    if (WRITES) {
      write(lines);
      return;
    }
    List<String> committed = read();
    List<String> lost = new ArrayList<>(committed);
    lost.removeAll(lines);
    List<String> fresh = new ArrayList<>(lines);
    fresh.removeAll(committed);
    if (!lost.isEmpty() || !fresh.isEmpty() || !committed.equals(lines)) {
      fail(
          "%s is not what the code says.%s%s%nTo write it anew: ./mvnw -pl conformance -am test -P '!has-tests' -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -Dlexicall.write=true"
              .formatted(path, told(lost, gone), told(fresh, added), test));
    }
  }

  private static String told(List<String> lines, String advice) {
    if (lines.isEmpty()) {
      return "";
    }
    String shown = String.join("\n  ", lines.subList(0, Math.min(lines.size(), MOST_SHOWN)));
    String more = lines.size() > MOST_SHOWN ? "\n  … " + (lines.size() - MOST_SHOWN) + " more" : "";
    return "%n%n%s%n  %s%s".formatted(advice, shown, more);
  }

  List<String> read() {
    try {
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void write(List<String> lines) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, String.join("\n", lines) + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
