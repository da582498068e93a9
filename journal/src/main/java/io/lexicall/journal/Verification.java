package io.lexicall.journal;

import java.util.List;

/**
 * The result of verifying a journal.
 *
 * @param first the first entry that is kept: 0, or the first one after those that were pruned, as
 *     an entry records
 * @param entries how many entries the checkpoint covers, counted from the first
 * @param sound how many of the kept entries are as they were signed
 * @param pending how many entries on the disk no checkpoint covers yet
 * @param problems what is wrong, and where; empty if nothing is wrong
 * @since 0.1
 */
public record Verification(
    long first, long entries, long sound, long pending, List<String> problems) {
  /** Copies the problems. */
  public Verification {
    problems = List.copyOf(problems);
  }

  /** Returns whether every entry is as it was signed, and nothing else is wrong. */
  public boolean isVerified() {
    return problems.isEmpty() && sound == entries - first;
  }
}
