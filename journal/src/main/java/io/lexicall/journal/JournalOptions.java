package io.lexicall.journal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How a journal is written.
 *
 * @param durability when an entry is on the disk
 * @param whenFull what a check does when the journal cannot take more entries
 * @param capacity how many entries can wait in memory to be written; they are lost if the process
 *     is killed
 * @param patience how long to wait for an acknowledgement, or for the end of the journal; more than
 *     0, without an upper limit
 * @param clock supplies the time of entries; a time before the year 0 or after the year 9999, which
 *     entries cannot express, is replaced by the first or the last instant of these years
 * @since 0.1
 */
public record JournalOptions(
    Durability durability,
    WhenFull whenFull,
    int capacity,
    Duration patience,
    InstantSource clock) {
  /** A century, since nanoseconds are counted in 64 bits. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  /**
   * When an entry is on the disk.
   *
   * @since 0.1
   */
  public enum Durability {
    /**
     * Before the verdict is returned; but if the journal is an observer and the disk does not
     * acknowledge within the patience, the verdict is returned without it.
     */
    ACKNOWLEDGED,
    /** A few milliseconds later; while the disk is full, up to the capacity stay in memory. */
    GROUPED
  }

  /**
   * What a check does when the journal cannot take more entries because the disk is full, missing
   * or too slow.
   *
   * @since 0.1
   */
  public enum WhenFull {
    /**
     * It waits. If the journal is an observer that groups, a check waits until there is room,
     * without a limit: up to then, as many decisions as the capacity were returned and are only in
     * memory. With {@link Durability#ACKNOWLEDGED}, each check waits for the patience; an observer
     * then lets it continue without an entry, {@link Journal#record} and {@link Journal#check}
     * throw.
     */
    WAIT,
    /**
     * It continues; the journal counts the refused entries, and writes the count when it can. What
     * waits in memory, up to the capacity, is not refused and not counted.
     */
    REFUSE
  }

  /** Creates options. */
  public JournalOptions {
    requireNonNull(durability, "durability");
    requireNonNull(whenFull, "whenFull");
    requireNonNull(patience, "patience");
    requireNonNull(clock, "clock");
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("The patience must be more than 0, but is " + patience);
    }
    if (capacity < 1) {
      throw new IllegalArgumentException("At least one entry must have room, not " + capacity);
    }
  }

  /** Returns the patience in milliseconds, at least 1; limited to a century. */
  long patienceMillis() {
    boolean isForEver = patience.compareTo(LONGEST) > 0;
    return isForEver ? LONGEST.toMillis() : Math.max(1, patience.toMillis());
  }

  /** Returns the value of {@link System#nanoTime} at which the patience ends. */
  long patienceEnds() {
    boolean isForEver = patience.compareTo(LONGEST) > 0;
    return System.nanoTime() + (isForEver ? LONGEST : patience).toNanos();
  }

  /** Returns the current time, limited to what entries can express. */
  Instant now() {
    Instant now = clock.instant();
    return now.isBefore(FIRST) ? FIRST : now.isAfter(LAST) ? LAST : now;
  }

  /**
   * Returns the defaults: grouped, a full journal makes checks wait, a capacity of 8,192 entries,
   * and a patience of 10 seconds.
   */
  public static JournalOptions defaults() {
    return new JournalOptions(
        Durability.GROUPED, WhenFull.WAIT, 8_192, Duration.ofSeconds(10), InstantSource.system());
  }

  /** Returns the same options with another durability. */
  public JournalOptions withDurability(Durability other) {
    return new JournalOptions(other, whenFull, capacity, patience, clock);
  }

  /** Returns the same options with another choice for a full journal. */
  public JournalOptions withWhenFull(WhenFull other) {
    return new JournalOptions(durability, other, capacity, patience, clock);
  }

  /** Returns the same options with another patience. */
  public JournalOptions withPatience(Duration other) {
    return new JournalOptions(durability, whenFull, capacity, other, clock);
  }

  /** Returns the same options with another capacity. */
  public JournalOptions withCapacity(int other) {
    return new JournalOptions(durability, whenFull, other, patience, clock);
  }

  /** Returns the same options with another clock. */
  public JournalOptions withClock(InstantSource other) {
    return new JournalOptions(durability, whenFull, capacity, patience, other);
  }
}
