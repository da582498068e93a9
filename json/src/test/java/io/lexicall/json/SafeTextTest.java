package io.lexicall.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
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
        "45 CFR 164.508(a)(1), 164.512(i) | 45 CFR 164.508(a)(1), 164.512(i)",
        "16 CFR 310.4(b)(1)(iii), 310.6(b)(7) | 16 CFR 310.4(b)(1)(iii), 310.6(b)(7)",
        "(a)(212) 555-0142 | (a)(•••) •••-••42",
        "(a)(1) 212 555 0142 | (a)(1) ••• ••• ••42",
        "(0)(1) 212 555 0142 | (•)(•) ••• ••• ••42",
        "(1), 164.512(i) | (•), •••.•12(i)",
        "is 2026-11-24T07:59:59-05:00 | is 2026-11-24T07:59:59-05:00",
        "2026-11-24 | 2026-11-24",
        "4026-11-24 | ••••-••-24",
        "2026-12-31T23:59:60-05:00 | 2026-12-31T23:59:60-05:00",
        "2026-25-41T99:99:99.123+99:99 | 2026-25-41T99:99:99.123+99:99",
        "2026-11-24T12:00:00.123456789+01:00 | 2026-11-24T12:00:00.•••••••••+••:00",
        "9999-12-31T23:59:59-14:00 | 9999-12-31T23:59:59-14:00",
        "2026-12-31T23:59:60-212-555-0142 | 2026-12-31T••:••:••-•••-•••-••42",
        "2026-12-31T12:00:00.2125550142Z | 2026-12-31T12:00:00.••••••••42Z",
        "1.2026-12-31T12:00:00Z | •.••••-••-31T12:00:00Z",
        "2125-55-0142 | ••••-••-••42",
        "٤١١١١١١١١١١١١١١١ | ••••••••••••••١١",
        "at 2026-11-24 07:59:59.5Z | at 2026-11-24 07:59:59.5Z",
        "1111-11-11-11:11 | ••••-••-••-••:11",
        "07:59:59 | 07:59:59",
        "212\u2009555\u20090142 | •••\u2009•••\u2009••42",
        "212\u2014555\u00b70142 | •••\u2014•••\u00b7••42",
        "212:555:0142 | •••:•••:••42",
        "212 [555] 0142 | ••• [•••] ••42",
      })
  void of_hidesTheDigitsOfNumbers_andShowsDates(String text, String shown) {
    assertThat(SafeText.of(text)).isEqualTo(shown);
  }

  /** Whoever has to mend a date must see it; one digit or sign more, and it may be a number. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "05/02/2026 09:00 | 05/02/2026 09:00",
        "is '24.11.2026 9:05' | is '24.11.2026 9:05'",
        "24-11-2026 | 24-11-2026",
        "2/5/2026, 9:05:30 PM | 2/5/2026, 9:05:30 PM",
        "12/31/1999T23:59 | 12/31/1999T23:59",
        "2026/11/24 09:00 | 2026/11/24 09:00",
        "2026.11.24 | 2026.11.24",
        "Nov 24, 2026 9:00 | Nov 24, 2026 9:00",
        "24 November 2026 09:00 | 24 November 2026 09:00",
        "Tue, 24 Nov 2026 09:00:00 | Tue, 24 Nov 2026 09:00:00",
        "05/02/2026 2125550142 | ••/••/•••• ••••••••42",
        "05/02/2026 09:00 55 | ••/••/•••• ••:•• 55",
        "05/02/2026 09:001 | ••/••/•••• ••:•01",
        "05/02/20261 | ••/••/•••61",
        "05/02/1826 | ••/••/••26",
        "05/02/2126 | ••/••/••26",
        "32/02/2026 | ••/••/••26",
        "13/13/2026 | ••/••/••26",
        "05/02.2026 | ••/••.••26",
        "055/02/2026 | •••/••/••26",
        "55 05/02/2026 | •• ••/••/••26",
        "+05/02/2026 | +••/••/••26",
        "+ 05/02/2026 | + ••/••/••26",
        "+1 (05/02/2026) | +• (••/••/••26)",
        "2026/13/24 | ••••/••/24",
        "05.02.20.26.09 | ••.••.••.••.09",
        "2026 0142 1 | •••• •••2 1",
        "Nov 24, 2026 555 | Nov ••, •••• •55",
      })
  void of_showsADateAsPeopleWriteIt_butNothingLonger(String text, String shown) {
    assertThat(SafeText.of(text)).isEqualTo(shown);
  }

  /** An id is there to tell things apart: only what may be a whole number is hidden. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k10000 | k10000",
        "call-1234567 | call-1234567",
        "call-12345678 | call-••••••78",
        "+3545812345 | +••••••••45",
        "+2901234 | +•••••34",
        "2125550142 | ••••••••42",
        "212-555-0142 | •••-•••-••42",
        "x4111111111111111 | x••••••••••••••11",
        "550e8400-e29b-41d4-a716-446655440000 | 550e8400-e29b-41d4-a716-446655440000",
        "41111111-1111-1111-0000-000000000000 | ••••••••-••••-••••-••••-••••••••••00",
        "2026-11-24 | 2026-11-24",
        "lead 7/4/0001 | lead 7/4/0001",
      })
  void ofId_hidesWhatMayBeAWholeNumber(String id, String shown) {
    assertThat(SafeText.ofId(id)).isEqualTo(shown);
  }

  @Test
  void ofId_writesOutWhatMovesACursorOrTurnsText() {
    assertThat(SafeText.ofId("a\u001b[2Jb")).isEqualTo("a\\u001b[2Jb");
  }

  @Property
  void ofId_neverShowsEightDigitsInARow(
      @ForAll @NumericChars @Chars({'-', ' ', 'x', '+', '.'}) @StringLength(max = 40) String id) {
    assertThat(SafeText.ofId(id)).doesNotContainPattern("\\d{8}");
  }

  @Test
  void of_writesOutWhatMovesACursorOrTurnsText() {
    assertThat(SafeText.of("a\u001b[2Jb\u202ec")).isEqualTo("a\\u001b[2Jb\\u202ec");
  }

  @Test
  void of_seesANumberBehindMarksThatCannotBeSeen() {
    assertThat(SafeText.of("4111\u200b1111\t1111\u00ad1111"))
        .isEqualTo("••••\\u200b••••\\u0009••••\\u00ad••11");
    assertThat(SafeText.of("\ud835\udfd2".repeat(16))).startsWith("••••••••••••••").hasSize(14 + 4);
  }

  @Property
  void of_hidesANumberWhateverPartsItsDigits(
      @ForAll("separators") int separator, @ForAll @IntRange(min = 1, max = 4) int many) {
    String between = Character.toString(separator).repeat(many);
    String shown = SafeText.of("4242" + between + "4242" + between + "4242" + between + "4242");
    assertThat(shown.replaceAll("\\\\u(\\{[0-9a-f]+}|[0-9a-f]{4})", "").chars())
        .as("U+%04X", separator)
        .filteredOn(Character::isDigit)
        .hasSize(2);
    assertThat(shown.codePoints()).noneMatch(Character::isISOControl);
  }

  @Provide
  Arbitrary<Integer> separators() {
    return Arbitraries.of(
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(each -> !Character.isLetterOrDigit(each))
            .boxed()
            .toList());
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
