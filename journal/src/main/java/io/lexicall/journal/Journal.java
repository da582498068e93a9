package io.lexicall.journal;

import static java.util.Objects.requireNonNull;

import io.lexicall.CheckObserver;
import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.number.PhoneNumber;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Writes down every decision of an engine.
 *
 * <pre>{@code
 * try (JournalKeys keys = JournalKeys.open(Path.of("acme.keys"));
 *     Journal journal = Journal.open(Path.of("acme.journal"), keys, JournalOptions.defaults())) {
 *   Compliance compliance = Compliance.builder().discover().observer(journal).build();
 *   ...
 * }
 * }</pre>
 *
 * <p>A dial hands over what was judged and the verdict; one thread of the journal's own writes it.
 * Where the journal cannot take more, the dial waits or its decision is refused, by choice, and
 * what was refused is counted and written down. What was handed over and is not on the disk yet is
 * lost if the process is killed: see {@link #waiting}.
 *
 * <p>An observer cannot prevent a call: {@link JournalOptions.WhenFull} says what it can delay. A
 * host that must not call without a record uses {@link #check}.
 *
 * <p>Thread-safe. One folder has one writer at a time; several processes write to folders of their
 * own, which {@link JournalReader} reads together.
 *
 * @since 0.1
 */
public final class Journal implements CheckObserver, Closeable {
  private static final String PROGRAM = "lexicall " + versionOfProgram();

  private final Path folder;
  private final JournalKeys keys;
  private final JournalOptions options;
  private final DecisionWriters writers;
  private final JournalThread writing;

  private Journal(
      Path folder,
      JournalKeys keys,
      JournalOptions options,
      DecisionWriters writers,
      JournalThread writing) {
    this.folder = folder;
    this.keys = keys;
    this.options = options;
    this.writers = writers;
    this.writing = writing;
  }

  /**
   * Opens a journal for writing; creates it if there is none and the keys have not signed one.
   * After a crash it has every entry that was acknowledged.
   *
   * @param keys stay open as long as the journal; the caller closes them after it
   * @throws JournalException if another process writes it, if it is damaged or signed by another
   *     key, or if it does not continue what its key signed last
   * @throws IOException if it cannot be read or written
   */
  public static Journal open(Path folder, JournalKeys keys, JournalOptions options)
      throws IOException {
    return open(folder, keys, options, Disk.SYSTEM);
  }

  static Journal open(Path folder, JournalKeys keys, JournalOptions options, Disk disk)
      throws IOException {
    return open(folder, keys, options, disk, new DecisionWriters());
  }

  static Journal open(
      Path folder, JournalKeys keys, JournalOptions options, Disk disk, DecisionWriters writers)
      throws IOException {
    if (!Files.exists(folder.resolve(Store.CHECKPOINT))) {
      Store.requireGoesOn(folder, keys, 0); // before anything is created in its place
    }
    disk.createFolders(folder);
    FolderLock lock = FolderLock.of(folder);
    if (lock == null) {
      throw new JournalException(
          "The journal is being written by another process or another part of this one");
    }
    boolean opened = false;
    try {
      JournalReader.requireKnownVersion(folder);
      JournalThread writing = JournalThread.begin(folder, keys, options, disk, writers, lock);
      opened = true;
      return new Journal(folder, keys, options, writers, writing);
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  private Instant now() {
    return options.now();
  }

  /** Returns the name and the version of this program, as entries record it. */
  static String program() {
    return PROGRAM;
  }

  private static String versionOfProgram() {
    // A file: a module has no Package version, and a jar of several modules loses theirs.
    Properties properties = new Properties();
    try (InputStream in = Journal.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return String.valueOf(properties.getProperty("version"));
  }

  @Override
  public Consumer<Verdict> begin(Activity<?> activity) {
    return verdict -> record(activity, verdict);
  }

  /**
   * Judges an activity and writes the verdict to the disk before it is returned, whatever
   * durability was chosen. If the facts cannot be written, the entry has the verdict alone: see
   * {@link #unwritable}. The sources are asked once, so that the entry has exactly the facts that
   * were judged.
   *
   * @param compliance an engine that does not have this journal as an observer
   * @throws JournalException if the entry is not on the disk in time: the call must not be made.
   *     The entry may still be written later, so that the journal then has a decision about a call
   *     that was not made
   */
  public Verdict check(Compliance compliance, Activity<?> activity) {
    AtomicReference<Activity<?>> judged = new AtomicReference<>(activity);
    Verdict verdict =
        compliance.check(
            activity,
            complete -> {
              judged.set(complete);
              return told -> {};
            });
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    if (!hand(JournalThread.Item.of(judged.get(), verdict, now(), done), true)) {
      throw new JournalException("The journal cannot take more, and the decision is not in it");
    }
    await(done);
    return verdict;
  }

  /**
   * Writes a decision. With {@code ACKNOWLEDGED} it is on the disk when this returns.
   *
   * @param activity as it was judged: see {@link Compliance#complete}
   * @return false if it was refused, which is counted
   * @throws JournalException if it is not acknowledged in time
   */
  public boolean record(Activity<?> activity, Verdict verdict) {
    requireNonNull(activity, "activity");
    requireNonNull(verdict, "verdict");
    CompletableFuture<Boolean> done =
        options.durability() == JournalOptions.Durability.ACKNOWLEDGED
            ? new CompletableFuture<>()
            : null;
    if (!hand(JournalThread.Item.of(activity, verdict, now(), done), done != null)) {
      return false;
    }
    if (done != null) {
      await(done);
    }
    return true;
  }

  /**
   * Hands an item to the thread that writes.
   *
   * @param inTime whether the caller waits for the disk, and no longer than the patience
   * @return false if it was refused
   */
  private boolean hand(JournalThread.Item item, boolean inTime) {
    writing.requireOpen();
    if (writing.offer(item)) {
      return true;
    }
    if (options.whenFull() == JournalOptions.WhenFull.REFUSE) {
      writing.refuse();
      return false;
    }
    boolean interrupted = false;
    long end = options.patienceEnds();
    try {
      while (true) {
        try {
          if (writing.offer(item, 100)) {
            return true;
          }
          writing.requireOpen();
          if (inTime && System.nanoTime() - end > 0) {
            throw new JournalException(
                "The journal could not take the decision in %s, and it is not in it"
                    .formatted(options.patience()));
          }
        } catch (InterruptedException later) {
          interrupted = true; // the entry is handed over first
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean await(CompletableFuture<Boolean> done) {
    boolean interrupted = false;
    long end = options.patienceEnds();
    try {
      while (true) {
        try {
          return done.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException later) {
          interrupted = true;
        } catch (TimeoutException late) {
          throw notInTime();
        } catch (ExecutionException failed) {
          throw new JournalException("The journal could not do it: " + failed.getCause(), failed);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private JournalException notInTime() {
    Throwable why = writing.failure();
    String told =
        "The journal did not acknowledge in %s; it still holds what it was handed"
            .formatted(options.patience());
    return why == null
        ? new JournalException(told)
        : new JournalException(told + "; the disk says: " + why, why);
  }

  /** Waits until all entries so far are on the disk. */
  public void sync() {
    order(new JournalThread.Sync(false));
  }

  /** Waits until all entries so far are on the disk and a signed checkpoint covers them. */
  public void publish() {
    order(new JournalThread.Sync(true));
  }

  /**
   * Forgets a person: records the intention, destroys the key that seals the facts about the
   * person, and records that this was done. All entries can still be proved, but those of the
   * person can no longer be read. After a crash in between, opening the journal completes it.
   *
   * @return false if the journal does not know the person
   * @throws JournalException if it is not on the disk in time
   */
  public boolean forget(PhoneNumber number) {
    return order(new JournalThread.Forget(EntryWriter.nameOf(number), null));
  }

  /** Forgets the persons whom entries know only by the id of an activity. */
  public boolean forgetId(String id) {
    requireNonNull(id, "id");
    return order(new JournalThread.Forget("id " + id, null));
  }

  /**
   * Deletes the entries before an instant, in whole tiles of 256: those tiles in which every entry
   * is older. The remaining entries can still be proved. An entry records the first one that is
   * kept, and the policy.
   *
   * @param policy the reason, such as "five years, 16 CFR 310.5"; everybody can read it
   * @return false if no tile is that old
   * @throws JournalException if it is not on the disk in time
   */
  public boolean prune(Instant before, String policy) throws IOException {
    requireNonNull(policy, "policy");
    publish();
    JournalReader reader = JournalReader.open(folder, keys.verifierKey(), null);
    long[] older = {reader.first()};
    reader.forEach(
        entry -> {
          boolean is = entry.index() < reader.size() - 1 && entry.time().isBefore(before);
          older[0] += is ? 1 : 0;
          return is;
        });
    long minimum = older[0] / Tile.WIDTH * Tile.WIDTH;
    return minimum > reader.first() && order(new JournalThread.Prune(minimum, before, policy));
  }

  private boolean order(JournalThread.Order order) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    handAnyhow(new JournalThread.Item(null, null, now(), order, done));
    while (true) {
      long before = writing.entries();
      try {
        return await(done);
      } catch (JournalException late) {
        if (writing.entries() == before || done.isCompletedExceptionally()) {
          throw late; // otherwise there is more to write before it than fits into the patience
        }
      }
    }
  }

  /** Hands over an item that must not be refused. */
  private void handAnyhow(JournalThread.Item item) {
    long end = options.patienceEnds();
    writing.requireOpen();
    while (!writing.offer(item)) {
      if (System.nanoTime() - end > 0) {
        throw notInTime();
      }
      try {
        TimeUnit.MILLISECONDS.sleep(1);
      } catch (InterruptedException later) {
        Thread.currentThread().interrupt();
        throw notInTime();
      }
    }
  }

  /**
   * Shows the current checkpoint, and each later one, to a witness, on a thread of its own: neither
   * checks nor the journal wait for it. While the witness is busy or fails, the newest checkpoint
   * replaces older ones. The last one that it signed is stored in the folder: see {@link
   * JournalReader#cosignature}. {@link #close} waits until the witness has seen the last
   * checkpoint, for the patience at most, and not if the witness has not answered for that long
   * already.
   *
   * @throws IllegalStateException if there is a witness already
   */
  public void witness(CheckpointWitness witness) {
    writing.witness(requireNonNull(witness, "witness"));
  }

  /**
   * Returns why the witness did not see the last checkpoint: the witness threw an exception, its
   * answer cannot be stored, or it has not answered within the patience. Empty if it saw it, or may
   * still answer in time.
   */
  public Optional<Throwable> witnessFailure() {
    return Optional.ofNullable(writing.witnessFailure());
  }

  /** Returns how many entries are on the disk. */
  public long entries() {
    return writing.entries();
  }

  /** Returns how many groups of entries were written to the disk since it was opened. */
  public long groups() {
    return writing.groups();
  }

  /**
   * Returns how many entries the JDK compressed since it was opened, because the result of the
   * journal's own compression could not be read again. These entries are sound, but the program or
   * the machine has a defect.
   */
  public long mended() {
    return writers.mended();
  }

  /**
   * Returns how many decisions since it was opened have an entry without their facts, because the
   * facts could not be written: an instant that RFC 3339 cannot express, or a defect of this
   * program. Such an entry is of the kind {@code unwritable} and names what failed.
   */
  public long unwritable() {
    return writers.unwritable();
  }

  /** Returns the options with which it was opened. */
  public JournalOptions options() {
    return options;
  }

  /**
   * Returns how many decisions were refused since it was opened. With {@code WAIT} it stays 0:
   * monitor {@link #waiting} and {@link #failure}.
   */
  public long refused() {
    return writing.refused();
  }

  /**
   * Returns about how many decisions were handed over and are not on the disk yet. They are in
   * memory only, and lost if the process ends now. While the disk keeps up, these are a few; while
   * it is full or gone, the number grows up to the capacity and what the writing thread has already
   * taken, some 1,000 at most. After a {@link #close} that could not write all, it is how many were
   * lost.
   */
  public long waiting() {
    return writing.waiting();
  }

  /** Returns why waiting entries cannot be written to the disk; empty if they can. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(writing.failure());
  }

  /**
   * Writes the waiting entries, signs the last checkpoint and releases the folder.
   *
   * @throws JournalException if nothing can be written within the patience; the message says how
   *     many decisions are lost
   * @throws IOException if the last file cannot be closed; all entries are on the disk, and the
   *     folder is released
   */
  @Override
  public void close() throws IOException {
    writing.close();
  }
}
