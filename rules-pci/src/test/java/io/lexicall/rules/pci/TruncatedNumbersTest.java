package io.lexicall.rules.pci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a card number may stay, on both sides of what the brands ask. */
class TruncatedNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "41111111****1111", // of 16 digits the first 8 and any other 4
        "41111111*1*1*1*1",
        "4111 1111 **** 1111",
        "371449*****8431", // of 15 the first 6 and the last 4
        "411111*******1111", // of 17 too
        "305693****5904", // of 14 the first 6 and any other 4
        "305693*5*5*5*4",
        "411111**1111",
        "4111111111111111", // not cut short at all: that is for the scanner
        "a41111111***11111", // part of a word
        "order 12345",
      })
  void shortEnough(String text) {
    assertThat(TruncatedNumbers.keepTooMuch(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "41111111***11111",
        "4111 1111 1*** 1111",
        "41111111xxx11111",
        "41111111###11111",
        "41111111\u2022\u2022\u202211111",
        "371449****98431",
        "3714493****8431",
        "4111111******1111",
        "411111******11111",
        "305693***55904",
        "411111*11111",
        "first 4111 1111 **** 1111, then 4111 1111 ***1 1111",
      })
  void tooMuch(String text) {
    assertThat(TruncatedNumbers.keepTooMuch(text)).isTrue();
    assertThat(TruncatedNumbers.keepTooMuch("card: " + text + ".")).isTrue();
  }
}
