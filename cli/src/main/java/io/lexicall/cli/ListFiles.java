package io.lexicall.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The do-not-call lists in which a command looks up numbers. */
final class ListFiles {
  @Option(
      names = "--list",
      paramLabel = "FILE",
      description =
          "A do-not-call list as 'lexicall lists build' writes it, or the folder of a company's own;"
              + " every number is looked up in those that concern its place. May be repeated.")
  List<String> files = List.of();

  /** Opens them. */
  OpenLists open() {
    try {
      return OpenLists.of(files);
    } catch (IllegalArgumentException twice) {
      throw Failure.usage(Input.told(twice.getMessage(), files));
    }
  }
}
