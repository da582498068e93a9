package io.lexicall.spark;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a CSV file that have more or fewer cells than the header. Spark keeps such a row as it
 * was in the file, in a separate column; it is read from there as batch reads it.
 *
 * @param column the column that holds such a row as it was; null in all others
 * @param columns the columns of the file
 * @param delimiter the delimiter of cells
 */
record RawRows(String column, ArrayList<String> columns, char delimiter) implements Serializable {
  /** Returns the cells of such a row for some of the columns, followed by the excess cells. */
  List<String> cells(String raw, List<String> wanted) {
    List<String> all = parsed(raw);
    List<String> cells = new ArrayList<>();
    for (String column : wanted) {
      int index = columns.indexOf(column);
      cells.add(index < all.size() ? all.get(index) : "");
    }
    if (all.size() > columns.size()) {
      cells.addAll(all.subList(columns.size(), all.size()));
    }
    return cells;
  }

  private List<String> parsed(String raw) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(raw)) {
      List<String> cells = new ArrayList<>();
      for (CsvRecord row : reader) {
        cells.addAll(row.getFields());
      }
      return cells;
    } catch (CsvParseException broken) {
      return List.of(); // without a number, so it is refused
    } catch (IOException impossible) {
      throw new IllegalStateException("a text in memory cannot be read", impossible);
    }
  }
}
