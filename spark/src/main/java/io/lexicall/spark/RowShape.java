package io.lexicall.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Where a row of the data holds the values that are read.
 *
 * @param columns the columns that are read
 * @param indexes of these columns
 * @param raw the rows that are as they were in a file; null if there are none
 * @param rawIndex the index of their column
 * @param width how many columns the data has
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record RowShape(
    ArrayList<String> columns, int[] indexes, @Nullable RawRows raw, int rawIndex, int width)
    implements Serializable {
  static RowShape of(StructType schema, List<String> columns, @Nullable RawRows raw) {
    return new RowShape(
        new ArrayList<>(columns),
        Cells.indexes(columns, schema),
        raw,
        raw == null ? -1 : Cells.index(raw.column(), schema),
        schema.size());
  }

  /** Returns the cells of the columns that are read, as batch takes them. */
  List<String> cells(Row row) {
    if (raw != null && !row.isNullAt(rawIndex)) {
      return raw.cells(row.getString(rawIndex), columns);
    }
    String[] cells = new String[indexes.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Cells.text(row.get(indexes[i]));
    }
    return List.of(cells);
  }
}
