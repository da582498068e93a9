package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.json.WrittenVerdict;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an {@link Audit} found: as JSON lines, one verdict each, or as CSV, one finding a
 * row. Not thread-safe.
 *
 * @since 0.1
 */
public final class AuditFindings implements Audit.Receiver {
  /** The columns of the CSV. */
  public static final List<String> COLUMNS =
      List.of(
          "file", "row", "id", "decision", "outcome", "rule", "citation", "certainty", "missing");

  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final List<String> files;

  /** Null for JSON lines. */
  private final RowBytes.@Nullable Form form;

  private AuditFindings(OutputStream out, List<String> files, RowBytes.@Nullable Form form) {
    this.out = new BufferedOutputStream(requireNonNull(out, "out"), BUFFER);
    this.files = List.copyOf(files);
    this.form = form;
  }

  /** Writes {@link Audited#json} of every row, in the order of the rows. */
  public static AuditFindings jsonLines(OutputStream out) {
    return new AuditFindings(out, List.of(), null);
  }

  /**
   * Writes a header, and a row for each finding of an activity that was unlawful or could not be
   * judged: the file and the line of the activity, its id, the decision on it, and of the finding
   * its outcome, rule, citation, certainty and missing facts. What was lawful has none. A row that
   * was refused has one, with the reason in place of the missing facts.
   *
   * @param files the names of the files, by their index
   * @param escapeFormulas whether cells that a spreadsheet would run are escaped
   */
  public static AuditFindings csv(OutputStream out, List<String> files, boolean escapeFormulas)
      throws IOException {
    AuditFindings findings =
        new AuditFindings(
            out, files, new RowBytes.Form(StandardCharsets.UTF_8, ',', escapeFormulas));
    findings.row(COLUMNS);
    return findings;
  }

  @Override
  public void take(Audited row) throws IOException {
    if (form == null) {
      write(row.json());
      return;
    }
    int file = row.place().file();
    List<String> place =
        List.of(
            file < files.size() ? files.get(file) : "",
            Long.toString(row.place().line()),
            row.id().orElse(""));
    WrittenVerdict verdict = row.verdict().orElse(null);
    if (verdict == null) {
      cells(place, row.answer().code(), "", "", "", "", row.reason());
      return;
    }
    for (WrittenVerdict.Finding finding : verdict.findings()) {
      cells(
          place,
          row.answer().code(),
          finding.outcome().name().toLowerCase(Locale.ROOT),
          finding.rule(),
          finding.citation(),
          finding.certainty(),
          String.join("; ", finding.missing()));
    }
  }

  private void cells(List<String> place, String... others) throws IOException {
    List<String> cells = new ArrayList<>(place);
    cells.addAll(List.of(others));
    row(cells);
  }

  private void row(List<String> cells) throws IOException {
    write(cells.stream().map(requireNonNull(form)::cell).collect(Collectors.joining(",")));
  }

  private void write(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Sends what was written to the stream. It stays open. */
  public void flush() throws IOException {
    out.flush();
  }
}
