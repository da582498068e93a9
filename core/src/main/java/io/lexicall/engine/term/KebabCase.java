package io.lexicall.engine.term;

/**
 * The form of the names of modules, rules and duties: words of lower-case letters and digits,
 * joined by hyphens. Written without a regular expression, since each new rule is tested, and some
 * duties are created in each check.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public final class KebabCase {
  private KebabCase() {}

  /** Returns whether a part of a text is in that form; an empty part is not. */
  public static boolean holds(String text, int from, int to) {
    char before = '-';
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean inWord = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!inWord && (c != '-' || before == '-')) {
        return false;
      }
      before = c;
    }
    return before != '-';
  }
}
