package io.lexicall.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.lexicall.place.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of a column of a table, some records at a time. Not thread-safe. */
final class TableReader {
  private static final int RECORDS = 4096;
  private static final int MOST_HEADER = 1 << 16;
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  private final String source;
  private final Iterator<CsvRecord> records;
  private final @Nullable Place country;
  private final boolean nanp;
  private final boolean changes;
  private final long latest;
  private final int numberColumn;
  private final int dateColumn;
  private final int changeColumn;

  /** A record that was read to find out whether it is a header, but is not. */
  private @Nullable CsvRecord first;

  private long lastLine;

  /**
   * Creates a reader.
   *
   * @param latest the latest second that an entry or a change can have
   */
  TableReader(NumberFile file, String source, InputStream bytes, boolean changes, long latest)
      throws IOException {
    this.source = source;
    this.country = file.country();
    this.nanp = NumberText.isNanp(country);
    this.changes = changes;
    this.latest = latest;
    BufferedReader text = new BufferedReader(new InputStreamReader(bytes, UTF_8), 1 << 16);
    String number = String.valueOf(file.numberColumn());
    char separator = separator(text, number);
    this.records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .allowUnclosedQuote(false) // the lines behind it would be lost
            .ofCsvRecord(text)
            .iterator();
    CsvRecord header = next();
    List<String> names = header == null ? List.of() : header.getFields();
    this.numberColumn = column(names, number);
    this.dateColumn = file.dateColumn() == null ? -1 : column(names, file.dateColumn());
    this.changeColumn = file.changeColumn() == null ? -1 : column(names, file.changeColumn());
    if (changes && (dateColumn < 0 || changeColumn < 0)) {
      throw new IOException(
          source
              + " needs a column of changes (A or D) and one of their times to be a change list");
    }
    boolean headless = header != null && read(header.getField(numberColumn)) != NumberText.NONE;
    this.first = headless ? header : null;
  }

  /** Returns the delimiter, among the usual ones, with which the header has the column. */
  private static char separator(BufferedReader text, String column) throws IOException {
    text.mark(MOST_HEADER);
    char[] beginning = new char[MOST_HEADER / 2];
    int length = Math.max(0, text.read(beginning));
    text.reset();
    String header = new String(beginning, 0, length).lines().findFirst().orElse("");
    char most = SEPARATORS[0];
    int mostFields = 0;
    for (char separator : SEPARATORS) {
      int fields = 0;
      for (String field : header.split(Pattern.quote(String.valueOf(separator)), -1)) {
        fields++;
        if (field.replace("\"", "").strip().equalsIgnoreCase(column.strip())) {
          return separator;
        }
      }
      if (fields > mostFields) {
        most = separator;
        mostFields = fields;
      }
    }
    return most;
  }

  private int column(List<String> names, String wanted) throws IOException {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).strip().equals(wanted.strip())) {
        return i;
      }
    }
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).strip().equalsIgnoreCase(wanted.strip())) {
        return i;
      }
    }
    if (wanted.matches("[1-9][0-9]{0,3}") && Integer.parseInt(wanted) <= names.size()) {
      return Integer.parseInt(wanted) - 1;
    }
    throw new IOException(
        names.isEmpty()
            ? source + " is empty; a table has a header"
            : "%s has no column '%s'; its columns are %s"
                .formatted(source, wanted, names.stream().map(RefusedLine::hide).toList()));
  }

  private @Nullable CsvRecord next() throws IOException {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      lastLine = record.getStartingLineNumber();
      return record;
    } catch (CsvParseException unreadable) {
      // Its message may quote the text.
      throw leftOpen(lastLine);
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private IOException leftOpen(long line) {
    return new IOException(
        "%s is no table that can be read after line %s: is a quotation mark left open?"
            .formatted(source, line));
  }

  private long read(String text) {
    return NumberText.number(text, country, nanp);
  }

  /**
   * Reads some records.
   *
   * @return whether there may be more
   */
  boolean read(Batch into) throws IOException {
    CsvRecord record = first;
    first = null;
    for (int i = 0; i < RECORDS; i++) {
      if (record == null) {
        record = next();
      }
      if (record == null) {
        return false;
      }
      into.line();
      read(record, into);
      record = null;
    }
    return true;
  }

  private void read(CsvRecord record, Batch into) throws IOException {
    long line = record.getStartingLineNumber();
    int needed = Math.max(numberColumn, Math.max(dateColumn, changeColumn));
    boolean lacks = record.getFieldCount() <= needed;
    String text = record.getField(lacks ? record.getFieldCount() - 1 : numberColumn);
    if (text.indexOf('\n') >= 0) {
      throw leftOpen(line - 1); // if it counted as one line, the other lines in it would be lost
    }
    if (lacks) {
      into.refuse(line, RefusalReason.WRONG_COLUMNS, String.join(",", record.getFields()));
      return;
    }
    long number = read(text);
    if (changes) {
      String letter = record.getField(changeColumn);
      String time = record.getField(dateColumn);
      LineParser.addChange(line, number, text, letter, time, country, latest, into);
    } else if (number == NumberText.NONE) {
      into.refuse(line, NumberText.whyNot(text, country), text);
    } else {
      addDated(record, line, number, into);
    }
  }

  private void addDated(CsvRecord record, long line, long number, Batch into) {
    String date = dateColumn < 0 ? "" : record.getField(dateColumn);
    if (date.isBlank()) {
      into.add(number);
      return;
    }
    long time = NumberText.time(date);
    boolean isDate = time != NumberText.NO_TIME && time >> 1 <= latest;
    if (!isDate) {
      into.refuse(line, RefusalReason.NO_DATE, date);
    }
    into.add(number, isDate ? time : 0); // from a future day on, it is not listed yet
  }
}
