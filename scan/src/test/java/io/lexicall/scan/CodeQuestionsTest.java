package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** The quick look at how words begin finds what the pattern finds at each character. */
class CodeQuestionsTest {

  private static final String[] PIECES = {
    "the",
    "and",
    "your",
    "v",
    "cv",
    "card",
    "card's",
    "back",
    "security",
    "secure",
    "el",
    "le",
    "der",
    "den",
    "o",
    "y",
    "e",
    "that",
    "its",
    "what",
    "which",
    "little",
    "small",
    "short",
    "code",
    "c\u00f3digo",
    "number",
    "digits",
    "verification",
    "codiguito",
    "4dbc",
    "spc",
    "signature",
    "sec",
    "digit",
    "three",
    "3",
    "4",
    "see",
    "cee",
    "vee",
    "on",
    "flipside",
    "last",
    "at",
    "says",
    "reads",
    "of",
    "turn",
    "turned",
    "over",
    "identification",
    "los",
    "las",
    "os",
    "as",
    "\u00faltimos",
    "tres",
    "tr\u00eas",
    "d\u00edgitos",
    "n\u00fameros",
    "cifras",
    "de",
    "d\u00edgito",
    "verificador",
    "n\u00famero",
    "clave",
    "seguridad",
    "trois",
    "derniers",
    "chiffres",
    "\u00e0",
    "au",
    "dos",
    "verso",
    "derri\u00e8re",
    "la",
    "votre",
    "carte",
    "drei",
    "letzten",
    "ziffern",
    "zahlen",
    "dreistellige",
    "nummer",
    "hinten",
    "drauf",
    "auf",
    "r\u00fcckseite",
    "cuatro",
    "quatro",
    "quatre",
    "vier",
    "no",
    "na",
    "atr\u00e1s",
    "tr\u00e1s",
    "reverso",
    "last",
    "next",
    "4111",
    "1111",
    "x",
    "\u017fmall",
    "\u212bcode"
  };

  private static final String[] BETWEEN = {
    " ", " ", " ", " ", "  ", ", ", ". ", "? ", "?", "\n", ": ", "\u00a0", "\t", "-", "", ">"
  };

  @Test
  void findsWhatThePatternFindsAtEachCharacter() {
    int texts = Integer.getInteger("lexicall.questions", 20_000);
    Random random = new Random(20_261_201);
    for (int n = 0; n < texts; n++) {
      StringBuilder said = new StringBuilder();
      int words = 1 + random.nextInt(9);
      for (int w = 0; w < words; w++) {
        String piece = PIECES[random.nextInt(PIECES.length)];
        boolean isLoud = random.nextInt(8) == 0;
        said.append(isLoud ? piece.toUpperCase(java.util.Locale.ROOT) : piece);
        said.append(BETWEEN[random.nextInt(BETWEEN.length)]);
      }
      String text = said.toString();
      char[] chars = (text + "\0\0").toCharArray();
      int low = random.nextInt(3) == 0 ? random.nextInt(text.length()) : 0;
      int high =
          random.nextInt(3) == 0 ? low + random.nextInt(text.length() - low + 1) : text.length();
      Matcher matcher =
          CodeQuestions.ASKED.matcher(text).region(low, high).useTransparentBounds(true);
      int end = matcher.find() ? matcher.end() : -1;
      assertThat(new CodeQuestions(chars, text.length()).firstEnd(low, high))
          .as("'%s' from %s to %s", text, low, high)
          .isEqualTo(end);
    }
  }
}
