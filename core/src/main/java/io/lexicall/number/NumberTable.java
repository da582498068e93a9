package io.lexicall.number;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the CSV resources of this package. */
final class NumberTable {
  private NumberTable() {}

  /** All rows of a table, read at once, without a lambda that would delay the start of the JVM. */
  static List<NamedCsvRecord> rows(String resource) {
    try (InputStream in = NumberTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "The table " + resource + " is missing next to " + NumberTable.class);
      }
      List<NamedCsvRecord> rows = new ArrayList<>();
      // The text is decoded and parsed as a whole, which takes a third of the time of a stream.
      try (CsvReader<NamedCsvRecord> reader =
          CsvReader.builder().ofNamedCsvRecord(new String(in.readAllBytes(), UTF_8))) {
        for (NamedCsvRecord row : reader) {
          rows.add(row);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + resource + " cannot be read", e);
    }
  }

  /** Returns the parts of a column that are separated by a bar; none for an empty column. */
  static String[] split(String column) {
    return column.isEmpty() ? new String[0] : column.split("\\|", -1);
  }
}
