package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Which characters are of which kind, over all of Latin and the separators beyond. */
class CharsTest {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String FIGURES = "0123456789";

  /** Those of the first 256 characters, and of the given ones, for which the test holds. */
  private static String those(IntPredicate test, String others) {
    StringBuilder held = new StringBuilder();
    for (char c = 0; c < 0x100; c++) {
      if (test.test(c)) {
        held.append(c);
      }
    }
    for (char c : others.toCharArray()) {
      if (test.test(c)) {
        held.append(c);
      }
    }
    return held.toString();
  }

  @Test
  void kinds_ofCharacters() {
    assertThat(those(c -> Chars.isAsciiDigit((char) c), "\u0664\uff14")).isEqualTo(FIGURES);
    assertThat(those(c -> Chars.isDigit((char) c), "\u0664\uff14\u4e00"))
        .isEqualTo(FIGURES + "\u0664\uff14");
    assertThat(those(c -> Chars.isAsciiAlphanumeric((char) c), "\u0664\u0101"))
        .isEqualTo(FIGURES + CAPITALS + LETTERS);
    assertThat(those(c -> Chars.isHexLetter((char) c), "\u0101")).isEqualTo("ABCDEFabcdef");
    assertThat(those(c -> Chars.isListSeparator((char) c), "\uff0c\u3001")).isEqualTo("\t,\uff0c");
    assertThat(those(c -> Chars.isMark((char) c), "\u2219\u22c5\u2022"))
        .isEqualTo("%+/\u00b7\u2219\u22c5");
    assertThat(those(c -> Chars.isWhite((char) c), "\u2009\u3000\u200b"))
        .isEqualTo("\t\n\u000b\f\r \u0085\u00a0\u2009\u3000");
    assertThat(those(c -> Chars.isLineBreak((char) c), "\u2028")).isEqualTo("\n\r");
    assertThat(those(c -> c < 0x80 && Chars.isUpper((char) c), "")).isEqualTo(CAPITALS);
    assertThat(Chars.isUpper('\u00c9')).isTrue();
    assertThat(Chars.isUpper('\u00e9')).isFalse();
    assertThat(those(c -> c < 0x80 && Chars.isLetter((char) c), "\u00e9\u044f\u4e2d\u2e80"))
        .isEqualTo(CAPITALS + LETTERS);
    assertThat(Chars.isLetter('\u00e9')).isTrue();
    assertThat(Chars.isLetter('\u4e2d')).isFalse();
  }

  @Test
  void lowerCase_ofAnyLetter() {
    for (int i = 0; i < LETTERS.length(); i++) {
      assertThat(Chars.lower(CAPITALS.charAt(i))).isEqualTo(LETTERS.charAt(i));
      assertThat(Chars.lower(LETTERS.charAt(i))).isEqualTo(LETTERS.charAt(i));
    }
    for (char c : "@[`{0 \u00e9".toCharArray()) {
      assertThat(Chars.lower(c)).isEqualTo(c);
    }
    assertThat(Chars.lower('\u00c9')).isEqualTo('\u00e9');
  }

  @Test
  void writtenNumber_mayHoldFiguresSeparatorsAndWhatIsNotSeen() {
    assertThat(those(c -> Chars.isRun(Chars.KIND[c]), "\u0664\u2011\u200b\ud835\udfd2\u2026\u4e2d"))
        .isEqualTo(
            "\t\n\u000b\f\r ,-."
                + FIGURES
                + ";\u0085\u00a0\u00ad\u0664\u2011\u200b\ud835\udfd2\u2026");
  }
}
