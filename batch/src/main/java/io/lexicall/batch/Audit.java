package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges what was done, in any order, each activity at its own instant under the law of that day.
 *
 * <p>The {@code history} of a contact, where its facts leave it out, is made from the earlier
 * contacts to the same number: of the same audit, by instant, and in the order of the rows where
 * two are of one instant. So the rows are taken to be all contacts with these numbers; what came
 * before the first row is not known to the audit. A history that is stated stays as it is. A row is
 * the same call as an earlier one if number, instant, channel, seller and id are the same: it is
 * answered and counted, but is no contact of its own in the history. Where the two say different
 * things of how the call ended, that is unknown.
 *
 * <pre>{@code
 * Audit.Result result =
 *     Audit.of(compliance)
 *         .build()
 *         .run(rows, each -> { if (each.answer() == Answer.DENY) unlawful.add(each); });
 * }</pre>
 *
 * <p>The rows are sorted on disk by number and instant, and the answers again by the order of the
 * rows, so that memory does not grow with the rows. The temporary files can be read by their owner
 * only, and are gone when the audit ends, however it ends; in {@link Builder#work} they stay.
 *
 * <p>The history of a contact whose row tells its seller holds no contacts that rows tell to be of
 * another. What a campaign did ({@code campaign.liveAnswers} and {@code campaign.abandoned}, where
 * the facts leave both out) is counted over the period of 30 days in which the contact lies, from
 * the first call of the campaign in the rows, if of every call of the period it is told whether a
 * person answered and whether it was abandoned. In a sample it is not counted.
 *
 * <p>Immutable. It may be used by several threads and repeatedly.
 *
 * @since 0.1
 */
public final class Audit {
  /** A contact with more earlier contacts than these to its number is judged without a history. */
  public static final int MOST_EARLIER = 10_000;

  private static final long USUAL_MEMORY = 24L << 20;
  private static final long USUALLY_KEPT_EACH = 200_000;

  private final Builder how;

  /**
   * Rows, one after the other.
   *
   * @since 0.1
   */
  @FunctionalInterface
  public interface Rows {
    /**
     * Returns the next row; null if there is none.
     *
     * @throws IOException if it cannot be read, which ends the audit
     */
    @Nullable PastActivity next() throws IOException;
  }

  /**
   * Takes what came of the rows.
   *
   * @since 0.1
   */
  @FunctionalInterface
  public interface Receiver {
    /**
     * Takes what came of a row.
     *
     * @throws IOException if it cannot be taken, which ends the audit
     */
    void take(Audited row) throws IOException;
  }

  /**
   * Learns how far the audit is.
   *
   * @since 0.1
   */
  @FunctionalInterface
  public interface Watcher {
    /**
     * Learns that so many rows have been judged; called by the thread that runs the audit.
     *
     * @param judged how many so far
     * @param rows how many there are
     */
    void judged(long judged, long rows);
  }

  /**
   * What came of all rows.
   *
   * @since 0.1
   */
  public static final class Result {
    private final AuditTally tally;
    private final Verdict.Edition edition;
    private final @Nullable Instant today;

    private final @Nullable Sample sample;
    private final @Nullable RecordComparison comparison;

    private Result(
        AuditTally tally,
        Verdict.Edition edition,
        @Nullable Instant today,
        @Nullable Sample sample,
        @Nullable RecordComparison comparison) {
      this.tally = tally;
      this.edition = edition;
      this.today = today;
      this.sample = sample;
      this.comparison = comparison;
    }

    /** Returns how the rows and what was recorded differ; empty if they were not compared. */
    public Optional<RecordComparison> comparison() {
      return Optional.ofNullable(comparison);
    }

    /** Returns the sample that was judged; empty if all rows were. */
    public Optional<Sample> sample() {
      return Optional.ofNullable(sample);
    }

    /** Returns the counts. */
    public AuditTally tally() {
      return tally;
    }

    /** Returns the edition of the law that was applied. */
    public Verdict.Edition edition() {
      return edition;
    }

    /** Returns the instant after which a row is of the future; empty if none was told. */
    public Optional<Instant> today() {
      return Optional.ofNullable(today);
    }
  }

  private Audit(Builder builder) {
    this.how = builder.copy();
  }

  /**
   * Returns a builder of an audit.
   *
   * @param compliance the engine that judges; its lists are best {@link
   *     io.lexicall.lists.DatedLists}, so that each row is checked against the edition of its day
   */
  public static Builder of(Compliance compliance) {
    return new Builder(compliance);
  }

  /**
   * Builds an {@link Audit}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final Compliance compliance;
    private Profile profile = Profile.EMPTY;
    private @Nullable Path temporary;
    private @Nullable Instant today;
    private @Nullable Watcher watcher;
    private long memory = USUAL_MEMORY;
    private long sample;
    private @Nullable AuditWork work;
    private RecordedDecision.@Nullable All recorded;
    private long keptEach = USUALLY_KEPT_EACH;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder(Compliance compliance) {
      this.compliance = requireNonNull(compliance, "compliance");
    }

    private Builder copy() {
      Builder copy = new Builder(compliance);
      copy.profile = profile;
      copy.temporary = temporary;
      copy.today = today;
      copy.watcher = watcher;
      copy.memory = memory;
      copy.threads = threads;
      copy.sample = sample;
      copy.work = work;
      copy.recorded = recorded;
      copy.keptEach = keptEach;
      return copy;
    }

    /**
     * Sets the folder in which the temporary folder is made. By default it is that of the system. A
     * row of a table takes about a hundred bytes of it, any other as much as its facts as JSON, and
     * what came of a row as much as where it is written; and all of it twice while it is sorted.
     */
    public Builder temporary(Path folder) {
      this.temporary = requireNonNull(folder, "folder");
      return this;
    }

    /**
     * Sets the profile of the engine, so that histories and campaigns are told apart by the facts
     * that are judged: a row that does not tell its seller is one of the seller of the profile.
     * None by default.
     */
    public Builder profile(Profile ofEngine) {
      this.profile = requireNonNull(ofEngine, "ofEngine");
      return this;
    }

    /** Sets the instant after which a row is of the future. None by default. */
    public Builder today(Instant instant) {
      this.today = requireNonNull(instant, "instant");
      return this;
    }

    /** Sets who learns how far the audit is. Nobody by default. */
    public Builder watch(Watcher who) {
      this.watcher = requireNonNull(who, "who");
      return this;
    }

    /**
     * Sets about how many bytes of rows, and as many of answers, are kept in memory before they are
     * written to disk. By default it is 24 MiB; with 0, each row is written for itself, which is
     * slow.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder memory(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("Memory has 0 bytes or more, not " + bytes);
      }
      this.memory = bytes;
      return this;
    }

    /**
     * Sets the number of judging threads. By default it is the number of cores. With more than one,
     * {@link PastFiles} are read ahead on a further thread; other rows are asked for on the calling
     * thread.
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

    /**
     * Judges only a sample of the contacts: all contacts with some numbers, about so many rows.
     * Rows that are no contact with a number are all judged. Those that are not in the sample are
     * read, but not counted and not handed on.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder sample(long rows) {
      if (rows < 1) {
        throw new IllegalArgumentException("A sample has at least one row, not " + rows);
      }
      this.sample = rows;
      return this;
    }

    /**
     * Keeps what is done in a folder, so that an audit that was stopped goes on where it was, in
     * place of temporary files. The rows must be the same as then: they are read again as far as
     * they were not sorted. Each audit takes a folder that was opened for it.
     */
    public Builder work(AuditWork folder) {
      this.work = requireNonNull(folder, "folder");
      return this;
    }

    /**
     * Compares the rows with what a journal recorded; each audit takes decisions that nobody has
     * read yet. Of a {@link #sample}, the decisions on its numbers are compared.
     */
    public Builder against(RecordedDecision.All decisions) {
      this.recorded = requireNonNull(decisions, "decisions");
      return this;
    }

    /** Sets after how many rows what was judged is kept. */
    Builder keptEach(long rows) {
      this.keptEach = rows;
      return this;
    }

    /**
     * Builds the audit.
     *
     * @throws IllegalArgumentException if it is to be kept in a folder and to be compared with a
     *     journal, which may have grown when it goes on
     */
    public Audit build() {
      if (work != null && recorded != null) {
        throw new IllegalArgumentException(
            "An audit that is compared with a journal cannot be kept in a work folder");
      }
      return new Audit(this);
    }
  }

  /**
   * Judges all rows, and then hands on what came of each, in the order of the rows, on the calling
   * thread.
   *
   * @throws BatchFileException if a temporary file cannot be written or read, or if the thread is
   *     interrupted
   * @throws IOException if a row cannot be read or its answer not be taken
   */
  public Result run(Rows rows, Receiver each) throws IOException {
    return judge(rows, requireNonNull(each, "each"));
  }

  /**
   * Judges all rows and counts what came of them; that is faster, and takes less room on disk, than
   * to hand it on.
   *
   * @throws BatchFileException if a temporary file cannot be written or read, or if the thread is
   *     interrupted
   * @throws IOException if a row cannot be read
   */
  public Result count(Rows rows) throws IOException {
    return judge(rows, null);
  }

  private Result judge(Rows rows, @Nullable Receiver each) throws IOException {
    AuditRun.How run =
        new AuditRun.How(
            how.compliance,
            how.profile,
            how.today,
            how.threads,
            how.watcher,
            how.memory,
            null,
            how.sample == 0 ? null : new Sample.Chooser(how.sample),
            how.recorded,
            how.keptEach,
            each);
    if (how.work != null) {
      return result(AuditRun.kept(run, how.work), rows);
    }
    try (Scratch scratch = new Scratch(how.temporary)) {
      return result(new AuditRun(run, scratch), rows);
    }
  }

  private Result result(AuditRun run, Rows rows) throws IOException {
    AuditTally tally = run.run(rows);
    return new Result(tally, how.compliance.edition(), run.today(), run.sample(), run.comparison());
  }

  /**
   * Returns a judge of rows that the host has sorted, such as those of a part of a cluster's work.
   * It judges all rows that it is given: no sample, on the calling thread.
   */
  public AuditJudge judge() {
    return new AuditJudge(how.compliance, how.profile, how.today);
  }

  /**
   * Returns what came of rows that several {@linkplain #judge judges} judged.
   *
   * @param tally their counts, added
   */
  public Result result(AuditTally tally) {
    return new Result(
        requireNonNull(tally, "tally"), how.compliance.edition(), how.today, null, null);
  }

  /**
   * Judges all rows of a host, and then hands on what came of each. An exception of the rows or of
   * {@code each} is thrown here, and ends the audit.
   *
   * @throws NullPointerException if a row is null, which would read as the end of the rows
   * @throws BatchFileException if a temporary file cannot be written or read, or if the thread is
   *     interrupted
   * @throws IOException if the rows or {@code each} throw an {@link UncheckedIOException}
   */
  public Result run(Iterator<PastActivity> rows, Receiver each) throws IOException {
    try {
      return run(() -> rows.hasNext() ? requireNonNull(rows.next(), "a row is null") : null, each);
    } catch (UncheckedIOException failure) {
      throw requireNonNull(failure.getCause());
    }
  }
}
