package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/**
 * Tells where a word for a telephone means the device, and no number of it: "sorry, my phone
 * slipped". Who says so amid a number goes on with it.
 */
final class PhoneRemarks {
  private static final Set<String> PHONES =
      Set.of(
          ("phone telephone cell mobile tel\u00e9fono celular m\u00f3vil t\u00e9l\u00e9phone portable telefon"
                  + " handy telefone telem\u00f3vel")
              .split(" ", -1));

  /** With one of these in its sentence, its number is meant. */
  private static final Set<String> NUMBERS =
      Set.of(
          ("number numbers digits nummer n\u00famero n\u00fameros num\u00e9ro num\u00e9ros ending code"
                  + " c\u00f3digo contact contacto contato")
              .split(" ", -1));

  /** What happens to a device, said before it: "I dropped my phone". */
  private static final Set<String> MISHAPS =
      Set.of(
          ("dropped drop dropping fell slipped cay\u00f3 cayo ca\u00eddo resbal\u00f3 escurri\u00f3 son\u00f3 suena"
                  + " tomber tomb\u00e9 gliss\u00e9 \u00e9chapp\u00e9 fallen gefallen gerutscht cair caiu escorregou"
                  + " derrubei")
              .split(" ", -1));

  /** Directly before it: somebody speaks to others. */
  private static final Set<String> SPEAKING = Set.of("on the", "au", "al", "am", "no", "ao");

  /** Before that: so what follows is no number to be called on: "I'm on the phone". */
  private static final Set<String> BEING =
      Set.of("'m 's im is am are suis est bin ist estoy est\u00e1 estou t\u00f4".split(" ", -1));

  /** What may stand between a thing and its number. */
  private static final Set<String> LEADING =
      Set.of(
          ("for on where at with best day work home por para bitte de da do pour sur unter aqu\u00ed aqui"
                  + " ici hier as too also we i us me")
              .split(" ", -1));

  /** A sentence is looked at for so many characters. */
  private static final int REACH = 80;

  private static final int LONGEST = 16;
  private static final int ANY_LANGUAGE = (1 << SpokenLanguage.COUNT) - 1;

  private PhoneRemarks() {}

  /**
   * Returns whether the word at [from, to) is one for a telephone as a device.
   *
   * @param text with a NUL behind its end
   */
  static boolean isDevice(char[] text, int from, int to) {
    if (!PHONES.contains(word(text, from, to))) {
      return false;
    }
    int speaking = speakingBefore(text, from);
    if (speaking > 0 && isBehindBeing(text, speaking)) {
      return true;
    }
    int start = from;
    while (start > 0
        && from - start < REACH
        && !isSentenceEnd(text[start - 1])
        && text[start - 1] != ':') { // the label of a speaker
      start--;
    }
    boolean mishap = speaking >= 0;
    boolean namesNumber = false;
    for (int i = start; i < from; i++) {
      int end = wordEnd(text, i);
      if (end > i) {
        String word = word(text, i, end);
        // Digits that were told since are those of the number that was named.
        namesNumber = NUMBERS.contains(word) || namesNumber && !isDigit(text, i, end);
        mishap |= MISHAPS.contains(word);
        i = end;
      } else {
        namesNumber &= !Chars.isDigit(text[i]);
      }
    }
    if (namesNumber) {
      return false;
    }
    boolean isTold = false;
    int i = to;
    while (i - to < REACH && !isSentenceEnd(text[i]) && ",;:".indexOf(text[i]) < 0) {
      int end = wordEnd(text, i);
      if (Chars.isDigit(text[i])) {
        return false;
      }
      if (end > i) {
        String word = word(text, i, end);
        if (NUMBERS.contains(word)) {
          return false;
        }
        isTold |= !LEADING.contains(word) && !isSaidBetween(text, i, end);
      }
      i = Math.max(end, i + 1);
    }
    return text[i] != '?' && (isTold || mishap);
  }

  /** Where "on the" begins, or the like, that stands directly before a place; -1 if none does. */
  private static int speakingBefore(char[] text, int from) {
    for (String words : SPEAKING) {
      int start = from - 1 - words.length();
      if (start >= 0
          && text[from - 1] == ' '
          && Lexicon.is(words, text, start)
          && (start == 0 || !Chars.isLetter(text[start - 1]))) {
        return start;
      }
    }
    return -1;
  }

  private static boolean isBehindBeing(char[] text, int from) {
    int start = from - 1;
    while (start > 0 && Chars.isLetter(text[start - 1])) {
      start--;
    }
    boolean isShort = start > 0 && (text[start - 1] == '\'' || text[start - 1] == '\u2019');
    return BEING.contains(
        isShort ? '\'' + word(text, start, from - 1) : word(text, start, from - 1));
  }

  private static boolean isSaidBetween(char[] text, int from, int to) {
    int known = SaidBetween.of(text, from, to);
    return (known
            & (ANY_LANGUAGE * (SaidBetween.BETWEEN | SaidBetween.DIGIT | SaidBetween.MULTIPLIER)))
        != 0;
  }

  private static boolean isDigit(char[] text, int from, int to) {
    return (SaidBetween.of(text, from, to) & ANY_LANGUAGE * SaidBetween.DIGIT) != 0;
  }

  private static boolean isSentenceEnd(char c) {
    return c == '.' || c == '?' || c == '!' || c == '\n' || c == 0;
  }

  private static int wordEnd(char[] text, int from) {
    int end = from;
    while (Chars.isLetter(text[end])) {
      end++;
    }
    return end;
  }

  private static String word(char[] text, int from, int to) {
    return to - from > LONGEST
        ? ""
        : String.valueOf(text, from, to - from).toLowerCase(Locale.ROOT);
  }
}
