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
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
  private static final int MOST_NAMED_BYTES = 1 << 22;

  /** The index of a record that holds whole lines. */
  private static final int WHOLE = -1;

  /** The position and the index of a record. */
  private static final int HEAD = AuditRecord.KEY_OF_ANSWER + Integer.BYTES;

  private final OutputStream out;
  private final List<String> files;

  /** Null for JSON lines. */
  private final RowBytes.@Nullable Form form;

  private final boolean escapes;

  /** The facts that each rule reads; most audits find something, but not all are written. */
  private final Once<Map<String, String>> facts;

  /** The text after the place of a row, for each kind of verdict. */
  private final Map<VerdictKind, Ends> ends = new ConcurrentHashMap<>();

  /** The texts that records name, by their index. */
  private final List<List<byte[]>> named = new ArrayList<>();

  private int namedBytes;

  /**
   * The texts after the place of a row.
   *
   * @param index the index by which records name them, or {@link #WHOLE}
   */
  private record Ends(int index, List<byte[]> each) {}

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
    byte[] record = record(0, row);
    if (record != null) {
      write(record);
    }
  }

  /**
   * Returns the lines of a row as they are sorted by its position, or null if it has none. A record
   * names the text after the place by its index, since few texts follow most places. Several
   * threads may call this at once.
   */
  byte @Nullable [] record(long position, Audited row) {
    if (form == null) {
      return record(position, WHOLE, (row.json() + '\n').getBytes(StandardCharsets.UTF_8));
    }
    Ends ends = ends(row, form);
    if (ends.each.isEmpty()) {
      return null;
    }
    byte[] place = place(row, form);
    if (ends.index != WHOLE) {
      return record(position, ends.index, place);
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (byte[] each : ends.each) {
      lines.writeBytes(place);
      lines.writeBytes(each);
    }
    return record(position, WHOLE, lines.toByteArray());
  }

  private static byte[] record(long position, int index, byte[] rest) {
    return ByteBuffer.allocate(HEAD + rest.length)
        .putLong(position)
        .putInt(index)
        .put(rest)
        .array();
  }

  /** Writes the lines of a record. */
  void write(byte[] record) throws IOException {
    int index = ByteBuffer.wrap(record).getInt(AuditRecord.KEY_OF_ANSWER);
    if (index == WHOLE) {
      out.write(record, HEAD, record.length - HEAD);
      return;
    }
    for (byte[] each : named(index)) {
      out.write(record, HEAD, record.length - HEAD);
      out.write(each);
    }
  }

  private synchronized List<byte[]> named(int index) {
    return named.get(index);
  }

  /** Returns texts with the index by which records name them, unless too many are named. */
  private synchronized Ends named(List<byte[]> each) {
    int bytes = each.stream().mapToInt(text -> text.length).sum();
    if (each.isEmpty() || named.size() == MOST_KINDS || namedBytes + bytes > MOST_NAMED_BYTES) {
      return new Ends(WHOLE, each);
    }
    named.add(each);
    namedBytes += bytes;
    return new Ends(named.size() - 1, each);
  }

  /** Writes the texts that records name, so that a later run can read the records. */
  synchronized void save(DataOutput to) throws IOException {
    to.writeInt(named.size());
    for (List<byte[]> each : named) {
      to.writeInt(each.size());
      for (byte[] text : each) {
        to.writeInt(text.length);
        to.write(text);
      }
    }
  }

  /** Reads what was saved, in place of all texts that were named so far. */
  synchronized void restore(DataInput from) throws IOException {
    ends.clear();
    named.clear();
    namedBytes = 0;
    for (int left = from.readInt(); left > 0; left--) {
      List<byte[]> each = new ArrayList<>();
      for (int texts = from.readInt(); texts > 0; texts--) {
        byte[] text = new byte[from.readInt()];
        from.readFully(text);
        each.add(text);
        namedBytes += text.length;
      }
      named.add(List.copyOf(each));
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
  private Ends ends(Audited row, RowBytes.Form cells) {
    if (row.answer() == Answer.REFUSED) {
      return new Ends(WHOLE, List.of(end(cells, "", "", "", "", row.reason(), "", "")));
    }
    VerdictKind kind = row.kind();
    if (kind == null) {
      return new Ends(WHOLE, ends(row.verdict().orElseThrow(), cells));
    }
    Ends known = ends.get(kind);
    if (known == null) {
      known = named(ends(VerdictJson.written(kind.verdict()), cells));
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
