package io.lexicall.batch;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a file of rows is not valid, or if a result cannot be written. The message is for
 * people; it holds no number of a person.
 *
 * @since 0.1
 */
public final class BatchFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * The option of {@link Scrub.Builder} that can solve the problem.
   *
   * @since 0.1
   */
  public enum Hint {
    /** {@link Scrub.Builder#phoneColumn}. */
    PHONE_COLUMN,
    /** {@link Scrub.Builder#delimiter}. */
    DELIMITER,
    /** {@link Scrub.Builder#headed}. */
    HEADER,
    /** {@link Scrub.Builder#charset}. */
    CHARSET,
    /** {@link Scrub.Builder#prefix}. */
    PREFIX,
    /** The named column of numbers does not exist. */
    NO_COLUMN,
    /** A fact or a column is stated for CSV rows, but no file has any. */
    NO_TABLE,
    /** The file holds JSON lines, which {@link PastFiles} and the engine read. */
    JSON_LINES
  }

  private final @Nullable Hint hint;

  BatchFileException(String message) {
    super(message);
    this.hint = null;
  }

  BatchFileException(String message, Throwable cause) {
    super(message, cause);
    Throwable origin = cause;
    while (origin != null && !(origin instanceof BatchFileException)) {
      origin = origin.getCause();
    }
    this.hint = origin instanceof BatchFileException known ? known.hint : null;
  }

  BatchFileException(String message, Hint hint) {
    super(message);
    this.hint = hint;
  }

  /** Returns the option that can solve the problem; empty if there is none. */
  public Optional<Hint> hint() {
    return Optional.ofNullable(hint);
  }
}
