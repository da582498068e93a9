package io.lexicall.facts;

/**
 * The form in which a primary account number is kept.
 *
 * @since 0.1
 */
public enum PanForm {
  /** In full. */
  CLEAR,
  /** Masked when it is shown. */
  MASKED,
  /** A part of it removed permanently. */
  TRUNCATED,
  /** Replaced by a token. */
  TOKENIZED,
  /** A one-way hash without a key. */
  HASHED,
  /** A keyed cryptographic hash. */
  KEYED_HASH,
  /** Encrypted. */
  ENCRYPTED
}
