package io.lexicall.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands on do-not-call lists. */
@Command(
    name = "lists",
    description = {
      "Builds and maintains do-not-call lists, which are looked up for every dial.",
      "",
      "Each edition of a list is one file. A new edition replaces the old one"
          + " atomically, after all of it is on disk and checked. If anything goes wrong"
          + " before, the old one stays as it was. Programs that have the old edition open"
          + " continue to use it."
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
