package io.lexicall.json;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of JSON from a stream, in constant memory however long the stream or a line is.
 *
 * <p>A line ends with a line feed. A carriage return before it and a byte order mark before the
 * first line are ignored. Blank lines are counted and skipped. A line that is too long or is not
 * UTF-8 is returned in its place with a {@linkplain Line#problem() problem}, and the following
 * lines are read.
 *
 * <pre>{@code
 * try (JsonLines lines = new JsonLines(in)) {
 *   for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
 *     Reading reading = ActivityJson.tryRead(line);
 *   }
 * }
 * }</pre>
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class JsonLines implements Closeable {
  /** The default limit of bytes of a line: 1 MiB, without its end. */
  public static final int DEFAULT_MOST_BYTES = 1 << 20;

  private static final int FIRST_SIZE = 1 << 16;

  private final InputStream in;
  private final int mostBytes;
  private byte[] buffer;
  private int start;
  private int end;
  private boolean ended;
  private long number;

  /**
   * Reads lines of at most {@link #DEFAULT_MOST_BYTES}.
   *
   * @param in is read in large pieces: buffer it no further
   */
  public JsonLines(InputStream in) {
    this(in, DEFAULT_MOST_BYTES);
  }

  /**
   * Reads lines.
   *
   * @param in is read in large pieces: buffer it no further
   * @param mostBytes the limit of bytes of a line, without its end; 1 or more
   */
  public JsonLines(InputStream in, int mostBytes) {
    if (mostBytes < 1 || mostBytes > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException(
          "A line may have 1 to 2147483583 bytes at most, not " + mostBytes);
    }
    this.in = requireNonNull(in, "in");
    this.mostBytes = mostBytes;
    this.buffer = new byte[Math.min(FIRST_SIZE, mostBytes + 2)];
  }

  /**
   * One line that is not blank.
   *
   * @since 0.1
   */
  public static final class Line {
    private final long number;
    private final String text;
    private final @Nullable Problem problem;

    private Line(long number, String text, @Nullable Problem problem) {
      this.number = number;
      this.text = text;
      this.problem = problem;
    }

    /** Returns the line number; the first line of the stream is 1. */
    public long number() {
      return number;
    }

    /** Returns its text without the end of the line; empty if there is a problem. */
    public String text() {
      return text;
    }

    /** Returns why it could not be read; empty if it could. */
    public Optional<Problem> problem() {
      return Optional.ofNullable(problem);
    }
  }

  /**
   * Reads the next line that is not blank.
   *
   * @return null at the end of the stream
   * @throws IOException if the stream cannot be read
   */
  public @Nullable Line next() throws IOException {
    while (true) {
      int newline = find(start);
      while (newline < 0 && !ended && end - start <= mostBytes + 1) {
        int searched = end;
        int moved = fill();
        newline = find(searched - moved);
      }
      if (newline < 0 && !ended) {
        number++;
        skipLine();
        return tooLong();
      }
      if (newline < 0 && start == end) {
        return null;
      }
      int first = firstOfLine(newline < 0 ? end : newline);
      int last = lastOfLine(first, newline < 0 ? end : newline);
      start = newline < 0 ? end : newline + 1;
      number++;
      if (last - first > mostBytes) {
        return tooLong();
      }
      if (!isBlank(first, last)) {
        return decode(first, last);
      }
    }
  }

  /** Returns where the text of the line that starts here begins. */
  private int firstOfLine(int lineEnd) {
    return number == 0 && lineEnd - start >= 3 && isByteOrderMark(start) ? start + 3 : start;
  }

  private int lastOfLine(int first, int lineEnd) {
    return lineEnd > first && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
  }

  /**
   * Returns whether the next line that is not blank is available, so that {@link #next} returns it
   * without waiting for the stream. A program that answers line by line can flush its output if
   * there is none. Blank lines before it are counted and skipped. If the stream fails to say what
   * is available, this returns false, and {@link #next} reports the failure.
   *
   * @throws IOException if the stream cannot be read
   */
  public boolean isReady() throws IOException {
    while (true) {
      int newline = find(start);
      while (newline < 0 && !ended && end - start <= mostBytes + 1 && available() > 0) {
        int searched = end;
        int moved = fill();
        newline = find(searched - moved);
      }
      if (newline < 0) {
        return false;
      }
      int first = firstOfLine(newline);
      int last = lastOfLine(first, newline);
      if (last - first > mostBytes || !isBlank(first, last)) {
        return true;
      }
      start = newline + 1;
      number++;
    }
  }

  /** Some streams of the JDK over a pipe fail here, although they can be read. */
  private int available() {
    try {
      return in.available();
    } catch (IOException unknown) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Line tooLong() {
    return new Line(
        number,
        "",
        new Problem("", "is too long to be read", "a line of at most " + mostBytes + " bytes"));
  }

  private int find(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Reads more, and returns by how much the present content was moved to the front. */
  private int fill() throws IOException {
    int moved = 0;
    if (end == buffer.length) {
      if (start > 0) {
        moved = start;
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
      } else {
        long larger = Math.min(2L * buffer.length, mostBytes + 2L);
        buffer = Arrays.copyOf(buffer, (int) larger);
      }
    }
    int read = in.read(buffer, end, buffer.length - end);
    if (read < 0) {
      ended = true;
    } else {
      end += read;
    }
    return moved;
  }

  private void skipLine() throws IOException {
    while (true) {
      int newline = find(start);
      if (newline >= 0) {
        start = newline + 1;
        return;
      }
      start = 0;
      end = 0;
      if (ended) {
        return;
      }
      fill();
    }
  }

  private boolean isByteOrderMark(int i) {
    return buffer[i] == (byte) 0xEF && buffer[i + 1] == (byte) 0xBB && buffer[i + 2] == (byte) 0xBF;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private Line decode(int from, int to) {
    if (isAscii(from, to)) {
      return new Line(
          number, new String(buffer, from, to - from, StandardCharsets.ISO_8859_1), null);
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(buffer, from, to - from);
    CharBuffer chars = CharBuffer.allocate(to - from);
    CoderResult result = decoder.decode(bytes, chars, true);
    if (result.isError()) {
      return new Line(
          number,
          "",
          new Problem(
              "", "is not UTF-8 at byte " + (bytes.position() - from + 1), "JSON text in UTF-8"));
    }
    return new Line(number, chars.flip().toString(), null);
  }

  private boolean isAscii(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
