package io.lexicall.cli;

import io.lexicall.batch.PastFiles;
import io.lexicall.batch.Refusal;
import io.lexicall.batch.Scrub;
import io.lexicall.json.JsonLines;
import io.lexicall.json.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The files of past calls, and how they are read. */
final class PastRows {
  @Spec private CommandSpec own = CommandSpec.create();

  @Mixin final CsvOptions csv = new CsvOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "The past activities: JSON lines, or CSV; - for standard input.")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--at-column",
      paramLabel = "COLUMN",
      description =
          "The column of the instants, by name or by number from 1 (default:"
              + " called_at, or call_at if there is no such column).")
  private @Nullable String atColumn;

  @Option(
      names = "--time-column",
      paramLabel = "COLUMN",
      description =
          "The column of the times of day, if the column of the instants holds only dates: the two"
              + " are read as one text, with a space between them.")
  private @Nullable String timeColumn;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The time zone of local times and dates, such as America/New_York (default:"
              + " rows with local times or dates are refused).")
  private @Nullable String zone;

  @Option(
      names = "--no-consents",
      description = "Assume that nobody in the CSV gave a consent, unless a column says otherwise.")
  private boolean noConsents;

  @Option(
      names = "--max-line",
      paramLabel = "BYTES",
      description = "The longest line of JSON that is read (default: ${DEFAULT-VALUE}).")
  private int maxLine = JsonLines.DEFAULT_MOST_BYTES;

  /**
   * Reports invalid options before anything is read.
   *
   * @param others whether there are rows of another kind
   * @param given the options of the command
   */
  void check(boolean others, ParseResult given) {
    if (files.isEmpty() && !others) {
      throw Failure.usage(
          "there are no rows: name a file, - for standard input, a journal, or a ledger");
    }
    if (files.isEmpty()) { // nothing would heed them, and nobody be told
      for (OptionSpec option : own.options()) {
        if (given.hasMatchedOption(option.longestName())) {
          throw Failure.usage(
              option.longestName() + " is for the rows of files, and no file is named");
        }
      }
    }
    Input.checkMaxLine(maxLine);
  }

  /** Returns the names of the files, as they may be shown. */
  List<String> called() {
    return files.stream().map(Input::called).toList();
  }

  /**
   * Opens the rows.
   *
   * @param watch is told how much of a file has been read
   */
  PastFiles open(Console console, UnaryOperator<InputStream> watch) {
    return open(files, console, watch);
  }

  /**
   * Returns the columns that are named like facts and are not read, of an audit that continued, and
   * did not read the rows again.
   */
  List<String> unread(Console console) throws IOException {
    Set<String> unread = new LinkedHashSet<>();
    for (String file : files) {
      try (PastFiles first = open(List.of(file), console, in -> in)) {
        first.next();
        unread.addAll(first.unread());
      }
    }
    return List.copyOf(unread);
  }

  private PastFiles open(List<String> files, Console console, UnaryOperator<InputStream> watch) {
    List<Scrub.Input> inputs = new ArrayList<>();
    for (String file : files) {
      inputs.add(
          new Scrub.Input(Input.called(file), () -> watch.apply(Input.openRows(file, console))));
    }
    PastFiles.Builder rows = PastFiles.of(inputs).longestLine(maxLine);
    if (atColumn != null) {
      rows.atColumn(atColumn);
    }
    if (timeColumn != null) {
      rows.timeColumn(timeColumn);
    }
    csv.timeFormat(rows::timeFormat);
    csv.eachFact(rows::fact);
    csv.eachColumn(rows::map);
    if (noConsents) {
      rows.noConsents();
    }
    if (zone != null) {
      rows.zone(CsvOptions.zone(zone, "--zone"));
    }
    csv.phoneColumn().ifPresent(rows::phoneColumn);
    rows.country(csv.country());
    csv.accepted().forEach(rows::accept);
    csv.delimiter().ifPresent(rows::delimiter);
    csv.headed().ifPresent(rows::headed);
    csv.charset().ifPresent(rows::charset);
    return rows.open();
  }

  /**
   * Returns what was assumed for every row, or which column stated it.
   *
   * @param unread the columns that are named like facts and were not read
   */
  Map<String, String> assumed(List<String> unread) {
    Map<String, String> assumed = new LinkedHashMap<>();
    if (!unread.isEmpty()) {
      assumed.put("Not read", CsvOptions.unread(unread));
    }
    csv.eachFact(assumed::put);
    csv.eachColumn((column, fact) -> assumed.put(fact, "from the column " + column));
    if (noConsents) {
      assumed.put("consents", "none, unless a column says otherwise");
    }
    if (!csv.timeFormat().isEmpty()) {
      assumed.put("Dates and times", "in the form " + csv.timeFormat());
    }
    if (zone != null) {
      assumed.put("Local times and dates", "in the time zone " + zone);
    }
    return assumed;
  }

  /** Returns which options can change what the rows say, by name. */
  Map<String, String> basis() {
    Map<String, String> basis = new TreeMap<>();
    BiConsumer<String, String> fact =
        (name, value) ->
            basis.merge(SafeText.of("fact " + name), SafeText.of(value), (a, b) -> a + ", " + b);
    csv.eachFact(fact);
    csv.eachColumn((column, name) -> fact.accept(name, "from the column " + column));
    basis.put("country of numbers", csv.country().code());
    basis.put("time zone", zone == null ? "" : SafeText.of(zone));
    basis.put("column of instants", atColumn == null ? "" : SafeText.of(atColumn));
    basis.put("column of times of day", timeColumn == null ? "" : SafeText.of(timeColumn));
    basis.put("form of dates and times", SafeText.of(csv.timeFormat()));
    basis.put("column of numbers", csv.phoneColumn().map(SafeText::of).orElse(""));
    basis.put(
        "accepted",
        csv.accepted().stream().map(Refusal::code).sorted().collect(Collectors.joining(", ")));
    basis.put("consents in tables", noConsents ? "none, unless a column says otherwise" : "");
    basis.values().removeIf(String::isEmpty);
    return basis;
  }

  /** Returns which options could make an instant readable; empty if all of them are given. */
  String hint() {
    boolean isFormed = !csv.timeFormat().isEmpty();
    if (zone == null) {
      return "; local times need --zone"
          + (isFormed ? "" : ", and other forms in CSV --time-format");
    }
    return isFormed ? "" : "; other forms in CSV need --time-format";
  }

  /** Returns how much there is to read, if that is known. */
  long bytes() {
    return Input.bytes(files);
  }
}
