package io.lexicall.journal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a witness signed: that it saw a checkpoint of a journal.
 *
 * @param witness the name of the witness
 * @param entries how many entries that checkpoint covers, from 0 on
 * @param time when the witness signed, as its clock showed
 * @since 0.1
 */
public record Cosignature(String witness, long entries, Instant time) {
  /** Holds what a witness signed. */
  public Cosignature {
    requireNonNull(witness, "witness");
    requireNonNull(time, "time");
  }
}
