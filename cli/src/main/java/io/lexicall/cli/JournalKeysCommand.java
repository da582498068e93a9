package io.lexicall.cli;

import io.lexicall.journal.JournalKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "keys",
    description = {
      "Makes the keys of a journal where there are none, and tells the verifier key.",
      "",
      "Publish the verifier key, or hand it over, before anybody doubts the journal: with it others"
          + " check that the journal is yours and unchanged. It is no secret. All other keys are:"
          + " who has them reads what is sealed, and who loses them can no longer read it."
    },
    footer = {
      "",
      "Exit codes: 0 told; 2 the command was not understood; 3 the keys could not be read or made.",
      "",
      "Examples:",
      "  lexicall journal keys acme.journal --make-key-file /mnt/safe/acme.key",
      "  lexicall journal keys acme.journal --key-file /mnt/safe/acme.key",
      "  lexicall journal keys acme.journal --passphrase-file <(pass show acme)"
    })
final class JournalKeysCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final KeyOptions options = new KeyOptions();

  @Parameters(paramLabel = "DIR", description = "The folder of the journal.")
  private String journal = "";

  @Option(
      names = "--make-key-file",
      paramLabel = "FILE",
      description = "Make a key file of 32 random bytes, and keys that lie under it.")
  private @Nullable String newKeyFile;

  JournalKeysCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String made = newKeyFile;
    String folder = options.folder(journal);
    boolean there = JournalKeys.exist(Input.path(folder));
    if (made != null) {
      if (there) {
        throw Failure.usage("there are keys already, which a new key file would not open");
      }
      if (options.keyFile != null || options.passphraseFile != null) {
        throw Failure.usage("--make-key-file goes with no other way to keep the keys");
      }
      make(made);
      options.keyFile = made;
    }
    try (JournalKeys keys = options.openOrMake(journal)) {
      console.line("keys          " + Input.called(folder) + (there ? "" : " (made)"));
      console.line("persons       " + NumberInput.count(keys.persons()));
      console.line("verifier key  " + keys.verifierKey());
    } catch (IOException failure) {
      throw Input.unreadable(folder, failure);
    }
    console.flush();
    return ExitCode.OK;
  }

  private static void make(String file) {
    Path path = Input.path(file);
    try {
      JournalKeys.makeKeyFile(path);
    } catch (FileAlreadyExistsException there) {
      throw Failure.broken(Input.called(file) + " is there already, and is not written over");
    } catch (IOException failure) {
      throw Input.unreadable(file, failure);
    }
  }
}
