package io.lexicall.cli;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many contacts are judged for a first look. */
final class SampleOption {
  @Option(
      names = "--sample",
      paramLabel = "N",
      description =
          "Judge only about N of the contacts, for a first look: all contacts with"
              + " certain numbers, the same numbers each time. The sampling error is"
              + " reported.")
  private @Nullable Long sample;

  /** Returns the wanted number; empty if all rows are judged. */
  OptionalLong get() {
    if (sample == null) {
      return OptionalLong.empty();
    }
    if (sample < 1) {
      throw Failure.usage("--sample takes a number of contacts, 1 or more");
    }
    return OptionalLong.of(sample);
  }
}
