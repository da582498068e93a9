package io.lexicall.spark;

import static java.util.Objects.requireNonNull;

import io.lexicall.batch.Audit;
import io.lexicall.batch.PastFiles;
import io.lexicall.batch.PastReader;
import io.lexicall.batch.Refusal;
import io.lexicall.batch.Scrub;
import io.lexicall.place.Place;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How rows of past calls are audited: which of their columns hold what. Everything means what it
 * means in {@link PastFiles.Builder} and {@link Audit.Builder}.
 *
 * <p>Immutable, thread-safe and serializable.
 *
 * @since 0.1
 */
public final class AuditOptions implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String ID = "id";

  private final EngineDescription engine;
  private final String phoneColumn;
  private final String atColumn;
  private final LinkedHashMap<String, String> stated;
  private final LinkedHashMap<String, String> mapped;
  private final EnumSet<Refusal> accepted;
  private final ArrayList<String> order;
  private final String country;
  private final @Nullable ZoneId zone;
  private final @Nullable Instant today;
  private final boolean noConsents;
  private final int partitions;
  private final String prefix;
  private final @Nullable RawRows raw;

  private AuditOptions(Builder builder, @Nullable RawRows raw) {
    this.engine = builder.engine;
    this.phoneColumn = builder.phoneColumn;
    this.atColumn = builder.atColumn;
    this.stated = new LinkedHashMap<>(builder.stated);
    this.mapped = new LinkedHashMap<>(builder.mapped);
    this.accepted = EnumSet.copyOf(builder.accepted);
    this.order = new ArrayList<>(builder.order);
    this.country = builder.country;
    this.zone = builder.zone;
    this.today = builder.today;
    this.noConsents = builder.noConsents;
    this.partitions = builder.partitions;
    this.prefix = builder.prefix;
    this.raw = raw;
  }

  /**
   * Returns a builder.
   *
   * @param engine what judges
   * @param phoneColumn the column of the numbers
   * @param atColumn the column of the instants: a timestamp, or a text as files have it
   */
  public static Builder of(EngineDescription engine, String phoneColumn, String atColumn) {
    return new Builder(engine, phoneColumn, atColumn);
  }

  /**
   * Builds {@link AuditOptions}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final EngineDescription engine;
    private final String phoneColumn;
    private final String atColumn;
    private final Map<String, String> stated = new LinkedHashMap<>();
    private final Map<String, String> mapped = new LinkedHashMap<>();
    private final EnumSet<Refusal> accepted = EnumSet.noneOf(Refusal.class);
    private List<String> order = List.of();
    private String country = "US";
    private @Nullable ZoneId zone;
    private @Nullable Instant today;
    private boolean noConsents;
    private int partitions;
    private String prefix = "";

    private Builder(EngineDescription engine, String phoneColumn, String atColumn) {
      this.engine = requireNonNull(engine, "engine");
      this.phoneColumn = requireNonNull(phoneColumn, "phoneColumn");
      this.atColumn = requireNonNull(atColumn, "atColumn");
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
     * Maps a column to a fact or to another word of {@link PastFiles.Builder#map}. A null or empty
     * cell leaves it out.
     *
     * @throws IllegalArgumentException if it is mapped twice
     */
    public Builder map(String column, String path) {
      if (mapped.putIfAbsent(path, column) != null) {
        throw new IllegalArgumentException(path + " is mapped twice");
      }
      return this;
    }

    /** Accepts numbers that are usually refused, of {@link Scrub#acceptable}. */
    public Builder accept(Refusal refusal) {
      if (!Scrub.acceptable().contains(refusal)) {
        throw new IllegalArgumentException(refusal.code() + " cannot be accepted");
      }
      accepted.add(refusal);
      return this;
    }

    /**
     * Sets the columns that tell the order of rows of one number and one instant. By default it is
     * the order of the data's partitions, which is that of the rows where the data comes from a
     * file and each partition from one place of it.
     */
    public Builder order(List<String> columns) {
      this.order = List.copyOf(columns);
      return this;
    }

    /** Sets the country from which numbers without a calling code are dialed; the US by default. */
    public Builder country(Place place) {
      this.country = place.country().code();
      return this;
    }

    /** Sets the clock of local times and of dates; without it a row with one is refused. */
    public Builder zone(ZoneId ofLocalTimes) {
      this.zone = requireNonNull(ofLocalTimes, "ofLocalTimes");
      return this;
    }

    /** Sets the instant after which a row is of the future. None by default. */
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
     * Sets into how many partitions the persons are divided. By default it is what Spark takes for
     * a shuffle ({@code spark.sql.shuffle.partitions}).
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

    /** Sets a prefix of the names of the added columns. None by default. */
    public Builder prefix(String beginning) {
      this.prefix = requireNonNull(beginning, "beginning");
      return this;
    }

    /** Builds the options. */
    public AuditOptions build() {
      return new AuditOptions(this, null);
    }

    /** Builds the options for rows of which some are as they were in a file. */
    AuditOptions build(RawRows raw) {
      return new AuditOptions(this, raw);
    }
  }

  EngineDescription engine() {
    return engine;
  }

  String prefix() {
    return prefix;
  }

  List<String> order() {
    return order;
  }

  /** Returns how many partitions there are; 0 if none were told. */
  int partitions() {
    return partitions;
  }

  @Nullable Instant today() {
    return today;
  }

  @Nullable RawRows raw() {
    return raw;
  }

  /** Returns the columns that say something, the one of the numbers first. */
  List<String> columns(String[] all) {
    Set<String> columns = new LinkedHashSet<>();
    columns.add(phoneColumn);
    columns.add(atColumn);
    columns.addAll(mapped.values());
    if (!mapped.containsKey(ID)) {
      List<String> same = Arrays.stream(all).filter(ID::equals).toList();
      List<String> alike =
          Arrays.stream(all).filter(each -> each.strip().equalsIgnoreCase(ID)).toList();
      List<String> named = same.isEmpty() ? alike : same;
      columns.addAll(named.size() == 1 ? named : List.of());
    }
    return new ArrayList<>(columns);
  }

  /** Returns the reader of the rows of a partition. */
  PastReader reader(List<String> columns) {
    PastFiles.Builder rows =
        PastFiles.of(List.of())
            .phoneColumn(phoneColumn)
            .atColumn(atColumn)
            .country(Place.of(country));
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
