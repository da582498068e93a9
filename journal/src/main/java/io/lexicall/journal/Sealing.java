package io.lexicall.journal;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM of the JDK. */
final class Sealing {
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;
  private static final int ITERATIONS = 600_000;

  /** Reused, since looking it up takes longer than using it. */
  private static final ThreadLocal<Cipher> GCM =
      ThreadLocal.withInitial(
          () -> {
            try {
              return Cipher.getInstance("AES/GCM/NoPadding");
            } catch (GeneralSecurityException impossible) {
              throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
            }
          });

  private Sealing() {}

  static byte[] seal(byte[] key, byte[] nonce, byte[] plain) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
    }
  }

  /** Returns the text that was sealed; throws if the key is another, or if a bit was changed. */
  static byte[] open(byte[] key, byte[] nonce, byte[] sealed, int from, int length)
      throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed, from, length);
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = GCM.get();
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG_BYTES, nonce));
    return cipher;
  }

  static byte[] ofPassphrase(char[] passphrase, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(passphrase, salt, ITERATIONS, 256))
          .getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has PBKDF2", impossible);
    }
  }
}
