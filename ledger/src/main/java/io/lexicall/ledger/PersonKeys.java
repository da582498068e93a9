package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lexicall.number.PhoneNumber;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How persons are named in the database: in plain text, or by a keyed hash of the number.
 *
 * <p>Events are written under the first name, and found under all of them, so that a host can
 * change its key, or begin to hash, and every earlier request to stop is still found.
 */
final class PersonKeys {
  /** The mark of a ledger that stores numbers in plain text. */
  static final String CLEAR = "clear";

  private static final String HMAC = "HmacSHA256";
  private static final int FEWEST_BYTES = 32;
  private static final String CHECKED = "lexicall ledger";

  /** The keys, the current one first; empty bytes mean numbers in plain text. */
  private final List<byte[]> keys;

  PersonKeys(List<byte[]> keys) {
    for (byte[] key : keys) {
      if (key.length > 0 && key.length < FEWEST_BYTES) {
        throw new IllegalArgumentException(
            "A key for numbers has at least %s bytes, but this one has %s"
                .formatted(FEWEST_BYTES, key.length));
      }
    }
    this.keys = keys.stream().map(byte[]::clone).toList();
  }

  int count() {
    return keys.size();
  }

  /** Returns the name under which events of a person are written. */
  String current(PhoneNumber number) {
    return name(keys.get(0), number);
  }

  /** Returns the names under which events of a person may be found, the current one first. */
  List<String> all(PhoneNumber number) {
    List<String> names = new ArrayList<>(keys.size());
    for (byte[] key : keys) {
      names.add(name(key, number));
    }
    return names;
  }

  /** Returns the number, if the name shows it. */
  static Optional<PhoneNumber> number(String name) {
    return name.startsWith("+") ? PhoneNumber.tryParse(name) : Optional.empty();
  }

  /** Returns a mark of each key, which identifies the key but does not reveal it. */
  List<String> marks() {
    return keys.stream()
        .map(key -> key.length == 0 ? CLEAR : "hmac:" + hash(key, CHECKED).substring(0, 22))
        .toList();
  }

  private static String name(byte[] key, PhoneNumber number) {
    return key.length == 0 ? number.e164() : hash(key, number.e164());
  }

  private static String hash(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java platform has " + HMAC, impossible);
    }
  }
}
