package io.lexicall.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Jars with a host's own rules, for a command that applies all the law. */
final class ModuleOption {
  static final String NAME = "--module";
  static final String JAR = "JAR";
  static final String DESCRIPTION =
      "A jar with rules of your own, such as house rules, applied in addition to ours;"
          + " they cannot switch off any of ours. May be repeated.";

  @Option(names = NAME, paramLabel = JAR, description = DESCRIPTION)
  List<String> modules = List.of();
}
