package io.lexicall.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands on journals of decisions. */
@Command(
    name = "journal",
    description = {
      "Verifies, shows, explains and proves the entries of a journal of decisions, and"
          + " forgets a person in it.",
      "",
      "A journal is an append-only folder that 'lexicall check --journal' and the"
          + " library write. It has the public format C2SP tlog-tiles, so others can verify"
          + " it without this program. Personal data in it is encrypted under keys in a"
          + " separate folder."
    },
    footer = {
      "",
      "Start here:",
      "  lexicall journal keys acme.journal --make-key-file acme.key",
      "  lexicall check --journal acme.journal --key-file acme.key calls.jsonl",
      "  lexicall journal verify acme.journal",
      "  lexicall journal show acme.journal --key-file acme.key --number +12125550142",
      "  lexicall journal explain acme.journal --key-file acme.key --id call-17",
      "  lexicall journal prove acme.journal --entry 812 -o evidence.zip",
      "  lexicall journal verify --help      options, exit codes and examples of a command"
    })
final class JournalCommand {
  /** Returns the command with those in it. */
  static CommandLine with(Console console) {
    return new CommandLine(new JournalCommand())
        .addSubcommand(new JournalKeysCommand(console))
        .addSubcommand(new JournalVerifyCommand(console))
        .addSubcommand(new JournalShowCommand(console))
        .addSubcommand(new JournalExplainCommand(console))
        .addSubcommand(new JournalProveCommand(console))
        .addSubcommand(new JournalReplayCommand(console))
        .addSubcommand(new JournalExportCommand(console))
        .addSubcommand(new JournalForgetCommand(console))
        .addSubcommand(new JournalPruneCommand(console));
  }
}
