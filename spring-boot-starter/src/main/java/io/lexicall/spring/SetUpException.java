package io.lexicall.spring;

import org.jspecify.annotations.Nullable;

/** A configuration error that stops the application; shown without a stack trace. */
final class SetUpException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final String action;

  /**
   * Creates one.
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
