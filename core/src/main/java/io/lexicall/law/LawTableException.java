package io.lexicall.law;

import java.io.Serial;

/**
 * A law table that cannot be used as it is: a column is missing, a cell cannot be read, periods
 * overlap.
 *
 * <p>It is a mistake in the data, found when the table is read; its message names the file, the
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
