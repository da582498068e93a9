package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.facts.FactType;
import io.lexicall.journal.Replay;
import io.lexicall.json.SafeText;
import io.lexicall.lists.DoNotCallLists;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description = {
      "Judges the decisions of journals again, with the law that is loaded now and the"
          + " facts of then. Reports which decisions differ, and why.",
      "",
      "The facts in a journal are complete, so lists and profile are not read again."
          + " Only one part of the profile matters: the countries that it permits where no"
          + " law is loaded. Some entries cannot be judged again, and are counted: those about a"
          + " person who was forgotten, and those about a stored text, which no journal keeps."
    },
    footer = {
      "",
      "Exit codes: 0 every decision that can be read is the same; 1 some differ; 2 the"
          + " command was not understood; 3 a journal, its keys or the law could not be read.",
      "",
      "Examples:",
      "  lexicall journal replay acme.journal --key-file acme.key",
      "  lexicall journal replay acme.journal --from 2026-11-01 --rule tcpa.calling-hours"
    })
final class JournalReplayCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 100;

  private final Console console;

  @Mixin private final Law law = new Law();
  @Mixin private final KeyOptions keys = new KeyOptions();
  @Mixin private final EntryFilter filter = new EntryFilter();

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "The folders of journals.")
  private List<String> journals = List.of();

  private long same;
  private long differing;
  private long sealed;

  /** How many of the same lack what a source that had failed would have told. */
  private long untold;

  private final Map<String, Long> reasons = new TreeMap<>();

  JournalReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Journals opened = Journals.open(journals, keys)) {
      if (!opened.haveKeys()) {
        throw Failure.usage(
            "replaying needs the keys, because the facts are encrypted; " + KeyOptions.GIVE);
      }
      Compliance compliance = law.load(law.profile(), DoNotCallLists.of());
      Replay replay = new Replay(compliance);
      long total =
          opened.readers().stream().mapToLong(reader -> reader.size() - reader.first()).sum();
      try (Progress progress = Progress.of(console, "replaying", Progress.Unit.ENTRIES, total)) {
        if (filter.begin(opened)) {
          opened.replay(
              replay,
              entry -> entry.decision().isPresent() && filter.matches(entry),
              (entry, result) ->
                  result.ifPresentOrElse(
                      each -> tell(Journals.line(entry, null, ZoneOffset.UTC), each),
                      () -> sealed++),
              progress::advance);
        }
      }
    }
    console.line(
        "%s the same, %s different, %s that cannot be read"
            .formatted(
                NumberInput.count(same), NumberInput.count(differing), NumberInput.count(sealed)));
    if (untold > 0) {
      console.line(
          "  "
              + NumberInput.count(untold)
              + "  without facts of a source of the host, which had failed or was in doubt at the time");
    }
    reasons.forEach(
        (reason, count) -> console.line("  " + NumberInput.count(count) + "  " + reason));
    console.flush();
    return differing == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private void tell(String entry, Replay.Result result) {
    if (result.same()) {
      same++;
      untold += result.untold().isEmpty() ? 0 : 1;
      return;
    }
    differing++;
    result.reasons().forEach(reason -> reasons.merge(SafeText.of(reason), 1L, Long::sum));
    if (differing <= MOST_SHOWN) {
      console.line(entry);
      console.line("  now " + FactType.code(result.now().decision()) + ": " + rules(result));
    } else if (differing == MOST_SHOWN + 1) {
      console.line("and others");
    }
  }

  private static String rules(Replay.Result result) {
    return result.now().findings().isEmpty()
        ? "no rule objects"
        : SafeText.of(
            String.join(
                ", ",
                result.now().findings().stream()
                    .map(finding -> FactType.code(finding.outcome()) + " " + finding.rule())
                    .distinct()
                    .toList()));
  }
}
