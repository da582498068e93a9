package io.lexicall.lists;

import java.io.IOException;

/**
 * Joins the numbers of an edition with changes, both in ascending order. Not thread-safe.
 *
 * <p>There is at most one change of a number.
 */
final class EditionMerge {
  private final ListEdition edition;
  private final EditionWriter writer;
  private final boolean redates;
  private final BlockBuffer block;
  private final NumberCursor old;
  private final NumberCursor oldDates;
  private long added;
  private long deleted;
  private long alreadyListed;
  private long notListed;
  private long notCovered;

  /**
   * Begins.
   *
   * @param redates whether a number that is already listed gets the date of its addition
   */
  EditionMerge(ListEdition edition, EditionWriter writer, boolean redates) {
    this.edition = edition;
    this.writer = writer;
    this.redates = redates;
    this.block = new BlockBuffer(writer);
    this.old = edition.numbers();
    this.oldDates = edition.datedNumbers();
    old.next();
    oldDates.next();
  }

  void add(long number, int since) throws IOException {
    if (!edition.info().coverage().covers(number)) {
      notCovered++;
    }
    copyBefore(number);
    if (old.number() != number) {
      added++;
      block.add(number, since);
    } else {
      alreadyListed++;
      if (redates) {
        old.next();
        block.add(number, since);
      } else {
        copyBefore(number + 1);
      }
    }
  }

  void delete(long number) throws IOException {
    copyBefore(number);
    if (old.number() == number) {
      deleted++;
      old.next();
    } else {
      notListed++;
    }
  }

  private void copyBefore(long end) throws IOException {
    for (; old.number() < end; old.next()) {
      while (oldDates.number() < old.number()) {
        oldDates.next(); // of a number that was deleted or took another date
      }
      if (oldDates.number() == old.number()) {
        block.add(old.number(), oldDates.since());
      } else {
        block.add(old.number());
      }
    }
  }

  void finish() throws IOException {
    copyBefore(NumberCursor.END);
    block.flush();
    if (writer.count() != edition.size() + added - deleted) {
      throw new IllegalStateException("The numbers of an update do not add up");
    }
  }

  ImportReport.Changes counts(long superseded, long overlapping) {
    return new ImportReport.Changes(
        added, deleted, alreadyListed, notListed, superseded, overlapping, notCovered);
  }
}
