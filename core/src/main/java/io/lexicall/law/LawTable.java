package io.lexicall.law;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A table of law: a CSV resource (UTF-8, one header line) whose rows have days in force, a citation
 * and a grade.
 *
 * <p>Every table has the columns {@code in_force_from}, {@code in_force_to} (dates, both inclusive,
 * blank for open), {@code source}, {@code confidence} ({@link Certainty}) and {@code verified_on},
 * and a {@code citation}, or several with names that end in {@code _citation}. A table can have
 * further columns. These columns and the form of every line are checked when the table is read.
 * {@link #check} compares the rows with each other, which takes longer and belongs in a test.
 *
 * <pre>{@code
 * LawTable hours = LawTable.read(
 *     "us-state-calling-hours.csv", StateRules.class.getResourceAsStream("us-state-calling-hours.csv"));
 * for (LawTable.Row row : hours.rows()) {
 *   if (row.inForce().contains(day)) { ... row.text("state") ... row.citation() ... }
 * }
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads. Read a table once, when an engine is built, not
 * on the path of a call.
 *
 * @since 0.1
 */
public final class LawTable {

  private static final String CITATION = "citation";
  private static final String CITATION_SUFFIX = "_citation";
  private static final String FROM = "in_force_from";
  private static final String TO = "in_force_to";
  private static final String SOURCE = "source";
  private static final String CONFIDENCE = "confidence";
  private static final String VERIFIED_ON = "verified_on";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final char REPLACEMENT = '\uFFFD';

  private final String file;
  private final List<String> columns;
  private final List<Row> rows;
  private final String edition;

  private LawTable(String file, List<String> columns, List<Row> rows, String edition) {
    this.file = file;
    this.columns = columns;
    this.rows = rows;
    this.edition = edition;
  }

  /**
   * Reads a table from a resource and closes the stream.
   *
   * <p>The caller opens the resource, because a module's resources are encapsulated.
   *
   * @param file the name of the resource, for messages
   * @param csv the result of {@link Class#getResourceAsStream}, which may be null
   * @return the table
   * @throws LawTableException if there is no such resource, it is not UTF-8, or it is not a law
   *     table
   * @throws UncheckedIOException if reading fails
   */
  public static LawTable read(String file, @Nullable InputStream csv) {
    requireNonNull(file, "file");
    if (csv == null) {
      throw new LawTableException(
          file + ": there is no such resource next to the class that reads it");
    }
    String text = text(file, csv);
    // Some spreadsheets begin a file in UTF-8 with a mark, which is not part of the first name.
    return read(
        file, builder().ofCsvRecord(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
  }

  /**
   * Reads everything at once: at the start a hundred tables are decoded, and streams are slow to
   * decode.
   */
  private static String text(String file, InputStream csv) {
    byte[] bytes;
    try (csv) {
      bytes = csv.readAllBytes();
    } catch (IOException e) {
      throw failure(file, e);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) { // also the replacement of malformed bytes
      try {
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes));
      } catch (CharacterCodingException e) {
        throw failure(file, e);
      }
    }
    return text;
  }

  /**
   * Reads a table from text and closes the reader.
   *
   * @param file the name of the table, for messages
   * @param csv the header line and the rows
   * @return the table
   * @throws LawTableException if it is not a law table
   * @throws UncheckedIOException if reading fails
   */
  public static LawTable read(String file, Reader csv) {
    requireNonNull(file, "file");
    requireNonNull(csv, "csv");
    return read(file, builder().ofCsvRecord(csv));
  }

  private static CsvReader.CsvReaderBuilder builder() {
    return CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .skipEmptyLines(true);
  }

  private static LawTable read(String file, CsvReader<CsvRecord> csv) {
    try (CsvReader<CsvRecord> records = csv) {
      Header header = null;
      List<Row> rows = new ArrayList<>();
      LocalDate edition = LocalDate.MIN;
      Row above = null;
      Map<String, String> texts = new HashMap<>();
      for (CsvRecord csvRecord : records) {
        if (header == null) {
          header = Header.of(file, csvRecord.getFields());
        } else {
          above = Row.of(header, csvRecord, above, texts);
          rows.add(above);
          edition = above.verifiedOn.isAfter(edition) ? above.verifiedOn : edition;
        }
      }
      if (header == null || rows.isEmpty()) {
        throw new LawTableException(file + ": the table has no rows");
      }
      return new LawTable(file, header.columns, List.copyOf(rows), edition.toString());
    } catch (CsvParseException e) {
      throw new LawTableException(
          file + ": the table is not readable as CSV: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      // So FastCSV passes on what the reader threw.
      throw failure(file, requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static RuntimeException failure(String file, IOException e) {
    return e instanceof CharacterCodingException
        ? new LawTableException(file + ": the table is not UTF-8", e)
        : new UncheckedIOException(file + ": reading the table failed", e);
  }

  /**
   * Returns the name under which the table was read.
   *
   * @return the file name
   */
  String file() {
    return file;
  }

  /**
   * Returns the columns, in their order in the file.
   *
   * @return the names in the header
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * Returns the rows, in their order in the file.
   *
   * @return at least one row
   */
  public List<Row> rows() {
    return rows;
  }

  /**
   * Returns the rows, grouped by the value of a column.
   *
   * @param column one of the {@link #columns}
   * @return the rows of each value; values and rows are in the order of the file
   * @throws LawTableException if there is no such column
   */
  public Map<String, List<Row>> rowsBy(String column) {
    Map<String, List<Row>> rowsBy = new LinkedHashMap<>();
    for (Row row : rows) {
      rowsBy.computeIfAbsent(row.text(column), key -> new ArrayList<>()).add(row);
    }
    return Collections.unmodifiableMap(rowsBy);
  }

  /**
   * Returns the edition of the table: the latest day on which any of its rows was verified.
   *
   * @return a date like {@code 2026-11-24}
   */
  public String edition() {
    return edition;
  }

  /**
   * Checks the rows against each other. The key of a row consists of the cells of its key columns.
   *
   * <p>These conditions must be met: the first key column ascends (by code points); the rows of a
   * key are adjacent, in the order of their periods, which do not overlap; every row has a source.
   * There may be gaps between the periods of a key, since law can lapse. The gaps are returned.
   *
   * @param keyColumns the columns that say what a row is about; at most one row of a key is in
   *     force on any day
   * @return the gaps between two periods of one key, in the order of the file
   * @throws LawTableException with every problem found
   * @throws IllegalArgumentException if no key column is given
   */
  public List<Gap> check(String... keyColumns) {
    if (keyColumns.length == 0) {
      throw new IllegalArgumentException("At least one key column is needed to check " + file);
    }
    List<String> problems = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    Row before = null;
    List<String> keyBefore = List.of();
    for (Row row : rows) {
      List<String> key = row.key(keyColumns);
      if (row.source().isBlank()) {
        problems.add(row.where(SOURCE) + ": there is no source");
      }
      if (before != null && key.equals(keyBefore)) {
        compare(before, row, key, problems, gaps);
      } else if (!seen.add(key)) {
        problems.add(row.where() + ": the rows of " + key + " are not adjacent");
      } else if (before != null && key.get(0).compareTo(keyBefore.get(0)) < 0) {
        problems.add(
            row.where(keyColumns[0])
                + ": \""
                + key.get(0)
                + "\" must stand before \""
                + keyBefore.get(0)
                + "\"");
      }
      before = row;
      keyBefore = key;
    }
    if (!problems.isEmpty()) {
      throw new LawTableException(String.join("\n", problems));
    }
    return List.copyOf(gaps);
  }

  private static void compare(
      Row before, Row row, List<String> key, List<String> problems, List<Gap> gaps) {
    LocalDate endBefore = before.inForce.to();
    LocalDate begin = row.inForce.from();
    if (endBefore == null || begin == null || !begin.isAfter(endBefore)) {
      problems.add(
          row.where()
              + ": "
              + key
              + " is in force "
              + row.inForce
              + ", which overlaps or goes before "
              + before.inForce
              + " of line "
              + before.line);
    } else if (begin.toEpochDay() - endBefore.toEpochDay() > 1) {
      gaps.add(new Gap(key, InForce.between(endBefore.plusDays(1), begin.minusDays(1)), row.line));
    }
  }

  @Override
  public String toString() {
    return file + " of " + edition + ", " + rows.size() + " rows";
  }

  /**
   * The days between two rows of a key on which neither is in force.
   *
   * @param key the cells of the key columns
   * @param days the days without law
   * @param line the line of the row after the gap
   * @since 0.1
   */
  public record Gap(List<String> key, InForce days, long line) {

    /** Creates a gap. */
    public Gap {
      key = List.copyOf(key);
      requireNonNull(days, "days");
    }
  }

  /**
   * The names of the columns, shared by all rows.
   *
   * @param parts the parts of lists that were asked for, of which rows name the same ones again
   */
  private record Header(
      String file, List<String> columns, Map<String, Integer> indexes, Map<String, String> parts) {

    static Header of(String file, List<String> columns) {
      Map<String, Integer> indexes = new HashMap<>();
      boolean cites = false;
      for (int i = 0; i < columns.size(); i++) {
        String column = columns.get(i);
        if (column.isBlank()) {
          throw new LawTableException(file + ", line 1: column " + (i + 1) + " has no name");
        }
        if (indexes.put(column, i) != null) {
          throw new LawTableException(
              file + ", line 1: the column \"" + column + "\" is there twice");
        }
        cites |= column.equals(CITATION) || column.endsWith(CITATION_SUFFIX);
      }
      List<String> missing = new ArrayList<>();
      if (!cites) {
        missing.add(CITATION);
      }
      for (String column : List.of(FROM, TO, SOURCE, CONFIDENCE, VERIFIED_ON)) {
        if (!indexes.containsKey(column)) {
          missing.add(column);
        }
      }
      if (!missing.isEmpty()) {
        throw new LawTableException(
            file
                + ", line 1: a law table needs the columns "
                + missing
                + ", but there are only "
                + columns);
      }
      return new Header(file, List.copyOf(columns), indexes, new ConcurrentHashMap<>());
    }

    int index(String column) {
      Integer index = indexes.get(requireNonNull(column, "column"));
      if (index == null) {
        throw new LawTableException(
            file + ": there is no column \"" + column + "\"; there are " + columns);
      }
      return index;
    }
  }

  /**
   * One row. If a cell does not have the form that a method expects, the method throws a {@link
   * LawTableException} that names file, line and column.
   *
   * <p>Cells are returned as written, without white space at their ends. Immutable and safe for use
   * by several threads.
   *
   * @since 0.1
   */
  public static final class Row {

    private final Header header;
    private final String[] cells;
    private final long line;
    private final InForce inForce;
    private final Certainty certainty;
    private final LocalDate verifiedOn;

    private Row(Header header, String[] cells, long line, @Nullable Row above) {
      this.header = header;
      this.cells = cells;
      this.line = line;
      LocalDate from = dateOrNull(FROM);
      LocalDate to = dateOrNull(TO);
      try {
        this.inForce = from == null && to == null ? InForce.always() : new InForce(from, to);
      } catch (IllegalArgumentException e) {
        throw unreadable(TO, e);
      }
      this.certainty = certainty(CONFIDENCE);
      String day = text(VERIFIED_ON);
      this.verifiedOn =
          above != null && day.equals(above.text(VERIFIED_ON))
              ? above.verifiedOn
              : date(VERIFIED_ON);
    }

    /**
     * Makes a row. Many cells say what another says, mostly the one above, and share its text: the
     * tables stay in memory as long as the law.
     */
    private static Row of(
        Header header, CsvRecord csvRecord, @Nullable Row above, Map<String, String> texts) {
      int count = csvRecord.getFieldCount();
      long line = csvRecord.getStartingLineNumber();
      if (count != header.columns.size()) {
        throw new LawTableException(
            header.file
                + ", line "
                + line
                + ": the row has "
                + count
                + " cells, but the header has "
                + header.columns.size());
      }
      String[] cells = new String[count];
      for (int i = 0; i < count; i++) {
        String cell = csvRecord.getField(i).strip();
        if (above != null && cell.equals(above.cells[i])) {
          cells[i] = above.cells[i];
        } else {
          String known = texts.putIfAbsent(cell, cell);
          cells[i] = known == null ? cell : known;
        }
      }
      return new Row(header, cells, line, above);
    }

    /**
     * Returns the line of the file on which the row begins.
     *
     * @return the line, 1 being the header's
     */
    long line() {
      return line;
    }

    /**
     * Returns the text of a cell.
     *
     * @param column the name of the column
     * @return the text, empty if the cell is blank
     */
    public String text(String column) {
      return cells[header.index(column)];
    }

    /**
     * Returns the text of a cell that must not be blank.
     *
     * @param column the name of the column
     * @return the text, not blank
     */
    public String requireText(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        throw new LawTableException(where(column) + ": the cell must not be blank");
      }
      return text;
    }

    /**
     * Returns whether a cell is blank.
     *
     * @param column the name of the column
     * @return true if the cell is blank
     */
    public boolean isBlank(String column) {
      return text(column).isEmpty();
    }

    /**
     * Returns the date in a cell that must hold one.
     *
     * @param column the name of the column
     * @return the date, written as {@code 2026-11-24}
     */
    public LocalDate date(String column) {
      LocalDate date = dateOrNull(column);
      if (date == null) {
        throw new LawTableException(
            where(column) + ": the cell must hold a date like 2026-11-24, but is blank");
      }
      return date;
    }

    /**
     * Returns the date in a cell that may be blank.
     *
     * @param column the name of the column
     * @return the date, empty if the cell is blank
     */
    public Optional<LocalDate> optionalDate(String column) {
      return Optional.ofNullable(dateOrNull(column));
    }

    /**
     * Returns the whole number in a cell that must hold one.
     *
     * @param column the name of the column
     * @return the number
     */
    public int integer(String column) {
      String text = requireText(column);
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new LawTableException(
            where(column) + ": the cell must hold a whole number, but is \"" + text + "\"", e);
      }
    }

    /**
     * Returns the whole number in a cell that may be blank.
     *
     * @param column the name of the column
     * @return the number, empty if the cell is blank
     */
    public OptionalInt optionalInteger(String column) {
      return isBlank(column) ? OptionalInt.empty() : OptionalInt.of(integer(column));
    }

    /**
     * Returns whether a cell says yes.
     *
     * @param column the name of the column
     * @return true if it is {@code yes}; false if it is {@code no} or blank
     */
    public boolean isYes(String column) {
      String text = text(column);
      if (!text.equals("yes") && !text.equals("no") && !text.isEmpty()) {
        throw new LawTableException(
            where(column) + ": the cell must hold yes or no, or be blank, but is \"" + text + "\"");
      }
      return text.equals("yes");
    }

    /**
     * Returns the parts of a cell that are separated by a character.
     *
     * @param column the name of the column
     * @param separator the character between two parts
     * @return the parts without white space at their ends and without blank ones; empty if the cell
     *     is blank
     */
    public List<String> list(String column, char separator) {
      String text = text(column);
      List<String> parts = new ArrayList<>();
      int start = 0;
      while (start <= text.length()) {
        int end = text.indexOf(separator, start);
        end = end < 0 ? text.length() : end;
        String part = text.substring(start, end).strip();
        if (!part.isEmpty()) {
          String known = header.parts.putIfAbsent(part, part);
          parts.add(known == null ? part : known);
        }
        start = end + 1;
      }
      return List.copyOf(parts);
    }

    /**
     * Returns the period in which the row is in force.
     *
     * @return the period of {@code in_force_from} and {@code in_force_to}
     */
    public InForce inForce() {
      return inForce;
    }

    /**
     * Returns the provision.
     *
     * @return the citation in the column {@code citation}, which must not be blank
     */
    public Citation citation() {
      return citation(CITATION);
    }

    /**
     * Returns the citation in a column, in a table that cites more than one provision.
     *
     * @param column the name of the column
     * @return the citation, which must not be blank
     */
    public Citation citation(String column) {
      return new Citation(requireText(column));
    }

    /**
     * Returns the citation in a column that may be blank: a row that says that a state has no such
     * law cites nothing.
     *
     * @param column the name of the column
     * @return the citation, empty if the cell is blank
     */
    public Optional<Citation> optionalCitation(String column) {
      String text = text(column);
      return text.isEmpty() ? Optional.empty() : Optional.of(new Citation(text));
    }

    /**
     * Returns how certain the row is.
     *
     * @return the grade in {@code confidence}
     */
    public Certainty certainty() {
      return certainty;
    }

    /**
     * Returns how certain a part of the row is that has a grade of its own.
     *
     * @param column the name of the column
     * @return the grade, which must not be blank
     */
    public Certainty certainty(String column) {
      try {
        return Certainty.parse(text(column));
      } catch (IllegalArgumentException e) {
        throw unreadable(column, e);
      }
    }

    /**
     * Returns the source from which the row was written.
     *
     * @return the text of {@code source}
     */
    public String source() {
      return text(SOURCE);
    }

    /**
     * Returns the day on which somebody last compared the row with its source.
     *
     * @return the date in {@code verified_on}
     */
    public LocalDate verifiedOn() {
      return verifiedOn;
    }

    /**
     * Returns an exception for a cell that a caller cannot use.
     *
     * @param column the name of the column
     * @param cause the cause; its message becomes part of the message
     * @return an exception that names file, line, column and cell, to be thrown
     */
    public LawTableException unreadable(String column, RuntimeException cause) {
      return new LawTableException(where(column) + ": " + cause.getMessage(), cause);
    }

    private @Nullable LocalDate dateOrNull(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        return null;
      }
      try {
        return IsoDates.parse(text);
      } catch (IllegalArgumentException e) {
        throw unreadable(column, e);
      }
    }

    private List<String> key(String... keyColumns) {
      List<String> key = new ArrayList<>(keyColumns.length);
      for (String column : keyColumns) {
        key.add(text(column));
      }
      return key;
    }

    private String where() {
      return header.file + ", line " + line;
    }

    private String where(String column) {
      return where() + ", column " + column;
    }

    @Override
    public String toString() {
      return where() + ": " + Arrays.toString(cells);
    }
  }
}
