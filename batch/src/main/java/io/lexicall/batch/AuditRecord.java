package io.lexicall.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.facts.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows and answers as they lie on disk while an audit sorts them. */
@SuppressWarnings("EnumOrdinal") // read by the process that wrote them
final class AuditRecord {
  /** Number, second, nanosecond, position. */
  static final int KEY_OF_CONTACT = 3 * Long.BYTES + Integer.BYTES;

  /** Position. */
  static final int KEY_OF_ANSWER = Long.BYTES;

  private static final int PLACE = Integer.BYTES + Long.BYTES;
  private static final int NO_TEXT = -1;
  private static final int BITS = 3;
  private static final JsonFactory JSON = new JsonFactory();

  private AuditRecord() {}

  /** A contact as it was read back. */
  record OfContact(
      long number,
      long position,
      Tally.At place,
      @Nullable Boolean connected,
      @Nullable Boolean refused,
      @Nullable Boolean exempt,
      String facts) {}

  static byte[] contact(
      long number, Instant at, long position, Tally.At place, PastActivity row, String facts) {
    byte[] text = facts.getBytes(StandardCharsets.UTF_8);
    ByteBuffer record = ByteBuffer.allocate(KEY_OF_CONTACT + PLACE + BITS + text.length);
    record.putLong(number);
    record.putLong(at.getEpochSecond() ^ Long.MIN_VALUE); // in the order of unsigned numbers
    record.putInt(at.getNano());
    record.putLong(position);
    record.putInt(place.file()).putLong(place.line());
    record.put(bit(row.connected())).put(bit(row.refused())).put(bit(row.exempt()));
    return record.put(text).array();
  }

  static long number(byte[] record) {
    return ByteBuffer.wrap(record).getLong();
  }

  static OfContact contact(byte[] bytes) {
    ByteBuffer record = ByteBuffer.wrap(bytes);
    long number = record.getLong();
    record.position(KEY_OF_CONTACT - Long.BYTES);
    long position = record.getLong();
    Tally.At place = new Tally.At(record.getInt(), record.getLong());
    Boolean connected = bit(record.get());
    Boolean refused = bit(record.get());
    Boolean exempt = bit(record.get());
    String facts = new String(bytes, record.position(), record.remaining(), StandardCharsets.UTF_8);
    return new OfContact(number, position, place, connected, refused, exempt, facts);
  }

  private static byte bit(@Nullable Boolean known) {
    return (byte) (known == null ? 0 : known ? 1 : 2);
  }

  private static @Nullable Boolean bit(byte known) {
    return known == 0 ? null : known == 1;
  }

  static byte[] answer(long position, Audited row) {
    byte[] id = bytes(row.id().orElse(null));
    byte[] reason = bytes(row.reason());
    byte[] json = bytes(row.json());
    ByteBuffer record =
        ByteBuffer.allocate(
            KEY_OF_ANSWER
                + PLACE
                + 4
                + 3 * Integer.BYTES
                + id.length
                + reason.length
                + json.length);
    record.putLong(position);
    record.putInt(row.place().file()).putLong(row.place().line());
    record.put((byte) row.answer().ordinal());
    record.put((byte) row.refusal().map(Enum::ordinal).orElse(NO_TEXT).intValue());
    record.put((byte) (row.isRepeated() ? 1 : 0)).put((byte) (row.isOfTheFuture() ? 1 : 0));
    record.putInt(row.id().isPresent() ? id.length : NO_TEXT).put(id);
    record.putInt(reason.length).put(reason);
    return record.putInt(json.length).put(json).array();
  }

  static Audited answer(byte[] bytes) {
    ByteBuffer record = ByteBuffer.wrap(bytes);
    record.position(KEY_OF_ANSWER);
    Tally.At place = new Tally.At(record.getInt(), record.getLong());
    Answer answer = Answer.values()[record.get()];
    byte refusal = record.get();
    boolean repeated = record.get() == 1;
    boolean future = record.get() == 1;
    String id = text(record);
    String reason = text(record);
    String json = text(record);
    return new Audited(
        answer,
        place,
        id,
        refusal == NO_TEXT ? null : Refusal.values()[refusal],
        reason == null ? "" : reason,
        repeated,
        future,
        json == null ? "" : json);
  }

  private static byte[] bytes(@Nullable String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String text(ByteBuffer record) {
    int length = record.getInt();
    if (length == NO_TEXT) {
      return null;
    }
    byte[] text = new byte[length];
    record.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Returns why a row was refused, in words. */
  static String reason(Refusal refusal, List<Problem> problems) {
    return refusal.code()
        + ": "
        + (problems.isEmpty()
            ? refusal.text()
            : problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
  }

  /** Returns what is wrong with a line, as {@code check} answers it. */
  static String error(long line, @Nullable String id, List<Problem> problems) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("line", line);
      if (id != null) {
        json.writeStringField("id", id);
      }
      json.writeArrayFieldStart("error");
      for (Problem problem : problems) {
        json.writeStartObject();
        json.writeStringField("path", problem.path());
        json.writeStringField("problem", problem.problem());
        json.writeStringField("allowed", problem.allowed());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible); // a text does not fail
    }
    return text.toString();
  }
}
