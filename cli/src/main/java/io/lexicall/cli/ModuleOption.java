package io.lexicall.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Jars with rules of a host's own, for a command that asks all the law. */
final class ModuleOption {
  static final String NAME = "--module";
  static final String JAR = "JAR";
  static final String DESCRIPTION =
      "A jar with rules of your own, such as house rules, asked besides ours; they can silence"
          + " none of ours. May be repeated.";

  @Option(names = NAME, paramLabel = JAR, description = DESCRIPTION)
  List<String> modules = List.of();
}
