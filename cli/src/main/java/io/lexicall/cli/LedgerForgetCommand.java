package io.lexicall.cli;

import io.lexicall.ledger.LedgerException;
import io.lexicall.number.PhoneNumber;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "forget",
    description = {
      "Erases what the ledger knows about a person, except requests to stop, also those"
          + " under a law, with what was done about them: without these the person would be"
          + " called again. This cannot be undone.",
      "",
      "Backups of the database still hold what was erased. For 366 days the earlier"
          + " contacts with the person count as unknown, so that no frequency cap is assumed"
          + " to be free."
    },
    footer = {
      "",
      "Exit codes: 0 forgotten; 1 there was nothing to forget; " + LedgerCommand.EXIT_CODES,
      "",
      "Examples:",
      "  lexicall ledger forget --db acme.db --number +12125550142"
    })
final class LedgerForgetCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final LedgerOption option = new LedgerOption();

  @Option(
      names = "--number",
      required = true,
      paramLabel = "NUMBER",
      description = "The person's number.")
  private String number = "";

  LedgerForgetCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    PhoneNumber person = Journals.number(number);
    int erased;
    try (OpenLedger opened = option.open()) {
      erased = opened.ledger().forget(person);
    } catch (LedgerException failure) {
      throw LedgerOption.told(failure);
    }
    console.line(
        erased == 0
            ? "there was nothing to forget"
            : "forgotten: %s %s erased"
                .formatted(NumberInput.count(erased), erased == 1 ? "event" : "events"));
    console.flush();
    return erased == 0 ? ExitCode.SOME_FAILED : ExitCode.OK;
  }
}
