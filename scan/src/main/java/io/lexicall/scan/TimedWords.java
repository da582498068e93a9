package io.lexicall.scan;

import org.jspecify.annotations.Nullable;

/**
 * Reads lists of words with times, as tools for Whisper write them: each line has the start of a
 * word, perhaps its end, and the word.
 */
final class TimedWords {

  private static final int FEWEST_LINES = 8;

  /** A line of more words is no word with its time. */
  private static final int MOST_WORDS = 3;

  /** No call is longer, in milliseconds. */
  private static final long LONGEST = 36_000_000;

  /** So many digits are told in one word. */
  private static final int LONGEST_GROUP = 4;

  private static final char MASK = '*';

  private TimedWords() {}

  /** Whether a text that begins so is such a list. */
  static boolean isTranscript(String head, Lines lines, int count) {
    int marks = 0;
    int decimals = 0;
    int words = 0;
    int groups = 0;
    long last = -1;
    for (int line = 0; line < count; line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      if (Lines.isBlank(head, start, end)) {
        continue;
      }
      Mark mark = Mark.of(head, start, end);
      if (mark == null) {
        if (marks == 0 && line == 0) {
          continue; // a header
        }
        return false;
      }
      long from = Clock.seconds(head, mark.from, mark.fromEnd);
      if (from < last || from > LONGEST || mark.gaps(head) >= MOST_WORDS) {
        return false;
      }
      last = from;
      marks++;
      decimals += mark.isDecimal(head) ? 1 : 0;
      words += mark.holdsWord(head) ? 1 : 0;
      groups += mark.holdsGroup(head) ? 1 : 0;
    }
    // A table of numbers is none; a list whose numbers are masked still is one. Who tells a card
    // digit by digit, and has it read back, says few words beside.
    boolean areWords = words * 4 >= marks || words > 0 && (words + groups) * 2 >= marks;
    return marks >= FEWEST_LINES && decimals * 5 >= marks * 4 && areWords;
  }

  /** A line of the list. */
  static final class Mark {
    private int from;
    private int fromEnd;

    /** When the word ends; -1 if that is not said. */
    private int to = -1;

    private int toEnd;
    private int said;
    private int saidEnd;

    int[] bounds() {
      return new int[] {from, fromEnd, to, toEnd, said, saidEnd};
    }

    /** How many blanks, or several in a row, part what is said. */
    private int gaps(String text) {
      int gaps = 0;
      boolean before = false;
      for (int i = said; i < saidEnd; i++) {
        boolean blank = isBlank(text.charAt(i));
        gaps += blank && !before ? 1 : 0;
        before = blank;
      }
      return gaps;
    }

    private boolean isDecimal(String text) {
      for (int i = from; i < fromEnd; i++) {
        if (text.charAt(i) == '.') {
          return true;
        }
      }
      return false;
    }

    private boolean holdsWord(String text) {
      for (int i = said; i < saidEnd; i++) {
        if (Character.isLetter(text.charAt(i)) || text.charAt(i) == MASK) {
          return true;
        }
      }
      return false;
    }

    /** Whether the word has a beginning and an end, and is some figures: digits of a number. */
    private boolean holdsGroup(String text) {
      return to >= 0
          && saidEnd - said <= LONGEST_GROUP
          && digitsEnd(text, said, saidEnd) == saidEnd
          && Clock.seconds(text, to, toEnd) >= Clock.seconds(text, from, fromEnd);
    }

    static @Nullable Mark of(String text, int start, int end) {
      Mark mark = new Mark();
      mark.from = afterBlanks(text, start, Math.min(end, start + 4));
      mark.fromEnd = numberEnd(text, mark.from, end, false);
      int next = mark.fromEnd < 0 ? -1 : afterGap(text, mark.fromEnd, end);
      if (next < 0) {
        return null;
      }
      int toEnd = numberEnd(text, next, end, true);
      int word = toEnd < 0 ? -1 : afterGap(text, toEnd, end);
      if (word >= 0 && word < end && !isWhite(text.charAt(word))) {
        mark.to = next;
        mark.toEnd = toEnd;
        next = word;
      }
      if (next >= end || isWhite(text.charAt(next))) {
        return null;
      }
      mark.said = next;
      mark.saidEnd = end;
      while (mark.saidEnd > next + 1 && isBlank(text.charAt(mark.saidEnd - 1))) {
        mark.saidEnd--;
      }
      for (int i = next + 1; i < mark.saidEnd; i++) {
        char c = text.charAt(i);
        if (c == '\u0085' || c == '\u2028' || c == '\u2029') {
          return null;
        }
      }
      return mark;
    }

    /** Returns the end of up to six figures and perhaps as many as nine behind a point, or -1. */
    private static int numberEnd(String text, int start, int end, boolean decimal) {
      int i = digitsEnd(text, start, Math.min(end, start + 6));
      if (i == start) {
        return -1;
      }
      int fraction =
          i < end && text.charAt(i) == '.'
              ? digitsEnd(text, i + 1, Math.min(end, i + 1 + 9))
              : i + 1;
      return fraction > i + 1 ? fraction : decimal ? -1 : i;
    }

    private static int digitsEnd(String text, int start, int end) {
      int i = start;
      while (i < end && Chars.isAsciiDigit(text.charAt(i))) {
        i++;
      }
      return i;
    }

    /** Behind one blank or tab or more, or -1. */
    private static int afterGap(String text, int start, int end) {
      int i = start;
      while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
        i++;
      }
      return i > start ? i : -1;
    }

    private static int afterBlanks(String text, int start, int end) {
      int i = start;
      while (i < end && isBlank(text.charAt(i))) {
        i++;
      }
      return i;
    }

    private static boolean isBlank(char c) {
      return CueReader.Timing.isBlank(c);
    }

    private static boolean isWhite(char c) {
      return c == ' ' || c >= '\t' && c <= '\r';
    }
  }

  static TranscriptText read(String text) {
    Lines lines = new Lines(text);
    TranscriptText.Builder file = new TranscriptText.Builder();
    Speech speech = new Speech();
    for (int line = 0; line < lines.count(); line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      Mark mark = Mark.of(text, start, end);
      if (mark == null) {
        file.line(text, start, end);
        continue;
      }
      long from = Clock.seconds(text, mark.from, mark.fromEnd);
      long to = mark.to < 0 ? Slot.UNKNOWN : Clock.seconds(text, mark.to, mark.toEnd);
      file.slot(mark.said, mark.saidEnd, Slot.Form.WORD, from, to);
      speech.add(null, Slot.UNKNOWN, Passage.of(text, mark.said, mark.saidEnd));
    }
    file.speech(speech);
    return file.build(TranscriptFormat.TURNS);
  }
}
