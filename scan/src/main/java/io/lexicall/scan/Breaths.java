package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/** The digits of a text that are said in one breath, and what is said between them. */
final class Breaths {

  /** A pause as between sentences. */
  static final int STOP = 2;

  /** The pause of one who takes back what was said. */
  static final int CORRECTION = 3;

  /** So many digits in one breath are no code and no date. */
  static final int LONGEST = 12;

  /** From so many digits on, a breath ends with a pause. */
  private static final int SHORTEST = 3;

  /** The most lines that may end between the name and the code. */
  private static final int MOST_LINES = 4;

  /** The most characters between two digits of a code. */
  static final int GAP = 12;

  /** The most characters between two digits of a code that is interrupted. */
  private static final int WIDE_GAP = 60;

  /** The most characters between the answer to another question and the code behind it. */
  static final int BESIDE = 40;

  /** A bit for each language. */
  private static final int ANY = (1 << SpokenLanguage.COUNT) - 1;

  /** One of these words between a date and digits says that the digits are the code. */
  private static final Set<String> NAMING =
      Set.of(
          ("code cvv cvc cid security c\u00f3digo seguridad back the"
                  + " atr\u00e1s detr\u00e1s reverso dorso pone dice seguran\u00e7a tr\u00e1s verso est\u00e1"
                  + " derri\u00e8re dos cryptogramme s\u00e9curit\u00e9 hinten steht r\u00fcckseite"
                  + " pr\u00fcfnummer pr\u00fcfziffer sicherheitscode")
              .split(" ", -1));

  private final char[] text;
  private final int length;
  private final SpokenDigits digits;
  private final Topics topics;

  Breaths(SpokenWords words, SpokenDigits digits, Topics topics) {
    text = words.text;
    length = words.length;
    this.digits = digits;
    this.topics = topics;
  }

  /**
   * Returns the end of the digits that are said in one breath: where one has three or more, a pause
   * that is longer than those before ends them.
   */
  int end(int from) {
    int to = from + 1;
    int pause = 0;
    while (to < digits.count && to - from < LONGEST) {
      int end = digits.end[to - 1];
      int start = digits.start[to];
      boolean one = start - end <= GAP && !isLineBetween(to);
      boolean goesOn = to - from < SHORTEST && leads(end, start, WIDE_GAP);
      if (!one && !goesOn) {
        break;
      }
      int next = widest(end, start);
      boolean ends =
          to - from >= SHORTEST
              && !isLastOfFour(from, to)
              && (next > pause
                  || start > end && digits.end[to - 1] - digits.start[from] == to - from);
      if (ends || next >= CORRECTION || to - from >= SHORTEST && holdsOn(end, start)) {
        break;
      }
      pause = Math.max(pause, next);
      to++;
    }
    return to;
  }

  /** "767 9", "714 five": whether one digit alone follows three that are written together. */
  private boolean isLastOfFour(int from, int to) {
    int end = digits.end[to];
    return to - from == SHORTEST
        && digits.start[to] - digits.end[to - 1] == 1
        && text[digits.end[to - 1]] == ' '
        && (to + 1 == digits.count || digits.start[to + 1] - end > MatchedFile.GAP)
        && "/-:%".indexOf(text[end]) < 0;
  }

  /** The greatest pause at [from, to): nothing, a comma or a word, a stop, a correction. */
  int widest(int from, int to) {
    int pause = 0;
    int i = from;
    while (i < to) {
      int end = i;
      while (end < to && (Chars.isLetter(text[end]) || text[end] == '\'')) {
        end++;
      }
      if (end > i) {
        boolean corrects = (SaidBetween.of(text, i, end) / SaidBetween.CORRECTION & ANY) != 0;
        pause = Math.max(pause, corrects ? CORRECTION : 1);
      } else if (".;?!\u2026\n".indexOf(text[i]) >= 0) {
        pause = Math.max(pause, STOP);
      } else if (text[i] == ',' || text[i] == '-' && Chars.isBlank(text[i + 1])) {
        pause = Math.max(pause, 1);
      }
      i = Math.max(end, i + 1);
    }
    return pause;
  }

  /** Whether the digits from one on stand in the sentence of those before, and near. */
  boolean isBeside(int k) {
    return k < digits.count
        && digits.start[k] - digits.end[k - 1] <= BESIDE
        && widest(digits.end[k - 1], digits.start[k]) < STOP
        && !isPartOfAWord(text, digits.start[k]);
  }

  /**
   * Whether digits are only the beginning of what is told: as many as are looked at, and no end.
   */
  boolean isCut(int from, int to) {
    return to - from == LONGEST
        && digits.start[to] - digits.end[to - 1] <= digits.start[to - 1] - digits.end[to - 2];
  }

  /** Whether who tells digits says between that she looks again: "hold on". */
  boolean holdsOn(int from, int to) {
    boolean holds = false;
    int i = from;
    while (i < to && text[i] != '\n') {
      int end = i;
      while (Chars.isLetter(text[end])) {
        end++;
      }
      holds |= end > i && SaidBetween.holdsOn(text, i, end);
      i = Math.max(end, i + 1);
    }
    return holds && i == to;
  }

  /** Said twice at once: the first time. */
  int once(int from, int to) {
    int half = (to - from) / 2;
    return (to - from == 6 || to - from == 8) && digits.areSame(from, from + half, from + half, to)
        ? from + half
        : to;
  }

  /** Whether nothing else that matters is said in the line of some digits. */
  boolean isAlone(int from, int to) {
    int start = digits.start[from];
    while (start > 0 && text[start - 1] != '\n' && text[start - 1] != ':') {
      start--;
    }
    int end = digits.end[to - 1];
    while (end < length && text[end] != '\n') {
      end++;
    }
    return areAsides(start, digits.start[from]) && areAsides(digits.end[to - 1], end);
  }

  boolean areAsides(int from, int to) {
    int i = from;
    while (i < to) {
      int end = i;
      while (end < to && (Chars.isLetter(text[end]) || text[end] == '\'')) {
        end++;
      }
      int word = end > i ? SaidBetween.of(text, i, end) : SaidBetween.BETWEEN;
      boolean isAside = word != 0 && (word & SaidBetween.OTHER_TOPIC) == 0;
      if (!isAside && !NAMING.contains(String.valueOf(text, i, end - i).toLowerCase(Locale.ROOT))) {
        return false;
      }
      i = Math.max(end, i + 1);
    }
    return true;
  }

  /** Whether nothing else is asked for between. */
  boolean leads(int from, int to, int reach) {
    if (to - from > reach || topics.turnsAway(from, to)) {
      return false;
    }
    int lines = 0;
    for (int i = from; i < to; i++) {
      lines += text[i] == '\n' ? 1 : 0;
    }
    return lines <= MOST_LINES;
  }

  boolean isLineBetween(int k) {
    return holds('\n', digits.end[k - 1], digits.start[k]);
  }

  boolean holds(char sign, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == sign) {
        return true;
      }
    }
    return false;
  }

  /** Whether digits are the end of a word or an amount: "the T316", "$84.08". */
  static boolean isPartOfAWord(char[] text, int start) {
    return start > 0
        && (Chars.isLetter(text[start - 1])
            || Character.getType(text[start - 1]) == Character.CURRENCY_SYMBOL);
  }
}
