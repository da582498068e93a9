package io.lexicall.cli;

import io.lexicall.facts.Problem;
import io.lexicall.json.JsonLines;
import io.lexicall.json.SafeText;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files that a command reads line by line. */
final class Input {
  /** What a message quotes. */
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  private static final int GZIP = 0x1F8B;
  private static final int UTF_16 = 0xFEFF;
  private static final int UTF_16_LITTLE = 0xFFFE;
  private static final int MARK_BYTES = 4;

  @Parameters(
      paramLabel = "FILE",
      description = "Files of JSON lines; none or - for standard input.")
  List<String> files = List.of();

  @Option(
      names = "--max-line",
      paramLabel = "BYTES",
      description =
          "The longest line that is read; a longer one gets an error (default: ${DEFAULT-VALUE}).")
  int maxLine = JsonLines.DEFAULT_MOST_BYTES;

  private boolean hadNoLine;

  /** What is done with each line. */
  interface Reader {
    void read(JsonLines.Line line);

    /**
     * Called before the lines of a file, whose line numbers restart.
     *
     * @param called its name; null if it is the only one
     */
    default void begin(@Nullable String called) {}

    /** Called before reading waits for more input, and before the end of a stream is reported. */
    default void pause() {}
  }

  /** Reads every line of every file; sends the answers whenever it must wait for more. */
  void forEachLine(Console console, Reader reader) {
    checkMaxLine(maxLine);
    List<String> all = files.isEmpty() ? List.of("-") : files;
    for (int i = 0; i < all.size(); i++) {
      String file = all.get(i);
      reader.begin(files.size() > 1 ? called(file) : null);
      try {
        forEachLine(file, console, reader);
      } catch (Failure failure) {
        throw failure.and(notRead(all.subList(i + 1, all.size())));
      }
    }
  }

  private void forEachLine(String file, Console console, Reader reader) {
    try (InputStream in = unpacked(file, open(file, console))) {
      if (forEachLine(in, maxLine, console, reader) == 0) {
        empty(file, reader, console);
      }
    } catch (IOException failure) {
      reader.pause();
      console.flush();
      throw unreadable(file, failure);
    }
  }

  /** Whoever named several files must not take the answers so far for those of all. */
  private static String notRead(List<String> rest) {
    return rest.isEmpty()
        ? ""
        : "; not read either: "
            + rest.stream().map(Input::called).collect(Collectors.joining(", "));
  }

  /** Requires that the named files exist, before anything is created for their answers. */
  void requireFiles() {
    for (String file : files) {
      if (!file.equals("-") && !Files.exists(path(file))) {
        throw unreadable(file, new NoSuchFileException(file));
      }
    }
  }

  /** A job that wrote no line has failed; a co-process without questions has not. */
  private void empty(String file, Reader reader, Console console) {
    hadNoLine = true;
    if (!file.equals("-") && !isDevice(file)) {
      reader.pause();
      console.flush();
      throw Failure.broken(called(file) + " is empty: no line of facts was read");
    }
  }

  /** Such as /dev/null, or a pipe: the user knows that it may be empty. */
  private static boolean isDevice(String file) {
    Path path = path(file);
    return Files.exists(path) && !Files.isRegularFile(path);
  }

  /** Returns whether standard input, a pipe or a device was read, and held no line. */
  boolean hadNoLine() {
    return hadNoLine;
  }

  /** Refuses compressed files and UTF-16: each of their lines would be answered as unreadable. */
  private static InputStream unpacked(String file, InputStream in) throws IOException {
    PushbackInputStream text = new PushbackInputStream(in, MARK_BYTES);
    byte[] start = text.readNBytes(2);
    int mark = start.length < 2 ? 0 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
    if (mark == GZIP) {
      throw Failure.broken(
          called(file)
              + " is compressed with gzip; pipe the output of 'gzip -dc' to standard input");
    }
    if (mark == UTF_16 || mark == UTF_16_LITTLE || mark == 0 && start.length == 2) {
      byte[] more = text.readNBytes(2);
      int next = more.length < 2 ? -1 : (more[0] & 0xFF) << 8 | more[1] & 0xFF;
      boolean isUtf32 = mark == UTF_16_LITTLE && next == 0 || mark == 0 && next == UTF_16;
      if (mark != 0 || isUtf32) {
        throw Failure.broken(
            called(file) + " is in " + (isUtf32 ? "UTF-32" : "UTF-16") + "; save it as UTF-8");
      }
      text.unread(more);
    }
    text.unread(start);
    return text;
  }

  static void checkMaxLine(int maxLine) {
    if (maxLine < 1 || maxLine > 1 << 30) {
      throw Failure.usage("--max-line must be from 1 byte to 1 GiB, not " + maxLine);
    }
  }

  /** Reads every line of a stream, which stays open; returns how many there were. */
  @SuppressWarnings("resource") // the opener of the stream closes it
  static long forEachLine(InputStream in, int maxLine, Console console, Reader reader)
      throws IOException {
    JsonLines lines = new JsonLines(in, maxLine);
    long read = 0;
    while (true) {
      if (!lines.isReady()) {
        reader.pause();
        console.flush();
      }
      JsonLines.Line line = lines.next();
      if (line == null) {
        return read;
      }
      read++;
      reader.read(line);
    }
  }

  private static InputStream open(String file, Console console) throws IOException {
    return file.equals("-")
        ? openStandardInput(console, "facts from the keyboard, one JSON object a line")
        : openFile(file);
  }

  /**
   * Opens standard input.
   *
   * @param what is read, as shown to a user at the keyboard
   */
  static InputStream openStandardInput(Console console, String what) {
    if (Terminal.hasKeyboard()) {
      console.tell("reading " + what + "; end with Ctrl-D");
    }
    return standardInput(console);
  }

  static InputStream standardInput(Console console) {
    return new FilterInputStream(console.in()) {
      @Override
      public void close() {
        // The caller closes it.
      }
    };
  }

  /** Opens a file of rows, or standard input if that is its name. */
  static InputStream openRows(String file, Console console) {
    try {
      return file.equals(DistinctFiles.STANDARD) ? standardInput(console) : openFile(file);
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  static InputStream openFile(String file) throws IOException {
    Path path = path(file);
    if (Files.isDirectory(path)) {
      throw Failure.broken(called(file) + " is a directory; name the files in it");
    }
    // The stream of a named pipe, or of <(…), does not report what is available.
    return Files.isRegularFile(path) || !Files.exists(path)
        ? Files.newInputStream(path)
        : new FileInputStream(path.toFile());
  }

  /**
   * Returns what a message calls a file. A number in its name is masked, since people name files
   * after those whom they called; the rest of the message is ours, and stays.
   */
  static String called(String file) {
    return file.equals("-") ? "standard input" : SafeText.of(file);
  }

  /** Returns the name of a file that is written, as messages give it. */
  static String calledOutput(String file) {
    return file.equals("-") ? "standard output" : SafeText.of(file);
  }

  /**
   * Returns a message from another module, with files named as in our messages, and with numbers
   * masked in what it quotes from outside, such as the name of a column.
   */
  static String told(@Nullable String message, Collection<String> files) {
    String told = String.valueOf(message);
    for (String file : files) {
      if (!file.isEmpty() && !file.equals("-")) {
        told = told.replace(file, called(file));
      }
    }
    return QUOTED
        .matcher(told)
        .replaceAll(text -> Matcher.quoteReplacement("'" + SafeText.of(text.group(1)) + "'"));
  }

  static Path path(String file) {
    if (file.isEmpty()) { // often an empty variable of a script; it would be the current folder
      throw Failure.usage("the name of a file is empty");
    }
    try {
      return Path.of(file);
    } catch (InvalidPathException invalid) {
      throw Failure.usage("this is not a possible file name: " + file);
    }
  }

  /** Returns how many bytes files hold; {@link Progress#UNKNOWN} if that is not known. */
  static long bytes(List<String> files) {
    long bytes = 0;
    for (String file : files) {
      try {
        Path path = path(file);
        if (file.equals(DistinctFiles.STANDARD) || !Files.isRegularFile(path)) {
          return Progress.UNKNOWN;
        }
        bytes += Files.size(path);
      } catch (IOException failure) {
        throw unreadable(file, failure);
      }
    }
    return bytes;
  }

  /** Returns what is wrong with facts, for people. */
  static String told(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }

  static Failure unreadable(String file, IOException failure) {
    String name = called(file);
    if (failure instanceof NoSuchFileException) {
      return Failure.broken(name + ": there is no such file");
    }
    if (failure instanceof AccessDeniedException) {
      return Failure.broken(name + ": there is no permission to read it");
    }
    return Failure.broken(
        name + " cannot be read: " + SafeText.of(String.valueOf(failure.getMessage())));
  }

  /** Returns the failure of making or changing a file or a folder. */
  static Failure unwritable(String file, IOException failure) {
    return failure instanceof AccessDeniedException
        ? Failure.broken(called(file) + ": there is no permission to write it")
        : Failure.broken(
            called(file)
                + " cannot be written: "
                + SafeText.of(String.valueOf(failure.getMessage())));
  }
}
