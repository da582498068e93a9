package io.lexicall.law;

import java.io.Serial;

/**
 * Thrown if a law table cannot be used: a column is missing, a cell cannot be read, or periods
 * overlap.
 *
 * <p>The error is in the data, and is found when the table is read. The message names the file, the
 * line, the column and what was found.
 *
 * @since 0.1
 */
public final class LawTableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  LawTableException(String message) {
    super(message);
  }

  LawTableException(String message, Throwable cause) {
    super(message, cause);
  }
}
