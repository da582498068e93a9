package io.lexicall.scan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a security code that is said in the words of another language than English, behind a name
 * of the code: the name says that digits follow, so no other word of the language need be near. It
 * keeps what it read last; not thread-safe.
 */
final class CodeAbroad {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 4;

  /** The digits of a code and of the day on which a card expires, at most. */
  private static final int MOST = 2 * LONGEST;

  /** No code in words is longer. */
  private static final int REACH = 120;

  /** Most signs between two words. */
  private static final int MOST_SIGNS = 3;

  /** What people say while they look for the next digit. */
  private static final Set<String> HESITATIONS =
      Set.of("\u00e4h", "\u00e4hm", "hm", "eh", "euh", "ah", "este", "pues");

  private final TextWindow window;
  private final Lexicon lexicon;

  final byte[] digits = new byte[MOST + LONGEST];

  /** How many digits the code has. */
  int count;

  /** Whether a day on which a card expires follows the code at once. */
  boolean isDated;

  /** Where the words end that say digits, from the place that was read last. */
  int runEnd;

  private final int[] starts = new int[MOST + LONGEST];
  private final int[] ends = new int[MOST + LONGEST];

  CodeAbroad(TextWindow window, Lexicon lexicon) {
    this.window = window;
    this.lexicon = lexicon;
  }

  /** Returns the end of the code that begins at a place; -1 if none does. */
  int read(int at) {
    runEnd = at;
    if (!mayBegin(at)) {
      return -1;
    }
    int limit = Math.min(window.length, at + REACH);
    for (SpokenLanguage language : SpokenLanguage.ALL) {
      int end = language == SpokenLanguage.ENGLISH ? -1 : read(at, limit, language);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  /** A quick look, since most words behind the name of a code say no digit. */
  private boolean mayBegin(int at) {
    char[] text = window.text;
    int to = wordEnd(at, Math.min(window.length, at + REACH));
    return (lexicon.said(text, at, to) & Lexicon.NUMBER_ABROAD) != 0
        || SpokenLanguage.saysLarge(text, at, to);
  }

  private int read(int at, int limit, SpokenLanguage language) {
    char[] text = window.text;
    int n = 0;
    int times = 1;
    int i = at;
    boolean isHundred = false;
    while (n <= MOST - LONGEST + SHORTEST && i < limit) {
      int to = wordEnd(i, limit);
      String word = String.valueOf(text, i, to - i).toLowerCase(Locale.ROOT);
      SpokenLanguage.Large large = language.largeAt(text, i, limit);
      SpokenLanguage.Pair pair = large == null ? language.pairAt(text, i, limit) : null;
      if (large != null) {
        to = large.end();
        n = add(large.value(), large.digits(), i, to, n);
        isHundred = large.value() == 100;
      } else if (pair != null) {
        to = pair.end();
        n = add(pair.value(), 2, i, to, n);
      } else if (language.multiplier(word) > 0) {
        times = language.multiplier(word);
      } else if (language.digit(word) >= 0) {
        for (int t = 0; t < times && n < digits.length; t++) {
          n = add(language.digit(word), 1, i, to, n);
        }
        times = 1;
      } else if (n == 0 || !HESITATIONS.contains(word)) {
        break;
      }
      i = afterSigns(to, limit);
      if (!Chars.isLetter(text[i])) {
        break;
      }
    }
    runEnd = n == 0 ? runEnd : Math.max(runEnd, i);
    return codeEnd(n, i, isHundred);
  }

  /** Where the code ends that some digits are, or begin with if a date follows. */
  private int codeEnd(int n, int next, boolean isHundred) {
    isDated = (n == SHORTEST + 4 || n == MOST) && CardFields.isMonthAndYear(digits, n - 4);
    count = isDated ? n - 4 : n;
    if (count != SHORTEST && count != LONGEST) {
      return -1;
    }
    int end = ends[count - 1];
    // "Cien por ciento", and what goes on in English or in figures.
    boolean isOther =
        !isDated
            && (isHundred && n == SHORTEST
                || Chars.isDigit(window.text[next])
                || isEnglishNumber(next));
    return isOther ? -1 : end;
  }

  private boolean isEnglishNumber(int at) {
    int to = wordEnd(at, window.length);
    int type = to == at ? 0 : lexicon.lookup(window.text, at, to) & Lexicon.TYPE;
    return type >= Lexicon.DIGIT && type <= Lexicon.MULTIPLIER;
  }

  private int add(int value, int size, int start, int end, int n) {
    if (n + size > digits.length) {
      return digits.length;
    }
    int rest = value;
    for (int i = size - 1; i >= 0; i--) {
      digits[n + i] = (byte) (rest % 10);
      starts[n + i] = start;
      ends[n + i] = end;
      rest /= 10;
    }
    return n + size;
  }

  private int afterSigns(int from, int limit) {
    int i = from;
    while (i < limit && i - from < MOST_SIGNS && " ,-\u2026".indexOf(window.text[i]) >= 0) {
      i++;
    }
    return i;
  }

  private int wordEnd(int from, int limit) {
    int i = from;
    while (i < limit && Chars.isLetter(window.text[i])) {
      i++;
    }
    return i;
  }

  /** The words of the code: of each its start and its end in the whole text, and its digits. */
  int[] elements(long base) {
    int[] elements = new int[3 * count];
    int n = 0;
    for (int k = 0; k < count; k++) {
      int start = (int) base + starts[k];
      if (n > 0 && elements[n - 3] == start) {
        elements[n - 1]++;
      } else {
        elements[n] = start;
        elements[n + 1] = (int) base + ends[k];
        elements[n + 2] = 1;
        n += 3;
      }
    }
    return Arrays.copyOf(elements, n);
  }

  void wipe() {
    Arrays.fill(digits, (byte) 0);
  }
}
