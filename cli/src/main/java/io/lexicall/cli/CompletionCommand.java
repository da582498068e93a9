package io.lexicall.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = {
      "Prints a script that lets bash and zsh complete commands, options and their values."
    },
    footer = {
      "",
      "Exit codes: 0 printed; 2 the command was not understood.",
      "",
      "Examples:",
      "  source <(lexicall completion)                        for this shell",
      "  lexicall completion >~/.local/share/bash-completion/completions/lexicall"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.text(AutoComplete.bash("lexicall", spec.root().commandLine()));
    console.flush();
    return ExitCode.OK;
  }
}
