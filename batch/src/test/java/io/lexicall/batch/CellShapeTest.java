package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellShapeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "is '03/02/2026 noon'|is '00/00/0000 aaaa'",
        "is 'Ann O'Neil, 12 Elm St.' in the column Talk 2|is 'aaa a'aaaa, 00 aaa aa.' in the column Talk 2",
        "is \"Zoë \"Z\" Ng\", not a string|is \"aaa \"a\" aa\", not a string",
        "is \"Zoe\u0308 \u0928\u093f\u00b2 \u0663\"|is \"aaaa aa\u00b2 0\"",
        "is \"voise\"; did you mean voice?|is \"aaaaa\"",
        "is \"••••••••42\"|is \"0000000000\"",
        "to.lineType is \"Ann\" (allowed: mobile); purpose is \"Bo\" (allowed: survey)"
            + "|to.lineType is \"aaa\" (allowed: mobile); purpose is \"aa\" (allowed: survey)",
        "is the number 1200, not a string|is the number 0000, not a string",
        "is \"a\\$1\"|is \"a\\$0\"",
        "has no offset, so it could be any of 26 hours|has no offset, so it could be any of 26 hours",
        "is missing|is missing"
      })
  void cell_isShownByItsFormAlone(String problem, String shown) {
    assertThat(CellShape.of(problem)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"40,''", "41,…"})
  void longCell_isCut(int length, String end) {
    assertThat(CellShape.of("is '" + "x".repeat(length) + "'"))
        .isEqualTo("is '" + "a".repeat(40) + end + "'");
  }
}
