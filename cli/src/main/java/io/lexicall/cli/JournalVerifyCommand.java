package io.lexicall.cli;

import io.lexicall.journal.Cosignature;
import io.lexicall.journal.JournalException;
import io.lexicall.journal.JournalReader;
import io.lexicall.journal.Verification;
import io.lexicall.json.SafeText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = {
      "Checks every entry, hash and signature of journals, to prove that nothing was"
          + " changed, removed or inserted since.",
      "",
      "It needs none of the secret keys. Give the verifier key that you received,"
          + " rather than trust the one in the folder: somebody who replaced the whole"
          + " journal replaced that one too."
    },
    footer = {
      "",
      "Exit codes: 0 all are verified; 1 one is not; 2 the command was not understood;"
          + " 3 one could not be read.",
      "",
      "Examples:",
      "  lexicall journal verify acme.journal",
      "  lexicall journal verify acme.journal --verifier-key acme.pub --earlier"
          + " last-year.checkpoint",
      "  lexicall journal verify acme.journal --verifier-key acme.pub --witness witness.pub"
    })
final class JournalVerifyCommand implements Callable<Integer> {
  private static final int MOST_KEY_BYTES = 1 << 16;

  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "The folders of journals.")
  private List<String> journals = List.of();

  @Option(
      names = "--verifier-key",
      paramLabel = "KEY|FILE",
      description =
          "The key that must have signed the journal: name+hash+key, or a file that holds it.")
  private @Nullable String verifierKey;

  @Option(
      names = "--earlier",
      paramLabel = "FILE",
      description =
          "A checkpoint that was kept elsewhere: the journal must still begin with"
              + " everything that it covers. May be repeated.")
  private List<String> earlier = List.of();

  @Option(
      names = "--witness",
      paramLabel = "KEY|FILE",
      description =
          "The key of a witness, as name+hash+key or a file that holds it. The witness"
              + " must have signed a checkpoint of the journal: its last one, the file"
              + " 'witnessed' in it, or one of --earlier. May be repeated.")
  private List<String> witnesses = List.of();

  JournalVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String given = verifierKey;
    String key = given == null ? null : key(given);
    List<String> witnessKeys = witnesses.stream().map(JournalVerifyCommand::key).toList();
    List<String> checkpoints = new ArrayList<>();
    earlier.forEach(file -> checkpoints.add(text(file)));
    Page page = new Page(console, color.isOn(console.terminal()));
    boolean verified = true;
    for (String journal : journals) {
      verified &= verify(journal, key, witnessKeys, checkpoints, page);
    }
    console.flush();
    return verified ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private boolean verify(
      String journal,
      @Nullable String key,
      List<String> witnessKeys,
      List<String> checkpoints,
      Page page) {
    Path folder = Journals.existing(journal);
    List<Cosignature> cosignatures = new ArrayList<>();
    Verification verification;
    try {
      JournalReader reader = JournalReader.open(folder, key, null);
      try (Progress progress =
          Progress.of(
              console, "verifying", Progress.Unit.ENTRIES, reader.size() - reader.first())) {
        verification = reader.verify(progress::advance, checkpoints);
      }
      for (String witness : witnessKeys) {
        Cosignature signed = reader.cosignature(witness, checkpoints).orElse(null);
        if (signed == null) {
          bad(page, journal, "the witness " + name(witness) + " signed none of its checkpoints");
          return false;
        }
        cosignatures.add(signed);
      }
    } catch (JournalException damaged) {
      bad(page, journal, Input.told(damaged.getMessage(), List.of(journal)));
      return false;
    } catch (IOException failure) {
      console.flush();
      throw Input.unreadable(journal, failure);
    }
    long kept = verification.entries() - verification.first();
    if (!verification.isVerified()) {
      bad(
          page,
          journal,
          "%s of %s entries are intact"
              .formatted(NumberInput.count(verification.sound()), NumberInput.count(kept)));
      verification.problems().forEach(problem -> console.line("  " + problem));
      return false;
    }
    console.line(
        page.styled(Page.Style.GOOD, "verified")
            + "  "
            + Input.called(journal)
            + ": "
            + NumberInput.count(kept)
            + " entries"
            + (verification.first() == 0
                ? ""
                : "; the first "
                    + NumberInput.count(verification.first())
                    + " were deleted, as an entry records")
            + (verification.pending() == 0
                ? ""
                : "; " + NumberInput.count(verification.pending()) + " more are not signed yet")
            + (key == null ? "; by the key in the folder" : ""));
    for (Cosignature signed : cosignatures) {
      console.line(
          "  "
              + SafeText.of(signed.witness())
              + " saw the first "
              + NumberInput.count(signed.entries())
              + " on "
              + signed.time());
    }
    return true;
  }

  /** Returns a key that was given directly, or in a file. */
  private static String key(String given) {
    return given.matches("[^+]+[+][0-9a-f]{8}[+].+") ? given : text(given).strip();
  }

  private static String name(String key) {
    return SafeText.of(key.substring(0, Math.max(0, key.indexOf('+'))));
  }

  private void bad(Page page, String journal, String why) {
    console.line(
        page.styled(Page.Style.BAD, "NOT OK") + "    " + Input.called(journal) + ": " + why);
  }

  private static String text(String file) {
    try {
      Path path = Input.path(file);
      if (Files.size(path) > MOST_KEY_BYTES) {
        throw Failure.broken(Input.called(file) + " is no checkpoint and no key: it is too large");
      }
      return Files.readString(path);
    } catch (CharacterCodingException binary) {
      throw Failure.broken(Input.called(file) + " is no checkpoint and no key: it is not UTF-8");
    } catch (IOException failure) {
      throw Input.unreadable(file, failure);
    }
  }
}
