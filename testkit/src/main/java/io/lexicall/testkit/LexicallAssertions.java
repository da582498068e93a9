package io.lexicall.testkit;

import io.lexicall.Verdict;

/**
 * Entry point for assertions on verdicts.
 *
 * <pre>{@code
 * assertThat(verdict).denies("tsr.calling-hours").until("2026-11-24T13:00:00Z");
 * assertThat(verdict).permits().owing("identify-caller");
 * assertThat(verdict).isUndecidedFor("to.lineType").doesNotMention("tcpa.calling-hours");
 * }</pre>
 *
 * @since 0.1
 */
public final class LexicallAssertions {
  private LexicallAssertions() {}

  /** Returns assertions on a verdict. */
  public static VerdictAssert assertThat(Verdict verdict) {
    return new VerdictAssert(verdict);
  }
}
