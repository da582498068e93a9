package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/**
 * The column of a table whose header is the name of a security code. The table may have lines with
 * separators (CSV, database output, Markdown) or with blanks, tuples (SQL, JSON by columns), or
 * rows of HTML.
 *
 * <p>The engine asks for one row after the other, when it reaches the start of the row. So the
 * answers depend on the characters only. One per engine, not thread-safe.
 */
final class CodeColumn {

  /** Furthest that a header reaches before and behind the name. */
  private static final int LONGEST_HEADER = 1000;

  /** Longest row; what is longer ends the table. */
  private static final int LONGEST_ROW = 2000;

  /** Furthest behind the header that a row with a code begins. */
  private static final int LONGEST_GAP = 700;

  /** Most blanks before a tuple. All that is read at once is less than the engine's lookahead. */
  private static final int MOST_BLANKS = 200;

  /** So many in a row are a value. */
  private static final int FIGURES_OF_A_VALUE = 3;

  /** No name of a column is longer. */
  private static final int LONGEST_NAME = 40;

  private static final int MOST_CELLS = 512;
  private static final int MOST_CODES = 8;

  /** A table goes on behind so many rows that have not its columns. */
  private static final int MOST_ODD_ROWS = 3;

  /** Such lines part the header of a table from its rows, or its rows from each other. */
  private static final String OF_RULES = "-=+:| \t_";

  private static final char[] SEPARATORS = {'\t', '|', ';', ','};

  /** A table of one column has none. */
  private static final char ALONE = '\n';

  /** Beside the name of a code in that of its column; "declines" there would say something else. */
  private static final Set<String> BESIDE =
      Set.of(
          ("card cards code codes number num no nr value val digits data field cc credit debit payment"
                  + " pay billing customer client user c s of the old new prior main first second"
                  + " primary secondary cvv cvc cid csc security text txt str enc plain raw")
              .split(" ", -1));

  /** Between the names of the columns and the first tuple. */
  private static final Set<String> LEADS_TO_ROWS =
      Set.of("values", "value", "from", "stdin", "data", "rows", "records");

  private enum Form {
    LINES,
    BLANKS,
    TUPLES,
    MARKUP
  }

  private final TextWindow window;
  private final Lexicon lexicon;
  private final int[] starts = new int[MOST_CELLS];
  private final int[] ends = new int[MOST_CELLS];

  private boolean isOpen;
  private Confidence confidence = Confidence.HIGH;
  private Form form = Form.LINES;
  private char separator;

  /** "| a | b |": the outer signs are no separators. */
  private boolean isFramed;

  private char opening;

  /** Cells of the header. */
  private int columns;

  /** Which of them have codes. */
  private final boolean[] hasCodes = new boolean[MOST_CELLS];

  /** Where the header's name stands in its line, where blanks part the columns. */
  private int nameFrom;

  private int nameTo;
  private int oddRows;

  /** Where the next row begins, or what may lie before it, in the whole text. */
  private long nextRow;

  // The row that was read last.
  private int cells;
  private int rowEnd;

  /** The codes of the row that was read last, each with its end, in the whole text. */
  private final long[] codes = new long[2 * MOST_CODES];

  private int codeCount;
  private int nextCode;

  CodeColumn(TextWindow window, Lexicon lexicon) {
    this.window = window;
    this.lexicon = lexicon;
  }

  void close() {
    isOpen = false;
    codeCount = 0;
    nextCode = 0;
    window.barrier = Long.MAX_VALUE;
  }

  boolean isOpen() {
    return isOpen;
  }

  /** Where the engine stops next: at a row's beginning or at a code. */
  long next() {
    return isAtCode() ? codes[2 * nextCode] : nextRow;
  }

  /** Whether it stops at a code, which ends at {@link #codeEnd()}. */
  boolean isAtCode() {
    return nextCode < codeCount;
  }

  int codeEnd() {
    return (int) (codes[2 * nextCode + 1] - window.base);
  }

  /** How sure it is that the column is one of security codes. */
  Confidence confidence() {
    return confidence;
  }

  /** Goes on behind the code. */
  void passCode() {
    nextCode++;
    window.barrier = next();
  }

  /**
   * Opens the table whose header contains a name of a code, if one of its first rows has a code.
   */
  boolean open(int start, int end, Confidence ofName) {
    confidence = ofName;
    isOpen =
        openTuples(start, end)
            || openMarkup(start, end)
            || openLines(start, end)
            || openBlanks(start, end);
    if (isOpen) {
      oddRows = 0;
      nextRow = window.base + rowEnd;
      codeCount = 0;
      nextCode = 0;
      window.barrier = nextRow;
    }
    return isOpen;
  }

  /** Reads the row at the engine's place; closes the table if there is none. */
  void readRow() {
    int at = (int) (nextRow - window.base);
    if (!row(at)) {
      close();
      return;
    }
    nextRow = window.base + rowEnd;
    findCodes();
    oddRows = cells == 0 || cells == columns || codeCount > 0 ? 0 : oddRows + 1;
    if (oddRows > MOST_ODD_ROWS || rowEnd <= at || isOtherHeader()) {
      close();
      return;
    }
    window.barrier = next();
  }

  /**
   * Finds the codes of the row that was read. If a row has more or fewer cells than the header,
   * such as when a name contains a comma, cells are counted from both ends.
   */
  private void findCodes() {
    codeCount = 0;
    nextCode = 0;
    for (int cell = 0; cell < cells && codeCount < MOST_CODES; cell++) {
      int fromEnd = columns - (cells - cell);
      boolean isOfColumn =
          cell < columns && hasCodes[cell]
              || fromEnd >= 0 && fromEnd < columns && hasCodes[fromEnd];
      if (isOfColumn && isCode(cell)) {
        codes[2 * codeCount] = window.base + starts[cell];
        codes[2 * codeCount + 1] = window.base + codeEnd(cell);
        codeCount++;
      }
    }
  }

  /** A row without figures, but with a name where the code would stand: another table begins. */
  private boolean isOtherHeader() {
    if (cells != columns || codeCount > 0) {
      return false;
    }
    for (int cell = 0; cell < cells; cell++) {
      for (int i = starts[cell]; i < ends[cell]; i++) {
        if (Chars.isDigit(window.text[i])) {
          return false;
        }
      }
      if (starts[cell] == ends[cell]) {
        return false;
      }
    }
    return cells > 1;
  }

  private boolean isCode(int cell) {
    int length = codeEnd(cell) - starts[cell];
    return length == 3 || length == 4;
  }

  /** Behind the figures of a cell of nothing else, or with the ".0" of a column with gaps. */
  private int codeEnd(int cell) {
    int i = starts[cell];
    while (i < ends[cell] && Chars.isAsciiDigit(window.text[i])) {
      i++;
    }
    boolean isDecimal = ends[cell] - i == 2 && CodeField.isWhole(window.text, i);
    return i == ends[cell] || isDecimal ? i : starts[cell];
  }

  // ---- headers

  private boolean openLines(int start, int end) {
    char[] text = window.text;
    int from = lineStart(start);
    int to = lineEnd(end, LONGEST_HEADER);
    if (from < 0 || to < 0 || endsSentence(from, to)) {
      return false;
    }
    form = Form.LINES;
    for (char sign : SEPARATORS) {
      separator = sign;
      if (holds(text, from, to, sign) && isHeader(from, to, start, end) && hasRow(to, 1)) {
        return true;
      }
    }
    separator = ALONE;
    return isHeader(from, to, start, end) && hasRow(to, 2);
  }

  private boolean endsSentence(int from, int to) {
    int i = to;
    while (i > from && Chars.isWhite(window.text[i - 1])) {
      i--;
    }
    return i > from && ".!?:".indexOf(window.text[i - 1]) >= 0;
  }

  private static boolean holds(char[] text, int from, int to, char sign) {
    for (int i = from; i < to; i++) {
      if (text[i] == sign) {
        return true;
      }
    }
    return false;
  }

  /** Reads the cells of a header, and finds that of the name. */
  private boolean isHeader(int from, int to, int start, int end) {
    isFramed = separator == '|' && firstIs(from, to, '|');
    readCells(from, to);
    rowEnd = afterLine(to);
    return areNames(start, end);
  }

  /** Whether the cells that were read are names, and that at a place is the name of a code. */
  private boolean areNames(int start, int end) {
    columns = cells;
    boolean isThere = false;
    for (int cell = 0; cell < cells; cell++) {
      if (!mayBeName(starts[cell], ends[cell])) {
        return false;
      }
      hasCodes[cell] = isNameOfCode(starts[cell], ends[cell]);
      isThere |= hasCodes[cell] && starts[cell] <= start && end <= ends[cell];
    }
    return isThere;
  }

  /** A cell of figures, or with a value behind a name, is none of a header. */
  private boolean mayBeName(int from, int to) {
    boolean hasLetter = false;
    int digits = 0;
    for (int i = from; i < to; i++) {
      char c = window.text[i];
      hasLetter |= Chars.isLetter(c);
      digits = Chars.isDigit(c) ? digits + 1 : 0;
      if (digits == FIGURES_OF_A_VALUE || c == '=' || c == ':' || c == '{') {
        return false;
      }
    }
    return to - from <= LONGEST_NAME && (hasLetter || digits == 0);
  }

  /** The name of a code, and no word beside it that makes it something else. */
  private boolean isNameOfCode(int from, int to) {
    char[] text = window.text;
    boolean isName = false;
    int i = from;
    while (i < to) {
      if (!Chars.isLetter(text[i])) {
        i++;
        continue;
      }
      int nameEnd = nameEnd(i, to);
      int end = nameEnd < 0 ? Lexicon.wordEnd(text, i, to) : nameEnd;
      if (nameEnd >= 0) {
        isName = true;
      } else if (!BESIDE.contains(String.valueOf(text, i, end - i).toLowerCase(Locale.ROOT))) {
        return false;
      }
      i = Math.max(end, i + 1);
    }
    return isName;
  }

  /**
   * Returns where the name of a code ends that begins with this word, whichever of its names it is;
   * or -1.
   */
  private int nameEnd(int start, int to) {
    char[] text = window.text;
    int word = start;
    while (word < to) {
      Lexicon.Match name = lexicon.phraseAt(text, word, to, Lexicon.PHRASE);
      if (name != null && name.start() == start && name.end() <= to) {
        return name.end();
      }
      word = Lexicon.wordEnd(text, word, to);
      while (word < to && !Chars.isLetter(text[word])) {
        word++;
      }
    }
    return -1;
  }

  /** Whether so many of the first rows behind the header have a code where it says. */
  private boolean hasRow(int from, int enough) {
    int header = rowEnd;
    int found = 0;
    int at = header;
    while (found < enough && at - from < LONGEST_GAP && row(at)) {
      findCodes();
      found += codeCount > 0 ? 1 : 0;
      if (rowEnd <= at || isOtherHeader()) {
        break;
      }
      at = rowEnd;
    }
    rowEnd = header;
    codeCount = 0;
    return found == enough;
  }

  private boolean openBlanks(int start, int end) {
    int from = lineStart(start);
    int to = lineEnd(end, LONGEST_HEADER);
    if (from < 0 || to < 0) {
      return false;
    }
    form = Form.BLANKS;
    nameFrom = start - from;
    nameTo = end - from;
    while (nameFrom > 0 && isOfName(window.text[from + nameFrom - 1])) {
      nameFrom--;
    }
    while (from + nameTo < to && isOfName(window.text[from + nameTo])) {
      nameTo++;
    }
    columns = 1;
    hasCodes[0] = isNameOfCode(from + nameFrom, from + nameTo);
    for (int i = from; i < to; i++) {
      if (!isOfName(window.text[i]) && window.text[i] != ' ' && window.text[i] != '#') {
        return false;
      }
    }
    boolean isApart =
        (nameFrom == 0 || nameFrom > 1 && isBlank(from + nameFrom - 2, from + nameFrom))
            && (from + nameTo >= to - 1 || isBlank(from + nameTo, from + nameTo + 2));
    rowEnd = afterLine(to);
    return isApart && nameTo - nameFrom < to - from && hasRow(to, 1);
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (window.text[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfName(char c) {
    return Chars.isLetter(c) || Chars.isAsciiDigit(c) || c == '_' || c == '/' || c == '-';
  }

  private boolean openTuples(int start, int end) {
    int from = bracketBefore(start);
    if (from < 0) {
      return false;
    }
    opening = window.text[from];
    form = Form.TUPLES;
    separator = ',';
    int to = readTuple(from);
    if (to < end || to - end > LONGEST_HEADER || !areNames(start, end) || columns < 2) {
      return false;
    }
    rowEnd = firstRow(to);
    if (window.text[rowEnd] == ';' && window.text[rowEnd + 1] == '\n') { // COPY … FROM stdin;
      form = Form.LINES;
      separator = '\t';
      rowEnd += 2;
    }
    return rowEnd > to && hasRow(to, 1);
  }

  /** Where the list begins that holds a name, be it over lines; -1 if none does. */
  private int bracketBefore(int start) {
    int i = start - 1;
    while (i >= 0 && start - i <= LONGEST_HEADER && ")]{}([".indexOf(window.text[i]) < 0) {
      i--;
    }
    boolean opens = i >= 0 && (window.text[i] == '(' || window.text[i] == '[');
    return opens ? i : -1;
  }

  /** Behind the words that lead from the names of columns to the rows. */
  private int firstRow(int from) {
    char[] text = window.text;
    int i = from;
    while (i - from < LONGEST_GAP) {
      int word = Lexicon.wordEnd(text, i, window.length);
      if (word > i
          && LEADS_TO_ROWS.contains(String.valueOf(text, i, word - i).toLowerCase(Locale.ROOT))) {
        i = word;
      } else if (Chars.isWhite(text[i]) || "\":,'".indexOf(text[i]) >= 0) {
        i++;
      } else {
        break;
      }
    }
    int inner = i + 1;
    while (text[i] == opening && Chars.isWhite(text[inner]) && inner - i < LONGEST_NAME) {
      inner++;
    }
    // The rows may themselves be elements of a list.
    return text[i] == opening && text[inner] == opening ? inner : i;
  }

  private boolean openMarkup(int start, int end) {
    int low = Math.max(0, start - LONGEST_HEADER);
    int from = start;
    while (from >= low && !isTag(from, "<tr")) {
      from--;
    }
    if (from < low) {
      return false;
    }
    form = Form.MARKUP;
    return readMarkup(from)
        && rowEnd >= end
        && rowEnd - end <= LONGEST_HEADER
        && areNames(start, end)
        && hasRow(rowEnd, 1);
  }

  // ---- rows

  /**
   * Reads what begins at a place: a row, or a line without cells, which is no row. Returns false if
   * the table ends there.
   */
  private boolean row(int at) {
    if (window.isEnd(at)) {
      return false;
    }
    return switch (form) {
      case TUPLES -> tuple(at);
      case MARKUP -> readMarkup(at);
      case LINES, BLANKS -> line(at);
    };
  }

  private boolean tuple(int at) {
    int i = at;
    while ((Chars.isWhite(window.text[i]) || window.text[i] == ',') && i - at < MOST_BLANKS) {
      i++;
    }
    if (window.text[i] != opening) {
      return false;
    }
    rowEnd = readTuple(i);
    return rowEnd > i;
  }

  private boolean line(int at) {
    int line = lineEnd(at, LONGEST_ROW);
    if (line < 0) {
      return false;
    }
    int to = form == Form.LINES && separator != ALONE ? wholeEnd(at, line) : line;
    cells = 0;
    rowEnd = afterLine(to);
    if (form == Form.LINES && separator == ALONE) {
      add(at, to);
      return isCode(0);
    }
    if (isRule(at, to)) {
      return true;
    }
    if (form == Form.BLANKS) {
      readBlanks(at, to);
      return true;
    }
    readCells(at, to);
    return holds(window.text, at, to, separator);
  }

  /**
   * Returns where a row ends, given its first line: a cell in quotes may continue over several
   * lines.
   */
  private int wholeEnd(int from, int line) {
    char[] text = window.text;
    int most = Math.min(window.length, from + LONGEST_ROW);
    int end = line;
    int i = from;
    while (i <= end) {
      int stop = skipBlanks(i, end);
      if (stop < end && text[stop] == '"') {
        int close = closing(stop, end);
        if (close < 0) {
          close = closing(stop, most);
          boolean ends =
              close >= 0
                  && (text[close] == separator
                      || window.isEnd(close)
                      || Chars.isWhite(text[close]));
          end = ends ? lineEnd(close, most - close) : -1;
          if (end < 0) {
            return line;
          }
        }
        stop = close;
      }
      while (stop < end && text[stop] != separator) {
        stop++;
      }
      i = stop + 1;
    }
    return end;
  }

  private boolean isRule(int from, int to) {
    for (int i = from; i < to; i++) {
      if (OF_RULES.indexOf(window.text[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads the cells of a line. */
  private void readCells(int from, int to) {
    char[] text = window.text;
    int i = from;
    int end = to;
    cells = 0;
    if (isFramed && firstIs(from, to, '|')) {
      i = skipBlanks(from, to) + 1;
      int back = to;
      while (back > i && Chars.isWhite(text[back - 1])) {
        back--;
      }
      end = back > i && text[back - 1] == '|' ? back - 1 : to;
    }
    while (i <= end && cells < MOST_CELLS) {
      int cell = skipBlanks(i, end);
      int close = cell < end && isQuote(text[cell]) ? closing(cell, end) : -1;
      int stop = close < 0 ? cell : close;
      while (stop < end && text[stop] != separator) {
        stop++;
      }
      add(i, stop);
      i = stop + 1;
    }
  }

  private boolean firstIs(int from, int to, char sign) {
    int i = skipBlanks(from, to);
    return i < to && window.text[i] == sign;
  }

  private int skipBlanks(int from, int to) {
    int i = from;
    while (i < to && window.text[i] == ' ') {
      i++;
    }
    return i;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /** Returns where the text goes on behind a quoted cell; -1 if its quote is never closed. */
  private int closing(int at, int end) {
    char[] text = window.text;
    char quote = text[at];
    for (int i = at + 1; i < end; i++) {
      if (text[i] == '\\' && quote == '\'') {
        i++;
      } else if (text[i] == quote) {
        if (i + 1 < end && text[i + 1] == quote) {
          i++;
        } else {
          return i + 1;
        }
      }
    }
    return -1;
  }

  /** Adds a cell, without its quotes and blanks. */
  private void add(int from, int to) {
    char[] text = window.text;
    int i = from;
    int j = to;
    while (i < j && isAboutValue(text[i])) {
      i++;
    }
    while (j > i && isAboutValue(text[j - 1])) {
      j--;
    }
    starts[cells] = i;
    ends[cells++] = j;
  }

  private static boolean isAboutValue(char c) {
    return Chars.isWhite(c) || isQuote(c) || c == '=' || c == '[' || c == ']';
  }

  private void readBlanks(int from, int to) {
    cells = 0;
    int i = from;
    while (i < to) {
      while (i < to && window.text[i] == ' ') {
        i++;
      }
      int start = i;
      while (i < to && window.text[i] != ' ' && window.text[i] != '\r') {
        i++;
      }
      if (i > start && start - from < nameTo && i - from > nameFrom) {
        cells = 0;
        add(start, i);
        return;
      }
      i = Math.max(i, start + 1);
    }
  }

  /** Reads a tuple; returns where it ends, or -1 if it does not. */
  private int readTuple(int at) {
    char[] text = window.text;
    char closing = opening == '(' ? ')' : ']';
    int stop = Math.min(window.length, at + LONGEST_ROW);
    cells = 0;
    int cell = at + 1;
    int depth = 0;
    for (int i = at + 1; i < stop; i++) {
      char c = text[i];
      if (isQuote(c)) {
        int behind = closing(i, stop);
        if (behind < 0) {
          return -1;
        }
        i = behind - 1;
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (depth > 0 && (c == ')' || c == ']')) {
        depth--;
      } else if (depth == 0 && (c == separator || c == closing)) {
        if (cells == MOST_CELLS) {
          return -1;
        }
        add(cell, i);
        cell = i + 1;
        if (c == closing) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  /** Reads the next row of a table in HTML. */
  private boolean readMarkup(int at) {
    char[] text = window.text;
    int stop = Math.min(window.length, at + LONGEST_ROW);
    int i = at;
    while (i < stop && !isTag(i, "<tr")) {
      if (isTag(i, "</table") || isTag(i, "<table")) {
        return false;
      }
      i++;
    }
    cells = 0;
    int cell = -1;
    for (i++; i < stop; i++) {
      boolean ends = isTag(i, "</tr") || isTag(i, "<tr") || isTag(i, "</table");
      boolean begins = isTag(i, "<td") || isTag(i, "<th");
      if (cell >= 0 && (ends || begins || isTag(i, "</td") || isTag(i, "</th"))) {
        if (cells == MOST_CELLS) {
          return false;
        }
        addContent(cell, i);
        cell = -1;
      }
      if (ends) {
        rowEnd = i;
        return cells > 0;
      }
      if (begins) {
        while (i < stop && text[i] != '>') {
          i++;
        }
        cell = i + 1;
      }
    }
    return false;
  }

  /** Adds a cell without the tags at both its ends. */
  private void addContent(int from, int to) {
    char[] text = window.text;
    int i = from;
    int j = to;
    boolean again = true;
    while (again) {
      while (i < j && isAboutValue(text[i])) {
        i++;
      }
      again = i < j && text[i] == '<';
      while (again && i < j && text[i] != '>') {
        i++;
      }
      i += again && i < j ? 1 : 0;
    }
    again = true;
    while (again) {
      while (j > i && isAboutValue(text[j - 1])) {
        j--;
      }
      again = j > i && text[j - 1] == '>';
      while (again && j > i && text[j - 1] != '<') {
        j--;
      }
      j -= again && j > i ? 1 : 0;
    }
    add(i, j);
  }

  private boolean isTag(int at, String tag) {
    for (int i = 0; i < tag.length(); i++) {
      if (Chars.lower(window.text[at + i]) != tag.charAt(i)) {
        return false;
      }
    }
    char behind = window.text[at + tag.length()];
    return !Chars.isLetter(behind);
  }

  // ---- lines

  /** Returns where the line begins that holds a place; -1 if that is too far. */
  private int lineStart(int at) {
    int i = at;
    while (i > 0 && window.text[i - 1] != '\n') {
      if (at - i >= LONGEST_HEADER) {
        return -1;
      }
      i--;
    }
    return i > 0 || window.base == 0 ? i : -1;
  }

  /** Returns where the line ends; -1 if that is too far. */
  private int lineEnd(int at, int most) {
    int i = at;
    while (!window.isEnd(i) && window.text[i] != '\n') {
      if (i - at >= most || i >= window.length) {
        return -1;
      }
      i++;
    }
    return i > at && window.text[i - 1] == '\r' ? i - 1 : i;
  }

  private int afterLine(int end) {
    int i = end;
    if (window.text[i] == '\r') {
      i++;
    }
    return window.text[i] == '\n' ? i + 1 : i;
  }
}
