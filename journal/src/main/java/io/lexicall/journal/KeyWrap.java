package io.lexicall.journal;

/**
 * Wraps the one key under which all other keys of a journal are kept: a key management service, or
 * a hardware module.
 *
 * @since 0.1
 */
public interface KeyWrap {
  /** Returns the key, wrapped so that only {@link #unwrap} gives it back. */
  byte[] wrap(byte[] key);

  /**
   * Returns the key that was wrapped.
   *
   * @throws JournalException if it was wrapped under another
   */
  byte[] unwrap(byte[] wrapped);
}
