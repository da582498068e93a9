package io.lexicall.lists;

import io.lexicall.facts.ListKind;
import io.lexicall.lists.internal.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of the folder of a company's own list, as it was read: an edition, and the changes of
 * the journals after it. It also reads, repairs and names the files of the folder. Not thread-safe.
 */
final class CompanyFolder implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CompanyList.class.getName());
  static final String EDITION = "edition.lexi";
  static final String MARK = "acknowledged";
  private static final String JOURNAL = "journal-";
  private static final String LOCK = "lock";
  private static final String ASIDE = "damaged-";
  private static final String UP_TO = "journal:";

  final ListEdition edition;
  final Overlay overlay = new Overlay();
  final long upTo;

  /** The end of the last journal. */
  Journal.End last = Journal.End.NONE;

  /** The number of the journal that a crash left without its header, 0 if there is none. */
  long unbegun;

  // What a recovery reports.
  private boolean isSound;
  private final List<Path> aside = new ArrayList<>();
  private long found;
  private long missing;
  private boolean isMissingKnown = true;

  private CompanyFolder(Path folder, ListEdition edition) throws DamagedListException {
    this.edition = edition;
    ListInfo info = edition.info();
    if (info.kind() != ListKind.INTERNAL_DNC) {
      throw new DamagedListException(
          folder.resolve(EDITION),
          "is an edition of %s, not of a company's own list".formatted(info.id()));
    }
    List<String> changes = edition.header().changes();
    String text = changes.isEmpty() ? "" : changes.get(changes.size() - 1);
    // An edition that was built from a file precedes every journal.
    long holds = 0;
    if (text.startsWith(UP_TO)) {
      try {
        holds = Long.parseLong(text.substring(UP_TO.length()));
      } catch (NumberFormatException damaged) {
        holds = -1;
      }
    }
    if (holds < 0) {
      throw new DamagedListException(
          folder.resolve(EDITION), "does not say which journals it includes");
    }
    this.upTo = holds;
  }

  static CompanyFolder from(Path folder, boolean repairing) throws IOException {
    // Read before the journals, since another process may write both meanwhile.
    Journal.End acknowledged = Mark.readIfSound(folder.resolve(MARK));
    CompanyFolder loaded = open(folder);
    boolean whole = false;
    try {
      if (acknowledged == null) {
        throw Mark.missing(folder.resolve(MARK));
      }
      loaded.replay(folder, acknowledged, repairing);
      whole = true;
      return loaded;
    } finally {
      if (!whole) {
        loaded.close();
      }
    }
  }

  private static CompanyFolder open(Path folder) throws IOException {
    ListEdition edition;
    try {
      edition = ListEdition.open(folder.resolve(EDITION));
    } catch (NoSuchFileException missing) {
      throw new DamagedListException(
          folder,
          "is damaged: its edition, the file %s, is missing; put a backup of it there, and recover"
                  .formatted(EDITION)
              + " the list: its journals are kept");
    }
    boolean whole = false;
    try {
      edition.verify();
      CompanyFolder loaded = new CompanyFolder(folder, edition);
      whole = true;
      return loaded;
    } finally {
      if (!whole) {
        edition.close();
      }
    }
  }

  private void replay(Path folder, Journal.End acknowledged, boolean repairing) throws IOException {
    NavigableMap<Long, Path> journals = journals(folder);
    journals.headMap(upTo, true).clear();
    if (!journals.isEmpty()
        && journals.lastKey() > acknowledged.number()
        && Journal.before(journals.lastEntry().getValue(), journals.lastKey()) == null) {
      unbegun = journals.lastKey();
      journals.remove(unbegun);
    }
    long end = journals.isEmpty() ? upTo : journals.lastKey();
    for (long number = upTo + 1; number <= Math.max(end, acknowledged.number()); number++) {
      Path file = journals.get(number);
      if (file == null) {
        throw new DamagedListException(
            folder, "is damaged: the journal %s is missing".formatted(number));
      }
      boolean isLast = number == end;
      Path next = journals.get(number + 1);
      Journal.End known =
          next != null
              ? Journal.before(next, number + 1)
              : acknowledged.number() == number ? acknowledged : null;
      if (next != null && known == null) {
        throw new DamagedListException(next, "is damaged at its beginning");
      }
      last = Journal.read(file, number, known, isLast, this::take);
      long torn = Files.size(file) - last.bytes();
      if (torn > 0 && repairing) {
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} ends in {1} bytes of an incomplete write that was never acknowledged;"
                + " they are left out",
            file,
            torn);
      }
    }
    if (last.number() == 0 || acknowledged.number() <= upTo) {
      throw new DamagedListException(
          folder, "is damaged: the journal %s is missing".formatted(upTo + 1));
    }
  }

  /** Reads everything that can be read of the journals. */
  static CompanyFolder salvage(Path folder) throws IOException {
    try {
      CompanyFolder sound = from(folder, false);
      sound.isSound = true;
      for (Path file : journals(folder).tailMap(sound.upTo, false).values()) {
        sound.found += Journal.salvage(file, (number, listed, second) -> {});
      }
      return sound;
    } catch (DamagedListException damaged) {
      CompanyFolder loaded = open(folder);
      boolean whole = false;
      try {
        loaded.salvageJournals(folder);
        whole = true;
        return loaded;
      } finally {
        if (!whole) {
          loaded.close();
        }
      }
    }
  }

  private void salvageJournals(Path folder) throws IOException {
    Journal.End acknowledged = Mark.readIfSound(folder.resolve(MARK));
    NavigableMap<Long, Path> journals = journals(folder);
    journals.headMap(upTo, true).clear();
    long end = Math.max(upTo, acknowledged == null ? 0 : acknowledged.number());
    end = journals.isEmpty() ? end : Math.max(end, journals.lastKey());
    isMissingKnown = acknowledged != null;
    for (long number = upTo + 1; number <= end; number++) {
      Path file = journals.get(number);
      long records = file == null ? 0 : Journal.salvage(file, this::take);
      Path next = journals.get(number + 1);
      Journal.End known = next == null ? null : Journal.before(next, number + 1);
      if (known == null && acknowledged != null && acknowledged.number() == number) {
        known = acknowledged;
      }
      if (known == null) {
        isMissingKnown &= acknowledged != null && acknowledged.number() < number;
      } else {
        missing += Math.max(0, known.records() - records);
      }
      if (file != null) {
        aside.add(file);
      }
      found += records;
    }
    if (Files.exists(folder.resolve(MARK))) {
      aside.add(folder.resolve(MARK));
    }
    last = new Journal.End(end, 0, 0, 0);
  }

  private void take(long number, boolean listed, long second) {
    apply(edition, null, overlay, number, listed, second);
  }

  static NavigableMap<Long, Path> journals(Path folder) throws IOException {
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

  @Override
  public void close() {
    edition.close();
  }

  /** Repairs a damaged list: see {@link CompanyList#recover}. */
  static CompanyList.Recovery recover(Disk disk, Path folder) throws IOException {
    requireList(folder);
    try (Disk.Hold lock = lock(disk, folder);
        CompanyFolder loaded = CompanyFolder.salvage(folder)) {
      if (!lock.isValid()) {
        throw takenAway(folder);
      }
      if (loaded.isSound) {
        return new CompanyList.Recovery(loaded.found, 0, true, List.of());
      }
      List<Path> aside = new ArrayList<>();
      for (Path file : loaded.aside) {
        aside.add(copyAside(disk, folder, file));
      }
      disk.syncFolder(folder);
      long upTo = loaded.last.number() + 1;
      // From here on, this works like a compaction: first the new journals, then the edition.
      long[] removals = removals(loaded.overlay);
      Journal.End before = new Journal.End(upTo, 0, 0, 0);
      Path next = journal(folder, upTo + 1);
      try (Journal fresh = Journal.create(disk, next, upTo + 1, before)) {
        fresh.append(removals, removals.length / 2);
        Mark.create(disk, folder.resolve(MARK), fresh.end());
      }
      write(disk, folder.resolve(EDITION), loaded.edition, loaded.overlay, upTo);
      for (Path old : CompanyFolder.journals(folder).headMap(upTo, true).values()) {
        disk.delete(old);
      }
      return new CompanyList.Recovery(loaded.found, loaded.missing, loaded.isMissingKnown, aside);
    }
  }

  private static Path copyAside(Disk disk, Path folder, Path file) throws IOException {
    for (int i = 1; ; i++) {
      Path aside = folder.resolve(ASIDE + i + "-" + file.getFileName());
      if (Files.exists(aside)) {
        continue;
      }
      Files.copy(file, aside);
      try (Disk.Opened copy = disk.open(aside)) {
        copy.sync();
      }
      return aside;
    }
  }

  /** Returns whether a folder has a list, even a damaged one. */
  static boolean isList(Path folder) {
    return hasEdition(folder) || hasBegun(folder);
  }

  static boolean hasEdition(Path folder) {
    return Files.exists(folder.resolve(EDITION));
  }

  /**
   * Returns whether a folder without an edition had one before. A creation that was interrupted
   * leaves at most a first journal without records, and a mark that was written once.
   */
  private static boolean hasBegun(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try {
      NavigableMap<Long, Path> journals = CompanyFolder.journals(folder);
      Path mark = folder.resolve(MARK);
      return (!journals.isEmpty()
              && (journals.lastKey() > 1
                  || Journal.mayHoldRecords(journals.lastEntry().getValue())))
          || (Files.exists(mark) && Mark.wasWrittenAgain(mark));
    } catch (IOException unreadable) {
      return true; // Nobody knows whether something would be lost.
    }
  }

  static void requireList(Path folder) throws NoSuchFileException {
    if (!isList(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "holds no company list");
    }
  }

  static Disk.Hold lock(Disk disk, Path folder) throws IOException {
    Disk.Hold lock = disk.hold(folder.resolve(LOCK));
    if (lock == null) {
      throw new IOException(folder + " is open for writing already, here or in another process");
    }
    return lock;
  }

  static IOException takenAway(Path folder) {
    return new IOException(
        "The file %s was removed or replaced: another process may write the list"
            .formatted(folder.resolve(LOCK)));
  }

  static Path journal(Path folder, long number) {
    return folder.resolve(String.format(Locale.ROOT, "%s%08d", JOURNAL, number));
  }

  /** Returns the removals of a table, as records of a journal. */
  static long[] removals(Overlay changes) {
    long[] words = new long[2 * changes.size()];
    int size = 0;
    for (long number : changes.numbers()) {
      long value = changes.get(number);
      if (!Overlay.isListed(value)) {
        Journal.record(words, size, number, false, Overlay.second(value));
        size += 2;
      }
    }
    return Arrays.copyOf(words, size);
  }

  /** Returns the state of a number. */
  static long known(ListEdition edition, @Nullable Overlay frozen, Overlay recent, long number) {
    long known = recent.get(number);
    if (known == Overlay.ABSENT && frozen != null) {
      known = frozen.get(number);
    }
    if (known == Overlay.ABSENT && edition.contains(number)) {
      int since = edition.since(number);
      known = Overlay.value(true, since == Since.UNKNOWN ? since : Since.second(since));
    }
    return known;
  }

  /**
   * Applies a record, unless a later one of the number is known. Returns the resulting state of the
   * number.
   */
  static long apply(
      ListEdition edition,
      @Nullable Overlay frozen,
      Overlay recent,
      long number,
      boolean listed,
      long second) {
    long known = known(edition, frozen, recent, number);
    boolean isLater =
        known == Overlay.ABSENT
            || second > Overlay.second(known)
            || (second == Overlay.second(known) && listed);
    if (isLater) {
      known = Overlay.value(listed, second);
      recent.put(number, known);
    }
    return known;
  }

  /** Writes the edition that includes an earlier edition and the journals up to a number. */
  static void write(Disk disk, Path file, ListEdition edition, Overlay changes, long upTo)
      throws IOException {
    ListInfo info = edition.info();
    List<String> marks = List.of(UP_TO + upTo);
    int length = EditionHeader.length(info, marks);
    try (EditionWriter writer = new EditionWriter(disk, file, length)) {
      EditionMerge merge = new EditionMerge(edition, writer, true);
      for (long number : changes.numbers()) {
        long value = changes.get(number);
        if (Overlay.isListed(value)) {
          merge.add(number, (int) Overlay.second(value));
        } else {
          merge.delete(number);
        }
      }
      merge.finish();
      writer.publish(info, edition.refusedLines(), 0, marks);
    } catch (UncheckedIOException damaged) {
      throw ListEdition.checked(damaged);
    }
  }
}
