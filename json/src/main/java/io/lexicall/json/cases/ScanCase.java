package io.lexicall.json.cases;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Problem;
import io.lexicall.json.JsonLines;
import io.lexicall.json.internal.JsonTree;
import io.lexicall.json.internal.Node;
import io.lexicall.json.internal.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One worked case for a scanner of card data: a text, and the spans that must be found in it. A
 * file has one JSON object per line:
 *
 * <pre>{@code
 * {"id":"scan-10","text":"card 4242424242424242 CVV 123",
 *  "spans":[{"start":5,"end":21,"kind":"pan"},{"start":26,"end":29,"kind":"cvv"}]}
 * }</pre>
 *
 * <p>Only spans of the kinds {@code pan}, {@code cvv} and {@code track} are compared; other kinds
 * mark parts of a text that are not card data. An invalid line becomes a case with {@linkplain
 * #problems() problems}. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ScanCase {
  private static final Set<String> COMPARED = Set.of("pan", "cvv", "track");
  private static final String ALLOWED = "one JSON object with id, text and spans";

  private final String source;
  private final long line;
  private final String id;
  private final String text;
  private final List<Stretch> spans;
  private final List<Problem> problems;

  private ScanCase(
      String source,
      long line,
      String id,
      String text,
      List<Stretch> spans,
      List<Problem> problems) {
    this.source = source;
    this.line = line;
    this.id = id;
    this.text = text;
    this.spans = List.copyOf(spans);
    this.problems = List.copyOf(problems);
  }

  /**
   * A part of a text and the kind of data in it.
   *
   * @param start offset of its first UTF-16 code unit
   * @param end offset after its last
   * @param kind such as {@code pan}
   * @since 0.1
   */
  public record Stretch(long start, long end, String kind) implements Comparable<Stretch> {
    /** Checks that there is a kind. */
    public Stretch {
      requireNonNull(kind, "kind");
    }

    /** Compares by place, then by kind. */
    @Override
    public int compareTo(Stretch other) {
      int byStart = Long.compare(start, other.start);
      int byEnd = byStart != 0 ? byStart : Long.compare(end, other.end);
      return byEnd != 0 ? byEnd : kind.compareTo(other.kind);
    }

    /** Returns kind and bounds: {@code pan[18,37)}. */
    @Override
    public String toString() {
      return kind + "[" + start + "," + end + ")";
    }
  }

  /**
   * Reads a file of cases.
   *
   * @return its cases in order; an invalid line becomes a case with problems
   * @throws IOException if the file cannot be read
   */
  public static List<ScanCase> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, String.valueOf(file.getFileName()));
    }
  }

  /**
   * Reads cases from a stream, which is left open.
   *
   * @param source the name of the stream, for messages
   * @return the cases in order; an invalid line becomes a case with problems
   * @throws IOException if the stream cannot be read
   */
  @SuppressWarnings("resource") // the stream is the caller's
  public static List<ScanCase> read(InputStream in, String source) throws IOException {
    requireNonNull(source, "source");
    List<ScanCase> cases = new ArrayList<>();
    JsonLines lines = new JsonLines(in);
    for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      cases.add(read(line, source));
    }
    return cases;
  }

  private static ScanCase read(JsonLines.Line line, String source) {
    Problems problems = new Problems();
    Problem unread = line.problem().orElse(null);
    JsonTree.Parsed parsed =
        unread == null ? JsonTree.parse(line.text(), ALLOWED) : new JsonTree.Parsed(null, unread);
    if (parsed.problem() != null) {
      return new ScanCase(source, line.number(), "", "", List.of(), List.of(parsed.problem()));
    }
    String id = "";
    String text = null;
    List<Stretch> spans = null;
    if (parsed.root() instanceof Node.Obj object) {
      for (Node.Member member : object.members()) {
        switch (member.key()) {
          case "id" -> id = text(member.value(), "id", problems);
          case "text" -> text = text(member.value(), "text", problems);
          case "spans" -> spans = spans(member.value(), problems);
          default -> problems.add(member.key(), "is not known here", "id, text, spans");
        }
      }
      if (text == null || spans == null) {
        problems.add(text == null ? "text" : "spans", "is required", ALLOWED);
      }
    } else {
      problems.add("", "is not an object", ALLOWED);
    }
    return new ScanCase(
        source,
        line.number(),
        id,
        text == null ? "" : text,
        spans == null ? List.of() : spans,
        problems.all());
  }

  private static String text(Node node, String path, Problems problems) {
    if (node instanceof Node.Text text) {
      return text.value();
    }
    problems.add(path, "is " + node.what(), "a string");
    return "";
  }

  private static List<Stretch> spans(Node node, Problems problems) {
    List<Stretch> spans = new ArrayList<>();
    if (!(node instanceof Node.Items list)) {
      problems.add("spans", "is " + node.what(), "a list");
      return spans;
    }
    for (int i = 0; i < list.items().size(); i++) {
      Stretch span = span(list.items().get(i));
      if (span == null) {
        problems.add("spans[" + i + "]", "is not a span", "an object with start, end and kind");
      } else {
        spans.add(span);
      }
    }
    return spans;
  }

  private static @Nullable Stretch span(Node node) {
    if (!(node instanceof Node.Obj object)) {
      return null;
    }
    long start = -1;
    long end = -1;
    String kind = "";
    for (Node.Member member : object.members()) {
      if (member.key().equals("kind") && member.value() instanceof Node.Text text) {
        kind = text.value();
      } else if (member.value() instanceof Node.Digits number
          && number.text().matches("[0-9]{1,9}")) {
        long value = Long.parseLong(number.text());
        start = member.key().equals("start") ? value : start;
        end = member.key().equals("end") ? value : end;
      }
    }
    return start < 0 || end <= start || kind.isEmpty() ? null : new Stretch(start, end, kind);
  }

  /** Returns the id, or an empty text. */
  public String id() {
    return id;
  }

  /** Returns the text. */
  public String text() {
    return text;
  }

  /** Returns the spans of all kinds. */
  public List<Stretch> spans() {
    return spans;
  }

  /** Returns why it cannot be run; empty if it can. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Compares what was found in the text with what must be found.
   *
   * @return the differences; empty if the case passes
   */
  public List<Difference> differences(Collection<Stretch> found) {
    List<Difference> differences = new ArrayList<>();
    for (Problem problem : problems) {
      String what = problem.path().isEmpty() ? "case" : problem.path();
      differences.add(
          new Difference(what, problem.allowed(), "not a valid case: " + problem.problem()));
    }
    Set<Stretch> expected = compared(spans);
    Set<Stretch> came = compared(found);
    if (differences.isEmpty() && !expected.equals(came)) {
      differences.add(new Difference("spans", words(expected), words(came)));
    }
    return differences;
  }

  private static Set<Stretch> compared(Collection<Stretch> spans) {
    return spans.stream()
        .filter(span -> COMPARED.contains(span.kind()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String words(Set<Stretch> spans) {
    return spans.isEmpty()
        ? "none"
        : spans.stream().map(Stretch::toString).collect(Collectors.joining(", "));
  }

  /** Returns its file, line and id: {@code scan.jsonl:12: scan-12}. */
  @Override
  public String toString() {
    return source + ":" + line + ": " + id;
  }
}
