package io.lexicall.cli;

import io.lexicall.Decision;
import io.lexicall.batch.BatchFileException;
import io.lexicall.batch.Outputs;
import io.lexicall.journal.TsrExport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Writes the decisions of journals on sales calls and charitable solicitations as"
          + " a table: the part of the records required by 16 CFR 310.5 that a decision"
          + " contains.",
      "",
      "Each row is a decision, also one that denied: asked_for is the time for which the"
          + " program asked. The columns for the duration and the outcome of a call are empty,"
          + " since only the dialer knows them, and whether a permitted call was made. The table"
          + " shows the numbers."
    },
    footer = {
      "",
      "Exit codes: 0 written; 1 some decisions could not be read, such as those about"
          + " a forgotten person; 2 the command was not understood; 3 a journal or its keys"
          + " could not be read, or the file could not be written.",
      "",
      "Examples:",
      "  lexicall journal export acme.journal --key-file acme.key --tsr -o calls.csv",
      "  lexicall journal export acme.journal --tsr --from 2026-10-01 --to 2026-11-01 -o"
          + " october.csv"
    })
final class JournalExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final KeyOptions keys = new KeyOptions();
  @Mixin private final EntryFilter filter = new EntryFilter();

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "The folders of journals.")
  private List<String> journals = List.of();

  @Option(names = "--tsr", description = "Write the columns of 16 CFR 310.5.")
  private boolean tsr;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The table to write, as CSV; - for standard output.")
  private @Nullable String output;

  @Option(
      names = "--escape-formulas",
      description =
          "Write an apostrophe before cells that a spreadsheet would run as a formula; numbers stay"
              + " as they are.")
  private boolean escapeFormulas;

  private long written;
  private long permits;
  private long sealed;

  JournalExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!tsr) {
      throw Failure.usage("name the kind of records: --tsr");
    }
    String file = String.valueOf(output);
    Journals.mustNotBeIn(file, journals, keys);
    boolean isStandard = file.equals(DistinctFiles.STANDARD);
    try (Journals opened = Journals.open(journals, keys);
        Outputs outputs = new Outputs()) {
      if (!opened.haveKeys()) {
        throw Failure.usage(
            "an export needs the keys, because the facts are encrypted; " + KeyOptions.GIVE);
      }
      try (TsrExport export =
          new TsrExport(
              new OutputStreamWriter(
                  isStandard ? ScrubCommand.answers(console) : outputs.file(Input.path(file)),
                  StandardCharsets.UTF_8),
              escapeFormulas)) {
        if (filter.begin(opened)) {
          opened.forEach(
              entry -> {
                if (entry.decision().isPresent() && filter.matches(entry)) {
                  if (export.write(entry)) {
                    written++;
                    permits += entry.decision().get() == Decision.PERMIT ? 1 : 0;
                  }
                  sealed += entry.isReadable() ? 0 : 1;
                }
                return true;
              });
        }
      }
      outputs.complete();
    } catch (BatchFileException unwritten) {
      throw Failure.broken(String.valueOf(unwritten.getMessage()));
    } catch (IOException failure) {
      throw Input.unreadable(file, failure);
    }
    console.flush();
    Console toldOn = isStandard ? console.beside() : console;
    toldOn.line(
        "wrote "
            + (isStandard ? "to standard output" : Input.called(file))
            + ": "
            + NumberInput.count(written)
            + (written == 1 ? " decision" : " decisions")
            + " about calls, of which "
            + NumberInput.count(permits)
            + (permits == 1 ? " is a permit" : " are permits"));
    toldOn.flush();
    if (sealed > 0) {
      console.tell(
          NumberInput.count(sealed)
              + (sealed == 1
                  ? " decision could not be read, and is"
                  : " decisions could not be read, and are")
              + " not in it");
      return ExitCode.SOME_FAILED;
    }
    return ExitCode.OK;
  }
}
