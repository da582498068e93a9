package io.lexicall.batch;

import java.util.List;

/**
 * Reads past activities from rows of a host, as {@link PastFiles} reads those of CSV files. Not
 * thread-safe.
 *
 * @see PastFiles.Builder#reader
 * @since 0.1
 */
public final class PastReader {
  private final PastFiles files;
  private final PastFiles.Table table;
  private final Batch row = new Batch();

  PastReader(PastFiles files, PastFiles.Table table) {
    this.files = files;
    this.table = table;
  }

  /**
   * Reads a row.
   *
   * @param cells the cells as in a file, in the order of the columns; an empty cell states nothing,
   *     and a row that ends before a mapped column is refused
   * @return the activity, or a refused row with what is wrong with it
   */
  public PastActivity read(List<String> cells) {
    row.begin(0);
    row.addRow(cells, 1);
    return files.read(table, row, 0);
  }
}
