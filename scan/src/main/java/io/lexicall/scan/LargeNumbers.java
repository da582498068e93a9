package io.lexicall.scan;

/**
 * Reads what belongs to "hundred" and "thousand" behind them in English: of "seven thousand
 * ninety-seven" the ninety-seven. It says how much that is, and where it ends. One per text.
 */
final class LargeNumbers {

  private final Lexicon lexicon;
  private char[] text = {};
  private int length;

  /** Whether "five hundred twelve" is 512 even without "and". */
  private boolean together;

  /** Whether that would have made a difference so far. */
  private boolean isAmbiguous;

  private int value;
  private int end;

  LargeNumbers(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  void begin(char[] of, int ofLength, boolean readsTogether) {
    text = of;
    length = ofLength;
    together = readsTogether;
    isAmbiguous = false;
  }

  boolean isTogether() {
    return together;
  }

  /** Whether some words could be read in another way, with what is behind "hundred" together. */
  boolean isAmbiguous() {
    return isAmbiguous;
  }

  /** What was read last; 0 if nothing belongs to the word. */
  int value() {
    return value;
  }

  /** Where it ends. */
  int end() {
    return end;
  }

  /** Reads behind a "hundred" that ends at a place. */
  void behindHundred(int to) {
    int and = wordAt(to);
    boolean isJoined = isAnd(and);
    int next = isJoined ? wordAt(wordEnd(and)) : and;
    boolean follows = below100(next, true);
    isAmbiguous |= follows && !isJoined;
    if (!follows || !isJoined && !together) {
      value = 0;
      end = to;
    }
  }

  /** Reads behind a "thousand" that ends at a place. */
  void behindThousand(int to) {
    value = 0;
    end = to;
    int next = wordAt(to);
    boolean isJoined = isAnd(next);
    next = isJoined ? wordAt(wordEnd(next)) : next;
    int word = lookup(next);
    int hundred = SpokenDigits.isDigit(word) ? wordAt(wordEnd(next)) : length;
    if (isHundred(hundred)) {
      int hundreds = 100 * (word >> 4 & 0xff);
      int behind = wordEnd(hundred);
      int rest = wordAt(behind);
      boolean isRestJoined = isAnd(rest);
      boolean mayBeDigit = isRestJoined || together;
      rest = isRestJoined ? wordAt(wordEnd(rest)) : rest;
      isAmbiguous |= !isRestJoined && isUnit(rest);
      if (!below100(rest, mayBeDigit)) {
        end = behind;
      }
      value += hundreds;
    } else {
      isAmbiguous |= !isJoined && isUnit(next);
      below100(next, isJoined || together);
    }
    if (isHundred(wordAt(end))) {
      value = 0; // "five thousand ninety-four hundred": 5000 9400
      end = to;
    }
  }

  /** Reads a number of one or two digits, but no zero; says whether there is one. */
  private boolean below100(int from, boolean mayBeDigit) {
    int word = lookup(from);
    int type = word & Lexicon.TYPE;
    int said = word >> 4 & 0xff;
    if (type == Lexicon.TENS) {
      int last = wordEnd(from);
      int unit = wordAt(last);
      // "Thirty one hundred": 30 100, if one says so and not 3100.
      boolean isWhole =
          isUnit(unit)
              && !isThousand(wordAt(wordEnd(unit)))
              && !(together && isHundred(wordAt(wordEnd(unit))));
      value = isWhole ? said + (lookup(unit) >> 4 & 0xff) : said;
      end = isWhole ? wordEnd(unit) : last;
      return true;
    }
    boolean isSaid =
        type == Lexicon.TEEN || mayBeDigit && isUnit(from) && !isThousand(wordAt(wordEnd(from)));
    if (isSaid) {
      value = said;
      end = wordEnd(from);
    }
    return isSaid;
  }

  private boolean isUnit(int at) {
    int word = lookup(at);
    return SpokenDigits.isDigit(word) && (word >> 4 & 0xff) > 0;
  }

  boolean isHundred(int at) {
    return (lookup(at) & Lexicon.TYPE) == Lexicon.HUNDRED;
  }

  /** "Four hundred and thirty one thousand": 430 1000. No group of a card has five digits. */
  private boolean isThousand(int at) {
    return wordEnd(at) - at == "thousand".length() && Lexicon.is("thousand", text, at);
  }

  private boolean isAnd(int at) {
    return wordEnd(at) - at == 3 && Lexicon.is("and", text, at);
  }

  /** Where the next word begins if no more than a blank or hyphen lies before it; else the end. */
  int wordAt(int at) {
    int i = at < length && " -\n".indexOf(text[at]) >= 0 ? at + 1 : at;
    return i < length && Chars.isLetter(text[i]) ? i : length;
  }

  int wordEnd(int at) {
    int to = at;
    while (to < length && Chars.isLetter(text[to])) {
      to++;
    }
    return to;
  }

  private int lookup(int at) {
    return at < length ? lexicon.lookup(text, at, wordEnd(at)) : 0;
  }
}
