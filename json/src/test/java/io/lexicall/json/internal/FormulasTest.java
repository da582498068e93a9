package io.lexicall.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=cmd|' /C calc'!A0",
        "@SUM(A1)",
        "+cmd",
        "-cmd",
        "-2+A1",
        "+1+HYPERLINK(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\uFF1D1",
        "\uFF0B1",
        "\uFF0D1",
        "\uFF20A",
        "=",
        "@"
      })
  void formula_isEscaped(String cell) {
    assertThat(Formulas.escaped(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ann",
        "1+1",
        "+12125550142",
        "+1 (212) 555-0142",
        "-5",
        "-1,000.50",
        "a=b",
        " =1",
        "'=1"
      })
  void other_staysAsItIs(String cell) {
    assertThat(Formulas.escaped(cell)).isEqualTo(cell);
  }
}
