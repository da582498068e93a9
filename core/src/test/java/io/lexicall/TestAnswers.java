package io.lexicall;

import io.lexicall.engine.Answers;

/** What the engine makes verdicts with, for tests of its parts. */
public final class TestAnswers {
  private TestAnswers() {}

  /** Returns one for a made-up edition of the law. */
  public static Answers make() {
    return new VerdictMaker(new Verdict.Edition("2026-11-24", "2026b", "sha256:00"));
  }
}
