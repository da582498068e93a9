package io.lexicall.json;

import io.lexicall.json.internal.Shown;

/**
 * Makes text that came from outside fit to be shown or logged: control characters are written out,
 * and the digits of what may be a telephone number or a card number are hidden but for the last
 * two. A run of five digits is hidden, and so are seven with spaces, dashes, dots, slashes or
 * parentheses between them; a date such as {@code 2026-11-24} is not.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class SafeText {
  private SafeText() {}

  /** Returns the text, fit to be shown. */
  public static String of(String text) {
    return Shown.masked(text);
  }

  /** Returns the text, fit to be shown, and cut after some sixty characters. */
  public static String briefly(String text) {
    return Shown.cut(text);
  }
}
