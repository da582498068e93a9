package io.lexicall.scan;

/**
 * Finds data of a host's own kind (an employee number, a loyalty card) in the same pass, so that it
 * is reported and redacted with the card data.
 *
 * <p>A scanner calls it from many threads at once; it must hold no state. It must not throw: what
 * it throws ends the scan.
 *
 * @since 0.1
 */
public interface Detector {

  /** The most characters that {@link #reach} may ask for. */
  int MAX_REACH = 1024;

  /**
   * Returns how many characters from the beginning of a span, back and forth, this detector looks
   * at, from 1 to {@link #MAX_REACH}. A span may be no longer.
   */
  int reach();

  /**
   * Reports the spans that begin in a stretch of the text.
   *
   * <p>Whether a span is reported may depend only on the characters within {@link #reach} of its
   * beginning, never on where the stretch lies: a stream is cut into stretches as it happens to
   * come. The text around the stretch is there as far as the reach, unless the whole text begins or
   * ends there.
   *
   * @param text a window of the text; not to be kept
   * @param fromInclusive where a span may begin, an index into {@code text}
   * @param toExclusive before where it must begin
   * @param found takes the spans, in any order
   */
  void detect(CharSequence text, int fromInclusive, int toExclusive, Found found);

  /**
   * Takes what a {@link Detector} finds.
   *
   * @since 0.1
   */
  @FunctionalInterface
  interface Found {

    /**
     * Takes one span. Where spans overlap, the longer is kept; of equally long ones the first, and
     * card data before others.
     *
     * @param startInclusive index into the window
     * @param endExclusive index into the window
     */
    void span(int startInclusive, int endExclusive, SpanKind kind, Confidence confidence);
  }
}
