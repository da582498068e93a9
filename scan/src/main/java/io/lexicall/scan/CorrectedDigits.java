package io.lexicall.scan;

import java.util.Arrays;
import java.util.Locale;

/**
 * Finds where a speaker takes back the digit that was said last, or the pair, and tells another in
 * its place: "six, sorry, not six, four", "no, that's four, not six", "that six should be a four".
 * The wrong digit, and both where they are only named again, are no digits of a number. One per
 * text.
 */
final class CorrectedDigits {
  /** It denies what stands behind it: "not", "instead of". */
  private static final int NOT = 1;

  /** What stands before it is what stands behind it: "is", "should be", "but". */
  private static final int IS = 1 << 1;

  /** It points at what was said: "I said", "that". */
  private static final int THAT = 1 << 2;

  /** It points at the digit that was said last. */
  private static final int LAST = 1 << 3;

  /** It stands between one of these and a digit. */
  private static final int OF = 1 << 4;

  /** The article of a digit. */
  static final int ARTICLE = 1 << 9;

  /** A word that takes back, whatever it does here. */
  private static final int CORRECTS = 1 << 5;

  /** A sign by which another speaks, or is asked to. */
  private static final int TURNS = 1 << 6;

  /** Any other sign. */
  private static final int PAUSES = 1 << 7;

  /** A word of which nothing is known. */
  private static final int UNKNOWN = 1 << 8;

  /** It denies what stands behind it, whatever was said before: "instead of". */
  private static final int INSTEAD = 1 << 10;

  /** A word that people say between any digits: "ach", "well". */
  private static final int FILLS = 1 << 11;

  /** So many digits at most are corrected at once: a group of a card. */
  private static final int MOST_AT_ONCE = 4;

  /** So many if nobody names what is wrong: a pair. */
  private static final int MOST_UNNAMED = 2;

  /** So many characters at most lie between what is wrong and its correction. */
  private static final int MOST_BEFORE = 60;

  private static final int MOST_BETWEEN = 28;

  private SpokenLanguage language = SpokenLanguage.ENGLISH;
  private char[] text = {};

  /** The digits as they were said, until those that are none are taken out. */
  private int[] start = {};

  private int[] end = {};
  private byte[] digits = {};
  private int count;

  private boolean[] isVoid = new boolean[16];

  /** Of what is said about each correction, before the right digit and behind it, the bounds. */
  private int[] spans = new int[8];

  private int spanCount;

  /** Of each word or figure that is no digit of a number where it begins and ends. */
  private int[] voids = new int[8];

  private int voidCount;

  /** Whether a digit that may only go on behind "sorry" is taken for the right one. */
  private boolean takesUnnamed;

  private boolean hasUnnamed;

  /** Whether what was read last denies what stands right behind it. */
  private boolean deniesLast;

  /** How many words take back, in what was read last. */
  private int corrections;

  /** What a role is called in the lists of {@link SpokenLanguage}. */
  static int role(String name) {
    return switch (name) {
      case "not" -> NOT;
      case "is" -> IS;
      case "that" -> THAT;
      case "last" -> LAST;
      case "of" -> OF;
      case "the" -> ARTICLE;
      case "instead" -> INSTEAD;
      default -> throw new IllegalArgumentException("no role of a word is called " + name);
    };
  }

  /**
   * Finds the corrections of a text; returns how many digits are left once the others are taken
   * out.
   *
   * @param takes whether a digit behind "sorry" is read as the right one for that before, though
   *     nobody says so: "8217, sorry, 9, 0312"
   */
  int takeOut(
      char[] said,
      SpokenLanguage spoken,
      byte[] value,
      int[] starts,
      int[] ends,
      int howMany,
      boolean takes) {
    takesUnnamed = takes;
    hasUnnamed = false;
    spanCount = 0;
    voidCount = 0;
    text = said;
    language = spoken;
    digits = value;
    start = starts;
    end = ends;
    count = howMany;
    if (isVoid.length < howMany) {
      isVoid = new boolean[howMany];
    }
    int k = 0;
    while (k + 1 < count) {
      boolean isPart = start[k + 1] - end[k] < 2 || start[k + 1] - end[k] > MOST_BEFORE;
      k = isPart ? k + 1 : Math.max(k + 1, corrected(k));
    }
    return spanCount == 0 ? count : compact();
  }

  /** Where what is said behind a digit ends as far as it corrects; at most at a place. */
  int behind(int from, int to) {
    int at = firstSpan(from);
    boolean isWithin = at < spanCount && spans[2 * at] <= from;
    return isWithin ? Math.min(to, spans[2 * at + 1]) : from;
  }

  /**
   * The words and figures that are no digits, of the corrections in [from, to), or that touch it:
   * three integers each, as the elements of a number.
   */
  int[] elements(int from, int to) {
    if (spanCount == 0) {
      return new int[0];
    }
    int first = firstSpan(from);
    int behind = first;
    while (behind < spanCount && spans[2 * behind] <= to) {
      behind++;
    }
    if (first == behind) {
      return new int[0];
    }
    int v = first(voids, 3, 0, voidCount, spans[2 * first]);
    int[] elements = new int[12];
    int n = 0;
    while (v < voidCount && voids[3 * v + 1] <= spans[2 * behind - 1]) {
      elements = n == elements.length ? Arrays.copyOf(elements, 2 * n) : elements;
      System.arraycopy(voids, 3 * v, elements, n, 3);
      n += 3;
      v++;
    }
    return Arrays.copyOf(elements, n);
  }

  /** The first of the bounds that does not end before a place. */
  private int firstSpan(int place) {
    return first(spans, 2, 1, spanCount, place);
  }

  /** The first entry in which the integer at an offset is not before a place; they ascend. */
  private static int first(int[] entries, int size, int offset, int howMany, int place) {
    int low = 0;
    int high = howMany;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries[size * middle + offset] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Reads what is said behind a digit; returns the last digit of a correction, or 0. */
  private int corrected(int k) {
    int one = k + 1;
    int size = sizeAt(one);
    // "Four three, no, I said four three but it's forty-eight"
    int run = one + size;
    while (run < count && run - one <= MOST_AT_ONCE && start[run] - end[run - 1] == 1) {
      run += sizeAt(run);
    }
    int whole = run - one;
    if (whole == size) {
      return corrected(k, size);
    }
    // "One eight five one, not one eight five one": the last digit is also the first of the group.
    boolean isWholeAgain = isSame(one - whole, one, whole);
    int told = corrected(k, isWholeAgain ? whole : size);
    return told > 0 ? told : corrected(k, isWholeAgain ? size : whole);
  }

  /** Does so if so many digits are corrected at once. */
  private int corrected(int k, int size) {
    int one = k + 1;
    int other = one + size;
    if (size > MOST_AT_ONCE || size > one || other > count) {
      return 0;
    }
    boolean areTwo =
        other + size <= count
            && start[other] - end[other - 1] <= MOST_BETWEEN
            && (other + size == count || start[other + size] > start[other + size - 1])
            && !isInFigures(other + size);
    boolean isAgain = isSame(one - size, one, size);
    boolean isTurned = areTwo && !isAgain && isSame(one - size, other, size);
    boolean isNew = areTwo && isAgain && !isSame(one, other, size);
    if (!isTurned && !isNew && !mayPoint(k)) {
      return 0;
    }
    int before = read(end[k], start[one]);
    boolean deniesFirst = deniesLast;
    // "No sorry I meant": where a service writes no signs.
    boolean isSetApart = (before & PAUSES) != 0 || corrections > 1;
    boolean isBare = (before & ~(PAUSES | TURNS)) == 0;
    if (isBare && !isTurned && !isNew) {
      return 0;
    }
    boolean corrects = (before & CORRECTS) != 0;
    boolean points = (before & LAST) != 0;
    if (areTwo) {
      int between = read(end[other - 1], start[other]);
      boolean isPlain = (between & (TURNS | UNKNOWN | FILLS)) == 0;
      if (isTurned && isPlain && deniesLast && (!isBare || (between & INSTEAD) != 0)) {
        return take(k, size, other, size, other + size - 1);
      }
      if (isNew && isPlain && (between & (NOT | LAST)) == 0) {
        boolean isNamed = corrects || (before & THAT) != 0;
        if (deniesFirst || isNamed && (between & IS) != 0) {
          int article = deniesFirst ? 0 : articleAt(other);
          return take(k, size, one, size + article, other + article);
        }
      }
      // "Four, no, three": the four may be the one before, said again, or the next.
      if (isNew
          && size <= MOST_UNNAMED
          && (before & (TURNS | UNKNOWN)) == 0
          && (between & CORRECTS) != 0
          && (between & (TURNS | UNKNOWN | LAST)) == 0) {
        hasUnnamed = true;
        if (takesUnnamed) {
          return take(k, size, one, size, other + size - 1);
        }
      }
      if (corrects && points && isPronoun(one) && between == 0) {
        return take(k, 1, one, 1, other);
      }
    }
    boolean isLast = corrects && !isAgain && !isPronoun(one);
    // "The last four are 0176": a whole group is told again.
    if (isLast && points && size < MOST_AT_ONCE) {
      return take(k, size, one, 0, one + size - 1);
    }
    int article = isLast && size == 1 ? articleAt(one) : 0;
    int behind = other + article;
    boolean isUnnamed =
        isLast
            && size <= MOST_UNNAMED
            && (before & (TURNS | UNKNOWN)) == 0
            && !deniesFirst
            && isSetApart
            && !isInFigures(behind)
            && (behind == count
                || start[behind] - end[behind - 1]
                    > (Chars.isDigit(text[start[behind - 1]]) ? 0 : 1));
    hasUnnamed |= isUnnamed;
    return isUnnamed && takesUnnamed ? take(k, size, one, article, behind - 1) : 0;
  }

  /** Whether a digit behind "sorry" could be read as the right one for that before. */
  boolean hasUnnamed() {
    return hasUnnamed;
  }

  /** Whether a digit is of the figures before it. */
  private boolean isInFigures(int k) {
    return k < count && start[k] == end[k - 1];
  }

  /**
   * "C'est un deux", "\u00e9 um dois": whether a one is the article of the digit that is told right
   * behind it.
   */
  private int articleAt(int k) {
    return (language == SpokenLanguage.FRENCH || language == SpokenLanguage.PORTUGUESE)
            && digits[k] == 1
            && Chars.isLetter(text[start[k]])
            && k + 1 < count
            && start[k + 1] - end[k] == 1
            && text[end[k]] == ' '
            && sizeAt(k + 1) == 1
        ? 1
        : 0;
  }

  /** "That last one": no digit. */
  private boolean isPronoun(int k) {
    return language == SpokenLanguage.ENGLISH
        && digits[k] == 1
        && Lexicon.is("one", text, start[k]);
  }

  /** A quick look whether the digit that was said last may be pointed at behind it. */
  private boolean mayPoint(int k) {
    int i = end[k];
    while (i < start[k + 1] && !Chars.isLetter(text[i])) {
      i++;
    }
    while (i < start[k + 1]) {
      int to = wordEnd(i, start[k + 1]);
      if (to > i && isCorrection(i, to)) {
        return true;
      }
      i = Math.max(to, i + 1);
    }
    return false;
  }

  private boolean isCorrection(int from, int to) {
    return (SaidBetween.of(text, from, to) & SaidBetween.CORRECTION << language.index()) != 0
        || SaidBetween.holdsOn(text, from, to);
  }

  private boolean isFiller(int from, int to) {
    return (SaidBetween.of(text, from, to) & SaidBetween.BETWEEN << language.index()) != 0;
  }

  /** What the words and signs in [from, to) do. */
  private int read(int from, int to) {
    int all = 0;
    deniesLast = false;
    corrections = 0;
    int i = from;
    while (i < to) {
      int end = wordEnd(i, to);
      if (end > i) {
        String word = String.valueOf(text, i, end - i).replace('\u2019', '\'');
        int role = language.ofCorrection(word.toLowerCase(Locale.ROOT));
        if (isCorrection(i, end)) {
          role |= CORRECTS;
          corrections++;
        }
        boolean leadsOn = (role & (IS | OF | THAT | ARTICLE)) != 0;
        deniesLast = (role & NOT) != 0 || deniesLast && leadsOn;
        all |= role != 0 ? role : isFiller(i, end) ? FILLS : UNKNOWN;
        i = end;
      } else {
        char c = text[i];
        // Lines end between words that a file holds one by one.
        boolean isBlank = Chars.isBlank(c) || c == '\n';
        all |= c == '?' || c == ':' ? TURNS : isBlank ? 0 : PAUSES;
        deniesLast &= isBlank;
        i++;
      }
    }
    return all;
  }

  private int wordEnd(int from, int to) {
    int end = from;
    while (end < to
        && (Chars.isLetter(text[end])
            || end > from && (text[end] == '\'' || text[end] == '\u2019'))) {
      end++;
    }
    return end;
  }

  private boolean isSame(int from, int other, int size) {
    return from >= 0 && Arrays.equals(digits, from, from + size, digits, other, other + size);
  }

  /** How many digits a word or a group of figures says that begins with one. */
  private int sizeAt(int k) {
    int to = k + 1;
    while (to < count && (start[to] == start[k] || start[to] == end[to - 1])) {
      to++;
    }
    return to - k;
  }

  /**
   * Notes a correction; returns its last digit.
   *
   * @param wrong the last digit of what is wrong
   * @param named the first digit that is only named
   * @param until the last digit of the correction
   */
  private int take(int wrong, int size, int named, int namedSize, int until) {
    if (spanCount == 0) {
      Arrays.fill(isVoid, 0, count, false);
    }
    int first = wrong + 1 - size;
    Arrays.fill(isVoid, first, wrong + 1, true);
    Arrays.fill(isVoid, named, named + namedSize, true);
    int right = named == wrong + 1 ? named + namedSize : wrong + 1;
    addSpan(first > 0 ? end[first - 1] : start[first], start[right]);
    if (named > right) {
      addSpan(end[named - 1], end[until]);
    }
    return until;
  }

  private void addSpan(int from, int to) {
    if (2 * spanCount + 2 > spans.length) {
      spans = Arrays.copyOf(spans, 2 * spans.length);
    }
    spans[2 * spanCount] = from;
    spans[2 * spanCount + 1] = to;
    spanCount++;
  }

  private int compact() {
    int kept = 0;
    for (int k = 0; k < count; k++) {
      if (isVoid[k]) {
        addVoid(start[k], end[k]);
      } else {
        digits[kept] = digits[k];
        start[kept] = start[k];
        end[kept] = end[k];
        kept++;
      }
    }
    return kept;
  }

  private void addVoid(int from, int to) {
    int before = 3 * voidCount - 3;
    if (voidCount > 0 && (voids[before] == from || voids[before + 1] == from)) {
      voids[before + 1] = to;
      voids[before + 2]++;
      return;
    }
    if (3 * voidCount + 3 > voids.length) {
      voids = Arrays.copyOf(voids, 2 * voids.length);
    }
    voids[3 * voidCount] = from;
    voids[3 * voidCount + 1] = to;
    voids[3 * voidCount + 2] = 1;
    voidCount++;
  }
}
