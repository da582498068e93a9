package io.lexicall.spring;

import org.jspecify.annotations.Nullable;

/** Something is set up so that the application may not start; shown without a stack trace. */
final class SetUpException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final String action;

  /**
   * Makes one.
   *
   * @param description what is wrong, as a sentence
   * @param action what to do about it
   */
  SetUpException(String description, String action, @Nullable Throwable cause) {
    super(description, cause);
    this.action = action;
  }

  String action() {
    return action;
  }
}
