package io.lexicall.journal;

import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread that writes a journal, and its queue. It creates the entries; a second thread writes
 * them to the disk at the same time.
 */
final class JournalThread implements Closeable {
  private static final int MOST_IN_GROUP = 1_024;

  /** How many entries are created before the thread checks whether the disk is free. */
  private static final int MOST_AT_ONCE = 128;

  private static final long GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** After so long without an entry, the writing thread sleeps until it is woken. */
  private static final long AWAKE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PUBLISH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long RETRY_MILLIS = 20;
  private static final String SET_BACK = "clock-set-back";
  private static final Duration JUMP = Duration.ofSeconds(1);

  private final Path folder;
  private final JournalKeys keys;
  private final JournalOptions options;
  private final Disk disk;
  private final FolderLock lock;
  private final ArrayBlockingQueue<Item> queue;
  private final EntryWriter writer;
  private final DecisionWriters writers;

  /** Writes a group to the disk while the next one is created. */
  private final ExecutorService appending;

  private final Thread thread;
  private final AtomicLong refused = new AtomicLong();
  private volatile long entries;
  private final AtomicLong groups = new AtomicLong();
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Witnessing witnessing;
  private volatile String checkpoint;
  private volatile boolean closing;

  /** Held while the first caller of {@link #close} ends the thread. */
  private final Object ending = new Object();

  /** Whether nothing is taken from the queue any more. */
  private volatile boolean over;

  /** Whether the thread ended before everything was written. */
  private volatile boolean brokeOff;

  private final AtomicLong written = new AtomicLong();

  /** Whether the writing thread sleeps until it is woken. */
  private volatile boolean idle;

  // Used by the writing thread; while a group is written, the appending thread uses the store.
  private @Nullable Store store;
  private @Nullable Future<Boolean> inFlight;

  /** Entries that are created, and are written to the disk next. */
  private final List<Made> made = new ArrayList<>();

  /** How many entries have an index: those on the disk, and those that are being written. */
  private long placed;

  private final AtomicLong taken = new AtomicLong();
  private long refusedTold;
  private long edition = -1;
  private Verdict.@Nullable Edition editionTold;
  private Instant last = Instant.EPOCH;
  private long lastTaken = System.nanoTime() - AWAKE_NANOS;

  /** An item of the queue: a decision, or an order. */
  record Item(
      @Nullable Activity<?> activity,
      @Nullable Verdict verdict,
      Instant time,
      @Nullable Order order,
      @Nullable CompletableFuture<Boolean> done) {
    static Item of(
        Activity<?> activity,
        Verdict verdict,
        Instant time,
        @Nullable CompletableFuture<Boolean> done) {
      return new Item(activity, verdict, time, null, done);
    }

    boolean isDecision() {
      return verdict != null;
    }
  }

  /**
   * An order: an operation that is done after the decisions before it, and before those after it.
   */
  sealed interface Order {}

  record Sync(boolean publishes) implements Order {}

  /**
   * An order to forget a person.
   *
   * @param person the name of the person, if it is known
   * @param tag the name of the person in entries, if it is known
   */
  record Forget(@Nullable String person, @Nullable String tag) implements Order {}

  record Prune(long minimum, Instant before, String policy) implements Order {}

  /** An entry, and the item whose sender waits for it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Made(byte[] entry, @Nullable Item item) {}

  /** An entry, or a decision whose entry is not created yet. */
  private record Begun(@Nullable Made made, EntryWriter.@Nullable Draft draft, Item item) {}

  private JournalThread(
      Path folder,
      JournalKeys keys,
      JournalOptions options,
      Disk disk,
      DecisionWriters writers,
      FolderLock lock)
      throws IOException {
    this.folder = folder;
    this.keys = keys;
    this.options = options;
    this.disk = disk;
    this.writers = writers;
    this.lock = lock;
    this.queue = new ArrayBlockingQueue<>(options.capacity());
    this.writer = new EntryWriter(keys);
    Store opened = Store.open(folder, keys, disk);
    this.store = opened;
    boolean begun = false;
    try {
      if (opened.size() == 0) {
        opened.append(
            List.of(EntryWriter.note("journal", now(), Map.of("program", Journal.program()))));
      }
      opened.publish();
      opened.pruneTiles();
      this.last = latest(opened.newest());
      String intended = Store.intended(folder);
      if (intended != null) {
        queue.add(new Item(null, null, now(), new Forget(null, intended), null));
      }
      begun = true;
    } finally {
      if (!begun) {
        opened.close();
      }
    }
    this.checkpoint = opened.checkpoint();
    this.entries = opened.size();
    this.placed = entries;
    this.appending =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "lexicall-journal-disk");
              made.setDaemon(true);
              return made;
            });
    this.thread = new Thread(this::writeAll, "lexicall-journal");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /** Opens the files and starts the threads. Throws the exceptions of {@link Journal#open}. */
  static JournalThread begin(
      Path folder,
      JournalKeys keys,
      JournalOptions options,
      Disk disk,
      DecisionWriters writers,
      FolderLock lock)
      throws IOException {
    return new JournalThread(folder, keys, options, disk, writers, lock);
  }

  /**
   * Returns the latest time of the newest entries, to detect a clock that was set back while the
   * journal was closed. After an entry that records such a clock, times count from there.
   */
  private static Instant latest(List<byte[]> newest) {
    Instant latest = Instant.EPOCH;
    for (byte[] entry : newest) {
      Map<String, @Nullable Object> members =
          CanonicalJson.read(new String(entry, StandardCharsets.UTF_8));
      Instant time = Entry.timeOf(members);
      latest = time.isAfter(latest) || SET_BACK.equals(members.get("kind")) ? time : latest;
    }
    return latest;
  }

  private Instant now() {
    return options.now();
  }

  /** Throws unless the journal is open and its thread has not stopped. */
  void requireOpen() {
    Throwable why = failure;
    if (brokeOff && why != null) {
      throw new JournalException("The journal has stopped: " + why, why);
    }
    if (closing || brokeOff) {
      throw new JournalException("The journal is closed");
    }
  }

  /**
   * Removes an item that was put into the queue after the writing thread ended, where nobody would
   * take it.
   *
   * @throws JournalException if so
   */
  private void requireNotTooLate(Item item) {
    if (over && (queue.remove(item) || brokeOff)) {
      requireOpen();
    }
  }

  /** Puts an item into the queue; returns false if the queue is full. */
  boolean offer(Item item) {
    if (!queue.offer(item)) {
      return false;
    }
    handed(item);
    return true;
  }

  /** Puts an item into the queue; returns false if the queue stays full for that time. */
  boolean offer(Item item, long millis) throws InterruptedException {
    if (!queue.offer(item, millis, TimeUnit.MILLISECONDS)) {
      return false;
    }
    handed(item);
    return true;
  }

  private void handed(Item item) {
    requireNotTooLate(item);
    // Only if a caller waits, or after a pause: waking a thread takes longest of all.
    if (idle || item.done() != null) {
      idle = false; // once is enough
      LockSupport.unpark(thread);
    }
  }

  /** Counts a refused decision; an entry records the count. */
  void refuse() {
    refused.incrementAndGet();
  }

  long refused() {
    return refused.get();
  }

  /** Returns how many decisions wait in memory; an order of the host may be counted among them. */
  long waiting() {
    long onDisk = written.get(); // read first, so that none is missed that is taken meanwhile
    return queue.size() + Math.max(0, taken.get() - onDisk);
  }

  long entries() {
    return entries;
  }

  long groups() {
    return groups.get();
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** Shows the current checkpoint, and each later one, to a witness. */
  synchronized void witness(CheckpointWitness witness) {
    requireOpen();
    if (witnessing != null) {
      throw new IllegalStateException("A journal has one witness; one can ask several others");
    }
    Witnessing begun = new Witnessing(folder, disk, witness, keys.verifierKey(), options);
    witnessing = begun;
    begun.show(checkpoint);
  }

  /** Returns why the witness did not see the last checkpoint; null if it did. */
  @Nullable Throwable witnessFailure() {
    Witnessing shown = witnessing;
    return shown == null ? null : shown.failure();
  }

  private void writeAll() {
    boolean whole = false;
    try {
      whole = write();
    } catch (Throwable broken) {
      failure = broken; // every caller gets this from now on
    }
    if (!whole) {
      breakOff();
    }
  }

  /** Notifies the waiting callers, and counts the decisions that nobody will write. */
  private void breakOff() {
    Throwable why = failure;
    Throwable told = why == null ? new JournalException("The journal is closed") : why;
    brokeOff = true;
    over = true;
    for (Item left = queue.poll(); left != null; left = queue.poll()) {
      if (left.isDecision()) {
        taken.incrementAndGet();
      }
      if (left.done() != null) {
        left.done().completeExceptionally(told);
      }
    }
  }

  /**
   * Writes the items of the queue until the journal is closed; returns false if it had to give up
   * before.
   */
  private boolean write() {
    long nextPublish = System.nanoTime() + PUBLISH_NANOS;
    List<Item> group = new ArrayList<>();
    while (true) {
      group.clear();
      collect(group);
      boolean asked = group.stream().anyMatch(JournalThread::publishes);
      int from = 0;
      for (int i = 0; i <= group.size(); i++) {
        if (i < group.size() && !changesKeysOrFiles(group.get(i).order())) {
          continue;
        }
        if (!make(group.subList(from, i))
            || i < group.size() && !(settled() && carryOut(group.get(i)))) {
          return false;
        }
        from = i + 1;
      }
      boolean ends = closing && queue.isEmpty();
      if (asked || ends) {
        if (!settled() || !publish()) {
          return false;
        }
        nextPublish = System.nanoTime() + PUBLISH_NANOS;
      } else if (System.nanoTime() - nextPublish > 0) {
        if (!settled()) {
          return false;
        }
        inFlight =
            appending.submit(
                () -> {
                  publishOnce(); // acknowledged entries are on the disk: the next round publishes
                  return true;
                });
        nextPublish = System.nanoTime() + PUBLISH_NANOS;
      } else if (!made.isEmpty()
          && (queue.isEmpty() || isAppenderFree() || made.size() >= MOST_IN_GROUP)
          && !startGroup()) {
        return false;
      }
      for (Item item : group) {
        if (item.order() instanceof Sync) {
          if (!settled()) {
            return false;
          }
          done(item, true);
        }
      }
      if (ends && group.isEmpty()) {
        if (over) {
          return true;
        }
        over = true; // calls in progress when it was closed are still served, in one more round
      }
    }
  }

  private boolean isAppenderFree() {
    Future<Boolean> last = inFlight;
    return last == null || last.isDone();
  }

  /**
   * Writes the created entries to the disk, after those before them. While a group is written, the
   * next one is created, so that neither the disk nor a processor waits for long.
   *
   * @return false if the journal is closed before
   */
  private boolean startGroup() {
    if (!landed()) {
      return false;
    }
    List<Made> group = List.copyOf(made);
    made.clear();
    if (queue.isEmpty()) {
      return appendAll(group); // there is nothing else to do
    }
    inFlight = appending.submit(() -> appendAll(group));
    return true;
  }

  /**
   * Waits until all created entries are on the disk; returns false if the journal is closed before.
   */
  private boolean settled() {
    return (made.isEmpty() || startGroup()) && landed();
  }

  private boolean appendAll(List<Made> group) {
    if (!untilKept(keys::sync) || !writeGroup(group)) {
      return false;
    }
    for (Made each : group) {
      if (each.item() != null) {
        done(each.item(), true);
      }
    }
    return true;
  }

  /**
   * Waits until the current group is on the disk; returns false if the journal is closed before.
   */
  private boolean landed() {
    Future<Boolean> waited = inFlight;
    boolean interrupted = false;
    try {
      while (waited != null) {
        try {
          boolean written = waited.get();
          inFlight = null;
          return written;
        } catch (InterruptedException givenUp) {
          interrupted = true; // passed on to the other thread
        } catch (ExecutionException broken) {
          throw new IllegalStateException(broken.getCause());
        }
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Takes items from the queue; waits for a while if it is empty. */
  private void collect(List<Item> group) {
    if (Thread.interrupted() && closing) {
      Thread.currentThread().interrupt(); // the next pause ends the thread
    }
    queue.drainTo(group, MOST_AT_ONCE);
    if (group.isEmpty() && !closing) {
      if (System.nanoTime() - lastTaken < AWAKE_NANOS) {
        LockSupport.parkNanos(GROUP_NANOS);
      } else {
        idle = true;
        if (queue.isEmpty()) {
          LockSupport.parkNanos(IDLE_NANOS);
        }
        idle = false;
      }
      queue.drainTo(group, MOST_AT_ONCE);
    }
    if (!group.isEmpty()) {
      lastTaken = System.nanoTime();
      if (group.size() < MOST_AT_ONCE
          && made.isEmpty()
          && group.stream().allMatch(item -> item.done() == null)
          && !closing) {
        LockSupport.parkNanos(GROUP_NANOS);
        queue.drainTo(group, MOST_AT_ONCE - group.size());
      }
    }
    taken.addAndGet(group.stream().filter(Item::isDecision).count());
  }

  private static boolean publishes(Item item) {
    return item.order() instanceof Sync sync ? sync.publishes() : item.order() != null;
  }

  /**
   * Returns whether everything before an order must be on the disk before the order is carried out.
   */
  private static boolean changesKeysOrFiles(@Nullable Order order) {
    return order instanceof Forget || order instanceof Prune;
  }

  private static void done(Item item, boolean answer) {
    if (item.done() != null) {
      item.done().complete(answer);
    }
  }

  /** Carries out an order; returns false if the journal is closed before. */
  private boolean carryOut(Item item) {
    if (item.order() instanceof Forget forget) {
      return forget(item, forget);
    }
    return !(item.order() instanceof Prune prune) || prune(item, prune);
  }

  private boolean forget(Item item, Forget order) {
    String[] tag = {order.tag()};
    boolean known =
        untilDone(
            () -> {
              String person = order.person();
              JournalKeys.Person found = person == null ? null : keys.find(person);
              if (found != null) {
                tag[0] = found.tag();
              }
              if (tag[0] != null) {
                openStore().intend(tag[0]);
              }
            });
    if (!known) {
      return false;
    }
    String name = tag[0];
    if (name == null) {
      done(item, false);
      return true;
    }
    boolean carriedOut =
        appendNote(note("forgetting", item, Map.of("persons", List.of(name))))
            && untilDone(() -> keys.destroyTag(name))
            && appendNote(note("forgotten", item, Map.of("persons", List.of(name))))
            && untilDone(() -> openStore().forgot());
    done(item, carriedOut);
    return carriedOut;
  }

  private boolean prune(Item item, Prune order) {
    long entry = entries;
    boolean carriedOut =
        appendNote(
                note(
                    "pruned",
                    item,
                    Map.of(
                        "before", order.before().toString(),
                        "minimum", order.minimum(),
                        "policy", order.policy())))
            && publish()
            && untilDone(() -> openStore().prune(entry, order.minimum()));
    done(item, carriedOut);
    return carriedOut;
  }

  /** Appends a note at the next place; returns false if the journal is closed before. */
  private boolean appendNote(Made note) {
    placed++;
    return writeGroup(List.of(note));
  }

  private Made note(String kind, Item item, Map<String, ?> members) {
    return new Made(EntryWriter.note(kind, item.time(), members), item);
  }

  /** An operation that can fail because of the disk. */
  private interface Step {
    void run() throws IOException;
  }

  /** Retries an operation until it succeeds; returns false if the journal is closed before. */
  private boolean untilDone(Step step) {
    return until(step, this::failed);
  }

  /**
   * Like {@link #untilDone}, for operations of the keys. It does not touch the files of the
   * journal, which another thread may be writing.
   */
  private boolean untilKept(Step step) {
    return until(step, broken -> failure = broken);
  }

  private boolean until(Step step, Consumer<Exception> onFailure) {
    while (true) {
      try {
        step.run();
        return true;
      } catch (IOException | JournalException broken) {
        onFailure.accept(broken);
        if (!pause()) {
          return false;
        }
      }
    }
  }

  /** Creates the entries of decisions; returns false if the journal is closed before. */
  private boolean make(List<Item> group) {
    List<Begun> begun = new ArrayList<>();
    long size = placed;
    if (!group.isEmpty() && refused.get() > refusedTold) {
      long count = refused.get();
      Map<String, Long> told = Map.of("count", count - refusedTold);
      begun.add(begun(EntryWriter.note("refused", now(), told), group.get(0)));
      refusedTold = count;
    }
    for (Item item : group) {
      if (!untilKept(() -> begin(item, size, begun))) {
        return false;
      }
    }
    List<EntryWriter.@Nullable Draft> drafts = new ArrayList<>(begun.size());
    begun.forEach(each -> drafts.add(each.draft()));
    List<EntryWriter.@Nullable Written> written = writers.write(drafts);
    placed += begun.size();
    for (int i = 0; i < begun.size(); i++) {
      Made note = begun.get(i).made();
      EntryWriter.Written decision = written.get(i);
      if (note != null) {
        made.add(note);
      }
      if (decision != null) {
        writer.learn(decision);
        String beside = decision.besideName();
        byte[] bytes = decision.beside();
        if (beside != null
            && bytes != null
            && !(landed() && untilDone(() -> openStore().beside(beside, bytes)))) {
          return false;
        }
        made.add(new Made(decision.entry(), begun.get(i).item()));
      }
    }
    return true;
  }

  private static Begun begun(byte[] entry, Item item) {
    return new Begun(new Made(entry, null), null, item);
  }

  /** Prepares the entry of a decision, and creates the entries that must precede it. */
  private void begin(Item item, long size, List<Begun> begun) throws IOException {
    if (item.time().isBefore(last.minus(JUMP))) {
      Map<String, String> told = Map.of("from", last.toString());
      begun.add(begun(EntryWriter.note(SET_BACK, item.time(), told), item));
      last = item.time();
    }
    last = item.time().isAfter(last) ? item.time() : last;
    Activity<?> activity = item.activity();
    Verdict verdict = item.verdict();
    if (activity == null || verdict == null) {
      return;
    }
    Verdict.Edition told = verdict.edition();
    // Once per tile, so that each tile can be read if those before it were pruned.
    while (!told.equals(editionTold)
        || edition / Tile.WIDTH != (size + begun.size()) / Tile.WIDTH) {
      edition = size + begun.size();
      editionTold = told;
      begun.add(begun(writer.edition(item.time(), LoadedLaw.members(told)), item));
    }
    begun.add(new Begun(null, writer.draft(activity, verdict, item.time(), edition), item));
  }

  /**
   * Waits until the thread has ended, whether or not this one is interrupted: decisions that wait
   * are written first. Returns whether it was interrupted.
   */
  private boolean waitForThread(long millis) {
    boolean interrupted = false;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = millis; left > 0 && thread.isAlive(); ) {
      try {
        thread.join(left);
      } catch (InterruptedException later) {
        interrupted = true;
      }
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    return interrupted;
  }

  private Store openStore() throws IOException {
    if (!lock.isValid() && Files.isDirectory(folder)) { // else the folder is gone
      throw new IOException(
          "The file lock of the journal was removed or replaced: another process may write it");
    }
    Store opened = store;
    if (opened == null) {
      opened = Store.reopen(folder, keys, disk, entries);
      store = opened;
    }
    return opened;
  }

  /** Appends entries, with retries; returns false if the journal is closed before. */
  private boolean writeGroup(List<Made> group) {
    long begun = entries;
    return untilDone(
        () -> {
          Store opened = openStore();
          // After a failure some of them may be on the disk already.
          int there = (int) (opened.size() - begun);
          if (there < group.size()) {
            opened.append(group.subList(there, group.size()).stream().map(Made::entry).toList());
          }
          entries = opened.size();
          groups.incrementAndGet();
          written.addAndGet(
              group.stream()
                  .filter(each -> each.item() != null && each.item().isDecision())
                  .count());
          failure = null;
        });
  }

  /** Publishes the entries, with retries; returns false if the journal is closed before. */
  private boolean publish() {
    while (!publishOnce()) {
      if (!pause()) {
        return false;
      }
    }
    return true;
  }

  /** Publishes the entries that are on the disk, if it can; returns whether it could. */
  private boolean publishOnce() {
    try {
      Store opened = openStore();
      if (!opened.isPublished()) {
        opened.publish();
        checkpoint = opened.checkpoint();
        Witnessing shown = witnessing;
        if (shown != null) {
          shown.show(checkpoint);
        }
      }
      failure = keys.loss(); // checked every second, so that a health check reports it first
      return true;
    } catch (IOException | JournalException broken) {
      failed(broken);
      return false;
    }
  }

  private void failed(Exception broken) {
    failure = broken;
    Store opened = store;
    store = null;
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException alreadyFailed) {
        // It is opened again.
      }
    }
  }

  /**
   * Waits before the next attempt; returns false if the journal is closed and nobody waits longer.
   */
  private boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    } catch (InterruptedException givenUp) {
      return false;
    }
    return true;
  }

  /** Writes the waiting entries and releases the folder: see {@link Journal#close}. */
  @Override
  public void close() throws IOException {
    synchronized (ending) { // a second caller waits for the first
      if (!closing) {
        closing = true;
        end();
      }
    }
  }

  private void end() throws IOException {
    LockSupport.unpark(thread);
    boolean interrupted = false;
    long before;
    do {
      before = entries;
      interrupted |= waitForThread(options.patienceMillis());
    } while (thread.isAlive() && entries > before); // there was too much for one patience
    boolean whole = !thread.isAlive() && !brokeOff;
    if (!whole) {
      thread.interrupt();
      appending.shutdownNow();
      try {
        thread.join(1_000);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    appending.shutdown();
    Witnessing shown = witnessing;
    if (shown != null) {
      try {
        shown.end();
      } catch (InterruptedException now) {
        interrupted = true;
      }
    }
    IOException notClosed = null;
    try (lock) { // released whatever fails
      Store opened = store;
      if (opened != null) {
        opened.close();
      }
    } catch (IOException broken) {
      notClosed = broken;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!whole) {
      JournalException lost =
          new JournalException(
              "The journal could not write %s decisions that it was handed: %s"
                  .formatted(
                      taken.get() - written.get() + queue.stream().filter(Item::isDecision).count(),
                      failure));
      if (notClosed != null) {
        lost.addSuppressed(notClosed);
      }
      throw lost;
    }
    if (notClosed != null) {
      throw notClosed;
    }
  }
}
