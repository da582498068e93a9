package io.lexicall.law;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The citation of a provision, in the usual legal form: {@code 47 CFR 64.1200(c)(1)}, {@code GDPR
 * Art. 33(1)}.
 *
 * <p>Two citations are equal if their texts are. The text is not parsed.
 *
 * @param text the citation, not blank, without white space at either end
 * @since 0.1
 */
public record Citation(String text) {

  /**
   * Creates a citation.
   *
   * @throws IllegalArgumentException if the text is blank, or begins or ends with white space
   */
  public Citation {
    requireNonNull(text, "text");
    if (text.isBlank()) {
      throw new IllegalArgumentException("A citation must not be blank");
    }
    if (text.length() != text.strip().length()) {
      throw new IllegalArgumentException(
          "A citation must not begin or end with white space, but is \"" + text + "\"");
    }
  }

  /**
   * Returns a citation.
   *
   * @param text the citation; white space at both ends is removed
   * @return the citation
   * @throws IllegalArgumentException if the text is blank
   */
  public static Citation of(String text) {
    return new Citation(requireNonNull(text, "text").strip());
  }

  // Written out: a record's own methods are linked at the first call, which would delay the start.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Citation that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the citation as it is written. */
  @Override
  public String toString() {
    return text;
  }
}
