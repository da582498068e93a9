package io.lexicall.json.cases;

/**
 * One point in which a verdict is not what a case expects.
 *
 * @param what the word of the case format, such as {@code decision}, {@code rules}, {@code
 *     due.complete-request}; a path such as {@code facts.to.number} if the case itself is invalid
 * @param expected what the case says
 * @param came what the verdict says
 * @since 0.1
 */
public record Difference(String what, String expected, String came) {
  /** Returns {@code what: expected …, came …}. */
  @Override
  public String toString() {
    return what + ": expected " + expected + ", came " + came;
  }
}
