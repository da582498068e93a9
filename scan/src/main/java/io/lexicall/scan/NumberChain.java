package io.lexicall.scan;

import java.util.Arrays;

/**
 * A sequence of numbers with at most a separator between them, in digits or in words.
 *
 * <p>An element is a group of digits or one spoken number ("four", "double five", "forty-one
 * hundred"). Elements are read on demand and dropped after use, so a chain may have any length.
 */
final class NumberChain {

  /** Longest card number in the text, its separators and all that is said between included. */
  static final int MAX_SPAN = 1024;

  /** Most that may be said or left blank between two elements of one turn. */
  static final int MAX_GAP = 48;

  /** Most blanks before and behind a hyphen between two groups of figures. */
  private static final int MAX_BLANKS = 3;

  /** Most of another speaker's turn between two halves of a number. */
  static final int MAX_TURN = 240;

  /** Furthest that reading the gap after an element looks ahead. */
  static final int MAX_REACH = 4 * (MAX_TURN + 2 * MAX_GAP);

  private static final int CAPACITY = 64;
  private static final int HALF = 24;

  /** "five hundred twelve": 512 or 500 12? Where "and" does not say so, the reading does. */
  static final int READ_HUNDREDS_TOGETHER = 1;

  /** "forty one": 41 or 40 1? */
  static final int READ_TENS_APART = 2;

  static final int READINGS = 4;

  private final TextWindow window;
  private final Lexicon lexicon;
  private final Turns turns;

  final int[] start = new int[CAPACITY];
  final int[] end = new int[CAPACITY];
  private final int[] firstDigit = new int[CAPACITY + 1];
  private final boolean[] spoken = new boolean[CAPACITY];

  /** Whether another turn lies between this element and the one before. */
  private final boolean[] afterTurn = new boolean[CAPACITY];

  /** Whether a line ends between this group of figures and the one before. */
  private final boolean[] afterLine = new boolean[CAPACITY];

  /** Whether more than one separator lies between this group of figures and the one before. */
  private final boolean[] wide = new boolean[CAPACITY];

  /** Whether that would join nothing but the groups of a card. */
  private final boolean[] far = new boolean[CAPACITY];

  final byte[] digits = new byte[CAPACITY * 12];

  /** Whether digits were written since the last wipe: in most texts there are none. */
  private boolean isUsed;

  int count;
  private int reading;

  /** No more elements follow. */
  boolean complete;

  /** Where the chain ends, once complete. */
  int stop;

  /**
   * The chain ends with a group that has more digits than a card number and continues beyond the
   * window.
   */
  boolean endsInsideGroup;

  /** The chain ends before a group of too many digits that a far gap parts from it. */
  boolean endsAtFarGap;

  /** Some word could be read in another way. */
  boolean ambiguous;

  NumberChain(TextWindow window, Lexicon lexicon, Turns turns) {
    this.turns = turns;
    this.window = window;
    this.lexicon = lexicon;
  }

  /** Begins at {@code at}; false if there is no number there. */
  boolean begin(int at, int howToRead) {
    count = 0;
    complete = false;
    endsInsideGroup = false;
    endsAtFarGap = false;
    ambiguous = false;
    reading = howToRead;
    firstDigit[0] = 0;
    isUsed = true;
    return read(at, false);
  }

  void wipe() {
    if (isUsed) {
      Arrays.fill(digits, (byte) 0);
      isUsed = false;
    }
  }

  boolean isSpoken(int k) {
    return spoken[k];
  }

  /** Whether an element is a spoken or a single digit. Such elements belong together. */
  boolean isUnit(int k) {
    return spoken[k] || length(k, k) == 1;
  }

  boolean isAfterTurn(int k) {
    return afterTurn[k];
  }

  boolean isAfterLine(int k) {
    return afterLine[k];
  }

  boolean isAfterWideGap(int k) {
    return wide[k];
  }

  /** Whether what lies before a group joins it to the one before only if both are of a card. */
  boolean isAfterFarGap(int k) {
    return far[k];
  }

  int digitsFrom(int k) {
    return firstDigit[k];
  }

  /** Digits of elements {@code from} to {@code toInclusive}. */
  int length(int from, int toInclusive) {
    return firstDigit[toInclusive + 1] - firstDigit[from];
  }

  /** One by one, in twos or in fours. */
  boolean isGroupedBySmall(int k, int j) {
    int size = length(k, k);
    boolean small = size == 1 || size == 2 || size == 4;
    for (int e = k + 1; e < j && small; e++) {
      small = length(e, e) == size;
    }
    return small && length(j, j) <= size;
  }

  /** As they are read out or pasted: pairs with gaps between them are columns rather. */
  boolean isGroupedByOneOrFour(int k, int j) {
    return length(k, k) != 2 && isGroupedBySmall(k, j);
  }

  /**
   * 1 if the digits are grouped as on cards; -1 if they are grouped as on no card; 0 if they are
   * one group, or three or more equal groups, of which the last may be shorter.
   */
  int grouping(int k, int j) {
    if (j == k) {
      return 0;
    }
    char separator = window.text[end[k]];
    boolean even = true;
    boolean equal = j > k + 1 && length(j, j) <= length(k, k);
    for (int e = k; e <= j; e++) {
      equal &= length(e, e) == length(k, k) || e == j;
      even &= e == j || window.text[end[e]] == separator;
    }
    boolean card = isGroupedAsCard(k, j);
    return card && even ? 1 : card || equal ? 0 : -1;
  }

  boolean isGroupedAsCard(int k, int j) {
    long shape = 0;
    for (int e = k; e <= j; e++) {
      shape = shape << 4 | Math.min(length(e, e), 15);
    }
    return shape == 0x4444
        || shape == 0x465
        || shape == 0x464
        || shape == 0x44443
        || shape == 0x6d
        || shape == 0x44442;
  }

  /**
   * Grouped as on cards with some of the gaps left out ("41111111 11111111", "411111 1111111111"),
   * or in groups of three or five.
   */
  boolean isGroupedLoosely(int k, int j) {
    int first = length(k, k);
    int digits = length(k, j);
    boolean fours = true;
    boolean fourSixRest = digits == 14 || digits == 15;
    boolean equal = first == 3 || first == 5;
    for (int e = k; e < j; e++) {
      int before = length(k, e);
      fours &= before % 4 == 0;
      fourSixRest &= before == 4 || before == 10;
      equal &= length(e, e) == first;
    }
    boolean sixRest = j == k + 1 && first == 6 && digits > 12;
    boolean decimal = j == k + 1 && window.kindAt(end[k]) == Chars.DOT;
    return !decimal && (fours || fourSixRest || sixRest || equal && length(j, j) <= first + 1);
  }

  /** Returns the last element from {@code k} on that is joined to it by no wide gap. */
  int lastBeforeWideGap(int k) {
    int last = k;
    while (last + 1 < count && !wide[last + 1]) {
      last++;
    }
    return last;
  }

  /**
   * Reads on until more digits from {@code k} on are known than a card number has, or the chain
   * ends.
   */
  void fill(int k) {
    fill(k, CardNetworks.MAX_LENGTH + 1);
  }

  /** Reads on until that many digits are known from {@code k}, or the chain ends. */
  void fill(int k, int enough) {
    while (!complete
        && firstDigit[count] - firstDigit[k] < enough
        && (k == count || end[count - 1] - start[k] <= MAX_SPAN)) {
      next();
    }
  }

  /** Drops the elements before {@code k} if room is needed; returns the new index of {@code k}. */
  int slide(int k) {
    if (k < HALF) {
      return k;
    }
    // One earlier element stays, since the gap after it is measured from its end.
    int from = k - 1;
    int moved = count - from;
    System.arraycopy(start, from, start, 0, moved);
    System.arraycopy(end, from, end, 0, moved);
    System.arraycopy(spoken, from, spoken, 0, moved);
    System.arraycopy(afterTurn, from, afterTurn, 0, moved);
    System.arraycopy(wide, from, wide, 0, moved);
    System.arraycopy(far, from, far, 0, moved);
    System.arraycopy(afterLine, from, afterLine, 0, moved);
    int shift = firstDigit[from];
    System.arraycopy(digits, shift, digits, 0, firstDigit[count] - shift);
    for (int i = 0; i <= moved; i++) {
      firstDigit[i] = firstDigit[from + i] - shift;
    }
    count = moved;
    return 1;
  }

  private void next() {
    int from = end[count - 1];
    int at = afterGap(from, spoken[count - 1]);
    boolean turn = false;
    boolean wideGap = false;
    if (at < 0) {
      at = afterTurn(from);
      turn = at >= 0;
    }
    if (at < 0 && !spoken[count - 1]) {
      at = afterWideGap(from);
      wideGap = at >= 0;
    }
    boolean farGap = false;
    if (at < 0 && !spoken[count - 1]) {
      at = afterFarGap(from);
      farGap = at >= 0;
      wideGap = farGap;
    }
    if (at < 0 && !spoken[count - 1] && isFour(count - 1) && Markup.mayPart(window.text, from)) {
      at = Markup.end(window.text, from);
      at = at >= 0 && holdsLineBreak(from, at) && (isClock(at) || isDate(at)) ? -1 : at;
      wideGap = at >= 0 && !Markup.isOneSign(window.text, from, at);
      farGap = wideGap;
    }
    int k = count;
    if (at < 0 || isBarred(from, at) || !read(at, turn)) {
      endsAtFarGap = farGap;
      finish(Math.max(from, stop));
    } else {
      wide[k] = wideGap;
      far[k] = farGap;
      afterLine[k] = !turn && !spoken[k] && holdsLineBreak(from, at);
    }
  }

  private boolean isBarred(int from, int to) {
    long barrier = window.barrier - window.base;
    return from <= barrier && barrier <= to;
  }

  private boolean holdsLineBreak(int from, int to) {
    for (int i = from; i < to; i++) {
      if (window.text[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private void finish(int at) {
    complete = true;
    stop = at;
  }

  private boolean read(int at, boolean turn) {
    stop = at;
    if (count == CAPACITY) {
      finish(at);
      return false;
    }
    firstDigit[count + 1] = firstDigit[count];
    int to;
    boolean word = false;
    if (window.digitAt(at) >= 0) {
      to = readGroup(at);
      if (to < 0) {
        return false;
      }
    } else {
      to = readWords(at);
      word = true;
      if (to < 0) {
        stop = 0;
        return false;
      }
    }
    start[count] = at;
    end[count] = to;
    spoken[count] = word;
    afterTurn[count] = turn;
    wide[count] = false;
    far[count] = false;
    count++;
    return true;
  }

  private void add(int digit) {
    digits[firstDigit[count + 1]++] = (byte) digit;
  }

  /**
   * Reads digits with nothing visible between them; returns -1 and sets {@link #stop} behind them
   * if there are too many for a card number.
   */
  private int readGroup(int at) {
    int i = at;
    int to = at;
    int n = 0;
    while (true) {
      int digit = window.digitAt(i);
      if (digit < 0) {
        int seen = window.skipInvisible(i);
        if (seen == i || window.digitAt(seen) < 0) {
          break;
        }
        i = seen;
        continue;
      }
      if (++n <= CardNetworks.MAX_LENGTH) {
        add(digit);
      }
      i += window.digitWidth(i);
      to = i;
    }
    if (n <= CardNetworks.MAX_LENGTH) {
      return to;
    }
    firstDigit[count + 1] = firstDigit[count];
    finish(to);
    endsInsideGroup = to >= window.length && !window.last;
    return -1;
  }

  /** One spoken number; its end, or -1. */
  private int readWords(int at) {
    int to = wordEnd(at);
    int word = lexicon.lookup(window.text, at, to);
    int value = word >> 4 & 0xff;
    switch (word & Lexicon.TYPE) {
      case Lexicon.DIGIT -> {
        if (Counting.counts(window.text, at, to, value)) {
          return -1;
        }
        add(value);
      }
      case Lexicon.TEEN -> {
        add(1);
        add(value - 10);
      }
      case Lexicon.TENS -> to = readTens(value, to);
      case Lexicon.MULTIPLIER -> {
        return readRepeated(value, to);
      }
      default -> {
        return -1;
      }
    }
    int next = withinNumber(to);
    int nextEnd = wordEnd(next);
    if (nextEnd > next
        && (lexicon.lookup(window.text, next, nextEnd) & Lexicon.TYPE) == Lexicon.HUNDRED) {
      return readHundreds(nextEnd);
    }
    return to;
  }

  private int readTens(int value, int to) {
    add(value / 10);
    int next = withinNumber(to);
    int nextEnd = wordEnd(next);
    int word = nextEnd > next ? lexicon.lookup(window.text, next, nextEnd) : 0;
    if ((word & Lexicon.TYPE) == Lexicon.DIGIT && (word >> 4 & 0xff) > 0) {
      ambiguous = true;
      if ((reading & READ_TENS_APART) == 0) {
        add(word >> 4 & 0xff);
        return nextEnd;
      }
    }
    add(0);
    return to;
  }

  private int readRepeated(int times, int to) {
    int next = withinNumber(to);
    int nextEnd = next;
    int digit = window.digitAt(next);
    if (digit >= 0) {
      nextEnd = next + window.digitWidth(next);
      if (window.digitAt(nextEnd) >= 0) {
        return -1;
      }
    } else {
      nextEnd = wordEnd(next);
      int word = lexicon.lookup(window.text, next, nextEnd);
      if ((word & Lexicon.TYPE) != Lexicon.DIGIT) {
        return -1;
      }
      digit = word >> 4 & 0xff;
    }
    for (int i = 0; i < times; i++) {
      add(digit);
    }
    return nextEnd;
  }

  private int readHundreds(int to) {
    int next = withinNumber(to);
    int nextEnd = wordEnd(next);
    boolean and = nextEnd - next == 3 && Lexicon.is("and", window.text, next);
    if (and) {
      next = withinNumber(nextEnd);
      nextEnd = wordEnd(next);
    }
    int word = nextEnd > next ? lexicon.lookup(window.text, next, nextEnd) : 0;
    int type = word & Lexicon.TYPE;
    int value = word >> 4 & 0xff;
    boolean follows =
        type == Lexicon.TEEN || type == Lexicon.TENS || type == Lexicon.DIGIT && value > 0;
    if (follows) {
      ambiguous = true;
      if (and != ((reading & READ_HUNDREDS_TOGETHER) != 0)) {
        if (type == Lexicon.TENS) {
          return readTens(value, nextEnd);
        }
        add(value / 10);
        add(value % 10);
        return nextEnd;
      }
    }
    add(0);
    add(0);
    return to;
  }

  /**
   * Returns the end of the letters at {@code at}, or {@code at} if they touch a digit or an
   * apostrophe.
   */
  private int wordEnd(int at) {
    char[] text = window.text;
    if (!Chars.isLetter(text[at])) {
      return at;
    }
    int to = at;
    while (Chars.isLetter(text[to]) && to - at < 24) {
      to++;
    }
    char c = text[to];
    return Chars.isLetter(c) || Chars.isDigit(c) || c == '\'' || c == '\u2019' || c == '_'
        ? at
        : to;
  }

  /** Behind the blanks or hyphen between the words of one spoken number. */
  private int withinNumber(int at) {
    int i = at;
    while (i - at < 3) {
      int kind = window.kindAt(i);
      if (kind != Chars.SPACE && kind != Chars.DASH && kind != Chars.LF) {
        break;
      }
      i++;
    }
    return i;
  }

  /** Returns where the next element begins if one follows within this turn, or -1. */
  private int afterGap(int from, boolean afterWord) {
    int i = window.skipInvisible(from);
    int kind = window.kindAt(i);
    if (kind == Chars.SPACE || kind == Chars.DASH || kind == Chars.DOT) {
      int next = window.skipInvisible(i + 1);
      if (window.digitAt(next) >= 0) {
        return next;
      }
    }
    if (kind == Chars.SPACE || kind == Chars.LF || kind == Chars.CR) {
      int next = afterLineBreak(i);
      if (next >= 0 && window.digitAt(next) >= 0) {
        return turns.speakerAt(lineOf(next)) >= 0 || isClock(next) || isDate(next) ? -1 : next;
      }
    }
    if (kind == Chars.OTHER || kind >= Chars.LETTER && kind <= Chars.LOW_SURROGATE) {
      return -1;
    }
    return afterSpokenGap(i, afterWord);
  }

  /**
   * Returns where the next group begins behind a few blanks, a hyphen, a comma or tab with blanks
   * around it, a mark, or an encoded blank of an address ({@code %20}); or -1. Only groups as on
   * cards are joined over these, and only with a card word: {@link ScanEngine}.
   */
  private int afterWideGap(int from) {
    char[] text = window.text;
    if (Chars.isMark(text[from])) {
      boolean blank = text[from] == '%';
      int next = blank ? from + 3 : from + 1;
      return (!blank || text[from + 1] == '2' && text[from + 2] == '0') && window.digitAt(next) >= 0
          ? next
          : -1;
    }
    int i = skipBlanks(from);
    if (window.kindAt(i) == Chars.DASH || Chars.isListSeparator(window.text[i])) {
      i = skipBlanks(i + 1);
    }
    return i > from && window.digitAt(i) >= 0 ? i : -1;
  }

  /**
   * Does the same for other separators of groups, which separate other numbers far more often:
   * another full stop or line break, an underscore, colon or bar, or a bar or slash with blanks
   * around it.
   */
  private int afterFarGap(int from) {
    char[] text = window.text;
    char c = text[from];
    int i = skipBlanks(from);
    if (Chars.isGroupMark(c)) {
      if (!isFour(count - 1)) {
        return -1;
      }
      i = skipBlanks(from + 1);
    } else if (window.kindAt(from) == Chars.DOT && window.kindAt(from + 1) == Chars.SPACE) {
      i = skipBlanks(from + 1);
    } else if (i > from && (text[i] == '|' || text[i] == '/')) {
      if (window.kindAt(i + 1) != Chars.SPACE || !isFour(count - 1)) {
        return -1;
      }
      i = skipBlanks(i + 1);
    } else {
      int first = afterLineBreak(from);
      i = first < 0 || !isFour(count - 1) ? -1 : afterLineBreak(first);
      if (i >= 0 && (isClock(i) || isDate(i) || turns.speakerAt(lineOf(i)) >= 0)) {
        return -1;
      }
    }
    return i > from && window.digitAt(i) >= 0 ? i : -1;
  }

  /** A group no shorter than those on cards: shorter ones are parts of times and dates. */
  private boolean isFour(int k) {
    return length(k, k) >= 4;
  }

  private int skipBlanks(int from) {
    int i = from;
    while (window.kindAt(i) == Chars.SPACE && i - from < MAX_BLANKS) {
      i++;
    }
    return i;
  }

  /** Returns the beginning of the line on which {@code at} lies, behind a line break and blanks. */
  private int lineOf(int at) {
    int i = at;
    while (window.kindAt(i - 1) != Chars.LF) {
      i--;
    }
    return i;
  }

  /** Whether the figures with which a line begins are those of a time. */
  private boolean isClock(int at) {
    char[] text = window.text;
    int i = at;
    while (i - at < 3 && Chars.isAsciiDigit(text[i])) {
      i++;
    }
    return i > at
        && text[i] == ':'
        && Chars.isAsciiDigit(text[i + 1])
        && Chars.isAsciiDigit(text[i + 2]);
  }

  /** Whether the figures with which a line begins are those of a day: 20171224. */
  private boolean isDate(int at) {
    char[] text = window.text;
    for (int i = at; i < at + 8; i++) {
      if (!Chars.isAsciiDigit(text[i])) {
        return false;
      }
    }
    int year = (text[at] - '0') * 10 + text[at + 1] - '0';
    int month = (text[at + 4] - '0') * 10 + text[at + 5] - '0';
    int day = (text[at + 6] - '0') * 10 + text[at + 7] - '0';
    return (year == 19 || year == 20)
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && !Chars.isAsciiDigit(text[at + 8]);
  }

  private int afterLineBreak(int from) {
    int i = from;
    while (window.kindAt(i) == Chars.SPACE && i - from < MAX_GAP) {
      i++;
    }
    if (window.kindAt(i) == Chars.CR) {
      i++;
    }
    if (window.kindAt(i) != Chars.LF) {
      return -1;
    }
    i++;
    while (window.kindAt(i) == Chars.SPACE && i - from < MAX_GAP) {
      i++;
    }
    return window.skipInvisible(i);
  }

  /**
   * Skips blanks, pauses and what people say while they read out a number; returns -1 if no number
   * follows.
   */
  private int afterSpokenGap(int from, boolean afterWord) {
    int i = from;
    int lines = 0;
    boolean hesitated = false;
    while (i - from < MAX_GAP) {
      int kind = window.kindAt(i);
      if (kind == Chars.LETTER) {
        int to = wordEnd(i);
        if (to == i || i == from) {
          return -1;
        }
        int type = lexicon.lookup(window.text, i, to) & Lexicon.TYPE;
        if (type == Lexicon.HESITATION || type == Lexicon.FILLER) {
          hesitated |= type == Lexicon.HESITATION;
          i = to;
          continue;
        }
        return type == 0 || type == Lexicon.HUNDRED ? -1 : i;
      }
      if (window.digitAt(i) >= 0) {
        return (afterWord || hesitated) && (lines == 0 || !isClock(i)) ? i : -1;
      }
      if (kind == Chars.LF && (++lines > 1 || turns.speakerAt(i + 1) >= 0)) {
        return -1;
      }
      if (kind < Chars.SPACE || kind > Chars.INVISIBLE && kind < Chars.PAUSE) {
        return -1;
      }
      i++;
    }
    return -1;
  }

  /**
   * Returns where the same speaker continues the number in a later turn, or -1.
   *
   * <p>Turns are lines that begin with a speaker's label. The number must end one turn and begin
   * the other; between them the other side may have said anything, figures included ("and the last
   * four?"), unless it asked for a number of another kind ("and your ZIP code?").
   */
  private int afterTurn(int from) {
    int i = turns.skipAssent(from);
    if (window.kindAt(i) == Chars.CR) {
      i++;
    }
    if (window.kindAt(i) != Chars.LF || turns.speakerAt(i + 1) < 0) {
      return -1;
    }
    int own = turns.lineStart(from);
    int label = own < 0 ? -1 : turns.speakerAt(own);
    if (label < 0) {
      return -1;
    }
    for (int turn = 0; turn < 3; turn++) {
      i++;
      int next = turns.speakerAt(i);
      if (next < 0) {
        return -1;
      }
      if (turns.sameSpeaker(own, label, i, next)) {
        if (turn == 0 && !turns.isRole(i)) {
          return -1; // two fields of the same name rather than two turns of the same person
        }
        int at = turns.skipAssent(next);
        return window.digitAt(at) >= 0 || isNumberWord(at) ? at : -1;
      }
      int lineEnd = next;
      while (window.kindAt(lineEnd) != Chars.LF) {
        if (lineEnd - next > MAX_TURN || window.isEnd(lineEnd)) {
          return -1;
        }
        if (isTopic(lineEnd)) {
          return -1; // what follows is the answer to that question
        }
        lineEnd++;
      }
      if (SaidAmid.namesBack(window.text, next, lineEnd)
          && Lexicon.lastOf(CodeMentions.COUNTED, window.text, next, lineEnd) >= 0) {
        return -1; // "and the three digits on the back?"
      }
      i = lineEnd;
    }
    return -1;
  }

  private boolean isTopic(int at) {
    char[] text = window.text;
    if (!Chars.isLetter(text[at]) || Chars.isLetter(text[at - 1])) {
      return false;
    }
    int to = wordEnd(at);
    return to > at
        && ((lexicon.lookup(text, at, to) & Lexicon.TOPIC) != 0
            || (lexicon.said(text, at, to) & Lexicon.VALID_UNTIL) != 0
                && Topics.isAfterValid(text, at));
  }

  private boolean isNumberWord(int at) {
    int to = wordEnd(at);
    int type = to == at ? 0 : lexicon.lookup(window.text, at, to) & Lexicon.TYPE;
    return type >= Lexicon.DIGIT && type <= Lexicon.MULTIPLIER && type != Lexicon.HUNDRED;
  }
}
