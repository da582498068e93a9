package io.lexicall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "init",
    description = {
      "Creates a ledger in a database, or upgrades one of an earlier version. A ledger"
          + " of the current version stays as it is."
    },
    footer = {
      "",
      "Exit codes: 0 there is a ledger; " + LedgerCommand.EXIT_CODES,
      "",
      "Examples:",
      "  lexicall ledger init --db acme.db",
      "  lexicall ledger init --db 'jdbc:postgresql://db/acme?user=acme' --db-key-file acme.key"
    })
final class LedgerInitCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final LedgerOption option = new LedgerOption();

  LedgerInitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (OpenLedger opened = option.create()) {
      int version = opened.ledger().version();
      int found = opened.ledger().versionFound();
      console.line(
          "there is a ledger of version %s, %s"
              .formatted(
                  version,
                  found == 0
                      ? "begun now"
                      : found == version
                          ? "which existed already"
                          : "upgraded from version " + found));
    }
    console.flush();
    return ExitCode.OK;
  }
}
