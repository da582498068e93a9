package io.lexicall.cli;

import io.lexicall.json.SafeText;

/** What ends a command, told to the user in one line. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /**
   * The message may quote the arguments: whoever pastes a whole number there does not see it again.
   * Counts, ports and the like are shown.
   */
  static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, SafeText.ofId(message));
  }

  /** A message of ours that quotes nothing, so that an example in it is shown whole. */
  static Failure hint(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  static Failure broken(String message) {
    return new Failure(ExitCode.BROKEN, message);
  }

  int exitCode() {
    return exitCode;
  }

  String told() {
    return String.valueOf(getMessage());
  }
}
