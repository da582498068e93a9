package io.lexicall.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The ledger could not do what was asked. The message says why and how to fix it. It contains no
 * number and nothing that was stored.
 *
 * @since 0.1
 */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * The reason.
   *
   * @since 0.1
   */
  public enum Reason {
    /** The event is impossible: it is in the future, or before the event to which it refers. */
    INVALID,
    /** The id is that of another event, or the attempt has ended. */
    CONFLICT,
    /** The person was forgotten since, and what speaks for contacts before is not taken again. */
    FORGOTTEN,
    /** There is no such event. */
    UNKNOWN_EVENT,
    /** There is no ledger in the database, or it is of a newer version, or damaged. */
    SCHEMA,
    /** The ledger was written with other keys, so nobody would be found in it. */
    KEYS,
    /** The database cannot be reached, or did not answer in time. Nothing was written. */
    UNAVAILABLE,
    /** The disk of the database is full. Nothing was written. */
    FULL,
    /**
     * The connection was lost before the database said whether it had written. Repeat it with the
     * same id: nothing is written twice.
     */
    UNCERTAIN
  }

  private final Reason reason;

  LedgerException(Reason reason, String message) {
    this(reason, message, null);
  }

  LedgerException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
