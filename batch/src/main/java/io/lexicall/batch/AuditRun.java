package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Profile;
import io.lexicall.number.PhoneNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of an audit. The rows are read and sorted by number and instant; groups of numbers are
 * judged on several threads; the results are sorted by the order of the rows.
 */
final class AuditRun {
  /**
   * A batch ends at this number of rows or bytes, even between rows of the same number, but not
   * between rows of one instant, which can be one call: unless it is so many times as large.
   */
  private static final int MOST_ROWS = 1 << 10;

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_TIMES = 8;

  /** Rows are judged immediately when their histories together hold this many contacts. */
  private static final int MOST_HELD = 1 << 15;

  private static final long MOST_SECONDS_TO_END = 10;

  private final RowAudit each;
  private final @Nullable Instant today;
  private final int threads;
  private final Audit.@Nullable Watcher watcher;
  private final Sample.@Nullable Chooser chooser;
  private final @Nullable AuditWork work;
  private final long keptEach;

  /** The earlier work, if this run continues it. */
  private final AuditWork.@Nullable State before;

  private final RecordedDecision.@Nullable All recorded;
  private final @Nullable RecordComparison comparison;

  /** The receiver of the results; null if they are only counted. */
  private final Audit.@Nullable Receiver to;

  /** The same receiver if it is a file, which is written in sorted order. */
  private final @Nullable AuditFindings file;

  private final boolean tellsOnlyDifferences;

  private final DiskSort byNumber;
  private final DiskSort inOrder;
  private final PenaltyBook book;
  private final AlikeFacts alike;
  private final RowRecords records;
  private final Profile profile;
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
  private AuditTally tally;
  private @Nullable CampaignPeriods campaigns;

  /** How many rows were read. */
  private long rows;

  /** How many records were judged. */
  private long judged;

  /** How many of the judged records are contacts with a number. */
  private long sampled;

  /** Whether the run has ended, so that nothing more may be judged. */
  private volatile boolean isOver;

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
      return isFull(1);
    }

    /** Returns whether they are so many that rows of one instant are parted too. */
    boolean isOverfull() {
      return isFull(MOST_TIMES);
    }

    private boolean isFull(int times) {
      return records.size() >= times * MOST_ROWS || bytes >= times * MOST_BYTES;
    }
  }

  /** The results of rows, and the contacts of the last number. */
  private record Done(AuditTally tally, int rows, @Nullable EarlierContacts last) {}

  /**
   * How it is run.
   *
   * @param profile the facts that hold for each row that does not state them
   * @param keptEach the number of rows after which the results are stored, if there is a work
   *     folder
   * @param to the receiver of the results; null if they are only counted
   */
  record How(
      Compliance compliance,
      Profile profile,
      @Nullable Instant today,
      int threads,
      Audit.@Nullable Watcher watcher,
      long memory,
      @Nullable Second second,
      Sample.@Nullable Chooser chooser,
      RecordedDecision.@Nullable All recorded,
      long keptEach,
      Audit.@Nullable Receiver to) {}

  /** Prepares a run with temporary files. */
  AuditRun(How how, Scratch scratch) {
    this(how, scratch, null, null);
  }

  private AuditRun(
      How how, RunFiles files, @Nullable AuditWork work, AuditWork.@Nullable State before) {
    this.chooser = how.chooser;
    this.today = before == null ? how.today : before.today();
    this.profile = how.profile;
    this.alike = new AlikeFacts(profile);
    this.records = new RowRecords(alike, profile, chooser);
    this.each = new RowAudit(how.compliance, profile, today, how.second);
    this.tellsOnlyDifferences = how.second != null;
    this.threads = how.threads;
    this.watcher = how.watcher;
    this.work = work;
    this.keptEach = how.keptEach;
    this.to = how.to;
    this.file = how.to instanceof AuditFindings findings ? findings : null;
    this.before = before;
    this.book = new PenaltyBook(how.compliance, today);
    this.tally = new AuditTally(book);
    this.byNumber = new DiskSort(files, AuditRecord.KEY_OF_CONTACT, how.memory);
    this.inOrder = new DiskSort(files, AuditRecord.KEY_OF_ANSWER, how.memory);
    this.recorded = how.recorded;
    this.comparison = how.recorded == null ? null : new RecordComparison(files, how.memory);
  }

  /** Prepares a run that continues an earlier one. */
  static AuditRun kept(How how, AuditWork work) throws IOException {
    try {
      AuditWork.State before = work.begin(law(how)).orElse(null);
      AuditRun run = new AuditRun(how, work.files(), work, before);
      if (before != null) {
        run.goOn(before, work);
      }
      return run;
    } catch (IOException failure) {
      throw unkept(failure);
    }
  }

  /** Returns what must be the same for a run to continue. */
  private static String law(How how) {
    StringBuilder law = new StringBuilder(how.compliance.edition().toString());
    how.compliance
        .editions()
        .forEach(each -> law.append('\n').append(each.module()).append(' ').append(each.digest()));
    law.append('\n').append(how.to == null ? "counted" : "handed on");
    if (how.to instanceof AuditFindings findings) {
      law.append(" as ").append(findings.form());
    }
    law.append("\nsample ").append(how.chooser == null ? "" : how.chooser.most());
    return law.toString();
  }

  private void goOn(AuditWork.State state, AuditWork from) throws IOException {
    byNumber.restore(state.contacts());
    inOrder.restore(state.answers());
    boolean isReading = state.stage() == AuditWork.Stage.READING;
    records.restore(isReading ? 0 : state.expected(), state.tells());
    if (!isReading) {
      rows = state.read();
      judged = state.judged();
      sampled = state.sampled();
      if (chooser != null) {
        chooser.restore(state.sampleEnd(), state.sampleOf());
      }
      byte[] kept = from.tally().orElse(null);
      if (kept != null) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(kept));
        alike.read(in);
        if (file != null) {
          file.restore(in);
        }
        tally = AuditTally.read(book, in);
      }
    }
  }

  private static BatchFileException unkept(IOException failure) {
    return new BatchFileException(
        "the work folder cannot be used: " + Outputs.why(failure), failure);
  }

  /** Stores the progress, if there is a work folder. */
  private void keep(AuditWork.Stage stage) throws IOException {
    AuditWork into = work;
    if (into == null) {
      return;
    }
    try {
      byte[] counted = null;
      if (stage != AuditWork.Stage.READING) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        alike.write(out);
        if (file != null) {
          file.save(out);
        }
        tally.write(out);
        counted = bytes.toByteArray();
      }
      into.keep(
          new AuditWork.State(
              stage,
              today,
              rows,
              records.tells(),
              chooser == null ? 0 : chooser.end(),
              chooser == null ? 0 : chooser.all(),
              judged,
              sampled,
              records.expected(),
              byNumber.onDisk(),
              inOrder.onDisk()),
          counted);
    } catch (IOException failure) {
      throw isInterruption(failure) ? failure : unkept(failure);
    }
  }

  @Nullable Instant today() {
    return today;
  }

  @Nullable RecordComparison comparison() {
    return comparison;
  }

  /** Runs the audit. */
  AuditTally run(Audit.Rows from) throws IOException {
    if (work != null || threads == 1) { // the stored progress refers only to files on disk
      return runAll(from);
    }
    ExecutorService writers = Executors.newFixedThreadPool(2, work -> thread(work, "audit-sorter"));
    try {
      byNumber.writeBeside(writers);
      inOrder.writeBeside(writers);
      return runAll(from);
    } finally {
      writers.shutdownNow();
      awaitEnd(writers);
    }
  }

  /**
   * Waits for the interrupted threads, so that they create no file after all were deleted, and ask
   * no source that the host may close now. The calling thread may be interrupted itself.
   */
  private static void awaitEnd(ExecutorService interrupted) {
    boolean isInterrupted = Thread.interrupted();
    try {
      interrupted.awaitTermination(MOST_SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException again) {
      isInterrupted = true;
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private AuditTally runAll(Audit.Rows from) throws IOException {
    AuditWork.Stage stage = before == null ? AuditWork.Stage.READING : before.stage();
    try {
      if (stage == AuditWork.Stage.READING) {
        readAll(from);
      }
      if (records.tells() && chooser == null) {
        CampaignPeriods counted = CampaignPeriods.of(byNumber.sorted(false), alike, profile);
        campaigns = counted;
        tally.tell(counted);
      }
      if (stage != AuditWork.Stage.JUDGED) {
        readRecorded();
        judgeAll();
        if (comparison != null) {
          comparison.compare();
        }
      }
      handOn();
    } catch (InterruptedIOException | ClosedByInterruptException interrupted) {
      throw new BatchFileException("the audit was interrupted", interrupted);
    }
    return tally;
  }

  /**
   * Reads all rows; files are read ahead, since their rows do not come from a thread of the host.
   */
  private void readAll(Audit.Rows from) throws IOException {
    if (threads == 1 || !(from instanceof PastFiles)) {
      sortAll(from);
      return;
    }
    try (RowsAhead ahead = new RowsAhead(from)) {
      sortAll(ahead);
    }
  }

  private void sortAll(Audit.Rows from) throws IOException {
    long known = before == null ? 0 : before.read();
    PastActivity row = from.next();
    while (row != null) {
      long position = rows++;
      byte[] record = records.of(row, position, position < known);
      if (record != null && !row.isMade()) {
        AuditRecord.notMade(record);
      }
      if (record != null && add(byNumber, record)) {
        keep(AuditWork.Stage.READING);
      }
      row = from.next();
    }
    records.addSample();
    if (work != null) {
      spill(byNumber);
    }
    keep(AuditWork.Stage.JUDGING);
  }

  private void readRecorded() throws IOException {
    RecordComparison into = comparison;
    RecordedDecision.All from = recorded;
    if (into != null && from != null) {
      RecordedDecision entry = from.next();
      while (entry != null) {
        if (mayHaveRow(entry)) {
          into.add(entry);
        }
        entry = from.next();
      }
    }
  }

  /** Returns whether a row of a recorded decision would have been judged: it is of the sample. */
  private boolean mayHaveRow(RecordedDecision entry) {
    PhoneNumber number =
        entry.activity().orElse(null) instanceof Contact contact
            ? EarlierContacts.NUMBER.in(contact)
            : null;
    return number == null || chooser == null || chooser.isKept(number.digits());
  }

  /** Stores the result of a row, if there is a receiver; with two laws, only if they differ. */
  private void answered(long position, Audited row) throws IOException {
    if (file != null) {
      byte[] lines = file.record(position, row);
      if (lines != null) {
        add(inOrder, lines);
      }
    } else if (to != null && !(tellsOnlyDifferences && row.json().isEmpty())) {
      add(inOrder, AuditRecord.answer(position, row));
    }
  }

  private static void compare(
      RecordComparison into, Contact contact, AuditRecord.Row row, Answer answer)
      throws IOException {
    try {
      into.add(contact, row, answer);
    } catch (IOException failure) {
      throw unwritten(failure);
    }
  }

  private static boolean add(DiskSort sort, byte[] record) throws IOException {
    try {
      return sort.add(record);
    } catch (IOException failure) {
      throw unwritten(failure);
    }
  }

  private static void spill(DiskSort sort) throws IOException {
    try {
      sort.spill();
    } catch (IOException failure) {
      throw unwritten(failure);
    }
  }

  private static IOException unwritten(IOException failure) {
    return isInterruption(failure)
        ? failure
        : new BatchFileException(
            "the temporary files cannot be written: " + Outputs.why(failure), failure);
  }

  private static boolean isInterruption(IOException failure) {
    return failure instanceof InterruptedIOException
        || failure instanceof ClosedByInterruptException;
  }

  private void judgeAll() throws IOException {
    ExecutorService workers =
        Executors.newFixedThreadPool(threads, work -> thread(work, "audit-judge"));
    try {
      Deque<Future<Done>> inFlight = new ArrayDeque<>();
      DiskSort.Sorted sorted = byNumber.sorted(true);
      for (long known = judged; known > 0; known--) {
        next(sorted);
      }
      Rows batch = new Rows();
      byte[] record = next(sorted);
      long handed = judged;
      long keptAt = judged;
      while (record != null) {
        batch.add(record);
        handed++;
        sampled += isOfPerson(record) ? 1 : 0;
        byte[] next = next(sorted);
        boolean goesOn =
            next != null
                && isOfPerson(record)
                && AuditRecord.number(next) == AuditRecord.number(record);
        boolean isDue = work != null && handed - keptAt >= keptEach && !goesOn;
        boolean isParted = next != null && goesOn && AuditRecord.isOfOneInstant(record, next);
        if (next == null || batch.isFull() && !isParted || batch.isOverfull() || isDue) {
          Rows full = batch;
          Future<Done> done = workers.submit(() -> judge(full));
          inFlight.add(done);
          batch = new Rows();
          if (goesOn) {
            batch.before = done;
          }
          if (inFlight.size() > threads + 2) {
            take(inFlight.remove());
          }
        }
        if (isDue && next != null) {
          takeAll(inFlight);
          spill(inOrder);
          keep(AuditWork.Stage.JUDGING);
          keptAt = handed;
        }
        record = next;
      }
      takeAll(inFlight);
    } finally {
      isOver = true;
      workers.shutdownNow();
      awaitEnd(workers);
    }
    if (work != null) {
      spill(inOrder);
      keep(AuditWork.Stage.JUDGED);
    }
  }

  private static boolean isOfPerson(byte[] record) {
    return AuditRecord.number(record) != AuditRecord.NO_NUMBER;
  }

  /** Returns the next record that is in the sample; a row without a number always is. */
  private byte @Nullable [] next(DiskSort.Sorted sorted) throws IOException {
    byte[] record = sorted.next();
    while (record != null
        && chooser != null
        && isOfPerson(record)
        && !chooser.isKept(AuditRecord.number(record))) {
      record = sorted.next();
    }
    return record;
  }

  /** Returns the sample that was judged; null if all rows were to be judged. */
  @Nullable Sample sample() {
    return chooser == null
        ? null
        : new Sample(
            chooser.all(), sampled, tally.contacts().rows(), tally.persons(), tally.squares());
  }

  private void takeAll(Deque<Future<Done>> inFlight) throws IOException {
    while (!inFlight.isEmpty()) {
      take(inFlight.remove());
    }
  }

  private void take(Future<Done> future) throws IOException {
    try {
      Done done = future.get();
      tally.add(done.tally);
      judged += done.rows;
      if (watcher != null) {
        watcher.judged(judged, records.expected());
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
   * Judges rows, on a thread of the pool. Batches begin in order, so if a number continues from the
   * previous batch, that batch is done or in progress.
   */
  private Done judge(Rows batch) throws IOException, InterruptedException, ExecutionException {
    Worker worker = idle.poll();
    if (worker == null) {
      worker = new Worker();
    }
    Done done = judge(batch, worker);
    idle.add(worker);
    return done;
  }

  private Done judge(Rows batch, Worker worker)
      throws IOException, InterruptedException, ExecutionException {
    AuditTally counted = new AuditTally(book);
    EarlierContacts earlier = batch.before == null ? null : batch.before.get().last;
    batch.before = null; // so that a number with many rows does not keep all its batches
    List<RowAudit.Due> dues = new ArrayList<>(batch.records.size());
    long held = 0;
    for (int i = 0; i < batch.records.size(); i++) {
      byte[] record = batch.records.get(i);
      byte[] next = i + 1 < batch.records.size() ? batch.records.get(i + 1) : null;
      requireGoingOn();
      AuditRecord.Row row = AuditRecord.of(record, alike, worker.agents);
      boolean isOfPerson = row.number() != AuditRecord.NO_NUMBER;
      if (isOfPerson && (earlier == null || earlier.number() != row.number())) {
        earlier = new EarlierContacts(row.number());
      }
      EarlierContacts before = isOfPerson ? earlier : null;
      dues.add(due(row, AuditRecord.isMade(record), before, worker, counted));
      held += isOfPerson && earlier != null ? earlier.size() : 0;
      boolean isParted = isOfPerson && next != null && AuditRecord.isOfOneInstant(record, next);
      if (held > MOST_HELD && !isParted || held > MOST_TIMES * MOST_HELD) {
        answer(dues, worker, counted);
        dues.clear();
        held = 0;
      }
    }
    answer(dues, worker, counted);
    return new Done(counted, batch.records.size(), earlier);
  }

  /**
   * Ends the work of a thread once the run has ended. The interrupt itself does not count: a source
   * of the host may have caused it.
   */
  private void requireGoingOn() throws InterruptedIOException {
    if (isOver) {
      throw new InterruptedIOException("the audit has ended");
    }
  }

  /** Judges rows, and counts and stores the results, in their order. */
  private void answer(List<RowAudit.Due> dues, Worker worker, AuditTally counted)
      throws IOException {
    RowAudit.@Nullable Judged[] judged = judge(dues, counted);
    for (int i = 0; i < judged.length; i++) {
      requireGoingOn();
      RowAudit.Due due = dues.get(i);
      AuditRecord.Row row = due.row();
      Audited answer =
          due.asked() == null
              ? requireNonNull(due.answer())
              : each.answer(due, requireNonNull(judged[i]), counted);
      EarlierContacts.OneCall call = due.call();
      if (comparison != null && call != null && due.isMade() && call.compare()) {
        compare(comparison, stated(row, worker), row, answer.answer());
      }
      answered(row.position(), answer);
    }
  }

  /** Records what a row says about its number, and returns what must be judged. */
  private RowAudit.Due due(
      AuditRecord.Row row,
      boolean isMade,
      @Nullable EarlierContacts earlier,
      Worker worker,
      AuditTally counted) {
    PastActivity refused = row.refusal();
    if (refused != null) {
      Refusal refusal = requireNonNull(refused.refusal());
      return RowAudit.Due.answered(
          row, null, each.refuse(refused, refusal, row.place(), earlier, counted));
    }
    if (earlier == null) {
      Activity<?> activity = requireNonNull(row.activity());
      return new RowAudit.Due(activity, activity, row, isMade, false, null, null, null);
    }
    AlikeFacts.Known known = row.alike();
    if (known == null) {
      Contact contact = stated(row, worker);
      Contact told = told(contact, row.campaign(), row.day());
      return each.due(contact, told, each.kindOf(contact), row, isMade, earlier, counted);
    }
    Contact told = worker.contact(told(known, row.day(), worker), row);
    return each.due(told, told, known.kind().with(row.id()), row, isMade, earlier, counted);
  }

  /** Returns a contact as its row states it. */
  private static Contact stated(AuditRecord.Row row, Worker worker) {
    AlikeFacts.Known known = row.alike();
    return known == null
        ? (Contact) requireNonNull(row.activity())
        : worker.contact(known.facts(), row);
  }

  /**
   * Gets the verdicts on all rows of a batch, in the order of time: the engine remembers answers
   * for a day, and a batch has numbers of few places.
   */
  private RowAudit.@Nullable Judged[] judge(List<RowAudit.Due> dues, AuditTally counted)
      throws InterruptedIOException {
    int count = dues.size();
    int places = Integer.SIZE - Integer.numberOfLeadingZeros(count);
    long[] order = new long[count];
    int asked = 0;
    for (int i = 0; i < count; i++) {
      Activity<?> each = dues.get(i).asked();
      if (each != null) {
        order[asked++] = each.at().getEpochSecond() << places | i;
      }
    }
    Arrays.sort(order, 0, asked);
    RowAudit.@Nullable Judged[] judged = new RowAudit.Judged[count];
    for (int k = 0; k < asked; k++) {
      requireGoingOn();
      int i = (int) (order[k] & (1L << places) - 1);
      RowAudit.Due due = dues.get(i);
      judged[i] = each.judge(due, requireNonNull(due.asked()), counted);
    }
    return judged;
  }

  /** Returns a contact with the figures of its campaign, if the rows give them. */
  private Contact told(Contact contact, @Nullable String campaign, int day) {
    CampaignPeriods counted = campaigns;
    return counted == null || campaign == null ? contact : counted.told(contact, campaign, day);
  }

  /** Returns the common facts of rows, with the figures of their campaign on that day. */
  private Contact told(AlikeFacts.Known known, int day, Worker worker) {
    CampaignPeriods counted = campaigns;
    String campaign = known.campaign();
    if (counted == null || campaign == null) {
      return known.facts();
    }
    int period = counted.period(campaign, day);
    int place = (known.index() * 31 + period) & Worker.MOST_TOLD - 1;
    Told last = worker.told[place];
    if (last == null || last.index != known.index() || last.period != period) {
      last = new Told(known.index(), period, whole(counted.told(known.facts(), campaign, day)));
      worker.told[place] = last;
    }
    return last.facts;
  }

  /** Returns equal facts to which three more can be added without copying all of them. */
  private static Contact whole(Contact facts) {
    return Contact.builder().from(facts).build();
  }

  /** The common facts of rows, with the figures of their campaign in a period. */
  private record Told(int index, int period, Contact facts) {}

  /** The objects that a thread keeps from batch to batch. */
  private static final class Worker {
    static final int MOST_TOLD = 1 << 10;

    private final KnownTexts agents = new KnownTexts();
    private final @Nullable Told[] told = new Told[MOST_TOLD];

    /** The last called party; contacts with the same number follow each other. */
    private @Nullable Called called;

    private @Nullable Called stated;
    private long number;

    /** Returns a contact with common facts and those of the row itself. */
    @SuppressWarnings("ReferenceEquality") // the same facts come again and again
    Contact contact(Contact facts, AuditRecord.Row row) {
      Called others = Contact.TO.in(facts);
      Called to = called;
      if (to == null || number != row.number() || stated != others) {
        to = AlikeFacts.called(others, PhoneNumber.ofDigits(row.number()));
        called = to;
        stated = others;
        number = row.number();
      }
      return AlikeFacts.contact(facts, to, requireNonNull(row.at()), row.id());
    }
  }

  private void handOn() throws IOException {
    DiskSort.Sorted answers = inOrder.sorted(true);
    byte[] record = answers.next();
    while (record != null) {
      if (file != null) {
        file.write(record);
      } else if (to != null) {
        to.take(AuditRecord.answer(record));
      }
      record = answers.next();
    }
  }
}
