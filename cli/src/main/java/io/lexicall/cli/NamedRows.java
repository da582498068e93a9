package io.lexicall.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.batch.Audit;
import io.lexicall.batch.AuditTally;
import io.lexicall.batch.Refusal;
import io.lexicall.batch.Tally;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names past rows by their lines: those that were refused, repeated, or lack a history. */
final class NamedRows {
  private final Page page;
  private final CountedLines lines;
  private final AuditTally tally;
  private final boolean severalFiles;

  NamedRows(Page page, CountedLines lines, AuditTally tally, List<String> files) {
    this.page = page;
    this.lines = lines;
    this.tally = tally;
    this.severalFiles = files.size() > 1;
  }

  /**
   * Names the refused rows, by reason.
   *
   * @param hint which options could make an instant readable
   */
  void refused(String hint) {
    tally
        .verdicts()
        .refusals()
        .forEach(
            (refusal, rows) ->
                rows(
                    refusal.code(),
                    Optional.of(rows),
                    refusal.text() + (refusal == Refusal.NO_INSTANT ? hint : "") + ": "));
  }

  void repeated() {
    rows(
        "repeated",
        tally.repeated(),
        "the same call as an earlier row"
            + (tally.repeatedWithoutId() == 0
                ? ""
                : " (%s without an id: number, instant, channel and seller are the same)"
                    .formatted(CountedLines.number(tally.repeatedWithoutId())))
            + ": ");
  }

  /** Names the rows without a history or with a part of it, and those that are in none. */
  void histories() {
    rows(
        "without a history",
        tally.withoutHistory(),
        "to a number with more than %s earlier contacts: "
            .formatted(CountedLines.number(Audit.MOST_EARLIER)));
    rows(
        "partial history",
        tally.withIncompleteHistory(),
        "their history lacks a contact to the same number whose row could not be read: ");
    rows("not in any history", tally.inNoHistory(), "not read, so the called number is unknown: ");
  }

  void rows(String name, Optional<Tally.OfRefusal> rows, String text) {
    if (rows.isPresent()) {
      page.blank();
      String example = rows.get().example();
      lines.line(
          Page.Style.UNSURE,
          name,
          rows.get().rows(),
          text + at(rows.get()) + (example.isEmpty() ? "" : "; the first: " + example));
    }
  }

  /** Returns where the first of some rows are. */
  String at(Tally.OfRefusal rows) {
    return (rows.rows() == 1 ? "line " : "lines ")
        + rows.first().stream()
            .map(at -> (severalFiles ? "(file " + (at.file() + 1) + ") " : "") + at.line())
            .collect(Collectors.joining(", "))
        + (rows.rows() > rows.first().size() ? ", ..." : "");
  }

  /** Writes the member {@code refusals}: the refused rows, by reason. */
  static void writeRefused(JsonGenerator json, Tally verdicts) throws IOException {
    json.writeObjectFieldStart("refusals");
    for (Map.Entry<Refusal, Tally.OfRefusal> each : verdicts.refusals().entrySet()) {
      write(json, each.getKey().code(), each.getValue());
    }
    json.writeEndObject();
  }

  /** Writes the members that {@link #histories} shows. */
  static void writeHistories(JsonGenerator json, AuditTally tally) throws IOException {
    write(json, "withoutHistory", tally.withoutHistory().orElse(null));
    write(json, "withIncompleteHistory", tally.withIncompleteHistory().orElse(null));
    write(json, "inNoHistory", tally.inNoHistory().orElse(null));
  }

  static void write(JsonGenerator json, String name, Tally.@Nullable OfRefusal rows)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("rows", rows == null ? 0 : rows.rows());
    json.writeArrayFieldStart("first");
    if (rows != null) {
      for (Tally.At at : rows.first()) {
        json.writeStartObject();
        json.writeNumberField("file", at.file());
        json.writeNumberField("line", at.line());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
