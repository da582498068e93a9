package io.lexicall;

import io.lexicall.engine.Answers;
import io.lexicall.engine.LawDigest;
import io.lexicall.engine.Library;
import io.lexicall.rule.Settings;
import java.util.List;
import java.util.Set;

/** What the engine makes verdicts with, for tests of its parts. */
public final class TestAnswers {
  private TestAnswers() {}

  /** Returns one for a made-up edition of the law. */
  public static Answers make() {
    LawDigest digest =
        LawDigest.of(
            Compliance.class,
            List.of(),
            List.of(),
            List.of(),
            Library.of(List.of(), Set.of(), Settings.defaults()),
            Settings.defaults());
    return new VerdictMaker(new Verdict.Edition("2026-11-24", "2026b", digest));
  }
}
