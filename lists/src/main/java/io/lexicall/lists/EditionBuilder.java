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
 * <p>The edition is written beside the one that lies at its path, checked, brought to the disk, and
 * then takes its name in one step. Whatever goes wrong before, a full disk or the end of the
 * process included, leaves the old one as it was. The same input gives the same bytes.
 *
 * <p>Takes memory for some millions of numbers, however many there are. It is fastest where each
 * area code's numbers stand together and the area codes in order, as in the files of the registry;
 * other files are sorted on disk, beside the target, which takes some eight bytes a number there.
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

  /** Begins an edition without numbers. */
  public static EditionBuilder of(ListInfo info) {
    return new EditionBuilder(requireNonNull(info, "info"));
  }

  ListInfo info() {
    return info;
  }

  /** Adds a number, of which it is not known since when it is listed. */
  public EditionBuilder add(PhoneNumber number) {
    entries.add(new Entry(number.digits(), 0));
    return this;
  }

  /**
   * Adds a number that is listed since that moment; of several the earliest counts.
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

  /** Lets somebody know how far {@link #write} is. */
  public EditionBuilder progress(ImportProgress listener) {
    this.progress = requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Lets the edition cover the North American area codes of which the files hold a number, and no
   * others: the registry sells its list by area codes, and of those that were not bought nothing is
   * known.
   */
  public EditionBuilder coverFoundAreaCodes() {
    this.coversFoundAreaCodes = true;
    return this;
  }

  /**
   * Allows files in which there is no number. Else they are refused: a list without numbers lets
   * everybody be called, and is more often a file that was not fetched than a list that is empty.
   */
  public EditionBuilder allowEmpty() {
    this.mayBeEmpty = true;
    return this;
  }

  /**
   * Writes the edition.
   *
   * @param target where it will lie
   * @return what became of each line
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

  /** Writes it in one pass, or by sorting; in one pass it gives up if the numbers need sorting. */
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
      try (NumberReader reader = new NumberReader(false, progress, sink)) {
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
