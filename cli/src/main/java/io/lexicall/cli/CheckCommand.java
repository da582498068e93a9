package io.lexicall.cli;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.batch.Tally;
import io.lexicall.facts.Activity;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Profile;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalException;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalOptions;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.JsonLines;
import io.lexicall.json.Reading;
import io.lexicall.json.VerdictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description = {
      "Writes one verdict for each line of facts, in order.",
      "",
      "A line that cannot be read gets an error in its place, which says what is wrong"
          + " and what is allowed. The other lines are still answered."
    },
    footer = {
      "",
      "Exit codes:",
      "  0   every line was answered with a verdict, whatever the decision",
      "  1   some lines could not be read, and no other code applies",
      "  2   the command was not understood",
      "  3   a file could not be read, the law not loaded, a decision not recorded in the journal,",
      "      or nothing was read from standard input or a pipe with --fail-on",
      "  10  a denial, with --fail-on deny, also if other lines could not be read",
      "  11  an undecided verdict, with --fail-on indeterminate, likewise",
      "  141 the reader of the output closed it before the end",
      "",
      "Examples:",
      "  lexicall check calls.jsonl > verdicts.jsonl",
      "  lexicall check --profile acme.json calls.jsonl",
      "  lexicall check --list national.lexi --list ours/ --module house-rules.jar calls.jsonl",
      "  lexicall check --journal acme.journal --key-file acme.key calls.jsonl",
      "  lexicall check --db jdbc:postgresql://db/acme calls.jsonl",
      "  lexicall check --summary calls.jsonl",
      "  grep acme calls.jsonl | lexicall check --fail-on deny,indeterminate > /dev/null"
    })
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final Law law = new Law();
  @Mixin private final ListFiles listFiles = new ListFiles();
  @Mixin private final LedgerOption ledgerOption = new LedgerOption();
  @Mixin private final Input input = new Input();
  @Mixin private final ColorOption color = new ColorOption();
  @Mixin private final ShadowOption shadow = new ShadowOption();
  @Mixin private final KeyOptions keyOptions = new KeyOptions();

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description =
          "Write every decision to this journal before it is answered. If there is no"
              + " journal, one is created, with its keys.")
  private @Nullable String journal;

  @Option(
      names = "--fail-on",
      split = ",",
      paramLabel = "DECISION",
      description = "Exit with 10 if a verdict is deny, with 11 if one is indeterminate.")
  private List<String> failOn = new ArrayList<>();

  @Option(
      names = "--summary",
      description =
          "Write counts in place of the verdicts: how many there are of each decision,"
              + " what each rule did, and how many lack which fact.")
  private boolean summary;

  @Option(names = "--json", description = "With --summary: as one JSON object.")
  private boolean json;

  private final Tally tally = Tally.ofVerdicts();
  private final Set<Decision> decisions = EnumSet.noneOf(Decision.class);
  private long unread;
  private long unrecorded;
  private long answered;
  private long strange;
  private boolean likeCsv;

  /** The file whose lines are read, if there are several; each answering thread reads it. */
  private volatile @Nullable String file;

  private final Set<String> otherSellers = new TreeSet<>();
  private Map<String, String> unfit = Map.of();

  /** The journal, once it is open; each answering thread reads it. */
  private volatile @Nullable Journal recording;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Set<Decision> failing = decisions(failOn);
    if (json && !summary) {
      throw Failure.usage("--json needs --summary; verdicts are already JSON");
    }
    if (journal == null
        && (keyOptions.keys != null
            || keyOptions.keyFile != null
            || keyOptions.passphraseFile != null)) {
      throw Failure.usage("--keys, --key-file and --passphrase-file need --journal");
    }
    check();
    if (summary) {
      new VerdictSummary(tally, unread, unfit).show(console, color.isOn(console.terminal()), json);
    }
    console.flush();
    if (!summary || json) {
      unfit.forEach(
          (list, why) ->
              console.tell(
                  "%s was given and is missing nevertheless; for one line: %s"
                      .formatted(list, why)));
    }
    if (strange > 0) {
      console.tell(
          (strange == 1 ? "1 line states" : strange + " lines state")
              + " an entry of lists[internal-dnc] that does not count, since it is"
              + " another seller's own list: "
              + OtherSellers.some(otherSellers));
    }
    if (input.hadNoLine() && !failOn.isEmpty()) {
      console.tell("no line was read: the input was empty, so nothing was checked");
      return ExitCode.BROKEN; // a gate must not open because nobody asked
    }
    if (unread > 0) {
      console.tell(
          unreadLines(unread, answered)
              + (summary ? "" : "; their answers say what is wrong")
              + (likeCsv ? "; 'lexicall scrub' and 'lexicall audit' read CSV" : ""));
    }
    if (unrecorded > 0) {
      console.tell(
          "%s recorded without the facts, which could not be written: 'lexicall journal show' names the entries"
              .formatted(unrecorded == 1 ? "1 decision was" : unrecorded + " decisions were"));
      return ExitCode.BROKEN;
    }
    failing.retainAll(decisions);
    // A denial goes before lines that could not be read: a script that waits for it must not miss
    // it. Only what was not checked or not wholly recorded, above, goes before a denial.
    return failing.contains(Decision.DENY)
        ? ExitCode.DENIED
        : failing.contains(Decision.INDETERMINATE)
            ? ExitCode.UNDECIDED
            : unread > 0 ? ExitCode.SOME_FAILED : ExitCode.OK;
  }

  private void check() {
    try (OpenLedger ledger = ledgerOption.openIfGiven();
        OpenLists openLists = listFiles.open()) {
      law.asking(ledger);
      law.shadowing(shadow.modules);
      String folder = journal;
      if (folder != null) {
        Journals.requireOwnFolder(folder);
        input.requireFiles();
        law.observedBy(activity -> requireNonNull(recording).begin(activity));
      }
      Profile profile = law.profile();
      OtherSellers.tell(openLists.joined().lists(), profile, console);
      Compliance compliance = law.load(profile, openLists.joined());
      if (!summary) { // each answer names the law, which takes longer than the first check
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(compliance::editions);
      }
      UnfitGiven unfitLists = new UnfitGiven(compliance, openLists.joined().lists());
      unfit = unfitLists.reasons();
      if (folder == null) {
        answerAll(compliance, profile, unfitLists);
      } else {
        record(folder, () -> answerAll(compliance, profile, unfitLists));
      }
    }
  }

  private void answerAll(Compliance compliance, Profile profile, UnfitGiven unfitLists) {
    // The entries of a journal are in the order of the lines.
    try (Progress progress =
            Progress.of(console, "checking", Progress.Unit.LINES, Progress.UNKNOWN);
        LinesInOrder<Answer> lines =
            new LinesInOrder<>(
                journal != null,
                line -> answer(compliance, profile, line),
                answer -> take(answer, profile, unfitLists))) {
      input.forEachLine(
          console,
          new Input.Reader() {
            @Override
            public void read(JsonLines.Line line) {
              lines.add(line);
              progress.advance(1);
            }

            @Override
            public void begin(@Nullable String called) {
              lines.finish(); // those of the previous file name that file
              file = called;
            }

            @Override
            public void pause() {
              lines.finish();
            }
          });
      lines.finish();
    }
  }

  /**
   * Answers, and records what is answered. An observer cannot stop a check: so no answer leaves
   * before the journal holds it. The law is loaded before, since keys that were created for a
   * journal that does not begin would stay.
   */
  private void record(String folder, Runnable answering) {
    try (JournalKeys keys = keyOptions.openOrMake(folder, console);
        Journal opened =
            Journals.openToWrite(
                folder,
                keys,
                true,
                JournalOptions.defaults().withPatience(console.recordPatience()))) {
      recording = opened;
      console.beforeSending(opened::sync);
      try {
        answering.run();
      } finally {
        try {
          console.flush(); // also after a failure: the remaining answers would be sent unrecorded
        } finally {
          console.beforeSending(() -> {});
        }
      }
      opened.sync();
      unrecorded = opened.unwritable();
      if (opened.failure().isPresent()) {
        throw Failure.broken(Input.called(folder) + " cannot be written");
      }
    } catch (JournalException failed) {
      throw Journals.told(failed, List.of(folder));
    } catch (IOException failure) {
      throw Input.unwritable(folder, failure);
    }
  }

  /**
   * The input of one line.
   *
   * @param text a line of JSON; empty for a summary
   * @param others the other sellers whose own lists it names
   * @param likeCsv whether it is the header of a table and not a JSON object
   */
  private record Answer(
      @Nullable Activity<?> activity,
      @Nullable Verdict verdict,
      String text,
      Set<String> others,
      boolean likeCsv) {}

  private Answer answer(Compliance compliance, Profile profile, JsonLines.Line line) {
    Reading reading = ActivityJson.tryRead(line);
    if (reading instanceof Reading.Understood understood) {
      Activity<?> activity = understood.activity();
      Verdict verdict = compliance.check(activity);
      return new Answer(
          activity,
          verdict,
          summary ? "" : VerdictJson.write(activity, verdict),
          OtherSellers.of(Law.completed(activity, profile)),
          false);
    }
    return new Answer(
        null,
        null,
        summary ? "" : VerdictJson.write(file, line.number(), (Reading.Refused) reading),
        Set.of(),
        isLikeCsv(line));
  }

  /** Returns whether the first line of a file is the header of a table. */
  static boolean isLikeCsv(JsonLines.Line line) {
    String text = line.text().strip();
    return line.number() == 1 && !text.startsWith("{") && text.matches(".*[,;\\t|].*");
  }

  private void take(Answer answer, Profile profile, UnfitGiven unfitLists) {
    answered++;
    if (!answer.others.isEmpty()) {
      strange++;
      otherSellers.addAll(answer.others);
    }
    if (answer.activity == null || answer.verdict == null) {
      unread++;
      likeCsv |= answer.likeCsv;
    } else {
      decisions.add(answer.verdict.decision());
      unfitLists.note(Law.completed(answer.activity, profile), answer.verdict);
      if (summary) {
        tally.add(answer.activity, answer.verdict);
      }
    }
    if (!summary) {
      console.line(answer.text);
    }
  }

  static String unreadLines(long unread, long all) {
    return unread + " of " + all + (all == 1 ? " line" : " lines") + " could not be read";
  }

  /** Reads the words of {@code --fail-on}. */
  static Set<Decision> decisions(List<String> words) {
    Set<Decision> decisions = EnumSet.noneOf(Decision.class);
    words.forEach(word -> decisions.add(decision(word)));
    return decisions;
  }

  private static Decision decision(String word) {
    for (Decision decision : List.of(Decision.DENY, Decision.INDETERMINATE)) {
      if (FactType.code(decision).equals(word)) {
        return decision;
      }
    }
    throw Failure.usage("--fail-on takes deny or indeterminate, not " + word);
  }
}
