package io.lexicall.cli;

import picocli.CommandLine.Option;

/** Whether a page is colored. */
final class ColorOption {
  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "always, never, or auto: on a terminal, unless NO_COLOR is set (default: auto).")
  String when = "auto";

  boolean isOn(Terminal terminal) {
    return switch (when) {
      case "always" -> true;
      case "never" -> false;
      case "auto" -> terminal.colored();
      default -> throw Failure.usage("--color takes auto, always and never, not " + when);
    };
  }
}
