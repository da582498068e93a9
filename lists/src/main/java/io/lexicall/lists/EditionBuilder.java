package io.lexicall.lists;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds an edition of a list.
 *
 * <p>The edition is written beside the one that lies at its path, checked, brought to the disk, and
 * then takes its name in one step. Whatever goes wrong before leaves the old one as it was. Not
 * thread-safe.
 *
 * @since 0.1
 */
public final class EditionBuilder {
  private final ListInfo info;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(long digits, int since) {}

  private EditionBuilder(ListInfo info) {
    this.info = info;
  }

  /** Begins an edition without numbers. */
  public static EditionBuilder of(ListInfo info) {
    return new EditionBuilder(requireNonNull(info, "info"));
  }

  /** Adds a number, of which it is not known since when it is listed. */
  public EditionBuilder add(PhoneNumber number) {
    entries.add(new Entry(number.digits(), Since.UNKNOWN));
    return this;
  }

  /** Adds a number that is listed since that moment; of several the earliest counts. */
  public EditionBuilder add(PhoneNumber number, Moment since) {
    entries.add(new Entry(number.digits(), Since.of(since)));
    return this;
  }

  /**
   * Writes the edition.
   *
   * @param target where it will lie
   * @throws IOException if it cannot be written; what lay there before is unharmed
   */
  public void write(Path target) throws IOException {
    try (EditionWriter writer = new EditionWriter(target, info, List.of());
        NumberSorter sorter = new NumberSorter(target, true)) {
      for (Entry entry : entries) {
        sorter.add(entry.digits, entry.since);
      }
      BlockBuffer block = new BlockBuffer(writer);
      sorter.drain((number, since) -> block.add(number, (int) since));
      block.flush();
      writer.publish(0, 0);
    }
  }
}
