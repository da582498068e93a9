package io.lexicall.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.lexicall.batch.BatchFileException.Hint;
import io.lexicall.json.SafeText;
import io.lexicall.number.PhoneNumber;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a lead file: its delimiter, its columns, and the column of the numbers. What is not
 * set is detected from the first rows, and refused if it is not clear: otherwise a number of the
 * wrong column would be judged, and another number called.
 *
 * @param delimiter the character between cells
 * @param headed whether the first row names the columns
 * @param columns their names; their numbers from 1 if there is no header
 * @param phone the index of the column of numbers
 * @param lineEnd the end of a row
 * @param usualZone the time zone of most numbers of the first rows
 */
@SuppressWarnings("StringSplitter") // a trailing empty word says nothing
record Layout(
    char delimiter,
    boolean headed,
    List<String> columns,
    int phone,
    String lineEnd,
    ZoneId usualZone) {
  /** What the user has set. */
  record Told(
      @Nullable Character delimiter, @Nullable Boolean headed, @Nullable String phoneColumn) {}

  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int SAMPLE_ROWS = 200;
  private static final int MOST_COLUMNS = 16_384;
  private static final int LONGEST_NAME = 60;
  private static final double REGULAR = 0.5;

  /** Fewer digits are no number of a person. */
  private static final int FEWEST_DIGITS = 7;

  /** As many digits as a year has, or more, hint at a date or a number rather than at a name. */
  private static final int FEWEST_OF_DATA = 4;

  private static final double MOSTLY_NUMBERS = 0.5;
  private static final double NEARLY_ALL_NUMBERS = 0.8;
  private static final Pattern WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])|[^\\p{L}]+");
  private static final Set<String> NUMBER_WORDS =
      Set.of(
          "phone",
          "phones",
          "telephone",
          "tel",
          "telefon",
          "telefono",
          "telephones",
          "mobile",
          "cell",
          "cellphone",
          "cellular",
          "landline",
          "msisdn",
          "handy",
          "number",
          "phonenumber");
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "fax",
          "id",
          "type",
          "ext",
          "extension",
          "carrier",
          "count",
          "date",
          "consent",
          "account",
          "agent",
          "policy",
          "order",
          "customer",
          "house",
          "street",
          "status",
          "verified",
          "zip");

  static Layout find(String file, String sample, boolean whole, Told told, LeadNumbers numbers)
      throws BatchFileException {
    List<Layout> found = new ArrayList<>();
    List<Layout> regular = new ArrayList<>();
    BatchFileException firstProblem = null;
    int widest = 0;
    for (char delimiter : candidates(told)) {
      List<String[]> rows = parse(sample, delimiter, whole);
      if (rows.isEmpty()) {
        if (cells(sample, delimiter) > MOST_COLUMNS) {
          throw new BatchFileException(
              "%s has more than %s columns, divided by '%s': no more are read"
                  .formatted(file, MOST_COLUMNS, delimiter));
        }
        continue;
      }
      try {
        Layout layout = layout(file, delimiter, rows, sample, told, numbers);
        found.add(layout);
        if (layout.columns.size() > 1 && isRegular(rows)) {
          regular.add(layout);
        }
      } catch (BatchFileException problem) {
        int width = rows.get(0).length;
        if (firstProblem == null || width > widest) {
          firstProblem = problem;
          widest = width;
        }
      }
    }
    if (found.isEmpty()) {
      if (firstProblem == null) {
        firstProblem =
            new BatchFileException(
                file + " has no rows of cells; name the delimiter", Hint.DELIMITER);
      }
      throw firstProblem;
    }
    int divided = found.stream().mapToInt(each -> each.columns.size()).max().orElse(0);
    if (firstProblem != null
        && widest > divided
        && firstProblem.hint().filter(Hint.HEADER::equals).isPresent()) {
      throw firstProblem; // it is divided well, and only its header is not clear
    }
    if (regular.size() == 1) {
      return regular.get(0);
    }
    found.sort((one, other) -> other.columns.size() - one.columns.size());
    if (found.size() > 1 && found.get(1).columns.size() > 1) {
      throw new BatchFileException(
          "%s can be divided by '%s' or by '%s'; name the delimiter"
              .formatted(file, found.get(0).delimiter, found.get(1).delimiter),
          Hint.DELIMITER);
    }
    return found.get(0);
  }

  /** Returns the approximate number of cells in the first line with a delimiter. */
  private static long cells(String sample, char delimiter) {
    return 1 + sample.lines().findFirst().orElse("").chars().filter(c -> c == delimiter).count();
  }

  private static char[] candidates(Told told) {
    Character delimiter = told.delimiter();
    return delimiter == null ? DELIMITERS : new char[] {delimiter};
  }

  private static List<String[]> parse(String sample, char delimiter, boolean whole) {
    List<String[]> rows = new ArrayList<>();
    boolean cut = !whole;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(LeadRows.ANY)
            .missingFieldStrategy(LeadRows.ANY)
            .ofCsvRecord(sample)) {
      for (CsvRecord row : reader) {
        rows.add(row.getFields().toArray(new String[0]));
        if (rows.size() > SAMPLE_ROWS) {
          cut = false;
          break;
        }
      }
    } catch (CsvParseException broken) {
      cut = false; // that row is not included; the reader will report what is wrong with it
    } catch (java.io.IOException impossible) {
      throw new IllegalStateException("a text in memory cannot be read", impossible);
    }
    if (cut && rows.size() > 1) {
      rows.remove(rows.size() - 1); // it may continue after the sample
    }
    return rows;
  }

  /** Returns whether most rows have as many cells as the first. */
  private static boolean isRegular(List<String[]> rows) {
    int width = rows.get(0).length;
    long alike = rows.stream().filter(row -> row.length == width).count();
    return alike >= REGULAR * rows.size();
  }

  private static Layout layout(
      String file,
      char delimiter,
      List<String[]> rows,
      String sample,
      Told told,
      LeadNumbers numbers)
      throws BatchFileException {
    String[] first = rows.get(0);
    if (first[0].strip().startsWith("{")) {
      throw new BatchFileException(file + " holds JSON lines, no CSV", Hint.JSON_LINES);
    }
    int phone;
    boolean headed;
    String column = told.phoneColumn();
    if (column == null) {
      phone = phoneColumn(file, rows, told, numbers);
      headed = isHeaded(file, told, first, phone, numbers);
    } else {
      phone = named(file, column, first, told);
      headed = isHeaded(file, told, first, phone, numbers);
      if (!headed && !column.equals(Integer.toString(phone + 1))) {
        throw new BatchFileException(
            "%s has no header, so there is no column '%s'; give the number of the column, from 1"
                .formatted(file, SafeText.of(column)),
            Hint.NO_COLUMN);
      }
    }
    List<String> columns =
        headed
            ? List.of(first)
            : IntStream.rangeClosed(1, first.length).mapToObj(Integer::toString).toList();
    return new Layout(
        delimiter, headed, columns, phone, lineEnd(sample), usualZone(rows, phone, numbers));
  }

  /**
   * Returns whether the first row names the columns. A number that is refused, such as one with an
   * extension, is no name: the row would be lost.
   */
  private static boolean isHeaded(
      String file, Told told, String[] first, int phone, LeadNumbers numbers)
      throws BatchFileException {
    Boolean headed = told.headed();
    if (headed != null) {
      return headed;
    }
    String cell = first[phone];
    if (numbers.read(cell) != null) {
      return false;
    }
    boolean isName = isCalledNumber(cell) || cell.equals(told.phoneColumn());
    if (isName && digits(cell) < FEWEST_DIGITS) {
      return true;
    }
    boolean isText = !cell.isBlank() && digits(cell) == 0;
    if (isText && Arrays.stream(first).allMatch(each -> digits(each) < FEWEST_OF_DATA)) {
      return true;
    }
    throw new BatchFileException(
        "%s may have a header or not: its first row has no number that can be called in the column of the numbers, but is not clearly one of names; say which"
            .formatted(file),
        Hint.HEADER);
  }

  private static long digits(String cell) {
    return cell.chars().filter(Character::isDigit).count();
  }

  /** Returns the index of a column by its name, otherwise by its number from 1. */
  private static int named(String file, String name, String[] first, Told told)
      throws BatchFileException {
    boolean canBeHeaded = !Boolean.FALSE.equals(told.headed());
    List<Integer> named = canBeHeaded ? indexes(name, List.of(first)) : List.of();
    if (named.size() == 1) {
      return named.get(0);
    }
    if (named.size() > 1) {
      throw new BatchFileException(
          "%s has %s columns called '%s'; give the number of the column, from 1"
              .formatted(file, named.size(), SafeText.of(name)),
          Hint.NO_COLUMN);
    }
    if (name.matches("[1-9][0-9]{0,5}") && Integer.parseInt(name) <= first.length) {
      return Integer.parseInt(name) - 1;
    }
    throw new BatchFileException(
        "%s has no column '%s'; it has %s"
            .formatted(file, SafeText.of(name), canBeHeaded ? names(List.of(first)) : first.length),
        Hint.NO_COLUMN);
  }

  /**
   * Returns the indexes of the columns with that name: with the same case, otherwise ignoring case.
   */
  static List<Integer> indexes(String name, List<String> columns) {
    List<Integer> same = new ArrayList<>();
    List<Integer> alike = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equals(name)) {
        same.add(i);
      } else if (columns.get(i).strip().equalsIgnoreCase(name.strip())) {
        alike.add(i);
      }
    }
    return same.isEmpty() ? alike : same;
  }

  /** Returns the names for a message, each once. */
  static String names(List<String> columns) {
    return columns.stream()
        .map(each -> each.isBlank() ? "(no name)" : SafeText.of(each.strip()))
        .map(each -> each.length() > LONGEST_NAME ? each.substring(0, LONGEST_NAME) + "…" : each)
        .distinct()
        .limit(40)
        .collect(Collectors.joining(", "));
  }

  private static int phoneColumn(String file, List<String[]> rows, Told told, LeadNumbers numbers)
      throws BatchFileException {
    String[] first = rows.get(0);
    boolean onlyOneRow = rows.size() == 1;
    List<String[]> leads = onlyOneRow ? rows : rows.subList(1, rows.size());
    Set<Integer> byName = new TreeSet<>();
    Set<Integer> byContent = new TreeSet<>();
    for (int i = 0; i < first.length; i++) {
      double share = shareOfNumbers(leads, i, numbers);
      boolean called = !Boolean.FALSE.equals(told.headed()) && isCalledNumber(first[i]);
      if (called && (share >= MOSTLY_NUMBERS || onlyOneRow)) {
        byName.add(i);
      }
      if (share >= NEARLY_ALL_NUMBERS) {
        byContent.add(i);
      }
    }
    Set<Integer> found = byName.isEmpty() ? byContent : byName;
    if (found.size() == 1) {
      return found.iterator().next();
    }
    if (found.isEmpty()) {
      throw new BatchFileException(
          "%s has no column that is clearly that of the numbers: %s; name it"
              .formatted(file, names(List.of(first))),
          Hint.PHONE_COLUMN);
    }
    throw new BatchFileException(
        "%s has several columns of numbers: %s; name one"
            .formatted(
                file,
                found.stream()
                    .map(
                        i ->
                            byName.isEmpty()
                                ? Integer.toString(i + 1)
                                : SafeText.of(first[i].strip()))
                    .collect(Collectors.joining(", "))),
        Hint.PHONE_COLUMN);
  }

  private static double shareOfNumbers(List<String[]> leads, int column, LeadNumbers numbers) {
    int filled = 0;
    int read = 0;
    for (String[] lead : leads) {
      if (column < lead.length && !lead[column].isBlank()) {
        filled++;
        read += numbers.read(lead[column]) == null ? 0 : 1;
      }
    }
    return filled == 0 ? 0 : (double) read / filled;
  }

  private static boolean isCalledNumber(String name) {
    boolean called = false;
    for (String word : WORDS.split(name.strip())) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (OTHER_WORDS.contains(lower)) {
        return false;
      }
      called |= NUMBER_WORDS.contains(lower);
    }
    return called;
  }

  private static ZoneId usualZone(List<String[]> rows, int phone, LeadNumbers numbers) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String[] row : rows) {
      PhoneNumber number = phone < row.length ? numbers.read(row[phone]) : null;
      if (number != null && number.whereabouts().zoneKnown()) {
        counts.merge(number.whereabouts().zones().get(0).getId(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> ZoneId.of(most.getKey()))
        .orElse(ZoneOffset.UTC);
  }

  private static String lineEnd(String sample) {
    int end = sample.indexOf('\n');
    return end > 0 && sample.charAt(end - 1) == '\r' ? "\r\n" : "\n";
  }
}
