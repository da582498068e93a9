package io.lexicall.batch;

import java.util.List;

/**
 * Judges rows that a host holds itself, one after the other. Not thread-safe: take one for each
 * thread, and add their tallies.
 *
 * @see Scrub#judge
 * @since 0.1
 */
public final class RowJudge {
  private final Judge judge;
  private final Batch row = new Batch();
  private final Tally tally;
  private long rows;

  RowJudge(Judge judge, int lists) {
    this.judge = judge;
    this.tally = new Tally(lists);
  }

  /**
   * Judges a row.
   *
   * @param cells as a file would hold them, in the order of the columns; an empty one says nothing
   * @return what came of it; a row that cannot be judged is {@link Answer#REFUSED}
   */
  public RowAnswer judge(List<String> cells) {
    row.begin(0);
    row.addRow(cells, ++rows);
    judge.begin();
    return judge.judge(row, 0);
  }

  /**
   * Returns what came of all rows so far, counted; where one was refused, its line is its number.
   */
  public Tally tally() {
    tally.add(judge.finish());
    Tally copy = new Tally(tally.lists());
    copy.add(tally);
    return copy;
  }
}
