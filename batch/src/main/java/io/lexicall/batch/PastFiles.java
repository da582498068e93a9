package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.batch.Remains.Unread;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Problem;
import io.lexicall.internal.GzipStream;
import io.lexicall.internal.TimeForm;
import io.lexicall.json.JsonLines;
import io.lexicall.json.SafeText;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Past activities in files: JSON lines as {@link PastLines} reads them, or call records as CSV.
 * Both may be compressed with gzip. The first character of a file shows which of the two it is.
 *
 * <p>In CSV, one column holds the numbers and another the instants. Further columns are mapped to
 * facts, as in {@link Scrub}, and to {@code connected}, {@code refused}, {@code exempt}, {@code
 * answered}, {@code abandoned}, {@code agent} and {@code trained}, which mean what they mean in
 * {@link PastLines}. A column called {@code agent} is that of the agents unless another is mapped.
 * An instant has an offset, or is a local time in the {@link Builder#zone}. One column can hold
 * both forms. A row is refused if its instant cannot be read, or if a change of the clocks skips or
 * repeats its local time.
 *
 * <p>The files may have different columns. Not thread-safe.
 *
 * @since 0.1
 */
public final class PastFiles implements Audit.Rows, Closeable {
  private static final int SNIFFED = 1 << 10;

  /** Not just a bracket: databases write the names of columns in brackets. */
  private static final Pattern ARRAY_OF_OBJECTS = Pattern.compile("\\[\\s*\\{");

  private static final int BUFFER = 1 << 16;
  private static final int MOST_KNOWN = 1 << 12;
  private static final long SECONDS_OF_DAY = 86_400;

  /** A value that is not a local time. */
  private static final long NO_SECOND = Long.MIN_VALUE;

  private static final String ID = "id";
  private static final String AT = "called_at";

  /** What a column can hold in addition to facts. */
  private static final List<String> OWN =
      Stream.concat(Stream.of(ID, Ending.AGENT), Ending.ANSWERS.stream()).toList();

  /** The name that other programs use. */
  private static final String ALSO_AT = "call_at";

  private static final String AN_INSTANT =
      "an instant with an offset, such as 2026-11-24T12:00:00-05:00, or a local time such as"
          + " 2026-11-24 12:00:00 where the zone is given";

  /** Instants with an offset, and local times, as databases write them. */
  static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[ ][XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final Builder how;
  private final LeadNumbers numbers;
  private int next;
  private @Nullable OpenFile open;
  private @Nullable JsonLines openLines;
  private long emptyLines;
  private boolean hasTable;
  private final Set<String> unread = new LinkedHashSet<>();

  /** The last instant that a skipped or repeated local time of the row can be. */
  private @Nullable Instant lastReading;

  /** Local days without a change of the clocks nearby, in days since 1970, and their offsets. */
  private final long[] plainDays = new long[MOST_KNOWN];

  private final int[] offsets = new int[MOST_KNOWN];
  private final KnownTexts agents = new KnownTexts();

  /** The columns of the row that is being read. */
  private final @Nullable Boolean[] answers = new Boolean[Ending.ANSWERS.size()];

  /** The meaning of the columns of rows. */
  static final class Table {
    private final LeadFacts stated;
    private final RowFacts facts;
    private final int width;
    private final int at;

    /** The column of the times of day; -1 if the column of the instants holds them. */
    private final int time;

    private final int phone;
    private final int id;
    private final int agent;

    /** The index of the last column that is mapped; -1 if none is. */
    private final int last;

    /** The columns of {@link Ending#ANSWERS}; negative for none. */
    private final int[] endings = new int[Ending.ANSWERS.size()];

    private final List<String> columns;

    Table(Builder how, List<String> columns, int phone) {
      this.columns = columns;
      this.stated = how.facts(column -> Scrub.index(column, columns));
      this.facts = new RowFacts(stated);
      LeadFacts.requireWithdrawalsRead(columns, how.said(), how.mapped.values());
      this.last =
          how.mapped.values().stream()
              .mapToInt(column -> Scrub.index(column, columns))
              .max()
              .orElse(-1);
      this.width = columns.size();
      String at = how.at;
      if (at == null) {
        at = Layout.indexes(AT, columns).isEmpty() && columns.contains(ALSO_AT) ? ALSO_AT : AT;
      }
      this.at = Scrub.index(at, columns);
      this.time = how.time == null ? -1 : Scrub.index(how.time, columns);
      this.phone = phone;
      this.id = ownColumn(how, ID, columns);
      this.agent = ownColumn(how, Ending.AGENT, columns);
      for (int i = 0; i < endings.length; i++) {
        String column = how.mapped.get(Ending.ANSWERS.get(i));
        endings[i] = column == null ? -1 : Scrub.index(column, columns);
      }
    }

    /** Returns the text of the instant of a row, from one column or two. */
    String instant(Cells cells) {
      String text = cells.get(at);
      return time < 0 || text.isEmpty() ? text : text + " " + cells.get(time);
    }

    /** Returns where a problem is, if the column has another name than the fact. */
    String inColumn(String fact, int column) {
      return column < 0 || column >= columns.size() || columns.get(column).equals(fact)
          ? ""
          : " in the column " + SafeText.of(columns.get(column));
    }

    /**
     * Returns what a row may state in a way that cannot be read.
     *
     * @param isUnread which columns cannot be read
     */
    Set<Unread> unread(IntPredicate isUnread, boolean hidesRefusal) {
      Set<Unread> unread = stated.held(isUnread);
      if (id >= 0 && isUnread.test(id)) {
        unread.add(Unread.ID);
      }
      if (hidesRefusal) {
        unread.add(Unread.REFUSED);
      }
      return unread;
    }

    private static int ownColumn(Builder how, String name, List<String> columns) {
      String mapped = how.mapped.get(name);
      if (mapped != null) {
        return Scrub.index(mapped, columns);
      }
      List<Integer> named = Layout.indexes(name, columns);
      return named.size() == 1 ? named.get(0) : -1;
    }
  }

  /** A row of a table. */
  private record Cells(Batch batch, int first, int end) {
    /** Returns whether the row has a cell of a column. */
    boolean has(int column) {
      return column >= 0 && first + column < end;
    }

    /** Returns the cell of a column, or an empty text if the row has no such cell. */
    String get(int column) {
      return has(column) ? batch.stripped(first + column) : "";
    }

    /** Returns the cell of a column, which must exist. */
    String get(int column, KnownTexts texts) {
      int cell = first + column;
      int from = batch.firstInk(cell);
      return texts.of(batch.text(), from, batch.lastInk(cell, from));
    }

    boolean isBlank(int column) {
      int cell = first + column;
      return batch.firstInk(cell) == batch.end(cell);
    }

    /** Returns the value of a cell that is yes or no; null for anything else. */
    @Nullable Boolean yesOrNo(int column) {
      int cell = first + column;
      char[] text = batch.text();
      int from = batch.start(cell);
      int length = batch.end(cell) - from;
      if (length == 3 && text[from] == 'y' && text[from + 1] == 'e' && text[from + 2] == 's') {
        return true;
      }
      if (length == 2 && text[from] == 'n' && text[from + 1] == 'o') {
        return false;
      }
      return LeadFacts.yesOrNo(get(column));
    }

    boolean areCutOff(int lastColumn) {
      return !has(lastColumn) && lastColumn >= 0;
    }

    /** Returns whether a cell of a row that ends too early is missing, or may be a part of one. */
    boolean mayBeCutOff(int column) {
      return !has(column + 1);
    }

    boolean areMoreThan(int width) {
      for (int cell = first + width; cell < end; cell++) {
        if (batch.start(cell) != batch.end(cell)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The file that is being read. */
  private static final class OpenFile {
    private final int index;
    private final LeadRows rows;
    private final Table table;
    private final Batch batch = new Batch();
    private int row = -1;
    private boolean more = true;

    OpenFile(int index, LeadRows rows, Table table) {
      this.index = index;
      this.rows = rows;
      this.table = table;
      batch.begin(index);
    }

    /** Goes to the next row, and returns whether there is one. */
    boolean advance() throws IOException {
      row++;
      while (row >= batch.rows()) {
        if (!more) {
          return false;
        }
        batch.begin(index);
        more = rows.fill(batch);
        row = 0;
      }
      return true;
    }
  }

  private PastFiles(Builder original) {
    this.how = new Builder(original); // the original may still be changed
    this.numbers = new LeadNumbers.Kind(how.country, how.accepted).reader();
    Arrays.fill(plainDays, Long.MIN_VALUE);
  }

  /**
   * Returns a builder.
   *
   * @param inputs the files, in their order
   */
  public static Builder of(List<Scrub.Input> inputs) {
    return new Builder(List.copyOf(inputs));
  }

  /**
   * Builds a {@link PastFiles}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final List<Scrub.Input> inputs;
    private final Map<String, String> stated = new LinkedHashMap<>();
    private final Map<String, String> mapped = new LinkedHashMap<>();
    private final Set<Refusal> accepted = EnumSet.noneOf(Refusal.class);
    private @Nullable String at;
    private @Nullable String time;
    private @Nullable TimeForm form;
    private Place country = Place.of("US");
    private @Nullable ZoneId zone;
    private @Nullable String phoneColumn;
    private @Nullable Charset charset;
    private @Nullable Character delimiter;
    private @Nullable Boolean headed;
    private boolean noConsents;
    private int mostBytes = JsonLines.DEFAULT_MOST_BYTES;

    private Builder(List<Scrub.Input> inputs) {
      this.inputs = inputs;
    }

    private Builder(Builder original) {
      this(original.inputs);
      stated.putAll(original.stated);
      mapped.putAll(original.mapped);
      accepted.addAll(original.accepted);
      at = original.at;
      time = original.time;
      form = original.form;
      country = original.country;
      zone = original.zone;
      phoneColumn = original.phoneColumn;
      charset = original.charset;
      delimiter = original.delimiter;
      headed = original.headed;
      noConsents = original.noConsents;
      mostBytes = original.mostBytes;
    }

    /**
     * Sets the column of the instants. By default it is {@code called_at}, or {@code call_at} if
     * there is no column of that name.
     */
    public Builder atColumn(String column) {
      this.at = requireNonNull(column, "column");
      return this;
    }

    /**
     * Sets the column of the times of day, if the column of the instants holds only their dates:
     * the two are read as one text, with a space between them.
     */
    public Builder timeColumn(String column) {
      this.time = requireNonNull(column, "column");
      return this;
    }

    /**
     * Sets the form of instants, and of dates and times in columns that hold facts: a pattern of
     * {@link DateTimeFormatter} with months and AM and PM in English, such as {@code M/d/yyyy
     * h:mm:ss a}, with optional parts in brackets. Then no other form is read in CSV, since {@code
     * 03/02/2026} is a day in February for some and in March for others. By default they are in the
     * form of ISO 8601. Nothing is guessed: a 30th of February cannot be read.
     *
     * @throws IllegalArgumentException if it is no pattern, does not tell the year, month and day,
     *     tells only a part of a time of day, or a time zone by its name
     */
    public Builder timeFormat(String pattern) {
      this.form = TimeForm.of(pattern);
      return this;
    }

    /**
     * Sets the time zone of local times and of dates. Without it, a row with a local time, or with
     * a date instead of another instant, is refused.
     */
    public Builder zone(ZoneId ofLocalTimes) {
      this.zone = requireNonNull(ofLocalTimes, "ofLocalTimes");
      return this;
    }

    /**
     * States a fact of every row.
     *
     * @throws IllegalArgumentException if it is stated twice
     */
    public Builder fact(String path, String value) {
      if (stated.putIfAbsent(path, value) != null) {
        throw new IllegalArgumentException(path + " is stated twice");
      }
      return this;
    }

    /**
     * Maps a column to a fact, to {@code id}, or to {@code connected}, {@code refused}, {@code
     * exempt}, {@code answered}, {@code abandoned}, {@code agent} or {@code trained}. An empty cell
     * leaves it out. By default, columns called {@code id} and {@code agent} are mapped to these
     * names.
     *
     * @throws IllegalArgumentException if it is mapped twice
     */
    public Builder map(String column, String path) {
      if (mapped.putIfAbsent(path, column) != null) {
        throw new IllegalArgumentException(path + " is mapped twice");
      }
      return this;
    }

    /**
     * Sets the limit of bytes of a line of JSON; a longer line is refused.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder longestLine(int bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("A line has 1 byte or more, not " + bytes);
      }
      this.mostBytes = bytes;
      return this;
    }

    /** States that nobody gave a consent, unless a column says otherwise. */
    public Builder noConsents() {
      this.noConsents = true;
      return this;
    }

    /** Sets the column of the numbers. It is detected in the first rows by default. */
    public Builder phoneColumn(String column) {
      this.phoneColumn = requireNonNull(column, "column");
      return this;
    }

    /** Sets the country from which numbers without a calling code are dialed; the US by default. */
    public Builder country(Place place) {
      this.country = place.country();
      return this;
    }

    /**
     * Accepts numbers that are usually refused, as {@link Scrub.Builder#accept}.
     *
     * @throws IllegalArgumentException if it is not one of {@link Scrub#acceptable}
     */
    public Builder accept(Refusal refusal) {
      if (!LeadNumbers.ACCEPTABLE.contains(refusal)) {
        throw new IllegalArgumentException(refusal.code() + " cannot be accepted");
      }
      accepted.add(refusal);
      return this;
    }

    /** Sets the encoding. By default it is that of the byte order mark, or UTF-8. */
    public Builder charset(Charset encoding) {
      this.charset = requireNonNull(encoding, "encoding");
      return this;
    }

    /** Sets the delimiter between cells. By default it is detected in the first rows. */
    public Builder delimiter(char between) {
      this.delimiter = between;
      return this;
    }

    /** Sets whether the first row names the columns. By default it is detected. */
    public Builder headed(boolean hasHeader) {
      this.headed = hasHeader;
      return this;
    }

    /**
     * Opens the rows. Where facts or columns are stated, and all files hold JSON lines, the end of
     * the rows is refused with a {@link BatchFileException}: nothing would heed what is stated.
     *
     * @throws IllegalArgumentException if there is no fact of that name, or a stated value is not
     *     valid
     */
    public PastFiles open() {
      facts(path -> 0); // so that mistakes in them are reported before a file is read
      return new PastFiles(this);
    }

    /**
     * Returns a reader for rows of the host.
     *
     * @param columns their names; one of them is the {@link #phoneColumn}
     * @throws IllegalArgumentException if there is no such fact or column, or a fact is not valid
     */
    public PastReader reader(List<String> columns) {
      String phone = phoneColumn;
      if (phone == null) {
        throw new IllegalArgumentException("It must be said which column holds the numbers");
      }
      List<String> own = List.copyOf(columns);
      PastFiles files = open();
      return new PastReader(files, new Table(files.how, own, Scrub.index(phone, own)));
    }

    /** Returns the names that are mapped or stated. */
    private Set<String> said() {
      return LeadFacts.said(mapped, stated);
    }

    private static boolean isOwn(String path) {
      return OWN.contains(path);
    }

    private LeadFacts facts(ToIntFunction<String> columns) {
      LeadFacts.Builder facts =
          new LeadFacts.Builder(Instant.EPOCH, country) // each row has its own instant
              .dates(zone)
              .form(form)
              .beside(OWN);
      stated.forEach(facts::state);
      mapped.forEach(
          (path, column) -> {
            if (!isOwn(path)) {
              facts.map(path, columns.applyAsInt(column));
            }
          });
      if (noConsents && !facts.says("consents")) {
        facts.none("consents");
      }
      return facts.build();
    }
  }

  /** Opens a file, as lines or as a table. */
  private void open(int index) throws IOException {
    Scrub.Input input = how.inputs.get(index);
    InputStream bytes = input.bytes().open();
    try {
      PushbackInputStream text = new PushbackInputStream(unpacked(input.name(), bytes), SNIFFED);
      String start = start(text);
      if (start.startsWith("{")) {
        openLines = new JsonLines(text, how.mostBytes);
      } else if (ARRAY_OF_OBJECTS.matcher(start).lookingAt()) {
        throw new BatchFileException(
            input.name() + " holds a JSON array; write each object on a line of its own");
      } else if (isUtf16Json(text)) {
        throw new BatchFileException(
            input.name() + " holds JSON lines in UTF-16; save it as UTF-8");
      } else {
        open = table(index, input.name(), text);
      }
    } catch (ZipException | EOFException broken) {
      bytes.close();
      throw damaged(input.name(), broken);
    } catch (IOException | RuntimeException failure) {
      bytes.close();
      throw failure;
    }
  }

  private static InputStream unpacked(String name, InputStream bytes) throws IOException {
    try {
      return GzipStream.unpacked(bytes, BUFFER);
    } catch (ZipException | EOFException broken) {
      throw new BatchFileException(name + " begins like a gzip file but is not one", broken);
    }
  }

  /** Returns the first characters from the first visible one; leaves the stream where it was. */
  private static String start(PushbackInputStream in) throws IOException {
    byte[] start = in.readNBytes(SNIFFED);
    in.unread(start);
    String text = new String(start, StandardCharsets.UTF_8);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
  }

  /**
   * Returns whether it begins like a JSON object in UTF-16, an encoding that JSON lines cannot
   * have.
   */
  private static boolean isUtf16Json(PushbackInputStream in) throws IOException {
    byte[] start = in.readNBytes(4);
    in.unread(start);
    boolean big = start.length == 4 && (start[0] & 0xFF) == 0xFE && (start[1] & 0xFF) == 0xFF;
    boolean little = start.length == 4 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xFE;
    return big && start[2] == 0 && start[3] == '{' || little && start[2] == '{' && start[3] == 0;
  }

  private OpenFile table(int index, String name, InputStream bytes) throws IOException {
    LeadRows rows =
        LeadRows.open(
            name,
            LeadText.open(name, bytes, how.charset),
            new Layout.Told(how.delimiter, how.headed, how.phoneColumn),
            numbers);
    hasTable = true;
    Layout layout = rows.layout();
    List<String> names = layout.columns();
    List<String> endings = new ArrayList<>(Ending.ANSWERS);
    endings.add(Ending.AGENT);
    Set<String> said = new LinkedHashSet<>(how.said());
    if (!Layout.indexes(Ending.AGENT, names).isEmpty()) {
      said.add(Ending.AGENT); // it is read without being mapped
    }
    LeadFacts.unread(names, endings, said, how.mapped.values()).stream()
        .filter(column -> !column.equals(names.get(layout.phone()).strip()))
        .map(SafeText::of)
        .forEach(unread::add);
    return new OpenFile(index, rows, new Table(how, names, layout.phone()));
  }

  @Override
  public @Nullable PastActivity next() throws IOException {
    while (true) {
      OpenFile file = open;
      if (file != null && file.advance()) {
        return read(file.table, file.batch, file.row, file.index, file.batch.line(file.row));
      }
      PastActivity row = nextOfLines();
      if (row != null) {
        return row;
      }
      close();
      if (next == how.inputs.size()) {
        requireHeeded();
        return null;
      }
      open(next++);
    }
  }

  private @Nullable PastActivity nextOfLines() throws IOException {
    JsonLines lines = openLines;
    if (lines == null) {
      return null;
    }
    try {
      return new PastLines(lines, next - 1).next();
    } catch (ZipException | EOFException broken) {
      throw damaged(how.inputs.get(next - 1).name(), broken);
    }
  }

  private static BatchFileException damaged(String name, IOException broken) {
    return new BatchFileException(name + ": the gzip file is damaged, or ends too early", broken);
  }

  /** What was stated of rows that are not there would be passed over, and nobody told. */
  private void requireHeeded() throws BatchFileException {
    String stated =
        Stream.concat(how.stated.keySet().stream(), how.mapped.keySet().stream())
            .findFirst()
            .orElse(how.noConsents ? "consents" : null);
    if (stated != null && !hasTable) {
      throw new BatchFileException(
          "%s is stated for CSV rows, but there are none: JSON lines state their own facts"
              .formatted(stated),
          BatchFileException.Hint.NO_TABLE);
    }
  }

  /** Reads a row of a table. */
  PastActivity read(Table table, Batch batch, int row) {
    return read(table, batch, row, 0, PastActivity.OWN_NUMBER);
  }

  /**
   * Reads a row of a table.
   *
   * @param file the index of its file
   * @param line the number of its line; {@link PastActivity#OWN_NUMBER} if none has it
   */
  private PastActivity read(Table table, Batch batch, int row, int file, long line) {
    Cells cells = new Cells(batch, batch.firstCell(row), batch.endCell(row));
    String id = cells.get(table.id);
    String name = id.isEmpty() ? null : id;
    PhoneNumber number = number(cells, table.phone);
    Instant at = instant(cells, table);
    LeadFacts.Read facts = null;
    if (number != null
        && at != null
        && !cells.areMoreThan(table.width)
        && !cells.areCutOff(table.last)) {
      Ending ending = ending(table, cells);
      facts = facts(table, cells);
      if (ending != null && facts.contact() != null) {
        return PastActivity.alike(facts.contact(), number, at, name, ending, file, line);
      }
    }
    PastActivity refused = refused(table, cells, name, number, facts);
    return line == PastActivity.OWN_NUMBER ? refused : refused.in(file, line);
  }

  /** Reads a row that cannot be judged again, to report what is wrong with it. */
  private PastActivity refused(
      Table table,
      Cells cells,
      @Nullable String name,
      @Nullable PhoneNumber number,
      LeadFacts.@Nullable Read known) {
    Refusal withoutNumber = number == null ? numbers.refusal() : null;
    String detail = number == null ? numbers.detail() : "";
    List<Problem> problems = new ArrayList<>();
    Instant at = instant(table.instant(cells), problems);
    if (cells.areMoreThan(table.width)) { // it is unknown which cell belongs to which column
      return refused(name, Refusal.TOO_MANY_CELLS, "")
          .leaving(
              new Remains(
                  number == null ? 0 : number.digits(),
                  at,
                  table.stated.ofAllRows(),
                  table.unread(column -> true, true)));
    }
    List<Problem> ofEnding = new ArrayList<>();
    Ending ending = ending(table, cells, ofEnding);
    LeadFacts.Read facts = known == null ? facts(table, cells) : known;
    boolean isCutOff = cells.areCutOff(table.last);
    boolean hidesRefusal =
        isCutOff || ofEnding.stream().anyMatch(each -> each.path().equals(Ending.REFUSED));
    Contact stated = facts.contact() == null ? requireNonNull(facts.rest()) : facts.contact();
    Contact legible = name == null ? stated : stated.with(Contact.ID, name);
    Set<Integer> wrong =
        facts.wrong().stream().map(LeadFacts.Wrong::column).collect(Collectors.toSet());
    Set<Unread> unread =
        table.unread(
            column -> wrong.contains(column) || isCutOff && cells.mayBeCutOff(column),
            hidesRefusal || at == null);
    Instant last = at == null && Boolean.TRUE.equals(ending.refused()) ? lastReading : at;
    Remains rest = new Remains(number == null ? 0 : number.digits(), last, legible, unread);
    if (number == null) {
      return refused(name, requireNonNull(withoutNumber), detail).ended(ending).leaving(rest);
    }
    if (at == null) {
      return PastActivity.refused(name, Refusal.NO_INSTANT, problems).ended(ending).leaving(rest);
    }
    if (isCutOff) {
      return refused(name, Refusal.TOO_FEW_CELLS, "").ended(ending).leaving(rest);
    }
    problems.addAll(ofEnding);
    if (facts.contact() == null) {
      String inColumn =
          facts.wrong().isEmpty() ? "" : table.inColumn("", facts.wrong().get(0).column());
      problems.add(
          new Problem("", facts.problem() + inColumn, "facts as the columns are mapped to them"));
    }
    return PastActivity.refused(name, Refusal.BAD_FACT, problems).ended(ending).leaving(rest);
  }

  private @Nullable PhoneNumber number(Cells cells, int column) {
    int cell = cells.first + column;
    return cells.has(column)
        ? numbers.read(cells.batch.text(), cells.batch.start(cell), cells.batch.end(cell))
        : numbers.read("");
  }

  private static PastActivity refused(@Nullable String id, Refusal refusal, String detail) {
    return PastActivity.refused(
        id,
        refusal,
        List.of(
            new Problem(
                "",
                detail.isEmpty() ? refusal.text() : detail,
                switch (refusal) {
                  case TOO_MANY_CELLS -> "as many cells as the header has columns";
                  case TOO_FEW_CELLS ->
                      "a cell for each column that is mapped, if only an empty one";
                  case IMPOSSIBLE_NUMBER -> "a number of a numbering plan, such as +12125550142";
                  default -> "a row with one number to call";
                })));
  }

  private static LeadFacts.Read facts(Table table, Cells cells) {
    if (table.facts.size() == MOST_KNOWN || table.facts.chars() >= RowFacts.MOST_CHARS) {
      table.facts.clear();
    }
    return table.facts.find(cells.batch, cells.first, cells.end).read();
  }

  /** Returns how a row ended; null if a cell of it is not valid. */
  private @Nullable Ending ending(Table table, Cells cells) {
    @Nullable Boolean[] answers = this.answers;
    boolean tells = false;
    for (int i = 0; i < answers.length; i++) {
      answers[i] = null;
      int column = table.endings[i];
      if (cells.has(column) && !cells.isBlank(column)) {
        answers[i] = cells.yesOrNo(column);
        tells = true;
        if (answers[i] == null) {
          return null;
        }
      }
    }
    boolean named = cells.has(table.agent) && !cells.isBlank(table.agent);
    return tells || named
        ? new Ending(
            answers[0],
            answers[1],
            answers[2],
            answers[3],
            answers[4],
            answers[5],
            named ? cells.get(table.agent, agents) : null)
        : Ending.UNTOLD;
  }

  private static Ending ending(Table table, Cells cells, List<Problem> problems) {
    @Nullable Boolean[] answers = new Boolean[table.endings.length];
    boolean tells = false;
    for (int i = 0; i < answers.length; i++) {
      String cell = cells.get(table.endings[i]);
      if (!cell.isEmpty()) {
        answers[i] = LeadFacts.yesOrNo(cell);
        tells = true;
        if (answers[i] == null) {
          problems.add(
              new Problem(
                  Ending.ANSWERS.get(i),
                  "is '"
                      + SafeText.briefly(cell)
                      + "'"
                      + table.inColumn(Ending.ANSWERS.get(i), table.endings[i]),
                  "yes or no"));
        }
      }
    }
    String agent = cells.get(table.agent);
    return tells || !agent.isEmpty()
        ? new Ending(
            answers[0],
            answers[1],
            answers[2],
            answers[3],
            answers[4],
            answers[5],
            agent.isEmpty() ? null : agent)
        : Ending.UNTOLD;
  }

  /** Returns the instant of a row if it is clear; null if it must be examined again. */
  private @Nullable Instant instant(Cells cells, Table table) {
    int column = table.at;
    if (!cells.has(column)) {
      return null;
    }
    int from = cells.batch.start(cells.first + column);
    int to = cells.batch.end(cells.first + column);
    boolean isPlain = table.time < 0 && how.form == null;
    long second = isPlain ? localSecond(cells.batch.text(), from, to) : NO_SECOND;
    if (second != NO_SECOND && how.zone != null) {
      long day = Math.floorDiv(second, SECONDS_OF_DAY);
      int place = (int) day & MOST_KNOWN - 1;
      if (plainDays[place] == day) {
        return Instant.ofEpochSecond(second - offsets[place]);
      }
    }
    return instant(table.instant(cells), new ArrayList<>());
  }

  private @Nullable Instant instant(String cell, List<Problem> problems) {
    lastReading = null;
    String allowed =
        how.form == null ? AN_INSTANT : "a day and a time of day in the form " + how.form;
    if (cell.isEmpty()) {
      problems.add(new Problem("at", "is missing", allowed));
      return null;
    }
    TemporalAccessor read = how.form == null ? ofIso(cell) : how.form.read(cell);
    if (read == null || read instanceof LocalDate) {
      problems.add(new Problem("at", "is '" + SafeText.briefly(cell) + "'", allowed));
      return null;
    }
    if (read instanceof OffsetDateTime exact) {
      return exact.toInstant();
    }
    LocalDateTime local = (LocalDateTime) read;
    ZoneId clock = how.zone;
    if (clock == null) {
      problems.add(new Problem("at", "is a local time, but no time zone is given", allowed));
      return null;
    }
    List<ZoneOffset> offsets = clock.getRules().getValidOffsets(local);
    if (offsets.size() != 1) {
      ZoneOffsetTransition change = clock.getRules().getTransition(local);
      Instant one = local.toInstant(change.getOffsetBefore());
      Instant other = local.toInstant(change.getOffsetAfter());
      lastReading = one.isAfter(other) ? one : other;
      problems.add(
          new Problem(
              "at",
              offsets.isEmpty()
                  ? "was left out when the clocks of %s were changed".formatted(clock)
                  : "came twice when the clocks of %s were changed".formatted(clock),
              allowed));
      return null;
    }
    Instant at = local.toInstant(offsets.get(0));
    Duration twoDays = Duration.ofDays(2);
    ZoneOffsetTransition next = clock.getRules().nextTransition(at.minus(twoDays));
    if (next == null || next.getInstant().isAfter(at.plus(twoDays))) {
      long day = local.toLocalDate().toEpochDay();
      int place = (int) day & MOST_KNOWN - 1;
      plainDays[place] = day;
      this.offsets[place] = offsets.get(0).getTotalSeconds();
    }
    return at;
  }

  private static @Nullable TemporalAccessor ofIso(String cell) {
    TemporalAccessor local = localTime(cell);
    try {
      return local != null
          ? local
          : INSTANT.parseBest(cell, OffsetDateTime::from, LocalDateTime::from);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /**
   * Reads {@code 2026-03-02 12:00:00}, as most databases write a local time, without a formatter,
   * which took a tenth of the time of an audit; null for anything else.
   */
  static @Nullable LocalDateTime localTime(String cell) {
    long second = localSecond(cell.toCharArray(), 0, cell.length());
    return second == NO_SECOND ? null : LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
  }

  /** Returns the same as the second since 1970, as if it were in UTC. */
  private static long localSecond(char[] text, int from, int to) {
    if (to - from != 19
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || (text[from + 10] != ' ' && text[from + 10] != 'T')
        || text[from + 13] != ':'
        || text[from + 16] != ':') {
      return NO_SECOND;
    }
    int year = digits(text, from, from + 4);
    int month = digits(text, from + 5, from + 7);
    int day = digits(text, from + 8, from + 10);
    int hour = digits(text, from + 11, from + 13);
    int minute = digits(text, from + 14, from + 16);
    int second = digits(text, from + 17, from + 19);
    boolean isOne =
        year > 0
            && month >= 1
            && month <= 12
            && day >= 1
            && (day <= 28 || day <= Month.of(month).length(Year.isLeap(year)))
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60;
    return isOne
        ? LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY
            + hour * 3_600L
            + minute * 60L
            + second
        : NO_SECOND;
  }

  /** Returns the number with these digits; -1 if one of them is not a digit. */
  private static int digits(char[] text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /**
   * Returns the columns of the CSV files opened so far that are named like a fact or an ending of a
   * contact, but were not read; without numbers.
   */
  public List<String> unread() {
    return List.copyOf(unread);
  }

  /** Returns how many lines were empty in the CSV files that were read completely. */
  public long emptyLines() {
    return emptyLines;
  }

  /** Closes the file that is being read. */
  @Override
  public void close() throws IOException {
    OpenFile file = open;
    if (file != null) {
      open = null;
      emptyLines += file.rows.emptyLines();
      file.rows.close();
    }
    JsonLines lines = openLines;
    if (lines != null) {
      openLines = null;
      lines.close();
    }
  }
}
