package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/**
 * Tells where a number is not a digit but a count ("the next four?", "two more groups", "that's
 * eight so far") or a pronoun ("that one").
 */
final class Counting {
  /** What is counted stands behind these. */
  static final Set<String> BEFORE =
      Set.of(
          ("next first last other remaining final following previous only second third fourth middle group"
                  + " siguientes primeros primeras \u00faltimos \u00faltimas pr\u00f3ximos otros otras"
                  + " suivants suivantes premiers premi\u00e8res derniers derni\u00e8res prochains autres"
                  + " n\u00e4chsten ersten letzten anderen folgenden \u00fcbrigen restlichen weiteren"
                  + " seguintes primeiros primeiras pr\u00f3ximas outros outras")
              .split(" ", -1));

  /** Who misses some says behind these how many were told. */
  static final Set<String> BEFORE_TOTAL =
      Set.of("only s\u00f3lo solo solamente apenas somente seulement nur erst".split(" ", -1));

  /** "One" behind these is no digit. */
  static final Set<String> BEFORE_PRONOUN =
      Set.of(
          ("which that this digit have another the other wrong right next last first second third"
                  + " final little missed skipped saut\u00e9 pulei salt\u00e9 perdi")
              .split(" ", -1));

  /** What is counted. */
  static final Set<String> COUNTED =
      Set.of(
          ("digits digit numbers number figures more groups group characters"
                  + " seconds minutes minuten sekunden segundos minutos secondes percent"
                  + " d\u00edgitos n\u00fameros cifras ziffern zahlen chiffres num\u00e9ros"
                  + " primeros primeras \u00faltimos \u00faltimas siguientes"
                  + " premiers premi\u00e8res derniers derni\u00e8res suivants suivantes prochains autres"
                  + " ersten letzten n\u00e4chsten folgenden anderen"
                  + " primeiros primeiras pr\u00f3ximos seguintes outros")
              .split(" ", -1));

  /** What stands for things behind "of": "two of those". */
  private static final Set<String> THINGS =
      Set.of("those", "these", "them", "my", "our", "your", "his", "her", "their", "us");

  /** An exclamation, a pronoun, a preposition or an article, where no digit stands before. */
  private static final Set<String> MAYBE_DIGITS =
      Set.of("o", "oh", "one", "for", "um", "un", "uno");

  /** Nobody counts more digits of a number at once. */
  private static final int MOST_COUNTED = 9;

  /** The longest card number has so many. */
  private static final int MOST_IN_TOTAL = 19;

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
      return value == 1 && (isPronoun(text, from, to) || isArticle(text, from, to));
    }
    int next = behindBlanks(text, to);
    if (value <= MOST_IN_TOTAL
        && (meaningBefore(text, from) & SaidBetween.BEFORE_TOTAL) != 0
        && !saysDigit(text, next)) {
      return true;
    }
    if (next > to
        && ((SaidBetween.of(text, next, wordEnd(text, next)) & SaidBetween.COUNTED) != 0
            || isSoFar(text, next) && digitBefore(text, from) < 0)) {
      return true;
    }
    if (isOutOf(text, from, to) || value <= MOST_COUNTED && isOfThings(text, from, to)) {
      return true;
    }
    return value <= MOST_COUNTED
        && (meaningBefore(text, from) & SaidBetween.BEFORE_COUNT) != 0
        && !isTime(text, from)
        && (!saysDigit(text, next) || areBehind(text, next, value));
  }

  /** "Which one?", "a three digit one". */
  private static boolean isPronoun(char[] text, int from, int to) {
    return Chars.isLetter(text[from])
        && !saysDigit(text, behindBlanks(text, to))
        && (meaningBefore(text, from) & SaidBetween.BEFORE_PRONOUN) != 0;
  }

  /** "One group is missing", "one digit". */
  private static boolean isArticle(char[] text, int from, int to) {
    int next = behindBlanks(text, to);
    return Chars.isLetter(text[from])
        && next > to
        && digitBefore(text, from) < 0
        && (SaidBetween.of(text, next, wordEnd(text, next)) & SaidBetween.COUNTED) != 0;
  }

  /** "4 of 20" */
  private static boolean isOutOf(char[] text, int from, int to) {
    int next = behindBlanks(text, to);
    if (next > to && wordEnd(text, next) - next == 2 && Lexicon.is("of", text, next)) {
      return saysDigit(text, behindBlanks(text, next + 2));
    }
    int of = from - 3;
    return of > 1
        && isBlank(text[from - 1])
        && Lexicon.is("of", text, of)
        && isBlank(text[of - 1])
        && Chars.isDigit(text[of - 2]);
  }

  /** "I've got two of those myself": no digit is told before, and things are meant. */
  private static boolean isOfThings(char[] text, int from, int to) {
    int of = behindBlanks(text, to);
    if (of == to || wordEnd(text, of) - of != 2 || !Lexicon.is("of", text, of)) {
      return false;
    }
    int next = behindBlanks(text, of + 2);
    return THINGS.contains(lower(text, next, wordEnd(text, next)))
        && digitBefore(text, from) < 0
        && (from < 2 || !Chars.isDigit(text[from - 2]));
  }

  /** "One second" before a number is no count of its groups. */
  private static boolean isTime(char[] text, int from) {
    int second = from - 1 - "second".length();
    return second > 1
        && Lexicon.is("second", text, second)
        && isBlank(text[second - 1])
        && (text[second - 2] == '1'
            || endsWith("one", text, second - 1)
            || endsWith("a", text, second - 1));
  }

  private static boolean endsWith(String word, char[] text, int end) {
    int start = end - word.length();
    return start >= 0
        && Lexicon.is(word, text, start)
        && (start == 0 || !Chars.isLetter(text[start - 1]));
  }

  /** What the word directly before a place means; 0 if none stands there. */
  private static int meaningBefore(char[] text, int from) {
    int end = from;
    while (end > 0 && from - end < MOST_BLANKS && isBlank(text[end - 1])) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < LONGEST_WORD && Chars.isLetter(text[start - 1])) {
      start--;
    }
    return end < from ? SaidBetween.of(text, start, end) : 0;
  }

  /**
   * Whether digits are said before a place in the same run, with no more than a blank between. A
   * word that is no digit in many sentences counts only behind one: "oh four", "the blue one four".
   */
  static boolean isInRun(char[] text, int place) {
    int digit = digitBefore(text, place);
    return digit >= 0
        && (!MAYBE_DIGITS.contains(lower(text, digit, place - 1)) || digitBefore(text, digit) >= 0);
  }

  /** Where the word begins that says a digit directly before a place; -1 if none does. */
  private static int digitBefore(char[] text, int place) {
    int end = place - 1;
    int start = end;
    while (start > 0 && end - start < LONGEST_WORD && Chars.isLetter(text[start - 1])) {
      start--;
    }
    return start < end && isBlank(text[end]) && SaidBetween.isDigit(text, start, end) ? start : -1;
  }

  private static String lower(char[] text, int from, int to) {
    return String.valueOf(text, from, to - from).toLowerCase(Locale.ROOT);
  }

  private static boolean isSoFar(char[] text, int at) {
    if (wordEnd(text, at) - at != 2 || !Lexicon.is("so", text, at)) {
      return false;
    }
    int next = behindBlanks(text, at + 2);
    return wordEnd(text, next) - next == 3 && Lexicon.is("far", text, next);
  }

  /**
   * Whether figures, or a word that may be a digit, stand there: "next four two one" counts not.
   */
  private static boolean saysDigit(char[] text, int at) {
    return Chars.isDigit(text[at]) || SaidBetween.isDigit(text, at, wordEnd(text, at));
  }

  /**
   * Whether so many digits stand there with blanks alone between: all words, or the first groups of
   * figures ("last four 4242", "last eight 3010 9903").
   */
  private static boolean areBehind(char[] text, int at, int count) {
    int digits = 0;
    int i = at;
    while (digits <= MOST_COUNTED && saysDigit(text, i)) {
      int from = i;
      while (Chars.isDigit(text[i])) {
        i++;
      }
      boolean figures = i > from;
      digits += figures ? i - from : 1;
      if (figures && digits == count) {
        return true;
      }
      i = behindBlanks(text, figures ? i : wordEnd(text, i));
    }
    return digits == count;
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
}
