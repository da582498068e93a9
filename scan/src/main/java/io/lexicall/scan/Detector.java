package io.lexicall.scan;

/**
 * Finds data of a host's own kind (an employee number, a loyalty card) in the same pass, so that it
 * is reported and redacted with the card data.
 *
 * <p>A scanner calls it from many threads at once, so it must have no state. It must not throw: an
 * exception ends the scan.
 *
 * @since 0.1
 */
public interface Detector {

  /** The greatest allowed value of {@link #reach}. */
  int MAX_REACH = 1024;

  /**
   * Returns how many characters before and after the beginning of a span this detector reads, from
   * 1 to {@link #MAX_REACH}. A span must not be longer.
   */
  int reach();

  /**
   * Reports the spans that begin in a part of the text.
   *
   * <p>Whether a span is reported may depend only on the characters within {@link #reach} of its
   * beginning, never on the bounds of the part, since a stream is cut anywhere. The text around the
   * part is available up to the reach, unless the whole text begins or ends before.
   *
   * @param text a window of the text; do not keep it
   * @param fromInclusive the first index in {@code text} at which a span may begin
   * @param toExclusive the index before which it must begin
   * @param found receives the spans, in any order
   */
  void detect(CharSequence text, int fromInclusive, int toExclusive, Found found);

  /**
   * Receives the spans that a {@link Detector} finds.
   *
   * @since 0.1
   */
  @FunctionalInterface
  interface Found {

    /**
     * Receives one span. If spans overlap, the longer is kept; of equally long ones, card data is
     * kept before others, and then the first.
     *
     * @param startInclusive index into the window
     * @param endExclusive index into the window
     */
    void span(int startInclusive, int endExclusive, SpanKind kind, Confidence confidence);
  }
}
