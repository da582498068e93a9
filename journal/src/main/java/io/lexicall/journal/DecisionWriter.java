package io.lexicall.journal;

import io.lexicall.facts.FactType;
import java.nio.ByteBuffer;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Creates the entries of decisions: writes, compresses and seals the text. Several of these work on
 * a group of decisions at the same time. Not thread-safe.
 */
final class DecisionWriter {
  /** The kind of an entry that has a decision without the facts. */
  static final String UNWRITABLE = "unwritable";

  private static final byte[] COMMITMENT = Hashes.utf8("\"commitment\":\"");
  private static final byte[] DECISION = Hashes.utf8("\",\"decision\":");
  private static final byte[] EDITION = Hashes.utf8(",\"edition\":");
  private static final byte[] PERSONS = Hashes.utf8(",\"kind\":\"decision\",\"persons\":[");
  private static final byte[] RULES = Hashes.utf8(",\"rules\":[");
  private static final byte[] SEALED = Hashes.utf8(",\"sealed\":\"");
  private static final byte[] BESIDE = Hashes.utf8("\"beside\":");
  private static final byte[] TIME = Hashes.utf8(",\"time\":");
  private static final byte[] VERSION = Hashes.utf8(",\"v\":" + EntryWriter.VERSION + "}");

  private final DecisionText decisionText = new DecisionText();
  private final JsonBytes text = new JsonBytes();
  private final JsonBytes entry = new JsonBytes();
  private final CheckedDeflation deflation;
  private final LongAdder unwritable;
  private byte[] random = new byte[256 * EntryWriter.SALT];
  private int randomUsed = random.length;

  /**
   * Creates a writer.
   *
   * @param unwritable counts the decisions whose facts could not be written
   */
  DecisionWriter(CheckedDeflation deflation, LongAdder unwritable) {
    this.deflation = deflation;
    this.unwritable = unwritable;
  }

  /**
   * Returns the entry of a decision. If its facts cannot be written, such as an instant that RFC
   * 3339 cannot express, the entry has the decision without the facts.
   */
  EntryWriter.Written write(EntryWriter.Draft draft) {
    try {
      return sealed(draft);
    } catch (RuntimeException defect) {
      unwritable.increment();
      Map<String, Object> told =
          Map.of(
              "decision", FactType.code(draft.verdict().decision()),
              "edition", draft.edition(),
              "rules", EntryWriter.rulesOf(draft.verdict()),
              "why", defect.getClass().getSimpleName());
      byte[] note = EntryWriter.note(UNWRITABLE, draft.time(), told);
      return new EntryWriter.Written(note, null, null, null);
    }
  }

  private EntryWriter.Written sealed(EntryWriter.Draft draft) {
    decisionText.write(draft.activity(), draft.verdict(), text.clear());
    byte[] deflated = deflation.deflate(draft.dictionary(), text.buffer(), text.length());
    byte[] salt = salt();
    List<byte[]> keys = new ArrayList<>(draft.persons().size());
    draft.persons().forEach(person -> keys.add(person.key()));
    byte[] key = EntryWriter.together(keys);
    byte[] sealed =
        Sealing.seal(Hashes.keyed(key, "seal", salt), new byte[Sealing.NONCE_BYTES], deflated);
    byte[] salted = ByteBuffer.allocate(salt.length + sealed.length).put(salt).put(sealed).array();
    byte[] commitment =
        Hashes.sha256(Hashes.keyed(key, "open", salt), text.buffer(), text.length());

    byte[] learned = draft.isLearned() ? text.copy() : null;
    byte[] bytes = entry(draft, commitment, salted, null);
    if (bytes.length <= Tile.MOST_ENTRY_BYTES) {
      return new EntryWriter.Written(bytes, null, null, learned);
    }
    String beside = HexFormat.of().formatHex(Hashes.sha256(salted));
    return new EntryWriter.Written(
        entry(draft, commitment, salted, beside), beside, salted, learned);
  }

  /** Requests many random bytes at once, which takes much less time per byte. */
  private byte[] salt() {
    if (randomUsed == random.length) {
      random = JournalKeys.random(random.length);
      randomUsed = 0;
    }
    randomUsed += EntryWriter.SALT;
    return Arrays.copyOfRange(random, randomUsed - EntryWriter.SALT, randomUsed);
  }

  private byte[] entry(
      EntryWriter.Draft draft, byte[] commitment, byte[] salted, @Nullable String beside) {
    entry.clear().raw('{');
    if (beside != null) {
      entry.raw(BESIDE).quoted(beside).raw(',');
    }
    entry.raw(COMMITMENT).raw(Hashes.base64UrlBytes(commitment)).raw(DECISION);
    entry.quoted(FactType.code(draft.verdict().decision()));
    entry.raw(EDITION).number(draft.edition()).raw(PERSONS);
    for (JournalKeys.Person person : draft.persons()) {
      entry.quoted(person.tag()).raw(',');
    }
    entry.end(']').raw(RULES);
    for (String rule : EntryWriter.rulesOf(draft.verdict())) {
      entry.quoted(rule).raw(',');
    }
    entry.end(']');
    if (beside == null) {
      entry.raw(SEALED).raw(Hashes.base64UrlBytes(salted)).raw('"');
    }
    return entry.raw(TIME).quoted(draft.time().truncatedTo(ChronoUnit.MILLIS)).raw(VERSION).copy();
  }
}
