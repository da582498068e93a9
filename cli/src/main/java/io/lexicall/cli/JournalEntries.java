package io.lexicall.cli;

import io.lexicall.Decision;
import io.lexicall.batch.Audit;
import io.lexicall.batch.PastActivity;
import io.lexicall.batch.RecordedDecision;
import io.lexicall.batch.Refusal;
import io.lexicall.facts.Problem;
import io.lexicall.journal.Entry;
import io.lexicall.journal.JournalReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decisions that are recorded in journals, one after the other.
 *
 * @param <T> what is made of each
 */
final class JournalEntries<T> {
  private static final List<Problem> SEALED =
      List.of(
          new Problem(
              "", "is encrypted, or about a person who was forgotten", "the journal's keys"));

  private static final List<Problem> UNWRITABLE =
      List.of(new Problem("", "was recorded without its facts", "facts that a journal can record"));

  private final List<JournalReader> readers;
  private final int firstFile;
  private final Making<T> making;
  private int reader;
  private long next = -1;

  private interface Making<T> {
    T of(Entry entry, Decision decision, int file, long line);
  }

  private JournalEntries(List<JournalReader> readers, int firstFile, Making<T> making) {
    this.readers = readers;
    this.firstFile = firstFile;
    this.making = making;
  }

  /**
   * Returns the questions as rows of an audit. What was denied was not done: otherwise a host that
   * obeys would be shown what it left alone as unlawful.
   *
   * @param firstFile the file index of the rows of the first journal
   */
  static Audit.Rows rows(List<JournalReader> readers, int firstFile) {
    return new JournalEntries<>(readers, firstFile, JournalEntries::row)::next;
  }

  /**
   * Returns the decisions, to be compared with rows.
   *
   * @param firstFile the file index of the entries of the first journal
   */
  static RecordedDecision.All decisions(List<JournalReader> readers, int firstFile) {
    Making<RecordedDecision> making =
        (entry, decision, file, line) ->
            RecordedDecision.of(file, line, decision, entry.activity().orElse(null));
    return new JournalEntries<>(readers, firstFile, making)::next;
  }

  private static PastActivity row(Entry entry, Decision decision, int file, long line) {
    return entry
        .activity()
        .map(PastActivity::of)
        .map(row -> decision == Decision.DENY ? row.notMade() : row)
        .orElseGet(
            () ->
                PastActivity.refused(
                    null, Refusal.UNREADABLE, entry.isUnwritable() ? UNWRITABLE : SEALED))
        .in(file, line);
  }

  private @Nullable T next() throws IOException {
    while (reader < readers.size()) {
      JournalReader journal = readers.get(reader);
      next = next < 0 ? journal.first() : next;
      while (next < journal.size()) {
        Entry entry = journal.entry(next);
        long line = next++; // as the other commands name it, which is from 0
        if (entry.decision().isPresent()) {
          return making.of(entry, entry.decision().get(), firstFile + reader, line);
        }
      }
      reader++;
      next = -1;
    }
    return null;
  }
}
