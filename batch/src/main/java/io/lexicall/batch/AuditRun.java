package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Problem;
import io.lexicall.json.ActivityJson;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One run of an audit. The rows are read and sorted by number and instant; groups of numbers are
 * judged on several threads; what came of them is sorted by the order of the rows.
 */
final class AuditRun {
  /** A batch is cut when it has so many rows or bytes, be it within the rows of a number. */
  private static final int MOST_ROWS = 1 << 10;

  private static final int MOST_BYTES = 1 << 20;

  private final RowAudit each;
  private final int threads;
  private final Audit.@Nullable Watcher watcher;
  private final Sample.@Nullable Chooser chooser;
  private long sampled;
  private long persons;
  private final DiskSort byNumber;
  private final DiskSort inOrder;
  private final Exposure.Book book;
  private final AuditTally tally;
  private long rows;
  private long judged;

  /** Another law, by which the rows are judged too. */
  @FunctionalInterface
  interface Second {
    Said judge(Activity<?> asked);
  }

  /** Rows of some numbers. */
  private static final class Rows {
    private final List<byte[]> records = new ArrayList<>();

    /** Those of the last number, if the first rows are of that number too. */
    private @Nullable Future<Done> before;

    private int bytes;

    void add(byte[] record) {
      records.add(record);
      bytes += record.length;
    }

    boolean isFull() {
      return records.size() >= MOST_ROWS || bytes >= MOST_BYTES;
    }
  }

  /** What came of rows, and the contacts of the number whose rows are the last. */
  private record Done(AuditTally tally, int rows, EarlierContacts last) {}

  AuditRun(
      Compliance compliance,
      @Nullable Instant today,
      int threads,
      Audit.@Nullable Watcher watcher,
      Scratch scratch,
      long memory,
      @Nullable Second second,
      Sample.@Nullable Chooser chooser) {
    this.each = new RowAudit(compliance, today, second);
    this.chooser = chooser;
    this.threads = threads;
    this.watcher = watcher;
    this.book = new Exposure.Book(compliance, today);
    this.tally = new AuditTally(book);
    this.byNumber = new DiskSort(scratch, AuditRecord.KEY_OF_CONTACT, memory);
    this.inOrder = new DiskSort(scratch, AuditRecord.KEY_OF_ANSWER, memory);
  }

  AuditTally run(Audit.Rows from, Audit.Receiver to) throws IOException {
    try {
      PastActivity row = from.next();
      while (row != null) {
        read(row);
        row = from.next();
      }
      judgeContacts();
      handOn(to);
    } catch (InterruptedIOException | ClosedByInterruptException interrupted) {
      throw new BatchFileException("the audit was interrupted", interrupted);
    }
    return tally;
  }

  /** Sorts a contact in; judges what no other row concerns at once. */
  private void read(PastActivity row) throws IOException {
    long position = rows++;
    long line = row.line() == 0 ? position + 1 : row.line();
    Tally.At place = new Tally.At(row.file(), line);
    Activity<?> activity = row.activityOrNull();
    if (activity == null) {
      refuse(row, position, place);
    } else if (activity instanceof Contact contact && number(contact) != null) {
      if (chooser != null && !chooser.mayKeep(requireNonNull(number(contact)).digits())) {
        return;
      }
      String facts;
      try {
        facts = ActivityJson.writeComplete(contact);
      } catch (IllegalArgumentException beyondTheCalendar) {
        refuse(outOfTime(row), position, place);
        return;
      }
      long number = requireNonNull(number(contact)).digits();
      keep(byNumber, AuditRecord.contact(number, contact.at(), position, place, row, facts));
    } else {
      keep(
          inOrder,
          AuditRecord.answer(
              position, each.answer(activity, activity, position, place, false, null, tally)));
      judged++;
    }
  }

  private static PastActivity outOfTime(PastActivity row) {
    return PastActivity.refused(
        row.id(),
        Refusal.NO_INSTANT,
        List.of(new Problem("at", "cannot be written", "an instant of the years 0 to 9999")));
  }

  private static @Nullable PhoneNumber number(Contact contact) {
    Called to = Contact.TO.in(contact);
    return to == null ? null : Called.NUMBER.in(to);
  }

  private void refuse(PastActivity row, long position, Tally.At place) throws IOException {
    keep(
        inOrder,
        AuditRecord.answer(
            position, each.refuse(row, requireNonNull(row.refusal()), place, tally)));
    judged++;
  }

  private static void keep(DiskSort sort, byte[] record) throws IOException {
    try {
      sort.add(record);
    } catch (InterruptedIOException | ClosedByInterruptException interrupted) {
      throw interrupted;
    } catch (IOException failure) {
      throw new BatchFileException(
          "the temporary files cannot be written: " + Outputs.why(failure), failure);
    }
  }

  private void judgeContacts() throws IOException {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "audit-judge");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Deque<Future<Done>> inFlight = new ArrayDeque<>();
      DiskSort.Sorted sorted = byNumber.sorted();
      Rows batch = new Rows();
      byte[] record = next(sorted);
      persons = record == null ? 0 : 1;
      while (record != null) {
        batch.add(record);
        sampled++;
        byte[] next = next(sorted);
        if (next != null && AuditRecord.number(next) != AuditRecord.number(record)) {
          persons++;
        }
        if (next == null || batch.isFull()) {
          Rows full = batch;
          Future<Done> done = workers.submit(() -> judge(full));
          inFlight.add(done);
          batch = new Rows();
          if (next != null && AuditRecord.number(next) == AuditRecord.number(record)) {
            batch.before = done;
          }
          if (inFlight.size() > threads + 2) {
            take(inFlight.remove());
          }
        }
        record = next;
      }
      while (!inFlight.isEmpty()) {
        take(inFlight.remove());
      }
    } finally {
      workers.shutdownNow();
    }
  }

  /** Returns the next contact that is in the sample. */
  private byte @Nullable [] next(DiskSort.Sorted sorted) throws IOException {
    byte[] record = sorted.next();
    while (record != null && chooser != null && !chooser.isKept(AuditRecord.number(record))) {
      record = sorted.next();
    }
    return record;
  }

  /** Returns what was judged of all contacts; null if all were meant to be. */
  @Nullable Sample sample() {
    return chooser == null ? null : new Sample(chooser.all(), sampled, persons);
  }

  private void take(Future<Done> future) throws IOException {
    try {
      Done done = future.get();
      tally.add(done.tally);
      judged += done.rows;
      if (watcher != null) {
        watcher.judged(judged, rows);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BatchFileException("the audit was interrupted", interrupted);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof IOException unwritable) {
        throw unwritable;
      }
      if (cause instanceof RuntimeException bug) {
        throw bug;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(cause);
    }
  }

  /**
   * Judges rows, on a thread of the pool. Batches are begun in order, so that the one before, which
   * is waited for where a number goes on, is done or under way.
   */
  private Done judge(Rows batch) throws IOException, InterruptedException, ExecutionException {
    AuditTally counted = new AuditTally(book);
    EarlierContacts earlier = batch.before == null ? null : batch.before.get().last;
    batch.before = null; // so that a long number does not keep all that came of it
    for (byte[] record : batch.records) {
      AuditRecord.OfContact row = AuditRecord.contact(record);
      if (earlier == null || earlier.number() != row.number()) {
        earlier = new EarlierContacts(row.number());
      }
      Contact contact = (Contact) ActivityJson.readComplete(row.facts());
      keep(
          inOrder,
          AuditRecord.answer(row.position(), each.contact(contact, row, earlier, counted)));
    }
    return new Done(counted, batch.records.size(), requireNonNull(earlier));
  }

  private void handOn(Audit.Receiver to) throws IOException {
    DiskSort.Sorted answers = inOrder.sorted();
    byte[] record = answers.next();
    while (record != null) {
      to.take(AuditRecord.answer(record));
      record = answers.next();
    }
  }
}
