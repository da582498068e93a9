package io.lexicall.journal;

/**
 * A journal that cannot be used as it is: damaged, in use by another process, of a newer version,
 * under another key; or an entry that was not acknowledged. The message says which, and where.
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
