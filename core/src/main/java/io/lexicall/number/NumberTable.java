package io.lexicall.number;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Reads the CSV resources of this package. */
final class NumberTable {
  private NumberTable() {}

  static void readRows(String resource, Consumer<NamedCsvRecord> row) {
    try (InputStream in = NumberTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "The table " + resource + " is missing beside " + NumberTable.class);
      }
      try (CsvReader<NamedCsvRecord> reader =
          CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, UTF_8))) {
        reader.forEach(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + resource + " cannot be read", e);
    }
  }

  /** The parts of a column that joins several by a bar; none for an empty column. */
  static String[] split(String column) {
    return column.isEmpty() ? new String[0] : column.split("\\|", -1);
  }
}
