package io.lexicall.cli;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.batch.Audit;
import io.lexicall.batch.AuditFindings;
import io.lexicall.batch.AuditReport;
import io.lexicall.batch.BatchFileException;
import io.lexicall.batch.EarlierAudit;
import io.lexicall.batch.Outputs;
import io.lexicall.batch.PastFiles;
import io.lexicall.batch.Tally;
import io.lexicall.facts.Profile;
import io.lexicall.journal.JournalException;
import io.lexicall.json.SafeText;
import io.lexicall.lists.NumberList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "audit",
    description = {
      "Judges past calls and other activities, each at its own instant under the law"
          + " of that day. Reports which were lawful, which were not, and which facts are"
          + " missing to decide the rest.",
      "",
      "A file holds JSON lines of facts as 'check' reads them, or call records as CSV,"
          + " in any order, plain or compressed with gzip. If the facts of a contact leave"
          + " out 'history', its history is made from the earlier contacts to the same"
          + " number in these files. So give all of them, starting some time before the"
          + " first that matters. 'connected', 'refused' and 'exempt' beside the facts say"
          + " how a contact ended, for the history of later ones. A call that appears twice"
          + " (same number, instant, channel, seller and id) is judged twice and counts once.",
      "",
      "Without files and journals, the contacts that a ledger (--db) holds are judged, with what"
          + " was recorded of them; a profile states what is the same for all.",
      "",
      "Several editions of each --list may be given. For each call the newest edition"
          + " at its instant counts, never a later one.",
      "",
      "Possible costs are shown as the ranges that the law allows, by claimant and"
          + " legal basis. They are never added up.",
      "",
      "The rows are sorted on disk, in temporary files that only their owner can read"
          + " and that are deleted when the audit ends. Output files are written completely"
          + " or not at all."
    },
    footer = {
      "",
      "Columns and facts:",
      "  --at-column called_at --zone America/New_York --map campaign=campaign.id",
      "  --map talked=connected --map opted_out=refused --map call_id=id --map state=to.region",
      "  A column can also hold the id of the call, or how it ended ('connected', 'refused')."
          + " An instant has an offset, or is a local time in --zone; one column may hold"
          + " both. Other forms, such as 3/2/2026 2:30 PM, need --time-format. Other cells are read as 'scrub' reads them; 'lexicall schema' lists the"
          + " facts.",
      "",
      "Exit codes:",
      "  0   every row was judged",
      "  1   some rows could not be read; the others were judged, and no code below applies",
      "  2   the command was not understood, or a column or fact does not exist",
      "  3   a file could not be read or written, or the law not loaded",
      "  10  a row was unlawful, with --fail-on deny",
      "  11  a row is undecided, with --fail-on indeterminate",
      "",
      "Examples:",
      "  lexicall audit calls.jsonl --list january.lexi --list february.lexi --out findings.csv",
      "  lexicall audit calls.csv.gz --profile acme.json --zone America/New_York \\",
      "    --fact channel=voice --fact purpose=telemarketing --map talked=connected \\",
      "    --out verdicts.jsonl --report audit.html",
      "  lexicall audit --db acme.db --profile acme.json --report audit.html",
      "  zcat 2026-*.jsonl.gz | lexicall audit - --regulations tcpa,reg-f --json > april.json",
      "  lexicall audit may.jsonl --since april.json --report may.html",
      "  lexicall audit all-of-2026.jsonl.gz --sample 100000"
    })
final class AuditCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final Law law = new Law();
  @Mixin private final ColorOption color = new ColorOption();
  @Mixin private final PastRows past = new PastRows();
  @Mixin private final ShadowOption shadow = new ShadowOption();
  @Mixin private final LedgerOption ledgerOption = new LedgerOption();

  @Mixin private final AsKnownOption asKnown = new AsKnownOption();
  @Mixin private final RowOptions rowOptions = new RowOptions();
  @Mixin private final KeyOptions keyOptions = new KeyOptions();

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description =
          "Without files: judge again what was asked according to the journal, with"
              + " the facts as they were then; its entries are the lines, by the positions that"
              + " 'journal show' prints."
              + " With files: compare their rows with what the journal recorded. May be"
              + " repeated.")
  private List<String> journals = List.of();

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description =
          "An edition of a do-not-call list, as 'lexicall lists build' writes it, or"
              + " the folder of a company's own list. May be repeated, also for several"
              + " editions of one list.")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write the findings. *.jsonl: one verdict per line, in the order of"
              + " the rows, as 'check' writes it. *.csv: one finding per row. Compressed"
              + " with gzip if .gz follows; - is standard output, as JSON lines.")
  private @Nullable String out;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Also write a page with charts: which rules were broken, by campaign, state"
              + " and month; what could not be judged; and what the results are based on.")
  private @Nullable String report;

  @Option(
      names = "--since",
      paramLabel = "SUMMARY",
      description =
          "Compare with an earlier audit, such as last month's: the file with its --json output.")
  private @Nullable String since;

  @Mixin private final SampleOption sample = new SampleOption();

  @Option(
      names = "--escape-formulas",
      description =
          "Write an apostrophe before CSV cells that a spreadsheet would run as a formula.")
  private boolean escapeFormulas;

  @Option(names = "--json", description = "Write the summary as one JSON object.")
  private boolean json;

  @Option(
      names = "--temp",
      paramLabel = "DIR",
      description = "Where to write temporary files (default: the system's folder for them).")
  private @Nullable String temporary;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Keep the progress in this folder, so that the same command continues where"
              + " it was if it is stopped. The folder holds unmasked telephone numbers; only"
              + " its owner can read it, and it is emptied when the audit is done.")
  private @Nullable String work;

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    rowOptions.check();
    past.check(!journals.isEmpty() || ledgerOption.isGiven(), spec.commandLine().getParseResult());
    if (work != null
        && (!journals.isEmpty()
            || ledgerOption.isGiven()
            || past.files.contains(DistinctFiles.STANDARD))) {
      throw Failure.usage(
          "--work takes rows in files, and cannot be used with --journal or --db:"
              + " these may have grown by the time the audit continues");
    }
    Profile profile = law.profile();
    law.shadowing(shadow.modules);
    try (OpenLedger ledger = ledgerOption.openIfGiven();
        OpenEditions editions = OpenEditions.of(lists)) {
      law.asking(ledger, asKnown.get());
      Compliance compliance = law.loadWith(profile, lists.isEmpty() ? null : editions.dated());
      Law.readPenalties(compliance);
      return rowOptions.exitCode(run(compliance, profile, editions, ledger));
    } catch (JournalException damaged) {
      throw Journals.told(damaged, journals);
    } catch (IllegalArgumentException misunderstood) {
      throw Failure.usage(String.valueOf(misunderstood.getMessage()));
    } catch (BatchFileException failure) {
      String told =
          Input.told(failure.getMessage(), files().named()) + ScrubCommand.option(failure);
      throw ScrubCommand.isMisunderstood(failure) ? Failure.usage(told) : Failure.broken(told);
    } catch (IOException failure) {
      throw Failure.broken(
          "the audit failed: " + SafeText.of(String.valueOf(failure.getMessage())));
    } catch (UncheckedIOException failure) { // of a list
      throw Failure.broken(Input.told(requireNonNull(failure.getCause()).getMessage(), lists));
    }
  }

  private RunFiles files() {
    return new RunFiles()
        .writing(out, report)
        .reading(past.files)
        .reading(since)
        .reading(lists)
        .reading(law.modules)
        .reading(shadow.modules)
        .reading(law.profile)
        .naming(temporary, work);
  }

  /** Refuses to write to what is read, such as the ledger, the journals and their keys. */
  private void mustDiffer() throws IOException {
    RunFiles files = files().reading(ledgerOption.files()).reading(keyOptions.with(journals));
    DistinctFiles.mustDiffer(files.written(), files.read());
  }

  private Tally run(
      Compliance compliance, Profile profile, OpenEditions editions, OpenLedger ledger)
      throws IOException {
    Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    long started = System.nanoTime();
    RunFiles files = files();
    boolean csv = out != null && isCsv(out);
    mustDiffer();
    Audit.Builder audit =
        Audit.of(compliance).profile(profile).threads(rowOptions.threads()).today(begun);
    OptionalLong wanted = sample.get();
    if (wanted.isPresent()) {
      if (since != null) {
        throw Failure.usage("--since compares the counts of all rows; leave --sample out");
      }
      audit.sample(wanted.getAsLong());
    }
    EarlierAudit earlier = since == null ? null : earlier(since);
    if (temporary != null) {
      audit.temporary(Input.path(temporary));
    }
    Map<String, String> basis = basis(compliance, editions);
    Audit.Result result;
    Duration took;
    boolean resumed;
    List<String> unread;
    boolean isCompared = !journals.isEmpty() && !past.files.isEmpty();
    try (KeptWork kept = KeptWork.open(work, spec, files.read());
        RowProgress watched = new RowProgress(console, past.bytes());
        PastFiles rowsOfFiles = past.open(console, watched::reading);
        Journals opened = Journals.open(journals, keyOptions);
        Outputs outputs = report == null ? new Outputs() : new Outputs().digesting()) {
      audit.watch(watched);
      if (kept.folder() != null) {
        audit.work(kept.folder());
      }
      if (isCompared) {
        audit.against(JournalEntries.decisions(opened.readers(), past.files.size()));
      }
      Audit.Rows rows =
          isCompared
              ? rowsOfFiles
              : RecordedRows.after(rowsOfFiles, past.files.size(), opened.readers(), ledger);
      // Created before anything is judged, so that an unwritable place is reported at once.
      OutputStream page = report == null ? null : outputs.file(Input.path(report));
      OutputStream written = null;
      String file = out;
      if (file == null) {
        result = audit.build().count(rows);
      } else {
        OutputStream stream =
            file.equals(DistinctFiles.STANDARD)
                ? ScrubCommand.answers(console)
                : outputs.file(Input.path(file));
        OutputStream packed =
            file.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPOutputStream(stream) : stream;
        AuditFindings findings =
            csv
                ? AuditFindings.csv(
                    compliance, packed, RecordedRows.names(past.files, journals), escapeFormulas)
                : AuditFindings.jsonLines(packed);
        result = audit.build().run(rows, findings);
        findings.flush();
        if (packed instanceof GZIPOutputStream gzip) {
          gzip.finish();
        }
        written = stream;
      }
      resumed = kept.isResumed();
      unread = resumed ? past.unread(console) : rowsOfFiles.unread();
      CsvOptions.tellUnread(unread, console);
      took = Duration.ofNanos(System.nanoTime() - started);
      if (page != null) {
        AuditReport.Builder told =
            report(result, editions, unread).profile(profile).done(begun, took);
        if (earlier != null && since != null) {
          told.since(earlier, Input.called(since), basis);
        }
        digests(told, written, outputs);
        page.write(told.html().getBytes(StandardCharsets.UTF_8));
      }
      outputs.complete();
      kept.finish();
    }
    Console shownOn = DistinctFiles.STANDARD.equals(out) ? console.beside() : console;
    if (json) {
      shownOn.line(new AuditSummaryJson(result, earlier, basis, unread).text());
    } else {
      Page shown = new Page(shownOn, color.isOn(console.terminal()));
      if (resumed) {
        shown.paragraph(Page.Style.DIM, "", 0, "It continued from an earlier run.");
      }
      new AuditSummary(
              result,
              RecordedRows.names(past.called(), journals),
              editions.dated(),
              earlier,
              basis,
              past.hint())
          .show(shown, took, out);
    }
    shownOn.flush();
    return result.tally().verdicts();
  }

  /** Returns what the figures rest on besides the rows and the law, to compare two audits. */
  private Map<String, String> basis(Compliance compliance, OpenEditions editions)
      throws IOException {
    Map<String, String> basis = past.basis();
    basis.put("program", Version.ofProgram());
    basis.put("time-zone rules", compliance.edition().zoneRules());
    if (law.profile != null) {
      RowOptions.digest(
          "profile", law.profile, (role, file, digest) -> basis.put(role, "sha256:" + digest));
    }
    for (NumberList list : editions.dated().editions()) {
      basis.merge(
          "list " + SafeText.of(list.info().id()),
          list.info().asOf().toString(),
          (one, other) -> one + ", " + other);
    }
    if (ledgerOption.isGiven()) {
      basis.put("ledger", "records known " + asKnown.when);
    }
    if (!journals.isEmpty() && past.files.isEmpty()) {
      basis.put("rows", "of a journal");
    } else if (past.files.isEmpty()) {
      basis.put("rows", "the contacts of a ledger");
    }
    return basis;
  }

  private static EarlierAudit earlier(String file) {
    try (InputStream in = Input.openFile(file)) {
      return EarlierAudit.read(in);
    } catch (BatchFileException noSummary) {
      throw Failure.broken(Input.called(file) + ": " + noSummary.getMessage());
    } catch (IOException failure) {
      throw Input.unreadable(file, failure);
    }
  }

  private AuditReport.Builder report(
      Audit.Result result, OpenEditions editions, List<String> unread) {
    AuditReport.Builder page =
        AuditReport.of(result)
            .files(RecordedRows.names(past.called(), journals))
            .lists(editions.dated().editions())
            .regulations(law.regulations)
            .program("lexicall " + Version.ofProgram())
            .command(ScrubCommand.command(spec));
    past.assumed(unread)
        .forEach((what, value) -> page.assumed(SafeText.of(what), SafeText.of(value)));
    return page;
  }

  /**
   * Records the digest of each file, except standard input and output, which cannot be read again.
   */
  private void digests(AuditReport.Builder page, @Nullable OutputStream written, Outputs outputs)
      throws IOException {
    Map<String, List<String>> read = new LinkedHashMap<>();
    read.put("rows", past.files);
    read.put("list", lists);
    read.put("profile", law.profile == null ? List.of() : List.of(law.profile));
    read.put("rule module", law.modules);
    read.put("rule module in shadow", shadow.modules);
    for (Map.Entry<String, List<String>> role : read.entrySet()) {
      for (String file : role.getValue()) {
        RowOptions.digest(role.getKey(), file, page::digest);
      }
    }
    if (written != null && out != null) {
      String name = Input.called(out);
      outputs.sha256(written).ifPresent(digest -> page.digest("findings", name, digest));
    }
  }

  /** Returns whether findings are written as CSV, by the name of the file. */
  private static boolean isCsv(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    name = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    if (!name.endsWith(".csv")
        && !name.endsWith(".jsonl")
        && !name.equals(DistinctFiles.STANDARD)) {
      throw Failure.usage("--out takes a file called *.jsonl or *.csv, optionally with .gz, or -");
    }
    return name.endsWith(".csv");
  }
}
