package io.lexicall.conformance;

import io.lexicall.Compliance;
import io.lexicall.Explanation;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.json.ExplanationJson;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.Cases;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/**
 * Puts every case to the engine in a JVM of its own, and writes sums of what came out, a line a
 * case, so that a difference names the case.
 */
final class EveryAnswer {
  private EveryAnswer() {}

  /**
   * Answers the cases.
   *
   * @param arguments the file to write, then the case files
   */
  public static void main(String[] arguments) throws IOException {
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(Path.of(arguments[0])), false, StandardCharsets.UTF_8)) {
      for (int i = 1; i < arguments.length; i++) {
        for (Case each : Cases.read(Path.of(arguments[i]))) {
          out.print(each.source() + ":" + each.line() + " " + answer(each) + "\n");
        }
      }
      if (out.checkError()) {
        throw new IOException("the answers cannot be written");
      }
    }
  }

  private static String answer(Case subject) {
    Activity<?> activity = subject.activity().orElse(null);
    Sums sums = new Sums();
    if (activity == null) {
      sums.add(subject.problems().toString());
    } else {
      everything(Suite.engine(subject), activity, isToldInFull(subject), sums);
    }
    return sums.toString();
  }

  /**
   * The length, and two checksums of different kinds. Nobody forges an answer, and these are added
   * up many times as fast as a digest: there are gigabytes of answers.
   */
  private static final class Sums {
    private final Checksum one = new CRC32();
    private final Checksum other = new Adler32();
    private long length;

    void add(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      length += bytes.length;
      for (Checksum each : List.of(one, other)) {
        each.update(bytes);
        each.update('\n');
      }
    }

    @Override
    public String toString() {
      // Not formatted, which some languages do with digits of their own.
      return Long.toHexString(one.getValue())
          + ' '
          + Long.toHexString(other.getValue())
          + ' '
          + length;
    }
  }

  /**
   * An explanation tells of every rule, ten times as much as the verdict: a case of four shows
   * whether it depends on the machine.
   */
  private static boolean isToldInFull(Case subject) {
    return subject.line() % 4 == 0;
  }

  /** Text by text: put together they would be megabytes, of a few letters that take two bytes. */
  private static void everything(
      Compliance engine, Activity<?> activity, boolean inFull, Sums into) {
    Verdict verdict = engine.check(activity);
    List<Object> all = new ArrayList<>();
    all.add(VerdictJson.write("x", verdict));
    all.addAll(List.of(verdict, engine.reads(activity)));
    if (inFull) {
      Explanation explanation = engine.explain(activity);
      all.add(ExplanationJson.write(activity, explanation));
      all.addAll(List.of(explanation, explanation.verdict()));
    }
    for (Finding finding : verdict.findings()) {
      all.addAll(List.of(finding, finding.rule(), finding.missing()));
    }
    for (Object each : all) {
      into.add(withoutZoneRules(each.toString(), verdict.edition().zoneRules()));
    }
  }

  /**
   * The zone rules are the JVM's own. Their name may also stand by chance in a digest, as 2026e.
   */
  static String withoutZoneRules(String answer, String zoneRules) {
    int found = answer.indexOf(zoneRules);
    if (found < 0) {
      return answer;
    }
    StringBuilder without = new StringBuilder(answer.length() + 64);
    int copied = 0;
    while (found >= 0) {
      int end = found + zoneRules.length();
      if (!isOfAWord(answer, found - 1) && !isOfAWord(answer, end)) {
        without.append(answer, copied, found).append("rules of the zones");
        copied = end;
      }
      found = answer.indexOf(zoneRules, end);
    }
    return without.append(answer, copied, answer.length()).toString();
  }

  private static boolean isOfAWord(String text, int index) {
    return index >= 0
        && index < text.length()
        && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_');
  }
}
