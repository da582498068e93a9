package io.lexicall.scan;

import java.nio.CharBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what asks for the code of a card once its number was told. The pattern is tried only where
 * a word begins as one of its first words does: tried at each character, it took a tenth of the
 * time of a call.
 */
final class CodeQuestions {

  /** With a figure, or one of these words, a code begins that stands behind "code" alone. */
  private static final String A_DIGIT =
      "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine"
          + "|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
          + "|um|dois|tr\\u00eas|quatro|sete|oito|nove)(?!\\p{L})";

  /**
   * What asks for the code once the number of a card was told: "the code?", "what's on the back?"
   */
  static final Pattern ASKED =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:"
              + "(?:the|and|your|v|cv|card|back|security|secure|el|le|der|den|o|y|e|that|its|what|which)\\h+"
              + "(?:(?:little|small|petit|kleinen?|kleiner|short|other|extra|card['\\u2019]s|own)\\h+)?(?:code|c\\u00f3digo)"
              + "|(?:little|small)\\h+(?:number|digits)|cv\\h+number|verification\\h+digits|codiguito|4dbc"
              + "|(?:spc|signature)\\h+code|sec\\h+(?:code|digits?|number)|(?:the|and|your)\\h+back\\h+(?:three|3)"
              + "|(?:see|cee)\\h+vee\\h+(?:vee|see|cee)|numbers?\\h+on\\h+(?:the|its)\\h+flip\\h*side"
              + "|last\\h+3|(?:three|3)\\h+(?:at|on)\\h+(?:the\\h+)?back"
              + "|(?<=[:>.?!\\n]\\h{0,2})(?:code|c\\u00f3digo|clave)(?=\\h{0,2}[?.\\n]|\\h+(?:\\d|"
              + A_DIGIT
              + "))"
              + "|(?:last\\h+|the\\h+)?(?:three|3)\\h+(?:last\\h+)?(?:digits?|numbers?)|last\\h+three"
              + "|on\\h+(?:the|its)\\h+back|(?:the|its)\\h+back\\h+(?:says|reads)|back\\h+of\\h+(?:the|your)\\h+card|turn(?:ed)?\\h+(?:the|your)\\h+card\\h+over"
              + "|security\\h+digits?|card\\h+identification\\h+(?:code|number)"
              + "|(?:los|las|os|as)?\\h*(?:\\u00faltimos\\h+)?tr[e\\u00ea]s\\h+(?:\\u00faltimos\\h+)?(?:d\\u00edgitos|n\\u00fameros|cifras)"
              + "|c\\u00f3digo\\h+de\\h+tr[e\\u00ea]s\\h+d\\u00edgitos|d\\u00edgito\\h+verificador|(?:n\\u00famero|clave)\\h+de\\h+seg\\p{L}++(?!\\h+social)"
              + "|trois\\h+(?:derniers\\h+)?chiffres|code\\h+\\u00e0\\h+trois\\h+chiffres|au\\h+(?:dos|verso)|derri\\u00e8re\\h+(?:la|votre)\\h+carte"
              + "|drei\\h+(?:letzten\\h+)?(?:ziffern|zahlen)|(?:drei|vier)stellige\\p{L}*\\h+(?:nummer|code|zahl)|hinten\\h+(?:d?rauf|steht)|auf\\h+der\\h+r\\u00fcckseite"
              + "|(?<!(?:last|first|[u\\u00fa]ltim[oa]s|primeir[oa]s|primer[oa]s|letzten|ersten|n\\u00e4chsten|pr\\u00f3xim[oa]s)\\h)"
              + "(?:(?:cuatro|quatro|4)\\h+(?:d\\u00edgitos|n\\u00fameros|cifras)|(?:quatre|4)\\h+chiffres|(?:vier|4)\\h+(?:ziffern|zahlen))"
              + "|(?:and|about)\\h+the\\h+back(?=\\h?\\?)"
              + "|(?:de|no|na)\\h+(?:atr\\u00e1s|tr\\u00e1s|verso|reverso)(?:\\h+(?:es|\\u00e9))?"
              + "|[ye]\\h+(?:(?:al|en\\h+el|no)\\h+)?(?:atr\\u00e1s|tr\\u00e1s|reverso|dorso|verso)"
              + ")(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** The first words of the pattern; those that begin beyond ASCII are always tried. */
  private static final String FIRST_WORDS =
      "about the and your v cv card back security secure el le der den o y e that its what which"
          + " little small verification codiguito spc signature sec see cee number numbers last"
          + " three code on turn turned los las os as tres clave trois au drei dreistellige vierstellige hinten"
          + " auf cuatro quatro quatre vier de no na";

  /** By the first letter of a word those that may be its second, as bits, and one if none is. */
  private static final int[] SECOND_LETTERS = new int[27];

  static {
    for (String word : FIRST_WORDS.split(" ", -1)) {
      SECOND_LETTERS[letter(word.charAt(0))] |=
          1 << (word.length() == 1 ? 0 : letter(word.charAt(1)));
    }
  }

  private final char[] text;
  private final int length;
  private final Matcher matcher;

  /**
   * Begins a search.
   *
   * @param text with a NUL behind its end
   */
  CodeQuestions(char[] text, int length) {
    this.text = text;
    this.length = length;
    matcher = ASKED.matcher(CharBuffer.wrap(text, 0, length)).useTransparentBounds(true);
  }

  /** Returns the end of the first question in [low, high); -1 if there is none. */
  int firstEnd(int low, int high) {
    for (int i = low; i < high; i++) {
      if (mayBegin(i) && matcher.region(i, high).lookingAt()) {
        return matcher.end();
      }
    }
    return -1;
  }

  /** A quick look: blanks, with which a match may begin too, stand before a word of it. */
  private boolean mayBegin(int i) {
    char before = i > 0 ? text[i - 1] : ' ';
    char c = text[i];
    if (Chars.isAsciiAlphanumeric(before)) {
      return false;
    }
    if (!Chars.isAsciiLetter(c)) {
      return c >= 0x80 || c == '3' || c == '4';
    }
    char second = i + 1 < length ? text[i + 1] : ' ';
    return second >= 0x80 || (SECOND_LETTERS[letter(c)] >>> letter(second) & 1) != 0;
  }

  /** The number of a letter of ASCII, from 1 on; 0 of anything else. */
  private static int letter(char c) {
    return Chars.isAsciiLetter(c) ? (c | 0x20) - 'a' + 1 : 0;
  }
}
