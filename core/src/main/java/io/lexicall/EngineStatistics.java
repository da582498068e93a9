package io.lexicall;

/**
 * What an engine keeps of what it has compiled, and what it did for that, at one moment.
 *
 * <p>An engine compiles the law for each kind of activity when the kind first comes up: its place,
 * the stretch of time between two changes of the law, and those of its discrete facts (an enum, a
 * boolean, whether a list is empty) that the law of the place reads. It keeps as many of these
 * plans as {@linkplain Compliance.Builder#planMemory the memory for plans} has room for, and
 * prefers those that come up again.
 *
 * <p>Watch {@link #evictions}: if they rise all day long, a host asks of more kinds than there is
 * room for, and each check of a kind that was evicted takes some tens of microseconds more.
 * Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class EngineStatistics {
  private final int places;
  private final int plans;
  private final long estimatedBytes;
  private final long mostBytes;
  private final long compilations;
  private final long evictions;

  EngineStatistics(
      int places,
      int plans,
      long estimatedBytes,
      long mostBytes,
      long compilations,
      long evictions) {
    this.places = places;
    this.plans = plans;
    this.estimatedBytes = estimatedBytes;
    this.mostBytes = mostBytes;
    this.compilations = compilations;
    this.evictions = evictions;
  }

  /** Returns of how many places the law is kept, each stretch of time counted. */
  public int places() {
    return places;
  }

  /** Returns for how many kinds of activities a plan is kept; kinds alike share one. */
  public int plans() {
    return plans;
  }

  /** Returns about how many bytes all of them take. */
  public long estimatedBytes() {
    return estimatedBytes;
  }

  /** Returns the bytes that they may take. */
  public long mostBytes() {
    return mostBytes;
  }

  /** Returns how often a plan was compiled since the engine was built. */
  public long compilations() {
    return compilations;
  }

  /** Returns how many plans were let go since the engine was built, to make room for others. */
  public long evictions() {
    return evictions;
  }

  /** Returns the figures for a log. */
  @Override
  public String toString() {
    return "plans: %d of %d places, %d of %d bytes, %d compiled, %d evicted"
        .formatted(plans, places, estimatedBytes, mostBytes, compilations, evictions);
  }
}
