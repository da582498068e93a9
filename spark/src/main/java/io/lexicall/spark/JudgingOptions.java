package io.lexicall.spark;

import static java.util.Objects.requireNonNull;

import io.lexicall.batch.Refusal;
import io.lexicall.batch.Scrub;
import io.lexicall.place.Place;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The options that scrubbing and auditing share. */
abstract class JudgingOptions implements Serializable {
  private static final long serialVersionUID = 1;

  final EngineDescription engine;
  final String phoneColumn;
  final LinkedHashMap<String, String> stated;
  final LinkedHashMap<String, String> mapped;
  final EnumSet<Refusal> accepted;
  private final String country;
  private final String prefix;
  private final @Nullable RawRows raw;

  JudgingOptions(Builder<?> builder, @Nullable RawRows raw) {
    this.engine = builder.engine;
    this.phoneColumn = builder.phoneColumn;
    this.stated = new LinkedHashMap<>(builder.stated);
    this.mapped = new LinkedHashMap<>(builder.mapped);
    this.accepted = EnumSet.copyOf(builder.accepted);
    this.country = builder.country;
    this.prefix = builder.prefix;
    this.raw = raw;
  }

  EngineDescription engine() {
    return engine;
  }

  String prefix() {
    return prefix;
  }

  Place country() {
    return Place.of(country);
  }

  /** Returns which of the columns are kept as they were in a file; null if none is. */
  @Nullable RawRows raw() {
    return raw;
  }

  /**
   * Builds them. Not thread-safe.
   *
   * @param <B> the builder
   */
  abstract static class Builder<B extends Builder<B>> {
    private final EngineDescription engine;
    private final String phoneColumn;
    private final LinkedHashMap<String, String> stated = new LinkedHashMap<>();
    private final LinkedHashMap<String, String> mapped = new LinkedHashMap<>();
    private final EnumSet<Refusal> accepted = EnumSet.noneOf(Refusal.class);
    private String country = "US";
    private String prefix = "";

    Builder(EngineDescription engine, String phoneColumn) {
      this.engine = requireNonNull(engine, "engine");
      this.phoneColumn = requireNonNull(phoneColumn, "phoneColumn");
    }

    /** Returns this builder. */
    abstract B self();

    /**
     * Sets a fact of every row.
     *
     * @throws IllegalArgumentException if it is stated twice
     */
    public B fact(String path, String value) {
      if (stated.putIfAbsent(path, value) != null) {
        throw new IllegalArgumentException(path + " is stated twice");
      }
      return self();
    }

    /**
     * Maps a column to a fact; in an audit, also to another target of {@link
     * io.lexicall.batch.PastFiles.Builder#map}. A null or empty cell leaves the fact out.
     *
     * @throws IllegalArgumentException if it is mapped twice
     */
    public B map(String column, String path) {
      if (mapped.putIfAbsent(path, column) != null) {
        throw new IllegalArgumentException(path + " is mapped twice");
      }
      return self();
    }

    /** Accepts kinds of numbers that are usually refused, from {@link Scrub#acceptable}. */
    public B accept(Refusal refusal) {
      if (!Scrub.acceptable().contains(refusal)) {
        throw new IllegalArgumentException(refusal.code() + " cannot be accepted");
      }
      accepted.add(refusal);
      return self();
    }

    /** Sets the country of numbers without a country calling code; the US by default. */
    public B country(Place place) {
      this.country = place.country().code();
      return self();
    }

    /** Sets a prefix of the names of the added columns. None by default. */
    public B prefix(String beginning) {
      this.prefix = requireNonNull(beginning, "beginning");
      return self();
    }
  }
}
