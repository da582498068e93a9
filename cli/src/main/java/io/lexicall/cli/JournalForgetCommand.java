package io.lexicall.cli;

import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalException;
import io.lexicall.journal.JournalKeys;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "forget",
    description = {
      "Forgets a person: destroys the key that encrypts everything in a journal about"
          + " that person. This cannot be undone.",
      "",
      "The entries stay, but can never be decrypted, and the journal still verifies."
          + " Two entries record that somebody was forgotten, and when. Backups of the"
          + " folder of keys still hold the key; delete them too. The journal must not be"
          + " open elsewhere; a program that writes it forgets with Journal.forget."
    },
    footer = {
      "",
      "Exit codes: 0 forgotten; 1 the journal knows no such person; 2 the command was not understood;"
          + " 3 the journal or its keys could not be read or written.",
      "",
      "Examples:",
      "  lexicall journal forget acme.journal --key-file acme.key --number +12125550142"
    })
final class JournalForgetCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final KeyOptions options = new KeyOptions();

  @Parameters(paramLabel = "DIR", description = "The folder of the journal.")
  private String journal = "";

  @Option(names = "--number", paramLabel = "NUMBER", description = "The person's number.")
  private @Nullable String number;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The id of an activity that names no number.")
  private @Nullable String id;

  JournalForgetCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String numberGiven = number;
    String idGiven = id;
    if ((numberGiven == null) == (idGiven == null)) {
      throw Failure.usage("name the person with --number, or an activity with --id");
    }
    boolean forgotten;
    var person = numberGiven == null ? null : Journals.number(numberGiven);
    Journals.existing(journal);
    try (JournalKeys keys = options.open(journal);
        Journal opened = Journals.openToWrite(journal, keys, false)) {
      forgotten = person != null ? opened.forget(person) : opened.forgetId(String.valueOf(idGiven));
    } catch (JournalException broken) {
      throw Journals.told(broken, List.of(journal));
    } catch (IOException failure) {
      throw Input.unreadable(journal, failure);
    }
    console.line(forgotten ? "forgotten" : "the journal knows no such person");
    console.flush();
    return forgotten ? ExitCode.OK : ExitCode.SOME_FAILED;
  }
}
