package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeWordsTest {
  private static final TradeWords TRADES =
      TradeWords.of(List.of("medicare-advantage", "medicare-part-d", "insurance"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "medicare-advantage",
        "Medicare-Advantage",
        "medicare advantage",
        "medicare_advantage",
        "MEDICARE  ADVANTAGE",
        "medicare-advantage ",
        " Medicare Part D",
        "insurance\u00a0",
        "\tInsurance",
      })
  void however_itIsWritten(String text) {
    assertThat(TRADES.apply(text)).isEqualTo(Truth.TRUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "medicare",
        "medicareadvantage",
        "medicare-advantages",
        "my medicare-advantage",
        "medicare-advantage plan",
        "in surance",
        "part-d",
      })
  void otherWords_areNoTrade(String text) {
    assertThat(TRADES.apply(text)).isEqualTo(Truth.FALSE);
  }

  @Test
  void equalWords_areEqual() {
    assertThat(TradeWords.of(List.of("insurance")))
        .isEqualTo(TradeWords.of(List.of("insurance")))
        .hasSameHashCodeAs(TradeWords.of(List.of("insurance")))
        .isNotEqualTo(TRADES)
        .hasToString("insurance");
  }
}
