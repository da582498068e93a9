package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

/**
 * The kind of data in a {@link Span}. The three kinds of card data are constants; a host's own
 * {@link Detector}s may define others.
 *
 * @param id the name in kebab-case, as it is written in JSON
 * @since 0.1
 */
public record SpanKind(String id) {

  /** A primary account number. */
  public static final SpanKind PAN = new SpanKind("pan");

  /** A card verification code (CVV2, CVC2, CID …): sensitive authentication data. */
  public static final SpanKind CVV = new SpanKind("cvv");

  /** Track data of the magnetic stripe or its chip equivalent: sensitive authentication data. */
  public static final SpanKind TRACK = new SpanKind("track");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is not kebab-case
   */
  public SpanKind {
    requireNonNull(id, "id");
    if (!isKebabCase(id)) {
      throw new IllegalArgumentException(
          "A span kind is a kebab-case name of lower-case letters, digits and single hyphens, but"
              + " was: "
              + id);
    }
  }

  private static boolean isKebabCase(String id) {
    boolean hyphen = true;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == '-') {
        if (hyphen) {
          return false;
        }
        hyphen = true;
      } else if (c >= 'a' && c <= 'z' || i > 0 && c >= '0' && c <= '9') {
        hyphen = false;
      } else {
        return false;
      }
    }
    return !hyphen;
  }

  @Override
  public String toString() {
    return id;
  }
}
