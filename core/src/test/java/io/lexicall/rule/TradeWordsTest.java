package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "energy-renovation, photovoltaic panels",
    "energy-renovation, Solar Panels",
    "energy-renovation, rooftop panels",
    "energy-renovation, heat pumps",
    "energy-renovation, insulation",
    "energy-renovation, energy audit",
    "energy-renovation, Pompe à chaleur",
    "housing-adaptation, stairlift",
    "energy-supply, electricity",
    "pensions, pension transfer",
    "gambling, sports betting",
    "lottery, lottery tickets",
    "mobile-subscription, mobile plan",
    "health-insurance, supplementary health insurance",
    "claims-management, PPI claims",
    "funeral-plans, pre-paid funeral plan",
    "training-account, CPF",
    "premium-pension, premiepension",
  })
  void plainNames_countAsTheWord(String word, String name) {
    assertThat(TradeWords.of(List.of(word)).apply(name)).isEqualTo(Truth.TRUE);
    assertThat(TradeWords.of(List.of("insurance", word)).apply(name)).isEqualTo(Truth.TRUE);
    assertThat(TRADES.apply(name)).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"furniture", "windows", "panels", "solar panels cleaning", "audit", "pump"})
  void otherGoods_settleIt(String text) {
    for (String word :
        List.of("energy-renovation", "housing-adaptation", "energy-supply", "pensions")) {
      assertThat(TradeWords.of(List.of(word)).apply(text)).as(word).isEqualTo(Truth.FALSE);
    }
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
