package io.lexicall.scan;

/**
 * Reads transcripts that have one turn or one word per line and nothing else, neither speakers nor
 * times. They differ from columns of digits and from lists by what people say to each other:
 * questions, and lines that only say "okay" and the like.
 */
final class SpokenLines {

  private static final int FEWEST_LINES = 4;

  /** So many may hold no question. */
  private static final int MANY_LINES = 12;

  /** A turn may be long, but few are. */
  private static final int LONG_LINE = 400;

  private static final int SHORTEST_DIALOGUE = 200;

  /** So long, what was said may be written without its signs. */
  private static final int LONG_DIALOGUE = 600;

  /** So much of a line is looked at for what people say to say that they listen. */
  private static final int LONGEST_ASSENT = 40;

  /** One line in so many holds a question or an acknowledgement alone, at least. */
  private static final int RARE = 40;

  private SpokenLines() {}

  /** Whether a text that begins so is such a transcript, in which cards are spoken of. */
  static boolean isTranscript(String head, Lines lines, int count, Lexicon lexicon) {
    int filled = 0;
    int plain = 0;
    int answers = 0;
    int words = 0;
    int questions = 0;
    char[] chars = head.toCharArray();
    for (int line = 0; line < count; line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      if (Lines.isBlank(head, start, end)) {
        continue;
      }
      filled++;
      plain += end - start <= LONG_LINE && isPlain(head, start, end) ? 1 : 0;
      boolean question = isQuestion(head, end);
      questions += question ? 1 : 0;
      answers +=
          question
                  || isAssent(chars, start, end, lexicon)
                  || line > 0
                      && line + 1 < count
                      && isRemark(head, start, end)
                      && saysDigits(chars, lines.start(line - 1), lines.end(line - 1))
                      && saysDigits(chars, lines.start(line + 1), lines.end(line + 1))
              ? 1
              : 0;
      words += holdsLetter(head, start, end) ? 1 : 0;
    }
    return filled >= FEWEST_LINES
        && plain * 10 >= filled * 9
        && words * 4 >= filled
        && answers >= 2
        && (questions > 0 || filled >= MANY_LINES)
        && answers * RARE >= filled
        && new SpokenWords(Passage.of(head, 0, head.length()), lexicon).speaksOfCards();
  }

  /** Whether a text without turns may be what several people said: prose. */
  static boolean isDialogue(String text) {
    Lines lines = new Lines(text);
    int questions = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      questions += c == '?' ? 1 : 0;
      letters += Chars.isAsciiLetter(c) || c >= 0x80 && Character.isLetter(c) ? 1 : 0;
    }
    return text.length() >= SHORTEST_DIALOGUE
        && lines.count() <= FEWEST_LINES
        && (questions > 1 || text.length() >= LONG_DIALOGUE)
        && letters * 2 > text.length();
  }

  /** Letters, figures, and the signs that stand in speech. */
  private static boolean isPlain(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Chars.isAsciiLetter(c)
          && c != ' '
          && !Chars.isAsciiDigit(c)
          && !Character.isLetterOrDigit(c)
          && !Chars.isBlank(c)
          && ".,?!'-\u2019\u2026\u00bf\u00a1\u2013\u2014()[]$\u20ac\u00a3%/".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean holdsLetter(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isQuestion(String text, int end) {
    int i = end;
    while (i > 0 && Chars.isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i > 0 && text.charAt(i - 1) == '?';
  }

  private static boolean isAssent(char[] chars, int start, int end, Lexicon lexicon) {
    int to = Math.min(end, start + LONGEST_ASSENT);
    int known = 0;
    int i = start;
    while (i < to) {
      if (!Chars.isLetter(chars[i])) {
        if (Chars.isDigit(chars[i])) {
          return false;
        }
        i++;
        continue;
      }
      int wordEnd = Lexicon.wordEnd(chars, i, to);
      int word = lexicon.lookup(chars, i, wordEnd);
      int type = word & Lexicon.TYPE;
      if ((word & Lexicon.ASSENT) == 0
          && type != Lexicon.FILLER
          && type != Lexicon.HESITATION
          && (SaidBetween.of(chars, i, wordEnd) & SaidBetween.ASSENT) == 0) {
        return false;
      }
      known++;
      i = wordEnd;
    }
    return known > 0;
  }

  /** A few words, whatever they are: between lines of digits they acknowledge them. */
  private static boolean isRemark(String text, int start, int end) {
    boolean isShort = end - start <= LONGEST_ASSENT && holdsLetter(text, start, end);
    for (int i = start; isShort && i < end; i++) {
      isShort = !Chars.isDigit(text.charAt(i));
    }
    return isShort;
  }

  /** Whether a line says digits, and nothing else. */
  private static boolean saysDigits(char[] chars, int start, int end) {
    boolean holdsDigit = false;
    int i = start;
    while (i < end) {
      int wordEnd = Chars.isLetter(chars[i]) ? Lexicon.wordEnd(chars, i, end) : i;
      if (wordEnd > i && !SaidBetween.isDigit(chars, i, wordEnd)) {
        return false;
      }
      holdsDigit |= wordEnd > i || Chars.isDigit(chars[i]);
      i = Math.max(wordEnd, i + 1);
    }
    return holdsDigit;
  }

  static TranscriptText read(String text) {
    Lines lines = new Lines(text);
    TranscriptText.Builder file = new TranscriptText.Builder();
    Speech speech = new Speech();
    for (int line = 0; line < lines.count(); line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      file.slot(Slot.of(start, end, Slot.Form.FILLED_LINE));
      speech.add(null, Slot.UNKNOWN, Passage.of(text, start, end));
    }
    file.speech(speech);
    return file.build(TranscriptFormat.TURNS);
  }
}
