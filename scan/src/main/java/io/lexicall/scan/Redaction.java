package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.Function;

/**
 * The replacement of card data.
 *
 * <p>A host can write a function of its own. The ones given here keep no more than PCI DSS allows
 * to store: at most the first six and last four digits of a card number (PCI SSC FAQ 1091), and
 * nothing of a code or a track (PCI DSS 3.3.1: not even encrypted, so not as a token either). A
 * scanner calls it from many threads at once.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Redaction {

  /**
   * Returns what to write instead of a span.
   *
   * @param span the span, with offsets in the text before redaction
   * @param value the digits of the card number or code, as ASCII digits in whatever script or words
   *     they were written; for a track the digits of its card number; for a host's own kind the
   *     text as it was found. The array is overwritten after the call: do not keep it, nor a string
   *     made from it
   * @return the replacement, possibly empty
   */
  CharSequence replace(Span span, char[] value);

  /**
   * Keeps the first six and the last four digits of a card number of 14 digits or more, only the
   * last four of a shorter one (with ten of 12 digits known, ten numbers would remain), and nothing
   * of codes and tracks: {@code 411111******1111}, {@code ***}.
   */
  static Redaction firstSixLastFour() {
    return (span, value) -> Masking.mask(span, value, value.length >= 14 ? 6 : 0);
  }

  /**
   * Keeps the last four digits of a card number, and nothing of codes and tracks: {@code
   * ************1111}.
   */
  static Redaction lastFour() {
    return (span, value) -> Masking.mask(span, value, 0);
  }

  /** Keeps nothing and writes nothing. */
  static Redaction remove() {
    return (span, value) -> "";
  }

  /**
   * Writes a token for a card number, and {@code ***} for everything else.
   *
   * @param tokens returns the token for the digits of a card number; must not keep the array
   */
  static Redaction token(Function<? super char[], ? extends CharSequence> tokens) {
    requireNonNull(tokens, "tokens");
    return (span, value) -> span.kind().equals(SpanKind.PAN) ? tokens.apply(value) : Masking.HIDDEN;
  }

  /** Not for use by others; an interface cannot hide its helpers. */
  final class Masking {

    private static final String HIDDEN = "***";

    private Masking() {}

    private static CharSequence mask(Span span, char[] value, int first) {
      if (!span.kind().equals(SpanKind.PAN)) {
        return HIDDEN;
      }
      char[] masked = value.clone();
      Arrays.fill(masked, first, masked.length - 4, '*');
      return String.valueOf(masked);
    }
  }
}
