package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/**
 * Tells where a number is no digit but says how many there are: "the next four?", "two more
 * groups", "that's eight so far".
 */
final class Counting {
  private static final Set<String> BEFORE =
      Set.of(
          ("next first last other remaining final following previous"
                  + " siguientes primeros primeras \u00faltimos \u00faltimas pr\u00f3ximos otros"
                  + " suivants premiers derniers prochains autres"
                  + " n\u00e4chsten ersten letzten anderen"
                  + " seguintes primeiros outros")
              .split(" ", -1));

  private static final Set<String> BEHIND =
      Set.of(
          ("digits digit numbers number figures more groups group characters"
                  + " d\u00edgitos n\u00fameros cifras ziffern zahlen chiffres num\u00e9ros")
              .split(" ", -1));

  /** Nobody counts more digits of a number at once. */
  private static final int MOST_COUNTED = 9;

  private static final int MOST_BLANKS = 2;
  private static final int LONGEST_WORD = 16;

  private Counting() {}

  /**
   * Returns whether a word or a figure counts.
   *
   * @param text with a NUL behind its end
   * @param from where it begins
   * @param to its end
   * @param value what it says
   */
  static boolean counts(char[] text, int from, int to, int value) {
    if (value < 2) {
      return false;
    }
    int next = behindBlanks(text, to);
    String behind = word(text, next);
    if (next > to && (BEHIND.contains(behind) || behind.equals("so") && isFar(text, next))) {
      return true;
    }
    int end = from;
    while (end > 0 && from - end < MOST_BLANKS && isBlank(text[end - 1])) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < LONGEST_WORD && Chars.isLetter(text[start - 1])) {
      start--;
    }
    return end < from
        && BEFORE.contains(lower(text, start, end))
        && (!saysDigit(text, next) || digitsBehind(text, next) == value);
  }

  private static boolean isFar(char[] text, int so) {
    return word(text, behindBlanks(text, so + 2)).equals("far");
  }

  /**
   * Whether figures, or a word that may be a digit, stand there: "next four two one" counts not.
   */
  private static boolean saysDigit(char[] text, int at) {
    return Chars.isDigit(text[at]) || SaidBetween.isDigit(text, at, wordEnd(text, at));
  }

  /** How many figures, or words for digits, stand there with blanks alone between. */
  private static int digitsBehind(char[] text, int at) {
    int count = 0;
    int i = at;
    while (Chars.isDigit(text[i])) {
      count++;
      i++;
    }
    while (count <= MOST_COUNTED && saysDigit(text, i)) {
      count++;
      i = behindBlanks(text, wordEnd(text, i));
    }
    return count;
  }

  private static int behindBlanks(char[] text, int at) {
    int i = at;
    while (i - at < MOST_BLANKS && (isBlank(text[i]) || text[i] == '-')) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static int wordEnd(char[] text, int at) {
    int to = at;
    while (Chars.isLetter(text[to]) && to - at < LONGEST_WORD) {
      to++;
    }
    return to;
  }

  private static String word(char[] text, int at) {
    return lower(text, at, wordEnd(text, at));
  }

  private static String lower(char[] text, int from, int to) {
    return String.valueOf(text, from, to - from).toLowerCase(Locale.ROOT);
  }
}
