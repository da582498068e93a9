package io.lexicall.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lexicall.Decision;
import io.lexicall.facts.Contact;
import io.lexicall.json.ActivityJson;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The differences between the rows of an audit and the decisions of a journal. A row and an entry
 * belong to the same call if they have the same number and the same id. If one of them has no id,
 * they must have the same number and be the nearest to each other, at most ten minutes apart. A row
 * that repeats another is not compared.
 *
 * <p>Not thread-safe after the end of the audit.
 *
 * @since 0.1
 */
public final class RecordComparison {
  /** The instant of a call may differ by this much from the instant of the decision. */
  public static final Duration TOLERANCE = Duration.ofMinutes(1);

  private static final Duration NEAR = Duration.ofMinutes(10);

  /** Number, second, nanosecond, kind and position. */
  private static final int KEY = 3 * Long.BYTES + Integer.BYTES + 1;

  private static final int MOST_OF_NUMBER = 10_000;
  private static final byte ENTRY = 0;
  private static final byte ROW = 1;
  private static final JsonFactory JSON = new JsonFactory();

  /** Facts that are compared separately, or that do not concern the activity. */
  private static final Set<String> NOT_COMPARED =
      Set.of("activity", "id", "at", "history", "lists", "emergencies");

  private final DiskSort sort;
  private final Map<String, Difference> differences = new TreeMap<>();
  private long nextEntry;
  private long rows;
  private long entries;
  private long matched;
  private Duration greatestShift = Duration.ZERO;

  /**
   * A difference that some rows or entries have.
   *
   * @param code such as {@code called-though-denied}, or {@code fact-purpose}
   * @param text the same in words
   * @param rows how many, and the places of the first: a row in its file, or an entry without a row
   *     in its journal
   * @since 0.1
   */
  public record Difference(String code, String text, Tally.OfRefusal rows) {
    private Difference plus(Difference other) {
      return new Difference(code, text, rows.plus(other.rows));
    }
  }

  /** A row or an entry. */
  private record Side(Instant at, Tally.At place, @Nullable String id, String said, String facts) {}

  RecordComparison(RunFiles files, long memory) {
    sort = new DiskSort(files, KEY, memory);
  }

  void add(RecordedDecision entry) throws IOException {
    Contact contact =
        entry.activity().orElse(null) instanceof Contact asked
                && EarlierContacts.NUMBER.in(asked) != null
            ? asked
            : null;
    if (contact == null) {
      tell(
          "entry-not-compared",
          "Recorded without a number, or encrypted; not compared",
          entry.place());
      return;
    }
    entries++;
    sort.add(
        record(
            contact,
            ENTRY,
            nextEntry++,
            entry.place(),
            entry.decision().name(),
            ActivityJson.writeComplete(contact)));
  }

  /** Adds a judged row; called by several threads. */
  void add(Contact contact, AuditRecord.Row row, Answer answer) throws IOException {
    sort.add(
        record(
            contact,
            ROW,
            row.position(),
            row.place(),
            answer.name(),
            ActivityJson.writeComplete(contact)));
  }

  private static byte[] record(
      Contact contact, byte kind, long position, Tally.At place, String said, String facts) {
    PhoneNumber number = EarlierContacts.NUMBER.in(contact);
    byte[] id = contact.id().orElse("").getBytes(StandardCharsets.UTF_8);
    byte[] decided = said.getBytes(StandardCharsets.UTF_8);
    byte[] text = facts.getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        new byte
            [KEY
                + Integer.BYTES
                + Long.BYTES
                + 1
                + 2 * Integer.BYTES
                + id.length
                + decided.length
                + text.length];
    ByteBuffer record = ByteBuffer.wrap(bytes);
    record.putLong(number == null ? AuditRecord.NO_NUMBER : number.digits());
    Instant at = contact.at();
    record.putLong(at.getEpochSecond() ^ Long.MIN_VALUE).putInt(at.getNano());
    record.put(kind).putLong(position);
    record.putInt(place.file()).putLong(place.line());
    record.put((byte) (contact.id().isPresent() ? 1 : 0)).putInt(id.length).put(id);
    record.putInt(decided.length).put(decided).put(text);
    return bytes;
  }

  private static Side side(byte[] bytes) {
    ByteBuffer record = ByteBuffer.wrap(bytes);
    record.position(Long.BYTES);
    Instant at = Instant.ofEpochSecond(record.getLong() ^ Long.MIN_VALUE, record.getInt());
    record.position(KEY);
    Tally.At place = new Tally.At(record.getInt(), record.getLong());
    boolean named = record.get() == 1;
    String id = text(record);
    String said = text(record);
    String facts = new String(bytes, record.position(), record.remaining(), StandardCharsets.UTF_8);
    return new Side(at, place, named ? id : null, said, facts);
  }

  private static String text(ByteBuffer record) {
    byte[] text = new byte[record.getInt()];
    record.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Compares all, once all rows were judged. */
  void compare() throws IOException {
    DiskSort.Sorted sorted = sort.sorted(true);
    List<Side> made = new ArrayList<>();
    List<Side> recorded = new ArrayList<>();
    long number = AuditRecord.NO_NUMBER;
    byte[] bytes = sorted.next();
    while (bytes != null) {
      if (AuditRecord.number(bytes) != number || made.size() + recorded.size() >= MOST_OF_NUMBER) {
        compare(made, recorded);
        made.clear();
        recorded.clear();
        number = AuditRecord.number(bytes);
      }
      Side side = side(bytes);
      boolean isRow = bytes[KEY - Long.BYTES - 1] == ROW;
      rows += isRow ? 1 : 0;
      (isRow ? made : recorded).add(side);
      bytes = sorted.next();
    }
    compare(made, recorded);
  }

  /** Compares the calls of one number, each side in the order of instants. */
  private void compare(List<Side> made, List<Side> recorded) throws IOException {
    List<Side> left = new ArrayList<>();
    for (Side row : made) {
      Side entry = row.id == null ? null : nearest(row, recorded, true);
      if (entry == null) {
        left.add(row);
      } else {
        recorded.remove(entry);
        compare(row, entry);
      }
    }
    for (Side row : left) {
      Side entry = nearest(row, recorded, false);
      if (entry == null) {
        tell("row-without-entry", "Called, but no decision recorded", row.place);
      } else {
        recorded.remove(entry);
        compare(row, entry);
      }
    }
    for (Side entry : recorded) {
      String decision = entry.said.toLowerCase(Locale.ROOT);
      tell(
          "entry-without-row-" + decision,
          "Recorded as " + decision + ", but not in any row",
          entry.place);
    }
  }

  private static @Nullable Side nearest(Side row, List<Side> recorded, boolean byId) {
    Side nearest = null;
    Duration least = NEAR.plusNanos(1);
    for (Side each : recorded) {
      boolean named = row.id != null && row.id.equals(each.id);
      boolean unnamed = row.id == null || each.id == null;
      Duration apart = Duration.between(row.at, each.at).abs();
      if (byId
          ? named && (nearest == null || apart.compareTo(least) < 0)
          : unnamed && apart.compareTo(least) < 0) {
        nearest = each;
        least = apart;
      }
    }
    return nearest;
  }

  private void compare(Side row, Side entry) throws IOException {
    matched++;
    Decision then = Decision.valueOf(entry.said);
    if (then == Decision.DENY) {
      tell("called-though-denied", "Called although it was denied", row.place);
    } else if (then == Decision.INDETERMINATE) {
      tell("called-though-undecided", "Called although it could not be decided", row.place);
    }
    if (!row.said.equals(entry.said)) {
      String was = entry.said.toLowerCase(Locale.ROOT);
      String now = row.said.toLowerCase(Locale.ROOT);
      tell("decision-" + was + "-" + now, "Recorded as " + was + ", judged " + now, row.place);
    }
    Duration apart = Duration.between(row.at, entry.at).abs();
    if (apart.compareTo(TOLERANCE) > 0) {
      tell("instant", "Called more than a minute before or after the recorded instant", row.place);
    }
    greatestShift = greatestShift.compareTo(apart) < 0 ? apart : greatestShift;
    Map<String, String> told = facts(row.facts);
    Map<String, String> known = facts(entry.facts);
    for (Map.Entry<String, String> each : told.entrySet()) {
      String recordedValue = known.get(each.getKey());
      if (recordedValue != null && !recordedValue.equals(each.getValue())) {
        tell("fact-" + each.getKey(), each.getKey() + " differs from the record", row.place);
      }
    }
  }

  private void tell(String code, String text, Tally.At place) {
    differences.merge(
        code, new Difference(code, text, Tally.OfRefusal.of(place)), Difference::plus);
  }

  /** Returns the facts by their paths; a list is one fact. */
  private static Map<String, String> facts(String json) throws IOException {
    Map<String, String> facts = new HashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      facts("", parser, facts);
    }
    return facts;
  }

  private static void facts(String before, JsonParser parser, Map<String, String> into)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String path = before + parser.currentName();
      JsonToken value = parser.nextToken();
      if (NOT_COMPARED.contains(path)) {
        parser.skipChildren();
      } else if (value == JsonToken.START_OBJECT) {
        facts(path + ".", parser, into);
      } else if (value == JsonToken.START_ARRAY) {
        StringWriter list = new StringWriter();
        try (JsonGenerator copy = JSON.createGenerator(list)) {
          copy.copyCurrentStructure(parser);
        }
        into.put(path, list.toString());
      } else {
        into.put(path, parser.getText());
      }
    }
  }

  /** Returns how many rows were compared. */
  public long rows() {
    return rows;
  }

  /** Returns how many decisions were compared. */
  public long entries() {
    return entries;
  }

  /** Returns how many rows have an entry. */
  public long matched() {
    return matched;
  }

  /** Returns the differences, by code, including what is missing on one side. */
  public List<Difference> differences() {
    return List.copyOf(differences.values());
  }

  /** Returns the greatest difference between the instants of a row and its entry. */
  public Duration greatestShift() {
    return greatestShift;
  }
}
