package io.lexicall.scan;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells whether digits are the day on which a card expires, and where its code stands beside it.
 */
final class ExpiryDates {

  /** What the question before some digits asks for, the code or the date too. */
  enum Asked {
    NOTHING,
    FOR_CODE,
    FOR_DATE
  }

  /** By these words one asks for the day, or names it. */
  static final String WORDS =
      "expiry expiration expires expire exp vencimiento caducidad validade ablaufdatum";

  /** The month and the year of a date. */
  static final int LENGTH = 4;

  private static final int SHORTEST_CODE = 3;
  private static final int LONGEST_CODE = 4;

  /** How many digits a date may have: 0428, 042028, 42028, 428, and the year alone. */
  private static final int[] DATES = {4, 6, 5, 3, 2};

  /** The months in the languages whose digits are read. */
  private static final Set<String> MONTHS =
      new HashSet<>(
          List.of(
              ("january february march april may june july august september october november"
                      + " december jan feb mar apr jun jul aug sep sept oct nov dec enero febrero"
                      + " marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre"
                      + " diciembre janvier f\u00e9vrier mars avril mai juin juillet ao\u00fbt"
                      + " septembre octobre novembre d\u00e9cembre januar j\u00e4nner februar"
                      + " m\u00e4rz juni juli oktober dezember janeiro fevereiro mar\u00e7o maio junho"
                      + " julho setembro outubro novembro dezembro")
                  .split(" ", -1)));

  /** Between a month and a year, in Spanish and Portuguese. */
  private static final Set<String> OF = Set.of("de", "del");

  private final char[] text;
  private final SpokenDigits digits;
  private final Breaths breaths;

  ExpiryDates(SpokenWords words, SpokenDigits digits, Breaths breaths) {
    text = words.text;
    this.digits = digits;
    this.breaths = breaths;
  }

  /** Whether digits can be the month and the year, or the year, in which a card expires. */
  boolean isDate(int from, int to) {
    if (to - from < 3 || to - from > LENGTH) {
      return false;
    }
    if (to - from == 3
        && !isParted(from, to)
        && (digits.start[to - 2] < digits.start[to - 1]
            || digits.start[from] == digits.start[to - 1])) {
      return false; // 837 is no August of 2037, but "nine twenty-eight" is a date
    }
    int value = digits.number(from, to);
    int month = value / 100;
    return value % 100 >= 20 && value % 100 <= 49 && (month >= 1 && month <= 12 || month == 20);
  }

  /** Whether the month is parted from the year: "4/28", "4 de 28", "cuatro del veintiocho". */
  boolean isParted(int from, int to) {
    if (breaths.holds('/', digits.end[from], digits.start[to - 1])) {
      return true;
    }
    for (int k = from + 1; k < to && k <= from + 2; k++) {
      int start = Chars.afterBlanks(text, digits.end[k - 1]);
      int end = Chars.asciiWordEnd(text, start);
      if (Chars.afterBlanks(text, end) == digits.start[k]
          && OF.contains(String.valueOf(text, start, end - start).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** "04 24 to 04 28": the days from which and until which the card is valid. */
  boolean isSecondDate(int from) {
    int to = breaths.end(from);
    return to - from == LENGTH && isDate(from, to);
  }

  /**
   * Returns the end of the date with which the digits of one breath begin if they end with a code:
   * "04/28 837", and "0428 837", "April 28 837" where the date or the code was asked for. Else
   * their end.
   */
  int endOfDate(int from, int to, Asked asked) {
    for (int size : DATES) {
      int code = from + size < to ? endOfCode(from + size, to) - from - size : 0;
      if ((code == SHORTEST_CODE || code == LONGEST_CODE)
          && digits.start[from + size] > digits.end[from + size - 1]
          && (asked != Asked.NOTHING && size % 2 == 0
              || asked == Asked.FOR_DATE && size == LENGTH - 1 && isDate(from, from + size)
              || size > 2 && isParted(from, from + size))
          && isDay(from, from + size)
          && (size > 2 || asked == Asked.FOR_DATE || isBehindMonth(from))
          && !digits.areSame(from, from + size, from + size, to)) {
        return from + size;
      }
    }
    return to;
  }

  /**
   * Returns the end of the code behind a date in one breath. If the code is told digit by digit
   * ("04/28 eight, one, two"), its first pause has ended that breath.
   */
  int endOfCode(int date, int to) {
    return to - date < SHORTEST_CODE ? Math.max(to, breaths.end(date)) : to;
  }

  /** Whether digits are a month and a year of two digits or four, or such a year behind a word. */
  private boolean isDay(int from, int to) {
    int value = digits.number(from, to);
    int year = value % 100;
    int before = value / 100;
    boolean hasCentury = before % 100 == 20;
    int month = hasCentury && to - from > 4 ? before / 100 : before;
    boolean isMonth = month >= 1 && month <= 12;
    return year >= 20
        && year <= 49
        && (to - from == 2 ? isBehindWord(from) : isMonth || to - from == 4 && hasCentury);
  }

  /** "April 28", "April twenty-eight": the year stands behind a word, which must be a month's. */
  private boolean isBehindWord(int k) {
    int start = digits.start[k];
    if (start < 2 || !Chars.isBlank(text[start - 1]) || !Chars.isLetter(text[start - 2])) {
      return false;
    }
    int word = start - 1;
    while (word > 0 && Chars.isLetter(text[word - 1])) {
      word--;
    }
    return Chars.isDigit(text[start]) || SaidBetween.of(text, word, start - 1) == 0;
  }

  private boolean isBehindMonth(int k) {
    int end = digits.start[k] - 1;
    int word = end;
    while (word > 0 && Chars.isLetter(text[word - 1])) {
      word--;
    }
    return MONTHS.contains(String.valueOf(text, word, end - word).toLowerCase(Locale.ROOT));
  }
}
