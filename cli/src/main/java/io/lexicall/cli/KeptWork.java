package io.lexicall.cli;

import io.lexicall.batch.AuditWork;
import io.lexicall.batch.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The folder in which a run is kept, if one was given, and the run for which it is kept. */
final class KeptWork implements AutoCloseable {
  /** The options that do not change the result. */
  private static final Set<String> OF_NO_MATTER =
      Set.of(
          "--out",
          "--report",
          "--json",
          "--temp",
          "--threads",
          "--since",
          "--fail-on",
          "--escape-formulas",
          "--color",
          "--work");

  private final @Nullable AuditWork opened;

  private KeptWork(@Nullable AuditWork opened) {
    this.opened = opened;
  }

  /**
   * Opens it.
   *
   * @param folder the folder; null for none
   * @param read the files that are read; if one differs, the run restarts
   */
  static KeptWork open(@Nullable String folder, CommandSpec spec, List<String> read)
      throws IOException {
    return new KeptWork(
        folder == null ? null : AuditWork.open(Input.path(folder), what(spec, read)));
  }

  private static String what(CommandSpec spec, List<String> read) throws IOException {
    ParseResult given = spec.commandLine().getParseResult();
    List<String> what = new ArrayList<>();
    what.add(Version.ofProgram());
    for (OptionSpec option : given.matchedOptions()) {
      if (!OF_NO_MATTER.contains(option.longestName())) {
        what.add(option.longestName() + " " + option.originalStringValues());
      }
    }
    what.sort(null);
    for (String file : read) {
      Path path = Input.path(file);
      what.add(
          file
              + " "
              + (Files.isDirectory(path) ? Outputs.sha256OfFolder(path) : Outputs.sha256(path)));
    }
    return String.join("\n", what);
  }

  @Nullable AuditWork folder() {
    return opened;
  }

  boolean isResumed() {
    return opened != null && opened.isResumed();
  }

  /** Deletes the kept files, once all output is in place. */
  void finish() throws IOException {
    if (opened != null) {
      opened.finish();
    }
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }
}
