package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.lexicall.engine.term.ColumnNames;
import io.lexicall.internal.GzipStream;
import io.lexicall.internal.TimeForm;
import io.lexicall.place.Place;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Records the rows of a CSV file as events. Importing a file again records nothing twice: a row
 * without an id gets one that is derived from its content.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class EventImport {
  private static final int BATCH = 1_000;
  private static final int MOST_TOLD = 100;

  /** How many bytes of a file are read at a time. */
  private static final int BLOCK = 1 << 16;

  private final EventKind kind;
  private final Map<EventField, String> columns = new EnumMap<>(EventField.class);
  private final Map<EventField, String> fixed = new EnumMap<>(EventField.class);
  private final Set<String> ignored = new HashSet<>();
  private char delimiter = ',';
  private @Nullable ZoneId zone;
  private @Nullable TimeForm form;
  private @Nullable Place dialedFrom;
  private Charset encoding = UTF_8;
  private LongConsumer progress = rows -> {};

  private EventImport(EventKind kind) {
    this.kind = kind;
  }

  /** Returns an import of rows that each describe one event of a kind. */
  public static EventImport of(EventKind kind) {
    return new EventImport(requireNonNull(kind, "kind"));
  }

  /**
   * Takes a field from a column. A column with the name of a field needs no mapping.
   *
   * @return this
   * @throws IllegalArgumentException if the field is taken from a column already
   */
  public EventImport column(EventField field, String column) {
    if (columns.putIfAbsent(field, requireNonNull(column, "column")) != null) {
      throw new IllegalArgumentException(field.code() + " is mapped twice");
    }
    return this;
  }

  /**
   * Ignores a column although its name is nearly that of a field, or says that it may tell the end
   * of a consent. Otherwise such a column is refused, since its content would be lost.
   *
   * @return this
   */
  public EventImport ignore(String column) {
    ignored.add(requireNonNull(column, "column"));
    return this;
  }

  /**
   * Sets the delimiter of cells; the default is a comma.
   *
   * @return this
   */
  public EventImport delimiter(char between) {
    this.delimiter = between;
    return this;
  }

  /**
   * Sets the encoding of files without a byte order mark; the default is UTF-8. A file with bytes
   * that are not valid in it is refused.
   *
   * @return this
   */
  public EventImport encoding(Charset ofText) {
    this.encoding = requireNonNull(ofText, "ofText");
    return this;
  }

  /**
   * Sets the value of a field for every row that does not state it.
   *
   * @return this
   */
  public EventImport always(EventField field, String text) {
    fixed.put(field, text);
    return this;
  }

  /**
   * Sets the zone of times and dates without an offset. If it is not set, or null, rows with such a
   * time are refused.
   *
   * @return this
   */
  public EventImport zone(@Nullable ZoneId ofTimes) {
    this.zone = ofTimes;
    return this;
  }

  /**
   * Sets the form of dates and times in the columns: a pattern of {@link
   * java.time.format.DateTimeFormatter} with months and AM and PM in English, such as {@code
   * M/d/yyyy[ h:mm:ss a]}, where a part in brackets may be left out. Then no other form is read in
   * columns. By default they are in the form of ISO 8601.
   *
   * @return this
   * @throws IllegalArgumentException if it is no pattern, does not tell the year, month and day,
   *     tells only a part of a time of day, or a time zone by its name
   */
  public EventImport timeFormat(String pattern) {
    this.form = TimeForm.of(pattern);
    return this;
  }

  /**
   * Sets the country of numbers without a calling code.
   *
   * @return this
   */
  public EventImport dialedFrom(@Nullable Place country) {
    this.dialedFrom = country;
    return this;
  }

  /**
   * Sets the listener for the number of rows recorded.
   *
   * @return this
   */
  public EventImport progress(LongConsumer rows) {
    this.progress = requireNonNull(rows, "rows");
    return this;
  }

  /**
   * A row that was refused.
   *
   * @param line the line in the file on which it begins
   * @param problem what is wrong with it; contains nothing of the row except unknown words
   * @since 0.1
   */
  public record Refused(long line, String problem) {}

  /**
   * The result of importing a file.
   *
   * @param rows how many rows it has
   * @param recorded how many events were recorded; 0 if too many rows were refused
   * @param known how many events had been recorded before
   * @param refused how many rows were refused
   * @param first the first of those, at most 100
   * @param sellers named by the events, at most 100
   * @param unread the columns of which nothing was read, in their order
   * @param ofNobody how many events would {@link Event#endsContacts end contacts}, but name no
   *     person, so that they end none
   * @since 0.1
   */
  public record Report(
      long rows,
      long recorded,
      long known,
      long refused,
      List<Refused> first,
      Set<String> sellers,
      List<String> unread,
      long ofNobody) {}

  /**
   * Which columns hold what.
   *
   * @param named the index of the column of each field
   * @param width how many columns there are
   * @param unread those that hold nothing that is known
   */
  private record Table(Map<EventField, Integer> named, int width, List<String> unread) {}

  /**
   * What was counted in reading.
   *
   * @param first the first rows that were refused
   * @param unread the columns of which nothing was read
   */
  private record Counts(long rows, long refused, List<Refused> first, List<String> unread) {}

  /**
   * A row that was understood.
   *
   * @param isNamed whether it states its own id, which may be that of another event
   */
  private record Row(long line, boolean isNamed, List<Event> events) {}

  /** What was recorded of a file so far. */
  private static final class Recorded {
    private final Set<String> sellers = new TreeSet<>();
    private long added;
    private long known;
    private long ofNobody;

    void add(List<Event> events, int isNew) {
      added += isNew;
      known += events.size() - isNew;
      for (Event event : events) {
        String seller = event.scope().seller();
        if (seller != null && sellers.size() < MOST_TOLD) {
          sellers.add(seller);
        }
        ofNobody += event.endsContacts() && !event.isOfPerson() ? 1 : 0;
      }
    }
  }

  /** Opens the bytes of a file from their beginning. */
  private interface Source {
    InputStream open() throws IOException;
  }

  /** Does something with the rows of a share. */
  private interface Sink {
    void accept(List<Row> rows) throws IOException;
  }

  /** Hands on rows in shares, and counts those that the ledger refuses. */
  private static final class Shares {
    private final List<Row> rows = new ArrayList<>();
    private final List<Refused> first = new ArrayList<>();
    private int events;
    private long refused;
    private long forgotten;

    void add(Row row, Sink sink) throws IOException {
      rows.add(row);
      events += row.events.size();
      if (events >= BATCH) {
        handOn(sink);
      }
    }

    void handOn(Sink sink) throws IOException {
      if (!rows.isEmpty()) {
        sink.accept(rows);
      }
      rows.clear();
      events = 0;
    }

    void refuse(Row row, LedgerException why) {
      refused++;
      forgotten += why.reason() == LedgerException.Reason.FORGOTTEN ? 1 : 0;
      if (first.size() < MOST_TOLD) {
        first.add(new Refused(row.line, String.valueOf(why.getMessage())));
      }
    }

    /** Returns the first rows that were refused, in reading or by the ledger. */
    List<Refused> with(List<Refused> inReading) {
      return Stream.concat(inReading.stream(), first.stream())
          .sorted(Comparator.comparingLong(Refused::line))
          .limit(MOST_TOLD)
          .toList();
    }
  }

  /**
   * Records a file. If more rows than allowed are refused, nothing is recorded. A row is also
   * refused if its id is that of another event in the ledger, or if it is a consent, a transaction
   * or an inquiry from before its person was forgotten; rows of the latter kind are counted, but
   * the other rows are recorded all the same, and so is a withdrawal in such a row that came after.
   *
   * @param file is read twice; a pipe is copied first, to a temporary file of its owner only
   * @param mostRefused how many rows may be refused for other reasons while the others are
   *     recorded; 0 or more
   * @throws IllegalArgumentException if {@code mostRefused} is negative
   * @throws IOException if the file cannot be read, is not in its encoding or is empty, has no
   *     column with the name of a field, a mapped column is not in it, or a column that is not read
   *     has nearly the name of a field; also if more rows are refused only while they are recorded,
   *     such as the second of two with one id, or if the file changes meanwhile: then some of its
   *     rows are recorded, and it can be imported again
   * @throws LedgerException if the ledger fails; then some of the first rows may be recorded, and
   *     the file can be imported again
   */
  public Report run(Path file, Ledger ledger, long mostRefused) throws IOException {
    if (mostRefused < 0) {
      throw new IllegalArgumentException("mostRefused must be 0 or more, not " + mostRefused);
    }
    if (Files.isRegularFile(file) || !Files.exists(file)) {
      return run(() -> Files.newInputStream(file), ledger, mostRefused);
    }
    try (PipeCopy copy = PipeCopy.of(file)) {
      return run(copy::open, ledger, mostRefused);
    }
  }

  private Report run(Source file, Ledger ledger, long mostRefused) throws IOException {
    Instant now = ledger.now();
    Shares looked = new Shares();
    Counts counts = read(file, ledger, now, looked, rows -> refuseClashing(rows, ledger, looked));
    long refused = counts.refused + looked.refused;
    if (refused > mostRefused) {
      return new Report(
          counts.rows, 0, 0, refused, looked.with(counts.first), Set.of(), counts.unread, 0);
    }
    Shares recorded = new Shares();
    Recorded written = new Recorded();
    Counts again =
        read(
            file,
            ledger,
            now,
            recorded,
            rows -> {
              record(withoutForgotten(rows, ledger, recorded), ledger, recorded, written);
              if (counts.refused + recorded.refused - recorded.forgotten > mostRefused) {
                Refused last = recorded.first.get(recorded.first.size() - 1);
                throw new IOException(
                    "line %s: %s; rows before it are recorded: mend it, and import the file again"
                        .formatted(last.line, last.problem));
              }
              progress.accept(written.added + written.known);
            });
    if (!again.equals(counts)) {
      throw new IOException(
          "the file changed while it was imported, and some of its rows are recorded: import it"
              + " again");
    }
    return new Report(
        counts.rows,
        written.added,
        written.known,
        counts.refused + recorded.refused,
        recorded.with(counts.first),
        Set.copyOf(written.sellers),
        counts.unread,
        written.ofNobody);
  }

  /**
   * Refuses the rows about people who were forgotten since, and returns the others. If such a row
   * tells of a withdrawal that came after, the person said that again: it is kept, for all that was
   * consented before in the scope of the row, and only the consent is refused.
   */
  private static List<Row> withoutForgotten(List<Row> rows, Ledger ledger, Shares shares) {
    Map<Event, Instant> forgotten =
        ledger.forgotten(rows.stream().flatMap(row -> row.events.stream()).toList());
    List<Row> others = new ArrayList<>();
    for (Row row : rows) {
      Event event = row.events.get(0);
      Instant at = forgotten.get(event);
      if (at == null) {
        others.add(row);
        continue;
      }
      shares.refuse(row, Ledger.isForgotten(event, at));
      Event withdrawal = row.events.size() > 1 ? row.events.get(1) : null;
      if (withdrawal != null && withdrawal.latest().isAfter(at)) {
        Event since = ofEarlierConsents(event, withdrawal);
        others.add(new Row(row.line, row.isNamed, List.of(since)));
      }
    }
    return others;
  }

  private static void refuseClashing(List<Row> rows, Ledger ledger, Shares shares) {
    List<Row> named = rows.stream().filter(Row::isNamed).toList();
    if (named.isEmpty()) {
      return;
    }
    Map<Event, LedgerException> clashing =
        ledger.clashing(named.stream().flatMap(row -> row.events.stream()).toList());
    for (Row row : named) {
      row.events.stream()
          .map(clashing::get)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(why -> shares.refuse(row, why));
    }
  }

  /** Records a share; if the ledger refuses it for what a row says, each row by itself. */
  private static void record(List<Row> rows, Ledger ledger, Shares shares, Recorded written) {
    try {
      recordAll(rows, ledger, written);
    } catch (LedgerException refused) {
      if (!isOfTheRow(refused)) {
        throw refused;
      }
      for (Row row : rows) {
        try {
          recordAll(List.of(row), ledger, written);
        } catch (LedgerException why) {
          if (!isOfTheRow(why)) {
            throw why;
          }
          shares.refuse(row, why);
        }
      }
    }
  }

  private static boolean isOfTheRow(LedgerException refused) {
    return switch (refused.reason()) {
      case INVALID, CONFLICT, FORGOTTEN, UNKNOWN_EVENT -> true;
      case SCHEMA, KEYS, UNAVAILABLE, FULL, UNCERTAIN -> false;
    };
  }

  /** Records rows, all or none, and counts them. */
  private static void recordAll(List<Row> rows, Ledger ledger, Recorded written) {
    List<Event> events = rows.stream().flatMap(row -> row.events.stream()).toList();
    written.add(events, ledger.recorded(events).added());
  }

  /** Reads the rows, counts them, and hands on in shares those that are understood. */
  private Counts read(Source file, Ledger ledger, Instant now, Shares shares, Sink sink)
      throws IOException {
    List<Refused> first = new ArrayList<>();
    long count = 0;
    long refusedRows = 0;
    long lastLine = 0;
    Table table = null;
    CsvText text = open(file);
    try (Reader reader = text.reader();
        CsvReader<CsvRecord> rows =
            CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false) // the rows behind it would be lost
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)) {
      for (CsvRecord row : rows) {
        lastLine = row.getStartingLineNumber();
        if (table == null) {
          table = table(row.getFields());
          continue;
        }
        count++;
        Row read;
        try {
          read = row(row, table, ledger, now);
        } catch (IllegalArgumentException | LedgerException refused) {
          refusedRows++;
          if (first.size() < MOST_TOLD) {
            first.add(
                new Refused(row.getStartingLineNumber(), String.valueOf(refused.getMessage())));
          }
          continue;
        }
        shares.add(read, sink);
      }
    } catch (CsvParseException broken) {
      // Its message may quote the text.
      throw new IOException(
          "it is no table that can be read after line %s: is a quotation mark left open?"
              .formatted(lastLine));
    } catch (UncheckedIOException unreadable) {
      throw told(requireNonNull(unreadable.getCause()), text.charset());
    } catch (EOFException | ZipException | CharacterCodingException broken) {
      throw told(broken, text.charset());
    }
    if (table == null) {
      throw new IOException("the file is empty: it has no header that names its columns");
    }
    shares.handOn(sink);
    return new Counts(count, refusedRows, List.copyOf(first), table.unread);
  }

  /** Tells what is wrong with a file, in the words of a list's build. */
  private static IOException told(IOException failure, Charset charset) {
    if (failure instanceof CharacterCodingException) {
      return new IOException("it is not " + charset + ": name its encoding", failure);
    }
    if (failure instanceof EOFException) {
      return new IOException("it was cut off: its compressed data end too early", failure);
    }
    return failure instanceof ZipException
        ? new IOException("it cannot be unpacked: " + failure.getMessage(), failure)
        : failure;
  }

  /** Opens a file, which may be compressed by gzip. */
  private CsvText open(Source file) throws IOException {
    InputStream in = file.open();
    try {
      return CsvText.of(GzipStream.unpacked(in, BLOCK), encoding);
    } catch (IOException failure) {
      in.close();
      throw told(failure, encoding);
    } catch (RuntimeException failure) {
      in.close();
      throw failure;
    }
  }

  private Table table(List<String> header) throws IOException {
    Map<EventField, Integer> named = new EnumMap<>(EventField.class);
    for (EventField field : EventField.values()) {
      String column = columns.getOrDefault(field, field.code());
      int index = header.indexOf(column);
      if (index < 0) {
        if (columns.containsKey(field)) {
          throw new IOException(
              "there is no column '%s'; there are %s"
                  .formatted(
                      column,
                      header.stream()
                          .map(name -> "'" + name.strip() + "'")
                          .collect(Collectors.joining(", "))));
        }
      } else if (index != header.lastIndexOf(column)) {
        throw new IOException("there are several columns '" + column + "'");
      } else {
        named.put(field, index);
      }
    }
    List<String> unread = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (!named.containsValue(i)) {
        requireUnlikeFields(header.get(i), named);
        unread.add(header.get(i).strip());
      }
    }
    if (named.isEmpty()) {
      // Else the first person of a file without a header would be taken for it, and lost.
      throw new IOException(
          "the first line names no field: it must be the header, such as number,at,id");
    }
    if (!named.containsKey(EventField.AT) && !fixed.containsKey(EventField.AT)) {
      throw new IOException(
          "no column is called at, the field that says when each event happened: map the one that"
              + " holds it"
              + (unread.isEmpty() ? "" : "; not read: " + String.join(", ", unread)));
    }
    return new Table(named, header.size(), List.copyOf(unread));
  }

  /**
   * What a column that is not read says would be lost: a consent that was withdrawn would stand.
   */
  private void requireUnlikeFields(String column, Map<EventField, Integer> named)
      throws IOException {
    if (ignored.contains(column) || ignored.contains(column.strip())) {
      return;
    }
    Optional<EventField> alike = EventField.likeName(column, false);
    if (alike.isEmpty()) {
      alike = EventField.likeName(column, true).filter(field -> !named.containsKey(field));
    }
    if (alike.isEmpty() && kind == EventKind.CONSENT_GIVEN) {
      alike = endOfConsent(column).filter(field -> !named.containsKey(field));
    }
    if (alike.isPresent()) {
      throw new IOException(
          "the column '%s' is not read, and it may hold the field %s: map the column, or say that it is to be ignored"
              .formatted(column.strip(), alike.get().code()));
    }
  }

  /** Returns the field that a column of consents may hold, by which they end. */
  private static Optional<EventField> endOfConsent(String column) {
    if (ColumnNames.mayTellExpiry(column)) {
      return Optional.of(EventField.EXPIRES);
    }
    return ColumnNames.mayTellWithdrawal(column)
            || ColumnNames.mayTellState(column)
            || ColumnNames.mayTellRefusal(column)
        ? Optional.of(EventField.WITHDRAWN)
        : Optional.empty();
  }

  private Row row(CsvRecord read, Table table, Ledger ledger, Instant now) {
    List<String> row = read.getFields();
    for (int i = table.width; i < row.size(); i++) {
      if (!row.get(i).isBlank()) {
        throw new IllegalArgumentException(
            "the row has more cells than the header has columns: is a text with a comma in it not"
                + " quoted?");
      }
    }
    Map<EventField, String> fields = new EnumMap<>(fixed);
    table.named.forEach(
        (field, column) -> {
          if (column >= row.size() && !kind.isAnEnd()) {
            throw new IllegalArgumentException(
                "the row ends before its %s: was the file cut off?".formatted(field.code()));
          }
          String text = column < row.size() ? row.get(column) : "";
          if (!text.isBlank()) {
            fields.put(field, field.isTime() ? iso(field, text.strip()) : text);
          }
        });
    Event event = EventField.event(kind, fields, zone, dialedFrom).build();
    boolean isNamed = event.id().isPresent();
    if (!isNamed) {
      event = event.toBuilder().id(id(fields, event, ledger)).build();
    }
    ledger.requireNotFuture(kind.code(), event.happenedAt(), now);
    String withdrawn = EventField.text(fields, EventField.WITHDRAWN);
    if (withdrawn == null || kind != EventKind.CONSENT_GIVEN) {
      return new Row(read.getStartingLineNumber(), isNamed, List.of(event));
    }
    Event.Builder ofWithdrawal = Event.builder(EventKind.CONSENT_WITHDRAWN);
    EventField.happened(ofWithdrawal, EventField.WITHDRAWN, withdrawn, zone);
    Event withdrawal =
        ofWithdrawal
            .id(event.requireId() + "-withdrawn")
            .refersTo(event.requireId())
            .place(event.place().orElse(null))
            .by(event.by().orElse(null))
            .from(event.from().orElse(null))
            .build();
    ledger.requireNotFuture("withdrawn", withdrawal.happenedAt(), now);
    if (withdrawal.latest().isBefore(event.happenedAt())) {
      throw new IllegalArgumentException("withdrawn lies before the consent was given");
    }
    return new Row(
        read.getStartingLineNumber(),
        isNamed,
        isNamed
            ? List.of(event, withdrawal)
            : List.of(event, withdrawal, ofEarlierConsents(event, withdrawal)));
  }

  /**
   * Returns the withdrawal of what was consented before in the scope of a consent without an id of
   * its own. An earlier export may have told the same consent with another wording or channel; it
   * is another event in the ledger, and would stand. A consent given after the withdrawal stands.
   */
  private static Event ofEarlierConsents(Event consent, Event withdrawal) {
    // One that is told by its date begins with the day, perhaps before the consent.
    boolean begins = withdrawal.happenedAt().isBefore(consent.happenedAt());
    return Event.builder(EventKind.CONSENT_WITHDRAWN)
        .number(consent.number().orElse(null))
        .scope(consent.scope())
        .happenedAt(begins ? consent.happenedAt() : withdrawal.happenedAt())
        .id(withdrawal.requireId() + "-before")
        .place(consent.place().orElse(null))
        .by(consent.by().orElse(null))
        .from(consent.from().orElse(null))
        .build();
  }

  private String iso(EventField field, String text) {
    String iso = form == null ? text : form.iso(text);
    if (iso == null) {
      throw new IllegalArgumentException(
          "%s is not a date or a time in the form %s".formatted(field.code(), form));
    }
    return iso;
  }

  /** Returns an id that follows from what a row says, and shows nothing of it. */
  private String id(Map<EventField, String> fields, Event event, Ledger ledger) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      update(digest, kind.code());
      update(digest, event.number().map(ledger::nameOf).orElse(""));
      update(digest, event.happenedAt().toString());
      fields.forEach(
          (field, text) -> {
            boolean told =
                field == EventField.NUMBER
                    || field == EventField.AT
                    || field == EventField.WITHDRAWN;
            if (!told) {
              update(digest, field.code());
              update(digest, text.strip());
            }
          });
      return "csv-" + Ids.letters(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("this Java platform has no SHA-512", impossible);
    }
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(UTF_8));
    digest.update((byte) 0);
  }
}
