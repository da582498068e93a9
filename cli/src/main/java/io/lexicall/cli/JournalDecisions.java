package io.lexicall.cli;

import io.lexicall.batch.RecordedDecision;
import io.lexicall.journal.Entry;
import io.lexicall.journal.JournalReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What journals recorded, one decision after the other, to be compared with rows. */
final class JournalDecisions implements RecordedDecision.All {
  private final List<JournalReader> readers;
  private final int firstFile;
  private int reader;
  private long next = -1;

  /**
   * Creates it.
   *
   * @param firstFile the file index of the entries of the first journal
   */
  JournalDecisions(List<JournalReader> readers, int firstFile) {
    this.readers = readers;
    this.firstFile = firstFile;
  }

  @Override
  public @Nullable RecordedDecision next() throws IOException {
    while (reader < readers.size()) {
      JournalReader journal = readers.get(reader);
      next = next < 0 ? journal.first() : next;
      while (next < journal.size()) {
        Entry entry = journal.entry(next);
        long line = ++next; // entries are counted from 0, lines from 1
        if (entry.decision().isPresent()) {
          return RecordedDecision.of(
              firstFile + reader, line, entry.decision().get(), entry.activity().orElse(null));
        }
      }
      reader++;
      next = -1;
    }
    return null;
  }
}
