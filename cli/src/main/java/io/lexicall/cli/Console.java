package io.lexicall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes. Answers are buffered until {@link #flush}; not thread-safe.
 *
 * @see Terminal
 */
final class Console {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;
  private final Terminal terminal;
  private final StringBuilder buffer = new StringBuilder(BUFFER + 4096);

  Console(InputStream in, OutputStream out, OutputStream err, Terminal terminal) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** The reader of the answers has gone away: nobody is left to be told anything. */
  static final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGone(IOException cause) {
      super(cause);
    }
  }

  InputStream in() {
    return in;
  }

  Terminal terminal() {
    return terminal;
  }

  /** Writes a line of the answer. */
  void line(CharSequence line) {
    buffer.append(line).append('\n');
    if (buffer.length() >= BUFFER) {
      flush();
    }
  }

  /** Writes a text of whole lines. */
  void text(CharSequence text) {
    buffer.append(text);
  }

  /** Sends what was written. */
  void flush() {
    if (buffer.isEmpty()) {
      return;
    }
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    buffer.setLength(0);
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException failure) {
      String message = String.valueOf(failure.getMessage());
      if (message.contains("Broken pipe") || message.contains("closed")) {
        throw new ReaderGone(failure);
      }
      throw Failure.broken("the answers cannot be written: " + message);
    }
  }

  /** Returns the text with what would move the cursor or change colors written out. */
  static String printable(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        plain.append("\\u%04x".formatted((int) c));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** Tells the user something beside the answer, in one line. */
  void tell(String message) {
    try {
      String line = printable(message.replace('\n', ' '));
      err.write(("lexicall: " + line + "\n").getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException nobodyListens) {
      // There is no other place to say so.
    }
  }
}
