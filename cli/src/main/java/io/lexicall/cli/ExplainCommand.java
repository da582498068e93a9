package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.Explanation;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Profile;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.ExplanationJson;
import io.lexicall.json.JsonLines;
import io.lexicall.json.Reading;
import io.lexicall.json.VerdictJson;
import io.lexicall.ledger.LedgerException;
import io.lexicall.lists.NumberList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "explain",
    description = {
      "Explains the verdict on each line of facts, for people to read: the decision,"
          + " which facts are missing, what would cure a denial, and what must be done.",
      "",
      "With --full, also shows every rule that was considered, and why it mattered or did not."
    },
    footer = {
      "",
      "With --full, each condition of a rule is marked 'yes' (holds), 'no' (does not"
          + " hold) or '?' (cannot be decided from the facts). A rule applies only if all"
          + " its conditions hold.",
      "",
      "Exit codes: 0 every line was explained; 1 some could not be read; 2 the command was not"
          + " understood; 3 a file could not be read, or the law not loaded.",
      "",
      "Examples:",
      "  lexicall explain calls.jsonl",
      "  lexicall explain --full calls.jsonl | less",
      "  grep '\"id\":\"call-17\"' calls.jsonl | lexicall explain --regulations tcpa",
      "  lexicall explain --json calls.jsonl | jq .considered"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final Law law = new Law();
  @Mixin private final ListFiles listFiles = new ListFiles();
  @Mixin private final LedgerOption ledgerOption = new LedgerOption();
  @Mixin private final Input input = new Input();
  @Mixin private final ColorOption color = new ColorOption();

  @Option(
      names = "--brief",
      description = "Show the decision, what is missing and what would cure it (the default).")
  private boolean brief;

  @Option(names = "--full", description = "Also show every rule that was considered, and why.")
  private boolean full;

  @Option(
      names = "--all",
      description = "Like --full, and also name the rules of other places and other times.")
  private boolean all;

  @Option(names = "--json", description = "Write JSON, one line for each activity.")
  private boolean json;

  private List<NumberList> given = List.of();
  private long unread;
  private long answered;
  private boolean likeCsv;

  /** That whose lines are read, where there are several. */
  private @Nullable String file;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Page page = new Page(console, color.isOn(console.terminal()));
    if (brief && (full || all || json)) {
      throw Failure.usage("give only one of --brief, --full, --all and --json");
    }
    try (OpenLedger ledger = ledgerOption.openIfGiven();
        OpenLists lists = listFiles.open()) {
      law.asking(ledger);
      Profile profile = law.profile();
      OtherSellers.tell(lists.joined().lists(), profile, console);
      Compliance compliance = law.load(profile, lists.joined());
      given = lists.joined().lists();
      UnfitGiven unfit = new UnfitGiven(compliance, lists.joined().lists());
      Set<String> sellers = sellers(ledger);
      Set<String> doubtful = new HashSet<>();
      input.forEachLine(
          console,
          new Input.Reader() {
            @Override
            public void begin(@Nullable String called) {
              file = called;
            }

            @Override
            public void read(JsonLines.Line line) {
              Reading reading = ActivityJson.tryRead(line);
              if (reading instanceof Reading.Understood understood) {
                Activity<?> activity = Law.completed(understood.activity(), profile);
                OtherSellers.tellInDoubt(activity, sellers, doubtful, console);
              }
              if (json) {
                console.line(asJson(compliance, line, reading));
              } else {
                show(compliance, unfit, profile, line, reading, page);
              }
              answered++;
              likeCsv |= CheckCommand.isLikeCsv(line);
            }
          });
    }
    console.flush();
    if (unread > 0) {
      console.tell(
          CheckCommand.unreadLines(unread, answered)
              + (likeCsv ? "; 'lexicall scrub' and 'lexicall audit' read CSV" : ""));
      return ExitCode.SOME_FAILED;
    }
    return ExitCode.OK;
  }

  /** Returns the sellers that a ledger knows; none if it does not answer, as the verdicts show. */
  private static Set<String> sellers(OpenLedger ledger) {
    try {
      return ledger.isGiven() ? ledger.ledger().sellers() : Set.of();
    } catch (LedgerException unknown) {
      return Set.of();
    }
  }

  private String asJson(Compliance compliance, JsonLines.Line line, Reading reading) {
    if (reading instanceof Reading.Understood understood) {
      return ExplanationJson.write(
          understood.activity(), compliance.explain(understood.activity()));
    }
    unread++;
    return VerdictJson.write(file, line.number(), (Reading.Refused) reading);
  }

  private void show(
      Compliance compliance,
      UnfitGiven unfit,
      Profile profile,
      JsonLines.Line line,
      Reading reading,
      Page page) {
    boolean whole = full || all;
    if (answered > 0) {
      page.blank();
      if (whole) {
        page.blank();
      }
    }
    ExplanationPage explanations =
        new ExplanationPage(
            page, all, "line", file, LocalTimes.beside(StatedOffset.of(line.text())), unfit::why);
    if (reading instanceof Reading.Understood understood) {
      Activity<?> activity = Law.completed(understood.activity(), profile);
      if (whole) {
        Explanation explanation = compliance.explain(activity);
        explanations.show(line.number(), activity, explanation);
        explanations.lists(ListsOfContact.told(compliance.complete(activity), given));
        ClaimedExemptions.show(activity, explanation.verdict(), compliance, page);
      } else {
        Verdict verdict = compliance.check(activity);
        explanations.brief(line.number(), activity, verdict);
        if (!given.isEmpty()) { // what the line itself states, its author knows
          explanations.lists(ListsOfContact.told(compliance.complete(activity), given));
        }
        ClaimedExemptions.show(activity, verdict, compliance, page);
      }
    } else {
      unread++;
      explanations.show(line.number(), (Reading.Refused) reading);
    }
  }
}
