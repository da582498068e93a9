package io.lexicall.journal;

import java.util.List;

/**
 * What came of verifying a journal.
 *
 * @param first the first entry that is kept: 0, or what an entry tells of that older ones were
 *     taken away
 * @param entries how many the checkpoint covers, from 0 on
 * @param sound how many of those that are kept are what was signed
 * @param pending how many are on the disk that no checkpoint covers yet
 * @param problems what is wrong, and where; empty if nothing is
 * @since 0.1
 */
public record Verification(
    long first, long entries, long sound, long pending, List<String> problems) {
  /** Holds what came of it. */
  public Verification {
    problems = List.copyOf(problems);
  }

  /** Returns whether every entry is what was signed, and all else in order. */
  public boolean isVerified() {
    return problems.isEmpty() && sound == entries - first;
  }
}
