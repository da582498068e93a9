package io.lexicall.cli;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.batch.Answer;
import io.lexicall.batch.Audit;
import io.lexicall.batch.BatchFileException;
import io.lexicall.batch.Impact;
import io.lexicall.batch.ImpactReport;
import io.lexicall.batch.OtherRelease;
import io.lexicall.batch.Outputs;
import io.lexicall.batch.PastFiles;
import io.lexicall.facts.Profile;
import io.lexicall.journal.JournalException;
import io.lexicall.json.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "impact",
    description = {
      "Judges calls and other activities by two laws, and tells what the second judges otherwise: by"
          + " rule and state, with rows as examples, why, and which hours are lost and gained.",
      "",
      "The rows are read as by 'audit', from files, journals or a ledger, and their history"
          + " is made from them. The first"
          + " law is that of each row's own day. The second is one of these:",
      "  --law-of DATE        the rules in force on that day. Each row keeps its own"
          + " instant: the time of day, the day of the week, holidays and what happened"
          + " before.",
      "  --release JAR        another release: its one-file tool, or a jar of one of"
          + " our rule modules, or of yours, in place of that module. It is loaded separately.",
      "  --with-module JAR    the same law with house rules added. A module that has the name of one of"
          + " --module takes its place, so that two versions are compared.",
      "  --without-module JAR the same law without house rules; the first law then includes them.",
    },
    footer = {
      "",
      "Hours per week are counted for contacts like the first row of each place: the"
          + " hours in which no rule temporarily denies them.",
      "",
      "Exit codes:",
      "  0   every row was judged twice",
      "  1   some rows could not be read, or not by the other release",
      "  2   the command was not understood, or a column or fact does not exist",
      "  3   a file could not be read or written, or a law not loaded",
      "",
      "Examples:",
      "  lexicall impact calls.jsonl --law-of 2026-08-11 --report impact.html",
      "  lexicall impact calls.csv --zone Europe/Paris --release lexicall-1.1.jar --out other.jsonl",
      "  lexicall impact calls.jsonl --with-module house-rules.jar --json"
    })
final class ImpactCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final Law law = new Law();
  @Mixin private final ColorOption color = new ColorOption();
  @Mixin private final PastRows past = new PastRows();
  @Mixin private final LedgerOption ledgerOption = new LedgerOption();
  @Mixin private final AsKnownOption asKnown = new AsKnownOption();
  @Mixin private final KeyOptions keyOptions = new KeyOptions();

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description =
          "Judge what was asked according to the journal, with the facts as they were then;"
              + " its entries are the lines, by the positions that 'journal show' prints. May be"
              + " repeated.")
  private List<String> journals = List.of();

  @Option(
      names = "--law-of",
      paramLabel = "DATE",
      description = "Also judge by the law of this day, such as 2026-08-11.")
  private @Nullable String lawOf;

  @Option(
      names = "--release",
      paramLabel = "JAR",
      description = "Also judge by another release: its one-file tool, or one of its rule modules.")
  private @Nullable String release;

  @Option(
      names = {"--with-module", "--with"},
      paramLabel = "JAR",
      description = "Also judge with these rules of your own.")
  private @Nullable String with;

  @Option(
      names = {"--without-module", "--without"},
      paramLabel = "JAR",
      description = "Judge with these rules of your own, and also without them.")
  private @Nullable String without;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description =
          "An edition of a do-not-call list, or the folder of a company's own list."
              + " May be repeated, also for several editions of one list.")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write the rows that are judged differently, as JSON lines:"
              + " *.jsonl, compressed with gzip if .gz follows.")
  private @Nullable String out;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Also write a page: which decisions change, why, by state, and the calling hours"
              + " lost and gained.")
  private @Nullable String report;

  @Option(names = "--json", description = "Write the summary as one JSON object.")
  private boolean json;

  @Option(
      names = "--temp",
      paramLabel = "DIR",
      description = "Where to write temporary files (default: the system's folder for them).")
  private @Nullable String temporary;

  @Mixin private final SampleOption sample = new SampleOption();

  @Mixin private final ThreadsOption threads = new ThreadsOption();

  ImpactCommand(Console console) {
    this.console = console;
  }

  /** Two laws and their names. */
  private record Laws(Impact.Builder impact, String before, String after) {}

  @Override
  public Integer call() {
    past.check(!journals.isEmpty() || ledgerOption.isGiven(), spec.commandLine().getParseResult());
    threads.count();
    sample.get(); // refused before anything is read
    int laws = 0;
    for (String given : new String[] {lawOf, release, with, without}) {
      laws += given == null ? 0 : 1;
    }
    if (laws != 1) {
      throw Failure.usage(
          "impact takes one of --law-of, --release, --with-module and --without-module");
    }
    if (out != null
        && !out.toLowerCase(Locale.ROOT).endsWith(".jsonl")
        && !out.toLowerCase(Locale.ROOT).endsWith(".jsonl.gz")) {
      throw Failure.usage("--out takes a file called *.jsonl, optionally with .gz");
    }
    if (release != null && ledgerOption.isGiven()) {
      throw Failure.usage(
          "--db cannot be used with --release: another release asks no ledger of this one");
    }
    Profile profile = law.profile();
    try (OpenLedger ledger = ledgerOption.openIfGiven();
        OpenEditions editions = OpenEditions.of(lists);
        OpenRelease other = new OpenRelease()) {
      law.asking(ledger, asKnown.get());
      Impact.Result result = run(laws(profile, editions, other), profile, ledger);
      boolean all =
          result.before().verdicts().rows(Answer.REFUSED) == 0
              && result.changes().turns().stream()
                  .noneMatch(each -> each.getKey().after() == Answer.REFUSED);
      return all ? ExitCode.OK : ExitCode.SOME_FAILED;
    } catch (JournalException damaged) {
      throw Journals.told(damaged, journals);
    } catch (IllegalArgumentException misunderstood) {
      throw Failure.usage(String.valueOf(misunderstood.getMessage()));
    } catch (BatchFileException failure) {
      String told =
          Input.told(failure.getMessage(), files().named()) + ScrubCommand.option(failure);
      throw ScrubCommand.isMisunderstood(failure) ? Failure.usage(told) : Failure.broken(told);
    } catch (IOException failure) {
      throw Failure.broken("the run failed: " + SafeText.of(String.valueOf(failure.getMessage())));
    } catch (UncheckedIOException failure) { // of a list
      throw Failure.broken(Input.told(requireNonNull(failure.getCause()).getMessage(), lists));
    }
  }

  private static final class OpenRelease implements AutoCloseable {
    private @Nullable OtherRelease release;

    @Override
    public void close() throws IOException {
      if (release != null) {
        release.close();
      }
    }
  }

  private Laws laws(Profile profile, OpenEditions editions, OpenRelease opened)
      throws BatchFileException {
    Compliance own = law.loadWith(profile, lists.isEmpty() ? null : editions.dated());
    String each = "the law of each day";
    if (lawOf != null) {
      LocalDate day = day(lawOf);
      return new Laws(Impact.of(own, own.underLawOf(day)), each, "the law of " + day);
    }
    if (with != null) {
      Compliance more =
          law.loadInsteadOfOwn(with, profile, lists.isEmpty() ? null : editions.dated());
      List<String> replaced = law.replacedBy(with);
      return new Laws(
          Impact.of(own, more),
          each,
          "the same with "
              + Input.called(with)
              + (replaced.isEmpty()
                  ? ""
                  : " in place of the loaded " + SafeText.of(String.join(", ", replaced))));
    }
    if (without != null) {
      Compliance more = law.loadBeside(without, profile, lists.isEmpty() ? null : editions.dated());
      return new Laws(
          Impact.of(more, own),
          each + " with " + Input.called(without),
          "the same without " + Input.called(without));
    }
    String jar = requireNonNull(release);
    if (ModuleJars.isOnlyModules(jar)) {
      Compliance replaced =
          law.loadInPlace(jar, profile, lists.isEmpty() ? null : editions.dated());
      return new Laws(Impact.of(own, replaced), each, "the modules of " + Input.called(jar));
    }
    OtherRelease other =
        OtherRelease.open(Input.path(jar), law.profileText().orElse(null), law.regulations);
    opened.release = other;
    return new Laws(Impact.of(own, other), each, "the release " + Input.called(jar));
  }

  private RunFiles files() {
    RunFiles files =
        new RunFiles()
            .writing(out, report)
            .reading(past.files)
            .reading(lists)
            .reading(law.modules)
            .reading(others())
            .reading(law.profile)
            .naming(temporary);
    others().forEach(files::naming);
    return files;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDate) {
      throw Failure.usage("--law-of takes a date such as 2026-08-11, not " + text);
    }
  }

  private Impact.Result run(Laws laws, Profile profile, OpenLedger ledger) throws IOException {
    Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    long started = System.nanoTime();
    RunFiles named = files().reading(ledgerOption.files()).reading(keyOptions.with(journals));
    DistinctFiles.mustDiffer(named.written(), named.read());
    Impact.Builder impact = laws.impact.profile(profile).threads(threads.count());
    sample.get().ifPresent(impact::sample);
    if (temporary != null) {
      impact.temporary(Input.path(temporary));
    }
    Impact.Result result;
    Duration took;
    List<String> unread;
    try (RowProgress progress = new RowProgress(console, past.bytes());
        PastFiles rowsOfFiles = past.open(console, progress::reading);
        Journals opened = Journals.open(journals, keyOptions);
        Outputs outputs = new Outputs()) {
      impact.watch(progress);
      Audit.Rows rows =
          RecordedRows.after(rowsOfFiles, past.files.size(), opened.readers(), ledger);
      OutputStream page = report == null ? null : outputs.file(Input.path(report));
      String file = out;
      if (file == null) {
        result = impact.build().run(rows, row -> {});
      } else {
        OutputStream stream = outputs.file(Input.path(file));
        OutputStream packed =
            file.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPOutputStream(stream) : stream;
        result =
            impact
                .build()
                .run(
                    rows,
                    row -> packed.write((row.json() + "\n").getBytes(StandardCharsets.UTF_8)));
        packed.flush();
        if (packed instanceof GZIPOutputStream gzip) {
          gzip.finish();
        }
      }
      unread = rowsOfFiles.unread();
      CsvOptions.tellUnread(unread, console);
      took = Duration.ofNanos(System.nanoTime() - started);
      if (page != null) {
        ImpactReport.Builder told =
            ImpactReport.of(result, laws.before, laws.after)
                .files(RecordedRows.names(past.called(), journals))
                .notRead(unread)
                .program("lexicall " + Version.ofProgram())
                .command(ScrubCommand.command(spec))
                .done(begun, took);
        digests(told);
        page.write(told.html().getBytes(StandardCharsets.UTF_8));
      }
      outputs.complete();
    }
    ImpactSummary summary =
        new ImpactSummary(
            result,
            laws.before,
            laws.after,
            RecordedRows.names(past.called(), journals),
            past.hint(),
            unread);
    if (json) {
      console.line(summary.json());
    } else {
      summary.show(new Page(console, color.isOn(console.terminal())), took);
    }
    console.flush();
    return result;
  }

  private void digests(ImpactReport.Builder page) throws IOException {
    Map<String, List<String>> read = new LinkedHashMap<>();
    read.put("rows", past.files);
    read.put("list", lists);
    read.put("profile", law.profile == null ? List.of() : List.of(law.profile));
    read.put("rule module", law.modules);
    read.put("other law", others());
    for (Map.Entry<String, List<String>> role : read.entrySet()) {
      for (String file : role.getValue()) {
        RowOptions.digest(role.getKey(), file, page::digest);
      }
    }
  }

  private List<String> others() {
    List<String> others = new ArrayList<>();
    for (String jar : new String[] {release, with, without}) {
      if (jar != null) {
        others.add(jar);
      }
    }
    return others;
  }
}
