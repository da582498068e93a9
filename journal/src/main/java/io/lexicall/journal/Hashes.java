package io.lexicall.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hashes of RFC 6962, and keyed ones. */
final class Hashes {
  static final int BYTES = 32;
  static final String MAC = "HmacSHA256";

  private Hashes() {}

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  static byte[] leaf(byte[] entry) {
    return sha256(new byte[] {0}, entry);
  }

  static byte[] node(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  /** Returns the root of a tree over hashes of subtrees of one size. */
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
      Mac mac = Mac.getInstance(MAC);
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
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
