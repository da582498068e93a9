package io.lexicall.lists;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.internal.Disk;
import io.lexicall.lists.internal.NewFile;
import io.lexicall.number.PhoneNumber;
import io.lexicall.time.ZoneClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A company's own do-not-call list, which can be updated while calls are made.
 *
 * <p>It is stored in a folder: an edition, and a journal of later changes. {@link #add} returns
 * when the request is on the disk, so that it survives a crash of the process or the machine.
 * Simultaneous requests of several threads are written together. When the journal is long, a new
 * edition is written in the background; look-ups and requests continue meanwhile.
 *
 * <p>For each number, the latest request or removal counts: by the time at which the person made
 * it, not by the order in which they are added. If both are in the same second, the request counts.
 * A request of a time still to come counts as of now; a removal of such a time is refused. Removals
 * are kept as long as the list. A listed number has the time of its latest request. From that time
 * the laws count by when the request must be honoured, how long it lasts, and whether a consent is
 * later.
 *
 * <p>If a list lost something that it had acknowledged, such as the end of its journal, opening it
 * fails. {@link #recover} reports what is lost and keeps the rest.
 *
 * <p>One process writes. Any number of processes may read what it has written, with {@link
 * #openReadOnly}. No other code may open the file {@code lock} in the folder, or write into the
 * folder. Look-ups never wait and allocate nothing. Thread-safe.
 *
 * @since 0.1
 */
public final class CompanyList implements NumberList, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CompanyList.class.getName());
  private static final int COMPACT_ABOVE = 1 << 17;
  private static final int ATTEMPTS = 10;

  /** So far ahead may the clock be that tells the time of a removal. */
  private static final Duration SKEW = Duration.ofSeconds(10);

  /** Up to this time a contact may lie in the past and be the one that is about to be made. */
  private static final Duration ABOUT_TO_BE_MADE = Duration.ofMinutes(1);

  private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);

  private final Disk disk;
  private final InstantSource clock;
  private final Path folder;
  private final Disk.@Nullable Hold lock;
  private final Retired retired = new Retired();
  private final int compactAbove;

  /** Held while records are added to memory, for a short time. */
  private final Object taking = new Object();

  /** Held while records are written to the disk. */
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
  private final Map<Long, Removing> removing = new HashMap<>();

  /** The number of removals with which the recent table began. */
  private int carried;

  // Guarded by flushing.
  private @Nullable Journal journal;
  private @Nullable Mark mark;
  private long durable;

  /**
   * The data for look-ups. The latest state of a number is in {@code recent}, otherwise in {@code
   * frozen}, which is being written to the next edition, otherwise in the edition.
   */
  private record State(
      ListEdition edition, @Nullable Overlay frozen, Overlay recent, Answers answers) {
    long overlaid(long digits) {
      long value = recent.get(digits);
      return value != Overlay.ABSENT || frozen == null ? value : frozen.get(digits);
    }
  }

  /** Values that do not change between two checks. */
  private record Answers(ListInfo info, Optional<ListEntry> notListed) {
    static Answers of(ListInfo info) {
      return new Answers(info, Optional.of(entry(info).listed(false).build()));
    }

    /** Returns an entry without a version, since the list is always asked in its current state. */
    static ListEntry.Builder entry(ListInfo info) {
      ListEntry.Builder entry = info.entry();
      entry.without(ListEntry.AS_OF);
      return entry;
    }
  }

  private CompanyList(
      Disk disk,
      InstantSource clock,
      Path folder,
      Disk.@Nullable Hold lock,
      CompanyFolder loaded,
      int compactAbove) {
    this.disk = disk;
    this.clock = clock;
    this.folder = folder;
    this.lock = lock;
    this.compactAbove = compactAbove;
    this.state = new State(loaded.edition, null, loaded.overlay, Answers.of(loaded.edition.info()));
  }

  /**
   * Creates a list without numbers.
   *
   * @param folder the folder of the list; created if there is none
   * @param info of kind {@link ListKind#INTERNAL_DNC}; its version is the time at which the list
   *     begins
   * @throws IllegalArgumentException if it is of another kind
   * @throws IOException if a list is there already, even a damaged one, or if it cannot be written
   */
  public static void create(Path folder, ListInfo info) throws IOException {
    create(folder, EditionBuilder.of(info));
  }

  /**
   * Creates a list with initial numbers.
   *
   * @param folder the folder of the list; created if there is none
   * @param numbers of a list of kind {@link ListKind#INTERNAL_DNC}
   * @return the result for each line of the files in it
   * @throws IllegalArgumentException if it is of another kind
   * @throws IOException if a list is there already, even a damaged one, or if it cannot be written
   */
  public static ImportReport create(Path folder, EditionBuilder numbers) throws IOException {
    return create(Disk.system(), folder, numbers);
  }

  static ImportReport create(Disk disk, Path folder, EditionBuilder numbers) throws IOException {
    if (numbers.info().kind() != ListKind.INTERNAL_DNC) {
      throw new IllegalArgumentException("A company's own list is of kind internal-dnc");
    }
    Files.createDirectories(folder);
    try (Disk.Hold lock = CompanyFolder.lock(disk, folder)) {
      if (CompanyFolder.isList(folder) || !lock.isValid()) {
        throw new IOException(
            "A list lies in %s already%s"
                .formatted(
                    folder,
                    CompanyFolder.hasEdition(folder) ? "" : ", though its edition is missing"));
      }
      // The journal and the mark first: an edition without them is damage.
      Journal.End begun;
      try (Journal first =
          Journal.create(disk, CompanyFolder.journal(folder, 1), 1, Journal.End.NONE)) {
        begun = first.end();
        Mark.create(disk, folder.resolve(CompanyFolder.MARK), begun);
      }
      ImportReport report = numbers.write(disk, folder.resolve(CompanyFolder.EDITION));
      // A second time, so that an edition that goes missing from here on is missed.
      try (Mark mark = Mark.resume(disk, folder.resolve(CompanyFolder.MARK))) {
        mark.writeAndSync(begun);
      }
      return report;
    }
  }

  /**
   * Opens a list for reading and writing.
   *
   * @throws NoSuchFileException if there is none
   * @throws DamagedListException if it is damaged, or lacks something that it acknowledged; then
   *     nothing is known about any number
   * @throws IOException if it cannot be read, or is open for writing already, here or in another
   *     process
   */
  public static CompanyList open(Path folder) throws IOException {
    return open(Disk.system(), folder, COMPACT_ABOVE);
  }

  static CompanyList open(Path folder, int compactAbove) throws IOException {
    return open(Disk.system(), folder, compactAbove);
  }

  static CompanyList open(Disk disk, Path folder, int compactAbove) throws IOException {
    return open(disk, InstantSource.system(), folder, compactAbove);
  }

  static CompanyList open(Disk disk, InstantSource clock, Path folder, int compactAbove)
      throws IOException {
    CompanyFolder.requireList(folder);
    Disk.Hold lock = CompanyFolder.lock(disk, folder);
    boolean opened = false;
    try {
      CompanyFolder loaded = CompanyFolder.from(folder, true);
      CompanyList list = new CompanyList(disk, clock, folder, lock, loaded, compactAbove);
      try {
        list.resume(loaded);
        opened = true;
      } finally {
        if (!opened) {
          list.release();
        }
      }
      return list;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  private void resume(CompanyFolder loaded) throws IOException {
    NewFile.removeAbandoned(disk, folder.resolve(CompanyFolder.EDITION));
    Journal.End last = loaded.last;
    if (loaded.unbegun > 0) {
      disk.delete(CompanyFolder.journal(folder, loaded.unbegun));
      disk.syncFolder(folder);
    }
    journal = Journal.resume(disk, CompanyFolder.journal(folder, last.number()), last);
    mark = Mark.resume(disk, folder.resolve(CompanyFolder.MARK));
    // Records after the mark that a crash left behind count from now on.
    mark.writeAndSync(last);
    removeOldJournals(loaded.upTo);
  }

  private void removeOldJournals(long upTo) throws IOException {
    for (Path old : CompanyFolder.journals(folder).headMap(upTo, true).values()) {
      disk.delete(old);
    }
  }

  /**
   * Opens a list for reading, in its current state. What another process writes later is not seen.
   *
   * @throws NoSuchFileException if there is none
   * @throws DamagedListException if it is damaged, or lacks something that it acknowledged; then
   *     nothing is known about any number
   * @throws IOException if it cannot be read
   */
  public static CompanyList openReadOnly(Path folder) throws IOException {
    CompanyFolder.requireList(folder);
    for (int attempt = 1; ; attempt++) {
      try {
        CompanyFolder loaded = CompanyFolder.from(folder, false);
        return new CompanyList(
            Disk.system(), InstantSource.system(), folder, null, loaded, COMPACT_ABOVE);
      } catch (NoSuchFileException | DamagedListException replacedMeanwhile) {
        if (attempt == ATTEMPTS) {
          throw replacedMeanwhile;
        }
      }
    }
  }

  /**
   * The result of a recovery.
   *
   * @param found how many requests and removals of the journals could be read; all of them are in
   *     the list
   * @param missing how many were acknowledged but not found, as far as is known
   * @param isMissingKnown whether {@code missing} is complete
   * @param aside copies of the files in which something could not be read
   * @since 0.1
   */
  public record Recovery(long found, long missing, boolean isMissingKnown, List<Path> aside) {
    /** Copies the files. */
    public Recovery {
      aside = List.copyOf(aside);
    }
  }

  /**
   * Repairs a damaged list, so that it can be opened, with every request and removal that can still
   * be read. The others are lost, and these people will be called: find the requests elsewhere, and
   * add them again.
   *
   * <p>An edition that is damaged or missing cannot be repaired, and the folder stays as it is:
   * most of the list may be in that file alone. Put a backup of it there as {@code edition.lexi},
   * or an edition that {@link EditionBuilder} writes with the numbers that are known from
   * elsewhere. Then call this again. The journals that are in the folder are kept. If the edition
   * is older than the last compaction, the records of deleted journals are reported as missing.
   *
   * @param folder the folder of a list; a list that is not damaged is not changed
   * @throws DamagedListException if its edition is damaged or missing
   * @throws IOException if it cannot be read or written, or is open for writing
   */
  public static Recovery recover(Path folder) throws IOException {
    return CompanyFolder.recover(Disk.system(), folder);
  }

  /**
   * Returns whether a folder has a list, even a damaged one: also if its edition is missing, but
   * later records are there.
   */
  public static boolean isList(Path folder) {
    return CompanyFolder.isList(folder);
  }

  /**
   * Lists a number, since its holder asked not to be called.
   *
   * <p>When this returns, the request is on the disk. Look-ups see it even before. A request that
   * is earlier than a known one changes nothing.
   *
   * @param receivedAt when the person asked; fractions of a second are dropped. A time that is
   *     still to come, such as that of a clock that is ahead, counts as now: a request that is
   *     known binds at once.
   * @throws IllegalArgumentException if that is in the first twelve days of 1970 or earlier, or not
   *     before 2106-02-07T06:28:16Z
   * @throws SupersededRequestException if a later removal is known, so that the number is not
   *     listed
   * @throws IOException if it cannot be written; the number stays listed until this is closed, but
   *     perhaps not afterwards: open the list again and retry
   * @throws IllegalStateException if this is closed or read-only
   */
  public void add(PhoneNumber number, Instant receivedAt) throws IOException {
    int asked = Since.of(receivedAt);
    Instant now = clock.instant();
    long known = write(number.digits(), true, receivedAt.isAfter(now) ? Since.of(now) : asked);
    if (!Overlay.isListed(known)) {
      throw new SupersededRequestException(
          receivedAt, Instant.ofEpochSecond(Overlay.second(known)));
    }
  }

  /**
   * Removes a number that was listed in error, or whose holder wants to be called again.
   *
   * <p>A consent that is given after a request needs no removal: the rules handle it, and the law
   * requires the request to be kept. A request after the removal lists the number again.
   *
   * @param at the time of the removal; a request in the same second or later remains
   * @throws IllegalArgumentException if that is in the first twelve days of 1970 or earlier, or
   *     more than ten seconds from now: until then the number must stay listed
   * @throws IOException if it cannot be written; the number stays listed until this is closed
   * @throws IllegalStateException if this is closed or read-only
   */
  public void remove(PhoneNumber number, Instant at) throws IOException {
    if (at.isAfter(clock.instant().plus(SKEW))) {
      throw new IllegalArgumentException(
          "A removal counts from its time, which is still to come: " + at);
    }
    write(number.digits(), false, Since.of(at));
  }

  /** Writes a record, and returns the resulting state of the number. */
  private long write(long digits, boolean listed, int since) throws IOException {
    long second = Integer.toUnsignedLong(since);
    long ticket;
    long known;
    boolean isMuch;
    synchronized (taking) {
      requireWritable();
      if (2 * pendingRecords == pending.length) {
        pending = Arrays.copyOf(pending, pending.length * 2);
      }
      State now = state;
      long before = CompanyFolder.known(now.edition, now.frozen, now.recent, digits);
      long overlaid = now.overlaid(digits);
      known = CompanyFolder.apply(now.edition, now.frozen, now.recent, digits, listed, second);
      if (!listed) {
        beginRemoval(digits, before, overlaid);
      }
      Journal.record(pending, 2 * pendingRecords, digits, listed, second);
      pendingRecords++;
      ticket = ++taken;
      isMuch = now.recent.size() - carried > compactAbove;
    }
    boolean isWritten = false;
    try {
      synchronized (flushing) {
        if (durable < ticket) {
          flush();
        }
      }
      isWritten = true;
    } finally {
      if (!listed) {
        endRemoval(digits, second, isWritten);
      }
    }
    if (isMuch) {
      compactSoon();
    }
    return known;
  }

  /** The removals of one number that are being written. */
  private static final class Removing {
    private int count;

    /** How the number was last listed, and its value in the tables then. */
    private long listed = Overlay.ABSENT;

    private long overlaid = Overlay.ABSENT;

    /** The latest of the removals that was written. */
    private long written = Overlay.ABSENT;

    /** Returns whether the number is to be listed as it was, as far as removals were written. */
    boolean staysListed() {
      return listed != Overlay.ABSENT
          && (written == Overlay.ABSENT || Overlay.second(written) <= Overlay.second(listed));
    }
  }

  /**
   * Remembers how a number was listed; called under {@link #taking}.
   *
   * @param before its state before the removal
   * @param overlaid its value in the tables then
   */
  private void beginRemoval(long digits, long before, long overlaid) {
    Removing removals = removing.computeIfAbsent(digits, number -> new Removing());
    removals.count++;
    if (before != Overlay.ABSENT && Overlay.isListed(before)) {
      removals.listed = before;
      removals.overlaid = overlaid;
    }
  }

  /**
   * A removal that could not be written must not make the number callable until the next start,
   * whatever other removals of it are being written; one that was written must count.
   */
  private void endRemoval(long digits, long second, boolean isWritten) {
    synchronized (taking) {
      Removing removals = requireNonNull(removing.get(digits));
      removals.count--;
      if (removals.count == 0) {
        removing.remove(digits);
      }
      if (isWritten
          && (removals.written == Overlay.ABSENT || Overlay.second(removals.written) < second)) {
        removals.written = Overlay.value(false, second);
      }
      if (closed) {
        return; // from the next start on, what was written counts
      }
      State now = state;
      if (isWritten) {
        // A removal that failed meanwhile may have put back what this one ended.
        CompanyFolder.apply(now.edition, now.frozen, now.recent, digits, false, second);
        return;
      }
      long current = now.overlaid(digits);
      if (current == Overlay.ABSENT || Overlay.isListed(current)) {
        return;
      }
      if (removals.staysListed()) {
        now.recent.put(digits, asItWas(now, digits, removals));
      } else if (removals.written != Overlay.ABSENT) {
        now.recent.put(digits, removals.written);
      }
    }
  }

  /** Returns the value under which a number is listed as it was, with the date of its edition. */
  private static long asItWas(State now, long digits, Removing removals) {
    boolean isOfEdition =
        removals.overlaid == Overlay.ABSENT
            && (now.frozen == null || now.frozen.get(digits) == Overlay.ABSENT)
            && now.edition.contains(digits);
    return isOfEdition ? Overlay.ABSENT : removals.listed;
  }

  private void requireWritable() {
    if (closed) {
      throw new IllegalStateException(folder + " is closed");
    }
    if (lock == null) {
      throw new IllegalStateException(folder + " is open read-only");
    }
  }

  /** Writes pending records to the disk; called under {@link #flushing}. */
  private void flush() throws IOException {
    if (lock == null || !lock.isValid()) {
      throw CompanyFolder.takenAway(folder);
    }
    long[] records;
    int count;
    long upTo;
    synchronized (taking) {
      records = pending;
      count = pendingRecords;
      upTo = taken;
    }
    // If an earlier flush failed, this throws too, so that these records do not count as written.
    Journal written = requireNonNull(journal);
    written.append(records, count);
    requireNonNull(mark).write(written.end());
    // They stay pending until here, so that after a failure they do not count as written.
    synchronized (taking) {
      pendingRecords -= count;
      System.arraycopy(pending, 2 * count, pending, 0, 2 * pendingRecords);
    }
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
    } catch (IOException | RuntimeException | Error failure) {
      synchronized (taking) {
        if (closed) {
          return;
        }
      }
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} could not be compacted, and continues without it: {1}",
          folder,
          failure);
    }
  }

  /**
   * Writes a new edition that includes the journals, and deletes them. This happens in the
   * background when there are many records; look-ups and requests continue meanwhile. An interrupt
   * of the thread does not stop it.
   *
   * @throws IOException if it cannot be written; the list continues without it
   * @throws IllegalStateException if this is closed or read-only
   */
  public void compact() throws IOException {
    synchronized (compacting) {
      long upTo = freeze();
      State frozen = state;
      Path file = folder.resolve(CompanyFolder.EDITION);
      CompanyFolder.write(disk, file, frozen.edition, requireNonNull(frozen.frozen), upTo);
      ListEdition next = ListEdition.open(file);
      boolean sound = false;
      try {
        next.verify();
        sound = true;
      } finally {
        if (!sound) {
          next.close();
        }
      }
      swapIn(next);
      retired.add(frozen.edition);
      removeOldJournals(upTo);
    }
  }

  private void swapIn(ListEdition next) {
    synchronized (taking) {
      State now = state;
      state = new State(next, null, now.recent, now.answers);
    }
  }

  /**
   * Begins a new journal, so that earlier ones no longer change, and returns the number of the last
   * of these. If an earlier compaction failed, what it froze stays frozen.
   *
   * <p>An edition does not hold removals, so the new journal begins with them.
   */
  private long freeze() throws IOException {
    synchronized (flushing) {
      synchronized (taking) {
        requireWritable();
      }
      flush();
      Journal before = requireNonNull(journal);
      long upTo = before.end().number();
      Path file = CompanyFolder.journal(folder, upTo + 1);
      Journal next = null;
      boolean begun = false;
      try {
        next = Journal.create(disk, file, upTo + 1, before.end());
        long[] removals = freezeRecent();
        // Records since the flush are in the frozen table, and are written to the new journal.
        next.append(removals, removals.length / 2);
        Mark marked = requireNonNull(mark);
        marked.writeAndSync(next.end());
        journal = next;
        begun = true;
      } finally {
        if (!begun) {
          // Nothing may be appended to a journal that has a successor.
          before.refuse();
          if (next != null) {
            next.close();
          }
          disk.delete(file);
          disk.syncFolder(folder);
          requireNonNull(mark).writeAndSync(before.end());
          before.allow();
        }
      }
      before.close();
      return upTo;
    }
  }

  /** Freezes the recent table, and returns the removals in it and in the previous one. */
  private long[] freezeRecent() {
    synchronized (taking) {
      State now = state;
      Overlay frozen = now.recent;
      if (now.frozen != null) {
        frozen = now.frozen;
        frozen.putAll(now.recent);
      }
      Overlay recent = new Overlay();
      long[] removals = CompanyFolder.removals(frozen);
      for (int i = 0; i < removals.length; i += 2) {
        recent.put(removals[i], Overlay.value(false, removals[i + 1]));
      }
      carried = recent.size();
      state = new State(now.edition, frozen, recent, now.answers);
      return removals;
    }
  }

  @Override
  public ListInfo info() {
    return state.answers.info;
  }

  /**
   * Returns how many numbers are listed. Takes some time if the journal is long.
   *
   * @throws IllegalStateException if this is closed
   */
  public long size() {
    while (true) {
      State now = state;
      try {
        now.edition.requireOpen();
        long size = now.edition.size();
        Overlay all = new Overlay();
        if (now.frozen != null) {
          all.putAll(now.frozen);
        }
        all.putAll(now.recent);
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
   * Returns when the holder of a number last asked not to be called.
   *
   * @return empty if the number is not listed, or if the source of its entry has no date
   */
  public Optional<Moment> since(PhoneNumber number) {
    long digits = number.digits();
    while (true) {
      State now = state;
      long value = now.overlaid(digits);
      if (value != Overlay.ABSENT) {
        return Overlay.isListed(value) && Overlay.second(value) != Since.UNKNOWN
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
    if (!contains(number)) {
      return answers.info.coverage().covers(number) ? answers.notListed : Optional.empty();
    }
    ListEntry.Builder entry = Answers.entry(answers.info).listed(true);
    since(number).ifPresent(entry::since);
    return Optional.of(entry.build());
  }

  /**
   * Checks a number for a contact. A request that is later than its instant is told as of that
   * instant, unless the contact lies more than a minute in the past.
   */
  @Override
  public Optional<ListEntry> check(PhoneNumber number, Instant at) {
    Optional<ListEntry> entry = check(number);
    Moment since = entry.isEmpty() ? null : ListEntry.SINCE.in(entry.get());
    return since == null
            || !since.isAfter(at, UTC)
            || at.isBefore(clock.instant().minus(ABOUT_TO_BE_MADE))
        ? entry
        : entry.map(each -> each.with(ListEntry.SINCE, Moment.of(at)));
  }

  /**
   * Returns whether the current list shows whether a number was on it at an instant. It does not if
   * the number was added or removed after that, since only the last change is kept. If the list
   * began later, it does so only for a number that it lists since an earlier time.
   *
   * @param hasBegun whether the list had begun by then
   */
  boolean tellsOf(PhoneNumber number, Instant at, boolean hasBegun) {
    long value = state.overlaid(number.digits());
    if (value != Overlay.ABSENT && Overlay.second(value) != Since.UNKNOWN) {
      return Overlay.second(value) <= at.getEpochSecond() && (hasBegun || Overlay.isListed(value));
    }
    return since(number).map(moment -> !moment.isAfter(at, UTC)).orElse(hasBegun);
  }

  private void throwUnlessSwapped(State asked, IllegalStateException failure) {
    if (state.edition == asked.edition) {
      throw failure;
    }
  }

  /**
   * Closes the list. Waits for a compaction in progress. Later look-ups throw {@link
   * IllegalStateException}, so that the list is unknown to an engine.
   *
   * @throws IOException if pending records cannot be written to the disk
   */
  @Override
  public void close() throws IOException {
    synchronized (taking) {
      if (closed) {
        return;
      }
      closed = true;
    }
    synchronized (compacting) {
      synchronized (flushing) {
        try {
          if (journal != null) {
            flush();
            requireNonNull(mark).writeAndSync(journal.end());
          }
        } finally {
          release();
        }
      }
    }
  }

  @SuppressWarnings("try") // only closed
  private void release() throws IOException {
    try (Disk.Hold unlocked = lock;
        Mark marked = mark;
        Journal ended = journal) {
      State last = state;
      last.edition.close();
      // Look-ups must not answer from later records alone, so these are removed after the edition
      // is closed.
      state = new State(last.edition, null, new Overlay(), last.answers);
    }
  }

  /** Returns the id of the list. */
  @Override
  public String toString() {
    return info().id();
  }
}
