package io.lexicall.cli;

import io.lexicall.json.SafeText;

/** A failure that ends a command, reported to the user in one line. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /**
   * The message may quote the arguments, in which a telephone number is masked. Counts, ports and
   * similar numbers are shown.
   */
  static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, SafeText.ofId(message));
  }

  /** A message that quotes nothing, so that an example in it is shown in full. */
  static Failure hint(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  static Failure broken(String message) {
    return new Failure(ExitCode.BROKEN, message);
  }

  /** Returns the same failure with more at the end of its message. */
  Failure and(String more) {
    return more.isEmpty() ? this : new Failure(exitCode, told() + more);
  }

  int exitCode() {
    return exitCode;
  }

  String told() {
    return String.valueOf(getMessage());
  }
}
