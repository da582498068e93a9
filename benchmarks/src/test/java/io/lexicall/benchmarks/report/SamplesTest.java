package io.lexicall.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lexicall.benchmarks.report.Budget.Goal;
import io.lexicall.benchmarks.report.Samples.Estimate;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static Samples samples(double... scores) {
    Samples samples = new Samples();
    samples.add(scores, "ns/op", 24);
    return samples;
  }

  @Test
  void over_equalSamples_isOneWithoutError() {
    Estimate ratio = samples(7, 7, 7).over(samples(7, 7, 7));
    assertThat(ratio).isEqualTo(new Estimate(1, 1, 1));
  }

  @Test
  void over_dividesMedians_andHoldsThemBetweenItsBounds() {
    Estimate ratio = samples(300, 320, 310, 900, 305).over(samples(100, 99, 104, 101, 100));
    assertThat(ratio.value()).isCloseTo(3.1, within(1e-9));
    assertThat(ratio.low()).isBetween(2.8, 3.1);
    assertThat(ratio.high()).isBetween(3.1, 9.1);
  }

  @Test
  void over_comparesRoundsThatRanTogether() {
    // The machine was half as fast in the second round: the ratio is three all the same.
    Samples mine = samples(30, 30, 30);
    mine.add(new double[] {60, 60, 60}, "ns/op", 24);
    Samples theirs = samples(10, 10, 10);
    theirs.add(new double[] {20, 20, 20}, "ns/op", 24);
    assertThat(mine.over(theirs)).isEqualTo(new Estimate(3, 3, 3));
  }

  @Test
  void minus_takesMediansApart() {
    assertThat(samples(500, 510, 505).minus(samples(50, 50, 50)).value()).isEqualTo(455);
  }

  @Test
  void bytes_notMeasured_isNotANumber() {
    Samples samples = new Samples();
    samples.add(new double[] {1}, "ms/op", Double.NaN);
    assertThat(samples.bytes()).isNaN();
    assertThat(samples(1, 2).bytes()).isEqualTo(24);
  }

  @Test
  void goals_areMet_missed_orUnclear() {
    Estimate three = new Estimate(3, 2.9, 3.1);
    assertThat(Goal.atMost(3.1).judge(three)).isEqualTo("met");
    assertThat(Goal.atMost(3).judge(three)).isEqualTo("unclear");
    assertThat(Goal.atMost(2).judge(three)).isEqualTo("missed");
    assertThat(Goal.atLeast(2.9).judge(three)).isEqualTo("met");
    assertThat(Goal.atLeast(3).judge(three)).isEqualTo("unclear");
    assertThat(Goal.atLeast(20).judge(three)).isEqualTo("missed");
    Goal same = new Goal(Goal.Kind.SAME, 1, "×");
    assertThat(same.judge(new Estimate(1.1, 1.02, 1.2))).isEqualTo("met");
    assertThat(same.judge(three)).isEqualTo("missed");
  }

  @Test
  void figures_haveThreeDigitsThatCount() {
    assertThat(Budget.format(3.14159)).isEqualTo("3.14");
    assertThat(Budget.format(31.4159)).isEqualTo("31.4");
    assertThat(Budget.format(314.159)).isEqualTo("314");
    assertThat(Budget.format(31415.9)).isEqualTo("31,416");
    assertThat(Budget.format(128)).isEqualTo("128");
  }
}
