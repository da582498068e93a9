package io.lexicall.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Short questions to a scanner of its own. It is made when a test first asks: mutation tests charge
 * a test with what runs within it.
 */
final class Finder {
  private @Nullable CardScanner made;

  CardScanner scanner() {
    CardScanner known = made;
    if (known == null) {
      known = CardScanner.builder().build();
      made = known;
    }
    return known;
  }

  List<Span> spans(String text) {
    return scanner().scan(text);
  }

  /** Kind and text of each span: {@code pan: 4111111111111111}. */
  List<String> found(String text) {
    return spans(text).stream()
        .map(span -> span.kind() + ": " + text.substring((int) span.start(), (int) span.end()))
        .toList();
  }

  /** Kind and confidence of each span: {@code pan high}. */
  List<String> rated(String text) {
    return spans(text).stream().map(span -> span.kind() + " " + span.confidence().id()).toList();
  }

  /** The digits that each span holds, as figures. */
  List<String> digits(String text) {
    java.util.ArrayList<String> digits = new java.util.ArrayList<>();
    scanner()
        .redact(
            text,
            (span, value) -> {
              digits.add(String.valueOf(value));
              return "";
            });
    return digits;
  }

  /**
   * Puts a digit in the place of the question mark, so that the digits of the text have a right
   * check digit.
   */
  static String solved(String template) {
    for (char digit = '0'; digit <= '9'; digit++) {
      String text = template.replace('?', digit);
      if (TableRow.luhn(text.replaceAll("[^0-9]", ""))) {
        return text;
      }
    }
    throw new AssertionError(template);
  }
}
