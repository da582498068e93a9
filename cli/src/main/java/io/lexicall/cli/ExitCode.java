package io.lexicall.cli;

/** The exit codes of the command line, documented in each command's help. */
final class ExitCode {
  static final int OK = 0;

  /** Some lines could not be read, or some cases failed. */
  static final int SOME_FAILED = 1;

  static final int USAGE = 2;
  static final int BROKEN = 3;
  static final int DENIED = 10;
  static final int UNDECIDED = 11;

  /** Card data was found. */
  static final int FOUND = 12;

  /**
   * The reader of the output closed it before the end: the code that a shell reports for SIGPIPE.
   */
  static final int READER_GONE = 141;

  private ExitCode() {}
}
