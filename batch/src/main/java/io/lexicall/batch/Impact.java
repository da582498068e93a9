package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Profile;
import io.lexicall.json.WrittenVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges the same activities by two laws, and shows what the second judges differently: the law of
 * another day, the rules of another release, or house rules that are on or off.
 *
 * <p>The rows are read, and the {@code history} is made, as in an {@link Audit}. Each row is judged
 * at its own instant by both.
 *
 * <pre>{@code
 * Impact.Result result =
 *     Impact.of(compliance, compliance.underLawOf(LocalDate.of(2027, 1, 1)))
 *         .build()
 *         .run(rows, row -> System.out.println(row.json()));
 * }</pre>
 *
 * <p>Immutable. It may be used by several threads and repeatedly.
 *
 * @since 0.1
 */
public final class Impact {
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final int MOST_PLACES = 80;
  private static final long USUAL_MEMORY = 24L << 20;

  private final Builder how;

  /**
   * A law outside the engines of this program, such as that of another release.
   *
   * @since 0.1
   */
  @FunctionalInterface
  public interface OtherLaw {
    /**
     * Judges an activity; called by several threads at once.
     *
     * @param complete with the facts that the first law's profile and sources supply
     * @throws InvalidFactsException if it cannot read the facts: the row counts as not judged
     */
    WrittenVerdict judge(Activity<?> complete);
  }

  /**
   * A row that is judged differently.
   *
   * @param place its place
   * @param id the host's own name for it
   * @param json what differs, on one line
   * @since 0.1
   */
  public record Differing(Tally.At place, Optional<String> id, String json) {}

  /**
   * Receives the rows that are judged differently, in their order.
   *
   * @since 0.1
   */
  @FunctionalInterface
  public interface Receiver {
    /**
     * Receives a row.
     *
     * @throws IOException if it cannot be processed, which ends the run
     */
    void take(Differing row) throws IOException;
  }

  /**
   * The calling hours of a place in a week: the times at which no rule denies a contact with an end
   * in time. The first contact of the place in the rows is checked, without its history, every
   * quarter of an hour of its own week.
   *
   * @param place where the called person can be
   * @param before the time by the first law
   * @param after the time by the other law
   * @param lost the time only by the first law
   * @param won the time only by the other law
   * @since 0.1
   */
  public record Hours(String place, Duration before, Duration after, Duration lost, Duration won) {}

  /**
   * The result for all rows.
   *
   * @since 0.1
   */
  public static final class Result {
    private final AuditTally tally;
    private final Verdict.Edition edition;
    private final List<Hours> hours;
    private final @Nullable Sample sample;

    private Result(
        AuditTally tally, Verdict.Edition edition, List<Hours> hours, @Nullable Sample sample) {
      this.tally = tally;
      this.edition = edition;
      this.hours = hours;
      this.sample = sample;
    }

    /** Returns the sample that was judged; empty if all rows were. */
    public Optional<Sample> sample() {
      return Optional.ofNullable(sample);
    }

    /** Returns the results of the first law, as an audit counts them. */
    public AuditTally before() {
      return tally;
    }

    /** Returns what the other law judges differently. */
    public ImpactTally changes() {
      return tally.impact();
    }

    /** Returns the edition of the first law. */
    public Verdict.Edition edition() {
      return edition;
    }

    /** Returns the hours of the places where they differ, those with most rows first. */
    public List<Hours> hours() {
      return hours;
    }
  }

  private Impact(Builder builder) {
    this.how = builder.copy();
  }

  /**
   * Returns a builder of a run that compares two engines. It asks what would be, so it tells no
   * observer of either.
   */
  public static Builder of(Compliance before, Compliance after) {
    requireNonNull(after, "after");
    Compliance law = after.withoutObservers().withoutSourceOf(Contact.SCHEMA, Contact.HISTORY);
    return new Builder(before, asked -> Said.of(law.check(asked)));
  }

  /** Returns a builder of a run that compares an engine with another law. */
  public static Builder of(Compliance before, OtherLaw after) {
    requireNonNull(after, "after");
    Compliance law = before.withoutSourceOf(Contact.SCHEMA, Contact.HISTORY);
    return new Builder(
        before,
        asked -> {
          try {
            return Said.of(after.judge(law.complete(asked)));
          } catch (InvalidFactsException unknownThere) {
            return Said.refused();
          }
        });
  }

  /**
   * Builds an {@link Impact}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final Compliance before;
    private final AuditRun.Second after;
    private Profile profile = Profile.EMPTY;
    private @Nullable Path temporary;
    private Audit.@Nullable Watcher watcher;
    private long sample;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder(Compliance before, AuditRun.Second after) {
      this.before = requireNonNull(before, "before").withoutObservers();
      this.after = after;
    }

    private Builder copy() {
      Builder copy = new Builder(before, after);
      copy.profile = profile;
      copy.temporary = temporary;
      copy.watcher = watcher;
      copy.threads = threads;
      copy.sample = sample;
      return copy;
    }

    /** Returns what is chosen, in words. */
    @Override
    public String toString() {
      return "an impact: before, the law of edition "
          + before.edition().law()
          + "; "
          + (sample == 0 ? "all rows" : "a sample of " + sample + " rows")
          + "; "
          + threads
          + (threads == 1 ? " thread" : " threads");
    }

    /** Sets the profile of both engines, as {@link Audit.Builder#profile}. None by default. */
    public Builder profile(Profile ofEngines) {
      this.profile = requireNonNull(ofEngines, "ofEngines");
      return this;
    }

    /** Sets the folder in which temporary files are created. By default that of the system. */
    public Builder temporary(Path folder) {
      this.temporary = requireNonNull(folder, "folder");
      return this;
    }

    /** Sets the receiver of the progress. None by default. */
    public Builder watch(Audit.Watcher who) {
      this.watcher = requireNonNull(who, "who");
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

    /**
     * Judges only a sample of the contacts, as {@link Audit.Builder#sample} chooses it.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder sample(long rows) {
      this.sample = Sample.wanted(rows);
      return this;
    }

    /** Builds the run. */
    public Impact build() {
      return new Impact(this);
    }
  }

  /**
   * Judges all rows by both laws, and then delivers those that are judged differently, in their
   * order, on the calling thread.
   *
   * @throws BatchFileException if a temporary file cannot be written or read, or if the thread is
   *     interrupted
   * @throws IOException if a row cannot be read or processed
   */
  public Result run(Audit.Rows rows, Receiver each) throws IOException {
    try (Scratch scratch = new Scratch(how.temporary)) {
      AuditRun run =
          new AuditRun(
              new AuditRun.How(
                  how.before,
                  how.profile,
                  null,
                  how.threads,
                  how.watcher,
                  USUAL_MEMORY,
                  how.after,
                  Sample.Chooser.of(how.sample),
                  null,
                  0,
                  row -> {
                    if (row.answer() != Answer.REFUSED && !row.json().isEmpty()) {
                      each.take(new Differing(row.place(), row.id(), row.json()));
                    }
                  }),
              scratch);
      AuditTally tally = run.run(rows);
      return new Result(tally, how.before.edition(), hours(tally.impact()), run.sample());
    }
  }

  private List<Hours> hours(ImpactTally tally) {
    List<Map.Entry<String, ImpactTally.Sample>> samples =
        new ArrayList<>(tally.samples().entrySet());
    samples.sort(Comparator.comparingLong(each -> each.getValue().position()));
    List<Hours> all = new ArrayList<>();
    for (Map.Entry<String, ImpactTally.Sample> each :
        samples.subList(0, Math.min(samples.size(), MOST_PLACES))) {
      Hours hours = hours(each.getKey(), each.getValue().contact());
      if (!hours.lost.isZero() || !hours.won.isZero()) {
        all.add(hours);
      }
    }
    all.sort(Comparator.comparing(Hours::place));
    return List.copyOf(all);
  }

  private Hours hours(String place, Contact first) {
    Contact asked =
        Contact.HISTORY.in(first) == null ? first : first.with(Contact.HISTORY, List.of());
    ZoneId zone =
        asked.whereabouts().zoneKnown() ? asked.whereabouts().zones().get(0) : ZoneOffset.UTC;
    LocalDate monday =
        asked
            .at()
            .atZone(zone)
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Instant end = monday.plusWeeks(1).atStartOfDay(zone).toInstant();
    Duration before = Duration.ZERO;
    Duration after = Duration.ZERO;
    Duration lost = Duration.ZERO;
    Duration won = Duration.ZERO;
    for (Instant at = monday.atStartOfDay(zone).toInstant(); at.isBefore(end); at = at.plus(STEP)) {
      Contact then = asked.at(at);
      boolean one = !Said.of(how.before.check(then)).isClosed();
      boolean other = !how.after.judge(then).isClosed();
      before = one ? before.plus(STEP) : before;
      after = other ? after.plus(STEP) : after;
      lost = one && !other ? lost.plus(STEP) : lost;
      won = other && !one ? won.plus(STEP) : won;
    }
    return new Hours(place, before, after, lost, won);
  }
}
