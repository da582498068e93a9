package io.lexicall.journal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a journal is written.
 *
 * @param durability when an entry is on the disk
 * @param whenFull what a dial does when the journal cannot take more
 * @param capacity how many entries may wait to be written
 * @param patience how long an acknowledgement, or the end of the journal, is waited for
 * @param clock tells when an entry is made
 * @since 0.1
 */
public record JournalOptions(
    Durability durability,
    WhenFull whenFull,
    int capacity,
    Duration patience,
    InstantSource clock) {
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
    if (capacity < 1) {
      throw new IllegalArgumentException("At least one entry must have room, not " + capacity);
    }
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
