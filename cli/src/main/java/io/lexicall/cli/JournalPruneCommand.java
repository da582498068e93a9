package io.lexicall.cli;

import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalException;
import io.lexicall.journal.JournalKeys;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "prune",
    description = {
      "Deletes entries that no longer need to be kept, in whole tiles of 256, and"
          + " records the policy. This cannot be undone.",
      "",
      "The remaining entries can still be verified and proved."
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 no tile is old enough; 2 the command was not understood;"
          + " 3 the journal or its keys could not be read or written.",
      "",
      "Examples:",
      "  lexicall journal prune acme.journal --before 2021-11-01 --policy \"five years, 16 CFR 310.5\""
    })
final class JournalPruneCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final KeyOptions options = new KeyOptions();

  @Parameters(paramLabel = "DIR", description = "The folder of the journal.")
  private String journal = "";

  @Option(
      names = "--before",
      required = true,
      paramLabel = "TIME",
      description =
          "Delete entries written before then: 2021-11-01 (UTC), or an instant with an"
              + " offset.")
  private String before = "";

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "TEXT",
      description = "The policy that requires it; everybody who has the journal can read it.")
  private String policy = "";

  JournalPruneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Instant end = Journals.instant("--before", before);
    if (end.isAfter(InstantSource.system().instant())) {
      throw Failure.usage(
          "--before must not be in the future, since that would delete everything: " + before);
    }
    if (policy.isBlank() || policy.length() > 1_000) {
      throw Failure.usage("--policy takes a sentence of at most 1,000 characters");
    }
    boolean pruned;
    Journals.existing(journal);
    try (JournalKeys keys = options.open(journal);
        Journal opened = Journals.openToWrite(journal, keys, false)) {
      pruned = opened.prune(end, policy);
    } catch (JournalException broken) {
      throw Journals.told(broken, List.of(journal));
    } catch (IOException failure) {
      throw Input.unreadable(journal, failure);
    }
    console.line(pruned ? "done" : "there are no 256 entries in a row that are old enough");
    console.flush();
    return pruned ? ExitCode.OK : ExitCode.SOME_FAILED;
  }
}
