package io.lexicall.rules.pci.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The goals of {@link ErrorRates}, on a smaller scale. */
class ErrorRatesTest {

  private static final long SEED = 7;

  @Test
  void recall_writtenForms_atLeast999PerThousand() {
    var recalls = ErrorRates.recall(Disguises.WRITTEN, 2, SEED);
    assertThat(ErrorRates.total(recalls).rate())
        .as(recalls.toString())
        .isGreaterThanOrEqualTo(0.999);
  }

  @Test
  void recall_spokenForms_atLeast99PerCent() {
    var recalls = ErrorRates.recall(Disguises.SPOKEN, 2, SEED);
    assertThat(ErrorRates.total(recalls).rate())
        .as(recalls.toString())
        .isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void falsePositives_logLinesWithTimes_atMostOneInAHundredThousand() {
    int lines = 10_000;
    var counts = ErrorRates.falsePositives(LogLines.FORMATS, lines, SEED, Confidence.LOW);
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(all * 100_000.0 / (lines * counts.size()))
        .as(counts.toString())
        .isLessThanOrEqualTo(1);
  }
}
