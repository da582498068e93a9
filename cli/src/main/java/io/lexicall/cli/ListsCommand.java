package io.lexicall.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands on do-not-call lists. */
@Command(
    name = "lists",
    description = {
      "Builds and keeps do-not-call lists, to be looked up on every dial.",
      "",
      "A list is kept in one file for each edition. A new edition takes the place of the old one in"
          + " one step, when all of it is on disk and checked; whatever goes wrong before leaves the"
          + " old one as it was, and whoever has it open goes on with it."
    },
    footer = {
      "",
      "Start here:",
      "  lexicall lists build --kind national-dnc --place US --as-of 2026-11-01 -o us.lexi full.txt",
      "  lexicall lists update us.lexi changes.txt",
      "  lexicall lists info us.lexi",
      "  lexicall lists lookup us.lexi +12125550142",
      "  lexicall lists build --help      options, exit codes and examples of a command"
    })
final class ListsCommand {
  /** Returns the command with those in it. */
  static CommandLine with(Console console) {
    return new CommandLine(new ListsCommand())
        .addSubcommand(new ListsBuildCommand(console))
        .addSubcommand(new ListsUpdateCommand(console))
        .addSubcommand(new ListsInfoCommand(console))
        .addSubcommand(new ListsLookupCommand(console))
        .addSubcommand(new ListsVerifyCommand(console))
        .addSubcommand(new ListsRecoverCommand(console))
        .addSubcommand(new ListsDiffCommand(console));
  }
}
