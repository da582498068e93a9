package io.lexicall.cli;

import io.lexicall.scan.Redaction;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces a card number by a token that is the same for the same number and key: a keyed hash of
 * the whole number, as PCI DSS 3.5.1.1 requires of hashes. Anybody with the key can try all
 * numbers.
 */
final class Tokens {
  static final int FEWEST_KEY_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int TOKEN_BYTES = 16;

  private final Mac mac;

  private Tokens(Mac mac) {
    this.mac = mac;
  }

  /** Returns the redaction with the tokens of this key, for one thread. */
  static Redaction keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Redaction.token(new Tokens(mac)::of);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("every Java has " + ALGORITHM, broken);
    }
  }

  /** Returns the redaction with tokens that cannot be linked to those of another run. */
  static Redaction random() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return keyed(key);
  }

  private CharSequence of(char[] number) {
    byte[] digits = new byte[number.length];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (byte) number[i];
    }
    byte[] hash = mac.doFinal(digits);
    Arrays.fill(digits, (byte) 0);
    return "tok_" + HexFormat.of().formatHex(hash, 0, TOKEN_BYTES);
  }
}
