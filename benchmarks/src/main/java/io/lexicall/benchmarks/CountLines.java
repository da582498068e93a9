package io.lexicall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Counts the lines of a file: what reading it costs at least, beside the building of a list from
 * it.
 *
 * <p>{@code java -cp "$classpath" io.lexicall.benchmarks.CountLines bytes|text FILE}, where {@code
 * bytes} looks for the ends of lines in large buffers, and {@code text} makes a string of each line
 * as most programs do.
 */
public final class CountLines {
  private static final int BUFFER = 1 << 18;

  private CountLines() {}

  /** Prints how many lines there are. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    System.out.println(
        switch (arguments[0]) {
          case "bytes" -> bytes(file);
          case "text" -> text(file);
          default ->
              throw new IllegalArgumentException(arguments[0] + " is neither bytes nor text");
        });
  }

  private static long bytes(Path file) throws IOException {
    long lines = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        lines += ends(buffer, read);
      }
    }
    return lines;
  }

  private static int ends(byte[] buffer, int length) {
    int ends = 0;
    for (int i = 0; i < length; i++) {
      ends += buffer[i] == '\n' ? 1 : 0;
    }
    return ends;
  }

  private static long text(Path file) throws IOException {
    long lines = 0;
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      while (in.readLine() != null) {
        lines++;
      }
    }
    return lines;
  }
}
