package io.lexicall.benchmarks.scrub;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Copies a CSV file through FastCSV: the floor of a scrub, which reads and writes as much and
 * thinks besides.
 *
 * <p>{@code java -cp "$classpath" io.lexicall.benchmarks.scrub.CopyCsv FROM TO}
 */
public final class CopyCsv {
  private CopyCsv() {}

  /**
   * Copies.
   *
   * @param arguments from where, to where
   */
  public static void main(String[] arguments) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(Path.of(arguments[0]));
        CsvWriter writer = CsvWriter.builder().build(Path.of(arguments[1]))) {
      for (CsvRecord row : reader) {
        writer.writeRecord(row.getFields());
      }
    }
  }
}
