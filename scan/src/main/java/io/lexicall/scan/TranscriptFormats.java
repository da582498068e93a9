package io.lexicall.scan;

import org.jspecify.annotations.Nullable;

/** Tells formats apart, and reads them. */
final class TranscriptFormats {

  /** So many characters at the beginning of a text say whether it may be a transcript. */
  static final int HEAD = 16 * 1024;

  private TranscriptFormats() {}

  /**
   * Returns whether a text may be in a known format.
   *
   * @param head the first {@link #HEAD} characters, or all if there are no more
   * @param whole whether that is all
   */
  static boolean mayBeKnown(String head, boolean whole, Lexicon lexicon) {
    return isJson(head)
        ? mayBeOneJson(head, whole) || JsonReader.isTurnsByLine(head, whole)
        : lineFormat(head, whole, lexicon) != null;
  }

  /**
   * Reads a text; null if it is in no known format and longer than {@link #HEAD}. A shorter one is
   * read as plain text, since it may be what was said in a call all the same.
   */
  static @Nullable TranscriptText read(String text, Lexicon lexicon) {
    TranscriptText known = readKnown(text, lexicon);
    return known == null && text.length() <= HEAD ? TranscriptText.plain(text) : known;
  }

  private static @Nullable TranscriptText readKnown(String text, Lexicon lexicon) {
    String head = text.substring(0, Math.min(text.length(), HEAD));
    if (isJson(head)) {
      return mayBeOneJson(head, head.length() == text.length())
          ? JsonReader.read(text, lexicon)
          : JsonReader.readLines(text, lexicon);
    }
    return readLines(text, lexicon);
  }

  /** Reads a text in a format of lines; null if it is in none. */
  static @Nullable TranscriptText readLines(String text, Lexicon lexicon) {
    String head = text.substring(0, Math.min(text.length(), HEAD));
    TranscriptFormat format = lineFormat(head, head.length() == text.length(), lexicon);
    if (format == null) {
      return null;
    }
    return switch (format) {
      case WEBVTT -> CueReader.read(text, true, lexicon);
      case SRT -> CueReader.read(text, false, lexicon);
      case CTM, STM -> MarkReader.read(text, format);
      case TABLE -> TableReader.read(text);
      default -> readTurns(text, head, lexicon);
    };
  }

  private static TranscriptText readTurns(String text, String head, Lexicon lexicon) {
    boolean whole = head.length() == text.length();
    if (TimedWords.isTranscript(head, whole)) {
      return TimedWords.read(text);
    }
    return LineReader.isTranscript(head, whole, lexicon)
        ? LineReader.read(text, lexicon)
        : SpokenLines.read(text);
  }

  private static @Nullable TranscriptFormat lineFormat(
      String head, boolean whole, Lexicon lexicon) {
    if (CueReader.isWebVtt(head)) {
      return TranscriptFormat.WEBVTT;
    }
    if (CueReader.isSrt(head)) {
      return TranscriptFormat.SRT;
    }
    TranscriptFormat marks = MarkReader.formatOf(head, whole);
    if (marks != null) {
      return marks;
    }
    if (TableReader.isTable(head)) {
      return TranscriptFormat.TABLE;
    }
    return TimedWords.isTranscript(head, whole)
            || LineReader.isTranscript(head, whole, lexicon)
            || SpokenLines.isTranscript(head, whole, lexicon)
        ? TranscriptFormat.TURNS
        : null;
  }

  private static boolean isJson(String head) {
    int i = head.startsWith("\uFEFF") ? 1 : 0;
    while (i < head.length() && Chars.isWhite(head.charAt(i))) {
      i++;
    }
    if (i >= head.length()) {
      return false;
    }
    char c = head.charAt(i);
    if (c == '{') {
      return true;
    }
    // A line may begin with "[00:12]" or "[Agent]".
    int next = i + 1;
    while (next < head.length() && Chars.isWhite(head.charAt(next))) {
      next++;
    }
    return c == '[' && next < head.length() && "{[\"]".indexOf(head.charAt(next)) >= 0;
  }

  /** Returns whether the text may be one value: not a value a line, as logs have it. */
  private static boolean mayBeOneJson(String head, boolean whole) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          for (int rest = i + 1; rest < head.length(); rest++) {
            if (!Chars.isWhite(head.charAt(rest))) {
              return false;
            }
          }
          return true;
        }
      }
    }
    return !whole;
  }
}
