package io.lexicall;

import io.lexicall.engine.PlanTable;

/**
 * Statistics about the compiled plans of an engine, at one moment.
 *
 * <p>An engine compiles the law for each kind of activity when the kind first occurs. A kind is a
 * place, a period between two changes of the law, and a combination of the discrete facts (an enum,
 * a boolean, whether a list is empty) that the law of the place reads. The engine keeps as many
 * plans as fit into {@linkplain Compliance.Builder#planMemory the memory for plans}, and prefers
 * those that are used again.
 *
 * <p>Watch {@link #evictions}: if they rise all day, the host has more kinds of activities than
 * fit, and each check of an evicted kind takes some tens of microseconds longer. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class EngineStatistics {
  private final PlanTable.Figures figures;

  EngineStatistics(PlanTable.Figures figures) {
    this.figures = figures;
  }

  /** Returns for how many places the law is kept; each period of a place counts. */
  public int places() {
    return figures.places();
  }

  /** Returns how many plans are kept; kinds of activities with the same plan share it. */
  public int plans() {
    return figures.plans();
  }

  /** Returns about how many bytes the plans use. */
  public long estimatedBytes() {
    return figures.bytes();
  }

  /** Returns how many bytes the plans may use. */
  public long mostBytes() {
    return figures.mostBytes();
  }

  /** Returns how often a plan was compiled since the engine was built. */
  public long compilations() {
    return figures.compilations();
  }

  /** Returns how many plans were evicted since the engine was built, to make room for others. */
  public long evictions() {
    return figures.evictions();
  }

  /** Returns the figures for a log. */
  @Override
  public String toString() {
    return "plans: %s of %s places, %s of %s bytes, %s compiled, %s evicted"
        .formatted(plans(), places(), estimatedBytes(), mostBytes(), compilations(), evictions());
  }
}
