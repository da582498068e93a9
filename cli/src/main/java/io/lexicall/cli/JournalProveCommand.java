package io.lexicall.cli;

import io.lexicall.batch.BatchFileException;
import io.lexicall.batch.Outputs;
import io.lexicall.journal.JournalException;
import io.lexicall.journal.JournalReader;
import io.lexicall.json.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "prove",
    description = {
      "Writes a ZIP file that proves entries to somebody who has neither this program"
          + " nor the journal: the entries, a proof for each, the signed checkpoint, the"
          + " key, and a page that a lawyer can read.",
      "",
      "If the keys are available, it also holds the decrypted content of these"
          + " entries, and the proof that it is their content. It reveals nothing about"
          + " other entries or other persons."
    },
    footer = {
      "",
      "Exit codes: 0 written; 1 there is no such entry; 2 the command was not understood; 3 the"
          + " journal could not be read, or the file not be written.",
      "",
      "Examples:",
      "  lexicall journal prove acme.journal --entry 812 -o evidence.zip",
      "  lexicall journal prove acme.journal --key-file acme.key --id call-17 -o evidence.zip",
      "  lexicall journal prove acme.journal --key-file acme.key --number +12125550142 -o"
          + " evidence.zip"
    })
final class JournalProveCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  private final Console console;

  @Mixin private final KeyOptions keys = new KeyOptions();
  @Mixin private final EntryChoice choice = new EntryChoice();

  @Parameters(paramLabel = "DIR", description = "The folder of the journal.")
  private String journal = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The ZIP file to write; - for standard output.")
  private @Nullable String output;

  JournalProveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean filtered = choice.isFiltered();
    EntryFilter filter = choice.filter;
    String file = String.valueOf(output);
    Journals.mustNotBeIn(file, List.of(journal), keys);
    try (Journals opened = Journals.open(List.of(journal), keys)) {
      JournalReader reader = opened.readers().get(0);
      List<Long> chosen = new ArrayList<>(choice.entries);
      if (filtered && filter.begin(opened)) {
        opened.forEach(
            entry -> {
              if (entry.index() < reader.size() && filter.matches(entry)) {
                chosen.add(entry.index());
              }
              return chosen.size() <= MOST;
            });
      }
      if (chosen.size() > MOST) {
        throw Failure.usage("these are more than 10,000 entries; select fewer");
      }
      for (long index : chosen) {
        if (index < reader.first() || index >= reader.size()) {
          console.tell(
              "there is no entry %s: under its checkpoint the journal has the entries %s to %s"
                  .formatted(
                      SafeText.of(Long.toString(index)), // may be a number in the wrong place
                      NumberInput.count(reader.first()),
                      NumberInput.count(reader.size() - 1)));
          return ExitCode.SOME_FAILED;
        }
      }
      if (!filter.idsNotMet().isEmpty()) { // evidence of only some would look like all
        console.tell(
            "there is no such entry with the id %s; nothing was written"
                .formatted(String.join(", ", filter.idsNotMet())));
        return ExitCode.SOME_FAILED;
      }
      if (chosen.isEmpty()) {
        console.tell("there is no such entry; nothing was written");
        return ExitCode.SOME_FAILED;
      }
      ByteArrayOutputStream zip = new ByteArrayOutputStream();
      reader.prove(chosen, zip);
      boolean isStandard = file.equals(DistinctFiles.STANDARD);
      if (isStandard) {
        console.bytes(ByteBuffer.wrap(zip.toByteArray()));
        console.flush();
      } else {
        Outputs.write(Input.path(file), zip.toByteArray());
      }
      Console toldOn = isStandard ? console.beside() : console;
      toldOn.line(
          "wrote "
              + (isStandard ? "to standard output" : Input.called(file))
              + ": "
              + (chosen.size() == 1 ? "1 entry" : NumberInput.count(chosen.size()) + " entries")
              + (opened.haveKeys() ? "" : ", without their encrypted content"));
      toldOn.flush();
      return ExitCode.OK;
    } catch (JournalException damaged) {
      throw Journals.told(damaged, List.of(journal));
    } catch (BatchFileException unwritten) {
      throw Failure.broken(String.valueOf(unwritten.getMessage()));
    } catch (IOException failure) {
      throw Input.unreadable(journal, failure);
    }
  }
}
