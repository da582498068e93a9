package io.lexicall.cli;

import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a page is colored. */
final class ColorOption {
  private static final Set<String> WORDS = Set.of("auto", "always", "never");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  private String when = "auto";

  /** Refuses an invalid value at once: a command that shows no page would not check it. */
  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "always, never, or auto: on a terminal, unless NO_COLOR is set (default: auto).")
  void when(String word) {
    if (!WORDS.contains(word)) {
      throw new ParameterException(
          spec.commandLine(), "--color takes auto, always and never, not " + word);
    }
    when = word;
  }

  boolean isOn(Terminal terminal) {
    return when.equals("always") || when.equals("auto") && terminal.colored();
  }
}
