package io.lexicall.scan;

/** The most digits that a text may say. A text with fewer than a card number is skipped. */
final class Worth {

  /** No word says more: "quadruple" makes four of the next. */
  static final int OF_WORD = 4;

  private Worth() {}

  /**
   * The same of a passage as of a text.
   *
   * @param buffer where the passage is looked at; large enough
   */
  static int of(Passage passage, Lexicon lexicon, char[] buffer) {
    passage.getChars(0, passage.length(), buffer, 0);
    return of(buffer, 0, passage.length(), lexicon);
  }

  /**
   * Returns so many digits as [start, end) of a text may say at most, and {@link
   * CardNetworks#MIN_LENGTH} or more where it may hold the name of a security code, or what others
   * have left of a number.
   */
  static int of(char[] text, int start, int end, Lexicon lexicon) {
    byte[] kinds = Chars.KIND;
    int worth = 0;
    int i = start;
    while (i < end && worth < CardNetworks.MIN_LENGTH) {
      int kind = kinds[text[i]];
      if (kind == Chars.LETTER) {
        int to = i + 1;
        while (to < end && kinds[text[to]] == Chars.LETTER) {
          to++;
        }
        worth += ofLetters(text, i, to, lexicon);
        worth += i > start && MaskedNumber.mayBegin(text, i, to) ? CardNetworks.MIN_LENGTH : 0;
        i = to;
      } else {
        worth +=
            kind >= Chars.DIGIT && kind <= Chars.LAST_DIGIT
                ? i > start && MaskedNumber.mayEnd(text, i) ? CardNetworks.MIN_LENGTH : 1
                : kind == Chars.HIGH_SURROGATE ? CardNetworks.MIN_LENGTH : 0;
        i++;
      }
    }
    return worth;
  }

  /**
   * Returns whether [start, end) of a text holds a figure, or a word that says digits in any
   * language: more than fillers and what joins numbers.
   */
  static boolean saysDigits(CharSequence text, int start, int end, Lexicon lexicon) {
    for (int i = start; i < end; i++) {
      int kind = Chars.KIND[text.charAt(i)];
      if (kind >= Chars.DIGIT && kind <= Chars.LAST_DIGIT || kind == Chars.HIGH_SURROGATE) {
        return true;
      }
    }
    char[] letters = new char[end - start + 2];
    for (int i = start; i < end; i++) {
      letters[i - start] = text.charAt(i);
    }
    for (int i = 0; i < end - start; ) {
      int to = i + 1;
      if (Chars.isLetter(letters[i])) {
        to = Lexicon.wordEnd(letters, i, end - start);
        int type = lexicon.lookup(letters, i, to) & Lexicon.TYPE;
        if (type != 0 && type != Lexicon.FILLER && type != Lexicon.HESITATION
            || (lexicon.said(letters, i, to) & Lexicon.NUMBER_ABROAD) != 0) {
          return true;
        }
      }
      i = Math.max(to, i + 1);
    }
    return false;
  }

  /** How many figures a text has, and words that say digits. */
  static int digits(char[] text, Lexicon lexicon) {
    int digits = 0;
    for (int i = 0; i < text.length; ) {
      int to = i + 1;
      if (Chars.isLetter(text[i])) {
        to = Math.max(to, Lexicon.wordEnd(text, i, text.length));
        int type = lexicon.lookup(text, i, to) & Lexicon.TYPE;
        digits += type != 0 && type != Lexicon.FILLER && type != Lexicon.HESITATION ? 1 : 0;
      } else {
        int kind = Chars.KIND[text[i]];
        digits += kind >= Chars.DIGIT && kind <= Chars.LAST_DIGIT ? 1 : 0;
      }
      i = to;
    }
    return digits;
  }

  private static int ofLetters(char[] letters, int start, int end, Lexicon lexicon) {
    int worth = ofWord(letters, start, end, lexicon);
    int hump = Lexicon.wordEnd(letters, start, end);
    if (hump < end) {
      for (int i = start; i < end; i = Lexicon.wordEnd(letters, i, end)) {
        worth += ofWord(letters, i, Lexicon.wordEnd(letters, i, end), lexicon);
      }
    }
    return worth;
  }

  private static int ofWord(char[] letters, int start, int end, Lexicon lexicon) {
    int slot = lexicon.slotOf(letters, start, end);
    if (slot < 0) {
      return 0;
    }
    int known = lexicon.known(slot);
    return (known & Lexicon.PHRASE) != 0
        ? CardNetworks.MIN_LENGTH
        : (known & Lexicon.TYPE) != 0 || (lexicon.said(slot) & Lexicon.NUMBER) != 0 ? OF_WORD : 0;
  }
}
