package io.lexicall.json;

import io.lexicall.json.internal.Shown;

/**
 * Makes untrusted text safe to show or log. Control characters are written out. The digits of
 * anything that may be a telephone number or a card number are hidden, except for the last two:
 * runs of at least five digits, and at least seven digits with spaces, dashes, dots, slashes or
 * parentheses between them. A date such as {@code 2026-11-24} is not hidden.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class SafeText {
  private SafeText() {}

  /** Returns the text, safe to show. */
  public static String of(String text) {
    return Shown.masked(text);
  }

  /**
   * Returns an id that a host chose, safe to show. Since ids must stay distinguishable, only digits
   * that may be a whole number are hidden: eight or more, or seven or more after a plus sign. In a
   * UUID, only a card number is hidden.
   */
  public static String ofId(String id) {
    return Shown.name(id);
  }

  /** Returns whether a character is invisible, and may reverse or hide the text after it. */
  public static boolean isHidden(int codePoint) {
    return Shown.isHidden(codePoint);
  }

  /** Returns the text, safe to show, and cut after about sixty characters. */
  public static String briefly(String text) {
    return Shown.cut(text);
  }
}
