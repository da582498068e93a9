package io.lexicall.batch;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges rows of a host, one at a time. Not thread-safe: use one for each thread, and add their
 * tallies.
 *
 * @see Scrub#judge
 * @since 0.1
 */
public final class RowJudge {
  private final Judge judge;
  private final Batch row = new Batch();
  private final Tally tally;
  private final @Nullable Weeks weeks;
  private long rows;

  RowJudge(Judge judge, int lists, @Nullable Weeks weeks) {
    this.judge = judge;
    this.weeks = weeks;
    this.tally = new Tally(lists);
  }

  /**
   * Judges a row.
   *
   * @param cells the cells as in a file, in the order of the columns; an empty cell states nothing,
   *     and a row that ends before a mapped column is refused
   * @return the answer; a row that cannot be judged is {@link Answer#REFUSED}
   */
  public RowAnswer judge(List<String> cells) {
    row.begin(0);
    row.addRow(cells, ++rows);
    judge.begin();
    return judge.judge(row, 0);
  }

  /** Returns the counts of all rows so far. The line of a refused row is the number of the row. */
  public Tally tally() {
    tally.add(judge.finish());
    Tally copy = new Tally(tally.lists());
    copy.add(tally);
    return copy;
  }

  /**
   * Returns how many of the rows so far may be contacted at each hour; empty unless the scrub was
   * built with a week. Call {@link #tally} first, which adds the counts of equal rows.
   */
  public Optional<WeekGrid> week() {
    return Optional.ofNullable(weeks).map(Weeks::finish);
  }
}
