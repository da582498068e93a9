package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.FactType;
import io.lexicall.journal.Entry;
import io.lexicall.journal.JournalException;
import io.lexicall.journal.JournalReader;
import io.lexicall.journal.Replay;
import io.lexicall.json.SafeText;
import io.lexicall.lists.DoNotCallLists;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = {
      "Explains recorded decisions, for people to read, as 'lexicall explain' does: from"
          + " the facts of then, which are complete.",
      "",
      "The verdict that is explained is always the recorded one. If the law that is loaded"
          + " now judges the facts otherwise, what the journal holds of the verdict is"
          + " shown, and why the two differ."
    },
    footer = {
      "",
      "Exit codes: 0 every selected decision was explained; 1 there is no such decision, or"
          + " some cannot be read; 2 the command was not understood; 3 a journal, its keys or"
          + " the law could not be read.",
      "",
      "Examples:",
      "  lexicall journal explain acme.journal --key-file acme.key --id call-17",
      "  lexicall journal explain acme.journal --key-file acme.key --entry 812 --full",
      "  lexicall journal explain acme.journal --key-file acme.key --number +12125550142"
    })
final class JournalExplainCommand implements Callable<Integer> {
  private static final int LABEL = 16;

  private final Console console;

  @Mixin private final Law law = new Law();
  @Mixin private final KeyOptions keys = new KeyOptions();
  @Mixin private final EntryChoice choice = new EntryChoice();
  @Mixin private final ColorOption color = new ColorOption();

  @Parameters(paramLabel = "DIR", description = "The folder of the journal.")
  private String journal = "";

  @Option(
      names = "--full",
      description =
          "Also show every rule that was considered, and why; only if the law that is loaded"
              + " now gives the same verdict.")
  private boolean full;

  private long explained;
  private long unread;

  JournalExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean filtered = choice.isFiltered();
    EntryFilter filter = choice.filter;
    try (Journals opened = Journals.open(List.of(journal), keys)) {
      if (!opened.haveKeys()) {
        throw Failure.usage(
            "explaining needs the keys, because the facts are encrypted; " + KeyOptions.GIVE);
      }
      Compliance compliance = law.load(law.profile(), DoNotCallLists.of());
      Replay replay = new Replay(compliance);
      JournalReader reader = opened.readers().get(0);
      for (long index : choice.entries) {
        if (index >= reader.first() && index < reader.size()) {
          tell(reader.entry(index), replay, compliance);
        }
      }
      if (filtered && filter.begin(opened)) {
        opened.forEach(
            entry -> {
              if (filter.matches(entry)) {
                tell(entry, replay, compliance);
              }
              return true;
            });
      }
    } catch (JournalException damaged) {
      throw Journals.told(damaged, List.of(journal));
    } catch (IOException failure) {
      throw Input.unreadable(journal, failure);
    }
    console.flush();
    if (!filter.idsNotMet().isEmpty()) {
      console.tell(
          "there is no such entry with the id %s".formatted(String.join(", ", filter.idsNotMet())));
      return ExitCode.SOME_FAILED;
    }
    boolean lacksSome = explained + unread < Math.max(1, choice.entries.size());
    if (lacksSome) {
      console.tell(
          choice.entries.size() > 1
              ? "some of these entries are not in the journal, or hold no decision"
              : "there is no such decision");
    }
    return lacksSome || unread > 0 ? ExitCode.SOME_FAILED : ExitCode.OK;
  }

  private void tell(Entry entry, Replay replay, Compliance compliance) {
    if (entry.decision().isEmpty()) {
      return;
    }
    Activity<?> activity = entry.activity().orElse(null);
    Replay.Result result = replay.of(entry).orElse(null);
    if (activity == null || result == null) {
      unread++;
      console.tell(
          "entry %s cannot be explained: %s"
              .formatted(
                  NumberInput.count(entry.index()),
                  entry.isUnwritable()
                      ? "its facts could not be recorded"
                      : "it is about a person who was forgotten, or about a text, which is not"
                          + " kept"));
      return;
    }
    Page page = new Page(console, color.isOn(console.terminal()));
    if (explained++ > 0) {
      page.blank();
    }
    ExplanationPage explanations =
        new ExplanationPage(
            page,
            false,
            "entry",
            null,
            LocalTimes.beside(null),
            (judged, path) -> Optional.empty());
    // What a source that had failed would have told, the law of now takes for left out.
    if (!result.same() || !result.untold().isEmpty()) {
      explanations.recorded(entry.index(), activity, result.before());
    } else if (full) {
      explanations.show(entry.index(), activity, compliance.explain(activity));
    } else {
      explanations.brief(entry.index(), activity, compliance.check(activity));
    }
    page.labelled(
        2,
        "recorded",
        LABEL,
        Page.Style.DIM,
        "at "
            + LocalTimes.shown(entry.time(), ZoneOffset.UTC)
            + ", under the law of edition "
            + SafeText.of(result.before().lawEdition()));
    if (!result.same()) {
      page.labelled(
          2,
          "now it would be",
          LABEL,
          Page.Style.UNSURE,
          FactType.code(result.now().decision())
              + (result.now().decision() == result.before().decision() ? ", in other words" : "")
              + ": "
              + SafeText.of(String.join("; ", result.reasons())));
    }
  }
}
