package io.lexicall.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands on the ledger. */
@Command(
    name = "ledger",
    description = {
      "Keeps consents, requests to stop, contacts and data subject requests, as events"
          + " that are never overwritten, in PostgreSQL or in an SQLite file.",
      "",
      "'lexicall check --db', explain, windows, scrub, audit and serve read from it what the"
          + " law asks about the past."
    },
    footer = {
      "",
      "Start here:",
      "  lexicall ledger init --db acme.db",
      "  lexicall ledger import --db acme.db --as consent-given --map Phone=number \\",
      "    --set kind=express-written consents.csv",
      "  lexicall ledger record told-to-stop --db acme.db --number +12125550142 --seller acme",
      "  lexicall ledger show --db acme.db --number +12125550142",
      "  lexicall ledger due --db acme.db",
      "  lexicall check --db acme.db calls.jsonl",
      "  lexicall ledger import --help      options, exit codes and examples of a command"
    })
final class LedgerCommand {
  /** The exit codes of the commands. */
  static final String EXIT_CODES =
      "2 the command was not understood, or the event cannot be recorded; 3 the ledger or a file"
          + " could not be read or written.";

  /** Returns the command with those in it. */
  static CommandLine with(Console console) {
    return new CommandLine(new LedgerCommand())
        .addSubcommand(new LedgerInitCommand(console))
        .addSubcommand(new LedgerImportCommand(console))
        .addSubcommand(new LedgerRecordCommand(console))
        .addSubcommand(new LedgerShowCommand(console))
        .addSubcommand(new LedgerDueCommand(console))
        .addSubcommand(new LedgerForgetCommand(console));
  }
}
