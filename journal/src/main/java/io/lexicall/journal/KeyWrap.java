package io.lexicall.journal;

/**
 * Wraps the master key, which seals all other keys of a journal: a key management service, or a
 * hardware module.
 *
 * @since 0.1
 */
public interface KeyWrap {
  /** Returns the wrapped key, which only {@link #unwrap} can restore. */
  byte[] wrap(byte[] key);

  /**
   * Returns the key that was wrapped.
   *
   * @throws JournalException if it was wrapped with another key
   */
  byte[] unwrap(byte[] wrapped);
}
