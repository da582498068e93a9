package io.lexicall.lists;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Moment;
import io.lexicall.lists.internal.Disk;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds an edition of a list from files and single numbers.
 *
 * <p>The edition is written to a temporary file, checked, synced to the disk, and then renamed in
 * one step. Any failure before that, even a full disk or the end of the process, leaves the old
 * edition unchanged. The same input gives the same bytes.
 *
 * <p>Uses memory for some millions of numbers, however many there are. It is fastest if the numbers
 * are grouped and sorted by area code, as in the files of the registry. Other files are sorted on
 * disk, in the folder of the target, which takes about eight bytes per number.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class EditionBuilder {
  private final ListInfo info;
  private final List<NumberFile> files = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private RefusalLimit limit = RefusalLimit.USUAL;
  private ImportProgress progress = bytes -> {};
  private boolean coversFoundAreaCodes;
  private boolean mayBeEmpty;

  private record Entry(long digits, long time) {}

  private EditionBuilder(ListInfo info) {
    this.info = info;
  }

  /** Returns a builder of an edition without numbers. */
  public static EditionBuilder of(ListInfo info) {
    return new EditionBuilder(requireNonNull(info, "info"));
  }

  ListInfo info() {
    return info;
  }

  /** Adds a number without a date. */
  public EditionBuilder add(PhoneNumber number) {
    entries.add(new Entry(number.digits(), 0));
    return this;
  }

  /**
   * Adds a number that is listed since that moment; if it is added several times, the earliest
   * counts.
   *
   * @throws IllegalArgumentException if the moment is not between 1970 and 2106
   */
  public EditionBuilder add(PhoneNumber number, Moment since) {
    entries.add(new Entry(number.digits(), NumberText.time(since.toString())));
    Since.of(since);
    return this;
  }

  /** Adds all numbers of a file. */
  public EditionBuilder add(NumberFile file) {
    files.add(requireNonNull(file, "file"));
    return this;
  }

  /** Limits how many lines may be refused; by default one in a thousand. */
  public EditionBuilder refuseAbove(RefusalLimit most) {
    this.limit = requireNonNull(most, "most");
    return this;
  }

  /** Sets a listener for the progress of {@link #write}. */
  public EditionBuilder progress(ImportProgress listener) {
    this.progress = requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Makes the edition cover only the North American area codes that occur in the files. The
   * registry sells its list by area code, and nothing is known about area codes that were not
   * bought.
   */
  public EditionBuilder coverFoundAreaCodes() {
    this.coversFoundAreaCodes = true;
    return this;
  }

  /**
   * Allows files without numbers. By default they are refused: with an empty list everybody may be
   * called, and an empty file is more often a failed download than a list that is really empty.
   */
  public EditionBuilder allowEmpty() {
    this.mayBeEmpty = true;
    return this;
  }

  /**
   * Writes the edition.
   *
   * @param target the path of the edition
   * @return the result for each line
   * @throws RefusedImportException if too many lines cannot be read, or if there is no number in
   *     the files
   * @throws IOException if a file cannot be read, or the edition not be written
   */
  public ImportReport write(Path target) throws IOException {
    return write(Disk.system(), target);
  }

  ImportReport write(Disk disk, Path target) throws IOException {
    boolean canBeReadAgain = files.stream().noneMatch(NumberFile::isOnceOnly);
    if (entries.isEmpty() && canBeReadAgain) {
      ImportReport report = write(disk, target, false);
      if (report != null) {
        return report;
      }
    }
    return requireNonNull(write(disk, target, true));
  }

  /** Writes it in one pass, or by sorting. The first returns null if the numbers need sorting. */
  private @Nullable ImportReport write(Disk disk, Path target, boolean sorting) throws IOException {
    Tally tally = new Tally(limit);
    try (EditionWriter writer = new EditionWriter(disk, target, headerLength());
        NumberSorter sorter = new NumberSorter(disk, target)) {
      BlockBuffer block = new BlockBuffer(writer);
      NumberReader.Sink sink =
          (source, firstLine, batch) -> {
            tally.take(source, firstLine, batch);
            if (!sorting) {
              return block.addAll(batch);
            }
            batch.forEach(sorter::add);
            return true;
          };
      try (NumberReader reader = new NumberReader(false, mayBeEmpty, progress, sink)) {
        if (!reader.read(files)) {
          return null;
        }
      }
      for (Entry entry : entries) {
        sorter.add(entry.digits, entry.time);
      }
      tally.finish();
      if (!files.isEmpty() && tally.numbers() == 0 && !mayBeEmpty) {
        throw tally.refuse("There is no number in " + files.get(0).name());
      }
      sorter.drain((number, time) -> block.add(number, NumberText.since(time)));
      block.flush();
      ListInfo written =
          coversFoundAreaCodes && !block.areaCodes().isEmpty()
              ? info.toBuilder().coverage(Coverage.ofLeadingDigits(block.areaCodes())).build()
              : info;
      writer.publish(written, tally.refused(), 0, List.of());
      long added = tally.numbers() + entries.size();
      return new ImportReport(tally, added - writer.count(), ImportReport.Changes.NONE);
    }
  }

  private int headerLength() {
    List<String> areaCodes = IntStream.range(1200, 2000).mapToObj(Integer::toString).toList();
    return EditionHeader.length(
        coversFoundAreaCodes
            ? info.toBuilder().coverage(Coverage.ofLeadingDigits(areaCodes)).build()
            : info,
        List.of());
  }
}
