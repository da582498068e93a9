package io.lexicall.scan;

import org.jspecify.annotations.Nullable;

/**
 * Hands findings to the sink, and tells of which groups and words the one is made that is being
 * handed on. One per engine, not thread-safe.
 */
final class Reports {

  private final TextWindow window;
  private final ScanEngine.Sink sink;

  /** The elements of the finding that is being reported; else null. */
  private @Nullable NumberChain reported;

  private int from;
  private int to;

  /** What read the code that is being reported; else null. */
  private @Nullable CodeReader reader;

  Reports(TextWindow window, ScanEngine.Sink sink) {
    this.window = window;
    this.sink = sink;
  }

  /** Reports the elements from {@code k} to {@code j} of a chain. */
  void elements(SpanKind kind, NumberChain c, int k, int j, int network, Confidence confidence) {
    reported = c;
    from = k;
    to = j;
    sink.found(
        kind, c.start[k], c.end[j], network, confidence, c.digits, c.digitsFrom(k), c.length(k, j));
    reported = null;
  }

  /** Reports the code that was read at [start, end). */
  void code(CodeReader code, int start, int end, Confidence confidence) {
    reader = code;
    code(start, end, confidence, code.digits, 0, code.count);
    reader = null;
  }

  void code(int start, int end, Confidence confidence, byte[] digits, int from, int length) {
    sink.found(SpanKind.CVV, start, end, -1, confidence, digits, from, length);
  }

  /**
   * Returns the elements of the finding that is being reported. For each there are its start and
   * end in the whole text and its number of digits. The array is empty if the finding is one piece.
   */
  int[] elements() {
    NumberChain c = reported;
    if (c == null) {
      return reader == null ? new int[0] : reader.elements();
    }
    int base = (int) window.base;
    int[] elements = new int[3 * (to - from + 1)];
    for (int k = from; k <= to; k++) {
      int at = 3 * (k - from);
      elements[at] = base + c.start[k];
      elements[at + 1] = base + c.end[k];
      elements[at + 2] = c.length(k, k);
    }
    return elements;
  }
}
