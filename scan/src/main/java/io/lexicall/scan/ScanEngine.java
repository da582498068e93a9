package io.lexicall.scan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds card data in a text that arrives in pieces. One per text, not thread-safe.
 *
 * <p>It works in two steps. The fast loop ({@link Skim}) finds the places where a number or the
 * name of a security code may be. The exact reader ({@link NumberChain}) decides about each place.
 * Behind the name of a code the exact reader continues on its own, to the code or the end of the
 * sentence.
 *
 * <p>The result depends on the characters only, not on the pieces. Nothing is decided before the
 * next {@link #LOOKAHEAD} characters are known, or the end of the text.
 */
final class ScanEngine {

  static final int LOOKAHEAD = 4096;
  private static final int LOOKBEHIND = 4096;

  private static final int LONGEST_ABBREVIATION = 4;

  /** Only cards with this number of digits have a code: 14 to 16. */
  private static final int FEWEST_DIGITS_WITH_CODE = 14;

  private static final int MOST_DIGITS_WITH_CODE = 16;

  /** Words that stand in place of a code that is missing. */
  private static final Set<String> ABSENT =
      Set.of(
          "none",
          "null",
          "nil",
          "unknown",
          "redacted",
          "removed",
          "masked",
          "hidden",
          "withheld",
          "omitted");

  /** At most so many characters between the name and such a word. */
  private static final int MOST_SIGNS = 4;

  /** So far behind the name of a code it is told in the words of another language. */
  private static final int MOST_BEFORE_ABROAD = 60;

  private static final int LONGEST_CODE = 4;

  private static final String THOUSAND = "thousand";

  /** "Five hundred and thirty nine": so many words of it stand before its last. */
  private static final int MOST_BEHIND_THOUSAND = 4;

  /** So often a code is told again, or another in its place. */
  private static final int MOST_INSTEAD = 4;

  /** A code that is masked digit by digit has so many asterisks or more, with so much between. */
  private static final int FEWEST_OF_CODE = 3;

  private static final int MOST_BETWEEN_MASKS = 2;

  /** The characters of a text that are in memory. A host may have a stream open for every call. */
  static final int CAPACITY = 16 * 1024;

  /** Receives the findings, in the order of the text. */
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
  private final Lexicon lexicon;
  private final Sink sink;
  private final Turns turns;
  private final Skim skim;
  private final Tracks tracks;
  private final CardWords cardWords;
  private final CodeColumn codeColumn;
  private final TableHeader header;
  private final NumberStarts starts;
  private final CodeNames codeNames;
  private final CodeField codeField;
  private final CardFields cardFields;
  private final CodeAnswer codeAnswer;
  private final CodeAbroad codeAbroad;
  private final CardNumbers cardNumbers;
  private @Nullable NumberChain lazyChain;
  private @Nullable NumberChain lazyOther;

  /** The place at which the work continues. */
  private int position;

  /** All numbers that begin before this place are finished. */
  private int resolved;

  /** Numbers that begin before this place were searched. Words before it may still be names. */
  private int tried;

  private boolean insideGroup;
  private boolean insideChain;

  /**
   * The previous element belongs to a run of single digits that is too long or short for a code.
   */
  private boolean insideUnit;

  /**
   * The stretches to search, as starts and ends in the whole text; null to search everywhere. A
   * number that begins in a stretch may end behind it.
   */
  private int @Nullable [] stretches;

  /** The name of a security code was read, and its code was not. */
  private boolean awaitsCode;

  private boolean vagueName;

  /** The code must follow the name at once, and a card must be spoken of. */
  private boolean isDirectName;

  /** The code must follow the name at once, since there is none by what is said before. */
  private boolean isDenied;

  /** The name is that of what is said of a code. */
  private boolean isAboutCode;

  /** The name says that there are several codes: "the security codes are". */
  private boolean isPlural;

  /** The name is short, and means other things too: CID, CSC, CVE. */
  private boolean needsCardWord;

  private long nameEnd;

  /** The end of the last card number in the whole text; -1 before the first. */
  private long numberEnd = -1;

  /** The start of the last code in the whole text; -1 before the first. */
  private long codeStart = -1;

  /** The elements of the finding that is being reported; else null. */
  private @Nullable NumberChain reported;

  private int reportedFrom;
  private int reportedTo;

  /** The words of a code that is being reported, in another language than English. */
  private boolean isReportedAbroad;

  /** Where words in another language end, in the whole text, that say no code. */
  private long abroadEnd;

  /** Where the code ends that {@link #readSaid} read, and its digits. */
  private int saidEnd;

  private final byte[] said = new byte[LONGEST_CODE];
  private int saidCount;
  private boolean isSaidAbroad;

  ScanEngine(CardNetworks networks, Lexicon lexicon, Skim skim, Sink sink) {
    this.lexicon = lexicon;
    this.sink = sink;
    this.skim = skim;
    window = skim.window;
    turns = new Turns(window, lexicon);
    tracks = new Tracks(window, networks, sink);
    cardWords = new CardWords(window, lexicon, turns);
    codeColumn = new CodeColumn(window, lexicon);
    starts = new NumberStarts(window, networks, lexicon);
    codeNames = new CodeNames(window, lexicon);
    codeField = new CodeField(window);
    cardFields = new CardFields(window);
    codeAbroad = new CodeAbroad(window, lexicon);
    codeAnswer = new CodeAnswer(window, lexicon, cardFields, codeAbroad);
    header = new TableHeader(window, lexicon);
    cardNumbers = new CardNumbers(window, networks, lexicon, cardWords, header);
  }

  /**
   * Appends as much of the chunk as fits, from {@code from} on, and searches it. Returns the start
   * of the rest of the chunk.
   */
  int feed(CharSequence chunk, int from) {
    int to = from + Math.min(window.room(), chunk.length() - from);
    window.append(chunk, from, to);
    run();
    return to;
  }

  /** Does the same for a passage up to {@code end}. If all of it fits, it is searched later. */
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

  /** Limits the search to the places that {@link NumberStretches} names. */
  void lookAt(int @Nullable [] stretches) {
    this.stretches = stretches;
  }

  /** Prepares for another text. The window must be wiped. */
  void restart() {
    stretches = null;
    position = 0;
    resolved = 0;
    tried = 0;
    starts.restart();
    insideGroup = false;
    insideChain = false;
    insideUnit = false;
    awaitsCode = false;
    vagueName = false;
    isDirectName = false;
    isDenied = false;
    isAboutCode = false;
    isPlural = false;
    needsCardWord = false;
    nameEnd = 0;
    abroadEnd = 0;
    numberEnd = -1;
    codeStart = -1;
    reported = null;
    codeColumn.close();
    header.restart();
    if (lazyChain != null) {
      lazyChain.wipe();
    }
    if (lazyOther != null) {
      lazyOther.wipe();
    }
    Arrays.fill(said, (byte) 0);
    codeAbroad.wipe();
  }

  /** Returns the index before which no further span can begin. */
  int settled() {
    // A track begins two characters before its number: %B.
    return window.last
        ? window.length
        : Math.max(0, Math.max(resolved, position - NumberChain.MAX_SPAN - Skim.BLOCK) - 2);
  }

  /** Makes room. Text before {@link #settled} may be dropped. */
  void compact() {
    int drop = (position - LOOKBEHIND) & -Skim.BLOCK;
    if (drop > 0 && window.room() < window.capacity() / 4) {
      if (window.base == 0) {
        header.read();
      }
      window.dropBefore(drop);
      position -= drop;
      resolved = Math.max(0, resolved - drop);
      tried = Math.max(0, tried - drop);
      starts.dropped(drop);
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

  /** Continues at the start of a row, or at its code, which is no part of a longer number. */
  private void goOnInTable(int at) {
    boolean isRow = !codeColumn.isAtCode();
    int end = isRow ? at : codeColumn.codeEnd();
    // Everything that began earlier is finished, even if the table ends here.
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
    codeFound(at, end, codeColumn.confidence(), figures(at, end), 0, end - at);
    position = Math.max(position, end);
  }

  private byte[] figures(int from, int to) {
    byte[] figures = new byte[to - from];
    for (int i = from; i < to; i++) {
      figures[i - from] = (byte) (window.text[i] - '0');
    }
    return figures;
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
    // Start one block earlier, so that a number that begins there is not missed.
    int i = Math.max(0, (position & -Skim.BLOCK) - Skim.BLOCK);
    int stretch = stretches == null ? 0 : NumberStretches.firstBehind(stretches, window.base + i);
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

  /** The place before which no number can begin any more. */
  private int settledStart() {
    return Math.max(resolved, tried);
  }

  /** Examines the block at {@code i}, in the order of the text. */
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
        if (at >= starts.cleared() && starts.mayBeWritten(at, settledStart())) {
          readChains(starts.writtenStart(at, settledStart()), at, limit);
        } else {
          // Skip the rest of the run, as far as it was cleared.
          int cleared = starts.cleared();
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

  /** Returns whether the search ends before the limit. */
  private boolean goesOnElsewhere(int limit) {
    return awaitsCode
        || insideChain
        || insideGroup
        || codeColumn.isOpen() && codeColumn.next() < window.base + limit;
  }

  /** Looks at the last digit of a group that markup may part from the one before or behind it. */
  private void groupAt(int at, int limit) {
    int start = skim.isGroupAt(at) ? starts.startOfGroups(at, settledStart()) : -1;
    if (start >= 0) {
      readChains(start, at, limit);
    }
  }

  /** Examines a word that begins like a number word or like the name of a security code. */
  private void wordAt(int at, int limit) {
    int opening = skim.openingAt(at);
    if ((opening & Skim.NUMBER) != 0 && isWordStart(at)) {
      int end = skipLetters(at);
      // The fast loop mistakes some characters of ISO 8859-1 for letters.
      if (end > at && lexicon.isOfNumbers(window.text, at, end)) {
        if (isNumberAt(end, 1) || at > resolved && isNumberAt(at - 1, -1)) {
          readChains(starts.chainStart(at, settledStart()), at, limit);
        }
        return;
      }
    }
    if ((opening & Skim.NAME) != 0 && at >= position) {
      nameAt(at);
    }
  }

  /**
   * Returns whether the next thing from {@code at}, forwards or backwards, is a digit or a word of
   * a spoken number. Characters that may separate the digits of a number are skipped.
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

  /** A number that ends at the line break at {@code j} may continue in the speaker's next turn. */
  private void lineBreakAt(int j, int limit) {
    if (mayEndNumber(window.text[j - 1])) {
      int at = turns.backOverAssent(j, resolved);
      if (at > resolved && isNumberAt(at - 1, -1) && turns.speakerAt(j + 1) >= 0) {
        readChains(starts.chainStart(at - 1, settledStart()), at - 1, limit);
      }
    }
  }

  private static boolean mayEndNumber(char c) {
    return Chars.KIND[c] != Chars.OTHER || c == '?' || c == '!' || c == '\'' || c == '\u2019';
  }

  private void nameAt(int j) {
    Lexicon.Match name = codeNames.at(j, position, numberEnd);
    if (name == null) {
      return;
    }
    int value = name.value();
    vagueName = (value & Lexicon.VAGUE) != 0;
    isDirectName = (value & Lexicon.DIRECT) != 0;
    boolean isShort = name.end() - Lexicon.wordStart(window.text, j, 0) <= LONGEST_ABBREVIATION;
    boolean isOfMessage = isAnyCode(name) && codeField.isOfMessage(name.start(), name.end());
    vagueName |= isOfMessage;
    needsCardWord = vagueName && isShort || isOfMessage;
    isDenied = codeField.isDenied(name.start());
    isPlural = isPlural(name);
    nameEnd = window.base + name.end();
    position = name.end();
    CodeList list = CodeList.behind(window, name.end());
    if (list != null) {
      resolved = Math.max(resolved, list.end);
      position = Math.max(position, list.end);
      codeFound(list.start, list.end, confidenceOf(name), list.digits, 0, list.digits.length);
      return;
    }
    int before = codeField.valueBefore(name.start());
    if (before >= resolved) {
      int end = before;
      while (Chars.isAsciiDigit(window.text[end])) {
        end++;
      }
      codeFound(before, end, confidenceOf(name), figures(before, end), 0, end - before);
      return;
    }
    isAboutCode = codeField.isAboutCode(name.end());
    awaitsCode =
        codeColumn.isOpen()
            || isAboutCode
            || !codeColumn.open(name.start(), name.end(), confidenceOf(name));
  }

  /** "CVVs", "security codes" */
  private boolean isPlural(Lexicon.Match name) {
    int end = name.end();
    return (window.text[end - 1] | 0x20) == 's'
        && (Lexicon.is("cvvs", window.text, end - 4)
            || Lexicon.is("cvcs", window.text, end - 4)
            || Lexicon.is("security codes", window.text, name.start()));
  }

  /** "Security code", "verification code": so people also call what they are sent. */
  private boolean isAnyCode(Lexicon.Match name) {
    return Lexicon.is("security code", window.text, name.start())
        || Lexicon.is("verification code", window.text, name.start());
  }

  /**
   * Where the name ends in the window; negative if that is so far before a place that it may have
   * been dropped. How much is in memory decides nothing.
   */
  private int nameEnd(int place) {
    long end = nameEnd - window.base;
    return place - end > CodeField.LONGEST_GAP ? -1 : (int) end;
  }

  private Confidence confidenceOf(Lexicon.Match name) {
    return needsCardWord && !cardWords.isNear(name.start(), name.end())
        ? Confidence.LOW
        : vagueName ? Confidence.MEDIUM : Confidence.HIGH;
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
   * Returns the end of a run of digits that is too short for a number and cannot continue; -1 if
   * the run must be read.
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
                || text[i] == '=' && Chars.isLineBreak(text[i + 1])
                || n >= 4 && (Chars.isGroupMark(text[i]) || Markup.mayBegin(text[i]));
        return kind == Chars.OTHER && !mayGoOn ? i : -1;
      }
      i++;
    }
  }

  /** Reads from the name of a security code to the code, or to the end of the sentence. */
  private void awaitCode(int limit) {
    int i = position;
    while (i < limit && awaitsCode) {
      int kind = window.kindAt(i);
      if (window.digitAt(i) >= 0 && Markup.isInEscape(window.text, i)) {
        i++;
      } else if (window.digitAt(i) >= 0 || kind == Chars.LETTER && isWordStart(i)) {
        int abroad = kind == Chars.LETTER ? matchAbroad(i) : i;
        if (abroad > i) {
          i = abroad;
          resolved = i;
          continue;
        }
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
        if (isOfLaterTurn(i)) {
          awaitsCode = false;
          i++;
        } else {
          i = answer(i + 1);
        }
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
   * Reports the code that begins at a word of another language than English, and returns its end;
   * the place itself if none does.
   */
  private int matchAbroad(int start) {
    int name = nameEnd(start);
    if (name < 0
        || start - name > MOST_BEFORE_ABROAD
        || window.base + start < abroadEnd
        || isAboutCode
        || isDenied
        || isDirectName) {
      return start;
    }
    int end = codeAbroad.read(start);
    if (end < 0
        || !codeAbroad.isDated && !codeAnswer.mayEnd(end)
        || !codeField.mayHold(name, start, end)) {
      abroadEnd = window.base + codeAbroad.runEnd;
      return start;
    }
    saidEnd = end;
    saidAbroad();
    reportSaid(start, vagueName ? Confidence.MEDIUM : Confidence.HIGH);
    return end;
  }

  /** Reports what {@link #readSaid} read as the code of the name before it. */
  private void reportSaid(int start, Confidence confidence) {
    isReportedAbroad = isSaidAbroad;
    Confidence sure =
        needsCardWord && !codeNames.isNear(start, numberEnd) && !cardWords.isNear(start, saidEnd)
            ? Confidence.LOW
            : confidence;
    codeFound(start, saidEnd, sure, said, 0, saidCount);
  }

  private void saidAbroad() {
    isSaidAbroad = true;
    saidCount = codeAbroad.count;
    System.arraycopy(codeAbroad.digits, 0, said, 0, saidCount);
  }

  /**
   * Reads the code at a place, in figures or in the words of any language, and returns its end; -1
   * if there is none, or a card number begins there.
   */
  private int readSaid(int at) {
    isSaidAbroad = false;
    int figures = cardFields.codeDigits(at);
    if (figures > 0) {
      int end = isCodeLength(figures) ? at + figures : codeAnswer.piecesEnd(at);
      if (end < 0) {
        return -1;
      }
      saidCount = 0;
      for (int i = at; i < end; i++) {
        if (Chars.isAsciiDigit(window.text[i])) {
          said[saidCount++] = (byte) (window.text[i] - '0');
        }
      }
      NumberChain c = otherReading();
      boolean isNumber = false;
      if (c.begin(at, 0)) {
        c.fill(0);
        isNumber = matchNumber(c, 0, false) > 0;
      }
      saidEnd = end;
      return isNumber ? -1 : end;
    }
    for (int reading = 0; reading < NumberChain.READINGS; reading++) {
      NumberChain c = otherReading();
      if (!c.begin(at, reading)) {
        break;
      }
      c.fill(0);
      if (matchNumber(c, 0, false) > 0) {
        return -1;
      }
      int last = lastOfUnit(c, 0);
      if (isCodeLength(c.length(0, last))) {
        saidCount = c.length(0, last);
        System.arraycopy(c.digits, c.digitsFrom(0), said, 0, saidCount);
        saidEnd = c.end[last];
        return saidEnd;
      }
    }
    saidEnd = codeAbroad.read(at);
    if (saidEnd >= 0) {
      saidAbroad();
    }
    return saidEnd;
  }

  /**
   * Reports the codes that are told in place of one: "920, no, sorry, 902", "418 or 419"; behind
   * the name of several, all.
   */
  private void codesInstead(int end, Confidence confidence) {
    boolean isList = isPlural && nameEnd(end) >= 0;
    int at = codeColumn.isOpen() ? -1 : codeAnswer.corrected(end, isList);
    for (int n = 0; n < MOST_INSTEAD && at >= 0; n++) {
      int to = readSaid(at);
      if (to < 0
          || !codeAnswer.mayEnd(to) && !(isList && window.text[to] == ',')
          || Masks.areAbout(window.text, at, to)) {
        return;
      }
      isReportedAbroad = isSaidAbroad;
      sink.found(SpanKind.CVV, at, to, -1, confidence, said, 0, saidCount);
      isReportedAbroad = false;
      at = codeAnswer.corrected(to, isList);
    }
  }

  /** Whether a question is asked in another turn than that of the name: for something else. */
  private boolean isOfLaterTurn(int end) {
    int low = Math.max(0, Math.max(nameEnd(end), end - CodeField.LONGEST_GAP));
    int line = end;
    while (line > low && window.text[line - 1] != '\n') {
      line--;
    }
    return window.text[end] == '?' && line > low && turns.speakerAt(line) >= 0;
  }

  /**
   * "… and the security code?" ends its sentence. The answer is in the next words of the other
   * speaker, or in the rest of the line if that is only a code.
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
    int said = codeAnswer.afterFillers(turn < 0 ? i : turn);
    int end = isDirectName || isDenied || isAboutCode || !isWordStart(said) ? -1 : readSaid(said);
    if (end >= 0
        && (isSaidAbroad && codeAbroad.isDated || codeAnswer.mayEnd(end))
        && codeField.mayHold(nameEnd(said), said, end)
        && !Masks.areAbout(window.text, said, end)) {
      reportSaid(said, vagueName ? Confidence.MEDIUM : Confidence.HIGH);
      resolved = end;
      return end;
    }
    awaitsCode = false;
    return from;
  }

  private int codeEnd(NumberChain c) {
    return c.end[isUnit(c, 0) ? lastOfUnit(c, 0) : 0];
  }

  /**
   * Returns whether the sentence or the line ends at {@code at}, or continues only with what people
   * say after an answer: "123. Great.", "529 perfect".
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

  /** "CVV: n/a", "CVV: none": digits that follow are something else. */
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
            && window.text[i + 2] == c
        || c == '*' && isMaskedByWord(i);
  }

  /** "* * *", "*, *, *": a code that was told digit by digit. Emphasis touches what it is of. */
  private boolean isMaskedByWord(int first) {
    int at = first;
    for (int n = 1; n < FEWEST_OF_CODE; n++) {
      int next = at + 1;
      while (next - at <= MOST_BETWEEN_MASKS
          && (Chars.isWhite(window.text[next]) || ",.".indexOf(window.text[next]) >= 0)) {
        next++;
      }
      if (next == at + 1 || window.text[next] != '*') {
        return false;
      }
      at = next;
    }
    char behind = window.text[at + 1];
    return behind != '*' && !Chars.isLetter(behind) && !Chars.isDigit(behind);
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
   * Reads the chain at {@code at} up to its end or the limit, and returns where it stopped; {@code
   * at} if there is no chain.
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
        return false; // digits behind the answer of a later turn belong to that answer
      }
    }
    Confidence confidence = cardWord ? Confidence.MEDIUM : Confidence.LOW;
    if (next < c.count
        && c.length(next, next) == digits
        && !c.isSpoken(next)
        && !c.isAfterTurn(next)
        && !c.isAfterLine(next)
        && !c.isAfterWideGap(next)) {
      // A group that is too long for a card number also ends the chain.
      boolean last =
          (c.complete && c.count == next + 1 && (c.stop == c.end[next] || c.endsAtFarGap)
                  || next + 1 < c.count && c.isAfterFarGap(next + 1))
              && !cardNumbers.touchesWord(c.start[next], c.end[next])
              && !cardFields.isMoney(c.end[next]);
      if (asCard && last || cardNumbers.isNumber(c, k, next)) {
        codeFound(c.start[next], c.end[next], confidence, c.digits, c.digitsFrom(next), digits);
        return true;
      }
    }
    int date = cardFields.afterExpiryWords(cardFields.afterSigns(end));
    int expiry = cardFields.expiryEnd(date);
    if (expiry < 0 && date > end) {
      expiry = saidExpiryEnd(date);
      if (expiry >= 0 && date == cardFields.afterSigns(end)) {
        // "One two three oh four twenty eight": 12/30 428, or 123 04/28.
        saidCodeBeforeDate(date, digits, Confidence.MEDIUM);
      }
    }
    int name = expiry >= 0 ? cardFields.afterSigns(expiry) : cardFields.afterSeparators(end);
    int behindName = cardFields.afterCodeWords(name);
    Confidence ofCode = expiry >= 0 || behindName > name ? Confidence.MEDIUM : confidence;
    if ((behindName > name || expiry >= 0) && Chars.isLetter(window.text[behindName])) {
      saidCodeAt(behindName, digits, ofCode);
      return false;
    }
    int code =
        behindName > name || expiry >= 0
            ? cardFields.codeAt(behindName, expiry >= 0 ? expiry : end, digits)
            : cardFields.codeAfter(end, digits, asCard);
    if (code >= 0 && !holdsBeginning(end, code)) {
      codeFound(code, code + digits, ofCode, figures(code, code + digits), 0, digits);
    } else if (code < 0 && behindName == name && expiry < 0) {
      codeBeforeDate(end, digits, cardWord || !cardWords.isAfterReference(start));
    }
    return false;
  }

  /** Reports the code between a number and the day on which the card expires: "… 123 04/28". */
  private void codeBeforeDate(int end, int digits, boolean isOfCard) {
    Confidence confidence = isOfCard ? Confidence.MEDIUM : Confidence.LOW;
    int code = cardFields.afterJoint(end);
    int codeEnd = cardFields.codeBeforeDate(code, end, digits);
    if (codeEnd >= 0) {
      if (!holdsBeginning(end, code)) {
        codeFound(code, codeEnd, confidence, figures(code, codeEnd), 0, digits);
      }
    } else if (code > end && Chars.isLetter(window.text[code])) {
      saidCodeBeforeDate(code, digits, confidence);
    } else if (code > end
        && cardFields.codeDigits(code) == digits
        && isBeforeSaidDate(code + digits)) {
      codeFound(code, code + digits, confidence, figures(code, code + digits), 0, digits);
    } else {
      int field = cardFields.codeInFields(end, digits);
      if (field >= 0) {
        codeFound(field, field + digits, confidence, figures(field, field + digits), 0, digits);
      }
    }
  }

  /** The same in words: "one two three, oh four twenty eight". */
  private void saidCodeBeforeDate(int at, int digits, Confidence confidence) {
    for (int reading = 0; reading < NumberChain.READINGS; reading++) {
      NumberChain c = otherReading();
      if (!c.begin(at, reading)) {
        return;
      }
      c.fill(0);
      int last = 0;
      while (last + 1 < c.count && c.length(0, last) < digits && c.isSpoken(last + 1)) {
        last++;
      }
      if (!c.isSpoken(0) || c.length(0, last) != digits || matchNumber(c, 0, false) > 0) {
        continue;
      }
      int end = c.end[last];
      byte[] code = Arrays.copyOfRange(c.digits, 0, digits); // the date is read into the same chain
      boolean isFound = isBeforeSaidDate(end);
      if (isFound) {
        codeFound(at, end, confidence, code, 0, digits);
      }
      Arrays.fill(code, (byte) 0);
      if (isFound) {
        return;
      }
    }
  }

  /** Whether a day on which cards expire is said behind a code, and no digits directly behind. */
  private boolean isBeforeSaidDate(int code) {
    int date = cardFields.dateBehind(code);
    int end = date > code ? saidExpiryEnd(date) : -1;
    return end >= 0 && !(window.text[end] == ' ' && isNumberAt(end + 1, 1));
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
    return c.isSpoken(0) && c.length(0, last) == 4 && CardFields.isMonthAndYear(c.digits, 0)
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
    awaitsCode = false; // this is the code of any name before it
    if (isKnownCode(start)) {
      return;
    }
    sink.found(SpanKind.CVV, start, end, -1, confidence, digits, from, length);
    isReportedAbroad = false;
    codesInstead(end, confidence);
  }

  /** Returns whether another number begins with a group in [from, to]. */
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

  /** Returns how many elements from {@code k} form a card number, and reports it if asked to. */
  private int matchNumber(NumberChain c, int k, boolean report) {
    int taken = c.isSpoken(k) && isBehindThousand(c.start[k]) ? 0 : cardNumbers.match(c, k);
    if (taken > 0 && report) {
      reportNumber(c, k, k + taken - 1);
    }
    return taken;
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

  private void reportNumber(NumberChain c, int k, int j) {
    numberEnd = window.base + c.end[j];
    reported = c;
    reportedFrom = k;
    reportedTo = j;
    sink.found(
        SpanKind.PAN,
        c.start[k],
        c.end[j],
        cardNumbers.network(),
        cardNumbers.confidence(c, k, j),
        c.digits,
        c.digitsFrom(k),
        c.length(k, j));
    reported = null;
  }

  private int matchOtherReadings(NumberChain c, int k, boolean report) {
    NumberChain other = otherReading();
    for (int reading = 1; reading < NumberChain.READINGS; reading++) {
      if (other.begin(c.start[k], reading)) {
        other.fill(0, 4);
        if (!cardNumbers.mayBegin(other, 0)) {
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

  /** Reports a code that begins with element {@code k}, if there is one. Returns its end. */
  private int matchCode(NumberChain c, int k) {
    int start = c.start[k];
    if (isDenied && !codeField.isDirectlyBehind(nameEnd(start), start)) {
      awaitsCode = false;
      return c.end[k];
    }
    if (isDirectName
        && !(codeField.isDirectlyBehind(nameEnd(start), start)
            && (codeNames.isNear(start, numberEnd) || cardWords.isNear(start, c.end[k])))) {
      awaitsCode = false;
      return c.end[k];
    }
    if (!c.isSpoken(k) && !isCodeLength(c.length(k, k)) && matchPieces(start)) {
      return c.end[k];
    }
    if (!isUnit(c, k)) {
      if (isCodeLength(c.length(k, k)) && isCode(start, c.end[k])) {
        reportCode(c, k, k);
      }
      return c.end[k];
    }
    int last = lastOfUnit(c, k);
    int end = c.end[last];
    if (codeField.isLastDigits(start)) {
      return end;
    }
    last = lastBeforeDate(c, k, last);
    if (isCodeLength(c.length(k, last))) {
      if (c.isSpoken(k)
          || !codeField.isOfVersion(nameEnd(start), start, c.end[k])
              && !codeField.isOfVersion(nameEnd(start), c.start[last], end)) {
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

  /** "Nine oh two, oh four twenty eight": the last element of the code before a date. */
  private int lastBeforeDate(NumberChain c, int k, int last) {
    int digits = c.length(k, last) - 4;
    int from = c.digitsFrom(k) + digits;
    if (!isCodeLength(digits) || !CardFields.isMonthAndYear(c.digits, from)) {
      return last;
    }
    for (int e = k; e < last; e++) {
      if (c.length(k, e) == digits) {
        return e;
      }
    }
    return last;
  }

  /** Reports the code whose figures are told in pieces, directly behind its name. */
  private boolean matchPieces(int start) {
    int name = nameEnd(start);
    int end = name >= 0 && codeAnswer.isBehind(name, start) ? codeAnswer.piecesEnd(start) : -1;
    if (end < 0 || !codeAnswer.mayEnd(end) || !isCode(start, end) || readSaid(start) != end) {
      return false;
    }
    reportSaid(start, vagueName ? Confidence.MEDIUM : Confidence.HIGH);
    return true;
  }

  private static boolean isCodeLength(int digits) {
    return digits == 3 || digits == 4;
  }

  /** Returns whether an element is a spoken or a single digit. Such elements belong together. */
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
      if (isCodeLength(c.length(k, last))
          && codeAnswer.isCorrection(c.end[last], c.start[last + 1])) {
        break;
      }
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
    int name = nameEnd(start);
    boolean afterName = start == name || start == name + 1 && text[name] == '_' && !vagueName;
    boolean touches =
        start > 0
                && !afterName
                && (Chars.isAsciiLetter(text[start - 1]) || text[start - 1] == '_')
                && !Markup.isBehindEscape(text, start)
            || start > 1 && text[start - 1] == '+' && Chars.isAsciiDigit(text[start - 2])
            || Chars.isAsciiLetter(text[end])
            || text[end] == '_';
    return !touches
        && (codeField.isWholeValue(name, start, end)
            || !Lookalikes.isPartOfFormat(text, start, end))
        && !isAboutCode
        && codeField.mayHold(name, start, end);
  }

  /** Returns whether a code was already reported behind its number, and remembers it. */
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
    if (needsCardWord
        && !codeNames.isNear(start, numberEnd)
        && !cardWords.isNear(start, c.end[last])) {
      confidence = Confidence.LOW;
    }
    if (!c.isSpoken(k) && codeField.isCountOrYear(nameEnd(start), start, c.end[last])) {
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
    codesInstead(c.end[last], confidence);
  }

  /**
   * Returns the elements of the finding that is being reported. For each there are its start and
   * end in the whole text and its number of digits. The array is empty if the finding is one piece.
   */
  int[] elements() {
    NumberChain c = reported;
    if (c == null) {
      return isReportedAbroad ? codeAbroad.elements(window.base) : new int[0];
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
