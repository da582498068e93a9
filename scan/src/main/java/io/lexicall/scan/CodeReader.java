package io.lexicall.scan;

import java.util.Arrays;

/**
 * Reads the security code that is told at a place: in figures, in pieces, or in the words of any
 * language. It keeps what it read last, until it reads again. One per engine, not thread-safe.
 */
final class CodeReader {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 4;

  private final TextWindow window;
  private final Readings readings;
  private final CardNumbers cardNumbers;
  private final CardFields cardFields;
  private final CodeAnswer answer;
  private final CodeAbroad abroad;

  /** The digits of the code, and how many there are. */
  final byte[] digits = new byte[LONGEST];

  int count;
  private int end;
  private boolean isAbroad;

  CodeReader(
      TextWindow window,
      Readings readings,
      CardNumbers cardNumbers,
      CardFields cardFields,
      CodeAnswer answer,
      CodeAbroad abroad) {
    this.window = window;
    this.readings = readings;
    this.cardNumbers = cardNumbers;
    this.cardFields = cardFields;
    this.answer = answer;
    this.abroad = abroad;
  }

  static boolean isCodeLength(int digits) {
    return digits == SHORTEST || digits == LONGEST;
  }

  /**
   * Reads the code at a place and returns its end; -1 if there is none, or a card number begins
   * there.
   */
  int read(int at) {
    isAbroad = false;
    int figures = cardFields.codeDigits(at);
    end = figures > 0 ? readFigures(at, figures) : readWords(at);
    return end;
  }

  private int readFigures(int at, int figures) {
    int to = isCodeLength(figures) ? at + figures : answer.piecesEnd(at);
    if (to < 0) {
      return -1;
    }
    count = 0;
    for (int i = at; i < to; i++) {
      if (Chars.isAsciiDigit(window.text[i])) {
        digits[count++] = (byte) (window.text[i] - '0');
      }
    }
    return readings.isNumberAt(at) ? -1 : to;
  }

  private int readWords(int at) {
    for (int reading = 0; reading < NumberChain.READINGS; reading++) {
      NumberChain c = readings.other();
      if (!c.begin(at, reading)) {
        break;
      }
      c.fill(0);
      if (cardNumbers.match(c, 0) > 0) {
        return -1;
      }
      int last = lastOfUnit(c, 0);
      if (isCodeLength(c.length(0, last))) {
        count = c.length(0, last);
        System.arraycopy(c.digits, c.digitsFrom(0), digits, 0, count);
        return c.end[last];
      }
    }
    return readAbroad(at);
  }

  /** Reads a code in the words of another language than English alone. */
  int readAbroad(int at) {
    end = abroad.read(at);
    isAbroad = end >= 0;
    if (isAbroad) {
      count = abroad.count;
      System.arraycopy(abroad.digits, 0, digits, 0, count);
    }
    return end;
  }

  /** Whether what was read may be all of an answer, by what follows. */
  boolean mayEnd() {
    return isAbroad && abroad.isDated || answer.mayEnd(end);
  }

  /** Where the words end that say digits in another language, from the place read last. */
  int wordsEnd() {
    return abroad.runEnd;
  }

  /**
   * Returns the last element of the single digits and words that begin with {@code k} and belong
   * together; a card number that begins in them ends them.
   */
  int lastOfUnit(NumberChain c, int k) {
    int last = k;
    while (last + 1 < c.count && c.isUnit(last + 1) && !c.isAfterWideGap(last + 1)) {
      if (isCodeLength(c.length(k, last)) && answer.isCorrection(c.end[last], c.start[last + 1])) {
        break;
      }
      if (c.length(k, last) <= LONGEST && readings.isNumber(c, last + 1)) {
        break;
      }
      last++;
    }
    return last;
  }

  /** The words of the code, if they are of another language than English: see {@link Reports}. */
  int[] elements() {
    return isAbroad ? abroad.elements(window.base) : new int[0];
  }

  void wipe() {
    Arrays.fill(digits, (byte) 0);
    abroad.wipe();
  }
}
