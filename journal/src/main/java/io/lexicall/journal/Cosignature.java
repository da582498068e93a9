package io.lexicall.journal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A signature of a witness: it saw a checkpoint of a journal.
 *
 * @param witness the name of the witness
 * @param entries how many entries the checkpoint covers, counted from the first
 * @param time when the witness signed, by its own clock
 * @since 0.1
 */
public record Cosignature(String witness, long entries, Instant time) {
  /** Creates the record. */
  public Cosignature {
    requireNonNull(witness, "witness");
    requireNonNull(time, "time");
  }
}
