package io.lexicall.json;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+12125550142 | +•••••••••42",
        "(212) 555-0142 | (•••) •••-••42",
        "4111 1111 1111 1111 | •••• •••• •••• ••11",
        "to.212_555_0142 | to.•••_•••_••42",
        "212,555,0142 | •••,•••,••42",
        "4111-1111.1111/1111 | ••••-••••.••••/••11",
        "12345 | •••45",
        "1234 | 1234",
        "47 CFR 64.1200(c) | 47 CFR 64.1200(c)",
        "is 2026-11-24T07:59:59-05:00 | is 2026-11-24T07:59:59-05:00",
        "2026-11-24 | 2026-11-24",
        "4026-11-24 | ••••-••-24",
        "2125-55-0142 | ••••-••-••42",
        "٤١١١١١١١١١١١١١١١ | ••••••••••••••١١",
      })
  void of_hidesTheDigitsOfNumbers_andShowsDates(String text, String shown) {
    assertThat(SafeText.of(text)).isEqualTo(shown);
  }

  @Test
  void of_writesOutWhatMovesACursorOrTurnsText() {
    assertThat(SafeText.of("a\u001b[2Jb\u202ec")).isEqualTo("a\\u001b[2Jb\\u202ec");
  }

  @Test
  void briefly_cutsWithoutBaringANumberAtTheCut() {
    for (int i = 40; i < 62; i++) {
      String text = "x".repeat(i) + "4111 1111 1111 1111" + "y".repeat(1_000_000);
      assertThat(SafeText.briefly(text)).hasSizeLessThan(80).doesNotContain("111");
    }
  }

  @Property
  void of_neverShowsFiveDigitsInARow(
      @ForAll @NumericChars @Chars({'-', ' ', 'x', '(', '.'}) @StringLength(max = 40) String text) {
    assertThat(SafeText.of(text)).doesNotContainPattern("\\d{5}");
    assertThat(SafeText.of(text)).hasSameSizeAs(text);
  }

  @Property
  void of_leavesTextWithoutDigitsAlone(
      @ForAll @CharRange(from = ' ', to = '/') @CharRange(from = ':', to = '~') String text) {
    assertThat(SafeText.of(text)).isEqualTo(text);
  }
}
