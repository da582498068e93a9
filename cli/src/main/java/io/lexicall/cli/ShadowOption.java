package io.lexicall.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Rules that are asked to see what they would do. */
final class ShadowOption {
  @Option(
      names = "--shadow",
      paramLabel = "JAR",
      description =
          "A jar with rules of your own that are asked in shadow: what they find is told apart, and"
              + " decides nothing. May be repeated.")
  List<String> modules = List.of();
}
