package io.lexicall.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C2SP signed-note, tlog-checkpoint and tlog-cosignature with Ed25519. */
final class SignedNote {
  static final String ALGORITHM = "Ed25519";
  private static final byte ED25519 = 1;

  /** The type of a witness's key: its signatures include the time. */
  private static final byte COSIGNATURE = 4;

  private static final int SIGNATURE_BYTES = 64;
  private static final String SIGNED_BY = "\u2014 ";
  private static final int MOST_CHARACTERS = 1_000_000;
  private static final String[] NONE = {};

  /** The bytes before the 32 bytes of a public key in its X.509 form. */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private SignedNote() {}

  /**
   * A verifier key.
   *
   * @param name its owner; the origin of a checkpoint
   * @param type what it signs
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record Verifier(String name, byte type, byte[] publicKey) {
    static Verifier of(String name, PublicKey key) {
      byte[] encoded = key.getEncoded();
      return new Verifier(name, ED25519, Arrays.copyOfRange(encoded, X509.length, encoded.length));
    }

    static Verifier parse(String text) {
      Verifier verifier = parse(text, ED25519);
      if (verifier == null) {
        throw new JournalException(
            "This is no Ed25519 verifier key in the form name+hash+key of C2SP signed-note");
      }
      return verifier;
    }

    /** Reads the key of a witness in the form of C2SP tlog-cosignature. */
    static Verifier ofWitness(String text) {
      Verifier verifier = parse(text, COSIGNATURE);
      if (verifier == null) {
        throw new JournalException(
            "This is no key of a witness in the form name+hash+key of C2SP signed-note, for"
                + " cosignature/v1 by Ed25519");
      }
      return verifier;
    }

    private static @Nullable Verifier parse(String text, byte type) {
      String[] parts = text.split("\\+", 3);
      byte[] key = parts.length == 3 ? base64(parts[2]) : null;
      if (key == null || key.length != 1 + Hashes.BYTES || key[0] != type || !isName(parts[0])) {
        return null;
      }
      Verifier verifier = new Verifier(parts[0], type, Arrays.copyOfRange(key, 1, key.length));
      return verifier.text().equals(text) ? verifier : null;
    }

    private byte[] typed() {
      return ByteBuffer.allocate(1 + publicKey.length).put(type).put(publicKey).array();
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
   * The content of a checkpoint.
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

  /** A signature line of a note. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Signed(String name, byte[] hash, byte[] signature) {
    boolean isBy(Verifier verifier) {
      return name.equals(verifier.name()) && Arrays.equals(hash, verifier.hash());
    }
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.indexOf('+') < 0
        && name.codePoints().noneMatch(c -> c < ' ' || Character.isSpaceChar(c));
  }

  /**
   * Reads base64 in its only canonical form. Java's decoder also accepts incomplete texts and
   * unused bits.
   */
  private static byte @Nullable [] base64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Hashes.base64(bytes).equals(text) ? bytes : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private static int endOfText(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0
        || end + 2 == note.length()
        || !note.endsWith("\n")
        || note.length() > MOST_CHARACTERS
        || note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw noNote();
    }
    return end;
  }

  private static JournalException noNote() {
    return new JournalException("The checkpoint is cut or changed: it is no signed note");
  }

  private static List<Signed> signatures(String note) {
    List<Signed> signatures = new ArrayList<>();
    for (String line : note.substring(endOfText(note) + 2, note.length() - 1).split("\n", -1)) {
      String[] parts = line.startsWith(SIGNED_BY) ? line.substring(2).split(" ", -1) : NONE;
      byte[] hashed = parts.length == 2 && isName(parts[0]) ? base64(parts[1]) : null;
      if (hashed == null || hashed.length < 5) {
        throw noNote();
      }
      signatures.add(
          new Signed(
              parts[0], Arrays.copyOf(hashed, 4), Arrays.copyOfRange(hashed, 4, hashed.length)));
    }
    return signatures;
  }

  /** Returns the text that is signed. */
  static String text(String note) {
    return note.substring(0, endOfText(note) + 1);
  }

  /** Returns the signature by a key. */
  static byte[] signature(String note, Verifier verifier) {
    for (Signed each : signatures(note)) {
      if (each.isBy(verifier)) {
        return each.signature();
      }
    }
    throw new JournalException("The checkpoint is not signed by " + verifier.name());
  }

  /**
   * Returns a note with further signatures.
   *
   * @param signer the owner of the note
   * @throws JournalException if the lines are not signatures only, or if the note with them does
   *     not verify
   */
  static String withSignatures(String note, String lines, Verifier signer) {
    if (lines.length() > MOST_CHARACTERS) {
      throw new JournalException(
          "%s characters of signatures are too many".formatted(lines.length()));
    }
    String whole = note + lines + (lines.endsWith("\n") ? "" : "\n");
    open(whole, signer);
    if (!text(whole).equals(text(note))) {
      throw new JournalException("More than lines of signatures was given for the checkpoint");
    }
    return whole;
  }

  /**
   * Returns when a witness signed a note, the last time if it signed several times; null if it did
   * not.
   *
   * @throws JournalException if a signature of the witness does not verify
   */
  static @Nullable Instant cosigned(String note, Verifier witness) {
    Instant last = null;
    for (Signed each : signatures(note)) {
      if (each.isBy(witness)) {
        Instant time = cosigned(each, text(note), witness);
        last = last == null || time.isAfter(last) ? time : last;
      }
    }
    return last;
  }

  private static Instant cosigned(Signed signed, String text, Verifier witness) {
    byte[] timed = signed.signature();
    if (timed.length == Long.BYTES + SIGNATURE_BYTES) {
      long seconds = ByteBuffer.wrap(timed).getLong();
      byte[] message =
          Hashes.utf8("cosignature/v1\ntime " + Long.toUnsignedString(seconds) + "\n" + text);
      if (seconds >= 0
          && seconds <= Instant.MAX.getEpochSecond()
          && witness.verifies(message, Arrays.copyOfRange(timed, Long.BYTES, timed.length))) {
        return Instant.ofEpochSecond(seconds);
      }
    }
    throw new JournalException(
        "The signature of the witness %s does not verify".formatted(witness.name()));
  }

  /**
   * Reads a checkpoint.
   *
   * @throws JournalException if that key did not sign it; signatures of others, such as witnesses,
   *     are not checked
   */
  static Checkpoint open(String note, Verifier verifier) {
    String text = text(note);
    boolean signed = false;
    for (Signed each : signatures(note)) {
      if (each.isBy(verifier)) {
        if (!verifier.verifies(Hashes.utf8(text), each.signature())) {
          throw new JournalException(
              "The checkpoint was changed: its signature does not verify under " + verifier.name());
        }
        signed = true;
      }
    }
    if (!signed) {
      throw new JournalException("The checkpoint is not signed by " + verifier.name());
    }
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() >= 4
        && lines.subList(0, lines.size() - 1).stream().noneMatch(String::isEmpty)
        && lines.get(0).equals(verifier.name())
        && lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
      byte[] root = base64(lines.get(2));
      if (root != null && root.length == Hashes.BYTES) {
        return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), root, note);
      }
    }
    throw new JournalException("The checkpoint is signed, but is not one of a journal");
  }
}
