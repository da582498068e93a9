package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.Function;

/**
 * What stands in the place of card data.
 *
 * <p>A function of the host's own may do as it likes; those given here keep no more than PCI DSS
 * lets one store: of a card number at most its first six and last four digits (PCI SSC FAQ 1091),
 * of a code or a track nothing (PCI DSS 3.3.1: not even encrypted, so not as a token either). A
 * scanner calls it from many threads at once.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Redaction {

  /**
   * Returns what to write instead of a span.
   *
   * @param span where and what, with offsets in the text before redaction
   * @param value the digits of the card number or code as figures, whatever script or words they
   *     were in; of a track the digits of its card number; of a host's own kind the text as it was
   *     found. The array is overwritten after the call: do not keep it, nor a string made of it
   * @return the replacement, possibly empty
   */
  CharSequence replace(Span span, char[] value);

  /**
   * Keeps the first six and the last four digits of a card number of 14 digits or more, the last
   * four of a shorter one (six and four of 12 leave ten numbers to try), and nothing of codes and
   * tracks: {@code 411111******1111}, {@code ***}.
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
   * Writes a token for a card number, and {@code ***} for all else.
   *
   * @param tokens makes the token of the digits of a card number; it must not keep the array
   */
  static Redaction token(Function<? super char[], ? extends CharSequence> tokens) {
    requireNonNull(tokens, "tokens");
    return (span, value) -> span.kind().equals(SpanKind.PAN) ? tokens.apply(value) : Masking.HIDDEN;
  }

  /** Not for use outside: an interface cannot hide its helpers otherwise. */
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
