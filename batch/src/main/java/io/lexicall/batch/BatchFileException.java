package io.lexicall.batch;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows is not what it must be, or a result cannot be written. The message is for people;
 * it holds no number of a person.
 *
 * @since 0.1
 */
public final class BatchFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * What a host can say on {@link Scrub.Builder} that settles what is wrong.
   *
   * @since 0.1
   */
  public enum Hint {
    /** {@link Scrub.Builder#phoneColumn}. */
    PHONE_COLUMN,
    /** {@link Scrub.Builder#delimiter}. */
    DELIMITER,
    /** {@link Scrub.Builder#charset}. */
    CHARSET,
    /** {@link Scrub.Builder#prefix}. */
    PREFIX
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

  /** Returns what would settle it; empty if nothing that can be said does. */
  public Optional<Hint> hint() {
    return Optional.ofNullable(hint);
  }
}
