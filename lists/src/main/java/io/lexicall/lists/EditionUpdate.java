package io.lexicall.lists;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Moment;
import io.lexicall.lists.internal.Disk;
import io.lexicall.time.ZoneClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the next edition of a list from an edition and later changes.
 *
 * <p>A change list says which numbers were added and deleted, and when. The latest change of a
 * number counts, whatever the order in the files; of two in the same second, the addition. A number
 * that is added gets the time of its addition as its date. A number that was already listed keeps
 * its date.
 *
 * <p>The edition records the time of its latest change. A change list that was applied before is
 * refused. So is one that does not follow the edition: if all its changes are older than the
 * edition, it is out of order; if its changes begin earlier, it overlaps, which {@link
 * #skipOverlap} allows. If the version of the edition is an instant, a change of which only the day
 * is known, or the time without an offset, is older only if that day was over everywhere by then.
 * Of those that may be older, the additions are applied and the deletions skipped. A change list
 * does not show that an earlier one is missing, but the report does: it counts additions of numbers
 * that are listed, and deletions of numbers that are not. {@link #requireFit} refuses these.
 *
 * <p>A change more than a day in the future counts as a line that cannot be read: otherwise the
 * edition would look newer than it is.
 *
 * <p>Output, failures and memory are as for {@link EditionBuilder}. Not thread-safe.
 *
 * @since 0.1
 */
public final class EditionUpdate {
  private static final int CHANGE_BITS = 34;
  private static final int MOST_REMEMBERED = 64;
  private static final int DIGEST_BYTES = 16;
  private static final long SECONDS_PER_DAY = 86_400;

  /** So many seconds after its end in UTC a day ends where it ends last. */
  private static final long LAST_OFFSET = 12 * 3_600;

  private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);

  private final ListEdition edition;
  private final List<NumberFile> files = new ArrayList<>();
  private @Nullable Moment asOf;
  private RefusalLimit limit = RefusalLimit.USUAL;
  private ImportProgress progress = bytes -> {};
  private boolean skipsOverlap;
  private boolean requiresFit;

  private EditionUpdate(ListEdition edition) {
    this.edition = edition;
  }

  /** Returns an update of an edition; the edition itself is not changed. */
  public static EditionUpdate of(ListEdition edition) {
    return new EditionUpdate(requireNonNull(edition, "edition"));
  }

  /** Adds a change list; several are applied together, in any order. */
  public EditionUpdate add(NumberFile changeList) {
    files.add(requireNonNull(changeList, "changeList"));
    return this;
  }

  /**
   * Sets the version of the new edition: when the changes were taken from the list's source. By
   * default it is the time of the latest change, which is never later than that.
   */
  public EditionUpdate asOf(Moment version) {
    this.asOf = requireNonNull(version, "version");
    return this;
  }

  /** Limits how many lines may be refused; by default one in a thousand. */
  public EditionUpdate refuseAbove(RefusalLimit most) {
    this.limit = requireNonNull(most, "most");
    return this;
  }

  /** Sets a listener for the progress of {@link #write} in reading the change lists. */
  public EditionUpdate progress(ImportProgress listener) {
    this.progress = requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Skips changes that, by their time, the edition already includes, instead of refusing them, and
   * deletions that it may include.
   */
  public EditionUpdate skipOverlap() {
    this.skipsOverlap = true;
    return this;
  }

  /**
   * Refuses changes that change nothing: they show that the change list is for another edition, or
   * that an earlier one is missing.
   */
  public EditionUpdate requireFit() {
    this.requiresFit = true;
    return this;
  }

  /**
   * Writes the new edition.
   *
   * @param target the path of the new edition: that of the earlier edition, or another
   * @return the result for each line and change
   * @throws RefusedImportException if the changes do not follow the edition, or if too many lines
   *     cannot be read
   * @throws DamagedListException if the edition is damaged
   * @throws IOException if a file cannot be read, or the edition not be written
   */
  public ImportReport write(Path target) throws IOException {
    return write(Disk.system(), target);
  }

  ImportReport write(Disk disk, Path target) throws IOException {
    Tally tally = new Tally(limit);
    Span span = new Span();
    List<String> changes = new ArrayList<>(edition.header().changes());
    try (NumberSorter sorter = new NumberSorter(disk, target)) {
      for (NumberFile file : files) {
        long before = tally.numbers();
        String digest = read(file, tally, span, sorter);
        if (tally.numbers() == before) {
          continue; // on two days without a change, both lists are the same
        }
        if (changes.contains(digest)) {
          throw tally.refuse("%s was applied to %s already".formatted(file.name(), edition.info()));
        }
        changes.add(digest);
      }
      tally.finish();
      requireOrder(span, tally);
      ListInfo info = edition.info().withAsOf(version(span, tally));
      if (changes.size() > MOST_REMEMBERED) {
        changes = changes.subList(changes.size() - MOST_REMEMBERED, changes.size());
      }
      int length = EditionHeader.length(info, changes);
      try (EditionWriter writer = new EditionWriter(disk, target, length)) {
        EditionMerge merge = new EditionMerge(edition, writer, false);
        Latest latest = new Latest(merge);
        sorter.drain(latest::gather);
        latest.finish();
        ImportReport.Changes counts = merge.counts(latest.superseded, span.overlapping);
        if (requiresFit && counts.alreadyListed() + counts.notListed() > 0) {
          throw new RefusedImportException(
              "%s additions are of numbers that are listed and %s deletions of numbers that are not: a change list before may be missing"
                  .formatted(counts.alreadyListed(), counts.notListed()),
              new ImportReport(tally, 0, counts));
        }
        writer.publish(
            info,
            edition.refusedLines() + tally.refused(),
            Math.max(edition.header().latestChange(), span.latest),
            changes);
        return new ImportReport(tally, latest.superseded, counts);
      }
    } catch (UncheckedIOException damaged) {
      throw ListEdition.checked(damaged);
    }
  }

  /** The time span of the changes, in seconds since 1970. */
  private final class Span {
    /** Earlier changes are in the edition already. */
    private final long from =
        Math.max(edition.header().latestChange(), edition.info().asOf().at(UTC).getEpochSecond());

    /** Whether the edition is of an instant, with which a day cannot be compared. */
    private final boolean isOfInstant = edition.info().asOf().dateOnly().isEmpty();

    private long earliest = Long.MAX_VALUE;
    private long latest;
    private boolean latestIsDay;
    private boolean anyApplies;
    private long overlapping;

    /** Records the time of a change, and returns whether the change must be applied. */
    boolean take(long number, long change) {
      long second = change >> 2;
      boolean isDay = (change >> 1 & 1) != 0;
      boolean isAddition = (change & 1) != 0;
      if (second > latest) {
        latest = second;
        latestIsDay = isDay;
      }
      if (second >= from) {
        anyApplies = true;
        return true;
      }
      if (isDay && isOfInstant && isAddition && endOfDay(second) > from) {
        anyApplies = true;
        boolean isHeld = edition.contains(number);
        overlapping += isHeld ? 1 : 0;
        return !isHeld; // nobody knows whether it came before, so nobody may be called for it
      }
      earliest = Math.min(earliest, second);
      overlapping++;
      return false;
    }

    /** Returns when a day is over everywhere. */
    private static long endOfDay(long second) {
      return second - Math.floorMod(second, SECONDS_PER_DAY) + SECONDS_PER_DAY + LAST_OFFSET;
    }
  }

  private String read(NumberFile file, Tally tally, Span span, NumberSorter sorter)
      throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream bytes = file.open()) {
      NumberFile watched = file.from(file.name(), new DigestInputStream(bytes, digest));
      try (NumberReader reader =
          new NumberReader(
              true,
              true,
              progress,
              (source, firstLine, batch) -> {
                tally.take(source, firstLine, batch);
                for (int i = 0; i < batch.size(); i++) {
                  if (span.take(batch.number(i), batch.value(i))) {
                    sorter.add(batch.number(i), batch.value(i));
                  }
                }
                return true;
              })) {
        reader.read(List.of(watched));
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has it
    }
  }

  private void requireOrder(Span span, Tally tally) throws RefusedImportException {
    if (span.earliest == Long.MAX_VALUE) {
      return;
    }
    String held =
        "%s holds the changes up to %s".formatted(edition.info(), Instant.ofEpochSecond(span.from));
    if (!span.anyApplies) {
      throw tally.refuse(
          "%s, and these end at %s: they were applied already, or belong to an earlier edition"
              .formatted(held, Instant.ofEpochSecond(span.latest)));
    }
    if (!skipsOverlap) {
      throw tally.refuse(
          "%s, and these begin at %s: %s of them are older than the edition, or are deletions that may be; skip these, or build it again from a full list"
              .formatted(held, Instant.ofEpochSecond(span.earliest), span.overlapping));
    }
  }

  private Moment version(Span span, Tally tally) throws RefusedImportException {
    Moment version = asOf;
    if (version == null) {
      if (span.latest == 0) {
        throw tally.refuse("The change lists hold no change: state the time of which they are");
      }
      Instant latest = Instant.ofEpochSecond(span.latest);
      version =
          span.latestIsDay
              ? Moment.of(LocalDate.ofInstant(latest, ZoneOffset.UTC))
              : Moment.of(latest);
      if (span.latest < span.from && edition.info().asOf().isAfter(latest, UTC)) {
        version = edition.info().asOf(); // of the changes of that day, the edition holds some
      }
    }
    if (version.epochDayAt(UTC) < edition.info().asOf().epochDayAt(UTC)) {
      throw tally.refuse(
          "%s cannot become older: the changes are said to be of %s"
              .formatted(edition.info(), version));
    }
    return version;
  }

  /** Finds the latest change of each number, and counts what it changes. */
  private static final class Latest {
    private final EditionMerge merge;

    /**
     * The changes of one block: the distance, then a value that is greatest for the latest change.
     */
    private long[] changes = new long[1024];

    private int size;
    private long current = -1;
    private long superseded;

    Latest(EditionMerge merge) {
      this.merge = merge;
    }

    void gather(long number, long change) throws IOException {
      long itsBlock = number / BlockBuffer.BLOCK;
      if (itsBlock != current) {
        apply();
        current = itsBlock;
      }
      if (size == changes.length) {
        changes = Arrays.copyOf(changes, size * 2);
      }
      changes[size++] = number % BlockBuffer.BLOCK << CHANGE_BITS | change;
    }

    private void apply() throws IOException {
      Arrays.sort(changes, 0, size);
      long mask = (1L << CHANGE_BITS) - 1;
      for (int i = 0; i < size; i++) {
        if (i + 1 < size && changes[i] >>> CHANGE_BITS == changes[i + 1] >>> CHANGE_BITS) {
          superseded++;
          continue;
        }
        long number = current * BlockBuffer.BLOCK + (changes[i] >>> CHANGE_BITS);
        if ((changes[i] & 1) != 0) {
          merge.add(number, NumberText.since((changes[i] & mask) >>> 1));
        } else {
          merge.delete(number);
        }
      }
      size = 0;
    }

    void finish() throws IOException {
      apply();
      merge.finish();
    }
  }
}
