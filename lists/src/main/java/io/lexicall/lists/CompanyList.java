package io.lexicall.lists;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A company's own do-not-call list, which is written while calls are made.
 *
 * <p>It lies in a folder: an edition, and a journal of what came after it. {@link #add} returns
 * when the request is on the disk: it survives the end of the process and of the machine. Requests
 * of several threads at the same time go to the disk together. When the journal is long, a new
 * edition is written in the background; look-ups and requests go on meanwhile.
 *
 * <p>Of a number's requests and removals the latest counts, by the time at which the person made
 * them and not by the order in which they are told; of two at the same second the request. A number
 * that is listed keeps the time of its latest request, from which the laws count: until when it
 * must be honoured, how long it lasts, and whether a consent came after it.
 *
 * <p>One process writes; any number of them may read what it has written, with {@link
 * #openReadOnly}. Look-ups never wait and allocate nothing. Thread-safe.
 *
 * @since 0.1
 */
public final class CompanyList implements NumberList, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CompanyList.class.getName());
  private static final String EDITION = "edition.lexi";
  private static final String JOURNAL = "journal-";
  private static final String LOCK = "lock";
  private static final String UP_TO = "journal:";
  private static final int COMPACT_ABOVE = 1 << 17;
  private static final int ATTEMPTS = 10;

  private final Path folder;
  private final @Nullable FileChannel lock;
  private final Retired retired = new Retired();
  private final int compactAbove;

  /** Held while records are taken, which is short. */
  private final Object taking = new Object();

  /** Held while records go to the disk. */
  private final Object flushing = new Object();

  /** Held while an edition is written. */
  private final Object compacting = new Object();

  private volatile State state;

  // Guarded by taking.
  private long[] pending = new long[64];
  private int pendingRecords;
  private long taken;
  private boolean closed;
  private @Nullable Thread compactor;

  // Guarded by flushing.
  private @Nullable Journal journal;
  private long journalNumber;
  private long durable;

  /**
   * What answers: the latest known of a number is in {@code recent}, else in {@code frozen}, which
   * is being written to the next edition, else in the edition.
   */
  private record State(
      ListEdition edition, @Nullable Overlay frozen, Overlay recent, Answers answers) {
    long overlaid(long digits) {
      long value = recent.get(digits);
      return value != Overlay.ABSENT || frozen == null ? value : frozen.get(digits);
    }
  }

  /** What does not change between two checks. */
  private record Answers(ListInfo info, Optional<ListEntry> notListed) {
    static Answers of(ListInfo info) {
      return new Answers(info, Optional.of(entry(info).listed(false).build()));
    }

    /** It is asked as it is now: there is no older version of it. */
    static ListEntry.Builder entry(ListInfo info) {
      ListEntry.Builder entry = info.entry();
      entry.without(ListEntry.AS_OF);
      return entry;
    }
  }

  private CompanyList(Path folder, @Nullable FileChannel lock, Loaded loaded, int compactAbove) {
    this.folder = folder;
    this.lock = lock;
    this.compactAbove = compactAbove;
    this.state = new State(loaded.edition, null, loaded.overlay, Answers.of(loaded.edition.info()));
  }

  /**
   * Creates a list without numbers.
   *
   * @param folder where it will lie; created if there is none
   * @param info of kind {@link ListKind#INTERNAL_DNC}; its version is when the list begins
   * @throws IllegalArgumentException if it is of another kind
   * @throws IOException if a list lies there already, or it cannot be written
   */
  public static void create(Path folder, ListInfo info) throws IOException {
    create(folder, EditionBuilder.of(info));
  }

  /**
   * Creates a list with the numbers that were gathered so far.
   *
   * @param folder where it will lie; created if there is none
   * @param numbers of a list of kind {@link ListKind#INTERNAL_DNC}
   * @return what became of each line of the files in it
   * @throws IllegalArgumentException if it is of another kind
   * @throws IOException if a list lies there already, or it cannot be written
   */
  public static ImportReport create(Path folder, EditionBuilder numbers) throws IOException {
    if (numbers.info().kind() != ListKind.INTERNAL_DNC) {
      throw new IllegalArgumentException("A company's own list is of kind internal-dnc");
    }
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve(EDITION))) {
      throw new IOException("A list lies in " + folder + " already");
    }
    // The journal first: an edition without one is damage.
    Journal.create(journal(folder, 1)).close();
    return numbers.write(folder.resolve(EDITION));
  }

  /**
   * Opens a list to be asked and written.
   *
   * @throws NoSuchFileException if there is none
   * @throws DamagedListException if it is damaged; nothing is known of any number then
   * @throws IOException if it cannot be read, or another process writes it
   */
  public static CompanyList open(Path folder) throws IOException {
    return open(folder, COMPACT_ABOVE);
  }

  static CompanyList open(Path folder, int compactAbove) throws IOException {
    requireList(folder);
    FileChannel lock = lock(folder);
    try {
      Loaded loaded = Loaded.from(folder, true);
      CompanyList list = new CompanyList(folder, lock, loaded, compactAbove);
      try {
        list.journal = Journal.resume(journal(folder, loaded.lastJournal), loaded.soundBytes);
        list.journalNumber = loaded.lastJournal;
        loaded.removeOldJournals(folder);
      } catch (IOException failure) {
        loaded.edition.close();
        throw failure;
      }
      return list;
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /**
   * Opens a list to be asked, as it is now: what another process writes later is not seen.
   *
   * @throws NoSuchFileException if there is none
   * @throws DamagedListException if it is damaged; nothing is known of any number then
   * @throws IOException if it cannot be read
   */
  public static CompanyList openReadOnly(Path folder) throws IOException {
    requireList(folder);
    for (int attempt = 1; ; attempt++) {
      try {
        return new CompanyList(folder, null, Loaded.from(folder, false), COMPACT_ABOVE);
      } catch (NoSuchFileException | DamagedListException replacedMeanwhile) {
        if (attempt == ATTEMPTS) {
          throw replacedMeanwhile;
        }
      }
    }
  }

  /** Tells whether a list lies in a folder. */
  public static boolean isList(Path folder) {
    return Files.exists(folder.resolve(EDITION));
  }

  private static void requireList(Path folder) throws NoSuchFileException {
    if (!isList(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "holds no company list");
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException inThisProcess) {
      // The answer is the same.
    }
    if (lock == null) {
      channel.close();
      throw new IOException(folder + " is open for writing already, here or in another process");
    }
    return channel;
  }

  private static Path journal(Path folder, long number) {
    return folder.resolve("%s%08d".formatted(JOURNAL, number));
  }

  /** What lies in the folder. */
  private static final class Loaded {
    private final ListEdition edition;
    private final Overlay overlay = new Overlay();
    private final long upTo;
    private long lastJournal;
    private long soundBytes;

    private Loaded(ListEdition edition) throws DamagedListException {
      this.edition = edition;
      List<String> changes = edition.header().changes();
      String last = changes.isEmpty() ? UP_TO + 0 : changes.get(changes.size() - 1);
      // An edition that was built from a file goes before every journal.
      this.upTo = last.startsWith(UP_TO) ? Long.parseLong(last.substring(UP_TO.length())) : 0;
    }

    static Loaded from(Path folder, boolean repairing) throws IOException {
      ListEdition edition = ListEdition.open(folder.resolve(EDITION));
      try {
        edition.verify();
        Loaded loaded = new Loaded(edition);
        loaded.replay(folder, repairing);
        return loaded;
      } catch (IOException | RuntimeException failure) {
        edition.close();
        throw failure;
      }
    }

    private void replay(Path folder, boolean repairing) throws IOException {
      NavigableMap<Long, Path> journals = journals(folder);
      journals.headMap(upTo, true).clear();
      long expected = upTo;
      for (var each : journals.entrySet()) {
        expected = expected == 0 ? each.getKey() : expected + 1;
        if (each.getKey() != expected) {
          break;
        }
        lastJournal = expected;
        boolean isLast = each.getKey().equals(journals.lastKey());
        soundBytes = Journal.read(each.getValue(), isLast, this::take);
        long torn = Files.size(each.getValue()) - soundBytes;
        if (torn > 0 && repairing) {
          LOG.log(
              System.Logger.Level.WARNING,
              "{0} ends in {1} bytes that were not written to the end, which nobody was promised;"
                  + " they are left out",
              each.getValue(),
              torn);
        }
      }
      if (journals.isEmpty() || lastJournal != journals.lastKey()) {
        throw new DamagedListException(
            folder, "is damaged: the journal %d is missing".formatted(lastJournal + 1));
      }
    }

    private void take(long number, boolean listed, long second) {
      apply(edition, null, overlay, number, listed, second);
    }

    private static NavigableMap<Long, Path> journals(Path folder) throws IOException {
      NavigableMap<Long, Path> journals = new TreeMap<>();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, JOURNAL + "*")) {
        for (Path file : files) {
          String number = String.valueOf(file.getFileName()).substring(JOURNAL.length());
          if (number.matches("[0-9]{8,18}")) {
            journals.put(Long.parseLong(number), file);
          }
        }
      }
      return journals;
    }

    void removeOldJournals(Path folder) throws IOException {
      for (Path old : journals(folder).headMap(upTo, true).values()) {
        Files.deleteIfExists(old);
      }
    }
  }

  /** Takes a record, unless a later one of the number is known. */
  private static void apply(
      ListEdition edition,
      @Nullable Overlay frozen,
      Overlay recent,
      long number,
      boolean listed,
      long second) {
    long known = recent.get(number);
    if (known == Overlay.ABSENT && frozen != null) {
      known = frozen.get(number);
    }
    if (known == Overlay.ABSENT && edition.contains(number)) {
      int since = edition.since(number);
      known = Overlay.value(true, since == Since.UNKNOWN ? 0 : Since.second(since));
    }
    boolean isLater =
        known == Overlay.ABSENT
            || second > Overlay.second(known)
            || (second == Overlay.second(known) && listed);
    if (isLater) {
      recent.put(number, Overlay.value(listed, second));
    }
  }

  /**
   * Lists a number, since its holder asked not to be called.
   *
   * <p>When this returns, the request is on the disk. It counts in look-ups even before. A request
   * at an earlier time than one that is known changes nothing.
   *
   * @param receivedAt when the person asked; fractions of a second are left out
   * @throws IllegalArgumentException if that is not between 1970 and 2106
   * @throws IOException if it cannot be written; the number stays listed until this is closed, and
   *     may not be afterwards: try again on a list that is opened anew
   * @throws IllegalStateException if this is closed or read-only
   */
  public void add(PhoneNumber number, Instant receivedAt) throws IOException {
    write(number.digits(), true, receivedAt);
  }

  /**
   * Removes a number that was listed in error, or whose holder wants to be called again.
   *
   * <p>A consent after a request needs no removal: the rules see to that, and the law wants the
   * request kept. A request after the removal lists the number again.
   *
   * @param at when; a request at the same second or later stays
   * @throws IllegalArgumentException if that is not between 1970 and 2106
   * @throws IOException if it cannot be written
   * @throws IllegalStateException if this is closed or read-only
   */
  public void remove(PhoneNumber number, Instant at) throws IOException {
    write(number.digits(), false, at);
  }

  private void write(long digits, boolean listed, Instant at) throws IOException {
    long second = Integer.toUnsignedLong(Since.of(at));
    long ticket;
    synchronized (taking) {
      requireWritable();
      State now = state;
      apply(now.edition, now.frozen, now.recent, digits, listed, second);
      if (2 * pendingRecords == pending.length) {
        pending = Arrays.copyOf(pending, pending.length * 2);
      }
      Journal.record(pending, 2 * pendingRecords, digits, listed, second);
      pendingRecords++;
      ticket = ++taken;
    }
    synchronized (flushing) {
      if (durable < ticket) {
        flush();
      }
    }
    if (state.recent.size() > compactAbove) {
      compactSoon();
    }
  }

  private void requireWritable() {
    if (closed) {
      throw new IllegalStateException(folder + " is closed");
    }
    if (lock == null) {
      throw new IllegalStateException(folder + " is open read-only");
    }
  }

  /** Brings to the disk what was taken until now; under {@link #flushing}. */
  private void flush() throws IOException {
    long[] records;
    int count;
    long upTo;
    synchronized (taking) {
      records = pending;
      count = pendingRecords;
      upTo = taken;
      pending = new long[64];
      pendingRecords = 0;
    }
    // Where an earlier flush failed, this throws too, so that nobody takes its records for written.
    requireNonNull(journal).append(records, count);
    durable = upTo;
  }

  private void compactSoon() {
    synchronized (taking) {
      if (closed || (compactor != null && compactor.isAlive())) {
        return;
      }
      Thread thread = new Thread(this::compactOrTell, "lexicall-compaction");
      thread.setDaemon(true);
      compactor = thread;
      thread.start();
    }
  }

  private void compactOrTell() {
    try {
      compact();
    } catch (IOException | RuntimeException failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} could not be compacted, and goes on as it is: {1}",
          folder,
          failure);
    }
  }

  /**
   * Writes a new edition that holds all that the journals say, and removes these. Done in the
   * background when there are many; look-ups and requests go on meanwhile.
   *
   * @throws IOException if it cannot be written; the list goes on as it is
   * @throws IllegalStateException if this is closed or read-only
   */
  public void compact() throws IOException {
    synchronized (compacting) {
      long upTo = freeze();
      State frozen = state;
      Overlay changes = requireNonNull(frozen.frozen);
      Path file = folder.resolve(EDITION);
      ListInfo info = frozen.edition.info();
      List<String> marks = List.of(UP_TO + upTo);
      try (EditionWriter writer = new EditionWriter(file, EditionHeader.length(info, marks))) {
        EditionMerge merge = new EditionMerge(frozen.edition, writer, true);
        for (long number : changes.numbers()) {
          long value = changes.get(number);
          if (Overlay.isListed(value)) {
            merge.add(number, (int) Overlay.second(value));
          } else {
            merge.delete(number);
          }
        }
        merge.finish();
        writer.publish(info, frozen.edition.refusedLines(), 0, marks);
      }
      ListEdition next = ListEdition.open(file);
      next.verify();
      synchronized (taking) {
        state = new State(next, null, state.recent, frozen.answers);
      }
      retired.add(frozen.edition);
      for (Path old : Loaded.journals(folder).headMap(upTo, true).values()) {
        Files.deleteIfExists(old);
      }
    }
  }

  /**
   * Begins a new journal, so that those before it change no more, and returns the number of the
   * last of these. If an earlier compaction failed, what it froze goes on being frozen.
   */
  private long freeze() throws IOException {
    synchronized (flushing) {
      synchronized (taking) {
        requireWritable();
      }
      flush();
      long upTo = journalNumber;
      Journal next = Journal.create(journal(folder, upTo + 1));
      requireNonNull(journal).close();
      journal = next;
      journalNumber = upTo + 1;
      synchronized (taking) {
        State now = state;
        Overlay frozen = now.recent;
        if (now.frozen != null) {
          frozen = now.frozen;
          for (long number : now.recent.numbers()) {
            frozen.put(number, now.recent.get(number));
          }
        }
        state = new State(now.edition, frozen, new Overlay(), now.answers);
      }
      // What was taken since the flush is in the frozen table, and goes to the new journal.
      return upTo;
    }
  }

  @Override
  public ListInfo info() {
    return state.answers.info;
  }

  /** Returns how many numbers are listed; takes some time where the journal is long. */
  public long size() {
    while (true) {
      State now = state;
      try {
        long size = now.edition.size();
        Overlay all = new Overlay();
        if (now.frozen != null) {
          for (long number : now.frozen.numbers()) {
            all.put(number, now.frozen.get(number));
          }
        }
        for (long number : now.recent.numbers()) {
          all.put(number, now.recent.get(number));
        }
        for (long number : all.numbers()) {
          boolean listed = Overlay.isListed(all.get(number));
          size += (listed ? 1 : 0) - (now.edition.contains(number) ? 1 : 0);
        }
        return size;
      } catch (IllegalStateException closedMeanwhile) {
        throwUnlessSwapped(now, closedMeanwhile);
      }
    }
  }

  @Override
  public boolean contains(PhoneNumber number) {
    long digits = number.digits();
    while (true) {
      State now = state;
      long value = now.overlaid(digits);
      if (value != Overlay.ABSENT) {
        return Overlay.isListed(value);
      }
      try {
        return now.edition.contains(digits);
      } catch (IllegalStateException closedMeanwhile) {
        throwUnlessSwapped(now, closedMeanwhile);
      }
    }
  }

  /**
   * Tells when the holder of a number asked last.
   *
   * @return empty if the number is not listed, or if the source of its entry did not tell
   */
  public Optional<Moment> since(PhoneNumber number) {
    long digits = number.digits();
    while (true) {
      State now = state;
      long value = now.overlaid(digits);
      if (value != Overlay.ABSENT) {
        return Overlay.isListed(value)
            ? Optional.of(Moment.of(Instant.ofEpochSecond(Overlay.second(value))))
            : Optional.empty();
      }
      try {
        int since = now.edition.since(digits);
        return since == Since.UNKNOWN ? Optional.empty() : Optional.of(Since.moment(since));
      } catch (IllegalStateException closedMeanwhile) {
        throwUnlessSwapped(now, closedMeanwhile);
      }
    }
  }

  @Override
  public Optional<ListEntry> check(PhoneNumber number) {
    Answers answers = state.answers;
    if (!answers.info.coverage().covers(number)) {
      return Optional.empty();
    }
    if (!contains(number)) {
      return answers.notListed;
    }
    ListEntry.Builder entry = Answers.entry(answers.info).listed(true);
    since(number).ifPresent(entry::since);
    return Optional.of(entry.build());
  }

  private void throwUnlessSwapped(State asked, IllegalStateException failure) {
    if (state.edition == asked.edition) {
      throw failure;
    }
  }

  /**
   * Closes the list. Waits for a compaction that is under way. Later look-ups throw.
   *
   * @throws IOException if what was told last cannot be brought to the disk
   */
  @SuppressWarnings("try") // the lock is only let go
  @Override
  public void close() throws IOException {
    Thread running;
    synchronized (taking) {
      if (closed) {
        return;
      }
      running = compactor;
    }
    join(running);
    synchronized (flushing) {
      synchronized (taking) {
        closed = true;
      }
      try (FileChannel unlocked = lock;
          Journal ended = journal) {
        if (ended != null) {
          flush(); // an empty frame, too: it tells that all before it was written to its end
        }
      } finally {
        state.edition.close();
      }
    }
  }

  private static void join(@Nullable Thread running) {
    if (running != null && running != Thread.currentThread()) {
      try {
        running.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns the id of the list. */
  @Override
  public String toString() {
    return info().id();
  }
}
