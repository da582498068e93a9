package io.lexicall.scan;

/**
 * The names of the columns of a text that is a table: those of its first line, or of one shortly
 * behind it. A number in a column of orders or devices is known by them, however far they are.
 */
final class TableHeader {

  /** Nothing is known of a column. */
  static final int UNKNOWN = 0;

  /** The column is of what "order" and the like are said of. */
  static final int REFERENCE = 1;

  /** The column is of numbers of devices, parcels and the like. */
  static final int IDENTIFIER = 2;

  /**
   * The names and the first row end so far from the beginning of the text; it is less than the
   * engine looks ahead.
   */
  private static final int LONGEST = 4000;

  private static final int MOST_LINES = 5;

  private static final int LONGEST_NAME = 40;

  private static final int MOST_WORDS = 4;

  private static final int LONGEST_ROW = 2000;

  private static final int MOST_COLUMNS = 256;

  private static final char[] SEPARATORS = {'\t', '|', ';', ','};

  /** A table of one column has none. */
  private static final char ALONE = '\n';

  private final TextWindow window;
  private final Lexicon lexicon;

  private boolean isRead;
  private int end;
  private char separator;
  private int columns;
  private boolean hasKinds;
  private final byte[] kinds = new byte[MOST_COLUMNS];

  TableHeader(TextWindow window, Lexicon lexicon) {
    this.window = window;
    this.lexicon = lexicon;
  }

  void restart() {
    isRead = false;
    hasKinds = false;
  }

  /** Reads the names while they are in the window. */
  void read() {
    if (isRead) {
      return;
    }
    isRead = true;
    int from = 0;
    for (int line = 0; line < MOST_LINES && from < window.length; line++) {
      int to = lineEnd(from);
      if (to == LONGEST || to == window.length || isHeader(from, to)) {
        return;
      }
      from = to + 1;
    }
  }

  private boolean isHeader(int from, int to) {
    for (char sign : SEPARATORS) {
      if (isHeader(from, to, sign)) {
        return true;
      }
    }
    return isHeader(from, to, ALONE);
  }

  /** "Hi Bob, about the order" is no header. */
  private boolean isSentence(int from, int to) {
    for (int i = from; i < to; i++) {
      if (window.text[i] == separator && Chars.isBlank(window.text[i + 1])) {
        return columns == 2 && separator == ',';
      }
    }
    return false;
  }

  /** Whether the row behind the names has as many cells. */
  private boolean hasRow(int from) {
    int to = lineEnd(from);
    if (to == LONGEST) {
      return false;
    }
    int cells = 1;
    boolean isQuoted = false;
    for (int i = from; i < to; i++) {
      isQuoted ^= window.text[i] == '"';
      cells += window.text[i] == separator && !isQuoted ? 1 : 0;
    }
    return to > from && cells == columns;
  }

  private boolean isHeader(int from, int to, char sign) {
    columns = 0;
    hasKinds = false;
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || window.text[i] == sign) {
        int kind = columns == MOST_COLUMNS ? -1 : kind(start, i);
        if (kind < 0) {
          hasKinds = false;
          return false;
        }
        kinds[columns] = (byte) kind;
        hasKinds |= kind > 0;
        columns++;
        start = i + 1;
      }
    }
    separator = sign;
    end = to;
    if (sign == ALONE) {
      kinds[0] =
          (byte) Math.min(kinds[0], REFERENCE); // a word may stand above a number in any text
    }
    boolean isHeader =
        (columns > 1 || sign == ALONE && hasKinds) && !isSentence(from, to) && hasRow(to + 1);
    hasKinds &= isHeader;
    return isHeader;
  }

  /** What a cell says of its column; -1 if it is no name. */
  private int kind(int from, int to) {
    char[] text = window.text;
    int kind = UNKNOWN;
    boolean isOfCards = false;
    int words = 0;
    int i = from;
    while (i < to) {
      char c = text[i];
      if (!Chars.isLetter(c)) {
        if (Chars.isDigit(c) && Chars.isDigit(text[i + 1]) || ":={}?!".indexOf(c) >= 0) {
          return -1;
        }
        i++;
        continue;
      }
      int wordEnd = Lexicon.wordEnd(text, i, to);
      int word = lexicon.lookup(text, i, wordEnd);
      kind = Math.max(kind, (word & Lexicon.REFERENCE) != 0 ? REFERENCE : UNKNOWN);
      kind = Math.max(kind, (word & Lexicon.IDENTIFIER) != 0 ? IDENTIFIER : UNKNOWN);
      // The exports of payment systems call the card's number that of an account.
      isOfCards |= lexicon.isCardWord(text, i, wordEnd) || Lexicon.is("acc", text, i);
      i = wordEnd;
      words++;
    }
    return to - from > LONGEST_NAME || words > MOST_WORDS ? -1 : isOfCards ? UNKNOWN : kind;
  }

  /** Returns of what the column is in which a number stands alone in its cell. */
  int kindAt(int start, int numberEnd) {
    if (window.base == 0) {
      read();
    }
    if (!hasKinds || window.base + start <= end) {
      return UNKNOWN;
    }
    char[] text = window.text;
    int line = start;
    while (line > 0 && text[line - 1] != '\n') {
      if (start - line > LONGEST_ROW) {
        return UNKNOWN;
      }
      line--;
    }
    int cells = 0;
    int own = -1;
    boolean isQuoted = false;
    int cell = line;
    int i = line;
    while (i <= window.length && i - line <= LONGEST_ROW) {
      boolean ends = window.isEnd(i) || text[i] == '\n';
      isQuoted ^= text[i] == '"';
      if (ends || text[i] == separator && !isQuoted) {
        if (cell <= start && numberEnd <= i) {
          own = isAlone(cell, start) && isAlone(numberEnd, i) ? cells : -1;
          if (own < 0) {
            return UNKNOWN;
          }
        }
        cells++;
        cell = i + 1;
        if (ends) {
          return own < 0 || cells < columns ? UNKNOWN : kindOf(own, cells);
        }
      }
      i++;
    }
    return UNKNOWN;
  }

  /** If a row has more cells than there are names, the cell has one of two of them. */
  private int kindOf(int cell, int cells) {
    int fromEnd = columns - (cells - cell);
    int ofStart = cell < columns ? kinds[cell] : UNKNOWN;
    int ofEnd = fromEnd >= 0 ? kinds[fromEnd] : UNKNOWN;
    return cells == columns ? ofStart : Math.min(REFERENCE, Math.max(ofStart, ofEnd));
  }

  private boolean isAlone(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = window.text[i];
      if (!Chars.isWhite(c) && c != '"' && c != '\'') {
        return false;
      }
    }
    return true;
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < Math.min(LONGEST, window.length) && window.text[i] != '\n') {
      i++;
    }
    return i;
  }
}
