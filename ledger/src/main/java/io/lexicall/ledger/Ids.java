package io.lexicall.ledger;

import java.security.SecureRandom;

/** Ids of letters only, so that none is mistaken for a number and masked. */
final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LETTERS = 26;

  /** More than 120 bits. */
  private static final int LENGTH = 26;

  private Ids() {}

  /** Returns a unique id. */
  static String next() {
    byte[] random = new byte[2 * LENGTH];
    RANDOM.nextBytes(random);
    return letters(random);
  }

  /** Returns an id that follows from a digest of at least 52 bytes. */
  static String letters(byte[] digest) {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      int pair = (digest[2 * i] & 0xFF) << 8 | (digest[2 * i + 1] & 0xFF);
      id.append((char) ('a' + pair % LETTERS));
    }
    return id.toString();
  }
}
