package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.cli.scrub.Answer;
import io.lexicall.cli.scrub.LeadFileException;
import io.lexicall.cli.scrub.ListCheck;
import io.lexicall.cli.scrub.Outputs;
import io.lexicall.cli.scrub.Refusal;
import io.lexicall.cli.scrub.Scrub;
import io.lexicall.cli.scrub.Tally;
import io.lexicall.facts.Contact;
import io.lexicall.facts.FactType;
import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "scrub",
    description = {
      "Judges every row of a lead list: who may be called, who may not and why, and whose row lacks"
          + " a fact.",
      "",
      "The list is a CSV file, or one packed by gzip; what divides its cells, its header and its"
          + " column of numbers are found where they are plain, and asked for where they are not."
          + " Every row is written, with all its columns, to the file of its answer, and behind them"
          + " the columns decision, rule, citation, permitted_from, obligations and reason. A row"
          + " whose number cannot be read is refused with the reason, never left out.",
      "",
      "Nothing is assumed of the people called: a fact that nobody states is unknown, and a row"
          + " for which it matters is undecided. State facts that hold for all rows in a profile or"
          + " with --fact, those that differ with --map, and with --strangers that there is nothing"
          + " to know. The summary says which facts are missing.",
      "",
      "Files are written beside their places and put there when all are whole. A scrub that fails or"
          + " is stopped leaves earlier files as they were; run it again, and it starts from the"
          + " beginning: no row is written twice."
    },
    footer = {
      "",
      "Columns and facts:",
      "  --map state=to.region --map zip=to.postalCode --map type=to.lineType",
      "  --map consent_date=consents.grantedAt --fact consents.kind=express-written",
      "  A cell that is empty leaves the fact out. Columns of consents, history, relationship and"
          + " the like hold one entry; where all of them are empty, there is none. Regions may be"
          + " written without their country (FL), booleans as yes and no. 'lexicall check --help'"
          + " and the JSON Schema of facts tell which facts there are.",
      "",
      "Exit codes:",
      "  0   every row was judged",
      "  1   some rows were refused; the others were judged",
      "  2   the command was not understood, or a column or fact is not there",
      "  3   a file could not be read or written, or the law not loaded",
      "  10  a row is denied, with --fail-on deny",
      "  11  a row is undecided, with --fail-on indeterminate",
      "",
      "Examples:",
      "  lexicall scrub leads.csv --purpose telemarketing --at now --list national.lexi",
      "  lexicall scrub leads.csv.gz --profile acme.json --at 2026-11-24T12:00:00-05:00 \\",
      "    --list national.lexi --list ours.lexi --map state=to.region \\",
      "    --permitted call.csv --denied no.csv --undecided ask.csv --report report.html",
      "  zcat part*.csv.gz | lexicall scrub - --at now --strangers --all - > judged.csv"
    })
final class ScrubCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final Law law = new Law();
  @Mixin private final ColorOption color = new ColorOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "LEADS",
      description = "Lead lists, CSV or CSV packed by gzip; - for standard input.")
  private List<String> leads = new ArrayList<>();

  @Option(
      names = "--at",
      required = true,
      paramLabel = "INSTANT",
      description = "When the contacts are to be made, such as 2026-11-24T12:00:00-05:00, or now.")
  private String at = "";

  @Option(
      names = "--purpose",
      paramLabel = "PURPOSE",
      description = "What they are for: ${COMPLETION-CANDIDATES}.",
      completionCandidates = WindowsCommand.Purposes.class)
  private @Nullable String purpose;

  @Option(names = "--text", description = "Text messages instead of calls.")
  private boolean text;

  @Option(
      names = "--strangers",
      description =
          "There is nothing to know of these people: each is a consumer who gave no consent, has no"
              + " relationship with the seller and was not contacted before. What a column or --fact"
              + " says wins.")
  private boolean strangers;

  @Option(
      names = "--fact",
      paramLabel = "FACT=VALUE",
      description = "A fact of every row, such as dialing=manual or to.lineType=mobile.")
  private List<String> facts = new ArrayList<>();

  @Option(
      names = "--map",
      paramLabel = "COLUMN=FACT",
      description = "The column, by name or number from 1, that holds a fact: state=to.region.")
  private List<String> mapped = new ArrayList<>();

  @Option(
      names = "--phone-column",
      paramLabel = "COLUMN",
      description = "The column of the numbers, by name or number from 1.")
  private @Nullable String phoneColumn;

  @Option(
      names = "--country",
      paramLabel = "CODE",
      defaultValue = "US",
      description = "Where numbers without a calling code are dialed from; US unless told.")
  private String country = "US";

  @Option(
      names = "--accept",
      split = ",",
      paramLabel = "KIND",
      description =
          "Judge numbers that are refused otherwise: extension (the number without it), letters"
              + " (as on a telephone's keys).")
  private List<String> accepted = new ArrayList<>();

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "What divides cells: one character, or comma, semicolon, tab, pipe.")
  private @Nullable String delimiter;

  @Option(
      names = "--header",
      paramLabel = "yes|no",
      description = "Whether the first row names the columns; found out unless told.")
  private @Nullable String header;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "The encoding of the lead lists, such as windows-1252 or ISO-8859-1; UTF-8 unless told, or"
              + " what a byte order mark says. Rows are written in the same.")
  private @Nullable String encoding;

  @Option(names = "--permitted", paramLabel = "FILE", description = "Where permitted rows go.")
  private @Nullable String permitted;

  @Option(names = "--denied", paramLabel = "FILE", description = "Where denied rows go.")
  private @Nullable String denied;

  @Option(
      names = "--undecided",
      paramLabel = "FILE",
      description = "Where undecided rows go, and refused ones unless --refused is given.")
  private @Nullable String undecided;

  @Option(names = "--refused", paramLabel = "FILE", description = "Where refused rows go.")
  private @Nullable String refused;

  @Option(
      names = "--all",
      paramLabel = "FILE",
      description =
          "Where all rows go, in the order of the list, instead of these four. A file called"
              + " *.gz is packed by gzip; - is standard output.")
  private @Nullable String all;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "What the names of the added columns begin with, such as lexicall_.")
  private String prefix = "";

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Also write a page with charts: what was denied and why, by state, and how many may be"
              + " called at each hour of the coming week.")
  private @Nullable String report;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "By whose clock the report shows the week; that of most first rows unless told.")
  private @Nullable String zone;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads judge; as many as there are cores unless told.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--fail-on",
      split = ",",
      paramLabel = "DECISION",
      description = "Exit with 10 where a row is denied, with 11 where one is undecided.")
  private List<String> failOn = new ArrayList<>();

  ScrubCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return 0;
  }
}
