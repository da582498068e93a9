package io.lexicall.cli.scrub;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.facts.Profile;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges every row of lead files and writes it to the file of its answer, in order.
 *
 * <p>One thread reads and parses, as many as there are cores judge, one writes. Batches of rows go
 * from one to the next in a bounded number, so that memory does not grow with the file.
 */
public final class Scrub {
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  private final Compliance compliance;
  private final Instant at;
  private final List<Input> inputs;
  private final Builder how;

  /** Opens the bytes of a file. */
  @FunctionalInterface
  public interface Opener {
    /** Returns the bytes from the beginning. */
    InputStream open() throws IOException;
  }

  /**
   * A lead file.
   *
   * @param name for messages
   * @param bytes what is in it
   */
  public record Input(String name, Opener bytes) {}

  /**
   * What came of it.
   *
   * @param tally of all rows
   * @param week empty where it was not asked for
   * @param phoneColumn the name of the column of numbers
   * @param columns how many columns the rows had
   */
  public record Result(Tally tally, Optional<WeekGrid> week, String phoneColumn, int columns) {}

  private Scrub(Builder builder) {
    this.compliance = builder.compliance;
    this.at = builder.at;
    this.inputs = List.copyOf(builder.inputs);
    this.how = builder;
  }

  /**
   * Begins a scrub.
   *
   * @param compliance asked for every kind of row
   * @param at the instant of the contacts
   */
  public static Builder of(Compliance compliance, Instant at) {
    return new Builder(compliance, at);
  }

  /** Says how a scrub is done. Not thread-safe. */
  public static final class Builder {
    private final Compliance compliance;
    private final Instant at;
    private final List<Input> inputs = new ArrayList<>();
    private DoNotCallLists lists = DoNotCallLists.of();
    private Profile profile = Profile.EMPTY;
    private final Map<String, String> stated = new LinkedHashMap<>();
    private final Map<String, String> mapped = new LinkedHashMap<>();
    private final Map<Answer, String> outputs = new EnumMap<>(Answer.class);
    private final Set<Refusal> accepted = EnumSet.noneOf(Refusal.class);
    private final Set<String> nones = new LinkedHashSet<>();
    private Place country = Place.of("US");
    private @Nullable Charset charset;
    private @Nullable Character delimiter;
    private @Nullable Boolean headed;
    private @Nullable String phoneColumn;
    private @Nullable ZoneId zone;
    private String prefix = "";
    private boolean week;
    private boolean escapesFormulas;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder(Compliance compliance, Instant at) {
      this.compliance = compliance;
      this.at = at;
    }

    /** Adds a lead file. */
    public Builder input(Input input) {
      inputs.add(input);
      return this;
    }

    /** Says which lists are the engine's source, so that it is known for which rows they speak. */
    public Builder lists(DoNotCallLists engineLists) {
      this.lists = engineLists;
      return this;
    }

    /** Says which profile the engine has. */
    public Builder profile(Profile engineProfile) {
      this.profile = engineProfile;
      return this;
    }

    /** States a fact of every row: its path and its value as a cell would hold it. */
    public Builder fact(String path, String value) {
      if (stated.putIfAbsent(path, value) != null) {
        throw new IllegalArgumentException(path + " is stated twice");
      }
      return this;
    }

    /** States that a list or a group of facts holds nothing, unless a row says otherwise. */
    public Builder none(String path) {
      nones.add(path);
      return this;
    }

    /** Says which column, by name or number from 1, holds which fact. */
    public Builder map(String column, String path) {
      if (mapped.putIfAbsent(path, column) != null) {
        throw new IllegalArgumentException(path + " is mapped twice");
      }
      return this;
    }

    /**
     * Says where the rows of an answer are written; those of one without a file are only counted.
     */
    public Builder output(Answer answer, String file) {
      outputs.put(answer, file);
      return this;
    }

    /** Accepts numbers that are usually refused. */
    public Builder accept(Refusal refusal) {
      accepted.add(refusal);
      return this;
    }

    /** Says where numbers without a calling code are dialed from; the United States unless told. */
    public Builder country(Place place) {
      this.country = place.country();
      return this;
    }

    /** Says which encoding the files have. */
    public Builder charset(Charset encoding) {
      this.charset = encoding;
      return this;
    }

    /** Says what stands between cells. */
    public Builder delimiter(char between) {
      this.delimiter = between;
      return this;
    }

    /** Says whether the first row names the columns. */
    public Builder headed(boolean hasHeader) {
      this.headed = hasHeader;
      return this;
    }

    /** Says which column, by name or number from 1, holds the numbers. */
    public Builder phoneColumn(String column) {
      this.phoneColumn = column;
      return this;
    }

    /** Says what the names of the added columns begin with. */
    public Builder prefix(String beginning) {
      this.prefix = beginning;
      return this;
    }

    /** Says whether cells that a spreadsheet would run are written so that it shows them. */
    public Builder escapeFormulas(boolean escape) {
      this.escapesFormulas = escape;
      return this;
    }

    /** Asks for the week, by the clock of a zone; by that of most numbers where it is null. */
    public Builder week(@Nullable ZoneId byClockOf) {
      this.week = true;
      this.zone = byClockOf;
      return this;
    }

    /** Says how many threads judge. */
    public Builder threads(int count) {
      this.threads = count;
      return this;
    }

    /** Returns the scrub. */
    public Scrub build() {
      return new Scrub(this);
    }
  }

  /** Returns the refusals that {@link Builder#accept} takes. */
  public static Set<Refusal> acceptable() {
    return EnumSet.copyOf(LeadNumbers.ACCEPTABLE);
  }

  /** Returns the files that the rows are written to, each once. */
  public List<String> files() {
    return how.outputs.values().stream().distinct().toList();
  }

  /**
   * Does it.
   *
   * @param outputs opened for {@link #files}, in that order; the caller completes them
   * @throws IllegalArgumentException if there is no such fact or column, or a fact cannot be
   * @throws LeadFileException if a file cannot be read or written
   */
  public Result run(Outputs outputs) throws IOException {
    LeadNumbers.Kind kind = new LeadNumbers.Kind(how.country, how.accepted);
    facts(null); // mistakes in them are told before a file is read
    try (LeadRows first = open(inputs.get(0), kind)) {
      Layout layout = first.layout();
      RowBytes.Form form =
          new RowBytes.Form(first.text().charset(), layout.delimiter(), how.escapesFormulas);
      Judge.Task task =
          new Judge.Task(
              compliance,
              requireNonNull(facts(layout)),
              how.profile,
              how.lists,
              layout,
              form,
              kind,
              new Outputs.Plan(files(), byAnswer()));
      begin(outputs, first, form);
      return new Run(task, outputs, kind, form).all(first);
    }
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

  /** Returns the facts for rows of that layout; without one, only whether they can be is found. */
  private @Nullable LeadFacts facts(@Nullable Layout layout) {
    LeadFacts.Builder facts = new LeadFacts.Builder(at, how.country);
    how.stated.forEach(facts::state);
    how.mapped.forEach(
        (path, column) -> facts.map(path, layout == null ? 0 : index(column, layout)));
    how.nones.stream().filter(path -> !facts.says(path)).forEach(facts::none);
    LeadFacts built = facts.build();
    return layout == null ? null : built;
  }

  private static int index(String column, Layout layout) {
    List<Integer> named = Layout.indexes(column, layout.columns());
    if (named.size() == 1) {
      return named.get(0);
    }
    if (named.size() > 1) {
      throw new IllegalArgumentException("there are several columns " + column);
    }
    if (column.matches("[1-9][0-9]{0,5}") && Integer.parseInt(column) <= layout.columns().size()) {
      return Integer.parseInt(column) - 1;
    }
    throw new IllegalArgumentException(
        "there is no column " + column + "; there are " + Layout.names(layout.columns()));
  }

  @SuppressWarnings("EnumOrdinal") // an index within this run
  private int[] byAnswer() {
    int[] byAnswer = new int[Answer.values().length];
    Arrays.fill(byAnswer, -1);
    how.outputs.forEach((answer, file) -> byAnswer[answer.ordinal()] = files().indexOf(file));
    return byAnswer;
  }

  /** Writes the byte order mark and the header that the input had. */
  private void begin(Outputs outputs, LeadRows first, RowBytes.Form form) throws LeadFileException {
    Layout layout = first.layout();
    RowBytes header = new RowBytes(form);
    if (first.text().marked()) {
      header.append(LeadText.markOf(first.text().charset()));
    }
    if (layout.headed()) {
      List<String> names = new ArrayList<>(layout.columns());
      for (String added : Judged.COLUMNS) {
        String name = how.prefix + added;
        if (!Layout.indexes(name, names).isEmpty()) {
          throw new IllegalArgumentException(
              "there is a column %s already; have ours begin with something else, such as --prefix lexicall_"
                  .formatted(name));
        }
        names.add(name);
      }
      String line =
          names.stream()
              .map(form::cell)
              .collect(Collectors.joining(String.valueOf(layout.delimiter())));
      header.append(form.bytes(line + layout.lineEnd()));
    }
    for (int i = 0; i < files().size(); i++) {
      RowBytes written = new RowBytes(form);
      written.append(Arrays.copyOf(header.bytes(), header.length()));
      if (outputs.packed(i)) {
        written.pack();
      }
      outputs.write(i, written.bytes(), written.length());
    }
  }

  /** One run: what its threads share. */
  private final class Run {
    private final Judge.Task task;
    private final Outputs outputs;
    private final LeadNumbers.Kind kind;
    private final int files;
    private final @Nullable Weeks weeks;
    private final ExecutorService workers;
    private final ConcurrentLinkedQueue<Judge> idle = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Batch> free;
    private final BlockingQueue<Future<Optional<Batch>>> inFlight;
    private volatile @Nullable Throwable failure;

    Run(Judge.Task task, Outputs outputs, LeadNumbers.Kind kind, RowBytes.Form form) {
      this.task = task;
      this.outputs = outputs;
      this.kind = kind;
      this.files = task.outputs().files().size();
      ZoneId zone = how.zone == null ? task.layout().usualZone() : how.zone;
      this.weeks = how.week ? new Weeks(compliance, at, zone) : null;
      int batches = 2 * how.threads + 2;
      this.free = new ArrayBlockingQueue<>(batches);
      this.inFlight = new ArrayBlockingQueue<>(batches + 1);
      for (int i = 0; i < batches; i++) {
        free.add(new Batch(form, files));
      }
      this.workers =
          Executors.newFixedThreadPool(
              how.threads,
              work -> {
                Thread thread = new Thread(work, "scrub-judge");
                thread.setDaemon(true);
                return thread;
              });
    }

    Result all(LeadRows first) throws IOException {
      Thread writer = new Thread(this::write, "scrub-writer");
      writer.setDaemon(true);
      writer.start();
      Tally tally = new Tally(task.lists().lists().size());
      try {
        for (int i = 0; i < inputs.size() && failure == null; i++) {
          if (i == 0) {
            read(first, i, tally);
          } else {
            try (LeadRows rows = open(inputs.get(i), kind)) {
              rows.mustBeLike(first);
              read(rows, i, tally);
            }
          }
        }
        inFlight.put(CompletableFuture.completedFuture(Optional.empty()));
        writer.join();
        rethrow();
        for (Judge judge : idle) {
          tally.add(judge.finish());
        }
        WeekGrid week = weeks == null ? null : weeks.finish(workers, how.threads);
        Layout layout = task.layout();
        return new Result(
            tally,
            Optional.ofNullable(week),
            layout.columns().get(layout.phone()),
            layout.columns().size());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new LeadFileException("the scrub was interrupted", interrupted);
      } catch (ExecutionException failed) {
        throw new IllegalStateException(failed.getCause());
      } finally {
        failure = failure == null ? new IllegalStateException("over") : failure;
        writer.interrupt();
        workers.shutdownNow();
      }
    }

    private void read(LeadRows rows, int file, Tally tally)
        throws LeadFileException, InterruptedException {
      boolean more = true;
      while (more) {
        Batch batch = free.poll(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        if (failure != null) {
          return;
        }
        if (batch == null) {
          continue;
        }
        batch.begin(file);
        more = rows.fill(batch);
        inFlight.put(workers.submit(() -> judge(batch)));
      }
      tally.addEmptyLines(rows.emptyLines());
    }

    private Optional<Batch> judge(Batch batch) {
      Judge judge = idle.poll();
      if (judge == null) {
        judge = new Judge(task, weeks);
      }
      judge.judge(batch, batch.outputs());
      for (int i = 0; i < files; i++) {
        if (outputs.packed(i)) {
          batch.outputs()[i].pack();
        }
      }
      idle.add(judge);
      return Optional.of(batch);
    }

    private void write() {
      try {
        while (true) {
          Optional<Batch> next = inFlight.take().get();
          if (next.isEmpty()) {
            return;
          }
          Batch batch = next.get();
          for (int i = 0; i < files; i++) {
            RowBytes rows = batch.outputs()[i];
            if (rows.length() > 0) {
              outputs.write(i, rows.bytes(), rows.length());
            }
          }
          free.add(batch);
        }
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException failed) {
        failure = failed.getCause();
      } catch (LeadFileException | RuntimeException | Error failed) {
        failure = failed;
      }
    }

    private void rethrow() throws LeadFileException {
      Throwable failed = failure;
      if (failed instanceof LeadFileException unwritable) {
        throw unwritable;
      }
      if (failed instanceof RuntimeException bug) {
        throw bug;
      }
      if (failed instanceof Error error) {
        throw error;
      }
      if (failed != null) {
        throw new IllegalStateException(failed);
      }
    }
  }
}
