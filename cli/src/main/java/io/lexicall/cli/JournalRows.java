package io.lexicall.cli;

import io.lexicall.Decision;
import io.lexicall.batch.Audit;
import io.lexicall.batch.PastActivity;
import io.lexicall.batch.Refusal;
import io.lexicall.facts.Problem;
import io.lexicall.journal.Entry;
import io.lexicall.journal.JournalReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The questions recorded in journals, one decision after the other, as rows of an audit. What was
 * denied was not done: otherwise a host that obeys would be shown what it left alone as unlawful.
 */
final class JournalRows implements Audit.Rows {
  private static final List<Problem> SEALED =
      List.of(
          new Problem(
              "", "is encrypted, or about a person who was forgotten", "the journal's keys"));

  private final List<JournalReader> readers;
  private final int firstFile;
  private int reader;
  private long next = -1;

  /**
   * Creates it.
   *
   * @param firstFile the file index of the rows of the first journal
   */
  JournalRows(List<JournalReader> readers, int firstFile) {
    this.readers = readers;
    this.firstFile = firstFile;
  }

  @Override
  public @Nullable PastActivity next() throws IOException {
    while (reader < readers.size()) {
      JournalReader journal = readers.get(reader);
      next = next < 0 ? journal.first() : next;
      while (next < journal.size()) {
        Entry entry = journal.entry(next);
        long line = ++next; // entries are counted from 0, lines from 1
        if (entry.decision().isPresent()) {
          boolean isDenied = entry.decision().get() == Decision.DENY;
          return entry
              .activity()
              .map(PastActivity::of)
              .map(row -> isDenied ? row.notMade() : row)
              .orElseGet(() -> PastActivity.refused(null, Refusal.UNREADABLE, SEALED))
              .in(firstFile + reader, line);
        }
      }
      reader++;
      next = -1;
    }
    return null;
  }
}
