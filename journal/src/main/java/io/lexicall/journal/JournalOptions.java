package io.lexicall.journal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How a journal is written.
 *
 * @param durability when an entry is on the disk
 * @param whenFull what a dial does when the journal cannot take more
 * @param capacity how many entries may wait to be written
 * @param patience how long an acknowledgement, or the end of the journal, is waited for; more than
 *     0, and as long as you like
 * @param clock tells when an entry is made; a time before the year 0 or after the year 9999, which
 *     an entry has no form for, is told as the first or the last of these years
 * @since 0.1
 */
public record JournalOptions(
    Durability durability,
    WhenFull whenFull,
    int capacity,
    Duration patience,
    InstantSource clock) {
  /** A century: nanoseconds are counted in 64 bits. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  /**
   * When an entry is on the disk.
   *
   * @since 0.1
   */
  public enum Durability {
    /** Before the verdict is handed out. */
    ACKNOWLEDGED,
    /** A few milliseconds after. */
    GROUPED
  }

  /**
   * What a dial does when the journal cannot take more: when the disk is full, gone or too slow.
   *
   * @since 0.1
   */
  public enum WhenFull {
    /** It waits. */
    WAIT,
    /** It goes on; the journal counts what it refused, and writes that down once it can. */
    REFUSE
  }

  /** Holds options. */
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

  /** Returns the patience in milliseconds, at least 1; one that is longer than time, as such. */
  long patienceMillis() {
    boolean isForEver = patience.compareTo(LONGEST) > 0;
    return isForEver ? LONGEST.toMillis() : Math.max(1, patience.toMillis());
  }

  /** Returns the time until which {@link System#nanoTime} is waited for. */
  long patienceEnds() {
    boolean isForEver = patience.compareTo(LONGEST) > 0;
    return System.nanoTime() + (isForEver ? LONGEST : patience).toNanos();
  }

  /** Returns the time as entries can tell it. */
  Instant now() {
    Instant now = clock.instant();
    return now.isBefore(FIRST) ? FIRST : now.isAfter(LAST) ? LAST : now;
  }

  /** Returns: grouped, dials wait, room for 8,192 entries, patience of 10 seconds. */
  public static JournalOptions defaults() {
    return new JournalOptions(
        Durability.GROUPED, WhenFull.WAIT, 8_192, Duration.ofSeconds(10), InstantSource.system());
  }

  /** Returns the same with another durability. */
  public JournalOptions with(Durability other) {
    return new JournalOptions(other, whenFull, capacity, patience, clock);
  }

  /** Returns the same with another choice for when it is full. */
  public JournalOptions with(WhenFull other) {
    return new JournalOptions(durability, other, capacity, patience, clock);
  }

  /** Returns the same with another patience. */
  public JournalOptions withPatience(Duration other) {
    return new JournalOptions(durability, whenFull, capacity, other, clock);
  }

  /** Returns the same with room for another number of entries. */
  public JournalOptions withCapacity(int other) {
    return new JournalOptions(durability, whenFull, other, patience, clock);
  }

  /** Returns the same by another clock. */
  public JournalOptions withClock(InstantSource other) {
    return new JournalOptions(durability, whenFull, capacity, patience, other);
  }
}
