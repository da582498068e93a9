package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The goals of {@link ErrorRates}, on other numbers than the README has, and what it has. */
class ErrorRatesTest {

  private static final long SEED = 7;

  @Test
  void readme_holdsWhatIsMeasured() throws IOException {
    String measured = ErrorRates.report();
    Files.writeString(Path.of("target", "error-rates.md"), measured);
    String readme = Files.readString(Path.of("README.md")).replace("\r\n", "\n");
    assertThat(readme)
        .as("README.md has other figures than were measured: put target/error-rates.md in")
        .contains(measured);
  }

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
    var counts = ErrorRates.falsePositives(LogLines.FORMATS, lines, SEED);
    int all = counts.values().stream().flatMapToInt(Arrays::stream).sum();
    assertThat(all * 100_000.0 / (lines * counts.size()))
        .as("spans found in %d formats", counts.size())
        .isLessThanOrEqualTo(1);
  }
}
