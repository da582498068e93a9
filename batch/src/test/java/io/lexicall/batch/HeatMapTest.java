package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  @Test
  void narrowPicture_beginsAtTheFirstOpenHour_andEndsWithTheLast() {
    long[][] counts = new long[7][24];
    counts[2][8] = 5;
    counts[4][19] = 1;

    String picture = new HeatMap(MONDAY, counts).narrowSvg();

    assertThat(picture).containsSubsequence(">08</text>", ">19</text>");
    assertThat(picture).doesNotContain(">07</text>", ">20</text>");
    assertThat(picture).contains("Wed 25 Nov 08:00: 5");
  }

  @Test
  void narrowPicture_hasAllHours_ifNoneIsOpen() {
    String picture = new HeatMap(MONDAY, new long[7][24]).narrowSvg();

    assertThat(picture).containsSubsequence(">00</text>", ">23</text>");
  }
}
