package io.lexicall.scan.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.scan.Confidence;
import io.lexicall.scan.outside.CallScript.Goal;
import io.lexicall.scan.outside.Formats.Document;
import io.lexicall.scan.outside.Sheet.Place;
import io.lexicall.scan.outside.TranscriptRates.Cell;
import io.lexicall.scan.outside.TranscriptRates.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds the rates on made transcripts a little below what was measured last, on a few hundred of
 * the calls that the published figures stand for.
 *
 * <p>The whole measurement, some thousands of calls in all formats, forms and courses, writes
 * {@code scan/target/transcript-rates.md}:
 *
 * <pre>
 * ./mvnw -pl scan -am test -Dtest=TranscriptRatesTest -Dsurefire.failIfNoSpecifiedTests=false -Dtranscripts=final
 * </pre>
 *
 * With {@code -Dtranscripts=training} it measures the calls that may be looked at while the scanner
 * is worked on, and writes {@code transcript-misses.txt} beside the page. Nobody looks at the final
 * ones.
 */
final class TranscriptRatesTest {
  private static final Path TARGET = Path.of("target");

  @Test
  void theRatesStayWhereTheyAre() throws IOException {
    String whole = System.getProperty("transcripts", "");
    if (!whole.isEmpty()) {
      TranscriptRates.write(
          whole.equals("training") ? Seeds.TRAINING : Seeds.FINAL, 1, 10_000, TARGET);
      assertThat(TARGET.resolve("transcript-rates.md")).isNotEmptyFile();
      return;
    }
    TranscriptRates rates = new TranscriptRates(Seeds.FINAL).measure(31, 145);
    assertThat(rates.covered()).as("all").isGreaterThan(96);
    assertThat(rates.covered(Goal.CLEAR)).as("clear").isGreaterThan(97);
    assertThat(rates.covered(Goal.DISTURBED)).as("disturbed").isGreaterThan(93);
    assertThat(rates.covered(Goal.BOTH)).as("both").isGreaterThan(80);
    assertThat(rates.falsePerThousand()).as("false findings").isLessThan(8);
    assertThat(rates.right(Confidence.HIGH)).as("right of high").isGreaterThan(98.5);
    assertThat(rates.right(Confidence.MEDIUM)).as("right of medium").isGreaterThan(95);
  }

  @Test
  void everyFileParsesInItsFormatAndEveryPlaceTellsItsDigits() throws Frames.Broken {
    List<Cell> cells = Cell.all();
    for (int i = 0; i < cells.size(); i += 23) {
      Cell cell = cells.get(i);
      CallScript call = TranscriptRates.call(cell, i);
      Document document = Formats.write(call, cell.format(), i);
      assertThat(Frames.of(cell.format(), document.text()).texts()).as("%s", cell).isNotEmpty();
      assertThat(Numbers.isLuhn(call.pan)).as(cell.form().title).isTrue();
      assertThat(document.places()).as("%s", cell).isNotEmpty();
      for (Place place : document.places()) {
        String shown = document.text().substring(place.start(), place.end());
        if (shown.length() == 1 && Character.isDigit(shown.charAt(0)) && !place.isCode()) {
          assertThat(shown)
              .isEqualTo(String.valueOf(call.pan.charAt(place.mark().digits().get(0))));
        }
      }
    }
  }

  @Test
  void thePublishedNumbersHaveTheirCheckDigit() {
    assertThat(Numbers.published()).allMatch(Numbers::isLuhn);
  }
}
