package io.lexicall.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the security code of a name: reads the name, and then decides about each number that the
 * engine reads behind it, until the code is found, or the name is done with. It also reports the
 * codes that others find, since each is that of any name before it.
 *
 * <p>The engine moves along the text, and asks while {@link #isAwaited}. One per engine, not
 * thread-safe.
 */
final class NamedCodes {

  private static final int LONGEST_ABBREVIATION = 4;

  /** So far behind the name of a code it is told in the words of another language. */
  private static final int MOST_BEFORE_ABROAD = 60;

  /** So often a code is told again, or another in its place. */
  private static final int MOST_INSTEAD = 4;

  private final TextWindow window;
  private final Turns turns;
  private final CardWords cardWords;
  private final CodeColumn codeColumn;
  private final Readings readings;
  private final CardNumbers cardNumbers;
  private final CodeAnswer codeAnswer;
  private final CodeReader reader;
  private final Reports reports;
  private final CodeNames codeNames;
  private final CodeField codeField;

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

  /** Where words in another language end, in the whole text, that say no code. */
  private long abroadEnd;

  NamedCodes(
      TextWindow window,
      Lexicon lexicon,
      Turns turns,
      CardWords cardWords,
      CodeColumn codeColumn,
      Readings readings,
      CardNumbers cardNumbers,
      CodeAnswer codeAnswer,
      CodeReader reader,
      Reports reports) {
    this.window = window;
    this.turns = turns;
    this.cardWords = cardWords;
    this.codeColumn = codeColumn;
    this.readings = readings;
    this.cardNumbers = cardNumbers;
    this.codeAnswer = codeAnswer;
    this.reader = reader;
    this.reports = reports;
    codeNames = new CodeNames(window, lexicon);
    codeField = new CodeField(window);
  }

  /** Prepares for another text. */
  void restart() {
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
    reader.wipe();
  }

  /** Whether the name of a code was read, and the code was not. */
  boolean isAwaited() {
    return awaitsCode;
  }

  /** A card number that ends at a place was found. */
  void numberFound(int end) {
    numberEnd = window.base + end;
  }

  /**
   * Reads the name of which the word at a place is a part, and returns it; null if there is none.
   * Its code may be a list, or else is awaited.
   *
   * @param position a name that ends before is done with
   */
  Lexicon.@Nullable Match readName(int place, int position) {
    Lexicon.Match name = codeNames.at(place, position, numberEnd);
    if (name == null) {
      return null;
    }
    int value = name.value();
    vagueName = (value & Lexicon.VAGUE) != 0;
    isDirectName = (value & Lexicon.DIRECT) != 0;
    boolean isShort = name.end() - Lexicon.wordStart(window.text, place, 0) <= LONGEST_ABBREVIATION;
    boolean isOfMessage = isAnyCode(name) && codeField.isOfMessage(name.start(), name.end());
    vagueName |= isOfMessage;
    needsCardWord = vagueName && isShort || isOfMessage;
    isDenied = codeField.isDenied(name.start());
    isPlural = isPlural(name);
    nameEnd = window.base + name.end();
    return name;
  }

  /** Reports the list of digits behind a name, and returns its end; -1 if there is none. */
  int readList(Lexicon.Match name) {
    CodeList list = CodeList.behind(window, name.end());
    if (list == null) {
      return -1;
    }
    found(list.start, list.end, confidenceOf(name), list.digits, 0, list.digits.length);
    return list.end;
  }

  /**
   * Begins to look for the code of a name, unless it stands before the name, or in the column of
   * which that is the header.
   *
   * @param resolved what begins before is done with
   */
  void await(Lexicon.Match name, int resolved) {
    int before = codeField.valueBefore(name.start());
    if (before >= resolved) {
      int end = before;
      while (Chars.isAsciiDigit(window.text[end])) {
        end++;
      }
      found(before, end, confidenceOf(name));
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

  /**
   * "Security code", "verification code", "four digit code": so people also call what they are
   * sent.
   */
  private boolean isAnyCode(Lexicon.Match name) {
    return Lexicon.is("security code", window.text, name.start())
        || Lexicon.is("verification code", window.text, name.start())
        || Lexicon.is("digit code", window.text, name.start());
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

  /**
   * Reports the code that begins at a word of another language than English, and returns its end;
   * the place itself if none does.
   */
  int readAbroad(int start) {
    int name = nameEnd(start);
    if (name < 0
        || start - name > MOST_BEFORE_ABROAD
        || window.base + start < abroadEnd
        || isAboutCode
        || isDenied
        || isDirectName) {
      return start;
    }
    int end = reader.readAbroad(start);
    if (end < 0 || !reader.mayEnd() || !codeField.mayHold(name, start, end)) {
      abroadEnd = window.base + reader.wordsEnd();
      return start;
    }
    reportRead(start, end);
    return end;
  }

  /** Reads a word that is no number: it may say that there is no code. */
  void readWord(int from, int to) {
    if (Masks.areOfX(window.text, from, to)
        || codeField.isAbsent(nameEnd - window.base, from, to)) {
      awaitsCode = false;
    }
  }

  /** Whether a masked code is at a place: no other belongs to the name. */
  boolean readMask(int at) {
    if (Masks.beginCode(window.text, at)) {
      awaitsCode = false;
    }
    return !awaitsCode;
  }

  /** Reports what was read as the code of the name before it. */
  private void reportRead(int start, int end) {
    Confidence confidence =
        needsCardWord && !codeNames.isNear(start, numberEnd) && !cardWords.isNear(start, end)
            ? Confidence.LOW
            : vagueName ? Confidence.MEDIUM : Confidence.HIGH;
    if (isNew(start)) {
      reports.code(reader, start, end, confidence);
      reportInstead(end, confidence);
    }
  }

  /**
   * Reports the codes that are told in place of one: "920, no, sorry, 902", "418 or 419"; behind
   * the name of several, all.
   */
  private void reportInstead(int end, Confidence confidence) {
    boolean isList = isPlural && nameEnd(end) >= 0;
    int at = codeColumn.isOpen() ? -1 : codeAnswer.corrected(end, isList);
    for (int n = 0; n < MOST_INSTEAD && at >= 0; n++) {
      int to = reader.read(at);
      if (to < 0
          || !codeAnswer.mayEnd(to) && !(isList && window.text[to] == ',')
          || Masks.areAbout(window.text, at, to)) {
        return;
      }
      reports.code(reader, at, to, confidence);
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
   * speaker, or in the rest of the line if that is only a code. Returns where a code ends that was
   * found; -1 if none was: then the name is done with.
   */
  int readAnswer(int sentenceEnd) {
    int end = isOfLaterTurn(sentenceEnd) ? -1 : answerBehind(sentenceEnd + 1);
    awaitsCode = false;
    return end;
  }

  private int answerBehind(int from) {
    int i = from;
    while (Chars.isWhite(window.text[i]) && i - from < 8) {
      i++;
    }
    int turn = turns.speakerAt(i);
    if (turn < 0 && window.text[from - 1] != '?') {
      return -1;
    }
    int at = turns.skipAssent(turn < 0 ? i : turn);
    NumberChain c = readings.chain();
    if ((window.digitAt(at) >= 0 || Chars.isLetter(window.text[at]) && window.isWordStart(at))
        && c.begin(at, 0)) {
      c.fill(0);
      if (cardNumbers.match(c, 0) == 0 && (turn >= 0 || codeAnswer.endsLine(codeEnd(c), turns))) {
        int end = match(c, 0);
        if (!awaitsCode) {
          return end;
        }
      }
    }
    int said = codeAnswer.afterFillers(turn < 0 ? i : turn);
    int end =
        isDirectName || isDenied || isAboutCode || !window.isWordStart(said)
            ? -1
            : reader.read(said);
    if (end < 0
        || !reader.mayEnd()
        || !codeField.mayHold(nameEnd(said), said, end)
        || Masks.areAbout(window.text, said, end)) {
      return -1;
    }
    reportRead(said, end);
    return end;
  }

  private int codeEnd(NumberChain c) {
    return c.end[c.isUnit(0) ? reader.lastOfUnit(c, 0) : 0];
  }

  /** Reports the code that begins with element {@code k}, if there is one. Returns its end. */
  int match(NumberChain c, int k) {
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
    if (!c.isSpoken(k) && !CodeReader.isCodeLength(c.length(k, k)) && matchPieces(start)) {
      return c.end[k];
    }
    if (!c.isUnit(k)) {
      if (CodeReader.isCodeLength(c.length(k, k)) && isCode(start, c.end[k])) {
        reportCode(c, k, k);
      }
      return c.end[k];
    }
    int last = reader.lastOfUnit(c, k);
    int end = c.end[last];
    if (codeField.isLastDigits(start)) {
      return end;
    }
    last = lastBeforeDate(c, k, last);
    if (CodeReader.isCodeLength(c.length(k, last))) {
      if (c.isSpoken(k)
          || !codeField.isOfVersion(nameEnd(start), start, c.end[k])
              && !codeField.isOfVersion(nameEnd(start), c.start[last], end)) {
        reportCode(c, k, last);
      }
    } else if (c.ambiguous) {
      NumberChain other = readings.other();
      for (int reading = 1; reading < NumberChain.READINGS && awaitsCode; reading++) {
        if (other.begin(start, reading)) {
          other.fill(0);
          int otherLast = reader.lastOfUnit(other, 0);
          if (CodeReader.isCodeLength(other.length(0, otherLast)) && other.end[otherLast] == end) {
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
    if (!CodeReader.isCodeLength(digits) || !CardFields.isMonthAndYear(c.digits, from)) {
      return last;
    }
    for (int e = k; e < last; e++) {
      if (c.length(k, e) == digits) {
        return e;
      }
    }
    return last;
  }

  /**
   * Whether nothing but signs and a verb lies between the name of a code and its digits, or what
   * people say while they look for it.
   */
  private boolean isBehind(int name, int start) {
    return name >= 0
        && !(window.text[name] == ',' && !Chars.isBlank(window.text[name + 1])) // the next cell
        && (codeField.isDirectlyBehind(name, start) || codeAnswer.afterFillers(name) == start);
  }

  /** Reports the code whose figures are told in pieces, directly behind its name. */
  private boolean matchPieces(int start) {
    int name = nameEnd(start);
    int end = isBehind(name, start) ? codeAnswer.piecesEnd(start) : -1;
    if (end < 0 || !codeAnswer.mayEnd(end) || !isCode(start, end) || reader.read(start) != end) {
      return false;
    }
    reportRead(start, end);
    return true;
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
    if (isNew(start)) {
      reports.elements(SpanKind.CVV, c, k, last, -1, confidence);
      reportInstead(c.end[last], confidence);
    }
  }

  /** Reports the code whose figures are at [start, end). */
  void found(int start, int end, Confidence confidence) {
    byte[] figures = new byte[end - start];
    for (int i = start; i < end; i++) {
      figures[i - start] = (byte) (window.text[i] - '0');
    }
    found(start, end, confidence, figures, 0, figures.length);
    Arrays.fill(figures, (byte) 0);
  }

  /** Reports a code of which the digits are given, and those that are told in its place. */
  void found(int start, int end, Confidence confidence, byte[] digits, int from, int length) {
    if (isNew(start)) {
      reports.code(start, end, confidence, digits, from, length);
      reportInstead(end, confidence);
    }
  }

  /**
   * Returns whether the code at a place was not reported yet, behind its number, and remembers it:
   * it is that of any name before it.
   */
  private boolean isNew(int start) {
    awaitsCode = false;
    boolean isKnown = codeStart == window.base + start;
    codeStart = window.base + start;
    return !isKnown;
  }
}
