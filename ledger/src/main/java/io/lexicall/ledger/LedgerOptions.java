package io.lexicall.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of a ledger. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class LedgerOptions {
  private static final byte[] CLEAR = {};

  private final Builder set;
  private final PersonKeys keys;

  private LedgerOptions(Builder builder) {
    this.set = builder;
    this.keys = new PersonKeys(builder.keys);
  }

  /**
   * Returns the default options: numbers in plain text, reads within 250 milliseconds, writes
   * within 10 seconds, answers at most one second old, reservations of two minutes.
   */
  public static LedgerOptions defaults() {
    return builder().build();
  }

  /** Returns a builder that holds the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  PersonKeys keys() {
    return keys;
  }

  Duration readTimeout() {
    return set.readTimeout;
  }

  Duration writeTimeout() {
    return set.writeTimeout;
  }

  int cachedPeople() {
    return set.cachedPeople;
  }

  Duration staleness() {
    return set.staleness;
  }

  Duration reservation() {
    return set.reservation;
  }

  boolean releasesExpired() {
    return set.releasesExpired;
  }

  boolean countsAcrossSellers() {
    return set.countsAcrossSellers;
  }

  boolean relationshipsAreComplete() {
    return set.relationshipsAreComplete;
  }

  Duration clockTolerance() {
    return set.clockTolerance;
  }

  InstantSource clock() {
    return set.clock;
  }

  /**
   * Builds {@link LedgerOptions}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder implements Cloneable {
    private List<byte[]> keys = List.of(CLEAR);
    private Duration readTimeout = Duration.ofMillis(250);
    private Duration writeTimeout = Duration.ofSeconds(10);
    private int cachedPeople = 10_000;
    private Duration staleness = Duration.ofSeconds(1);
    private Duration reservation = Duration.ofMinutes(2);
    private boolean releasesExpired;
    private boolean countsAcrossSellers;
    private boolean relationshipsAreComplete;
    private Duration clockTolerance = Duration.ofMinutes(1);
    private InstantSource clock = InstantSource.system();

    private Builder() {}

    /**
     * Keeps numbers only as a hash under a secret key (HMAC-SHA-256). Without the key nobody can be
     * found in the ledger, so keep it as safe as the ledger. A database that was written with
     * another key is refused.
     *
     * @param key at least 32 secret bytes
     */
    public Builder keyed(byte[] key) {
      List<byte[]> all = new ArrayList<>(keys);
      all.set(0, key.clone());
      keys = all;
      return this;
    }

    /** Still finds what was written under an earlier key; new events use the current one. */
    public Builder formerlyKeyed(byte[] key) {
      List<byte[]> all = new ArrayList<>(keys);
      all.add(key.clone());
      keys = all;
      return this;
    }

    /** Still finds what was written in plain text; new events use the current key. */
    public Builder formerlyInClear() {
      return formerlyKeyed(CLEAR);
    }

    /** Sets how long a check waits for the database; after that, the facts are unknown. */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = positive(timeout);
      return this;
    }

    /** Sets how long a write or a reservation waits for the database. */
    public Builder writeTimeout(Duration timeout) {
      this.writeTimeout = positive(timeout);
      return this;
    }

    /**
     * Sets how old the answer to a check may be: for that long a check may miss what another
     * process wrote. On PostgreSQL processes notify each other of writes, so it is usually some
     * milliseconds; this is the bound if they cannot. A reservation always reads from the database.
     *
     * @param people for how many people answers are kept; 0 if every check is to read from the
     *     database
     * @param greatestAge the greatest age of an answer
     * @throws IllegalArgumentException if one of them is negative
     */
    public Builder cache(int people, Duration greatestAge) {
      if (people < 0 || greatestAge.isNegative()) {
        throw new IllegalArgumentException("The cache of a ledger has no negative size or age");
      }
      this.cachedPeople = people;
      this.staleness = greatestAge;
      return this;
    }

    /**
     * Sets for how long an attempt is reserved. After that it may no longer be started, but its end
     * can still be recorded.
     */
    public Builder reservation(Duration time) {
      this.reservation = positive(time);
      return this;
    }

    /**
     * Releases a reservation when it expires and its end was not recorded. By default it counts as
     * an attempt with an unknown end, since a dialer that crashed may have made the call before.
     * Choose this only if your dialers confirm an attempt before they start to dial.
     */
    public Builder releaseExpired(boolean released) {
      this.releasesExpired = released;
      return this;
    }

    /**
     * Counts the contacts of all sellers together. By default a contact counts those for its own
     * seller, and those whose seller is not known.
     */
    public Builder countAcrossSellers(boolean together) {
      this.countsAcrossSellers = together;
      return this;
    }

    /**
     * States that every transaction and inquiry is recorded here, so a person without one is not a
     * customer. By default the relationship with such a person is unknown.
     */
    public Builder relationshipsAreComplete(boolean complete) {
      this.relationshipsAreComplete = complete;
      return this;
    }

    /**
     * Sets how far the clocks of the dialers may differ. An event that is further in the future is
     * refused, and so is a reservation for an instant that is further from now.
     */
    public Builder clockTolerance(Duration tolerance) {
      this.clockTolerance = positive(tolerance);
      return this;
    }

    /** Sets the clock, for tests. */
    public Builder clock(InstantSource source) {
      this.clock = requireNonNull(source, "source");
      return this;
    }

    /**
     * Builds the options.
     *
     * @throws IllegalArgumentException if a key is shorter than 32 bytes
     */
    public LedgerOptions build() {
      try {
        return new LedgerOptions((Builder) clone());
      } catch (CloneNotSupportedException impossible) {
        throw new AssertionError(impossible);
      }
    }

    private static Duration positive(Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("A time above zero is needed, not " + duration);
      }
      return duration;
    }
  }
}
