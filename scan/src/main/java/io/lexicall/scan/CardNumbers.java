package io.lexicall.scan;

import java.util.Arrays;

/**
 * Decides which elements of a chain form a card number, and how certain that is: by length, range,
 * check digit, the groups, and the text around them. One per engine, not thread-safe.
 */
final class CardNumbers {

  /** A number of a usual length may have so many digits more. */
  private static final int MOST_AGAIN = 5;

  /** By so many digits it is known that a number is told again. */
  private static final int FEWEST_AGAIN = 4;

  /** Most cards have so many digits, few one or two less. */
  private static final int USUAL_LENGTH = 16;

  private static final String THOUSAND = "thousand";

  /** "Five hundred and thirty nine": so many words of it stand before its last. */
  private static final int MOST_BEHIND_THOUSAND = 4;

  private final TextWindow window;
  private final CardNetworks networks;
  private final Lexicon lexicon;
  private final CardWords cardWords;
  private final TableHeader header;

  // What is known of the number that was found last.
  private boolean isSpoken;
  private boolean isOverTurns;
  private boolean hasCardWord;

  /** Of which kind the card is that is spoken of. */
  private int kindOfCard;

  /** Of what the column of a table is in which it stands. */
  private int ofColumn;

  private int verdict;

  CardNumbers(
      TextWindow window,
      CardNetworks networks,
      Lexicon lexicon,
      CardWords cardWords,
      TableHeader header) {
    this.window = window;
    this.header = header;
    this.networks = networks;
    this.lexicon = lexicon;
    this.cardWords = cardWords;
  }

  /**
   * Returns how many elements from {@code k} form a card number: the longest run that passes, or 0.
   * Elements behind a wide gap are used only if those before it form no number.
   */
  int match(NumberChain c, int k) {
    int lengths = lengthsFrom(c, k);
    if (lengths == 0 || c.isSpoken(k) && isBehindThousand(c.start[k])) {
      return 0;
    }
    int last = c.count - 1;
    int narrow = c.lastBeforeWideGap(k);
    int taken = longestRun(c, k, k, narrow, lengths);
    return taken > 0 || narrow == last ? taken : longestRun(c, k, narrow + 1, last, lengths);
  }

  /**
   * "Four thousand five hundred thirty nine": no number begins with a word behind "thousand" that
   * says the rest of it.
   */
  private boolean isBehindThousand(int at) {
    char[] text = window.text;
    int i = at;
    for (int words = 0; words <= MOST_BEHIND_THOUSAND; words++) {
      int end = i;
      while (end > 0
          && i - end < 2
          && (Chars.isBlank(text[end - 1]) || text[end - 1] == '-' || text[end - 1] == '\n')) {
        end--;
      }
      int start = end;
      while (start > 0 && end - start < THOUSAND.length() && Chars.isLetter(text[start - 1])) {
        start--;
      }
      if (end == i || start == end) {
        return false;
      }
      if (end - start == THOUSAND.length() && Lexicon.is(THOUSAND, text, start)) {
        return true;
      }
      if ((lexicon.lookup(text, start, end) & Lexicon.TYPE) == 0) {
        return false;
      }
      i = start;
    }
    return false;
  }

  /**
   * Returns how certain it is that the elements from {@code k} to {@code j} are a card number,
   * which {@link #match} just found.
   */
  Confidence confidence(NumberChain c, int k, int j) {
    int start = c.start[k];
    int end = c.end[j];
    int length = c.length(k, j);
    boolean isOfOther = kindOfCard == CardKinds.OTHER || cardWords.isAfterReference(start);
    int points = kindOfCard == CardKinds.PAYMENT ? 2 : !hasCardWord && isOfOther ? 0 : 1;
    if (!isSpoken && !isOverTurns) {
      points += c.grouping(k, j);
    }
    if (isOverTurns || touchesWord(start, end)) {
      points--;
    }
    if (kindOfCard == CardKinds.DOUBTFUL) {
      points = Math.min(1, points);
    }
    // Cards of thirteen digits are rare, and foreign telephone numbers have as many. More than
    // sixteen digits without a blank are more often the id of a message.
    if (!hasCardWord
        && !isSpoken
        && (k == j
            ? length == 13 || length > 16
            : Lookalikes.isAmidNumbers(window, start, end)
                || Lookalikes.isAmidFours(window.text, start, end))) {
      points = 0;
    }
    if (isSpoken && Counting.isInRun(window.text, start)) {
      points = 0; // a part of a longer number
    }
    if (ofColumn != TableHeader.UNKNOWN) {
      // A card may be spoken of in another column.
      points = hasCardWord ? Math.min(1, points) : 0;
    }
    return points <= 0 ? Confidence.LOW : points == 1 ? Confidence.MEDIUM : Confidence.HIGH;
  }

  /** Returns the network of the number that {@link #match} just found. */
  int network() {
    return verdict >> 2;
  }

  /**
   * Returns the longest run from {@code k} that passes and ends at an element from low to high, or
   * 0.
   */
  private int longestRun(NumberChain c, int k, int low, int high, int lengths) {
    int from = c.digitsFrom(k);
    for (int j = high; j >= low; j--) {
      int length = c.length(k, j);
      if (length < CardNetworks.MIN_LENGTH) {
        return 0;
      }
      if (length <= CardNetworks.MAX_LENGTH
          && (lengths >> length - CardNetworks.MIN_LENGTH & 1) != 0
          && CardNetworks.luhn(c.digits, from, length)
          && !hasCodeAtItsEnd(c, k, j)
          && !beginsAgain(c, k, j)
          && accept(c, k, j)) {
        return j - k + 1;
      }
    }
    return 0;
  }

  private boolean accept(NumberChain c, int k, int j) {
    int from = c.digitsFrom(k);
    int length = c.length(k, j);
    int start = c.start[k];
    int end = c.end[j];
    if (end - start > NumberChain.MAX_SPAN) {
      return false;
    }
    int judged = networks.judge(c.digits, from, length);
    if (judged == CardNetworks.NONE) {
      return false;
    }
    boolean spoken = false;
    boolean turns = false;
    boolean wide = false;
    boolean column = k < j && c.isAfterLine(k + 1) && isAtLineStart(start);
    for (int e = k; e <= j; e++) {
      spoken |= c.isSpoken(e);
      turns |= e > k && c.isAfterTurn(e);
      wide |= e > k && c.isAfterWideGap(e);
    }
    if (turns && !wide && isToldAgain(c, k, j)) {
      return false;
    }
    if (wide
        && (!c.isGroupedAsCard(k, j) && !c.isGroupedByOneOrFour(k, j) || holdsNumber(c, k, j))) {
      return false;
    }
    if (!spoken
        && !turns
        && (Lookalikes.isPartOfOther(window, start, end, length)
            || k < j
                && !c.isGroupedAsCard(k, j)
                && Lookalikes.isCutOutOfGroups(window.text, start, end))) {
      return false;
    }
    int kind = cardWords.kindNear(start, end);
    boolean cardWord = kind >= CardKinds.DOUBTFUL;
    if (!cardWord && !spoken && Lookalikes.hasShapeOfIban(window.text, start)) {
      return false;
    }
    if (!cardWord && ((judged & 3) == CardNetworks.WITH_CARD_WORD || wide)) {
      return false;
    }
    int kindOfColumn = spoken || turns ? TableHeader.UNKNOWN : header.kindAt(start, end);
    if (!cardWord
        && !spoken
        && !turns
        && (column || kindOfColumn == TableHeader.IDENTIFIER || isLikelyOther(c, k, j))
        && !cardWords.isAbout(start, end)) {
      return false;
    }
    isSpoken = spoken;
    isOverTurns = turns;
    hasCardWord = cardWord;
    kindOfCard = kind;
    ofColumn = kindOfColumn;
    verdict = judged;
    return true;
  }

  /**
   * Returns whether digits without a card word nearby are more often something else: numbers in
   * columns, identifiers, article numbers.
   */
  private boolean isLikelyOther(NumberChain c, int k, int j) {
    int start = c.start[k];
    int end = c.end[j];
    if (k < j) {
      if (c.isGroupedAsCard(k, j) || c.isGroupedBySmall(k, j)) {
        return false;
      }
      if (!c.isGroupedLoosely(k, j) || Lookalikes.isBesideNumber(window, start, end)) {
        return true;
      }
    }
    return Lookalikes.isInIdentifier(window.text, start, end, lexicon)
        || c.length(k, k) == 13 && Lookalikes.isArticleNumber(c.digits, c.digitsFrom(k));
  }

  /**
   * "4111 1111 1111 1111 123", "4111111111111111 123": its last group is more likely the code of
   * the number before it. Nobody sets a blank before the last three of nineteen digits only, and
   * the end of a masked number would show the code.
   */
  private boolean hasCodeAtItsEnd(NumberChain c, int k, int j) {
    return (j == k + 4 && c.isGroupedAsCard(k, j) || j == k + 1)
        && c.length(k, j) == 19
        && c.length(j, j) == 3
        && !c.isSpoken(j)
        && !c.isAfterTurn(j)
        && !c.isAfterLine(j)
        && !c.isAfterWideGap(j)
        && isNumber(c, k, j - 1)
        && !Lookalikes.isPartOfOther(window, c.start[k], c.end[j - 1], c.length(k, j - 1));
  }

  /**
   * "4242 4258 7562 9056 four two four": a number that is told, and its first digits as it is told
   * again.
   */
  private boolean beginsAgain(NumberChain c, int k, int j) {
    int from = c.digitsFrom(k);
    for (int e = j; e > k && c.length(e, j) <= MOST_AGAIN; e--) {
      int again = c.digitsFrom(e);
      int length = c.length(e, j);
      boolean isSame = c.isSpoken(e) != c.isSpoken(e - 1);
      for (int d = 0; d < length && isSame; d++) {
        isSame = c.digits[again + d] == c.digits[from + d];
      }
      if (isSame && length > 1 && isUsual(c, k, e - 1)) {
        return true;
      }
    }
    return false;
  }

  /**
   * "5120 5203 6025", and behind a turn "5120 5203 3620 6025": a telling of which a group was left
   * out, or its end, and the beginning of the next telling, which is a number. The end of what is
   * told wrong is no part of the number that the next turn tells whole.
   */
  private boolean isToldAgain(NumberChain c, int k, int j) {
    for (int e = k + 1; e <= j; e++) {
      boolean isCut = k > 0 && !c.isAfterTurn(k); // out of what a turn tells
      if (c.isAfterTurn(e) && (isCut || c.length(k, e - 1) >= FEWEST_AGAIN)) {
        c.fill(e);
        for (int last = j + 1;
            last < c.count && c.length(e, last) <= CardNetworks.MAX_LENGTH;
            last++) {
          // Not judged further: that would look for what is told again behind it, and so on.
          if (isNumber(c, e, last) && (isIn(c, k, e, last) || isCut && isWholeTurn(c, e, last))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether a number is of a usual length, and the turn ends with it. */
  private boolean isWholeTurn(NumberChain c, int e, int last) {
    return isUsual(c, e, last) && (last + 1 < c.count ? c.isAfterTurn(last + 1) : c.complete);
  }

  /** Whether all elements before one stand in this order in the number from there to another. */
  private static boolean isIn(NumberChain c, int k, int e, int last) {
    int at = c.digitsFrom(e);
    int end = at + c.length(e, last);
    for (int i = k; i < e; i++) {
      int from = c.digitsFrom(i);
      int to = from + c.length(i, i);
      while (at + to - from <= end
          && !Arrays.equals(c.digits, from, to, c.digits, at, at + to - from)) {
        at++;
      }
      if (at + to - from > end) {
        return false;
      }
      at += to - from;
    }
    return true;
  }

  private boolean isUsual(NumberChain c, int k, int j) {
    int length = c.length(k, j);
    return length <= USUAL_LENGTH && length >= USUAL_LENGTH - 2 && isNumber(c, k, j);
  }

  /** Returns whether a number without a wide gap begins behind the first element of a run. */
  private boolean holdsNumber(NumberChain c, int k, int j) {
    for (int e = k + 1; e <= j; e++) {
      c.fill(e);
      int lengths = lengthsFrom(c, e);
      if (lengths != 0 && longestRun(c, e, e, c.lastBeforeWideGap(e), lengths) > 0) {
        return true;
      }
    }
    return false;
  }

  boolean isNumber(NumberChain c, int k, int j) {
    int from = c.digitsFrom(k);
    int length = c.length(k, j);
    return length <= CardNetworks.MAX_LENGTH
        && CardNetworks.luhn(c.digits, from, length)
        && networks.judge(c.digits, from, length) != CardNetworks.NONE;
  }

  /**
   * Returns the lengths that a number from {@code k} may have by its first digits; 0 if there is
   * none.
   */
  private int lengthsFrom(NumberChain c, int k) {
    int from = c.digitsFrom(k);
    return c.digitsFrom(c.count) - from < CardNetworks.MIN_LENGTH ? 0 : lengths(c.digits, from);
  }

  private int lengths(byte[] d, int from) {
    return networks.lengths(((d[from] * 10 + d[from + 1]) * 10 + d[from + 2]) * 10 + d[from + 3]);
  }

  boolean mayBegin(NumberChain c, int k) {
    int from = c.digitsFrom(k);
    return c.digitsFrom(c.count) - from >= 4 && lengths(c.digits, from) != 0;
  }

  private boolean isAtLineStart(int start) {
    int i = start;
    while (i > 0 && window.kindAt(i - 1) == Chars.SPACE && start - i < 32) {
      i--;
    }
    return i == 0 ? window.base == 0 : window.text[i - 1] == '\n';
  }

  boolean touchesWord(int start, int end) {
    char[] text = window.text;
    return start > 0
            && (Chars.isAsciiAlphanumeric(text[start - 1]) || text[start - 1] == '_')
            && !Markup.isInEscape(text, start - 1)
        || Chars.isAsciiAlphanumeric(text[end])
        || text[end] == '_';
  }
}
