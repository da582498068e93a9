package io.lexicall.cli;

import io.lexicall.json.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Where a command reads and writes. Answers are buffered until {@link #flush}. Not thread-safe,
 * except {@link #status}.
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

  /** Guards the status line and the output, which must not overwrite each other. */
  private final Object screen = new Object();

  private Duration recordPatience = Duration.ofSeconds(10);
  private int statusColumns;
  private Runnable beforeSending = () -> {};

  Console(InputStream in, OutputStream out, OutputStream err, Terminal terminal) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** The reader of the answers has closed the output. */
  static final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGone(IOException cause) {
      super(cause);
    }
  }

  InputStream in() {
    return in;
  }

  /** Returns how long answers wait until a journal holds them. */
  Duration recordPatience() {
    return recordPatience;
  }

  /** Sets it, for tests. */
  Console recordPatience(Duration patience) {
    recordPatience = patience;
    return this;
  }

  /** Runs something before any answers are sent; if it throws, they are never sent. */
  void beforeSending(Runnable step) {
    beforeSending = step;
  }

  /** Returns a console whose answers go to standard error. */
  Console beside() {
    return new Console(in, err, err, terminal);
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
    boolean maySend = false;
    try {
      beforeSending.run();
      maySend = true;
    } finally {
      if (!maySend) {
        buffer.setLength(0); // whoever reports the failure sends the rest
      }
    }
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    buffer.setLength(0);
    send(bytes, 0, bytes.length);
  }

  /** Sends bytes as they are, after what was written before. */
  void bytes(ByteBuffer bytes) {
    flush();
    if (bytes.hasRemaining()) {
      send(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }
  }

  private void send(byte[] bytes, int from, int count) {
    try {
      synchronized (screen) {
        if (terminal.interactive()) {
          clearStatus(); // answers in a file do not run into it
        }
        out.write(bytes, from, count);
        out.flush();
      }
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
    if (text.codePoints().noneMatch(SafeText::isHidden)) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (SafeText.isHidden(c)) {
                plain.append((c > Character.MAX_VALUE ? "\\u{%x}" : "\\u%04x").formatted(c));
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  /** Writes a message to the user on standard error, in one line. */
  void tell(String message) {
    synchronized (screen) {
      clearStatus();
      err("lexicall: " + printable(message.replace('\n', ' ')) + "\n");
    }
  }

  /**
   * Shows a line on the user's terminal, in place of the one shown before, until something else is
   * written. May be called by any thread.
   *
   * @param line the line, or nothing to clear it
   */
  void status(String line) {
    synchronized (screen) {
      int columns = line.length();
      if (columns == 0) {
        clearStatus();
      } else {
        err("\r" + line + " ".repeat(Math.max(0, statusColumns - columns)));
        statusColumns = columns;
      }
    }
  }

  private void clearStatus() {
    if (statusColumns > 0) {
      err("\r" + " ".repeat(statusColumns) + "\r");
      statusColumns = 0;
    }
  }

  private void err(String text) {
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException nobodyListens) {
      // There is no other place to report it.
    }
  }
}
