package io.lexicall.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The section of a page that names past rows by their file and line. */
final class RowsSection {
  private final Map<String, Tally.OfRefusal> named = new LinkedHashMap<>();
  private final List<String> files;

  RowsSection(List<String> files) {
    this.files = files;
  }

  void put(String what, Optional<Tally.OfRefusal> rows) {
    rows.ifPresent(present -> named.put(what, present));
  }

  void putRefused(Tally verdicts) {
    verdicts.refusals().forEach((refusal, rows) -> named.put("Refused: " + refusal.text(), rows));
  }

  void putRepeated(AuditTally tally) {
    put(
        "The same call as an earlier row"
            + (tally.repeatedWithoutId() == 0
                ? ""
                : "; %s without an id, since number, instant, channel and seller are the same"
                    .formatted(ReportPage.number(tally.repeatedWithoutId()))),
        tally.repeated());
  }

  /** Adds the rows without a history or with a part of it, and those that are in none. */
  void putHistories(AuditTally tally) {
    put(
        "To a number with more than %s earlier contacts; judged without a history"
            .formatted(ReportPage.number(Audit.MOST_EARLIER)),
        tally.withoutHistory());
    put(
        "After a row that could not be read, so part of the history is unknown",
        tally.withIncompleteHistory());
    put(
        "Not read, and not in any history, since the called number is unknown",
        tally.inNoHistory());
  }

  /**
   * Shows what was added; nothing if nothing was.
   *
   * @param of how many rows there are
   */
  void show(ReportPage page, long of) {
    if (named.isEmpty()) {
      return;
    }
    page.append(
        "<section aria-labelledby=\"named\">\n<h2 id=\"named\">Rows to look at</h2>\n<p>None of them was left out.</p>\n");
    page.table("Where they are", "What", "First lines", "Rows", "Of all");
    named.forEach(
        (what, rows) ->
            page.row(
                ReportPage.escaped(what),
                lines(files, rows),
                ReportPage.number(rows.rows()),
                ReportPage.share(rows.rows(), of)));
    page.append("</tbody></table>\n</section>\n");
  }

  /** Returns where the first of some rows are. */
  static String lines(List<String> files, Tally.OfRefusal rows) {
    return rows.first().stream().map(at -> line(files, at)).collect(Collectors.joining(", "));
  }

  static String line(List<String> files, Tally.At at) {
    return files.size() <= 1
        ? ReportPage.number(at.line())
        : ReportPage.escaped(called(files, files.get(at.file())))
            + ":"
            + ReportPage.number(at.line());
  }

  /** Returns the name of a file without its folder, if no other file is called so. */
  private static String called(List<String> files, String file) {
    String name = last(file);
    return files.stream().filter(each -> last(each).equals(name)).count() == 1 ? name : file;
  }

  private static String last(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
