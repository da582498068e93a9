package io.lexicall.scan;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** A row of the table of networks, read and judged as plainly as can be. */
record TableRow(
    String network,
    String id,
    String from,
    String to,
    List<Integer> lengths,
    List<Integer> withWord,
    String detect) {

  static List<TableRow> all() {
    try (InputStream in =
            Objects.requireNonNull(CardScanner.class.getResourceAsStream("card-networks.csv"));
        CsvReader<NamedCsvRecord> reader =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<TableRow> rows = new ArrayList<>();
      for (NamedCsvRecord row : reader) {
        rows.add(
            new TableRow(
                row.getField("network"),
                row.getField("network_id"),
                row.getField("iin_from"),
                row.getField("iin_to"),
                numbers(row.getField("lengths")),
                numbers(row.getField("context_lengths")),
                row.getField("detect")));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<TableRow> detected() {
    return all().stream()
        .filter(row -> row.detect.equals("yes") || row.detect.equals("context"))
        .toList();
  }

  private static List<Integer> numbers(String field) {
    List<Integer> numbers = new ArrayList<>();
    for (String number : field.split("\\|", -1)) {
      if (!number.isEmpty()) {
        numbers.add(Integer.valueOf(number));
      }
    }
    return numbers;
  }

  boolean holds(String number) {
    String prefix = number.substring(0, from.length());
    return lengths.contains(number.length())
        && from.compareTo(prefix) <= 0
        && prefix.compareTo(to) <= 0;
  }

  boolean needsWord(int length) {
    return withWord.contains(length);
  }

  /** A number of this row with a right check digit. */
  String number(Random random, int length) {
    long prefix =
        Long.parseLong(from)
            + (long) (random.nextDouble() * (Long.parseLong(to) - Long.parseLong(from) + 1));
    StringBuilder number = new StringBuilder(Long.toString(prefix));
    while (number.length() < length - 1) {
      number.append(random.nextInt(10));
    }
    return withCheckDigit(number.toString());
  }

  static String withCheckDigit(String withoutIt) {
    for (char check = '0'; check <= '9'; check++) {
      if (luhn(withoutIt + check)) {
        return withoutIt + check;
      }
    }
    throw new AssertionError(withoutIt.length());
  }

  static boolean luhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int value = i % 2 == 0 ? digit : digit * 2;
      sum += value / 10 + value % 10;
    }
    return sum % 10 == 0;
  }
}
