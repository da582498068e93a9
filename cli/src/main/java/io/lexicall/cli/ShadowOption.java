package io.lexicall.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Rules that run only to see what they would do. */
final class ShadowOption {
  @Option(
      names = "--shadow",
      paramLabel = "JAR",
      description =
          "A jar with rules of your own that run in shadow: their findings are"
              + " reported separately, and decide nothing. May be repeated.")
  List<String> modules = List.of();
}
