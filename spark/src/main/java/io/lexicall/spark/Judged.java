package io.lexicall.spark;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Judged rows, and the counts. Nothing is judged before rows or counts are requested. Both come
 * from the same data, a count for each partition beside its rows, so that a retried task counts no
 * row twice.
 *
 * <p>If you need both, {@linkplain #persist persist} the rows, so that they are judged once:
 *
 * <pre>{@code
 * Judged<Scrub.Result> judged = Lexicall.scrub(leads, options).persist(StorageLevel.DISK_ONLY());
 * judged.rows().write().parquet("judged");
 * Judged.Summary<Scrub.Result> summary = judged.summary();
 * judged.unpersist();
 * }</pre>
 *
 * <p>Not thread-safe.
 *
 * @param <R> the type of the summary in batch
 * @since 0.1
 */
public final class Judged<R> {
  static final String COUNTS = "lexicall_counts";

  private static final int DEPTH = 2;

  private final Dataset<Row> all;
  private final Adding adding;
  private final Function<Partial, R> result;

  /**
   * The summary of all rows.
   *
   * @param result the counts, as in batch; the position of a row is its partition, and its number
   *     in it
   * @param missing the lists that some executors did not have; rows for which such a list matters
   *     are undecided there
   * @param <R> the type of the summary in batch
   * @since 0.1
   */
  public record Summary<R>(R result, List<MissingList> missing) {
    /** Copies the list. */
    public Summary {
      requireNonNull(result, "result");
      missing = List.copyOf(missing);
    }
  }

  /** How counts are added, in any process. */
  record Adding(EngineDescription engine, @Nullable Instant today, boolean past)
      implements org.apache.spark.api.java.function.Function2<Partial, Partial, Partial> {
    @Override
    public Partial call(Partial one, Partial other) {
      return one.plus(other, Engine.forCounts(engine, past).tallies(today), past);
    }
  }

  Judged(Dataset<Row> all, Adding adding, Function<Partial, R> result) {
    this.all = all;
    this.adding = adding;
    this.result = result;
  }

  /** Returns the rows with the added columns. */
  public Dataset<Row> rows() {
    return all.filter(col(COUNTS).isNull()).drop(COUNTS);
  }

  /**
   * Persists the rows after they are judged, so that they are judged only once for rows and counts.
   */
  public Judged<R> persist(StorageLevel level) {
    all.persist(level);
    return this;
  }

  /** No longer persists the rows. */
  public void unpersist() {
    all.unpersist();
  }

  /** Adds the counts of all partitions, on the cluster, and returns the summary. */
  public Summary<R> summary() {
    JavaRDD<Partial> counts =
        all.filter(col(COUNTS).isNotNull())
            .select(col(COUNTS))
            .as(Encoders.BINARY())
            .javaRDD()
            .map(Partial::of);
    Partial sum = counts.treeAggregate(Partial.NONE, adding, adding, DEPTH);
    return new Summary<>(result.apply(sum), List.copyOf(sum.missing().values()));
  }

  /** Returns the counts of zero rows if there was no partition. */
  static byte[] tally(Partial sum, Supplier<byte[]> ofNothing) {
    byte[] tally = sum.tally();
    return tally == null ? ofNothing.get() : tally;
  }
}
