package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Profile;
import io.lexicall.internal.TimeForm;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.SafeText;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.NumberList;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges rows of planned contacts. The rows come from CSV files, and are written again with their
 * answers, or from the host.
 *
 * <p>Nothing is assumed about the called people: a fact that neither a column nor {@link
 * Builder#fact} nor the profile states is unknown, and a row for which it matters is undecided.
 * Rows that differ only in their number are judged once if the number itself does not matter. The
 * answer is the same as for a single check.
 *
 * <p>One thread reads, several judge, and one delivers the rows in order. Memory does not grow with
 * the rows.
 *
 * <p>Immutable. It may be used by several threads and repeatedly, as far as its inputs and outputs
 * allow.
 *
 * @since 0.1
 */
public final class Scrub {
  private final List<OutputStream> outputs;
  private final Builder how;

  /**
   * Opens the bytes of a file.
   *
   * @since 0.1
   */
  @FunctionalInterface
  public interface Opener {
    /** Returns the bytes from the beginning. The stream is closed after it has been read. */
    InputStream open() throws IOException;
  }

  /**
   * A file of rows: CSV, or CSV compressed with gzip.
   *
   * @param name its name in messages
   * @param bytes its content
   * @since 0.1
   */
  public record Input(String name, Opener bytes) {
    /** Checks that nothing is null. */
    public Input {
      requireNonNull(name, "name");
      requireNonNull(bytes, "bytes");
    }
  }

  /**
   * The result for all rows.
   *
   * @since 0.1
   */
  public static final class Result {
    private final Scrub scrub;
    private final Pipeline.Counted counted;
    private final Layout layout;

    private Result(Scrub scrub, Pipeline.Counted counted, Layout layout) {
      this.scrub = scrub;
      this.counted = counted;
      this.layout = layout;
    }

    /** Returns the counts of the rows. */
    public Tally tally() {
      return counted.tally();
    }

    /** Returns how many may be contacted at each hour; empty if that was not requested. */
    public Optional<WeekGrid> week() {
      return counted.week();
    }

    /** Returns the name of the column of numbers, or its number from 1 if it has none. */
    public String phoneColumn() {
      return layout.columns().get(layout.phone());
    }

    /**
     * Returns the name of a column, or its number from 1 if it has none.
     *
     * @param index the index, as in {@link Tally.OfValue#column}
     */
    public String column(int index) {
      return layout.columns().get(index);
    }

    /** Returns how many columns the rows had. */
    public int columns() {
      return layout.columns().size();
    }

    /** Returns what was stated for every row, by the path of the fact; without numbers. */
    public Map<String, String> stated() {
      Map<String, String> stated = new LinkedHashMap<>();
      scrub.how.stated.forEach((fact, value) -> stated.put(fact, SafeText.of(value)));
      return stated;
    }

    /** Returns the columns that are named like a fact but were not read; without numbers. */
    public List<String> unread() {
      Builder how = scrub.how;
      return LeadFacts.unread(layout.columns(), List.of(), how.said(), how.mapped.values()).stream()
          .filter(column -> !column.equals(phoneColumn().strip()))
          .filter(column -> !how.ignored.contains(column))
          .map(SafeText::of)
          .toList();
    }

    /** Returns the mapped columns, by the path of the fact. */
    public Map<String, String> mapped() {
      Map<String, String> mapped = new LinkedHashMap<>();
      scrub.how.mapped.forEach((fact, column) -> mapped.put(fact, SafeText.of(column)));
      return mapped;
    }

    /** Returns whether the people were stated to be strangers, unless a row stated otherwise. */
    public boolean areStrangers() {
      return scrub.how.strangers;
    }

    /**
     * Returns what the profile states about contacts, as JSON without numbers; empty if nothing.
     */
    public Optional<String> profile() {
      return told(scrub.how.profile, at());
    }

    /**
     * Returns the last day on which a list is recent enough for numbers that are not on it, by the
     * law on the age of lists, for calls at the time of day that was judged: a day on the clock of
     * the called party.
     *
     * @param list its index
     * @return empty if no rule that applies to such a row limits the age
     */
    public Optional<LocalDate> lastDay(int list) {
      return new ListAge(scrub.how.compliance, counted.tally(), at()).lastDay(list);
    }

    /**
     * Returns why a list that was asked is reported as missing, such as {@code too old:
     * us-fl-state-dnc of 2026-09-01; the law needs a version of 2026-10-01 or later}.
     *
     * @param missing the path of the missing fact, such as {@code lists[state-dnc US-FL]}
     * @return empty if no such list was asked, or if its date is not the reason
     */
    public Optional<String> whyMissing(String missing) {
      for (int i = 0; i < lists().size(); i++) {
        RowAnswer.Judged judged = counted.tally().unlisted(i);
        if (judged != null && UnfitLists.isNamed(missing, lists().get(i).info())) {
          return UnfitLists.why(missing, judged.withEntries(), lists(), scrub.how.compliance);
        }
      }
      return Optional.empty();
    }

    /** Returns the instant for which the rows were judged. */
    public Instant at() {
      return scrub.how.at;
    }

    /** Returns the edition of the law that was applied. */
    public Verdict.Edition edition() {
      return scrub.how.compliance.edition();
    }

    /** Returns the lists that were asked, in the order of {@link Tally#listed}. */
    public List<NumberList> lists() {
      return scrub.how.lists.lists();
    }
  }

  /** Returns what a profile states about contacts, as JSON without numbers; empty if nothing. */
  static Optional<String> told(Profile profile, Instant at) {
    Contact nothing = Contact.builder().at(at).build();
    Contact filled = profile.applyTo(nothing);
    String frame = ActivityJson.write(nothing);
    String facts = ActivityJson.write(filled);
    return facts.equals(frame)
        ? Optional.empty()
        : Optional.of(
            SafeText.of("{" + facts.substring(frame.length() - 1).replaceFirst("^,", "")));
  }

  private Scrub(Builder builder) {
    this.outputs = builder.outputs.values().stream().distinct().toList();
    this.how = new Builder(builder);
  }

  /**
   * Returns a builder of a scrub.
   *
   * @param compliance the engine that judges the rows
   * @param at the instant of the contacts
   */
  public static Builder of(Compliance compliance, Instant at) {
    return new Builder(compliance, at);
  }

  /**
   * Builds a {@link Scrub}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final Compliance compliance;
    private final Instant at;
    private final List<Input> inputs = new ArrayList<>();
    private DoNotCallLists lists = DoNotCallLists.of();
    private Profile profile = Profile.EMPTY;
    private final Map<String, String> stated = new LinkedHashMap<>();
    private final Map<String, String> mapped = new LinkedHashMap<>();
    private final Map<Answer, OutputStream> outputs = new EnumMap<>(Answer.class);
    private final Set<Refusal> accepted = EnumSet.noneOf(Refusal.class);
    private final Set<String> nones = new LinkedHashSet<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private Place country = Place.of("US");
    private @Nullable Charset charset;
    private @Nullable Character delimiter;
    private @Nullable Boolean headed;
    private @Nullable String phoneColumn;
    private @Nullable ZoneId zone;
    private String prefix = "";
    private boolean strangers;
    private @Nullable ZoneId dates;
    private @Nullable TimeForm form;
    private boolean week;
    private boolean repeats;
    private boolean eachAlone;
    private @Nullable Consumer<List<PhoneNumber>> readsAhead;
    private boolean escapesFormulas;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder(Compliance compliance, Instant at) {
      this.compliance = requireNonNull(compliance, "compliance");
      this.at = requireNonNull(at, "at");
    }

    private Builder(Builder original) {
      this(original.compliance, original.at);
      inputs.addAll(original.inputs);
      lists = original.lists;
      profile = original.profile;
      stated.putAll(original.stated);
      mapped.putAll(original.mapped);
      outputs.putAll(original.outputs);
      accepted.addAll(original.accepted);
      nones.addAll(original.nones);
      ignored.addAll(original.ignored);
      country = original.country;
      charset = original.charset;
      delimiter = original.delimiter;
      headed = original.headed;
      phoneColumn = original.phoneColumn;
      zone = original.zone;
      prefix = original.prefix;
      strangers = original.strangers;
      dates = original.dates;
      form = original.form;
      week = original.week;
      repeats = original.repeats;
      eachAlone = original.eachAlone;
      readsAhead = original.readsAhead;
      escapesFormulas = original.escapesFormulas;
      threads = original.threads;
    }

    /** Adds a file. Several must have the same columns, delimiter and encoding. */
    public Builder input(Input input) {
      inputs.add(input);
      return this;
    }

    /** Adds a file. */
    public Builder input(Path file) {
      return input(new Input(file.toString(), () -> Files.newInputStream(file)));
    }

    /**
     * Sets the lists that are the engine's source, so that the scrub knows to which rows they
     * apply. None by default.
     */
    public Builder lists(DoNotCallLists engineLists) {
      this.lists = engineLists;
      return this;
    }

    /**
     * Judges each row alone, for an engine with sources that answer by the number, such as a
     * ledger. By default rows with the same facts and the same answers of the lists are judged
     * once.
     */
    public Builder eachAlone(boolean alone) {
      this.eachAlone = alone;
      return this;
    }

    /**
     * Announces the next numbers to a source of the engine, such as a ledger, so that it can read
     * the data of all of them at once. It is called on each judging thread, before each block of
     * some thousand rows; an exception ends the scrub. None by default.
     */
    public Builder readingAhead(Consumer<List<PhoneNumber>> reader) {
      this.readsAhead = reader;
      return this;
    }

    /** Sets the profile of the engine. Empty by default. */
    public Builder profile(Profile engineProfile) {
      this.profile = engineProfile;
      return this;
    }

    /**
     * States a fact of every row.
     *
     * @param path the path of the fact, such as {@code to.lineType}
     * @param value the value, as in a cell
     * @throws IllegalArgumentException if it is stated twice
     */
    public Builder fact(String path, String value) {
      if (stated.putIfAbsent(path, value) != null) {
        throw new IllegalArgumentException(path + " is stated twice");
      }
      return this;
    }

    /**
     * States that there are no earlier dealings with these people: each is a consumer who gave no
     * consent, is not a customer of the seller, has no other relationship with it, and was not
     * contacted before. A column or a stated fact takes precedence.
     */
    public Builder strangers() {
      this.strangers = true;
      return this;
    }

    /**
     * Sets the time zone of dates and local times that are used instead of instants, such as in a
     * column of consents: a date means the start of that day in the zone. Without a zone such a row
     * is refused.
     */
    public Builder dates(ZoneId zone) {
      this.dates = requireNonNull(zone, "zone");
      return this;
    }

    /**
     * Sets the form of dates and times in columns that hold facts, as {@link
     * PastFiles.Builder#timeFormat}.
     *
     * @throws IllegalArgumentException as there
     */
    public Builder timeFormat(String pattern) {
      this.form = TimeForm.of(pattern);
      return this;
    }

    /** States that a list or a group of facts is empty, unless a row states something else. */
    public Builder none(String path) {
      nones.add(path);
      return this;
    }

    /**
     * Maps a column to a fact. An empty cell leaves out the fact.
     *
     * @param column the name of the column or its number from 1
     * @param path the path of the fact, such as {@code to.region}
     * @throws IllegalArgumentException if the fact is mapped twice
     */
    public Builder map(String column, String path) {
      if (mapped.putIfAbsent(path, column) != null) {
        throw new IllegalArgumentException(path + " is mapped twice");
      }
      return this;
    }

    /**
     * Ignores a column, although its name says that it may tell who wants no calls. Without this,
     * and if it is not mapped, such a column ends the scrub: the people whom it marks would be
     * permitted. Those who want no calls must then be known otherwise, such as by a list of the
     * company.
     *
     * @param column the name of the column or its number from 1
     */
    public Builder ignore(String column) {
      ignored.add(requireNonNull(column, "column"));
      return this;
    }

    /**
     * Sets the output for the rows of files with an answer. Rows without an output are only
     * counted. One output can receive the rows of several answers. It is flushed but not closed.
     *
     * @param output the output, such as one of {@link Outputs}, which replaces files only when all
     *     are complete
     */
    public Builder output(Answer answer, OutputStream output) {
      outputs.put(requireNonNull(answer, "answer"), requireNonNull(output, "output"));
      return this;
    }

    /**
     * Accepts numbers that are usually refused.
     *
     * @throws IllegalArgumentException if it is not one of {@link #acceptable}
     */
    public Builder accept(Refusal refusal) {
      if (!LeadNumbers.ACCEPTABLE.contains(refusal)) {
        throw new IllegalArgumentException(refusal.code() + " cannot be accepted");
      }
      accepted.add(refusal);
      return this;
    }

    /**
     * Sets the country from which numbers without a calling code are dialed. The United States by
     * default.
     */
    public Builder country(Place place) {
      this.country = place.country();
      return this;
    }

    /**
     * Sets the encoding of the files. By default it is that of the byte order mark, or UTF-8 if
     * there is none.
     */
    public Builder charset(Charset encoding) {
      this.charset = encoding;
      return this;
    }

    /** Sets the delimiter between cells. By default it is detected in the first rows. */
    public Builder delimiter(char between) {
      this.delimiter = between;
      return this;
    }

    /**
     * Sets whether the first row names the columns. By default it is detected in the first rows.
     */
    public Builder headed(boolean hasHeader) {
      this.headed = hasHeader;
      return this;
    }

    /**
     * Sets the column that holds the numbers, by name or number from 1. For files it is detected in
     * the first rows by default, if it is clear.
     */
    public Builder phoneColumn(String column) {
      this.phoneColumn = column;
      return this;
    }

    /** Sets a prefix of the names of the added columns. None by default. */
    public Builder prefix(String beginning) {
      this.prefix = beginning;
      return this;
    }

    /**
     * Sets whether cells that a spreadsheet would run are escaped, so that it shows them instead.
     */
    public Builder escapeFormulas(boolean escape) {
      this.escapesFormulas = escape;
      return this;
    }

    /**
     * Counts the rows with a number that an earlier row has. Up to four million different numbers
     * are kept for this; with more numbers, some repetitions are missed.
     */
    public Builder repeats() {
      this.repeats = true;
      return this;
    }

    /** Counts the hours of the week in a time zone; null means the zone of most numbers. */
    public Builder week(@Nullable ZoneId byClockOf) {
      this.week = true;
      this.zone = byClockOf;
      return this;
    }

    /**
     * Sets the number of judging threads. By default it is the number of cores.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder threads(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("At least one thread must judge, not " + count);
      }
      this.threads = count;
      return this;
    }

    /** Returns the names that are mapped or stated. */
    private Set<String> said() {
      return LeadFacts.said(mapped, stated);
    }

    /** Builds the scrub. */
    public Scrub build() {
      return new Scrub(this);
    }
  }

  /** Returns the refusals that {@link Builder#accept} accepts. */
  public static Set<Refusal> acceptable() {
    return EnumSet.copyOf(LeadNumbers.ACCEPTABLE);
  }

  /**
   * Judges the rows of all inputs and writes them to the outputs, with the {@link
   * RowAnswer#COLUMNS} after their own columns, in the encoding of the first input.
   *
   * @throws IllegalArgumentException if there is no such fact or column, or a fact cannot be
   * @throws IllegalStateException if there is no input
   * @throws BatchFileException if an input is not valid, or one of {@link Outputs} cannot be
   *     written
   * @throws IOException if an input or output fails
   */
  public Result run() throws IOException {
    if (how.inputs.isEmpty()) {
      throw new IllegalStateException("There is no input to read rows from");
    }
    LeadNumbers.Kind kind = new LeadNumbers.Kind(how.country, how.accepted);
    facts(column -> 0); // so that mistakes in them are reported before a file is read
    try (LeadRows first = open(how.inputs.get(0), kind)) {
      Layout layout = first.layout();
      RowBytes.Form form =
          new RowBytes.Form(first.text().charset(), layout.delimiter(), how.escapesFormulas);
      CsvLoad.Plan plan = new CsvLoad.Plan(layout, form, outputs, byAnswer());
      Pipeline<CsvLoad> pipeline = pipeline(layout, kind, () -> new CsvLoad(plan));
      begin(first, form);
      Pipeline.Counted counted =
          pipeline.run(
              into -> {
                read(first, 0, into);
                for (int i = 1; i < how.inputs.size() && !into.hasFailed(); i++) {
                  try (LeadRows rows = open(how.inputs.get(i), kind)) {
                    rows.mustBeLike(first);
                    read(rows, i, into);
                  }
                }
              });
      for (OutputStream output : outputs) {
        output.flush();
      }
      return new Result(this, counted, layout);
    }
  }

  private static void read(LeadRows rows, int file, Pipeline<CsvLoad> into)
      throws IOException, InterruptedException {
    into.read(file, load -> rows.fill(load.batch()));
    into.addEmptyLines(rows.emptyLines());
  }

  /**
   * Judges rows of the host, and returns each with its answer, in order. Some thousands are read
   * before the first is returned; if each must be answered at once, use {@link #judge}.
   *
   * <p>An exception of the rows, the cells or {@code each} is thrown here, and ends the scrub.
   *
   * @param columns their names; one of them is the {@link Builder#phoneColumn}
   * @param rows the rows, which the calling thread reads
   * @param cells returns the cells of a row for the columns, as in a file; called by the same
   *     thread
   * @param each receives one row after the other, on one other thread; if the scrub fails, it is
   *     interrupted, and waited for some seconds
   * @return the result; the line of a refused row is the number of the row, from 1
   * @throws IllegalArgumentException if there is no such fact or column, or a fact cannot be
   * @throws IOException if the calling thread is interrupted
   */
  public <T> Result run(
      List<String> columns,
      Iterator<? extends T> rows,
      Function<? super T, List<String>> cells,
      BiConsumer<? super T, RowAnswer> each)
      throws IOException {
    Layout layout = ownLayout(columns);
    LeadNumbers.Kind kind = new LeadNumbers.Kind(how.country, how.accepted);
    Pipeline<OwnLoad<T>> pipeline = pipeline(layout, kind, () -> new OwnLoad<>(each));
    long[] before = {0};
    Pipeline.Counted counted =
        pipeline.run(
            into ->
                into.read(
                    0,
                    load -> {
                      before[0] += load.fill(rows, cells, before[0]);
                      return rows.hasNext();
                    }));
    return new Result(this, counted, layout);
  }

  /**
   * Returns a judge of rows of the host, one at a time: for a thread, a partition, or a form.
   *
   * @param columns their names; one of them is the {@link Builder#phoneColumn}
   * @throws IllegalArgumentException if there is no such fact or column, or a fact cannot be
   */
  public RowJudge judge(List<String> columns) {
    LeadNumbers.Kind kind = new LeadNumbers.Kind(how.country, how.accepted);
    Layout layout = ownLayout(columns);
    Weeks weeks =
        how.week
            ? new Weeks(how.compliance, how.at, how.zone == null ? layout.usualZone() : how.zone)
            : null;
    return new RowJudge(
        new Judge(task(layout, kind), weeks, () -> false), how.lists.lists().size(), weeks);
  }

  /**
   * Returns the result for rows that several {@linkplain #judge judges} judged, such as those of a
   * cluster.
   *
   * @param columns the names of the columns, as given to the judges
   * @param tally the counts of the judges, added
   * @param week their weeks, added; null if there is none
   * @throws IllegalArgumentException if there is no such column
   */
  public Result result(List<String> columns, Tally tally, @Nullable WeekGrid week) {
    return new Result(
        this,
        new Pipeline.Counted(requireNonNull(tally, "tally"), Optional.ofNullable(week)),
        ownLayout(columns));
  }

  /** Returns the layout of rows that are not in a file. */
  private Layout ownLayout(List<String> columns) {
    if (how.phoneColumn == null) {
      throw new IllegalArgumentException("It must be said which column holds the numbers");
    }
    List<String> own = List.copyOf(columns);
    return new Layout(',', true, own, index(how.phoneColumn, own), "\n", ZoneOffset.UTC);
  }

  private <L extends Load> Pipeline<L> pipeline(
      Layout layout, LeadNumbers.Kind kind, Supplier<L> loads) {
    ZoneId zone = how.zone == null ? layout.usualZone() : how.zone;
    Weeks weeks = how.week ? new Weeks(how.compliance, how.at, zone) : null;
    return new Pipeline<>(task(layout, kind), weeks, how.threads, loads);
  }

  private Judge.Task task(Layout layout, LeadNumbers.Kind kind) {
    LeadFacts facts = facts(column -> index(column, layout.columns()));
    Set<String> read = new HashSet<>();
    for (String column : how.mapped.values()) {
      read.add(layout.columns().get(index(column, layout.columns())));
    }
    for (String column : how.ignored) {
      read.add(layout.columns().get(index(column, layout.columns())));
    }
    LeadFacts.requireWithdrawalsRead(layout.columns(), how.said(), read);
    read.add(layout.columns().get(layout.phone()));
    LeadFacts.requireRefusalsRead(layout.columns(), read);
    return new Judge.Task(
        how.compliance,
        facts,
        how.profile,
        how.lists,
        layout.columns().size(),
        layout.phone(),
        kind,
        how.repeats ? new SeenNumbers() : null,
        how.eachAlone,
        how.readsAhead);
  }

  private LeadRows open(Input input, LeadNumbers.Kind kind) throws IOException {
    InputStream bytes = input.bytes.open();
    try {
      return LeadRows.open(
          input.name,
          LeadText.open(input.name, bytes, how.charset),
          new Layout.Told(how.delimiter, how.headed, how.phoneColumn),
          kind.reader());
    } catch (IOException | RuntimeException failure) {
      bytes.close();
      throw failure;
    }
  }

  /** Returns the facts of rows, and checks those that are stated. */
  private LeadFacts facts(ToIntFunction<String> columns) {
    LeadFacts.Builder facts =
        new LeadFacts.Builder(how.at, how.country).dates(how.dates).form(how.form);
    how.stated.forEach(facts::state);
    how.mapped.forEach((path, column) -> facts.map(path, columns.applyAsInt(column)));
    Set<String> nones = new LinkedHashSet<>(how.nones);
    if (how.strangers) {
      if (!facts.says("to.subscriber")) {
        facts.state("to.subscriber", "consumer");
      }
      if (!facts.says("relationship")) {
        facts.state("relationship.customer", "no");
      }
      nones.addAll(List.of("consents", "history"));
    }
    nones.stream().filter(path -> !facts.says(path)).forEach(facts::none);
    return facts.build();
  }

  /** Returns the index of a column, by its name or its number from 1. */
  static int index(String column, List<String> columns) {
    List<Integer> named = Layout.indexes(column, columns);
    if (named.size() == 1) {
      return named.get(0);
    }
    if (named.size() > 1) {
      throw new IllegalArgumentException("there are several columns " + column);
    }
    if (column.matches("[1-9][0-9]{0,5}") && Integer.parseInt(column) <= columns.size()) {
      return Integer.parseInt(column) - 1;
    }
    throw new IllegalArgumentException(
        "there is no column " + column + "; there are " + Layout.names(columns));
  }

  @SuppressWarnings("EnumOrdinal") // an index within this run
  private int[] byAnswer() {
    int[] byAnswer = new int[Answer.values().length];
    Arrays.fill(byAnswer, -1);
    how.outputs.forEach((answer, to) -> byAnswer[answer.ordinal()] = outputs.indexOf(to));
    return byAnswer;
  }

  /** Writes the byte order mark and the header, if the input had them. */
  private void begin(LeadRows first, RowBytes.Form form) throws IOException {
    Layout layout = first.layout();
    RowBytes header = new RowBytes(form);
    if (first.text().marked()) {
      header.append(LeadText.markOf(first.text().charset()));
    }
    if (layout.headed()) {
      List<String> names = new ArrayList<>(layout.columns());
      for (String added : RowAnswer.COLUMNS) {
        String name = how.prefix + added;
        if (!Layout.indexes(name, names).isEmpty()) {
          throw new BatchFileException(
              "there is a column %s already; choose another prefix for the added columns"
                  .formatted(name),
              BatchFileException.Hint.PREFIX);
        }
        names.add(name);
      }
      String line =
          names.stream()
              .map(form::cell)
              .collect(Collectors.joining(String.valueOf(layout.delimiter())));
      header.append(form.bytes(line + layout.lineEnd()));
    }
    for (OutputStream output : outputs) {
      RowBytes written = new RowBytes(form);
      written.append(Arrays.copyOf(header.bytes(), header.length()));
      if (Outputs.isPacked(output)) {
        written.pack();
      }
      output.write(written.bytes(), 0, written.length());
    }
  }
}
