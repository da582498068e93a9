package io.lexicall.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of facts say. Rows in which they hold the same are read once; their cells are
 * compared where they stand. Not thread-safe.
 */
final class RowFacts {
  /** So many are kept at most; an open table never fills then. */
  static final int MOST = 1 << 14;

  private static final int SLOTS = MOST << 1;

  private final LeadFacts facts;
  private final int[] columns;
  private final @Nullable Met[] met = new Met[SLOTS];
  private int count;

  /** The facts of rows whose columns of facts hold the same. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Met(String[] cells, LeadFacts.Read read) {}

  RowFacts(LeadFacts facts) {
    this.facts = facts;
    this.columns = facts.columns();
  }

  /** Returns how many are kept. */
  int size() {
    return count;
  }

  /** Forgets them. */
  void clear() {
    Arrays.fill(met, null);
    count = 0;
  }

  /**
   * Finds what a row says.
   *
   * @param first its first cell
   * @param end behind its last cell
   * @throws IllegalStateException if there are too many, which whoever asks has to see to
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
