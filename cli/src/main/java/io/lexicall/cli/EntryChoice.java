package io.lexicall.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The entries of a journal that a command is about: by their positions, or by what they hold. */
final class EntryChoice {
  @Mixin final EntryFilter filter = new EntryFilter();

  @Option(
      names = "--entry",
      split = ",",
      paramLabel = "N",
      description = "The positions of the entries, as 'journal show' prints them.")
  List<Long> entries = new ArrayList<>();

  /**
   * Requires that entries are chosen, and in one way.
   *
   * @return whether they are chosen by what they hold
   */
  boolean isFiltered() {
    boolean filtered = filter.selects();
    if (filtered == !entries.isEmpty()) {
      throw Failure.usage(
          "name entries with --entry, or select them with options such as --id or --number");
    }
    return filtered;
  }
}
