package io.lexicall.cli;

import io.lexicall.json.SafeText;
import io.lexicall.ledger.EventImport;
import io.lexicall.ledger.EventKind;
import io.lexicall.ledger.LedgerException;
import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Records the rows of CSV files, such as the consents from another system."
          + " Importing a file again records nothing twice.",
      "",
      "If more rows are refused than --max-refused allows, nothing of the file is"
          + " recorded; but a row with the id of another row of the file is found only while they"
          + " are recorded, and then the rows before it are. Each refused row is reported with its line number and what is wrong,"
          + " without its content. A seller that is spelled differently from a known one is"
          + " not taken for it; this is reported. A consent from before its person was forgotten"
          + " is refused, and the other rows are recorded all the same.",
      "",
      "The columns that are not read are reported. A column whose name is nearly that"
          + " of a field, such as withdrawn_at, or which may tell the end of a consent, such as"
          + " status, is refused unless it is mapped or ignored, because its content would be lost."
    },
    footer = {
      "",
      "Exit codes: 0 all rows were recorded; 1 some were refused; " + LedgerCommand.EXIT_CODES,
      "",
      "Examples:",
      "  lexicall ledger import --db acme.db --as consent-given --map Phone=number --map 'Opted in=at' \\",
      "    --set kind=express-written --set seller=acme --country US consents.csv",
      "  lexicall ledger import --db acme.db --as told-to-stop --zone America/New_York stops.csv"
    })
final class LedgerImportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final LedgerOption option = new LedgerOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "CSV files with a header, or pipes; may be compressed with gzip.")
  private List<String> files = List.of();

  @Option(
      names = "--as",
      required = true,
      paramLabel = "KIND",
      description = "What each row records: " + LedgerRecordCommand.KINDS + ".")
  private String kind = "";

  @Option(
      names = "--map",
      paramLabel = "COLUMN=FIELD",
      description =
          "The column that holds a field: Phone=number. A column with the name of a field needs none."
              + " The fields are those of 'lexicall ledger record', and number, at, seller and"
              + " withdrawn (when the consent was withdrawn).")
  private List<String> mapped = new ArrayList<>();

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      description = "A column to ignore although its name is nearly that of a field.")
  private List<String> ignored = new ArrayList<>();

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      defaultValue = "comma",
      description =
          "The delimiter of cells: one character, or comma, semicolon, tab, pipe"
              + " (default: comma).")
  private String delimiter = "comma";

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "The encoding of the files, such as windows-1252 (default: what a byte order mark says,"
              + " otherwise UTF-8).")
  private @Nullable String encoding;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "The value of a field for every row that does not state it: kind=express-written.")
  private List<String> fixed = new ArrayList<>();

  @Option(
      names = {"--country", "--dialed-from"}, // which 'lists' and the messages call it
      paramLabel = "CODE",
      description =
          "The country of numbers without a country calling code (default: such numbers"
              + " are refused).")
  private @Nullable String country;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The time zone of times and dates without an offset (default: they are refused).")
  private @Nullable String zone;

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      description =
          "The form of dates and times in the columns, as a pattern of Java, such as 'M/d/yyyy[ h:mm"
              + " a]' (default: 2026-03-02, 2026-03-02 14:30:00 or 2026-03-02T14:30:00-05:00).")
  private @Nullable String timeFormat;

  @Option(
      names = "--max-refused",
      paramLabel = "ROWS",
      description =
          "How many rows of a file may be refused while the others are recorded (default:" + " 0).")
  private long mostRefused;

  /** How many events of the file that is read are in the ledger. */
  private long ofFile;

  LedgerImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    EventKind what = LedgerRecordCommand.kind(kind);
    EventImport rows = EventImport.of(what).zone(zone(zone)).dialedFrom(country(country));
    CsvOptions.timeFormat(timeFormat, rows::timeFormat);
    for (String each : mapped) {
      int equals = each.lastIndexOf('=');
      if (equals < 1) {
        throw Failure.usage("--map takes COLUMN=FIELD");
      }
      try {
        rows.column(
            LedgerRecordCommand.field(each.substring(equals + 1)), each.substring(0, equals));
      } catch (IllegalArgumentException twice) {
        throw Failure.usage("--map: " + twice.getMessage());
      }
    }
    ignored.forEach(rows::ignore);
    rows.delimiter(CsvOptions.delimiter(delimiter));
    CsvOptions.charset(encoding).ifPresent(rows::encoding);
    if (mostRefused < 0) {
      throw Failure.usage("--max-refused takes a number of rows, 0 or more");
    }
    LedgerRecordCommand.fields(fixed).forEach(rows::always);
    boolean terminal = console.terminal().interactive();
    rows.progress(
        recorded -> {
          ofFile = recorded;
          if (terminal) {
            console.status(NumberInput.count(recorded) + " events");
          }
        });
    boolean refused = false;
    String reading = "";
    try (OpenLedger opened = option.open()) {
      Set<String> sellers = new TreeSet<>(opened.ledger().sellers());
      for (String file : files) {
        reading = file;
        ofFile = 0;
        if (Files.isDirectory(Input.path(file))) {
          throw Failure.broken(Input.called(file) + " is a directory; name the files in it");
        }
        if (file.equals("-")) {
          throw Failure.usage("standard input is not read: name the files; one may be a pipe");
        }
        EventImport.Report report = rows.run(Input.path(file), opened.ledger(), mostRefused);
        refused |= tell(file, report);
        sellers.addAll(report.sellers());
        OtherSellers.tellWrittenOtherwise(report.sellers(), sellers, console);
      }
    } catch (LedgerException failure) {
      if (ofFile > 0) {
        console.tell(
            "%s events of %s are recorded; the rest is not: import the file again"
                .formatted(NumberInput.count(ofFile), Input.called(reading)));
      }
      throw LedgerOption.told(failure);
    } catch (IOException failure) {
      throw Failure.broken(
          "the import of %s failed: %s"
              .formatted(Input.called(reading), Input.told(message(failure), files)));
    }
    console.flush();
    return refused ? ExitCode.SOME_FAILED : ExitCode.OK;
  }

  private static String message(IOException failure) {
    return failure instanceof java.nio.file.NoSuchFileException
        ? failure.getMessage() + ": there is no such file"
        : SafeText.of(String.valueOf(failure.getMessage()));
  }

  private boolean tell(String file, EventImport.Report report) {
    for (EventImport.Refused each : report.first()) {
      console.tell(
          "%s, line %s: %s"
              .formatted(Input.called(file), each.line(), SafeText.of(each.problem())));
    }
    if (!report.unread().isEmpty()) {
      console.tell(
          "%s: not read: %s"
              .formatted(Input.called(file), SafeText.of(String.join(", ", report.unread()))));
    }
    if (report.ofNobody() > 0) {
      console.tell(
          "%s: requests that name no number, and so stop no contact: %s"
              .formatted(Input.called(file), NumberInput.count(report.ofNobody())));
    }
    boolean none = report.recorded() + report.known() == 0 && report.refused() > 0;
    console.line(
        "%s: %s rows, %s refused, %s"
            .formatted(
                Input.called(file),
                NumberInput.count(report.rows()),
                NumberInput.count(report.refused()),
                none
                    ? "nothing recorded; --max-refused allows more"
                    : NumberInput.count(report.recorded())
                        + " events recorded"
                        + (report.known() == 0
                            ? ""
                            : ", " + NumberInput.count(report.known()) + " already there")));
    return report.refused() > 0;
  }

  static @Nullable ZoneId zone(@Nullable String zone) {
    try {
      return zone == null ? null : ZoneId.of(zone);
    } catch (DateTimeException none) {
      throw Failure.usage("--zone takes a time zone such as America/New_York, not " + zone);
    }
  }

  private static @Nullable Place country(@Nullable String code) {
    if (code == null) {
      return null;
    }
    return Place.tryOf(code)
        .orElseThrow(() -> Failure.usage("--country takes a code such as US, not " + code));
  }
}
