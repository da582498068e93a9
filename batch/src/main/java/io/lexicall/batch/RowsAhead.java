package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a separate thread reads, a bounded number ahead of the consumer. A failure there is
 * thrown here, after the rows that were read before it.
 */
final class RowsAhead implements Audit.Rows, Closeable {
  /** A part ends at this number of rows, or of characters of their text. */
  private static final int ROWS = 512;

  private static final int CHARS = 1 << 16;
  private static final int MOST_AHEAD = 4;

  /** The time to wait for the thread, since a stream may ignore an interrupt. */
  private static final long MOST_MILLIS_TO_END = 1_000;

  private final Thread reader;
  private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(MOST_AHEAD);
  private Part part = new Part(List.of(), false, null);
  private int given;

  /**
   * Some rows.
   *
   * @param last whether there are no more
   * @param failure why there are no more; null if nothing failed
   */
  private record Part(List<PastActivity> rows, boolean last, @Nullable Throwable failure) {}

  RowsAhead(Audit.Rows rows) {
    this.reader = new Thread(() -> read(rows), "audit-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(Audit.Rows from) {
    try {
      Throwable failure = null;
      boolean last = false;
      while (!last) {
        List<PastActivity> rows = new ArrayList<>(ROWS);
        try {
          long chars = 0;
          while (!last && rows.size() < ROWS && chars < CHARS) {
            PastActivity row = from.next();
            last = row == null;
            if (row != null) {
              rows.add(row);
              chars += length(row.text()) + length(row.id());
            }
          }
        } catch (IOException | RuntimeException | Error failed) {
          failure = failed;
          last = true;
        }
        parts.put(new Part(rows, last, failure));
      }
    } catch (InterruptedException nobodyTakesThem) {
      Thread.currentThread().interrupt();
    }
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  @Override
  public @Nullable PastActivity next() throws IOException {
    while (given == part.rows.size()) {
      if (part.last) {
        rethrow(part.failure);
        return null;
      }
      try {
        part = parts.take();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw (InterruptedIOException)
            new InterruptedIOException("rows were being read").initCause(interrupted);
      }
      given = 0;
    }
    return part.rows.get(given++);
  }

  private static void rethrow(@Nullable Throwable failure) throws IOException {
    if (failure instanceof IOException unreadable) {
      throw unreadable;
    }
    if (failure instanceof RuntimeException bug) {
      throw bug;
    }
    if (failure != null) {
      throw (Error) requireNonNull(failure);
    }
  }

  /** Ends the thread, so that it no longer uses the rows afterwards. */
  @Override
  public void close() {
    if (part.last) {
      return; // it ends by itself, and must not be interrupted
    }
    reader.interrupt();
    try {
      reader.join(MOST_MILLIS_TO_END);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
