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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Puts every case to the engine in a JVM of its own, and writes the SHA-256 of what came out, a
 * line a case, so that a difference names the case.
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
    if (activity == null) {
      return sha256(subject.problems().toString());
    }
    return sha256(everything(Suite.engine(subject), activity));
  }

  private static String everything(Compliance engine, Activity<?> activity) {
    Explanation explanation = engine.explain(activity);
    Verdict verdict = explanation.verdict();
    StringBuilder all = new StringBuilder(1 << 16);
    all.append(VerdictJson.write("x", verdict))
        .append(ExplanationJson.write(activity, explanation));
    all.append(verdict).append(explanation).append(engine.check(activity));
    all.append(engine.reads(activity));
    for (Finding finding : verdict.findings()) {
      all.append(finding).append(finding.rule()).append(finding.missing());
    }
    return withoutZoneRules(all.toString(), verdict.edition().zoneRules());
  }

  /**
   * The zone rules are the JVM's own. Their name may also stand by chance in a digest, as 2026e.
   */
  static String withoutZoneRules(String answer, String zoneRules) {
    String name = Pattern.quote(zoneRules);
    // Begins with the name, not with its bound: that is found six times as fast in texts of
    // megabytes.
    return answer.replaceAll(name + "(?<!\\w" + name + ")\\b", "rules of the zones");
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JVM has it
    }
  }
}
