package io.lexicall.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a group of decisions costs the disk, counted without a clock. Decisions on known persons
 * cost no call of the operating system of their own; only groups, full tiles and new keys do.
 */
class GroupCostTest {
  /** Entries and keys are written and brought to the disk, and so is a checkpoint now and then. */
  private static final long OF_A_GROUP = 8;

  /** A folder, the file, its way to the disk, its name. */
  private static final long OF_A_TILE = 4;

  private static final int GROUPS = 20;
  private static final int ENTRIES_OF_A_TILE = 256;

  @TempDir Path top;

  @ParameterizedTest
  @ValueSource(ints = {1, 500})
  void callsOfTheDisk_areOfGroups_tiles_andNewPersons(int decisions) throws IOException {
    FaultyDisk disk = FaultyDisk.withoutSyncs();
    Verdict verdict = TestLaw.engine().check(TestLaw.call(1));
    try (JournalKeys keys = JournalKeys.open(top.resolve("keys"), disk);
        Journal journal =
            Journal.open(top.resolve("journal"), keys, JournalOptions.defaults(), disk)) {
      journal.record(TestLaw.call(0), verdict);
      journal.sync();
      int before = disk.calls();
      long groups = journal.groups();
      for (int group = 0; group < GROUPS; group++) {
        for (int i = 0; i < decisions; i++) {
          journal.record(TestLaw.call(0), verdict);
        }
        journal.record(TestLaw.call(1 + group), verdict);
        journal.sync();
      }
      long entries = journal.entries();
      long tiles = 2 * (entries / ENTRIES_OF_A_TILE + 1); // of entries, and of hashes
      assertThat((long) disk.calls() - before)
          .isPositive()
          .isLessThanOrEqualTo(
              OF_A_GROUP * (journal.groups() - groups) + OF_A_TILE * tiles + GROUPS);
      assertThat(entries).isGreaterThanOrEqualTo((long) GROUPS * decisions);
    }
  }
}
