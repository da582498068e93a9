package io.lexicall.cli;

import picocli.CommandLine.Option;

/** How many threads judge. */
final class ThreadsOption {
  private static final int MOST = 256;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads judge; as many as there are cores unless told.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** Returns how many; throws if it cannot be. */
  int count() {
    if (threads < 1 || threads > MOST) {
      throw Failure.usage("--threads takes a whole number from 1 to " + MOST);
    }
    return threads;
  }
}
