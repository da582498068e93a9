package io.lexicall.rules.pci.scan;

/** Reads the turns of a transcript: lines that begin with the label of who speaks. */
final class Turns {

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
   * Behind the label of a speaker that begins at {@code line} ("Customer:", "[00:12] Speaker 2:"),
   * or -1.
   */
  int speakerAt(int line) {
    char[] text = window.text;
    int i = line;
    if (text[i] == '[' || text[i] == '(') {
      int limit = i + 24;
      while (i < limit && text[i] != ']' && text[i] != ')') {
        i++;
      }
      i++;
    }
    while (window.kindAt(i) == Chars.SPACE && i - line < 32) {
      i++;
    }
    int to = Lexicon.wordEnd(text, i, window.length);
    if (to == i || (lexicon.lookup(text, i, to) & Lexicon.SPEAKER) == 0) {
      return -1;
    }
    int limit = to + 6;
    while (to < limit
        && (Chars.isAsciiAlphanumeric(text[to])
            || text[to] == ' '
            || text[to] == '_'
            || text[to] == '#')) {
      to++;
    }
    return text[to] == ':' ? to + 1 : -1;
  }

  boolean sameSpeaker(int line, int end, int otherLine, int otherEnd) {
    char[] text = window.text;
    int i = end;
    int j = otherEnd;
    // From the colon backwards to the bracket of a time stamp or the line's start.
    while (i > line && j > otherLine && text[i - 1] != ']' && text[i - 1] != ')') {
      if (Chars.lower(text[i - 1]) != Chars.lower(text[j - 1])) {
        return false;
      }
      i--;
      j--;
    }
    return (i == line || text[i - 1] == ']' || text[i - 1] == ')' || text[i] == ' ')
        && (j == otherLine || text[j - 1] == ']' || text[j - 1] == ')' || text[j] == ' ');
  }
}
