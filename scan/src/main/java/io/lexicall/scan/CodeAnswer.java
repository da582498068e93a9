package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/**
 * Tells what people say about a security code, before it and behind it: while they look for it,
 * when they take it back, and what may follow it. It has no state but the window.
 */
final class CodeAnswer {

  /** So far from a question its answer begins. */
  private static final int MOST_FILLERS = 64;

  /** So far from a code that is taken back the right one begins. */
  private static final int MOST_CORRECTION = 48;

  private static final int SHORTEST = 3;
  private static final int LONGEST = 4;

  /** So many signs at most stand between a code and the next word. */
  private static final int MOST_SIGNS = 4;

  /** Who says so will not tell the code. */
  private static final Set<String> REFUSALS =
      Set.of("no", "nope", "not", "none", "nein", "nicht", "kein", "non", "pas", "n\u00e3o");

  /** Said before an answer in a text, beside what is said between the digits of a number. */
  private static final Set<String> FILLERS =
      Set.of("hang", "course", "turn", "turned", "flip", "over", "around", "look");

  private static final Set<String> ONES = Set.of("one", "a", "un", "um", "einen");

  private static final Set<String> TIMES =
      Set.of(
          ("moment second sec minute momento segundo minuto momentinho instante instant"
                  + " augenblick")
              .split(" ", -1));

  /** Behind one of these another code may be the right one. */
  private static final Set<String> ALTERNATIVES = Set.of("or", "oder", "ou");

  /** What two codes of a list are joined by. */
  private static final Set<String> OF_LISTS = Set.of("and", "y", "und", "et", "e");

  private static final int ANY_LANGUAGE = (1 << SpokenLanguage.COUNT) - 1;

  private static final String PAUSES = " \t,.;!-\u2013\u2014\u2026";

  private final TextWindow window;
  private final Lexicon lexicon;
  private final CardFields cardFields;
  private final CodeAbroad abroad;

  CodeAnswer(TextWindow window, Lexicon lexicon, CardFields cardFields, CodeAbroad abroad) {
    this.abroad = abroad;
    this.window = window;
    this.lexicon = lexicon;
    this.cardFields = cardFields;
  }

  /** Returns where the digits of an answer may begin: behind "sure, hang on, it's". */
  int afterFillers(int from) {
    char[] text = window.text;
    int i = from;
    while (i - from < MOST_FILLERS) {
      if (Chars.isLetter(text[i])) {
        int to = wordEnd(i);
        int time = afterTime(i, to);
        if (time > to) {
          i = time;
          continue;
        }
        // "Um" hesitates in English, and is a one in Portuguese.
        if (REFUSALS.contains(word(i, to)) || !isFiller(i, to) || abroad.read(i) >= 0) {
          return i;
        }
        i = to;
      } else if (PAUSES.indexOf(text[i]) >= 0) {
        i++;
      } else {
        return i;
      }
    }
    return i;
  }

  /** "One moment", "un momento": behind it; else the end of the word. */
  private int afterTime(int from, int to) {
    if (window.text[to] == ' ' && ONES.contains(word(from, to))) {
      int end = wordEnd(to + 1);
      return TIMES.contains(word(to + 1, end)) ? end : to;
    }
    return to;
  }

  private boolean isFiller(int from, int to) {
    char[] text = window.text;
    int known = lexicon.lookup(text, from, to);
    int type = known & Lexicon.TYPE;
    if ((known & Lexicon.ASSENT) != 0 || type == Lexicon.HESITATION) {
      return true;
    }
    return !saysDigits(from, to)
        && (isBetween(SaidBetween.of(text, from, to)) || FILLERS.contains(word(from, to)));
  }

  private static boolean isBetween(int said) {
    return (said & SaidBetween.OTHER_TOPIC) == 0
        && (said & (ANY_LANGUAGE * (SaidBetween.BETWEEN | SaidBetween.CORRECTION))) != 0;
  }

  private boolean saysDigits(int from, int to) {
    int type = lexicon.lookup(window.text, from, to) & Lexicon.TYPE;
    return type >= Lexicon.DIGIT && type <= Lexicon.MULTIPLIER
        || (lexicon.said(window.text, from, to) & Lexicon.NUMBER_ABROAD) != 0
        || SpokenLanguage.saysLarge(window.text, from, to);
  }

  /**
   * Returns where another code may begin behind one that is taken back ("920, no, sorry, 902"), or
   * that is one of several; -1 if none may.
   *
   * @param isList whether the name says that there are several
   */
  int corrected(int end, boolean isList) {
    char[] text = window.text;
    boolean corrects = isList;
    int i = end;
    while (i - end < MOST_CORRECTION) {
      if (Chars.isLetter(text[i])) {
        int to = wordEnd(i);
        String word = word(i, to);
        int said = SaidBetween.of(text, i, to);
        boolean holds = SaidBetween.holdsOn(text, i, to);
        if (holds
            || ALTERNATIVES.contains(word)
            || (said / SaidBetween.CORRECTION & ANY_LANGUAGE) != 0) {
          corrects = true;
        } else if (i > end && corrects && saysDigits(i, to)) {
          return i;
        } else if (!isBetween(said) && !(isList && OF_LISTS.contains(word))) {
          return -1;
        }
        i = to;
      } else if (Chars.isDigit(text[i])) {
        return i > end && corrects ? i : -1;
      } else if (PAUSES.indexOf(text[i]) >= 0) {
        i++;
      } else {
        return -1;
      }
    }
    return -1;
  }

  /** Whether somebody takes back what was said, between two places. */
  boolean isCorrection(int from, int to) {
    int i = from;
    while (i < to) {
      int end = Chars.isLetter(window.text[i]) ? wordEnd(i) : i;
      if (end > i
          && (SaidBetween.of(window.text, i, end) / SaidBetween.CORRECTION & ANY_LANGUAGE) != 0) {
        return true;
      }
      i = Math.max(end, i + 1);
    }
    return false;
  }

  /** Whether digits that end at a place may be all of an answer, by what follows them. */
  boolean mayEnd(int end) {
    char[] text = window.text;
    char first = text[end];
    if (Chars.isLetter(first)
        || Chars.isDigit(first)
        || first == '_'
        || first == '%'
        || Character.getType(first) == Character.CURRENCY_SYMBOL
        || "/:-+.,".indexOf(first) >= 0 && Chars.isDigit(text[end + 1])) {
      return false;
    }
    int i = end;
    boolean stops = false;
    while (i - end < MOST_SIGNS && PAUSES.indexOf(text[i]) >= 0) {
      stops |= ".!;".indexOf(text[i]) >= 0;
      i++;
    }
    if (Chars.isDigit(text[i])) {
      return cardFields.expiryEnd(i) >= 0;
    }
    if (!Chars.isLetter(text[i])) {
      return Character.getType(text[i]) != Character.CURRENCY_SYMBOL;
    }
    int to = wordEnd(i);
    return stops
        || (lexicon.lookup(text, i, to) & Lexicon.ASSENT) != 0
        || isBetween(SaidBetween.of(text, i, to))
        || ALTERNATIVES.contains(word(i, to))
        || cardFields.afterExpiryWords(i) > i;
  }

  /**
   * Returns whether the sentence or the line ends at {@code at}, or continues only with what people
   * say after an answer: "123. Great.", "529 perfect".
   */
  boolean endsLine(int at, Turns turns) {
    int i = at;
    while (i - at < 4 && ".!,;".indexOf(window.text[i]) >= 0) {
      i++;
    }
    boolean sign = i > at && Chars.isWhite(window.text[i]);
    while (window.kindAt(i) == Chars.SPACE && i - at < 8) {
      i++;
    }
    int kind = window.kindAt(i);
    return sign && !Chars.isDigit(window.text[i])
        || window.isEnd(i)
        || kind == Chars.LF
        || kind == Chars.CR
        || i > at && turns.skipAssent(i) > i;
  }

  /**
   * Returns the end of a code whose figures are told in pieces, "9, 0, 2", "90 2"; -1 if there is
   * none. Single figures with blanks or hyphens alone between are read elsewhere.
   */
  int piecesEnd(int at) {
    char[] text = window.text;
    int i = at;
    int digits = 0;
    int pieces = 0;
    int separator = -1;
    boolean isPlain = true;
    while (digits <= LONGEST) {
      int to = i;
      while (Chars.isAsciiDigit(text[to]) && to - i < SHORTEST) {
        to++;
      }
      if (to == i || to - i == SHORTEST) {
        return -1;
      }
      digits += to - i;
      pieces++;
      isPlain &= to - i == 1;
      int next = to;
      while (next - to < 2 && (text[next] == ' ' || text[next] == ',' && next == to)) {
        next++;
      }
      int size = next - to;
      boolean goesOn = size > 0 && Chars.isAsciiDigit(text[next]);
      int parts = text[to] * 4 + size;
      if (!goesOn || separator >= 0 && separator != parts) {
        boolean isCode =
            digits == SHORTEST && pieces > 1 || digits == LONGEST && pieces == LONGEST && isPlain;
        boolean isRead = isPlain && separator == ' ' * 4 + 1;
        return isCode && !isRead && !goesOn ? to : -1;
      }
      separator = parts;
      i = next;
    }
    return -1;
  }

  private String word(int from, int to) {
    return String.valueOf(window.text, from, to - from)
        .replace('\u2019', '\'')
        .toLowerCase(Locale.ROOT);
  }

  /** The end of a word, with an apostrophe in it: "it's". */
  private int wordEnd(int from) {
    char[] text = window.text;
    int i = from;
    while (i - from < 24
        && (Chars.isLetter(text[i])
            || i > from
                && (text[i] == '\'' || text[i] == '\u2019')
                && Chars.isLetter(text[i + 1]))) {
      i++;
    }
    return i;
  }
}
