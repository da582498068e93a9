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
      "Creates the keys of a journal if there are none, and prints the verifier key.",
      "",
      "Publish the verifier key, or hand it over, before anybody doubts the journal:"
          + " with it others can check that the journal is yours and unchanged. The verifier"
          + " key is not secret. All other keys are: anyone who has them can read what is"
          + " encrypted, and if you lose them, nobody can."
    },
    footer = {
      "",
      "Exit codes: 0 printed; 2 the command was not understood; 3 the keys could not"
          + " be read or created.",
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
      description = "Create a key file of 32 random bytes, and keys that are encrypted with it.")
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
        throw Failure.usage("there are keys already, and a new key file would not decrypt them");
      }
      if (options.keyFile != null || options.passphraseFile != null) {
        throw Failure.usage("--make-key-file cannot be used with --key-file or --passphrase-file");
      }
      make(made);
      options.keyFile = made;
    }
    try (JournalKeys keys = options.openOrMake(journal, console)) {
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
      throw Failure.broken(Input.called(file) + " exists already, and is not overwritten");
    } catch (IOException failure) {
      throw Input.unreadable(file, failure);
    }
  }
}
