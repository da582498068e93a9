package io.lexicall.spark;

import static java.util.Objects.requireNonNull;

import io.lexicall.batch.Refusal;
import io.lexicall.batch.Scrub;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.place.Place;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How rows are scrubbed: when they are to be called, and which of their columns hold which facts.
 * Everything means what it means in {@link Scrub.Builder}.
 *
 * <p>Immutable, thread-safe and serializable.
 *
 * @since 0.1
 */
public final class ScrubOptions implements Serializable {
  private static final long serialVersionUID = 1;

  private final EngineDescription engine;
  private final Instant at;
  private final String phoneColumn;
  private final LinkedHashMap<String, String> stated;
  private final LinkedHashMap<String, String> mapped;
  private final LinkedHashSet<String> nones;
  private final EnumSet<Refusal> accepted;
  private final String country;
  private final @Nullable ZoneId dates;
  private final @Nullable ZoneId week;
  private final boolean strangers;
  private final String prefix;
  private final @Nullable RawRows raw;

  private ScrubOptions(Builder builder, @Nullable RawRows raw) {
    this.engine = builder.engine;
    this.at = builder.at;
    this.phoneColumn = builder.phoneColumn;
    this.stated = new LinkedHashMap<>(builder.stated);
    this.mapped = new LinkedHashMap<>(builder.mapped);
    this.nones = new LinkedHashSet<>(builder.nones);
    this.accepted = EnumSet.copyOf(builder.accepted);
    this.country = builder.country;
    this.dates = builder.dates;
    this.week = builder.week;
    this.strangers = builder.strangers;
    this.prefix = builder.prefix;
    this.raw = raw;
  }

  /**
   * Returns a builder.
   *
   * @param engine what judges
   * @param at the instant of the contacts
   * @param phoneColumn the column of the numbers
   */
  public static Builder of(EngineDescription engine, Instant at, String phoneColumn) {
    return new Builder(engine, at, phoneColumn);
  }

  /**
   * Builds {@link ScrubOptions}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final EngineDescription engine;
    private final Instant at;
    private final String phoneColumn;
    private final Map<String, String> stated = new LinkedHashMap<>();
    private final Map<String, String> mapped = new LinkedHashMap<>();
    private final Set<String> nones = new LinkedHashSet<>();
    private final EnumSet<Refusal> accepted = EnumSet.noneOf(Refusal.class);
    private String country = "US";
    private @Nullable ZoneId dates;
    private @Nullable ZoneId week;
    private boolean strangers;
    private String prefix = "";

    private Builder(EngineDescription engine, Instant at, String phoneColumn) {
      this.engine = requireNonNull(engine, "engine");
      this.at = requireNonNull(at, "at");
      this.phoneColumn = requireNonNull(phoneColumn, "phoneColumn");
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
     * Maps a column to a fact. A null or empty cell leaves out the fact.
     *
     * @throws IllegalArgumentException if the fact is mapped twice
     */
    public Builder map(String column, String path) {
      if (mapped.putIfAbsent(path, column) != null) {
        throw new IllegalArgumentException(path + " is mapped twice");
      }
      return this;
    }

    /** States that a list or a group of facts is empty, unless a row states something else. */
    public Builder none(String path) {
      nones.add(path);
      return this;
    }

    /** States that there are no earlier dealings with these people. */
    public Builder strangers() {
      this.strangers = true;
      return this;
    }

    /** Sets the time zone of dates in place of instants. */
    public Builder dates(ZoneId zone) {
      this.dates = requireNonNull(zone, "zone");
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

    /** Sets the country from which numbers without a calling code are dialed; the US by default. */
    public Builder country(Place place) {
      this.country = place.country().code();
      return this;
    }

    /** Asks for the week that a report shows, by the clock of a zone. */
    public Builder week(ZoneId byClockOf) {
      this.week = requireNonNull(byClockOf, "byClockOf");
      return this;
    }

    /** Sets a prefix of the names of the added columns. None by default. */
    public Builder prefix(String beginning) {
      this.prefix = requireNonNull(beginning, "beginning");
      return this;
    }

    /** Builds the options. */
    public ScrubOptions build() {
      return new ScrubOptions(this, null);
    }

    /** Builds the options for rows of which some are as they were in a file. */
    ScrubOptions build(RawRows raw) {
      return new ScrubOptions(this, raw);
    }
  }

  EngineDescription engine() {
    return engine;
  }

  String prefix() {
    return prefix;
  }

  @Nullable RawRows raw() {
    return raw;
  }

  /** Returns the columns that say something, the one of the numbers first. */
  List<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    columns.add(phoneColumn);
    columns.addAll(mapped.values());
    return new ArrayList<>(columns);
  }

  /** Returns the scrub that judges the rows of a partition. */
  Scrub scrub(Engine by) {
    DoNotCallLists lists = DoNotCallLists.of(by.lists());
    Scrub.Builder scrub =
        Scrub.of(by.compliance(), at)
            .profile(by.profile())
            .lists(lists)
            .phoneColumn(phoneColumn)
            .country(Place.of(country))
            .threads(1);
    stated.forEach(scrub::fact);
    mapped.forEach((path, column) -> scrub.map(column, path));
    nones.forEach(scrub::none);
    accepted.forEach(scrub::accept);
    if (strangers) {
      scrub.strangers();
    }
    if (dates != null) {
      scrub.dates(dates);
    }
    if (week != null) {
      scrub.week(week);
    }
    return scrub.build();
  }
}
