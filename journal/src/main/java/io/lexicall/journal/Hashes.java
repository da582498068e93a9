package io.lexicall.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hashes of RFC 6962, and keyed hashes. */
final class Hashes {
  static final int BYTES = 32;
  static final String MAC = "HmacSHA256";
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  /** Reused, since looking them up takes longer than using them. */
  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(
          () -> {
            try {
              return MessageDigest.getInstance("SHA-256");
            } catch (GeneralSecurityException impossible) {
              throw new IllegalStateException("Every Java platform has SHA-256", impossible);
            }
          });

  private static final ThreadLocal<Mac> HMAC =
      ThreadLocal.withInitial(
          () -> {
            try {
              return Mac.getInstance(MAC);
            } catch (GeneralSecurityException impossible) {
              throw new IllegalStateException("Every Java platform has " + MAC, impossible);
            }
          });

  private Hashes() {}

  static byte[] sha256(byte[]... parts) {
    MessageDigest digest = SHA256.get();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /** Returns the hash of a text followed by the first bytes of another. */
  static byte[] sha256(byte[] first, byte[] second, int length) {
    MessageDigest digest = SHA256.get();
    digest.update(first);
    digest.update(second, 0, length);
    return digest.digest();
  }

  static byte[] leaf(byte[] entry) {
    MessageDigest digest = SHA256.get();
    digest.update((byte) 0);
    digest.update(entry);
    return digest.digest();
  }

  static byte[] node(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  /** Returns the root of a tree over the hashes of subtrees of the same size. */
  static byte[] root(List<byte[]> hashes) {
    if (hashes.isEmpty()) {
      return sha256();
    }
    if (hashes.size() == 1) {
      return hashes.get(0);
    }
    int split = Integer.highestOneBit(hashes.size() - 1);
    return node(root(hashes.subList(0, split)), root(hashes.subList(split, hashes.size())));
  }

  static byte[] keyed(byte[] key, String purpose, byte[]... parts) {
    try {
      Mac mac = HMAC.get();
      mac.init(new SecretKeySpec(key, MAC));
      mac.update(utf8(purpose));
      mac.update((byte) 0);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has " + MAC, impossible);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static String base64Url(byte[] bytes) {
    return URL.encodeToString(bytes);
  }

  static byte[] base64UrlBytes(byte[] bytes) {
    return URL.encode(bytes);
  }
}
