package io.lexicall.json.cases;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Problem;
import io.lexicall.json.JsonLines;
import io.lexicall.json.internal.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads case files, with one JSON object per line:
 *
 * <pre>{@code
 * {"name":"short sentence","why":"the reasoning in law","regulations":["tcpa"],"profile":{…},
 *  "facts":{…},
 *  "expect":{"decision":"deny","rules":["tcpa.calling-hours"],"cites":["47 CFR 64.1200(c)(1)"],
 *            "permittedFrom":"…","missing":["to.lineType"],"obligations":["identify-caller"],
 *            "due":{"complete-request":"2026-03-31"},"notRules":["…"]}}
 * }</pre>
 *
 * <p>{@code name}, {@code facts} and {@code expect} are required, and {@code expect} names at least
 * one thing. Thread-safe.
 *
 * @since 0.1
 */
public final class Cases {
  private Cases() {}

  /** Returns the JSON Schema (2020-12) of a line of a case file, as {@link #read} reads it. */
  public static String schema() {
    return Resources.read("case.schema.json");
  }

  /**
   * Reads a case file.
   *
   * @return its cases in order; an invalid line becomes a case with problems
   * @throws IOException if the file cannot be read
   */
  public static List<Case> read(Path file) throws IOException {
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
  public static List<Case> read(InputStream in, String source) throws IOException {
    requireNonNull(source, "source");
    List<Case> cases = new ArrayList<>();
    JsonLines lines = new JsonLines(in);
    for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      cases.add(read(line, source));
    }
    return cases;
  }

  private static Case read(JsonLines.Line line, String source) {
    CaseReader reader = new CaseReader();
    Problem problem = line.problem().orElse(null);
    return problem == null
        ? reader.read(line.text(), source, line.number())
        : CaseReader.broken(source, line.number(), List.of(problem));
  }
}
