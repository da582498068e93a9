package io.lexicall.spark;

import static java.util.Objects.requireNonNull;

import io.lexicall.batch.Audit;
import io.lexicall.batch.PastFiles;
import io.lexicall.batch.PastReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How rows of past calls are audited, and which of their columns hold what. All options mean the
 * same as in {@link PastFiles.Builder} and {@link Audit.Builder}.
 *
 * <p>Immutable, thread-safe and serializable.
 *
 * @since 0.1
 */
public final class AuditOptions extends JudgingOptions {
  private static final long serialVersionUID = 1;

  /** The columns that are read without being mapped. */
  private static final List<String> OWN = List.of("id", "agent");

  private final String atColumn;
  private final ArrayList<String> order;
  private final @Nullable ZoneId zone;
  private final @Nullable Instant today;
  private final boolean noConsents;
  private final int partitions;

  private AuditOptions(Builder builder, @Nullable RawRows raw) {
    super(builder, raw);
    this.atColumn = builder.atColumn;
    this.order = new ArrayList<>(builder.order);
    this.zone = builder.zone;
    this.today = builder.today;
    this.noConsents = builder.noConsents;
    this.partitions = builder.partitions;
  }

  /**
   * Returns a builder.
   *
   * @param engine the description of the engine
   * @param phoneColumn the column of the numbers
   * @param atColumn the column of the instants: a timestamp, or a text as in files
   */
  public static Builder of(EngineDescription engine, String phoneColumn, String atColumn) {
    return new Builder(engine, phoneColumn, atColumn);
  }

  /**
   * Builds {@link AuditOptions}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder extends JudgingOptions.Builder<Builder> {
    private final String atColumn;
    private List<String> order = List.of();
    private @Nullable ZoneId zone;
    private @Nullable Instant today;
    private boolean noConsents;
    private int partitions;

    private Builder(EngineDescription engine, String phoneColumn, String atColumn) {
      super(engine, phoneColumn);
      this.atColumn = requireNonNull(atColumn, "atColumn");
    }

    /**
     * Sets the columns that determine the order of rows with the same number and instant. By
     * default it is the order of the data's partitions. This is the order of the rows if the data
     * comes from a file and each partition from one part of it.
     */
    public Builder order(List<String> columns) {
      this.order = List.copyOf(columns);
      return this;
    }

    /** Sets the time zone of local times and of dates; without it a row with one is refused. */
    public Builder zone(ZoneId ofLocalTimes) {
      this.zone = requireNonNull(ofLocalTimes, "ofLocalTimes");
      return this;
    }

    /** Sets the instant after which a row counts as in the future. None by default. */
    public Builder today(Instant instant) {
      this.today = requireNonNull(instant, "instant");
      return this;
    }

    /** States that nobody gave a consent, unless a column says otherwise. */
    public Builder noConsents() {
      this.noConsents = true;
      return this;
    }

    /**
     * Sets the number of partitions of the persons. By default it is Spark's number for a shuffle
     * ({@code spark.sql.shuffle.partitions}).
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder partitions(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("There is 1 partition or more, not " + count);
      }
      this.partitions = count;
      return this;
    }

    @Override
    Builder self() {
      return this;
    }

    /** Builds the options. */
    public AuditOptions build() {
      return new AuditOptions(this, null);
    }

    /** Builds the options for rows some of which are kept as they were in a file. */
    AuditOptions build(RawRows raw) {
      return new AuditOptions(this, raw);
    }
  }

  /**
   * Returns whether a column states whether a call was abandoned. If none does, no row gives the
   * figures of a campaign.
   */
  boolean tellsAbandoned() {
    return mapped.containsKey("abandoned");
  }

  List<String> order() {
    return order;
  }

  /** Returns the number of partitions; 0 if it was not set. */
  int partitions() {
    return partitions;
  }

  @Nullable Instant today() {
    return today;
  }

  /** Returns the columns that are read, the one of the numbers first. */
  List<String> columns(String[] all) {
    Set<String> columns = new LinkedHashSet<>();
    columns.add(phoneColumn);
    columns.add(atColumn);
    columns.addAll(mapped.values());
    for (String own : OWN) {
      if (!mapped.containsKey(own)) {
        List<String> same = Arrays.stream(all).filter(own::equals).toList();
        List<String> alike =
            Arrays.stream(all).filter(each -> each.strip().equalsIgnoreCase(own)).toList();
        List<String> named = same.isEmpty() ? alike : same;
        columns.addAll(named.size() == 1 ? named : List.of());
      }
    }
    return new ArrayList<>(columns);
  }

  /** Returns the reader of the rows of a partition. */
  PastReader reader(List<String> columns) {
    PastFiles.Builder rows =
        PastFiles.of(List.of()).phoneColumn(phoneColumn).atColumn(atColumn).country(country());
    stated.forEach(rows::fact);
    mapped.forEach((path, column) -> rows.map(column, path));
    accepted.forEach(rows::accept);
    if (zone != null) {
      rows.zone(zone);
    }
    if (noConsents) {
      rows.noConsents();
    }
    return rows.reader(columns);
  }

  /** Returns the audit that judges the rows of a partition. */
  Audit audit(Engine by) {
    Audit.Builder audit = Audit.of(by.compliance()).profile(by.profile()).threads(1);
    if (today != null) {
      audit.today(today);
    }
    return audit.build();
  }
}
