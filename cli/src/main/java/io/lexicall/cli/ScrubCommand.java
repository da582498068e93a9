package io.lexicall.cli;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.batch.Answer;
import io.lexicall.batch.BatchFileException;
import io.lexicall.batch.Outputs;
import io.lexicall.batch.Scrub;
import io.lexicall.batch.ScrubReport;
import io.lexicall.batch.Tally;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Profile;
import io.lexicall.json.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "scrub",
    description = {
      "Judges every row of a lead list: who may be called, who may not and why, and"
          + " which rows lack a fact.",
      "",
      "The list is a CSV file, plain or compressed with gzip. Its delimiter, its"
          + " header and its column of numbers are detected if they are clear, and asked for"
          + " if they are not. Every row is written, with all its columns, to the file for"
          + " its decision, followed by the columns decision, rule, citation,"
          + " permitted_from, obligations and reason. A row whose number cannot be read is"
          + " refused with the reason, never left out.",
      "",
      "Nothing is assumed about the people called: a fact that is not stated is"
          + " unknown, and a row for which it matters is undecided. State facts that hold"
          + " for all rows in a profile or with --fact, and facts that differ with --map."
          + " Use --strangers if there is no earlier dealing with them at all. The summary"
          + " says which facts are missing.",
      "",
      "Files are written under temporary names and renamed when all are complete. A"
          + " scrub that fails or is stopped leaves earlier files as they were. If you run"
          + " it again, it starts from the beginning, so no row is written twice."
    },
    footer = {
      "",
      "Columns and facts:",
      "  --map state=to.region --map zip=to.postalCode --map type=to.lineType",
      "  --map consent_date=consents.grantedAt --fact consents.kind=express-written",
      "  An empty cell leaves the fact out. Columns of consents, history, relationship"
          + " and similar facts hold one entry; if all of them are empty, there is none."
          + " Regions may be written without their country (FL) or by name (Ohio), booleans"
          + " as yes and no, line types as landline, wireless or cell. 'lexicall schema'"
          + " lists the facts.",
      "",
      "Exit codes:",
      "  0   every row was judged",
      "  1   some rows were refused; the others were judged, and no code below applies",
      "  2   the command was not understood, or a column or fact does not exist",
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

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final Law law = new Law();
  @Mixin private final ListFiles listFiles = new ListFiles();
  @Mixin private final LedgerOption ledgerOption = new LedgerOption();
  @Mixin private final ColorOption color = new ColorOption();
  @Mixin private final ShadowOption shadow = new ShadowOption();
  @Mixin private final RowOptions rowOptions = new RowOptions();
  @Mixin private final CsvOptions csv = new CsvOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "LEADS",
      description = "Lead lists, as CSV or CSV compressed with gzip; - for standard input.")
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
      description = "The purpose of the contacts: ${COMPLETION-CANDIDATES}.",
      completionCandidates = WindowsCommand.Purposes.class)
  private @Nullable String purpose;

  @Option(names = "--text", description = "Text messages instead of calls.")
  private boolean text;

  @Option(
      names = "--strangers",
      description =
          "Assume that these people are strangers: each is a consumer who gave no"
              + " consent, is not a customer of the seller, has no other relationship with"
              + " it and was not contacted before. A column or --fact takes precedence.")
  private boolean strangers;

  @Option(
      names = "--date-zone",
      paramLabel = "ZONE",
      description =
          "The time zone in which a date begins, for facts that are instants, such as"
              + " America/New_York: a consent of 2026-05-01 then counts from the first"
              + " moment of that day (default: such rows are refused).")
  private @Nullable String dateZone;

  @Option(
      names = "--permitted",
      paramLabel = "FILE",
      description = "Where to write permitted rows.")
  private @Nullable String permitted;

  @Option(names = "--denied", paramLabel = "FILE", description = "Where to write denied rows.")
  private @Nullable String denied;

  @Option(
      names = "--undecided",
      paramLabel = "FILE",
      description = "Where to write undecided rows, and refused ones unless --refused is given.")
  private @Nullable String undecided;

  @Option(names = "--refused", paramLabel = "FILE", description = "Where to write refused rows.")
  private @Nullable String refused;

  @Option(
      names = "--all",
      paramLabel = "FILE",
      description =
          "Where to write all rows, in the order of the list, instead of these four"
              + " files. A file called *.gz is compressed with gzip; - is standard output.")
  private @Nullable String all;

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      description =
          "A column to ignore although its name says that it may tell who wants no calls, such as"
              + " Opt Out: without this it stops the command. May be repeated.")
  private List<String> ignored = new ArrayList<>();

  @Option(
      names = "--escape-formulas",
      description =
          "Write an apostrophe before cells that a spreadsheet would run as a formula; numbers stay"
              + " as they are.")
  private boolean escapeFormulas;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "The prefix of the names of the added columns, such as lexicall_.")
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
      description =
          "The time zone in which the report shows the week (default: that of most of"
              + " the first rows).")
  private @Nullable String zone;

  ScrubCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Instant instant = instant();
    rowOptions.check();
    Profile profile = law.profile();
    try (OpenLedger ledger = ledgerOption.openIfGivenForMany(rowOptions.threads());
        OpenLists lists = listFiles.open()) {
      law.asking(ledger);
      law.shadowing(shadow.modules);
      Compliance compliance = law.load(profile, lists.joined());
      OtherSellers.tell(lists.joined().lists(), profile, console);
      Scrub.Builder builder = Scrub.of(compliance, instant).profile(profile).lists(lists.joined());
      if (ledger.isGiven()) {
        builder.eachAlone(true).readingAhead(ledger.ledger()::readAhead);
      }
      return rowOptions.exitCode(run(builder, lists));
    } catch (IllegalArgumentException misunderstood) {
      throw Failure.usage(String.valueOf(misunderstood.getMessage()));
    } catch (BatchFileException failure) {
      String told = Input.told(failure.getMessage(), written()) + option(failure);
      throw isMisunderstood(failure) ? Failure.usage(told) : Failure.broken(told);
    } catch (IOException failure) {
      throw Failure.broken(
          "the scrub failed: " + SafeText.of(String.valueOf(failure.getMessage())));
    } catch (UncheckedIOException failure) { // of a list
      throw Failure.broken(
          Input.told(requireNonNull(failure.getCause()).getMessage(), listFiles.files));
    }
  }

  /** Returns whether an option is wrong, rather than a file. */
  static boolean isMisunderstood(BatchFileException failure) {
    return failure
        .hint()
        .filter(
            hint ->
                switch (hint) {
                  case PREFIX, NO_COLUMN, NO_TABLE -> true;
                  case PHONE_COLUMN, DELIMITER, HEADER, CHARSET, JSON_LINES -> false;
                })
        .isPresent();
  }

  /** Returns the option that fixes the problem, if there is one, as the end of a message. */
  static String option(BatchFileException failure) {
    return failure
        .hint()
        .map(
            hint ->
                switch (hint) {
                  case PHONE_COLUMN -> " with --phone-column";
                  case DELIMITER -> " with --delimiter, such as --delimiter ';'";
                  case HEADER -> " with --header yes or --header no";
                  case CHARSET -> ", such as --encoding windows-1252";
                  case PREFIX -> ", such as --prefix lexicall_";
                  case NO_COLUMN, NO_TABLE -> "";
                  case JSON_LINES -> ": 'lexicall check' and 'lexicall audit' read it";
                })
        .orElse("");
  }

  /**
   * Returns the output files, by their given names and by the names in messages of other modules.
   */
  private List<String> written() {
    List<String> written = new ArrayList<>(outputs().values());
    if (report != null) {
      written.add(report);
    }
    List<String> paths = written.stream().map(file -> Input.path(file).toString()).toList();
    written.addAll(paths);
    return written;
  }

  private Tally run(Scrub.Builder builder, OpenLists lists) throws IOException {
    Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    long started = System.nanoTime();
    Duration took;
    Map<Answer, String> outputs = outputs();
    describe(builder);
    Scrub.Result result;
    try (Progress progress =
        Progress.of(console, "scrubbing", Progress.Unit.BYTES, Input.bytes(leads))) {
      for (String each : leads) {
        builder.input(
            new Scrub.Input(
                Input.called(each), () -> progress.watch(Input.openRows(each, console))));
      }
      List<String> files = new ArrayList<>(outputs.values().stream().distinct().toList());
      if (report != null) {
        files.add(report);
      }
      DistinctFiles.mustDiffer(files, read());
      try (Outputs written = report == null ? new Outputs() : new Outputs().digesting()) {
        Map<String, OutputStream> streams = new LinkedHashMap<>();
        for (String file : files) {
          streams.put(
              file, file.equals(DistinctFiles.STANDARD) ? answers(console) : open(file, written));
        }
        outputs.forEach(
            (answer, file) -> builder.output(answer, requireNonNull(streams.get(file))));
        result = builder.build().run();
        took = Duration.ofNanos(System.nanoTime() - started);
        if (report != null) {
          ScrubReport.Builder page = report(result, outputs, begun, took);
          digests(page, outputs, streams, written);
          requireNonNull(streams.get(report)).write(page.html().getBytes(StandardCharsets.UTF_8));
        }
        written.complete();
      }
    }
    CsvOptions.tellUnread(result.unread(), console);
    boolean rowsOnStandardOutput = outputs.containsValue(DistinctFiles.STANDARD);
    Console shownOn = rowsOnStandardOutput ? console.beside() : console;
    Page page = new Page(shownOn, color.isOn(console.terminal()));
    new ScrubSummary(page, result, outputs, lists.joined()).show(took);
    shownOn.flush();
    return result.tally();
  }

  private static OutputStream open(String file, Outputs written) throws BatchFileException {
    return written.file(Input.path(file));
  }

  /**
   * Records the digest of each file, except standard input and output, which cannot be read again.
   */
  private void digests(
      ScrubReport.Builder page,
      Map<Answer, String> outputs,
      Map<String, OutputStream> streams,
      Outputs written)
      throws IOException {
    for (String file : leads) {
      RowOptions.digest("lead list", file, page::digest);
    }
    for (String file : listFiles.files) {
      RowOptions.digest("list", file, page::digest);
    }
    if (law.profile != null) {
      RowOptions.digest("profile", law.profile, page::digest);
    }
    for (String file : law.modules) {
      RowOptions.digest("rule module", file, page::digest);
    }
    for (String file : shadow.modules) {
      RowOptions.digest("rule module in shadow", file, page::digest);
    }
    for (String file : outputs.values().stream().distinct().toList()) {
      written
          .sha256(requireNonNull(streams.get(file)))
          .ifPresent(digest -> page.digest("rows written", SafeText.of(file), digest));
    }
  }

  private ScrubReport.Builder report(
      Scrub.Result result, Map<Answer, String> outputs, Instant begun, Duration took) {
    ScrubReport.Builder page =
        ScrubReport.of(result)
            .files(leads.stream().map(Input::called).toList())
            .contacts(
                (purpose == null ? "" : purpose.replace('-', ' ') + " ")
                    + (text ? "texts" : "calls"))
            .regulations(law.regulations)
            .program("lexicall " + Version.ofProgram())
            .command(command(spec))
            .done(begun, took);
    outputs.forEach((answer, file) -> page.written(answer, SafeText.of(file)));
    return page;
  }

  /** Returns the given command; names of files are kept, and numbers are masked. */
  static String command(CommandSpec spec) {
    return "lexicall "
        + spec.commandLine().getParseResult().originalArgs().stream()
            .map(ScrubCommand::shownArgument)
            .collect(Collectors.joining(" "));
  }

  static String shownArgument(String argument) {
    String shown = SafeText.of(argument);
    return shown.matches("[A-Za-z0-9_./:=,@%+-]+")
        ? shown
        : "'" + shown.replace("'", "'\\''") + "'";
  }

  private Instant instant() {
    if (at.equals("now")) {
      return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
    try {
      return OffsetDateTime.parse(at).toInstant();
    } catch (DateTimeParseException wrong) {
      throw Failure.usage(
          "--at takes an instant with an offset, such as 2026-11-24T12:00:00-05:00, or now");
    }
  }

  private Map<Answer, String> outputs() {
    Map<Answer, String> outputs = new EnumMap<>(Answer.class);
    if (all != null) {
      if (permitted != null || denied != null || undecided != null || refused != null) {
        throw Failure.usage(
            "--all takes every row; leave out --permitted, --denied, --undecided and --refused");
      }
      for (Answer answer : Answer.values()) {
        outputs.put(answer, all);
      }
      return outputs;
    }
    put(Answer.PERMIT, permitted, outputs);
    put(Answer.DENY, denied, outputs);
    put(Answer.INDETERMINATE, undecided, outputs);
    put(Answer.REFUSED, refused == null ? undecided : refused, outputs);
    return outputs;
  }

  private static void put(Answer answer, @Nullable String file, Map<Answer, String> outputs) {
    if (file != null) {
      outputs.put(answer, file);
    }
  }

  private void describe(Scrub.Builder builder) {
    builder.fact("channel", text ? "text" : "voice");
    if (purpose != null) {
      if (Contact.PURPOSE.type().choice(purpose).isEmpty()) {
        throw Failure.usage("--purpose takes one of " + Contact.PURPOSE.type().allowed());
      }
      builder.fact("purpose", purpose);
    }
    csv.eachFact((path, value) -> state(builder, path, value));
    csv.eachColumn(builder::map);
    ignored.forEach(builder::ignore);
    csv.timeFormat(builder::timeFormat);
    if (dateZone != null) {
      builder.dates(CsvOptions.zone(dateZone, "--date-zone"));
    }
    if (strangers) {
      builder.strangers();
    }
    csv.phoneColumn().ifPresent(builder::phoneColumn);
    builder.country(csv.country());
    csv.accepted().forEach(builder::accept);
    csv.delimiter().ifPresent(builder::delimiter);
    csv.headed().ifPresent(builder::headed);
    csv.charset().ifPresent(builder::charset);
    builder.prefix(prefix);
    builder.escapeFormulas(escapeFormulas);
    builder.threads(rowOptions.threads());
    if (report != null) {
      builder.week(zone == null ? null : CsvOptions.zone(zone, "--zone")).repeats();
    }
  }

  /** States a fact; an option that states it too must agree. */
  private void state(Scrub.Builder builder, String path, String value) {
    boolean isChannel = path.equals("channel");
    String own = isChannel ? text ? "text" : "voice" : path.equals("purpose") ? purpose : null;
    if (own == null) {
      builder.fact(path, value);
    } else if (!own.equals(value)) {
      throw Failure.usage(
          isChannel
              ? "--fact channel=%s: the leads are judged for %s; --text judges texts"
                  .formatted(value, text ? "texts, as --text says" : "calls")
              : "--fact purpose=%s contradicts --purpose %s".formatted(value, own));
    }
  }

  private List<String> read() {
    List<String> read = new ArrayList<>(leads);
    read.addAll(listFiles.files);
    read.addAll(law.modules);
    read.addAll(shadow.modules);
    read.addAll(ledgerOption.files());
    if (law.profile != null) {
      read.add(law.profile);
    }
    return read;
  }

  /** Returns standard output as a stream of bytes. */
  static OutputStream answers(Console console) {
    return new OutputStream() {
      @Override
      public void write(int one) {
        console.bytes(ByteBuffer.wrap(new byte[] {(byte) one}));
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        console.bytes(ByteBuffer.wrap(bytes, offset, length));
      }
    };
  }
}
