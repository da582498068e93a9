package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.batch.Remains.Unread;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Problem;
import io.lexicall.json.ActivityJson;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows and answers in the form in which an audit sorts them on disk. */
@SuppressWarnings("EnumOrdinal") // read by the same release of the program only
final class AuditRecord {
  /** Number, second, nanosecond, position. */
  static final int KEY_OF_CONTACT = 3 * Long.BYTES + Integer.BYTES;

  /** Position. */
  static final int KEY_OF_ANSWER = Long.BYTES;

  /** The number of a row that is not a contact with a number; such rows come first. */
  static final long NO_NUMBER = 0;

  /** The day of a row without a known day. */
  static final int NO_DAY = Integer.MIN_VALUE;

  private static final int PLACE = Integer.BYTES + Long.BYTES;
  private static final int NO_TEXT = -1;
  private static final byte CONTACT = 0;
  private static final byte OTHER = 1;
  private static final byte REFUSED = 2;
  private static final byte ALIKE = 3;

  /** Added to the kind of a record whose activity was not carried out. */
  private static final byte NOT_MADE = 1 << 4;

  // The positions in a row of ALIKE; nearly all rows are of this form.
  private static final int SECOND = Long.BYTES;
  private static final int NANO = SECOND + Long.BYTES;
  private static final int POSITION = NANO + Integer.BYTES;
  private static final int FILE = POSITION + Long.BYTES;
  private static final int LINE = FILE + Integer.BYTES;
  private static final int KIND = LINE + Long.BYTES;
  private static final int ENDING = KIND + 1;
  private static final int SAMENESS = ENDING + Ending.ANSWERS.size();
  private static final int DAY = SAMENESS + Long.BYTES;
  private static final int INDEX = DAY + Integer.BYTES;
  private static final int AGENT_LENGTH = INDEX + Integer.BYTES;
  private static final int TEXTS = AGENT_LENGTH + Integer.BYTES;
  private static final int ALIKE_BYTES = TEXTS + Integer.BYTES;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final JsonFactory JSON = new JsonFactory();

  private AuditRecord() {}

  /**
   * A row as it was read back.
   *
   * @param number {@link #NO_NUMBER} for a row that is not a contact with a number
   * @param sameness the same value for rows of one number and instant that are one call
   * @param campaign the campaign of the call, as {@link CampaignPeriods} names it; null if not
   *     stated
   * @param day the day on which it was made on the clock of the called person, in days since 1970
   * @param refusal why it cannot be judged; null for facts
   * @param activity its facts; null for a refused row, for {@link AlikeFacts}, or if they were not
   *     requested
   * @param at its instant; null unless it states {@link AlikeFacts}
   * @param alike the facts that it shares with other rows; null if none
   * @param id the id of such a row; null if it has none
   */
  record Row(
      long number,
      long position,
      Tally.At place,
      Ending ending,
      long sameness,
      @Nullable String campaign,
      int day,
      @Nullable PastActivity refusal,
      @Nullable Activity<?> activity,
      @Nullable Instant at,
      AlikeFacts.@Nullable Known alike,
      @Nullable String id) {
    Row(
        long number,
        long position,
        Tally.At place,
        Ending ending,
        long sameness,
        @Nullable String campaign,
        int day,
        @Nullable PastActivity refusal,
        @Nullable Activity<?> activity) {
      this(
          number, position, place, ending, sameness, campaign, day, refusal, activity, null, null,
          null);
    }
  }

  static byte[] contact(
      long number,
      Instant at,
      long position,
      Tally.At place,
      Ending ending,
      long sameness,
      @Nullable String campaign,
      int day,
      String facts) {
    byte[] agent = bytes(ending.agent());
    byte[] named = bytes(campaign);
    byte[] text = facts.getBytes(StandardCharsets.UTF_8);
    ByteBuffer record =
        ByteBuffer.allocate(
            KEY_OF_CONTACT
                + PLACE
                + 1
                + Ending.ANSWERS.size()
                + Long.BYTES
                + 3 * Integer.BYTES
                + agent.length
                + named.length
                + text.length);
    begin(number, at, position, place, CONTACT, record);
    put(ending, record);
    record.putLong(sameness).putInt(day);
    record.putInt(ending.agent() == null ? NO_TEXT : agent.length).put(agent);
    record.putInt(campaign == null ? NO_TEXT : named.length).put(named);
    return record.put(text).array();
  }

  /**
   * Writes a contact whose other facts are kept elsewhere.
   *
   * @param alike the index of its {@link AlikeFacts}
   */
  static byte[] alike(
      long number,
      Instant at,
      long position,
      Tally.At place,
      Ending ending,
      long sameness,
      int day,
      int alike,
      @Nullable String id) {
    byte[] agent = bytes(ending.agent());
    byte[] named = bytes(id);
    byte[] record = new byte[ALIKE_BYTES + agent.length + named.length];
    EIGHT.set(record, 0, number);
    EIGHT.set(record, SECOND, at.getEpochSecond() ^ Long.MIN_VALUE);
    FOUR.set(record, NANO, at.getNano());
    EIGHT.set(record, POSITION, position);
    FOUR.set(record, FILE, place.file());
    EIGHT.set(record, LINE, place.line());
    record[KIND] = ALIKE;
    record[ENDING] = bit(ending.connected());
    record[ENDING + 1] = bit(ending.refused());
    record[ENDING + 2] = bit(ending.exempt());
    record[ENDING + 3] = bit(ending.answered());
    record[ENDING + 4] = bit(ending.abandoned());
    record[ENDING + 5] = bit(ending.trained());
    EIGHT.set(record, SAMENESS, sameness);
    FOUR.set(record, DAY, day);
    FOUR.set(record, INDEX, alike);
    FOUR.set(record, AGENT_LENGTH, ending.agent() == null ? NO_TEXT : agent.length);
    System.arraycopy(agent, 0, record, TEXTS, agent.length);
    int end = TEXTS + agent.length;
    FOUR.set(record, end, id == null ? NO_TEXT : named.length);
    System.arraycopy(named, 0, record, end + Integer.BYTES, named.length);
    return record;
  }

  private static void begin(
      long number, Instant at, long position, Tally.At place, byte kind, ByteBuffer record) {
    record.putLong(number);
    record.putLong(at.getEpochSecond() ^ Long.MIN_VALUE); // in the order of unsigned numbers
    record.putInt(at.getNano());
    record.putLong(position);
    record.putInt(place.file()).putLong(place.line());
    record.put(kind);
  }

  /** Writes a row without a history, in the order of the rows. */
  static byte[] other(long position, Tally.At place, Ending ending, String facts) {
    byte[] agent = bytes(ending.agent());
    byte[] text = facts.getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        withoutNumber(Ending.ANSWERS.size() + Integer.BYTES + agent.length + text.length);
    ByteBuffer record = begun(bytes, position, place, OTHER);
    put(ending, record);
    record.putInt(ending.agent() == null ? NO_TEXT : agent.length).put(agent);
    record.put(text);
    return bytes;
  }

  /**
   * Writes a refused row. Without an instant it comes before all others with its number, since the
   * contact can have been made before them.
   *
   * @param campaign the campaign of the call, as {@link CampaignPeriods} names it; null if not
   *     stated
   * @param day the day on which it was made; {@link #NO_DAY} if not known
   * @param sameness the same value for rows of one number and instant that are one call
   */
  static byte[] refused(
      long position,
      Tally.At place,
      PastActivity row,
      @Nullable String campaign,
      int day,
      long sameness) {
    List<byte[]> texts = new ArrayList<>();
    Remains rest = row.remains();
    Instant at = rest == null ? null : rest.at();
    Contact facts = rest == null ? null : rest.facts();
    texts.add(bytes(row.ending().agent()));
    texts.add(bytes(campaign));
    texts.add(facts == null ? new byte[0] : bytes(ActivityJson.writeComplete(facts)));
    texts.add(bytes(row.id()));
    for (Problem each : row.problems()) {
      texts.add(bytes(each.path()));
      texts.add(bytes(each.problem()));
      texts.add(bytes(each.allowed()));
    }
    int length = texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
    ByteBuffer record =
        ByteBuffer.allocate(
            KEY_OF_CONTACT
                + PLACE
                + 5
                + Integer.BYTES
                + Long.BYTES
                + Ending.ANSWERS.size()
                + length);
    if (at == null) {
      record.putLong(rest == null ? NO_NUMBER : rest.number()).putLong(0).putInt(0);
      record.putLong(position).putInt(place.file()).putLong(place.line()).put(REFUSED);
    } else {
      begin(requireNonNull(rest).number(), at, position, place, REFUSED, record);
    }
    record.put((byte) requireNonNull(row.refusal()).ordinal());
    record.put((byte) (row.id() == null ? 0 : 1)).put((byte) (at == null ? 0 : 1));
    record.put(rest == null ? 0 : Unread.bits(rest.unread())).putInt(day);
    record.putLong(sameness);
    put(row.ending(), record);
    texts.forEach(text -> record.putInt(text.length).put(text));
    return record.array();
  }

  private static byte[] withoutNumber(int more) {
    return new byte[KEY_OF_CONTACT + PLACE + 1 + more];
  }

  private static ByteBuffer begun(byte[] bytes, long position, Tally.At place, byte kind) {
    ByteBuffer record = ByteBuffer.wrap(bytes);
    record.putLong(NO_NUMBER).putLong(0).putInt(0).putLong(position);
    return record.putInt(place.file()).putLong(place.line()).put(kind);
  }

  /** Marks a record as that of an activity that was not carried out. */
  static byte[] notMade(byte[] record) {
    record[KIND] |= NOT_MADE;
    return record;
  }

  static boolean isMade(byte[] record) {
    return (record[KIND] & NOT_MADE) == 0;
  }

  static long number(byte[] record) {
    return (long) EIGHT.get(record, 0);
  }

  /** Returns whether two rows have the same number and instant. */
  static boolean isOfOneInstant(byte[] one, byte[] other) {
    int end = KEY_OF_CONTACT - Long.BYTES;
    return Arrays.equals(one, 0, end, other, 0, end);
  }

  /** Returns a row; its facts are looked up in {@link AlikeFacts}. */
  static Row of(byte[] bytes, AlikeFacts alike, KnownTexts agents) {
    return row(bytes, alike, agents);
  }

  /** Returns a row without its facts, its id and its agent. */
  static Row head(byte[] bytes, AlikeFacts alike) {
    return row(bytes, alike, null);
  }

  private static Row row(byte[] bytes, AlikeFacts alike, @Nullable KnownTexts agents) {
    if ((bytes[KIND] & ~NOT_MADE) == ALIKE) {
      return alike(bytes, alike, agents);
    }
    boolean whole = agents != null;
    ByteBuffer record = ByteBuffer.wrap(bytes);
    long number = record.getLong();
    long second = record.getLong() ^ Long.MIN_VALUE;
    int nano = record.getInt();
    long position = record.getLong();
    Tally.At place = new Tally.At(record.getInt(), record.getLong());
    int kind = record.get() & ~NOT_MADE;
    if (kind == REFUSED) {
      Row head = new Row(number, position, place, Ending.UNTOLD, 0, null, 0, null, null);
      return refused(record, head, second, nano);
    }
    boolean ofNumber = kind != OTHER;
    Ending ending = ending(record);
    long sameness = ofNumber ? record.getLong() : 0;
    int day = ofNumber ? record.getInt() : 0;
    String agent = text(record);
    Ending told = agent == null ? ending : ending.agent(agent);
    String campaign = ofNumber ? text(record) : null;
    Activity<?> activity =
        whole
            ? ActivityJson.readComplete(
                new String(bytes, record.position(), record.remaining(), StandardCharsets.UTF_8))
            : null;
    return new Row(number, position, place, told, sameness, campaign, day, null, activity);
  }

  private static Row alike(byte[] bytes, AlikeFacts alike, @Nullable KnownTexts agents) {
    int length = (int) FOUR.get(bytes, AGENT_LENGTH);
    int end = TEXTS + Math.max(0, length);
    Ending ending =
        new Ending(
            bit(bytes[ENDING]),
            bit(bytes[ENDING + 1]),
            bit(bytes[ENDING + 2]),
            bit(bytes[ENDING + 3]),
            bit(bytes[ENDING + 4]),
            bit(bytes[ENDING + 5]),
            length == NO_TEXT || agents == null ? null : agents.of(bytes, TEXTS, end));
    AlikeFacts.Known known = alike.known((int) FOUR.get(bytes, INDEX));
    int from = end + Integer.BYTES;
    return new Row(
        number(bytes),
        (long) EIGHT.get(bytes, POSITION),
        new Tally.At((int) FOUR.get(bytes, FILE), (long) EIGHT.get(bytes, LINE)),
        ending,
        (long) EIGHT.get(bytes, SAMENESS),
        known.campaign(),
        (int) FOUR.get(bytes, DAY),
        null,
        null,
        agents == null
            ? null
            : Instant.ofEpochSecond(
                (long) EIGHT.get(bytes, SECOND) ^ Long.MIN_VALUE, (int) FOUR.get(bytes, NANO)),
        known,
        agents == null || (int) FOUR.get(bytes, end) == NO_TEXT
            ? null
            : new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8));
  }

  private static Row refused(ByteBuffer record, Row head, long second, int nano) {
    Refusal refusal = Refusal.values()[record.get()];
    boolean named = record.get() == 1;
    boolean dated = record.get() == 1;
    byte unread = record.get();
    int day = record.getInt();
    long sameness = record.getLong();
    Ending ending = ending(record);
    String agent = requireNonNull(text(record));
    String campaign = requireNonNull(text(record));
    String facts = requireNonNull(text(record));
    String id = text(record);
    List<Problem> problems = new ArrayList<>();
    while (record.hasRemaining()) {
      problems.add(
          new Problem(
              requireNonNull(text(record)),
              requireNonNull(text(record)),
              requireNonNull(text(record))));
    }
    PastActivity told =
        PastActivity.refused(named ? id : null, refusal, problems)
            .ended(agent.isEmpty() ? ending : ending.agent(agent))
            .in(head.place.file(), head.place.line());
    PastActivity row =
        facts.isEmpty()
            ? told
            : told.leaving(
                new Remains(
                    head.number,
                    dated ? Instant.ofEpochSecond(second, nano) : null,
                    requireNonNull((Contact) ActivityJson.readComplete(facts)),
                    Unread.of(unread)));
    return new Row(
        head.number,
        head.position,
        head.place,
        row.ending(),
        sameness,
        campaign.isEmpty() ? null : campaign,
        day,
        row,
        null);
  }

  private static void put(Ending ending, ByteBuffer into) {
    into.put(bit(ending.connected())).put(bit(ending.refused())).put(bit(ending.exempt()));
    into.put(bit(ending.answered())).put(bit(ending.abandoned())).put(bit(ending.trained()));
  }

  private static Ending ending(ByteBuffer from) {
    return new Ending(
        bit(from.get()),
        bit(from.get()),
        bit(from.get()),
        bit(from.get()),
        bit(from.get()),
        bit(from.get()),
        null);
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

  /** Returns what is wrong with a line, as {@code check} writes it. */
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
