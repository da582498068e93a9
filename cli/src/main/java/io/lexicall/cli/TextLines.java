package io.lexicall.cli;

import io.lexicall.scan.TranscriptScanner;

/**
 * Finds the line of a position while the text is streamed. Not thread-safe.
 *
 * <p>Remembers where lines begin only as far back as a scanner may still find something.
 */
final class TextLines {
  /** More than a stream holds back: a line, a short text before it, and the last piece. */
  private static final int KEPT = TranscriptScanner.MOST_CHARACTERS + (1 << 19);

  private long line = 1;
  private long lineStart;
  private long length;

  /** Where the lines after {@link #line} begin, in a ring. */
  private long[] starts = new long[1024];

  private int first;
  private int count;

  /** Takes the next piece of the text. */
  void add(String piece) {
    for (int i = piece.indexOf('\n'); i >= 0; i = piece.indexOf('\n', i + 1)) {
      push(length + i + 1);
    }
    length += piece.length();
    moveTo(length - KEPT);
  }

  /**
   * Moves on to a position that is not before the last one.
   *
   * @param offset in UTF-16 code units from the beginning of the text
   */
  void moveTo(long offset) {
    while (count > 0 && starts[first] <= offset) {
      lineStart = starts[first];
      line++;
      first = (first + 1) & (starts.length - 1);
      count--;
    }
  }

  /** Returns the number of the line, from 1. */
  long line() {
    return line;
  }

  /** Returns the column of a position in the line, in UTF-16 code units, from 1. */
  long column(long offset) {
    return offset - lineStart + 1;
  }

  private void push(long start) {
    if (count == starts.length) {
      long[] larger = new long[2 * count];
      for (int i = 0; i < count; i++) {
        larger[i] = starts[(first + i) & (count - 1)];
      }
      starts = larger;
      first = 0;
    }
    starts[(first + count++) & (starts.length - 1)] = start;
  }
}
