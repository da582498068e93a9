package io.lexicall.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The facts of the columns of facts. Rows with equal cells are read once; cells are compared in
 * place. Not thread-safe.
 */
final class RowFacts {
  /** The limit of kept facts, so that the open hash table is never full. */
  static final int MOST = 1 << 14;

  /**
   * The number of characters at which the kept facts should be removed. A text is held in its cells
   * and in the facts that were read from them.
   */
  static final int MOST_CHARS = 1 << 20;

  private static final int SLOTS = MOST << 1;

  private final LeadFacts facts;
  private final int[] columns;
  private final @Nullable Met[] met = new Met[SLOTS];
  private int count;
  private long chars;

  /** The facts of rows with equal cells. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Met(String[] cells, LeadFacts.Read read) {}

  RowFacts(LeadFacts facts) {
    this.facts = facts;
    this.columns = facts.columns();
  }

  /** Returns the number of kept facts. */
  int size() {
    return count;
  }

  /** Returns the number of characters in the cells of kept facts. */
  long chars() {
    return chars;
  }

  /** Removes all kept facts. */
  void clear() {
    Arrays.fill(met, null);
    chars = 0;
    count = 0;
  }

  /**
   * Finds the facts of a row.
   *
   * @param first its first cell
   * @param end the index after its last cell
   * @throws IllegalStateException if there are too many; the caller must prevent this
   */
  Met find(Batch batch, int first, int end) {
    int slot = 0;
    for (int column : columns) {
      int cell = first + column;
      for (int i = cell < end ? batch.start(cell) : 0, to = cell < end ? batch.end(cell) : 0;
          i < to;
          i++) {
        slot = slot * 31 + batch.text()[i];
      }
      slot = slot * 31 + 1;
    }
    slot = (slot ^ slot >>> 15) & SLOTS - 1;
    Met found = met[slot];
    while (found != null && !isSame(found.cells, batch, first, end)) {
      slot = (slot + 1) & SLOTS - 1;
      found = met[slot];
    }
    if (found == null) {
      if (count == MOST) {
        throw new IllegalStateException("more than " + MOST + " kinds of facts are kept");
      }
      String[] cells = new String[columns.length];
      for (int i = 0; i < cells.length; i++) {
        int cell = first + columns[i];
        cells[i] = cell < end ? batch.cell(cell) : "";
        chars += cells[i].length();
      }
      found = new Met(cells, facts.read(cells));
      met[slot] = found;
      count++;
    }
    return found;
  }

  private boolean isSame(String[] cells, Batch batch, int first, int end) {
    for (int i = 0; i < cells.length; i++) {
      int cell = first + columns[i];
      String text = cells[i];
      int length = cell < end ? batch.end(cell) - batch.start(cell) : 0;
      if (text.length() != length) {
        return false;
      }
      for (int c = 0; c < length; c++) {
        if (text.charAt(c) != batch.text()[batch.start(cell) + c]) {
          return false;
        }
      }
    }
    return true;
  }
}
