package io.lexicall.scan;

/**
 * Finds where a number may begin, from the place at which {@link Skim} stopped. It goes back over
 * digits, number words, separators and markup. The beginning that it returns is never too late, and
 * perhaps too early.
 *
 * <p>The parameter {@code settled} is the place before which no number can begin any more. One per
 * engine, not thread-safe.
 */
final class NumberStarts {

  /** Most blanks and the like between two groups. */
  private static final int MAX_SEPARATORS = 8;

  private final TextWindow window;
  private final CardNetworks networks;
  private final Lexicon lexicon;

  /** The digits before this place were looked at, and are no number. */
  private int cleared;

  private int runStart;
  private int runEnd;

  NumberStarts(TextWindow window, CardNetworks networks, Lexicon lexicon) {
    this.window = window;
    this.networks = networks;
    this.lexicon = lexicon;
  }

  /** Where the figures begin that were looked at last, and where they end. */
  int runStart() {
    return runStart;
  }

  int runEnd() {
    return runEnd;
  }

  /** Prepares for another text. */
  void restart() {
    cleared = 0;
  }

  /** The window has dropped so many characters. */
  void dropped(int drop) {
    cleared = Math.max(0, cleared - drop);
  }

  /** Returns the place before which no digits need a look. */
  int cleared() {
    return cleared;
  }

  /**
   * Returns the start of the groups that markup may part from a group that {@link Skim#isGroupAt}
   * noticed; -1 if there is none.
   */
  int startOfGroups(int at, int settled) {
    char[] text = window.text;
    int mark = markBehindGroup(at);
    if (mark >= 0) {
      int first = startOverMarkup(mark - 1, settled);
      return first < 0 ? chainStart(mark - 1, settled) : first;
    }
    boolean isBefore = at > 2 && areFour(Chars.isAsciiDigit(text[at - 3]) ? at - 3 : at - 2, at);
    return isBefore ? startOverMarkup(at, settled) : -1;
  }

  /**
   * Returns where an escape or entity begins that touches a group of four figures or more, and the
   * next group; -1 if {@link Skim#isGroupAt} noticed something else.
   */
  private int markBehindGroup(int at) {
    char[] text = window.text;
    int mark = -1;
    if (at > 4 && (text[at - 1] == '\\' || text[at - 1] == '&')) {
      mark = at - 1;
    } else if (at > 8 && text[at - 4] == '#') {
      mark = at - 5;
    } else if (at > 13 && text[at - 4] == ';') {
      mark = text[at - 9] == '&' ? at - 9 : text[at - 10] == '&' ? at - 10 : -1;
    }
    return mark >= 0 && areFour(mark - 4) && Markup.end(text, mark) >= 0 ? mark : -1;
  }

  /**
   * Returns where the groups begin that markup or rare signs join to the one that holds a place; -1
   * if there are none before it.
   */
  private int startOverMarkup(int digit, int settled) {
    int low = Math.max(0, Math.max(settled, digit - NumberChain.MAX_SPAN));
    int first = groupStart(digit, low);
    boolean goesOn = false;
    while (first > low) {
      int end = groupEndBefore(first, low);
      if (end <= low || !window.digitBefore(end)) {
        break;
      }
      goesOn = true;
      first = groupStart(end - 1, low);
    }
    // Never begin inside a group: a group that begins earlier is longer than any card number.
    while (goesOn
        && first > settled
        && window.digitBefore(first)
        && !Markup.isInEscape(window.text, first - 1)
        && window.digitAt(first) >= 0) {
      first += window.digitWidth(first);
    }
    return goesOn ? first : -1;
  }

  /** Returns where written groups begin that may hold a place, those before markup among them. */
  int writtenStart(int at, int settled) {
    int start = chainStart(at, settled);
    int digit = start;
    while (digit - at < NumberChain.MAX_GAP
        && !window.isEnd(digit)
        && (window.digitAt(digit) < 0
            || Markup.isInEntity(window.text, digit)
            || Markup.isInEscape(window.text, digit))) {
      digit++;
    }
    int first = window.digitAt(digit) >= 0 ? startOverMarkup(digit, settled) : -1;
    return first >= 0 && first < start ? first : start;
  }

  /**
   * Where the figures begin that hold a place, and those that plain separators join to them. The
   * figures of an escape are none of them, though they touch the group behind it.
   */
  private int groupStart(int digit, int low) {
    int start = digit;
    int i = digit;
    while (i >= low && window.digitBefore(i + 1) && !Markup.isInEscape(window.text, i)) {
      while (i >= low && window.digitBefore(i + 1) && !Markup.isInEscape(window.text, i)) {
        start = i;
        i--;
      }
      int gap = i;
      while (i >= low && i > gap - MAX_SEPARATORS && isSeparator(window.text[i])) {
        i--;
      }
    }
    return start;
  }

  private static boolean isSeparator(char c) {
    int kind = Chars.KIND[c];
    return kind >= Chars.SPACE && kind <= Chars.INVISIBLE
        || Chars.isListSeparator(c)
        || Chars.isMark(c);
  }

  /** Whether the sign by which a line of quoted-printable goes on is at a place. */
  private boolean isSoftBreak(int at) {
    return window.text[at] == '=' && Chars.isLineBreak(window.text[at + 1]);
  }

  private boolean areFour(int from) {
    return areFour(from, from + 3);
  }

  private boolean areFour(int from, int last) {
    for (int i = from; i <= last; i++) {
      if (!Chars.isAsciiDigit(window.text[i])) {
        return false;
      }
    }
    return true;
  }

  /** Where the group ends from which markup or a rare sign parts the one at a place; -1 if none. */
  private int groupEndBefore(int group, int low) {
    char[] text = window.text;
    int i = group;
    while (i > low && text[i - 1] == ' ') {
      i--;
    }
    if (i > low && Chars.isGroupMark(text[i - 1])) {
      i--;
      while (i > low && text[i - 1] == ' ') {
        i--;
      }
      return i;
    }
    return Markup.start(text, group, low);
  }

  /**
   * A quick look whether figures that can be a card number lie around a place: most that the fast
   * loop notices are dates and counters.
   */
  boolean mayBeWritten(int at, int settled) {
    char[] text = window.text;
    int low = Math.max(settled, at - NumberChain.MAX_SPAN);
    int digits = 0;
    int from = at;
    while (from > low) {
      char c = text[from - 1];
      if (!Chars.isRunOrMark(c) && !isSoftBreak(from - 1)) {
        break;
      }
      digits += Chars.digitsOfRun(c);
      from--;
    }
    int to = at;
    while (to - at < NumberChain.MAX_SPAN) {
      char c = text[to];
      if (!Chars.isRunOrMark(c)) {
        break;
      }
      digits += Chars.digitsOfRun(c);
      to++;
    }
    runStart = from;
    runEnd = to;
    if (digits >= CardNetworks.MIN_LENGTH && mayBeginCard(from, to, digits)) {
      return true;
    }
    // What goes on beyond is looked at once more with it, from the beginning of a block.
    cleared = Math.max(cleared, to - at < NumberChain.MAX_SPAN ? to : to - 2 * Skim.BLOCK);
    return false;
  }

  /**
   * Returns whether some group of a run has the first four digits of a network's range that allows
   * what is left of the run.
   */
  private boolean mayBeginCard(int from, int to, int digits) {
    char[] text = window.text;
    int left = digits;
    int previous = -1;
    for (int i = from; i < to && left >= CardNetworks.MIN_LENGTH; i++) {
      int kind = Chars.KIND[text[i]];
      int value = kind - Chars.DIGIT;
      if (value < 0 || value > 9) {
        if (kind >= Chars.INVISIBLE && kind <= Chars.LOW_SURROGATE || text[i] == '%') {
          return true;
        }
        previous = -1;
        continue;
      }
      if (previous < 0 && Markup.isInEscape(text, i)) {
        left--;
        continue;
      }
      if (previous < 0) {
        int four = value;
        int n = 1;
        for (int j = i + 1; n < 4 && j < to; j++) {
          int next = Chars.KIND[text[j]] - Chars.DIGIT;
          if (next >= 0 && next <= 9) {
            four = four * 10 + next;
            n++;
          }
        }
        if ((networks.lengths(four)
                & (2 << Math.min(left, CardNetworks.MAX_LENGTH) - CardNetworks.MIN_LENGTH) - 1)
            != 0) {
          return true;
        }
      }
      previous = value;
      left--;
    }
    char next = text[to];
    return next == '^'
        || next == '='
        || (next | 0x20) == 'd'
        || Chars.isGroupMark(next)
        || Markup.mayBegin(next);
  }

  /**
   * Returns whether the next thing from {@code at}, forwards or backwards, is a digit or a word of
   * a spoken number. Characters that may separate the digits of a number are skipped.
   */
  boolean isNumberAt(int at, int step) {
    char[] text = window.text;
    int i = at;
    for (int n = 0; n < 2 * NumberChain.MAX_GAP && i >= 0; n++) {
      int kind = Chars.KIND[text[i]];
      if (kind == Chars.LETTER) {
        int start = i;
        while (start > 0 && Chars.isLetter(text[start - 1]) && i - start < 10) {
          start--;
        }
        int end = i;
        while (Chars.isLetter(text[end]) && end - start < 10) {
          end++;
        }
        return lexicon.isOfNumbers(text, start, end);
      }
      if (kind < Chars.SPACE || kind > Chars.INVISIBLE && kind < Chars.PAUSE) {
        return step > 0 ? window.digitAt(i) >= 0 : window.digitBefore(i + 1);
      }
      i += step;
    }
    return false;
  }

  /**
   * Returns the beginning of all that may belong to a number that holds {@code at}: never too late,
   * perhaps too early.
   */
  int chainStart(int at, int settled) {
    char[] text = window.text;
    int low = Math.max(settled, at - NumberChain.MAX_SPAN);
    low = Math.max(low, 0);
    int i = at;
    if (Chars.isLetter(text[at])) {
      while (i > low && Chars.isLetter(text[i - 1])) {
        i--;
      }
    }
    while (i > low) {
      int kind = window.kindAt(i - 1);
      if (kind == Chars.LETTER) {
        int word = i;
        while (word > low && Chars.isLetter(text[word - 1]) && i - word < 25) {
          word--;
        }
        if (!lexicon.isOfNumbers(text, word, i)) {
          break;
        }
        i = word;
      } else if (kind == Chars.OTHER && !Chars.isMark(text[i - 1]) && !isSoftBreak(i - 1)
          || kind == Chars.LOW_SURROGATE && !window.digitBefore(i)) {
        break;
      } else {
        i--;
      }
    }
    if (i > settled) {
      // Never begin inside a group: a group that begins earlier is longer than any card number.
      while (window.digitBefore(i) && window.digitAt(i) >= 0) {
        i += window.digitWidth(i);
      }
    }
    return i;
  }
}
