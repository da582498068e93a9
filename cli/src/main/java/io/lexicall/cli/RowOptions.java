package io.lexicall.cli;

import io.lexicall.Decision;
import io.lexicall.batch.Answer;
import io.lexicall.batch.Outputs;
import io.lexicall.batch.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options and exit codes of every command that judges rows. */
final class RowOptions {
  /** What the digest of a folder covers. */
  private static final String FOLDER =
      ", a folder: the digest is that of the output of LC_ALL=C sha256sum * in it";

  @Mixin private final ThreadsOption threads = new ThreadsOption();

  @Option(
      names = "--fail-on",
      split = ",",
      paramLabel = "DECISION",
      description =
          "Exit with 10 if a row is denied (deny), with 11 if one is undecided (indeterminate).")
  private List<String> failOn = new ArrayList<>();

  /** Receives the digest of a file. */
  interface Digests {
    void add(String role, String file, String sha256);
  }

  int threads() {
    return threads.count();
  }

  /** Throws if options are invalid, before anything is read. */
  void check() {
    threads();
    CheckCommand.decisions(failOn);
  }

  /**
   * Returns the exit code of a run. What --fail-on waits for goes before rows that could not be
   * read, which may stand anywhere in the file.
   */
  int exitCode(Tally tally) {
    Set<Decision> failing = CheckCommand.decisions(failOn);
    return failing.contains(Decision.DENY) && tally.rows(Answer.DENY) > 0
        ? ExitCode.DENIED
        : failing.contains(Decision.INDETERMINATE) && tally.rows(Answer.INDETERMINATE) > 0
            ? ExitCode.UNDECIDED
            : tally.rows(Answer.REFUSED) > 0 ? ExitCode.SOME_FAILED : ExitCode.OK;
  }

  /** Records the digest of a file, except standard input and pipes, which cannot be read again. */
  static void digest(String role, String file, Digests digests) throws IOException {
    Path path = Input.path(file);
    if (Files.isDirectory(path)) {
      digests.add(role + FOLDER, Input.called(file), Outputs.sha256OfFolder(path));
    } else if (!file.equals(DistinctFiles.STANDARD) && Files.isRegularFile(path)) {
      digests.add(role, Input.called(file), Outputs.sha256(path));
    }
  }
}
