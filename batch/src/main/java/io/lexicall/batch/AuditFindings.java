package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.FactType;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.WrittenVerdict;
import io.lexicall.rule.Rule;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the findings of an {@link Audit}: as JSON lines, one verdict a line, or as CSV, one
 * finding a row. Not thread-safe.
 *
 * @since 0.1
 */
public final class AuditFindings implements Audit.Receiver {
  /** The columns of the CSV. */
  public static final List<String> COLUMNS =
      List.of(
          "file",
          "row",
          "id",
          "decision",
          "outcome",
          "rule",
          "citation",
          "certainty",
          "missing",
          "facts",
          "shadow");

  private static final String IN_SHADOW = "true";
  private static final int BUFFER = 1 << 16;
  private static final int MOST_KINDS = 10_000;

  private final OutputStream out;
  private final List<String> files;

  /** Null for JSON lines. */
  private final RowBytes.@Nullable Form form;

  private final boolean escapes;

  /** The facts that each rule reads; most audits find something, but not all are written. */
  private final Once<Map<String, String>> facts;

  /** The text after the place of a row, for each kind of verdict. */
  private final Map<VerdictKind, List<byte[]>> ends = new ConcurrentHashMap<>();

  private AuditFindings(
      OutputStream out,
      List<String> files,
      RowBytes.@Nullable Form form,
      boolean escapes,
      Supplier<Map<String, String>> facts) {
    this.out = new BufferedOutputStream(requireNonNull(out, "out"), BUFFER);
    this.files = List.copyOf(files);
    this.form = form;
    this.escapes = escapes;
    this.facts = new Once<>(facts);
  }

  /** Writes {@link Audited#json} of every row, in the order of the rows. */
  public static AuditFindings jsonLines(OutputStream out) {
    return new AuditFindings(out, List.of(), null, false, Map::of);
  }

  /**
   * Writes a header, and a row for each finding of an activity that was unlawful or could not be
   * judged: the file and the line of the activity, its id and its decision, and the outcome, rule,
   * citation, certainty and missing facts of the finding, the facts by which a rule that denies
   * decides, and whether the rule is in shadow ({@code true} or empty). A lawful activity has a row
   * only for what rules in shadow find. A refused row has one, with the reason in place of the
   * missing facts.
   *
   * @param compliance what judges; its rules are asked for the facts that they read
   * @param files the names of the files, by their index
   * @param escapeFormulas whether cells that a spreadsheet would run are escaped
   */
  public static AuditFindings csv(
      Compliance compliance, OutputStream out, List<String> files, boolean escapeFormulas)
      throws IOException {
    AuditFindings findings =
        new AuditFindings(
            out,
            files,
            new RowBytes.Form(StandardCharsets.UTF_8, ',', escapeFormulas),
            escapeFormulas,
            () -> factsByRule(compliance));
    String header = String.join(",", COLUMNS) + '\n';
    findings.out.write(header.getBytes(StandardCharsets.UTF_8));
    return findings;
  }

  /** Returns the form of the output. */
  String form() {
    return form == null ? "lines" : "cells of " + files + (escapes ? ", escaped" : "");
  }

  @Override
  public void take(Audited row) throws IOException {
    write(lines().record(0, row), AuditRecord.KEY_OF_ANSWER);
  }

  /** Writes what {@link Lines#record} made, after its key. */
  void write(byte[] record, int from) throws IOException {
    out.write(record, from, record.length - from);
  }

  /** Returns a writer of rows, for one thread. */
  Lines lines() {
    return new Lines();
  }

  /** Writes rows in the form of the file. Not thread-safe. */
  final class Lines {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Lines() {}

    /** Returns the lines of a row, possibly none, after its position. */
    byte[] record(long position, Audited row) {
      bytes.reset();
      for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
        bytes.write((int) (position >>> shift));
      }
      if (form == null) {
        bytes.writeBytes((row.json() + '\n').getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
      }
      List<byte[]> ends = ends(row, form);
      if (!ends.isEmpty()) {
        byte[] place = place(row, form);
        for (byte[] each : ends) {
          bytes.writeBytes(place);
          bytes.writeBytes(each);
        }
      }
      return bytes.toByteArray();
    }
  }

  /** Returns the place of a row and its decision. */
  private byte[] place(Audited row, RowBytes.Form cells) {
    int file = row.place().file();
    String text =
        (file < files.size() ? cells.cell(files.get(file)) : "")
            + ','
            + row.place().line()
            + ','
            + cells.cell(row.id().orElse(""))
            + ','
            + row.answer().code();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the cells after the decision for each finding; they are the same for verdicts of a
   * kind.
   */
  private List<byte[]> ends(Audited row, RowBytes.Form cells) {
    if (row.answer() == Answer.REFUSED) {
      return List.of(end(cells, "", "", "", "", row.reason(), "", ""));
    }
    VerdictKind kind = row.kind();
    if (kind == null) {
      return ends(row.verdict().orElseThrow(), cells);
    }
    List<byte[]> known = ends.get(kind);
    if (known == null) {
      known = ends(VerdictJson.written(kind.verdict()), cells);
      if (ends.size() > MOST_KINDS) {
        ends.clear();
      }
      ends.put(kind, known);
    }
    return known;
  }

  private List<byte[]> ends(WrittenVerdict verdict, RowBytes.Form cells) {
    return Stream.concat(
            verdict.findings().stream().map(finding -> end(finding, "", cells)),
            verdict.shadow().stream().map(finding -> end(finding, IN_SHADOW, cells)))
        .toList();
  }

  private byte[] end(WrittenVerdict.Finding finding, String shadow, RowBytes.Form cells) {
    return end(
        cells,
        FactType.code(finding.outcome()),
        finding.rule(),
        finding.citation(),
        finding.certainty(),
        String.join("; ", finding.missing()),
        finding.outcome() == Decision.DENY ? facts.get().getOrDefault(finding.rule(), "") : "",
        shadow);
  }

  /** Returns the facts that the rules of each id read; of a list the list only. */
  private static Map<String, String> factsByRule(Compliance compliance) {
    Map<String, Set<String>> byRule = new HashMap<>();
    for (Rule<?> rule : compliance.rules()) {
      Set<String> paths = byRule.computeIfAbsent(rule.info().id(), id -> new TreeSet<>());
      rule.info().reads().forEach(fact -> paths.add(fact.path()));
    }
    Map<String, String> facts = new HashMap<>();
    byRule.forEach(
        (rule, paths) ->
            facts.put(
                rule,
                paths.stream()
                    .filter(path -> !isInside(path, paths))
                    .collect(Collectors.joining("; "))));
    return facts;
  }

  private static byte[] end(RowBytes.Form cells, String... texts) {
    StringBuilder end = new StringBuilder();
    for (String each : texts) {
      end.append(',').append(cells.cell(each));
    }
    return end.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isInside(String path, Set<String> paths) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end > 0
        && (paths.contains(path.substring(0, end)) || isInside(path.substring(0, end), paths));
  }

  /** A value that is created when it is first needed. Thread-safe. */
  private static final class Once<T> {
    private @Nullable Supplier<T> create;
    private @Nullable T value;

    Once(Supplier<T> create) {
      this.create = create;
    }

    synchronized T get() {
      Supplier<T> first = create;
      if (first != null) {
        value = first.get();
        create = null;
      }
      return requireNonNull(value);
    }
  }

  /** Flushes what was written to the stream, which stays open. */
  public void flush() throws IOException {
    out.flush();
  }
}
