package io.lexicall.scan;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scans and redacts lines of JSON of which some are transcripts of their own, as they arrive. Each
 * of these is read like a file. What stands between two of them is a text. Memory does not grow
 * with the number of lines: one line is held, and of a text as much as {@link RedactingStream}
 * holds, or the whole if it is short. Not thread-safe.
 */
final class LinesOfJson {

  /** A shorter line is no transcript. */
  private static final int SHORTEST = 40;

  private final TranscriptScanner transcripts;
  private final Redaction redaction;
  private final TranscriptStream.Found found;
  private final StringBuilder out = new StringBuilder();

  /** The beginning of a line that may be a transcript, and of which the end has not arrived. */
  private final StringBuilder begun = new StringBuilder();

  /** Whether a line has begun that is none. */
  private boolean isInText;

  /** Whether there is more than blanks in that line. */
  private boolean isMoreThanBlank;

  /** The text between two transcripts; null before anything but blanks follows one. */
  private @Nullable Text text;

  /** How much of the file was taken, but for {@link #begun}. */
  private long taken;

  private int number;
  private long texts;

  /** Whether the first line ends like JSON too. */
  private boolean endsLikeJson;

  private final Map<TranscriptFormat, Long> documents = new EnumMap<>(TranscriptFormat.class);

  LinesOfJson(TranscriptScanner transcripts, Redaction redaction, TranscriptStream.Found found) {
    this.transcripts = transcripts;
    this.redaction = redaction;
    this.found = found;
  }

  /** Where in the file a line or a text stands, and how its findings are told. */
  private final class Stretch {
    final long base;
    final @Nullable String pointer;
    final TranscriptFormat format;

    Stretch(long base, @Nullable String pointer, TranscriptFormat format) {
      this.base = base;
      this.pointer = pointer;
      this.format = format;
    }

    CharSequence replace(Span span, char[] value) {
      return redaction.replace(span.moved(base), value);
    }

    void found(Finding finding, CharSequence replacement) {
      number++;
      found.found(finding.moved(number, base, pointer, format), replacement);
    }
  }

  /** A text between transcripts, read like a file of it. */
  private final class Text {
    private final StringBuilder held = new StringBuilder();
    private final Stretch stretch;

    /** Reads a long text as it comes; null before it is long. */
    private @Nullable RedactingStream stream;

    Text(long base) {
      stretch = new Stretch(base, null, TranscriptFormat.TEXT);
    }

    private CharSequence replace(Span span, char[] value) {
      CharSequence replacement = stretch.replace(span, value);
      stretch.found(TranscriptScanner.textFinding(1, span), replacement);
      return replacement;
    }

    void feed(CharSequence more) {
      RedactingStream known = stream;
      if (known != null) {
        out.append(known.feed(more));
        return;
      }
      held.append(more);
      if (held.length() > TranscriptFormats.MOST_PLAIN) {
        known = transcripts.scanner.redactingStream(this::replace);
        stream = known;
        out.append(known.feed(held));
        held.setLength(0);
        held.trimToSize();
      }
    }

    void finish() {
      RedactingStream known = stream;
      if (known != null) {
        out.append(known.finish());
        return;
      }
      String plain = held.toString();
      out.append(
          transcripts.redact(plain, TranscriptText.plain(plain), stretch::replace, stretch::found));
    }
  }

  /** Takes the next chunk; returns the redacted text that is complete by now. */
  String feed(String chunk) {
    int from = 0;
    int at = 0;
    Signs signs = new Signs(chunk);
    while (at < chunk.length()) {
      int feed = chunk.indexOf('\n', at);
      boolean isWhole = feed >= 0;
      int end = isWhole ? feed + 1 : chunk.length();
      if (isInText) {
        endText(chunk, at, end, isWhole);
      } else if (begun.length() > 0) {
        begun.append(chunk, at, end);
        from = end;
        if (isWhole || begun.length() > TranscriptScanner.MOST_CHARACTERS) {
          String line = begun.toString();
          begun.setLength(0);
          if (!isWhole || !isDocument(line)) {
            begun.trimToSize();
            pass(line);
            endText(line, 0, line.length(), isWhole);
          }
        }
      } else if (!isWhole && mayBegin(chunk, at, end)) {
        pass(chunk.substring(from, at));
        begun.append(chunk, at, end);
        from = end;
      } else if (isWhole && end - at >= SHORTEST && signs.mayHoldTranscript(at, end)) {
        pass(chunk.substring(from, at));
        from = at;
        if (isDocument(chunk.substring(at, end))) {
          from = end;
        } else {
          endText(chunk, at, end, true);
        }
      } else {
        endText(chunk, at, end, isWhole);
      }
      at = end;
    }
    pass(chunk.substring(from));
    return written();
  }

  /** Ends the file; returns the rest of it. */
  String finish() {
    String line = begun.toString();
    if (!line.isEmpty() && !isDocument(line)) {
      endText(line, 0, line.length(), true);
      pass(line);
    } else if (isInText) {
      endText("", 0, 0, true);
    }
    finishText();
    return written();
  }

  /** Whether any line was a transcript. */
  boolean hasDocuments() {
    return !documents.isEmpty();
  }

  /** How many lines were read in each format; none if they are rather one broken value. */
  Map<TranscriptFormat, Long> lines() {
    if (documents.isEmpty() && (!endsLikeJson || texts < 2)) {
      return Map.of();
    }
    Map<TranscriptFormat, Long> lines = new EnumMap<>(documents);
    if (texts > 0) {
      lines.put(TranscriptFormat.TEXT, texts);
    }
    return lines;
  }

  private String written() {
    String written = out.toString();
    out.setLength(0);
    return written;
  }

  /** Whether what has arrived of a line may begin an object or a list, or is blank. */
  private static boolean mayBegin(String chunk, int from, int to) {
    int i = from;
    while (i < to && (Chars.isWhite(chunk.charAt(i)) || chunk.charAt(i) == '\uFEFF')) {
      i++;
    }
    return i == to || chunk.charAt(i) == '{' || chunk.charAt(i) == '[';
  }

  /** Whether a line may be a transcript, or hold one: whether a look at its signs allows it. */
  static boolean mayHoldTranscript(String line) {
    return new Signs(line).mayHoldTranscript(0, line.length());
  }

  /**
   * A quick look at lines, one after the other, since most lines of logs are no transcripts: a list
   * must hold turns, or a string JSON, lines or markup. Indented lines are those of a trace.
   */
  private static final class Signs {
    private final String text;
    private int bracket = -1;
    private int escape = -1;
    private int mark = -1;

    Signs(String text) {
      this.text = text;
    }

    private int next(char sign, int known, int from) {
      if (known >= from) {
        return known;
      }
      int next = text.indexOf(sign, from);
      return next < 0 ? Integer.MAX_VALUE : next;
    }

    boolean mayHoldTranscript(int from, int to) {
      bracket = next('[', bracket, from);
      escape = next('\\', escape, from);
      mark = next('<', mark, from);
      if (bracket >= to && escape >= to && mark >= to || !mayBegin(text, from, to)) {
        return false;
      }
      while (bracket < to) {
        if (mayBeTurns(text, bracket + 1, to)) {
          return true;
        }
        bracket = next('[', bracket, bracket + 1);
      }
      boolean hasEscape = escape < to;
      while (escape < to) {
        if (breaksLine(text, escape + 1, to) || "{[".indexOf(text.charAt(escape - 1)) >= 0) {
          return true;
        }
        escape = next('\\', escape, escape + 2);
      }
      return mark < to && (hasEscape || holdsBreak(to));
    }

    private boolean holdsBreak(int to) {
      while (mark < to) {
        if (text.regionMatches(true, mark, "<br", 0, 3)) {
          return true;
        }
        mark = next('<', mark, mark + 1);
      }
      return false;
    }
  }

  /** Whether a list holds objects or lists, or begins with a string with a colon. */
  private static boolean mayBeTurns(String line, int from, int to) {
    int i = from;
    while (i < to && Chars.isWhite(line.charAt(i))) {
      i++;
    }
    if (i == to || line.charAt(i) != '"') {
      return i < to && (line.charAt(i) == '{' || line.charAt(i) == '[');
    }
    i++;
    while (i < to && line.charAt(i) != '"' && line.charAt(i) != ':') {
      i++;
    }
    return i < to && line.charAt(i) == ':';
  }

  /** Whether a line ends with what follows a backslash, and the next is not indented. */
  private static boolean breaksLine(String line, int i, int to) {
    if (i == to) {
      return false;
    }
    char c = line.charAt(i);
    if (c == 'u') {
      return line.regionMatches(true, i, "u000a", 0, 5)
          || line.regionMatches(true, i, "u000d", 0, 5);
    }
    boolean breaks = c == 'n' || c == 'r' && !line.startsWith("\\n", i + 1);
    return breaks
        && i + 1 < to
        && line.charAt(i + 1) != '"'
        && !line.startsWith("\\t", i + 1)
        && !line.startsWith("  ", i + 1);
  }

  /** Notes a stretch of a line that is no transcript, and perhaps its end. */
  private void endText(String line, int from, int to, boolean isWhole) {
    isInText = true;
    isMoreThanBlank = isMoreThanBlank || !Lines.isBlank(line, from, to);
    if (texts == 0) {
      int end = to;
      while (end > from && Chars.isWhite(line.charAt(end - 1))) {
        end--;
      }
      endsLikeJson = end > from ? "}]".indexOf(line.charAt(end - 1)) >= 0 : endsLikeJson;
    }
    if (isWhole) {
      texts += isMoreThanBlank ? 1 : 0;
      isInText = false;
      isMoreThanBlank = false;
    }
  }

  private void pass(String more) {
    if (more.isEmpty()) {
      return;
    }
    Text between = text;
    if (between == null && hasDocuments() && Lines.isBlank(more, 0, more.length())) {
      out.append(more);
      taken += more.length();
      return;
    }
    if (between == null) {
      between = new Text(taken);
      text = between;
    }
    between.feed(more);
    taken += more.length();
  }

  private void finishText() {
    Text between = text;
    if (between != null) {
      text = null;
      between.finish();
    }
  }

  /** Scans a line if it is a transcript, and returns whether it is. */
  private boolean isDocument(String line) {
    if (line.length() < SHORTEST
        || line.length() > TranscriptScanner.MOST_CHARACTERS
        || !mayHoldTranscript(line)) {
      return false;
    }
    JsonText json = transcripts.takeJson();
    try {
      boolean all = !transcripts.scanner.detectors.isEmpty();
      TranscriptText file = JsonReader.readDocument(line, json, transcripts.scanner.lexicon, all);
      if (file == null) {
        return false;
      }
      finishText();
      TranscriptFormat inside = file.inside;
      TranscriptFormat format = file.format.isTranscript() || inside == null ? file.format : inside;
      long before = texts;
      for (long count : documents.values()) {
        before += count;
      }
      documents.merge(format, 1L, Long::sum);
      Stretch stretch = new Stretch(taken, "/" + before, format);
      out.append(transcripts.redact(line, file, stretch::replace, stretch::found));
      taken += line.length();
      return true;
    } finally {
      transcripts.giveBack(json);
    }
  }
}
