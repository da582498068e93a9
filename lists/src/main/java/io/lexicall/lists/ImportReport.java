package io.lexicall.lists;

import java.util.List;
import java.util.Map;

/**
 * The result for every line of the files from which an edition was built.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ImportReport {
  private final long lines;
  private final long blank;
  private final long numbers;
  private final long duplicates;
  private final Map<RefusalReason, Long> refusals;
  private final List<RefusedLine> examples;
  private final Changes changes;

  /**
   * The result for the changes of the change lists that were read.
   *
   * @param added numbers that are on the list now and were not before
   * @param deleted numbers that were on the list and no longer are
   * @param alreadyListed additions of numbers that were on the list
   * @param notListed deletions of numbers that were not on the list
   * @param superseded changes of a number that a later change of the same number undoes or repeats
   * @param overlapping changes that, by their time, the edition already included or, if only their
   *     day is known, may have included, and that were skipped
   * @param notCovered additions of numbers that the list does not cover, such as those of an area
   *     code that was not in its first file; nothing is known about other numbers there
   * @since 0.1
   */
  public record Changes(
      long added,
      long deleted,
      long alreadyListed,
      long notListed,
      long superseded,
      long overlapping,
      long notCovered) {
    static final Changes NONE = new Changes(0, 0, 0, 0, 0, 0, 0);
  }

  ImportReport(Tally tally, long duplicates, Changes changes) {
    this.lines = tally.lines();
    this.blank = tally.blank();
    this.numbers = tally.numbers();
    this.duplicates = duplicates;
    this.refusals = tally.refusals();
    this.examples = tally.examples();
    this.changes = changes;
  }

  /** Returns how many lines were read; for CSV how many records, without the header. */
  public long lines() {
    return lines;
  }

  /** Returns how many of the lines were blank or the header of a plain list. */
  public long blank() {
    return blank;
  }

  /** Returns how many lines had a number that was imported, including repeated numbers. */
  public long numbers() {
    return numbers;
  }

  /** Returns how many of the numbers were repeated. */
  public long duplicates() {
    return duplicates;
  }

  /** Returns how many lines were refused, and their numbers left out. */
  public long refused() {
    return refusals.entrySet().stream()
        .filter(each -> each.getKey().losesNumber())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Returns how many lines had a problem, by the problem; zeros are left out. */
  public Map<RefusalReason, Long> refusals() {
    return refusals;
  }

  /** Returns the first lines with each kind of problem. */
  public List<RefusedLine> examples() {
    return examples;
  }

  /** Returns the result for the changes; all zero if none were read. */
  public Changes changes() {
    return changes;
  }
}
