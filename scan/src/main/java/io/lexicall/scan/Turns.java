package io.lexicall.scan;

/** Reads the turns of a transcript: lines that begin with a speaker's label. */
final class Turns {

  /** Most of the time before a label, and of a label. */
  private static final int MAX_TIME = 24;

  private static final int MAX_LABEL = 32;
  private static final int MAX_WORDS = 3;

  private final TextWindow window;
  private final Lexicon lexicon;

  Turns(TextWindow window, Lexicon lexicon) {
    this.window = window;
    this.lexicon = lexicon;
  }

  /** Skips blanks, pauses, hesitation and "yes", "okay", "it's". */
  int skipAssent(int from) {
    int i = from;
    while (i - from < NumberChain.MAX_GAP) {
      int kind = window.kindAt(i);
      char c = window.text[i];
      if (kind == Chars.LETTER) {
        int to = Lexicon.wordEnd(window.text, i, window.length);
        int word = lexicon.lookup(window.text, i, to);
        if ((word & Lexicon.ASSENT) == 0) {
          return i;
        }
        i = to;
      } else if (kind == Chars.SPACE
          || kind == Chars.PAUSE
          || kind == Chars.DOT
          || kind == Chars.DASH
          || kind == Chars.INVISIBLE
          || c == '?'
          || c == '!'
          || c == '\''
          || c == '\u2019') {
        i++;
      } else {
        return i;
      }
    }
    return i;
  }

  /** Back from {@code from} over what {@link #skipAssent} skips. */
  int backOverAssent(int from, int low) {
    int i = from;
    while (i > low && from - i < NumberChain.MAX_GAP) {
      int kind = window.kindAt(i - 1);
      if (kind == Chars.LETTER) {
        int start = Lexicon.wordStart(window.text, i - 1, low);
        if ((lexicon.lookup(window.text, start, i) & Lexicon.ASSENT) == 0) {
          return i;
        }
        i = start;
      } else if (isDigitKind(kind)) {
        return i;
      } else {
        i--;
      }
    }
    return i;
  }

  private static boolean isDigitKind(int kind) {
    return kind >= Chars.DIGIT && kind <= Chars.LAST_DIGIT || kind == Chars.LOW_SURROGATE;
  }

  int lineStart(int from) {
    int i = from;
    while (i > 0 && window.text[i - 1] != '\n') {
      if (from - i > 2 * NumberChain.MAX_TURN) {
        return -1;
      }
      i--;
    }
    return i == 0 && window.base > 0 ? -1 : i;
  }

  /**
   * Behind the label of a speaker that begins at {@code line} ("Customer:", "[00:12] Speaker 2:",
   * "00:12 Jane Doe:"), or -1.
   */
  int speakerAt(int line) {
    int start = labelStart(line);
    int end = labelEnd(start);
    return end >= 0 && (isRoleAt(start) || isName(start, end)) ? end + 1 : -1;
  }

  /** Returns whether the speaker of the line is called by what people are in a call. */
  boolean isRole(int line) {
    return isRoleAt(labelStart(line));
  }

  /** Behind blanks and a time: "[00:12] ", "(0:12) ", "10:15:30.250 ". */
  private int labelStart(int line) {
    char[] text = window.text;
    int i = line;
    if (text[i] == '[' || text[i] == '(') {
      int limit = i + MAX_TIME;
      while (i < limit && text[i] != ']' && text[i] != ')' && text[i] != '\n') {
        i++;
      }
      i++;
    } else {
      int time = i;
      while (time - line < MAX_TIME
          && (Chars.isAsciiDigit(text[time]) || time > line && isOfTime(text[time]))) {
        time++;
      }
      i = time > line && text[time] == ' ' ? time : i;
    }
    while (window.kindAt(i) == Chars.SPACE && i - line < 32) {
      i++;
    }
    return i;
  }

  private static boolean isOfTime(char c) {
    return c == ':' || c == '.' || c == ',';
  }

  /** Returns the colon of a label that may begin at {@code start}, or -1. */
  private int labelEnd(int start) {
    char[] text = window.text;
    if (!Chars.isLetter(text[start])) {
      return -1;
    }
    int words = 1;
    int i = start;
    while (i - start < MAX_LABEL
        && (Chars.isLetter(text[i]) || Chars.isAsciiDigit(text[i]) || isOfLabel(text[i]))
        && (text[i] != ' ' || ++words <= MAX_WORDS)) {
      i++;
    }
    return text[i] == ':' ? i : -1;
  }

  private static boolean isOfLabel(char c) {
    return c == ' ' || c == '_' || c == '#' || c == '.' || c == '-' || c == '\'' || c == '\u2019';
  }

  private boolean isRoleAt(int start) {
    int to = Lexicon.wordEnd(window.text, start, window.length);
    return (lexicon.lookup(window.text, start, to) & Lexicon.SPEAKER) != 0;
  }

  /** Words with capitals, and a blank behind the colon. */
  private boolean isName(int start, int end) {
    char[] text = window.text;
    if (text[end + 1] != ' ') {
      return false;
    }
    for (int i = start; i < end; i++) {
      boolean first = i == start || text[i - 1] == ' ';
      if (first ? !Chars.isUpper(text[i]) : Chars.isAsciiDigit(text[i])) {
        return false;
      }
    }
    return true;
  }

  boolean sameSpeaker(int line, int end, int otherLine, int otherEnd) {
    char[] text = window.text;
    int start = labelStart(line);
    int other = labelStart(otherLine);
    int length = end - start;
    if (length != otherEnd - other) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Chars.lower(text[start + i]) != Chars.lower(text[other + i])) {
        return false;
      }
    }
    return true;
  }
}
