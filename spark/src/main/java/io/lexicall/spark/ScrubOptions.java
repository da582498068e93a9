package io.lexicall.spark;

import static java.util.Objects.requireNonNull;

import io.lexicall.batch.Scrub;
import io.lexicall.lists.DoNotCallLists;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How rows are scrubbed: when they are to be called, and which of their columns hold which facts.
 * All options mean the same as in {@link Scrub.Builder}.
 *
 * <p>Immutable, thread-safe and serializable.
 *
 * @since 0.1
 */
public final class ScrubOptions extends JudgingOptions {
  private static final long serialVersionUID = 1;

  private final Instant at;
  private final LinkedHashSet<String> nones;
  private final @Nullable ZoneId dates;
  private final @Nullable ZoneId week;
  private final boolean strangers;

  private ScrubOptions(Builder builder, @Nullable RawRows raw) {
    super(builder, raw);
    this.at = builder.at;
    this.nones = new LinkedHashSet<>(builder.nones);
    this.dates = builder.dates;
    this.week = builder.week;
    this.strangers = builder.strangers;
  }

  /**
   * Returns a builder.
   *
   * @param engine the description of the engine
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
  public static final class Builder extends JudgingOptions.Builder<Builder> {
    private final Instant at;
    private final Set<String> nones = new LinkedHashSet<>();
    private @Nullable ZoneId dates;
    private @Nullable ZoneId week;
    private boolean strangers;

    private Builder(EngineDescription engine, Instant at, String phoneColumn) {
      super(engine, phoneColumn);
      this.at = requireNonNull(at, "at");
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

    /** Sets the time zone of dates that are given instead of instants. */
    public Builder dates(ZoneId zone) {
      this.dates = requireNonNull(zone, "zone");
      return this;
    }

    /** Requests the week that a report shows, in a time zone. */
    public Builder week(ZoneId byClockOf) {
      this.week = requireNonNull(byClockOf, "byClockOf");
      return this;
    }

    @Override
    Builder self() {
      return this;
    }

    /** Builds the options. */
    public ScrubOptions build() {
      return new ScrubOptions(this, null);
    }

    /** Builds the options for rows some of which are kept as they were in a file. */
    ScrubOptions build(RawRows raw) {
      return new ScrubOptions(this, raw);
    }
  }

  /** Returns the columns that are read, the one of the numbers first. */
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
            .country(country())
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
