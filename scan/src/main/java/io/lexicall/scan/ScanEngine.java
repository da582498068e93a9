package io.lexicall.scan;

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
  private final Turns turns;
  private final Skim skim;
  private final Tracks tracks;
  private final CodeColumn codeColumn;
  private final TableHeader header;
  private final NumberStarts starts;
  private final MaskedNumber masked;
  private final CardNumbers cardNumbers;
  private final Readings readings;
  private final NamedCodes codes;
  private final CodeBehindNumber codeBehindNumber;
  private final Reports reports;

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

  ScanEngine(CardNetworks networks, Lexicon lexicon, Skim skim, Sink sink) {
    this.lexicon = lexicon;
    this.skim = skim;
    window = skim.window;
    turns = new Turns(window, lexicon);
    tracks = new Tracks(window, networks, sink);
    codeColumn = new CodeColumn(window, lexicon);
    starts = new NumberStarts(window, networks, lexicon);
    masked = new MaskedNumber(window);
    header = new TableHeader(window, lexicon);
    reports = new Reports(window, sink);
    CardWords cardWords = new CardWords(window, lexicon, turns);
    cardNumbers = new CardNumbers(window, networks, lexicon, cardWords, header);
    readings = new Readings(window, lexicon, turns, cardNumbers);
    CardFields cardFields = new CardFields(window);
    CodeAbroad codeAbroad = new CodeAbroad(window, lexicon);
    CodeAnswer codeAnswer = new CodeAnswer(window, lexicon, cardFields, codeAbroad);
    CodeReader reader =
        new CodeReader(window, readings, cardNumbers, cardFields, codeAnswer, codeAbroad);
    codes =
        new NamedCodes(
            window,
            lexicon,
            turns,
            cardWords,
            codeColumn,
            readings,
            cardNumbers,
            codeAnswer,
            reader,
            reports);
    codeBehindNumber =
        new CodeBehindNumber(
            window, cardWords, cardNumbers, cardFields, starts, readings, reader, codes);
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
    codeColumn.close();
    header.restart();
    codes.restart();
    readings.wipe();
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
      } else if (codes.isAwaited()) {
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
    codes.found(at, end, codeColumn.confidence());
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
        left &= runAt(at, i, limit) | others;
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

  /** Looks at a run of figures, and returns which places of its block need another look. */
  private long runAt(int at, int i, int limit) {
    if (at >= starts.cleared()) {
      boolean mayBeWritten = starts.mayBeWritten(at, settledStart());
      if (isBesideOthers() && readBesideOthers()) {
        return -1;
      }
      if (mayBeWritten) {
        readChains(starts.writtenStart(at, settledStart()), at, limit);
        return -1;
      }
    }
    // Skip the rest of the run, as far as it was cleared.
    int cleared = starts.cleared();
    return cleared - i < Skim.BLOCK ? -1L << cleared : 0;
  }

  /** Returns whether the search ends before the limit. */
  private boolean goesOnElsewhere(int limit) {
    return codes.isAwaited()
        || insideChain
        || insideGroup
        || codeColumn.isOpen() && codeColumn.next() < window.base + limit;
  }

  /**
   * Looks whether figures are what tells a card beside something else: the tag of a chip's data, or
   * what others have left of its number. Returns whether something was found.
   */
  private boolean readBesideOthers() {
    int from = starts.runStart();
    int end = tracks.matchTagged(from, starts.runEnd());
    if (end < 0 && masked.isBehindSign(from) && masked.readSigns(from)) {
      end = codeBehindMask();
    }
    resolved = Math.max(resolved, end);
    return end >= 0;
  }

  /** A quick look: most figures are beside none of these signs. */
  private boolean isBesideOthers() {
    int from = starts.runStart();
    char before = from > 0 ? window.text[from - 1] : '\0';
    return (window.text[starts.runEnd()] | 0x20) == 'd'
        || (before | 0x20) == 'a'
        || MaskedNumber.isSign(before);
  }

  private int codeBehindMask() {
    return codeColumn.isOpen() ? -1 : codeBehindNumber.find(masked);
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
    if ((opening & Skim.NUMBER) != 0 && window.isWordStart(at)) {
      int end = window.lettersEnd(at);
      // The fast loop mistakes some characters of ISO 8859-1 for letters.
      if (end > at && lexicon.isOfNumbers(window.text, at, end)) {
        if (starts.isNumberAt(end, 1) || at > resolved && starts.isNumberAt(at - 1, -1)) {
          readChains(starts.chainStart(at, settledStart()), at, limit);
        }
        return;
      }
    }
    if ((opening & Skim.OTHER) != 0 && at >= resolved) {
      if (at > resolved && window.text[at - 1] == '&') {
        groupAt(at, limit);
      } else if (masked.readCrosses(at) || masked.readWord(at) || masked.readBeforeExpiry(at)) {
        resolved = Math.max(resolved, codeBehindMask());
      }
    }
    if ((opening & Skim.NAME) != 0 && at >= position) {
      nameAt(at);
    }
  }

  /** A number that ends at the line break at {@code j} may continue in the speaker's next turn. */
  private void lineBreakAt(int j, int limit) {
    if (mayEndNumber(window.text[j - 1])) {
      int at = turns.backOverAssent(j, resolved);
      if (at > resolved && starts.isNumberAt(at - 1, -1) && turns.speakerAt(j + 1) >= 0) {
        readChains(starts.chainStart(at - 1, settledStart()), at - 1, limit);
      }
    }
  }

  private static boolean mayEndNumber(char c) {
    return Chars.KIND[c] != Chars.OTHER || c == '?' || c == '!' || c == '\'' || c == '\u2019';
  }

  private void nameAt(int j) {
    Lexicon.Match name = codes.readName(j, position);
    if (name == null) {
      return;
    }
    position = name.end();
    int list = codes.readList(name);
    if (list >= 0) {
      resolved = Math.max(resolved, list);
      position = Math.max(position, list);
    } else {
      codes.await(name, resolved);
    }
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
        int end = window.isWordStart(i) ? readChain(i, limit) : i;
        if (end > i) {
          resolved = end;
          if (insideChain || insideGroup) {
            position = end;
            return;
          }
          i = end;
        } else {
          i = window.lettersEnd(i);
        }
      } else {
        i++;
      }
    }
    tried = Math.max(tried, i);
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
    while (i < limit && codes.isAwaited()) {
      int kind = window.kindAt(i);
      if (window.digitAt(i) >= 0 && Markup.isInEscape(window.text, i)) {
        i++;
      } else if (window.digitAt(i) >= 0 || kind == Chars.LETTER && window.isWordStart(i)) {
        int end = kind == Chars.LETTER ? codes.readAbroad(i) : i;
        end = end > i ? end : readChain(i, limit);
        if (end > i) {
          i = end;
          resolved = i;
          if (insideChain || insideGroup) {
            break;
          }
          continue;
        }
        end = kind == Chars.LETTER ? window.lettersEnd(i) : i + 1;
        codes.readWord(i, end);
        i = end;
      } else if (window.endsSentence(i)) {
        int end = codes.readAnswer(i);
        if (end >= 0) {
          resolved = end;
        }
        i = end >= 0 ? end : i + 1;
        break;
      } else if (!codes.readMask(i)) {
        i++;
      }
    }
    position = Math.max(i, position);
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
    NumberChain c = readings.chain();
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
      int taken = matchNumber(c, k);
      if (taken > 0) {
        insideUnit = false;
        k += taken;
        // The header of a table tells where the codes are.
        k += !codeColumn.isOpen() && codeBehindNumber.find(c, k - taken, k - 1) ? 1 : 0;
        continue;
      }
      boolean unit = c.isUnit(k);
      if (codes.isAwaited() && !(unit && insideUnit)) {
        codes.match(c, k);
      }
      insideUnit = unit;
      k++;
    }
  }

  /** Reports the number that begins with an element, and returns how many elements it has. */
  private int matchNumber(NumberChain c, int k) {
    int taken = cardNumbers.match(c, k);
    if (taken > 0) {
      reportNumber(c, k, k + taken - 1, Confidence.HIGH);
    } else if (c.ambiguous && c.isSpoken(k)) {
      taken = readings.matchOther(c, k);
      if (taken > 0) {
        // "Fifty six": the six may be of the number too.
        reportNumber(
            readings.other(),
            0,
            readings.lastOfOther(),
            readings.endsAmidTens() ? Confidence.MEDIUM : Confidence.HIGH);
      }
    }
    return taken;
  }

  private void reportNumber(NumberChain c, int k, int j, Confidence most) {
    codes.numberFound(c.end[j]);
    Confidence confidence = cardNumbers.confidence(c, k, j);
    reports.elements(
        SpanKind.PAN,
        c,
        k,
        j,
        cardNumbers.network(),
        confidence.compareTo(most) > 0 ? most : confidence);
  }

  /**
   * Returns the elements of the finding that is being reported. For each there are its start and
   * end in the whole text and its number of digits. The array is empty if the finding is one piece.
   */
  int[] elements() {
    return reports.elements();
  }
}
