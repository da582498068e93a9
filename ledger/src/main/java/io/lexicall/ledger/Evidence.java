package io.lexicall.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The evidence for an event. The ledger stores a reference and a digest, not the evidence itself.
 *
 * @param wording the version of the wording to which the person agreed, such as {@code web-2026-03}
 * @param reference where the evidence is stored, such as the id of a recording or of a form
 * @param sha256 the SHA-256 of the evidence, 64 hexadecimal digits
 * @since 0.1
 */
public record Evidence(
    @Nullable String wording, @Nullable String reference, @Nullable String sha256) {
  /** No evidence. */
  public static final Evidence NONE = new Evidence(null, null, null);

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /**
   * Takes over the parts.
   *
   * @throws IllegalArgumentException if the digest is not 64 hexadecimal digits
   */
  public Evidence {
    if (sha256 != null) {
      sha256 = sha256.toLowerCase(Locale.ROOT);
      if (!DIGEST.matcher(sha256).matches()) {
        throw new IllegalArgumentException(
            "The digest of evidence is the SHA-256 as 64 hexadecimal digits");
      }
    }
  }

  /** Shows the digest only, since a host may put anything into the texts. */
  @Override
  public String toString() {
    return "Evidence[sha256=" + sha256 + "]";
  }

  /** Returns the evidence with the digest of its content. */
  public static Evidence of(@Nullable String wording, String reference, byte[] content) {
    return new Evidence(wording, reference, sha256Of(content));
  }

  static String sha256Of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
