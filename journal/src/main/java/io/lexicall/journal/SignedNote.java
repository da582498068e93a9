package io.lexicall.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** C2SP signed-note and tlog-checkpoint with Ed25519. */
final class SignedNote {
  static final String ALGORITHM = "Ed25519";
  private static final byte ED25519 = 1;
  private static final String SIGNED_BY = "\u2014 ";

  /** What stands before the 32 bytes of a public key in its X.509 form. */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private SignedNote() {}

  /**
   * A key that verifies.
   *
   * @param name whose it is; the origin of a checkpoint
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record Verifier(String name, byte[] publicKey) {
    static Verifier of(String name, PublicKey key) {
      byte[] encoded = key.getEncoded();
      return new Verifier(name, Arrays.copyOfRange(encoded, X509.length, encoded.length));
    }

    static Verifier parse(String text) {
      String[] parts = text.strip().split("\\+", 3);
      try {
        byte[] key = Base64.getDecoder().decode(parts.length == 3 ? parts[2] : "");
        if (key.length == 1 + Hashes.BYTES && key[0] == ED25519) {
          Verifier verifier = new Verifier(parts[0], Arrays.copyOfRange(key, 1, key.length));
          if (verifier.id().equals(parts[1])) {
            return verifier;
          }
        }
      } catch (IllegalArgumentException notBase64) {
        // told below
      }
      throw new JournalException(
          "This is no Ed25519 verifier key in the form name+hash+key of C2SP signed-note");
    }

    private byte[] typed() {
      return ByteBuffer.allocate(1 + publicKey.length).put(ED25519).put(publicKey).array();
    }

    byte[] hash() {
      return Arrays.copyOf(Hashes.sha256(Hashes.utf8(name + "\n"), typed()), 4);
    }

    String id() {
      return HexFormat.of().formatHex(hash());
    }

    String text() {
      return name + "+" + id() + "+" + Hashes.base64(typed());
    }

    byte[] x509() {
      return ByteBuffer.allocate(X509.length + publicKey.length).put(X509).put(publicKey).array();
    }

    boolean verifies(byte[] message, byte[] signature) {
      try {
        Signature verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(
            KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509())));
        verifier.update(message);
        return verifier.verify(signature);
      } catch (GeneralSecurityException notOfThisKey) {
        return false;
      }
    }
  }

  /**
   * What a checkpoint says.
   *
   * @param text the note as it was signed, or all of it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record Checkpoint(String origin, long size, byte[] root, String text) {}

  static String sign(String name, long size, byte[] root, PrivateKey key, PublicKey publicKey) {
    String text = name + "\n" + size + "\n" + Hashes.base64(root) + "\n";
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(Hashes.utf8(text));
      byte[] signature = signer.sign();
      byte[] hashed =
          ByteBuffer.allocate(4 + signature.length)
              .put(Verifier.of(name, publicKey).hash())
              .put(signature)
              .array();
      return text + "\n" + SIGNED_BY + name + " " + Hashes.base64(hashed) + "\n";
    } catch (GeneralSecurityException broken) {
      throw new JournalException("The checkpoint cannot be signed: " + broken.getMessage(), broken);
    }
  }

  /** Reads a checkpoint; throws unless that key signed it. */
  static Checkpoint open(String note, Verifier verifier) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new JournalException("The checkpoint is cut or changed: it is no signed note");
    }
    String text = note.substring(0, end + 1);
    boolean signed = false;
    boolean ours = false;
    for (String line : note.substring(end + 2).split("\n", -1)) {
      String[] parts = line.startsWith(SIGNED_BY) ? line.substring(2).split(" ", 2) : new String[0];
      if (parts.length != 2 || !parts[0].equals(verifier.name())) {
        continue;
      }
      byte[] signature;
      try {
        signature = Base64.getDecoder().decode(parts[1]);
      } catch (IllegalArgumentException notBase64) {
        continue;
      }
      ours = true;
      if (signature.length == 68
          && Arrays.equals(Arrays.copyOf(signature, 4), verifier.hash())
          && verifier.verifies(Hashes.utf8(text), Arrays.copyOfRange(signature, 4, 68))) {
        signed = true;
      }
    }
    if (!signed) {
      throw new JournalException(
          ours
              ? "The checkpoint was changed, or another key signed it: its signature does not verify under "
                  + verifier.name()
              : "The checkpoint is not signed by " + verifier.name());
    }
    List<String> lines = text.lines().toList();
    try {
      long size = Long.parseLong(lines.get(1));
      byte[] root = Base64.getDecoder().decode(lines.get(2));
      if (lines.get(0).equals(verifier.name()) && size >= 0 && root.length == Hashes.BYTES) {
        return new Checkpoint(lines.get(0), size, root, note);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException noCheckpoint) {
      // told below
    }
    throw new JournalException("The checkpoint is signed, but is not one of a journal");
  }
}
