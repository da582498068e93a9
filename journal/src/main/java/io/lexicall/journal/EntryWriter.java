package io.lexicall.journal;

import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Party;
import io.lexicall.facts.PartyRole;
import io.lexicall.facts.Recording;
import io.lexicall.number.PhoneNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Creates entries, and opens sealed texts. This class does the part that depends on the previous
 * entries; a {@link DecisionWriter} does the rest of a decision, which is most of the work. Not
 * thread-safe.
 */
final class EntryWriter {
  static final long VERSION = 1;
  static final int SALT = 16;
  private static final int MOST_PLAIN = 64 << 20;

  /**
   * Texts that occur in most entries: the dictionary for the compression. It is part of version 1
   * of the format.
   */
  private static final byte[] DICTIONARY =
      Hashes.utf8(
          "\"access\"\"storage\"\"disclosure\"\"incident\"\"request\"\"payment\"\"recording\":{\"country\":\"US\","
              + "\"text\"\"political\"\"survey\"\"healthcare\"\"debt-collection\"\"informational\"\"account-alert\""
              + "\"prerecorded\"\"artificial\"\"toll-free\"\"voip\"\"fixed-line\"\"business\"\"opt-in\"\"express\""
              + "\"reassigned-numbers\"\"tps\"\"ctps\"\"national-optout\"\"consent\"\"legitimate-interests\"{\"citation\":\"47"
              + " CFR 64.1200(c)(1)\",\"certainty\":\"medium\"\"low\",\"message\":\"Cannot be told"
              + " without "
              + "\"missing\":[\"to.lineType\"],\"outcome\":\"indeterminate\",\"remedies\":[\"supply-fact\"],\"rule\":\"tcpa.{\"certainty\":\"high\",\"citation\":\"16"
              + " CFR 310.4(\",\"message\":\"It is \",\"outcome\":\"deny\","
              + "\"permittedFrom\":\"2026-11-\",\"remedies\":[\"wait\"],\"rule\":\"tsr.calling-hours\"},\"us-state.\""
              + "\"US-AK\",\"US-AL\",\"US-AR\",\"US-AZ\",\"US-CA\",\"US-CO\",\"US-CT\",\"US-DC\",\"US-DE\","
              + "\"US-FL\",\"US-GA\",\"US-HI\",\"US-IA\",\"US-ID\",\"US-IL\",\"US-IN\",\"US-KS\",\"US-KY\","
              + "\"US-LA\",\"US-MA\",\"US-MD\",\"US-ME\",\"US-MI\",\"US-MN\",\"US-MO\",\"US-MS\",\"US-MT\","
              + "\"US-NC\",\"US-ND\",\"US-NE\",\"US-NH\",\"US-NJ\",\"US-NM\",\"US-NV\",\"US-NY\",\"US-OH\","
              + "\"US-OK\",\"US-OR\",\"US-PA\",\"US-RI\",\"US-SC\",\"US-SD\",\"US-TN\",\"US-TX\",\"US-UT\","
              + "\"US-VA\",\"US-VT\",\"US-WA\",\"US-WI\",\"US-WV\",\"US-WY\","
              + "\"note\":\"\",\"obligation\":\"offer-opt-out-mechanism\"\"keep-call-record\"\"transmit-caller-id\",\"rule\":\"us-state.caller-id\"}"
              + "\"message\":{\"identifiesCaller\":true,"
              + "\"voice\":\"prerecorded\"\"artificial\"\"live\",\"voiceMail\":"
              + "\"expiresAt\":\"2026-\"revokedAt\":\"2026-"
              + "{\"asOf\":\"2026-11-\",\"country\":\"US\",\"list\":\"state-dnc\",\"listed\":false,\"region\":\"US-"
              + "\"history\":[{\"at\":\"2026-11-1\",\"channel\":\"voice\",\"connected\":true}],\"id\":\""
              + "\"relationship\":{\"customer\":true,\"lastInquiryAt\":\"2026-1\",\"lastTransactionAt\":\"2026-0"
              + "00:00Z\"},\"subject\":\"\"dialing\":\"manual\",\"history\":["
              + "\"caller\":{\"coveredEntity\":false,\"country\":\"US\",\"financialInstitution\":false,\"name\":\"\",\"number\":\"+1\",\"registeredIn\":[\"US-FL\"],\"seller\":\"acme\",\"taxExempt\":false,\"thirdParty\":false,\"transmitsCallerId\":true},"
              + "{\"facts\":{\"activity\":\"contact\",\"at\":\"2026-11-27T15:00:00Z\",\"caller\":{\"country\":\"US\",\"coveredEntity\":false,"
              + "\"campaign\":{\"abandoned\":0,\"id\":\"\",\"liveAnswers\":1000},\"channel\":\"voice\","
              + "\"consents\":[{\"automated\":true,\"channels\":[\"voice\"],\"grantedAt\":\"2026-0\",\"kind\":\"express-written\",\"purposes\":[\"telemarketing\"],\"seller\":\"acme\"}],\"controller\":{\"country\":\"US\",\"targets\":[\"US\"]},"
              + "\"dialing\":\"automated\",\"history\":[],\"id\":\"call-"
              + "\",\"lists\":[{\"asOf\":\"2026-11-\",\"country\":\"US\",\"list\":\"national-dnc\",\"listed\":false},{\"asOf\":\"2026-11-\",\"list\":\"internal-dnc\",\"listed\":false,\"seller\":\"acme\"},{\"list\":\"internal-dnc\",\"listed\":false,\"seller\":\"acme\"}],"
              + "\"phi\":false,\"purpose\":\"telemarketing\",\"recorded\":false,\"relationship\":{\"customer\":false},\"subject\":\""
              + "\",\"to\":{\"country\":\"US\",\"postalCode\":\"\",\"region\":\"US-FL\",\"timeZone\":\"America/New_York\",\"to\":{\"lineType\":\"mobile\",\"number\":\"+1\",\"subscriber\":\"consumer\"},\"voice\":\"live\"},\"verdict\":{\"decision\":\"permit\",\"findings\":[],\"obligations\":[{\"citation\":\"47"
              + " CFR 64.1200(d)(4)\",\"due\":null,\"obligation\":\"identify-caller\",\"rule\":\"t");

  private static final Deflation.Dictionary WITHOUT_PARTS = new Deflation.Dictionary(DICTIONARY);
  private static final int EACH_LEARNED = 128;

  private final JournalKeys keys;

  /** What the last decisions had in common: the facts of the host, and the obligations by law. */
  private final Parts parts = new Parts();

  private Deflation.Dictionary dictionary = WITHOUT_PARTS;
  private long drafts;

  EntryWriter(JournalKeys keys) {
    this.keys = keys;
  }

  /**
   * The persons of an activity: the numbers that were or would be reached; if there are none, the
   * id of the activity.
   */
  static List<String> personsOf(Activity<?> activity) {
    Set<String> persons = new LinkedHashSet<>();
    if (activity instanceof Contact contact) {
      contact.get(Contact.TO.then(Called.NUMBER)).ifPresent(number -> persons.add(nameOf(number)));
    } else if (activity instanceof Recording recording) {
      for (Party party : recording.get(Recording.PARTIES).orElse(List.of())) {
        if (party.get(Party.ROLE).orElse(PartyRole.OTHER) != PartyRole.AGENT) {
          party.get(Party.NUMBER).ifPresent(number -> persons.add(nameOf(number)));
        }
      }
    }
    if (persons.isEmpty()) {
      persons.add(
          activity
              .id()
              .map(id -> "id " + id)
              .orElse("day " + activity.at().atOffset(ZoneOffset.UTC).toLocalDate()));
    }
    return List.copyOf(persons);
  }

  static String nameOf(PhoneNumber number) {
    return "number " + number.e164();
  }

  /**
   * The written form of a decision.
   *
   * @param beside the content of the separate file, if it is too long for the entry
   * @param text the sealed text, if later entries can share parts of it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record Written(
      byte[] entry,
      @Nullable String besideName,
      byte @Nullable [] beside,
      byte @Nullable [] text) {}

  /**
   * Returns the entry with the edition of the law for the decisions after it, and with the parts
   * that these probably share. The parts are sealed, and have no data of called persons.
   */
  byte[] edition(Instant time, Map<String, ?> told) {
    Map<String, Object> members = new TreeMap<>(told);
    byte[] shared = parts.bytes();
    dictionary = WITHOUT_PARTS;
    if (shared.length > 0) {
      byte[] nonce = JournalKeys.random(Sealing.NONCE_BYTES);
      byte[] sealed =
          Sealing.seal(
              keys.partsKey(), nonce, CheckedDeflation.slow(DICTIONARY, shared, shared.length));
      members.put(
          "parts",
          Hashes.base64Url(
              ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array()));
      dictionary = new Deflation.Dictionary(with(shared));
    }
    return note("edition", time, members);
  }

  private static byte[] with(byte[] shared) {
    return ByteBuffer.allocate(DICTIONARY.length + shared.length)
        .put(DICTIONARY)
        .put(shared)
        .array();
  }

  /** Returns the dictionary for the compression of the entries under an edition. */
  static byte[] dictionary(JournalKeys keys, Map<String, @Nullable Object> edition) {
    if (!(edition.get("parts") instanceof String text)) {
      return DICTIONARY;
    }
    byte[] bytes = base64(text);
    try {
      return with(
          inflated(
              Sealing.open(
                  keys.partsKey(),
                  Arrays.copyOf(bytes, Sealing.NONCE_BYTES),
                  bytes,
                  Sealing.NONCE_BYTES,
                  bytes.length - Sealing.NONCE_BYTES),
              DICTIONARY));
    } catch (GeneralSecurityException | DataFormatException otherKey) {
      return DICTIONARY; // under another key nothing else can be read either
    }
  }

  /** A decision to be written, with everything that depends on the previous entries. */
  record Draft(
      Activity<?> activity,
      Verdict verdict,
      Instant time,
      long edition,
      Deflation.Dictionary dictionary,
      List<JournalKeys.Person> persons,
      boolean isLearned) {}

  /** Prepares a decision: finds the keys, or creates them. */
  Draft draft(Activity<?> activity, Verdict verdict, Instant time, long edition)
      throws IOException {
    List<JournalKeys.Person> persons = new ArrayList<>();
    for (String person : personsOf(activity)) {
      persons.add(keys.findOrMake(person));
    }
    // Uses all of the first decisions, then some of them: what many share occurs in these too.
    long draft = drafts++;
    boolean isLearned = draft < Tile.WIDTH || draft % EACH_LEARNED == 0;
    return new Draft(activity, verdict, time, edition, dictionary, persons, isLearned);
  }

  /** Remembers the parts of a decision that later decisions may share. */
  void learn(Written written) {
    byte[] text = written.text();
    if (text != null) {
      parts.learn(CanonicalJson.read(new String(text, StandardCharsets.UTF_8)));
    }
  }

  /** Returns the rules that denied or could not decide, each after its outcome. */
  static List<String> rulesOf(Verdict verdict) {
    Set<String> rules = new LinkedHashSet<>();
    for (Finding finding : verdict.findings()) {
      rules.add(FactType.code(finding.outcome()) + " " + finding.rule().id());
    }
    return List.copyOf(rules);
  }

  static byte[] note(String kind, Instant time, Map<String, ?> members) {
    Map<String, @Nullable Object> entry = new TreeMap<>(members);
    entry.put("kind", kind);
    entry.put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
    entry.put("v", VERSION);
    return Hashes.utf8(CanonicalJson.write(entry));
  }

  /**
   * Returns the key for the facts of several persons. It needs all their keys, so that forgetting
   * one person makes the facts unreadable.
   */
  static byte[] together(List<byte[]> keys) {
    return keys.size() == 1 ? keys.get(0) : Hashes.sha256(keys.toArray(new byte[0][]));
  }

  /** A sealed text that was opened, and the value that proves it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record Unsealed(String text, byte[] opening) {}

  static @Nullable Unsealed open(byte[] key, byte[] salted, String commitment, byte[] dictionary) {
    byte[] salt = Arrays.copyOf(salted, SALT);
    try {
      byte[] text =
          inflated(
              Sealing.open(
                  Hashes.keyed(key, "seal", salt),
                  new byte[Sealing.NONCE_BYTES],
                  salted,
                  SALT,
                  salted.length - SALT),
              dictionary);
      byte[] opening = Hashes.keyed(key, "open", salt);
      return Hashes.base64Url(Hashes.sha256(opening, text)).equals(commitment)
          ? new Unsealed(new String(text, StandardCharsets.UTF_8), opening)
          : null;
    } catch (GeneralSecurityException | DataFormatException otherKey) {
      return null;
    }
  }

  static byte[] base64(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private static byte[] inflated(byte[] bytes, byte[] dictionary) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setDictionary(dictionary);
      inflater.setInput(bytes);
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      byte[] some = new byte[8192];
      while (!inflater.finished() && text.size() < MOST_PLAIN) {
        int read = inflater.inflate(some);
        if (read == 0 && inflater.needsInput()) {
          throw new DataFormatException("cut");
        }
        text.write(some, 0, read);
      }
      return text.toByteArray();
    } finally {
      inflater.end();
    }
  }
}
