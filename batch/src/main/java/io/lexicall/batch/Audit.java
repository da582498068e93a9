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
 * Judges past activities in any order, each at its own instant under the law of that day.
 *
 * <p>If a contact does not state its {@code history}, the audit makes it from the earlier contacts
 * to the same number in the same audit, by instant, and in the order of the rows for equal
 * instants. So the audit assumes that the rows are all contacts with these numbers; it does not
 * know what came before the first row. A stated history stays as it is. A row is the same call as
 * an earlier one if number, instant, channel, seller and id are the same: it is answered and
 * counted, but is not a further contact in the history. If the two rows disagree on how the call
 * ended, that is unknown.
 *
 * <pre>{@code
 * Audit.Result result =
 *     Audit.of(compliance)
 *         .build()
 *         .run(rows, each -> { if (each.answer() == Answer.DENY) unlawful.add(each); });
 * }</pre>
 *
 * <p>The rows are sorted on disk by number and instant, and the answers by the order of the rows,
 * so that memory does not grow with the rows. Only the owner can read the temporary files, and they
 * are gone when the audit ends, however it ends; in {@link Builder#work} they stay.
 *
 * <p>If a row states its seller, the history of the contact holds no contacts of other sellers. If
 * the facts leave out both {@code campaign.liveAnswers} and {@code campaign.abandoned}, they are
 * counted over the period of 30 days in which the contact lies. Periods start with the first call
 * of the campaign in the rows. The figures are known if the rows state for every call of the period
 * whether a person answered and whether it was abandoned. In a sample they are not counted.
 *
 * <p>Immutable. It may be used by several threads and repeatedly.
 *
 * @since 0.1
 */
public final class Audit {
  /** A contact with more earlier contacts to its number is judged without a history. */
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
   * Receives the results of the rows.
   *
   * @since 0.1
   */
  @FunctionalInterface
  public interface Receiver {
    /**
     * Receives the result of a row.
     *
     * @throws IOException if it cannot be processed, which ends the audit
     */
    void take(Audited row) throws IOException;
  }

  /**
   * Receives the progress of the audit.
   *
   * @since 0.1
   */
  @FunctionalInterface
  public interface Watcher {
    /**
     * Reports how many rows have been judged; called by the thread that runs the audit.
     *
     * @param judged how many so far
     * @param rows how many there are
     */
    void judged(long judged, long rows);
  }

  /**
   * The result for all rows.
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

    /**
     * Returns the differences between the rows and the recorded decisions; empty if they were not
     * compared.
     */
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

    /** Returns the instant after which a row is in the future; empty if none was set. */
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
   * @param compliance the engine that judges. Its sources are not asked for the history, which is
   *     made from the rows, or unknown; its lists are best {@link io.lexicall.lists.DatedLists}, so
   *     that each row is checked against the edition of its day
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
     * Sets the folder in which temporary files are created. By default it is that of the system. A
     * row of a table takes about a hundred bytes, any other row as much as its facts as JSON, and
     * the result of a row at most as much as in the output; while it is sorted, everything takes
     * twice the space.
     */
    public Builder temporary(Path folder) {
      this.temporary = requireNonNull(folder, "folder");
      return this;
    }

    /**
     * Sets the profile of the engine, so that histories and campaigns are distinguished by the
     * facts that are judged: a row without a seller belongs to the seller of the profile. None by
     * default.
     */
    public Builder profile(Profile ofEngine) {
      this.profile = requireNonNull(ofEngine, "ofEngine");
      return this;
    }

    /** Sets the instant after which a row is in the future. None by default. */
    public Builder today(Instant instant) {
      this.today = requireNonNull(instant, "instant");
      return this;
    }

    /** Sets the receiver of the progress. None by default. */
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
     * {@link PastFiles} are read ahead on a further thread; other rows are read on the calling
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
     * Judges only a sample of the contacts: all contacts with some numbers, about this number of
     * rows. Rows that are not contacts with a number are all judged. Contacts outside the sample
     * are read, but not counted or delivered.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder sample(long rows) {
      this.sample = Sample.wanted(rows);
      return this;
    }

    /**
     * Stores the work in a folder instead of temporary files, so that a stopped audit can continue.
     * The rows must be the same as before; those that were not sorted yet are read again. Each
     * audit needs a folder that was opened for it.
     */
    public Builder work(AuditWork folder) {
      this.work = requireNonNull(folder, "folder");
      return this;
    }

    /**
     * Compares the rows with the decisions of a journal; each audit needs decisions that have not
     * been read yet. Of a {@link #sample}, the decisions on its numbers are compared.
     */
    public Builder against(RecordedDecision.All decisions) {
      this.recorded = requireNonNull(decisions, "decisions");
      return this;
    }

    /** Sets after how many rows the results are stored. */
    Builder keptEach(long rows) {
      this.keptEach = rows;
      return this;
    }

    /**
     * Builds the audit.
     *
     * @throws IllegalArgumentException if it has both a work folder and a journal to compare with,
     *     since the journal may have grown when the audit continues
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
   * Judges all rows, and then delivers the result of each, in the order of the rows, on the calling
   * thread.
   *
   * @throws BatchFileException if a temporary file cannot be written or read, or if the thread is
   *     interrupted
   * @throws IOException if a row cannot be read or its result not be processed
   */
  public Result run(Rows rows, Receiver each) throws IOException {
    return judge(rows, requireNonNull(each, "each"));
  }

  /**
   * Judges all rows and only counts the results; this is faster, and takes less space on disk, than
   * delivering them.
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
            Sample.Chooser.of(how.sample),
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
   * Returns a judge for rows that the host has sorted, such as one partition in a cluster. It
   * judges all rows that it is given: no sample, on the calling thread.
   */
  public AuditJudge judge() {
    return new AuditJudge(how.compliance, how.profile, how.today, null);
  }

  /**
   * Returns such a judge that knows what campaigns did.
   *
   * @param all the calls in all rows, not only in those that this judge is given
   */
  public AuditJudge judge(CampaignCalls all) {
    return new AuditJudge(how.compliance, how.profile, how.today, all.periods());
  }

  /**
   * Counts the calls of campaigns in rows that the host has sorted as for a {@linkplain #judge
   * judge}, such as one partition in a cluster.
   */
  public CampaignCalls campaignCalls(Iterator<PastActivity> sorted) {
    return CampaignCalls.of(sorted, how.profile);
  }

  /**
   * Returns the result for rows that several {@linkplain #judge judges} judged.
   *
   * @param tally their counts, added
   */
  public Result result(AuditTally tally) {
    return new Result(
        requireNonNull(tally, "tally"), how.compliance.edition(), how.today, null, null);
  }

  /**
   * Returns the result for rows that several judges judged which knew what campaigns did.
   *
   * @param tally their counts, added; the figures of the campaigns are set in it
   * @param all the calls in all rows
   */
  public Result result(AuditTally tally, CampaignCalls all) {
    CampaignPeriods counted = all.periods();
    if (counted != null) {
      tally.tell(counted);
    }
    return result(tally);
  }

  /**
   * Judges all rows of a host, and then delivers the result of each. An exception of the rows or of
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
