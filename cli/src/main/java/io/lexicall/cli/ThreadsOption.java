package io.lexicall.cli;

import picocli.CommandLine.Option;

/** The number of threads. */
final class ThreadsOption {
  private static final int MOST = 256;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "The number of threads (default: the number of cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** Returns the number of threads; throws if it is invalid. */
  int count() {
    if (threads < 1 || threads > MOST) {
      throw Failure.usage("--threads takes a whole number from 1 to " + MOST);
    }
    return threads;
  }
}
