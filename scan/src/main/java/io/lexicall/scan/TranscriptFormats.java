package io.lexicall.scan;

import org.jspecify.annotations.Nullable;

/** Recognizes the formats, and reads them. */
final class TranscriptFormats {

  /** So many characters at the beginning of a text say whether it may be a transcript. */
  static final int HEAD = 16 * 1024;

  /** So many characters in no known format are read as speech too; longer texts are not held. */
  static final int MOST_PLAIN = 256 * 1024;

  private TranscriptFormats() {}

  /**
   * Returns whether a long text may be in a known format of lines.
   *
   * @param head the first {@link #HEAD} characters
   */
  static boolean mayBeKnown(String head, Lexicon lexicon) {
    return lineReader(head, false, lexicon, false) != null;
  }

  /** What is known of JSON that has arrived so far. */
  enum Json {
    /** None, or one value, or lines that are turns or pieces of one call: read at the end. */
    HELD,
    /** Lines of which each is read for itself. */
    BY_LINE,
    /** As {@link #HELD}, but if it is too long, each line is read for itself. */
    TURNS,
    /** More of it must arrive. */
    UNKNOWN
  }

  /**
   * Returns how JSON with a beginning of more than {@link #MOST_PLAIN} characters is read.
   *
   * @param begun what has arrived of it
   */
  static Json ofJson(CharSequence begun, Lexicon lexicon) {
    String head = begun.subSequence(0, HEAD).toString();
    if (mayBeOneJson(head, false) && JsonText.mayBecomeOne(head)) {
      return ofFirstLine(begun);
    }
    return TurnsByLine.are(head, false, lexicon)
        ? Json.TURNS
        : JsonReader.ofPieces(head, false, lexicon) != null ? Json.HELD : Json.BY_LINE;
  }

  /** The first line is one value, and not the last line: then each line is read for itself. */
  private static Json ofFirstLine(CharSequence begun) {
    int start = behindBlanks(begun, 0);
    int end = start;
    int most = Math.min(begun.length(), TranscriptScanner.MOST_CHARACTERS);
    while (end < most && begun.charAt(end) != '\n') {
      end++;
    }
    if (end == most) {
      return begun.length() > most ? Json.HELD : Json.UNKNOWN;
    }
    if (behindBlanks(begun, end) == begun.length()
        && begun.length() <= TranscriptScanner.MOST_CHARACTERS) {
      return Json.UNKNOWN;
    }
    JsonText first = JsonText.parse(begun.subSequence(start, end).toString());
    return first != null && first.isContainer(JsonText.ROOT) ? Json.BY_LINE : Json.HELD;
  }

  private static int behindBlanks(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && (Chars.isWhite(text.charAt(i)) || text.charAt(i) == '\uFEFF')) {
      i++;
    }
    return i;
  }

  /**
   * Returns whether the lines of a text are read one by one.
   *
   * @param text one that {@link #read} does not read
   */
  static boolean isByLine(String text, Lexicon lexicon) {
    String head = text.substring(0, Math.min(text.length(), HEAD));
    if (!isJson(head)) {
      return false;
    }
    if (text.length() <= MOST_PLAIN) {
      return JsonReader.ofPieces(head, head.length() == text.length(), lexicon) == null;
    }
    Json known = ofJson(text, lexicon);
    return known == Json.BY_LINE || known == Json.TURNS;
  }

  /**
   * Reads a text; null if it is lines of JSON that are read one by one, or in no known format and
   * longer than {@link #MOST_PLAIN}. A shorter one is read as plain text, since it may be what was
   * said in a call all the same.
   *
   * @param json where the values of JSON stand from then on
   * @param all whether the parts are read too in which no card data can be, since others may look
   *     for theirs there
   */
  static @Nullable TranscriptText read(String text, JsonText json, Lexicon lexicon, boolean all) {
    TranscriptText known = readKnown(text, json, lexicon, all);
    return known == null && text.length() <= MOST_PLAIN && !isByLine(text, lexicon)
        ? TranscriptText.plain(text)
        : known;
  }

  private static @Nullable TranscriptText readKnown(
      String text, JsonText json, Lexicon lexicon, boolean all) {
    String head = text.substring(0, Math.min(text.length(), HEAD));
    if (!isJson(head)) {
      return readLines(text, head, lexicon, all);
    }
    TranscriptText one = JsonReader.read(text, json, lexicon, all);
    if (one != null || mayBeOneJson(head, head.length() == text.length())) {
      return one;
    }
    // Of a long text its beginning decides, since it may arrive in chunks.
    TranscriptText turns =
        text.length() <= MOST_PLAIN || TurnsByLine.are(head, false, lexicon)
            ? JsonReader.readLines(text, json, lexicon, all)
            : null;
    return turns == null ? JsonReader.readPieces(text, head, json, lexicon, all) : turns;
  }

  /** Reads a text in a format of lines; null if it is in none. */
  static @Nullable TranscriptText readLines(String text, Lexicon lexicon, boolean all) {
    return readLines(text, text.substring(0, Math.min(text.length(), HEAD)), lexicon, all);
  }

  private static @Nullable TranscriptText readLines(
      String text, String head, Lexicon lexicon, boolean all) {
    Reader reader = lineReader(head, head.length() == text.length(), lexicon, all);
    return reader == null ? null : reader.read(text);
  }

  /** Reads a text in a format of lines of which the beginning is known. */
  private interface Reader {
    TranscriptText read(String text);
  }

  private static @Nullable Reader lineReader(
      String head, boolean whole, Lexicon lexicon, boolean all) {
    if (CueReader.isWebVtt(head)) {
      return text -> CueReader.read(text, true, lexicon, all);
    }
    if (CueReader.isSrt(head)) {
      return text -> CueReader.read(text, false, lexicon, all);
    }
    if (SubStationReader.isTranscript(head)) {
      return text -> SubStationReader.read(text, lexicon);
    }
    Lines lines = new Lines(head);
    // The last line may be cut.
    int count = whole ? lines.count() : lines.count() - 1;
    MarkReader marks = MarkReader.of(head, lines, count);
    if (marks != null) {
      return marks::read;
    }
    if (TableReader.isTable(head)) {
      return text -> TableReader.read(text, lexicon, all);
    }
    if (TimedWords.isTranscript(head, lines, count)) {
      return TimedWords::read;
    }
    if (SqlReader.isTranscript(head, lexicon)) {
      return text -> SqlReader.read(text, lexicon, all);
    }
    if (YamlReader.isTranscript(head, lines, count, lexicon)) {
      return text -> YamlReader.read(text, lexicon, all);
    }
    LineReader labelled = LineReader.of(head, lines, count, lexicon);
    InferredLayout log =
        labelled != null && labelled.isOfLog()
            ? InferredLayout.of(head, lines, count, lexicon)
            : null;
    if (labelled != null) {
      return log == null ? text -> labelled.read(text, whole) : log::read;
    }
    if (MarkupTurns.isTranscript(head, lexicon)) {
      return MarkupTurns::read;
    }
    if (BreakReader.isTranscript(head, whole, lexicon)) {
      return text -> BreakReader.read(text, lexicon, all);
    }
    InferredLayout layout = InferredLayout.of(head, lines, count, lexicon);
    if (layout != null) {
      return layout::read;
    }
    return SpokenLines.isTranscript(head, lines, count, lexicon) ? SpokenLines::read : null;
  }

  /** Whether a text begins like JSON. */
  static boolean isJson(String head) {
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
