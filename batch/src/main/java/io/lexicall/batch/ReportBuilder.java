package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What every report shows of the run in addition to its result. Texts are shown as they are: the
 * host must remove numbers of people. Not thread-safe.
 *
 * @param <B> the builder
 */
abstract class ReportBuilder<B extends ReportBuilder<B>> {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.ENGLISH);

  private final List<ReportPage.Digest> digests = new ArrayList<>();
  private List<String> files = List.of();
  private String program = "lexicall";
  private @Nullable String command;
  private @Nullable Instant begun;
  private Duration took = Duration.ZERO;

  ReportBuilder() {}

  /** Returns this builder. */
  abstract B self();

  /** Sets the names of the files of rows, in the order of the inputs. */
  public B files(List<String> names) {
    this.files = List.copyOf(names);
    return self();
  }

  /**
   * Adds the SHA-256 of a file.
   *
   * @param role what the file is, such as {@code list}
   * @param file its name
   * @param sha256 in hexadecimal
   */
  public B digest(String role, String file, String sha256) {
    digests.add(new ReportPage.Digest(role, file, sha256));
    return self();
  }

  /** Sets the name and version of the program that judged. */
  public B program(String nameAndVersion) {
    this.program = requireNonNull(nameAndVersion, "nameAndVersion");
    return self();
  }

  /** Sets the command that was given. */
  public B command(String asGiven) {
    this.command = requireNonNull(asGiven, "asGiven");
    return self();
  }

  /** Sets when the run began and how long it took. */
  public B done(Instant from, Duration duration) {
    this.begun = requireNonNull(from, "from");
    this.took = requireNonNull(duration, "duration");
    return self();
  }

  List<String> files() {
    return files;
  }

  /** Returns the names of the files without their folders. */
  String names() {
    return files.isEmpty()
        ? "rows"
        : files.stream()
            .map(file -> file.substring(file.lastIndexOf('/') + 1))
            .collect(Collectors.joining(", "));
  }

  void begin(ReportPage page, String title) {
    page.begin(program, title);
  }

  /** Ends the list of what the answers rest on. */
  void end(ReportPage page) {
    page.entry("Program", program);
    if (begun != null) {
      page.entry(
          "Done",
          MOMENT.format(begun.atZone(ZoneOffset.UTC))
              + " UTC, in "
              + String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0)
              + " s");
    }
    page.command(command);
    page.append("</dl>\n");
    page.digests(digests);
  }
}
