package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds card data in a text that comes in pieces. One per text, not thread-safe.
 *
 * <p>Two gears. The fast loop ({@link Skim}) notices where a number or the name of a security code
 * may be; there the exact reader ({@link NumberChain}) decides. After a security code's name the
 * exact reader goes on by itself until the code or the sentence's end.
 *
 * <p>What is found depends on the characters alone: nothing is decided before {@link #LOOKAHEAD}
 * characters behind it are known, or the end.
 */
final class ScanEngine {

  private static final int LOOKAHEAD = 4096;
  private static final int LOOKBEHIND = 4096;

  /** So far behind a card number "the code" is that of the card. */
  private static final int CODE_AFTER_NUMBER = 200;

  private static final int LONGEST_ABBREVIATION = 4;

  /** No name has so many letters and figures in a row. */
  private static final int LONG_TOKEN = 40;

  /** Most blanks and the like between two groups. */
  private static final int MAX_SEPARATORS = 8;

  /** Cards with fewer digits, or with more, have no code. */
  private static final int FEWEST_DIGITS_WITH_CODE = 14;

  private static final int MOST_DIGITS_WITH_CODE = 16;

  /** "4111 1111 1111 1111 123 dollars". */
  private static final Set<String> MONEY =
      Set.of("dollars", "dollar", "usd", "eur", "euro", "euros", "pounds", "gbp", "cents");

  /** What comes before the last digits of a card, which tell it from others. */
  private static final Set<String> ENDINGS =
      Set.of("ending", "ends", "ended", "termina", "terminada", "terminado", "endet", "termine");

  private static final int LONGEST_WORD_BEFORE = 12;

  /**
   * What leads from a number to the day on which the card expires, and which words of it say so.
   */
  private static final Set<String> OF_EXPIRY =
      Set.of(
          "exp", "expires", "expire", "expiring", "expiry", "expiration", "valid", "good", "vence");

  private static final Set<String> EXPIRY_WORDS =
      Set.of(
          "exp",
          "expires",
          "expire",
          "expiring",
          "expiry",
          "expiration",
          "valid",
          "good",
          "vence",
          "thru",
          "through",
          "until",
          "till",
          "date",
          "is",
          "on",
          "in",
          "and",
          "with",
          "the",
          "it",
          "el");

  /** Names of any value, and marks about one, behind the name of a code. */
  private static final Set<String> OF_VALUES =
      Set.of(
          ("value val v text content data input answer a body message msg said utterance word"
                  + " td th p b i em strong span div dd li label code br number no nr digits")
              .split(" ", -1));

  /** What stands behind the name of a code where it is not told. */
  private static final Set<String> ABOUT_CODES =
      Set.of("result", "status", "length", "check", "response", "match", "required", "error");

  private static final int LONGEST_ABOUT = 8;

  /** What stands in the place of a code where none was told. */
  private static final Set<String> ABSENT = Set.of("none", "null", "nil", "unknown");

  /** Most between the name and that, in characters. */
  private static final int MOST_SIGNS = 4;

  /** What leads from a number to its code, and which words of it say so. */
  private static final Set<String> OF_CODE = Set.of("code", "security", "digits", "back");

  private static final Set<String> CODE_WORDS =
      Set.of(
          "code",
          "security",
          "sec",
          "number",
          "digits",
          "three",
          "on",
          "back",
          "the",
          "of",
          "it",
          "its",
          "card",
          "from",
          "be",
          "would",
          "and",
          "with",
          "is",
          "are",
          "last");

  /** "And the code is", "my card code is": not "the ZIP code is". */
  private static final Set<String> BEFORE_CODE =
      Set.of("the", "and", "my", "card", "back", "security", "cv", "v", "el", "y", "mi", "o", "e");

  /** What may part the fields of a card in a line: its number, the date, and the code. */
  private static final String FIELD_SIGNS = " ,;|\t/:-_#*.()";

  /** So far these words reach. */
  private static final int MOST_WORDS = 48;

  /** The months, by their first three letters. */
  private static final Set<String> MONTHS =
      Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** So many digits on the front of a card are its number. */
  private static final Set<String> WHOLE_NUMBER =
      Set.of("sixteen", "fifteen", "fourteen", "16", "15", "14", "long", "all");

  /** What follows the name of a security code in the name of a field. */
  private static final Set<String> FIELD_ENDS =
      Set.of("code", "number", "num", "no", "nr", "value", "val", "digits", "data", "field");

  /** What is held of a text, in characters; a stream may be open for every call under way. */
  static final int CAPACITY = 16 * 1024;

  /** Takes what is found, in the order of the text. */
  interface Sink {

    /**
     * Takes one finding.
     *
     * @param start index into the window
     * @param end index into the window
     * @param network as {@link CardNetworks#id} takes it, or -1
     * @param digits holds the number from {@code from}, {@code length} digits; valid during the
     *     call only
     */
    void found(
        SpanKind kind,
        int start,
        int end,
        int network,
        Confidence confidence,
        byte[] digits,
        int from,
        int length);
  }

  final TextWindow window;
  private final CardNetworks networks;
  private final Lexicon lexicon;
  private final Sink sink;
  private final Turns turns;
  private final Skim skim;
  private final Tracks tracks;
  private final CardWords cardWords;
  private final CodeColumn codeColumn;
  private @Nullable NumberChain lazyChain;
  private @Nullable NumberChain lazyOther;

  /** Where the work goes on. */
  private int position;

  /** Numbers that begin before are done with. */
  private int resolved;

  /** Numbers that begin before were looked for; words in between may still be names. */
  private int tried;

  /** A place before lies in a run of figures that was found to be no number, words apart. */
  private int cleared;

  private boolean insideGroup;
  private boolean insideChain;

  /** The element before belongs to a unit of single digits too long or too short for a code. */
  private boolean insideUnit;

  /**
   * Where to look alone, by beginnings and ends in the whole text; null if everywhere. What is read
   * from there on may reach beyond.
   */
  private int @Nullable [] stretches;

  /** A security code's name was read, and its code not yet. */
  private boolean awaitsCode;

  private boolean vagueName;

  /** The name is short, and means other things too: CID, CSC, CVE. */
  private boolean isAbbreviation;

  private long nameEnd;

  /** Where the last card number ended, in the whole text; -1 before the first. */
  private long numberEnd = -1;

  /** Where the last code began, in the whole text; -1 before the first. */
  private long codeStart = -1;

  /** While a finding of several elements is handed on, these; else null. */
  private @Nullable NumberChain reported;

  private int reportedFrom;
  private int reportedTo;

  ScanEngine(CardNetworks networks, Lexicon lexicon, Skim skim, Sink sink) {
    this.networks = networks;
    this.lexicon = lexicon;
    this.sink = sink;
    this.skim = skim;
    window = skim.window;
    turns = new Turns(window, lexicon);
    tracks = new Tracks(window, networks, sink);
    cardWords = new CardWords(window, lexicon, turns);
    codeColumn = new CodeColumn(window, lexicon);
  }

  /**
   * Appends what fits of the chunk from {@code from}, and works on; returns where the rest of the
   * chunk begins.
   */
  int feed(CharSequence chunk, int from) {
    int to = from + Math.min(window.room(), chunk.length() - from);
    window.append(chunk, from, to);
    run();
    return to;
  }

  /** The same of a passage up to {@code end}; what fits may be all, so it is not worked on yet. */
  int feed(Passage passage, int from, int end) {
    int to = from + Math.min(window.room(), end - from);
    window.append(passage, from, to);
    if (to < end) {
      run();
    }
    return to;
  }

  void finish() {
    window.last = true;
    run();
  }

  /** Looks where {@link NumberStretches} says that something may be, and nowhere else. */
  void lookAt(int @Nullable [] stretches) {
    this.stretches = stretches;
  }

  /** Begins anew with another text; the window is wiped. */
  void restart() {
    stretches = null;
    position = 0;
    resolved = 0;
    tried = 0;
    cleared = 0;
    insideGroup = false;
    insideChain = false;
    insideUnit = false;
    awaitsCode = false;
    vagueName = false;
    isAbbreviation = false;
    nameEnd = 0;
    numberEnd = -1;
    codeStart = -1;
    reported = null;
    codeColumn.close();
    if (lazyChain != null) {
      lazyChain.wipe();
    }
    if (lazyOther != null) {
      lazyOther.wipe();
    }
  }

  /** No span will be found any more that begins before this index. */
  int settled() {
    // A track begins two characters before its number: %B.
    return window.last
        ? window.length
        : Math.max(0, Math.max(resolved, position - NumberChain.MAX_SPAN - Skim.BLOCK) - 2);
  }

  /** Makes room. What lies before {@link #settled} may be lost. */
  void compact() {
    int drop = (position - LOOKBEHIND) & -Skim.BLOCK;
    if (drop > 0 && window.room() < window.capacity() / 4) {
      window.dropBefore(drop);
      position -= drop;
      resolved = Math.max(0, resolved - drop);
      tried = Math.max(0, tried - drop);
      cleared = Math.max(0, cleared - drop);
    }
  }

  private void run() {
    int known = window.last ? window.length : window.length - LOOKAHEAD;
    while (position < known) {
      int limit = known;
      if (codeColumn.isOpen()) {
        int next = (int) (codeColumn.next() - window.base);
        if (position >= next) {
          goOnInTable(next);
          continue;
        }
        limit = Math.min(known, next);
      }
      if (insideGroup) {
        leaveGroup();
      } else if (insideChain) {
        insideChain = false;
        position = Math.max(position + 1, continueChain(position, limit));
        resolved = position;
      } else if (awaitsCode) {
        awaitCode(limit);
      } else {
        search(limit);
      }
    }
  }

  /** At the beginning of a row, or at its code, which belongs to nothing before or behind it. */
  private void goOnInTable(int at) {
    boolean isRow = !codeColumn.isAtCode();
    int end = isRow ? at : codeColumn.codeEnd();
    // What began before is done with, also where the table ends here.
    resolved = Math.max(resolved, end);
    tried = Math.max(tried, end);
    if (isRow) {
      codeColumn.readRow();
      return;
    }
    codeColumn.passCode();
    insideChain = false;
    insideGroup = false;
    insideUnit = false;
    byte[] figures = new byte[end - at];
    for (int i = at; i < end; i++) {
      figures[i - at] = (byte) (window.text[i] - '0');
    }
    codeFound(at, end, codeColumn.confidence(), figures, 0, end - at);
    position = Math.max(position, end);
  }

  private void leaveGroup() {
    int i = position;
    while (i < window.length) {
      if (window.digitAt(i) >= 0) {
        i += window.digitWidth(i);
      } else if (window.kindAt(i) == Chars.INVISIBLE) {
        i++;
      } else {
        insideGroup = false;
        break;
      }
    }
    position = i;
    resolved = i;
  }

  private void search(int limit) {
    // From a block before the place, lest a number that began there be missed.
    int i = Math.max(0, (position & -Skim.BLOCK) - Skim.BLOCK);
    int stretch = 0;
    skim.forget();
    while (i < limit) {
      int to = limit;
      if (stretches != null) {
        while (stretch < stretches.length && stretches[stretch + 1] - window.base <= i) {
          stretch += 2;
        }
        if (stretch == stretches.length) {
          break;
        }
        int from = (int) (stretches[stretch] - window.base) & -Skim.BLOCK;
        if (from > i) {
          i = from;
          skim.forget();
        }
        to = (int) Math.min(limit, stretches[stretch + 1] - window.base);
      }
      i = skim.next(i, to);
      if (i < to) {
        inspect(i, limit);
        if (goesOnElsewhere(limit)) {
          return;
        }
        i += Skim.BLOCK;
        if (resolved > i) {
          i = resolved & -Skim.BLOCK;
          skim.forget();
        }
      }
    }
    position = Math.max(position, limit);
  }

  /** Looks closer at the block at {@code i}, in the order of the text. */
  private void inspect(int i, int limit) {
    long runs = skim.runs;
    long others = skim.words | skim.lineBreaks | skim.groups;
    long left = runs | others;
    while (left != 0) {
      int at = i + Long.numberOfTrailingZeros(left);
      if (at >= limit) {
        return;
      }
      long bit = left & -left;
      left ^= bit;
      if (at < resolved) {
        continue;
      }
      if ((skim.words & bit) != 0) {
        wordAt(at, limit);
      } else if ((runs & bit) != 0) {
        if (at >= cleared && mayBeWritten(at)) {
          readChains(writtenStart(at), at, limit);
        } else {
          // The rest of the run, as far as it needs no look.
          long done = cleared - i < Skim.BLOCK ? -1L << cleared : 0;
          left &= done | others;
        }
      }
      if ((skim.groups & bit) != 0 && at > resolved) {
        groupAt(at, limit);
      }
      if ((skim.lineBreaks & bit) != 0 && at >= position && at > resolved) {
        lineBreakAt(at, limit);
      }
      if (goesOnElsewhere(limit)) {
        return;
      }
    }
  }

  /** Whether the search is over before the limit. */
  private boolean goesOnElsewhere(int limit) {
    return awaitsCode
        || insideChain
        || insideGroup
        || codeColumn.isOpen() && codeColumn.next() < window.base + limit;
  }

  /** Looks at the last figure of a group that markup may part from the one before or behind it. */
  private void groupAt(int at, int limit) {
    char[] text = window.text;
    if (!skim.isGroupAt(at)) {
      return;
    }
    boolean isBehind = at > 4 && text[at - 1] == '\\' && areFour(at - 5);
    boolean isBefore = !isBehind && areFour(Chars.isAsciiDigit(text[at - 3]) ? at - 3 : at - 2, at);
    if (!isBehind && !isBefore || isBehind && Markup.end(text, at - 1) < 0) {
      return;
    }
    int digit = isBehind ? at - 2 : at;
    int first = startOverMarkup(digit);
    if (first >= 0 || isBehind) {
      readChains(first >= 0 ? first : chainStart(digit), at, limit);
    }
  }

  /**
   * Returns where the groups begin that markup or rare signs join to the one that holds a place; -1
   * if there are none before it.
   */
  private int startOverMarkup(int digit) {
    int low = Math.max(0, Math.max(Math.max(resolved, tried), digit - NumberChain.MAX_SPAN));
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
    // Never begin amid a group: what it is a part of is longer than any card number.
    while (goesOn
        && first > Math.max(resolved, tried)
        && window.digitBefore(first)
        && !Markup.isInEscape(window.text, first - 1)
        && window.digitAt(first) >= 0) {
      first += window.digitWidth(first);
    }
    return goesOn ? first : -1;
  }

  /** Where written groups begin that may hold a place, those before markup among them. */
  private int writtenStart(int at) {
    int start = chainStart(at);
    int digit = start;
    while (digit - at < NumberChain.MAX_GAP
        && !window.isEnd(digit)
        && (window.digitAt(digit) < 0
            || digit > 0 && window.text[digit - 1] == '#'
            || Markup.isInEscape(window.text, digit))) {
      digit++;
    }
    int first = window.digitAt(digit) >= 0 ? startOverMarkup(digit) : -1;
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

  /** Looks at a word that begins as number words do, or the names of security codes. */
  private void wordAt(int at, int limit) {
    int opening = skim.openingAt(at);
    if ((opening & Skim.NUMBER) != 0 && isWordStart(at)) {
      int end = skipLetters(at);
      // The fast loop takes some signs of ISO 8859-1 for letters.
      if (end > at && lexicon.isOfNumbers(window.text, at, end)) {
        if (isNumberAt(end, 1) || at > resolved && isNumberAt(at - 1, -1)) {
          readChains(chainStart(at), at, limit);
        }
        return;
      }
    }
    if ((opening & Skim.NAME) != 0 && at >= position) {
      nameAt(at);
    }
  }

  /**
   * A quick look whether figures that can be a card number lie around a place: most that the fast
   * loop notices are dates and counters.
   */
  private boolean mayBeWritten(int at) {
    char[] text = window.text;
    int low = Math.max(Math.max(resolved, tried), at - NumberChain.MAX_SPAN);
    int digits = 0;
    int from = at;
    while (from > low) {
      int kind = Chars.KIND[text[from - 1]];
      if (!Chars.isRun(kind) && !Chars.isMark(text[from - 1])) {
        break;
      }
      digits += countsAsDigit(kind);
      from--;
    }
    int to = at;
    while (to - at < NumberChain.MAX_SPAN) {
      int kind = Chars.KIND[text[to]];
      if (!Chars.isRun(kind) && !Chars.isMark(text[to])) {
        break;
      }
      digits += countsAsDigit(kind);
      to++;
    }
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
    return next == '^' || next == '=' || (next | 0x20) == 'd';
  }

  private static int countsAsDigit(int kind) {
    return kind >= Chars.DIGIT && kind <= Chars.LAST_DIGIT || kind == Chars.LOW_SURROGATE ? 1 : 0;
  }

  /**
   * Returns whether what comes first from {@code at} on, or back, but for what may part the digits
   * of a number, is a figure or a word that spoken numbers hold.
   */
  private boolean isNumberAt(int at, int step) {
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

  /** A number that ends at the line break at {@code j} may go on in the speaker's next turn. */
  private void lineBreakAt(int j, int limit) {
    if (mayEndNumber(window.text[j - 1])) {
      int at = turns.backOverAssent(j, resolved);
      if (at > resolved && isNumberAt(at - 1, -1) && turns.speakerAt(j + 1) >= 0) {
        readChains(chainStart(at - 1), at - 1, limit);
      }
    }
  }

  private static boolean mayEndNumber(char c) {
    return Chars.KIND[c] != Chars.OTHER || c == '?' || c == '!' || c == '\'' || c == '\u2019';
  }

  private void nameAt(int j) {
    char[] text = window.text;
    int start = Lexicon.wordStart(text, j, 0);
    int end = Lexicon.wordEnd(text, start, window.length);
    if ((lexicon.lookup(text, start, end) & Lexicon.PHRASE) == 0) {
      return;
    }
    Lexicon.Match name = lexicon.phraseAt(text, start, window.length, Lexicon.PHRASE);
    if (name == null
        || name.end() <= position
        || isVulnerabilityId(start, name.end())
        || isInLongToken(start, name.end())
        || isAmidIdentifier(name.end())
        || isInAddress(start)
        || (name.value() & Lexicon.NEEDS_TWO) != 0 && text[name.end() - 1] != '2'
        || (name.value() & Lexicon.AFTER_NUMBER) != 0 && !isCodeOfNumber(name.start())
        || isOfWholeNumber(name.start())) {
      return;
    }
    vagueName = (name.value() & Lexicon.VAGUE) != 0;
    isAbbreviation = vagueName && name.end() - start <= LONGEST_ABBREVIATION;
    nameEnd = window.base + name.end();
    position = name.end();
    awaitsCode =
        codeColumn.isOpen()
            || isAboutCode()
            || !codeColumn.open(name.start(), name.end(), confidenceOfColumn(name));
  }

  private Confidence confidenceOfColumn(Lexicon.Match name) {
    return isAbbreviation && !cardWords.isNear(name.start(), name.end())
        ? Confidence.LOW
        : vagueName ? Confidence.MEDIUM : Confidence.HIGH;
  }

  /** "The sixteen digits on the front" are no code. */
  private boolean isOfWholeNumber(int start) {
    char[] text = window.text;
    int end = start;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '-') && start - end < 4) {
      end--;
    }
    int from = end;
    while (from > 0
        && Chars.isAsciiAlphanumeric(text[from - 1])
        && end - from < LONGEST_WORD_BEFORE) {
      from--;
    }
    return end < start
        && WHOLE_NUMBER.contains(String.valueOf(text, from, end - from).toLowerCase(Locale.ROOT));
  }

  /** "… and the code is", shortly after a card number: not "the ZIP code is". */
  private boolean isCodeOfNumber(int start) {
    if (numberEnd < 0 || window.base + start - numberEnd > CODE_AFTER_NUMBER) {
      return false;
    }
    int end = start;
    while (end > 0 && window.text[end - 1] == ' ' && start - end < 4) {
      end--;
    }
    int from = Lexicon.wordStart(window.text, end, Math.max(0, end - LONGEST_WORD_BEFORE));
    return BEFORE_CODE.contains(
        String.valueOf(window.text, from, end - from).toLowerCase(Locale.ROOT));
  }

  /** CVE is Elo's code, and the first word of CVE-2021-44228 and of all that lists such. */
  private boolean isVulnerabilityId(int start, int end) {
    char[] text = window.text;
    if (end - start != 3 || !Lexicon.is("cve", text, start)) {
      return false;
    }
    return text[end] == '-'
        || Chars.isLetter(text[end])
        || text[end] == '.' && Chars.isLetter(text[end + 1]) // www.cve.org
        || (text[end] == ' ' || text[end] == '_')
            && Chars.isAsciiDigit(text[end + 1])
            && Chars.isAsciiDigit(text[end + 2])
            && Chars.isAsciiDigit(text[end + 3])
            && Chars.isAsciiDigit(text[end + 4])
            && (text[end + 5] == '-' || text[end + 5] == '_' || text[end + 5] == ' ');
  }

  /** "V4L2_CID_MPEG": a constant of a program; but "cvv_code" is a field. */
  private boolean isAmidIdentifier(int end) {
    char[] text = window.text;
    if (text[end] != '_' || !Chars.isLetter(text[end + 1])) {
      return false;
    }
    int to = Lexicon.wordEnd(text, end + 1, window.length);
    return !FIELD_ENDS.contains(
        String.valueOf(text, end + 1, to - end - 1).toLowerCase(Locale.ROOT));
  }

  /** Behind the sign of an address for mail. */
  private boolean isInAddress(int start) {
    char[] text = window.text;
    int i = start;
    while (i > 0
        && start - i < LONG_TOKEN
        && (Chars.isAsciiAlphanumeric(text[i - 1]) || text[i - 1] == '.' || text[i - 1] == '-')) {
      i--;
    }
    return i > 0 && text[i - 1] == '@';
  }

  /** Within a long run of letters and figures, as keys and checksums are, a name says nothing. */
  private boolean isInLongToken(int start, int end) {
    char[] text = window.text;
    int from = start;
    while (from > 0 && start - from < LONG_TOKEN && isOfToken(text[from - 1])) {
      from--;
    }
    int to = end;
    while (to - end < LONG_TOKEN && isOfToken(text[to])) {
      to++;
    }
    return to - from >= LONG_TOKEN;
  }

  private static boolean isOfToken(char c) {
    return Chars.isAsciiAlphanumeric(c) || c == '+' || c == '/';
  }

  /**
   * Returns the beginning of all that may belong to a number that holds {@code at}: never too late,
   * perhaps too early.
   */
  private int chainStart(int at) {
    char[] text = window.text;
    int low = Math.max(Math.max(resolved, tried), at - NumberChain.MAX_SPAN);
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
      } else if (kind == Chars.OTHER && !Chars.isMark(text[i - 1])
          || kind == Chars.LOW_SURROGATE && !window.digitBefore(i)) {
        break;
      } else {
        i--;
      }
    }
    if (i > Math.max(resolved, tried)) {
      // Never begin amid a group: what it is a part of is longer than any card number.
      while (window.digitBefore(i) && window.digitAt(i) >= 0) {
        i += window.digitWidth(i);
      }
    }
    return i;
  }

  private void readChains(int from, int to, int limit) {
    int i = Math.max(from, resolved);
    while (i <= to) {
      int kind = window.kindAt(i);
      if (window.digitAt(i) >= 0) {
        int end = Markup.isInEscape(window.text, i) ? i + 1 : shortRun(i);
        if (end < 0) {
          end = readChain(i, limit);
          if (insideChain || insideGroup) {
            position = end;
            resolved = end;
            return;
          }
        }
        i = end;
        resolved = i;
      } else if (kind == Chars.LETTER) {
        int end = isWordStart(i) ? readChain(i, limit) : i;
        if (end > i) {
          resolved = end;
          if (insideChain || insideGroup) {
            position = end;
            return;
          }
          i = end;
        } else {
          i = skipLetters(i);
        }
      } else {
        i++;
      }
    }
    tried = Math.max(tried, i);
  }

  private boolean isWordStart(int i) {
    return i == 0 || !Chars.isLetter(window.text[i - 1]) && !Chars.isDigit(window.text[i - 1]);
  }

  private int skipLetters(int from) {
    int i = from;
    while (Chars.isLetter(window.text[i])) {
      i++;
    }
    return i;
  }

  /**
   * Returns the end of a run of too few figures with nothing behind that could go on with it, or -1
   * if it needs reading.
   */
  private int shortRun(int from) {
    char[] text = window.text;
    int n = 0;
    int i = from;
    while (true) {
      int kind = Chars.KIND[text[i]];
      if (kind >= Chars.DIGIT && kind <= Chars.LAST_DIGIT) {
        if (++n == CardNetworks.MIN_LENGTH) {
          return -1;
        }
      } else if (kind != Chars.SPACE && kind != Chars.DASH && kind != Chars.DOT) {
        boolean mayGoOn =
            Chars.isMark(text[i])
                || n >= 4 && (Chars.isGroupMark(text[i]) || Markup.mayBegin(text[i]));
        return kind == Chars.OTHER && !mayGoOn ? i : -1;
      }
      i++;
    }
  }

  /** Reads on exactly from a security code's name to its code or the end of the sentence. */
  private void awaitCode(int limit) {
    int i = position;
    while (i < limit && awaitsCode) {
      int kind = window.kindAt(i);
      if (window.digitAt(i) >= 0 || kind == Chars.LETTER && isWordStart(i)) {
        int end = readChain(i, limit);
        if (end > i) {
          i = end;
          resolved = i;
          if (insideChain || insideGroup) {
            break;
          }
          continue;
        }
        end = kind == Chars.LETTER ? skipLetters(i) : i + 1;
        if (isMaskedByX(i, end) || isAbsent(i, end)) {
          awaitsCode = false;
        }
        i = end;
      } else if (window.endsSentence(i)) {
        i = answer(i + 1);
        break;
      } else if (isMasked(i)) {
        awaitsCode = false;
      } else {
        i++;
      }
    }
    position = Math.max(i, position);
  }

  /**
   * "… and the security code?" ends its sentence, but the other speaker's next words answer it, or
   * what follows up to the end of the line if it is no more than a code.
   */
  private int answer(int from) {
    int i = from;
    while (Chars.isWhite(window.text[i]) && i - from < 8) {
      i++;
    }
    int turn = turns.speakerAt(i);
    if (turn < 0 && window.text[from - 1] != '?') {
      awaitsCode = false;
      return from;
    }
    int at = turns.skipAssent(turn < 0 ? i : turn);
    NumberChain c = chain();
    if ((window.digitAt(at) >= 0 || Chars.isLetter(window.text[at]) && isWordStart(at))
        && c.begin(at, 0)) {
      c.fill(0);
      if (matchNumber(c, 0, false) == 0 && (turn >= 0 || endsAnswer(codeEnd(c)))) {
        int end = matchCode(c, 0);
        if (!awaitsCode) {
          resolved = end;
          return end;
        }
      }
    }
    awaitsCode = false;
    return from;
  }

  private int codeEnd(NumberChain c) {
    return c.end[isUnit(c, 0) ? lastOfUnit(c, 0) : 0];
  }

  /**
   * Returns whether a sentence or the line ends at {@code at}, or no more is said in it than people
   * say when they have answered: "123. Great.", "529 perfect".
   */
  private boolean endsAnswer(int at) {
    int i = at;
    while (i - at < 4 && ".!,;".indexOf(window.text[i]) >= 0) {
      i++;
    }
    boolean sign = i > at && Chars.isWhite(window.text[i]);
    while (window.kindAt(i) == Chars.SPACE && i - at < 8) {
      i++;
    }
    int kind = window.kindAt(i);
    return sign && !Chars.isDigit(window.text[i])
        || window.isEnd(i)
        || kind == Chars.LF
        || kind == Chars.CR
        || i > at && turns.skipAssent(i) > i;
  }

  /** "CVV: n/a", "CVV: none": what follows is something else. */
  private boolean isAbsent(int from, int to) {
    if (window.base + from - nameEnd > MOST_SIGNS) {
      return false;
    }
    String word = String.valueOf(window.text, from, to - from).toLowerCase(Locale.ROOT);
    return ABSENT.contains(word)
        || word.equals("n") && window.text[to] == '/' && (window.text[to + 1] | 0x20) == 'a';
  }

  private boolean isMaskedByX(int from, int to) {
    for (int i = from; i < to; i++) {
      if ((window.text[i] | 0x20) != 'x') {
        return false;
      }
    }
    return to - from == 3 || to - from == 4;
  }

  private boolean isMasked(int i) {
    char c = window.text[i];
    return (c == '*' || c == '\u2022' || c == '#')
        && window.text[i + 1] == c
        && window.text[i + 2] == c;
  }

  private NumberChain chain() {
    NumberChain c = lazyChain;
    if (c == null) {
      c = new NumberChain(window, lexicon, turns);
      lazyChain = c;
    }
    return c;
  }

  private NumberChain otherReading() {
    NumberChain c = lazyOther;
    if (c == null) {
      c = new NumberChain(window, lexicon, turns);
      lazyOther = c;
    }
    return c;
  }

  private int readChain(int at, int limit) {
    insideUnit = false;
    return continueChain(at, limit);
  }

  /**
   * Reads the chain at {@code at} to its end, which it returns, or to the limit; {@code at} if
   * there is no chain.
   */
  private int continueChain(int at, int limit) {
    NumberChain c = chain();
    if (!c.begin(at, 0)) {
      insideGroup = c.complete && c.endsInsideGroup;
      return c.complete ? c.stop : at;
    }
    int k = 0;
    while (true) {
      c.fill(k);
      if (k >= c.count) {
        insideGroup = c.endsInsideGroup;
        return c.stop;
      }
      insideUnit &= !c.isAfterWideGap(k);
      if (k > 0 && c.start[k] >= limit) {
        insideChain = true;
        return c.start[k];
      }
      k = c.slide(k);
      int track = c.isSpoken(k) ? -1 : tracks.match(c, k);
      if (track >= 0) {
        return track;
      }
      int taken = matchNumber(c, k, true);
      if (taken == 0 && c.ambiguous && c.isSpoken(k)) {
        taken = matchOtherReadings(c, k, true);
      }
      if (taken > 0) {
        insideUnit = false;
        k += taken;
        k += codeBehind(c, k - taken, k - 1) ? 1 : 0;
        continue;
      }
      boolean unit = isUnit(c, k);
      if (awaitsCode && !(unit && insideUnit)) {
        matchCode(c, k);
      }
      insideUnit = unit;
      k++;
    }
  }

  /**
   * Returns how many elements from {@code k} are a card number: the longest run that passes, or 0.
   * Wide gaps join where the others do not settle it.
   */
  private int matchNumber(NumberChain c, int k, boolean report) {
    int lengths = lengthsFrom(c, k);
    if (lengths == 0) {
      return 0;
    }
    int last = c.count - 1;
    int narrow = c.lastBeforeWideGap(k);
    int taken = longestRun(c, k, k, narrow, lengths, report);
    return taken > 0 || narrow == last
        ? taken
        : longestRun(c, k, narrow + 1, last, lengths, report);
  }

  /**
   * Returns the longest run from {@code k} that passes and ends at an element from low to high, or
   * 0.
   */
  private int longestRun(NumberChain c, int k, int low, int high, int lengths, boolean report) {
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
          && accept(c, k, j, report)) {
        return j - k + 1;
      }
    }
    return 0;
  }

  /** "4111 1111 1111 1111 123": its last group is rather the code of the number before. */
  private boolean hasCodeAtItsEnd(NumberChain c, int k, int j) {
    return j == k + 4
        && c.length(k, j) == 19
        && c.length(j, j) == 3
        && !c.isSpoken(j)
        && !c.isAfterTurn(j)
        && !c.isAfterLine(j)
        && !c.isAfterWideGap(j)
        && c.isGroupedAsCard(k, j)
        && isNumber(c, k, j - 1)
        && !Lookalikes.isPartOfOther(window, c.start[k], c.end[j - 1], c.length(k, j - 1));
  }

  private boolean isAtLineStart(int start) {
    int i = start;
    while (i > 0 && window.kindAt(i - 1) == Chars.SPACE && start - i < 32) {
      i--;
    }
    return i == 0 ? window.base == 0 : window.text[i - 1] == '\n';
  }

  /** Returns whether a number without a wide gap begins behind the first element of a run. */
  private boolean holdsNumber(NumberChain c, int k, int j) {
    for (int e = k + 1; e <= j; e++) {
      c.fill(e);
      int lengths = lengthsFrom(c, e);
      if (lengths != 0 && longestRun(c, e, e, c.lastBeforeWideGap(e), lengths, false) > 0) {
        return true;
      }
    }
    return false;
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

  private boolean mayBegin(NumberChain c, int k) {
    int from = c.digitsFrom(k);
    return c.digitsFrom(c.count) - from >= 4 && lengths(c.digits, from) != 0;
  }

  private boolean accept(NumberChain c, int k, int j, boolean report) {
    int from = c.digitsFrom(k);
    int length = c.length(k, j);
    int start = c.start[k];
    int end = c.end[j];
    if (end - start > NumberChain.MAX_SPAN) {
      return false;
    }
    int verdict = networks.judge(c.digits, from, length);
    if (verdict == CardNetworks.NONE) {
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
    boolean cardWord = cardWords.isNear(start, end);
    if (!cardWord && !spoken && Lookalikes.hasShapeOfIban(window.text, start)) {
      return false;
    }
    if (!cardWord && ((verdict & 3) == CardNetworks.WITH_CARD_WORD || wide)) {
      return false;
    }
    if (!cardWord
        && !spoken
        && !turns
        && (column || isLikelyOther(c, k, j))
        && !cardWords.isAbout(start, end)) {
      return false;
    }
    if (!report) {
      return true;
    }
    int points = cardWord ? 2 : cardWords.isAfterReference(start) ? 0 : 1;
    if (!spoken && !turns) {
      points += c.grouping(k, j);
    }
    if (turns || touchesWord(start, end)) {
      points--;
    }
    // Cards of thirteen digits are old, and telephone numbers abroad have as many; more than
    // sixteen
    // without a blank are the ids of messages more often.
    if (!cardWord
        && !spoken
        && (k == j
            ? length == 13 || length > 16
            : Lookalikes.isAmidNumbers(window, start, end)
                || Lookalikes.isAmidFours(window.text, start, end))) {
      points = 0;
    }
    Confidence confidence =
        points <= 0 ? Confidence.LOW : points == 1 ? Confidence.MEDIUM : Confidence.HIGH;
    numberEnd = window.base + end;
    reported = c;
    reportedFrom = k;
    reportedTo = j;
    sink.found(SpanKind.PAN, start, end, verdict >> 2, confidence, c.digits, from, length);
    reported = null;
    return true;
  }

  /**
   * Returns whether figures without a card word about them are more often something else: numbers
   * in columns, identifiers, article numbers.
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
   * Reports the code that stands directly behind a number, if one does: "4111 1111 1111 1111 123"
   * where the number is written as a card's or a card is spoken of, or where both together might be
   * a longer number; "… 04/28 123"; "…, 123"; "… code 123".
   */
  private boolean codeBehind(NumberChain c, int k, int j) {
    int length = c.length(k, j);
    if (codeColumn.isOpen() // tells where the codes are
        || length < FEWEST_DIGITS_WITH_CODE
        || length > MOST_DIGITS_WITH_CODE) {
      return false;
    }
    int digits = length == 15 ? 4 : 3;
    int start = c.start[k];
    int end = c.end[j];
    c.fill(j + 1, digits + 1);
    int next = j + 1;
    boolean cardWord = cardWords.isNear(start, end);
    boolean asCard = !c.isSpoken(j) && (cardWord || k == j || c.isGroupedAsCard(k, j));
    for (int e = k + 1; e <= j; e++) {
      if (c.isAfterTurn(e)) {
        return false; // what stands behind the answer of a later turn is part of that answer
      }
    }
    Confidence confidence = cardWord ? Confidence.MEDIUM : Confidence.LOW;
    if (next < c.count
        && c.length(next, next) == digits
        && !c.isSpoken(next)
        && !c.isAfterTurn(next)
        && !c.isAfterLine(next)
        && !c.isAfterWideGap(next)) {
      // A group too long for a card number ends the chain too, but goes on with its figures.
      boolean last =
          (c.complete && c.count == next + 1 && (c.stop == c.end[next] || c.endsAtFarGap)
                  || next + 1 < c.count && c.isAfterFarGap(next + 1))
              && !touchesWord(c.start[next], c.end[next])
              && !isMoney(c.end[next]);
      if (asCard && last || isNumber(c, k, next)) {
        codeFound(c.start[next], c.end[next], confidence, c.digits, c.digitsFrom(next), digits);
        return true;
      }
    }
    int date = afterWords(afterSigns(end), EXPIRY_WORDS, OF_EXPIRY);
    int expiry = expiryEnd(date);
    expiry = expiry < 0 && date > end ? saidExpiryEnd(date) : expiry;
    int name = expiry >= 0 ? afterSigns(expiry) : afterSeparators(end);
    int behindName = afterWords(name, CODE_WORDS, OF_CODE);
    Confidence ofCode = expiry >= 0 || behindName > name ? Confidence.MEDIUM : confidence;
    if ((behindName > name || expiry >= 0) && Chars.isLetter(window.text[behindName])) {
      saidCodeAt(behindName, digits, ofCode);
      return false;
    }
    int code =
        behindName > name || expiry >= 0
            ? codeAt(behindName, expiry >= 0 ? expiry : end, digits)
            : codeAfter(end, digits, asCard);
    if (code >= 0 && !holdsBeginning(end, code)) {
      byte[] figures = new byte[digits];
      for (int i = 0; i < digits; i++) {
        figures[i] = (byte) (window.text[code + i] - '0');
      }
      codeFound(code, code + digits, ofCode, figures, 0, digits);
    }
    return false;
  }

  /** Returns the end of "oh four twenty eight"; -1 if no such date is said at a place. */
  private int saidExpiryEnd(int at) {
    NumberChain c = otherReading();
    if (!Chars.isLetter(window.text[at]) || !c.begin(at, 0)) {
      return -1;
    }
    c.fill(0, 4);
    int last = 0;
    while (last + 1 < c.count && c.length(0, last) < 4 && c.isSpoken(last + 1)) {
      last++;
    }
    int month = 10 * c.digits[0] + c.digits[1];
    int decade = c.digits[2];
    return c.isSpoken(0)
            && c.length(0, last) == 4
            && month >= 1
            && month <= 12
            && decade >= 2
            && decade <= 4
        ? c.end[last]
        : -1;
  }

  /** Reports the code that is said in words at a place, if one is. */
  private void saidCodeAt(int at, int digits, Confidence confidence) {
    NumberChain c = otherReading();
    if (c.begin(at, 0)) {
      c.fill(0);
      int last = c.isSpoken(0) ? lastOfUnit(c, 0) : 0;
      if (c.isSpoken(0) && c.length(0, last) == digits && matchNumber(c, 0, false) == 0) {
        codeFound(at, c.end[last], confidence, c.digits, c.digitsFrom(0), digits);
      }
    }
  }

  private void codeFound(
      int start, int end, Confidence confidence, byte[] digits, int from, int length) {
    awaitsCode = false; // whatever name stands before: this is its code
    if (isKnownCode(start)) {
      return;
    }
    sink.found(SpanKind.CVV, start, end, -1, confidence, digits, from, length);
  }

  private boolean isNumber(NumberChain c, int k, int j) {
    int from = c.digitsFrom(k);
    int length = c.length(k, j);
    return length <= CardNetworks.MAX_LENGTH
        && CardNetworks.luhn(c.digits, from, length)
        && networks.judge(c.digits, from, length) != CardNetworks.NONE;
  }

  /** Whether another number begins with one of the groups from one place to another. */
  private boolean holdsBeginning(int from, int to) {
    NumberChain c = otherReading();
    for (int i = from; i <= to; i++) {
      if (window.digitAt(i) >= 0 && !window.digitBefore(i) && c.begin(i, 0)) {
        c.fill(0);
        if (matchNumber(c, 0, false) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** "…1111, 123": returns where the code begins; -1 if there is none. */
  private int codeAfter(int end, int digits, boolean asCard) {
    char[] text = window.text;
    int i = afterSeparators(end);
    // In a row of a table without a blank the next cell is an amount as well.
    if (!asCard || i - end != 2 || text[end] != ',' || text[end + 1] != ' ') {
      return -1;
    }
    int code = codeAt(i, end, digits);
    return code < 0
            || Chars.isAsciiDigit(text[afterSeparators(code + digits)])
            || isMoney(code + digits)
        ? -1
        : code;
  }

  private boolean isMoney(int behind) {
    char[] text = window.text;
    int from = text[behind] == ' ' ? behind + 1 : behind;
    int to = Lexicon.wordEnd(text, from, window.length);
    return MONEY.contains(String.valueOf(text, from, to - from).toLowerCase(Locale.ROOT));
  }

  /**
   * Returns where the date ends that a card expires on, "04/28", "1227", "12|2027"; -1 if there is
   * none at {@code at}.
   */
  private int expiryEnd(int at) {
    char[] text = window.text;
    if (Chars.isLetter(text[at])) {
      return yearEnd(behindMonth(at));
    }
    if (text[at] != '0' && Chars.isAsciiDigit(text[at]) && text[at + 1] == '/') {
      return yearEnd(at + 2); // "4/28"
    }
    if (!isMonth(at) || Chars.isDigit(text[Math.max(0, at - 1)])) {
      return -1;
    }
    int year = at + 2;
    while (year - at < 5 && FIELD_SIGNS.indexOf(text[year]) >= 0) {
      year++;
    }
    int i = year;
    while (Chars.isAsciiDigit(text[i]) && i - year < 4) {
      i++;
    }
    if (Chars.isAsciiDigit(text[i]) || i - year != 2 && (i - year != 4 || year == at + 2)) {
      return -1;
    }
    char sign = text[at + 2];
    if (year == at + 3 && (sign == '/' || sign == '-')) {
      return i;
    }
    // Without its usual sign it is one only if the year is near.
    int two = (text[i - 2] - '0') * 10 + text[i - 1] - '0';
    boolean near = two >= 20 && two < 50 && (i - year == 2 || text[year] == '2');
    return near ? i : -1;
  }

  /** Where a year may begin behind "April", "apr.", "Sept "; -1 if there is no month. */
  private int behindMonth(int at) {
    char[] text = window.text;
    int end = Lexicon.wordEnd(text, at, window.length);
    if (end - at < 3 || !MONTHS.contains(String.valueOf(text, at, 3).toLowerCase(Locale.ROOT))) {
      return -1;
    }
    int i = end;
    while (i - end < 3 && " .,'/-".indexOf(text[i]) >= 0) {
      i++;
    }
    i += i > end && Lexicon.is("of ", text, i) ? 3 : 0;
    return i > end ? i : -1;
  }

  /** Returns the end of the two or four digits of a year that is near; -1 if they are not there. */
  private int yearEnd(int at) {
    char[] text = window.text;
    if (at < 0) {
      return -1;
    }
    int i = at;
    while (Chars.isAsciiDigit(text[i]) && i - at < 5) {
      i++;
    }
    boolean near =
        i - at == 2 && text[at] >= '2' && text[at] <= '4'
            || i - at == 4 && text[at] == '2' && text[at + 1] == '0';
    return near ? i : -1;
  }

  /** Returns the place, if it lies behind another and a code and nothing else stands there. */
  private int codeAt(int code, int behindOf, int digits) {
    char[] text = window.text;
    if (code <= behindOf) {
      return -1;
    }
    for (int k = 0; k < digits; k++) {
      if (!Chars.isAsciiDigit(text[code + k])) {
        return -1;
      }
    }
    char behind = text[code + digits];
    boolean goesOn =
        Chars.isAsciiAlphanumeric(behind)
            || "/:-_%".indexOf(behind) >= 0
            || (behind == '.' || behind == ',') && Chars.isAsciiDigit(text[code + digits + 1]);
    return goesOn ? -1 : code;
  }

  /**
   * Returns what lies behind some words and the signs between them, if one of them is one of a few;
   * else where they begin.
   */
  private int afterWords(int from, Set<String> words, Set<String> needed) {
    char[] text = window.text;
    boolean known = false;
    int i = from;
    while (i - from < MOST_WORDS) {
      int end = Lexicon.wordEnd(text, i, window.length);
      String word = String.valueOf(text, i, end - i).toLowerCase(Locale.ROOT);
      if (end == i || !words.contains(word)) {
        break;
      }
      known |= needed.contains(word);
      i = end;
      while (i - end < 4 && " .,:;|=-".indexOf(text[i]) >= 0) {
        i++;
      }
      if (i == end) {
        return from;
      }
    }
    return known ? i : from;
  }

  /** Behind what parts the fields of a card. */
  private int afterSigns(int from) {
    int i = from;
    while (i - from < MAX_SEPARATORS / 2 && FIELD_SIGNS.indexOf(window.text[i]) >= 0) {
      i++;
    }
    return i;
  }

  private int afterSeparators(int from) {
    int i = from;
    while (i - from < 4 && " ,;|\t".indexOf(window.text[i]) >= 0) {
      i++;
    }
    return i;
  }

  private boolean isMonth(int at) {
    char[] text = window.text;
    return text[at] == '0' && text[at + 1] >= '1' && text[at + 1] <= '9'
        || text[at] == '1' && text[at + 1] >= '0' && text[at + 1] <= '2';
  }

  private boolean touchesWord(int start, int end) {
    char[] text = window.text;
    return start > 0
            && (Chars.isAsciiAlphanumeric(text[start - 1]) || text[start - 1] == '_')
            && !Markup.isInEscape(text, start - 1)
        || Chars.isAsciiAlphanumeric(text[end])
        || text[end] == '_';
  }

  private int matchOtherReadings(NumberChain c, int k, boolean report) {
    NumberChain other = otherReading();
    for (int reading = 1; reading < NumberChain.READINGS; reading++) {
      if (other.begin(c.start[k], reading)) {
        other.fill(0, 4);
        if (!mayBegin(other, 0)) {
          continue;
        }
        other.fill(0);
        int taken = matchNumber(other, 0, report);
        if (taken > 0) {
          int end = other.end[taken - 1];
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

  /** Reports the code that element {@code k} is or begins, if it does; returns its end. */
  private int matchCode(NumberChain c, int k) {
    int start = c.start[k];
    if (!isUnit(c, k)) {
      if (isCodeLength(c.length(k, k)) && isCode(start, c.end[k])) {
        reportCode(c, k, k);
      }
      return c.end[k];
    }
    int last = lastOfUnit(c, k);
    int end = c.end[last];
    if (isLastDigits(start)) {
      return end;
    }
    if (isCodeLength(c.length(k, last))) {
      if (c.isSpoken(k) || !isOfVersion(start, c.end[k]) && !isOfVersion(c.start[last], end)) {
        reportCode(c, k, last);
      }
    } else if (c.ambiguous) {
      NumberChain other = otherReading();
      for (int reading = 1; reading < NumberChain.READINGS && awaitsCode; reading++) {
        if (other.begin(start, reading)) {
          other.fill(0);
          int otherLast = lastOfUnit(other, 0);
          if (isCodeLength(other.length(0, otherLast)) && other.end[otherLast] == end) {
            reportCode(other, 0, otherLast);
          }
        }
      }
    }
    return end;
  }

  private static boolean isCodeLength(int digits) {
    return digits == 3 || digits == 4;
  }

  /** Digits said or written one by one belong together. */
  private static boolean isUnit(NumberChain c, int k) {
    return c.isSpoken(k) || c.length(k, k) == 1;
  }

  /**
   * Returns the last element of the unit that begins with {@code k}; a card number that begins in
   * it ends it.
   */
  private int lastOfUnit(NumberChain c, int k) {
    int last = k;
    while (last + 1 < c.count && isUnit(c, last + 1) && !c.isAfterWideGap(last + 1)) {
      if (c.length(k, last) <= 4) {
        c.fill(last + 1);
        if (matchNumber(c, last + 1, false) > 0
            || c == lazyChain && c.ambiguous && matchOtherReadings(c, last + 1, false) > 0) {
          break;
        }
      }
      last++;
    }
    return last;
  }

  private boolean isCode(int start, int end) {
    char[] text = window.text;
    boolean afterName = window.base + start == nameEnd;
    boolean touches =
        start > 0 && !afterName && (Chars.isAsciiLetter(text[start - 1]) || text[start - 1] == '_')
            || Chars.isAsciiLetter(text[end])
            || text[end] == '_';
    return !touches
        && !Lookalikes.isPartOfFormat(text, start, end)
        && !isOfVersion(start, end)
        && !isLastDigits(start)
        && !isInOtherColumn(start)
        && !isOfAnotherField(start)
        && !isAboutCode();
  }

  /** "cvvResult", "CVV check": what is said of a code is none. */
  private boolean isAboutCode() {
    int i = (int) (nameEnd - window.base);
    if (i < 0) {
      return false;
    }
    char[] text = window.text;
    if (text[i] == '_' || text[i] == '-' || text[i] == ' ') {
      i++;
    }
    int from = i;
    while (Chars.isAsciiLetter(text[i]) && i - from <= LONGEST_ABOUT) {
      i++;
    }
    return ABOUT_CODES.contains(String.valueOf(text, from, i - from).toLowerCase(Locale.ROOT));
  }

  /**
   * {@code "cvv":"","street_no":"418"}, {@code cvv=&street=418}, {@code <cvv/><port>8443</port>}: a
   * name of its own stands between, and it is not that of any value.
   */
  private boolean isOfAnotherField(int start) {
    char[] text = window.text;
    int low = (int) Math.max(0, nameEnd - window.base);
    int i = start;
    while (i > low && (text[i - 1] == '"' || text[i - 1] == '\'' || text[i - 1] == ' ')) {
      i--;
    }
    if (i == low) {
      return false;
    }
    char sign = text[i - 1];
    int end = i - 1;
    while (end > low && text[end - 1] == ' ') {
      end--;
    }
    boolean json = sign == ':' && end > low && text[end - 1] == '"';
    end -= json ? 1 : 0;
    int from = end;
    while (from > low
        && (Chars.isLetter(text[from - 1])
            || Chars.isAsciiDigit(text[from - 1])
            || text[from - 1] == '_'
            || text[from - 1] == '-')) {
      from--;
    }
    boolean isName =
        from > low
            && from < end
            && (json && text[from - 1] == '"'
                || sign == '=' && text[from - 1] == '&'
                || sign == '>' && text[from - 1] == '<');
    return isName
        && !OF_VALUES.contains(String.valueOf(text, from, end - from).toLowerCase(Locale.ROOT));
  }

  /** "CVE-2019-3859", "iso-8859-1", "9.0.0211": a part of a name or of a version. */
  private boolean isOfVersion(int start, int end) {
    char[] text = window.text;
    boolean joined =
        start > 1
            && window.base + start - 1 > nameEnd
            && (text[start - 1] == '-' && Chars.isLetter(text[start - 2])
                || text[start - 1] == '.' && Chars.isAsciiDigit(text[start - 2]));
    return joined || text[end] == '.' && Chars.isAsciiDigit(text[end + 1]);
  }

  /** "cvv,3,yes,,ISO/IEC 7812": the name is in another column of a table. */
  private boolean isInOtherColumn(int start) {
    char[] text = window.text;
    int separators = 0;
    for (int i = (int) Math.max(0, nameEnd - window.base); i < start; i++) {
      separators += text[i] == ',' && !Chars.isWhite(text[i + 1]) ? 1 : 0;
    }
    return separators > 1;
  }

  /** "the card ending in 1111" says which card, not which code. */
  private boolean isLastDigits(int start) {
    char[] text = window.text;
    int i = start;
    for (int words = 0; words < 3; words++) {
      while (i > 0 && start - i < 32 && text[i - 1] == ' ') {
        i--;
      }
      int from = Lexicon.wordStart(text, i, Math.max(0, i - LONGEST_WORD_BEFORE));
      if (ENDINGS.contains(String.valueOf(text, from, i - from).toLowerCase(Locale.ROOT))) {
        return true;
      }
      if (from == i) {
        return false;
      }
      i = from;
    }
    return false;
  }

  /** Whether a code was told already, by its number; else it is noted. */
  private boolean isKnownCode(int start) {
    boolean isKnown = codeStart == window.base + start;
    codeStart = window.base + start;
    return isKnown;
  }

  private void reportCode(NumberChain c, int k, int last) {
    int start = c.start[k];
    long distance = window.base + start - nameEnd;
    Confidence confidence =
        distance <= 60
            ? vagueName ? Confidence.MEDIUM : Confidence.HIGH
            : vagueName ? Confidence.LOW : Confidence.MEDIUM;
    boolean ofNumber = numberEnd >= 0 && window.base + start - numberEnd <= CODE_AFTER_NUMBER;
    if (isAbbreviation && !ofNumber && !cardWords.isNear(start, c.end[last])) {
      confidence = Confidence.LOW;
    }
    awaitsCode = false;
    if (isKnownCode(start)) {
      return;
    }
    reported = c;
    reportedFrom = k;
    reportedTo = last;
    sink.found(
        SpanKind.CVV,
        start,
        c.end[last],
        -1,
        confidence,
        c.digits,
        c.digitsFrom(k),
        c.length(k, last));
    reported = null;
  }

  /**
   * Returns the elements of the finding that is being handed on: of each where it begins and ends
   * in the whole text, and how many digits it has; empty if it is of one piece.
   */
  int[] elements() {
    NumberChain c = reported;
    if (c == null) {
      return new int[0];
    }
    int base = (int) window.base;
    int[] elements = new int[3 * (reportedTo - reportedFrom + 1)];
    for (int k = reportedFrom; k <= reportedTo; k++) {
      int at = 3 * (k - reportedFrom);
      elements[at] = base + c.start[k];
      elements[at + 1] = base + c.end[k];
      elements[at + 2] = c.length(k, k);
    }
    return elements;
  }
}
