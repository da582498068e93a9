package io.lexicall.scan;

import org.jspecify.annotations.Nullable;

/**
 * The ways in which the digits and words of a text can be read as numbers. It keeps two chains: the
 * one along which the engine goes, and another for what is tried meanwhile, which each try
 * overwrites. One per engine, not thread-safe.
 */
final class Readings {

  private final TextWindow window;
  private final Lexicon lexicon;
  private final Turns turns;
  private final CardNumbers cardNumbers;
  private @Nullable NumberChain lazyChain;
  private @Nullable NumberChain lazyOther;

  /** How many elements of the other chain {@link #matchOther} found to be a number. */
  private int otherTaken;

  private boolean otherEndsAmidTens;

  Readings(TextWindow window, Lexicon lexicon, Turns turns, CardNumbers cardNumbers) {
    this.window = window;
    this.lexicon = lexicon;
    this.turns = turns;
    this.cardNumbers = cardNumbers;
  }

  /** The chain along which the engine goes. */
  NumberChain chain() {
    NumberChain c = lazyChain;
    if (c == null) {
      c = new NumberChain(window, lexicon, turns);
      lazyChain = c;
    }
    return c;
  }

  /** The chain for what is tried. */
  NumberChain other() {
    NumberChain c = lazyOther;
    if (c == null) {
      c = new NumberChain(window, lexicon, turns);
      lazyOther = c;
    }
    return c;
  }

  /**
   * Returns how many elements from {@code k} form a card number if they are read in another way,
   * which the other chain then holds from its first element on; 0 if they form none.
   */
  int matchOther(NumberChain c, int k) {
    NumberChain other = other();
    for (int reading = 1; reading < NumberChain.READINGS; reading++) {
      if (other.begin(c.start[k], reading)) {
        other.fill(0, 4);
        if (!cardNumbers.mayBegin(other, 0)) {
          continue;
        }
        other.fill(0);
        otherTaken = cardNumbers.match(other, 0);
        otherEndsAmidTens = otherTaken > 0 && endsAmidTens(other, reading);
        if (otherTaken > 0 && (!otherEndsAmidTens || mayEndAmidTens(other))) {
          int end = other.end[otherTaken - 1];
          int next = k;
          while (next < c.count && c.start[next] < end) {
            next++;
          }
          return next - k;
        }
      }
    }
    return 0;
  }

  private boolean endsAmidTens(NumberChain other, int reading) {
    int last = otherTaken - 1;
    return (reading & NumberChain.READ_TENS_APART) != 0
        && otherTaken < other.count
        && other.length(last, last) == 2
        && other.start[otherTaken] - other.end[last] == 1
        && other.digits[other.digitsFrom(otherTaken) - 1] == 0
        && other.isSpoken(otherTaken)
        && other.length(otherTaken, otherTaken) == 1;
  }

  /**
   * A number of an unusual length has a good check digit by chance more often; and a hyphen says
   * that "fifty-six" is one.
   */
  private boolean mayEndAmidTens(NumberChain other) {
    int last = otherTaken - 1;
    int firstFour = 0;
    for (int i = other.digitsFrom(0); i < other.digitsFrom(0) + 4; i++) {
      firstFour = firstFour * 10 + other.digits[i];
    }
    return window.text[other.end[last]] != '-'
        && CardNetworks.isUsualLength(firstFour, other.length(0, last));
  }

  /**
   * Whether the number that {@link #matchOther} found ends with a ten behind which a digit stands:
   * "fifty six", of which the six is its code's first digit, or it is fifty-six and no such number.
   */
  boolean endsAmidTens() {
    return otherEndsAmidTens;
  }

  /** The last element of the number that {@link #matchOther} found in the other chain. */
  int lastOfOther() {
    return otherTaken - 1;
  }

  /** Whether a number begins at a place, as it is read first. */
  boolean isNumberAt(int at) {
    NumberChain c = other();
    if (!c.begin(at, 0)) {
      return false;
    }
    c.fill(0);
    return cardNumbers.match(c, 0) > 0;
  }

  /** Whether a number begins with a group in [from, to]. */
  boolean isNumberIn(int from, int to) {
    for (int i = from; i <= to; i++) {
      if (window.digitAt(i) >= 0 && !window.digitBefore(i) && isNumberAt(i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a number begins with an element of the engine's chain, or of the other one. */
  boolean isNumber(NumberChain c, int k) {
    c.fill(k);
    return cardNumbers.match(c, k) > 0 || c == lazyChain && c.ambiguous && matchOther(c, k) > 0;
  }

  void wipe() {
    if (lazyChain != null) {
      lazyChain.wipe();
    }
    if (lazyOther != null) {
      lazyOther.wipe();
    }
  }
}
