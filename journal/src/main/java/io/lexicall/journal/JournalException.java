package io.lexicall.journal;

/**
 * Thrown if a journal cannot be used in its current state: it is damaged, in use by another
 * process, of a newer version, or signed by another key; or if an entry was not acknowledged. The
 * message says what is wrong, and where.
 *
 * @since 0.1
 */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalException(String message) {
    super(message);
  }

  JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
