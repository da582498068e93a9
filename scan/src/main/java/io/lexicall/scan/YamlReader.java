package io.lexicall.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads conversations in YAML: a list of turns with fields for the speaker and the text, on
 * separate lines or in braces; or a whole transcript in a block of lines ({@code transcript: |}).
 * It knows the parts of YAML that programs write for this. The rest of the file is scanned line by
 * line.
 */
final class YamlReader {

  private static final int FEWEST_TURNS = 3;
  private static final int MOST_SPEAKERS = 16;

  /** A text so short is no transcript in a block. */
  private static final int SHORTEST_INSIDE = 40;

  /** What is said in an element of a list, as far as its fields were read. */
  private static final class Turn {
    final int dash;
    final int fields;
    @Nullable String speaker;
    long from = Slot.UNKNOWN;
    @Nullable Passage said;

    Turn(int dash, int fields) {
      this.dash = dash;
      this.fields = fields;
    }
  }

  private final String text;
  private final Lines lines;
  private final Lexicon lexicon;
  private final boolean all;
  private final TranscriptText.Builder file = new TranscriptText.Builder();
  private final Speech speech = new Speech();
  private final Set<String> speakers = new HashSet<>();
  private int turns;
  private int elements;
  private int transcripts;
  private @Nullable Turn turn;

  private YamlReader(String text, Lexicon lexicon, boolean all) {
    this.text = text;
    this.lexicon = lexicon;
    this.all = all;
    lines = new Lines(text);
  }

  /** Returns whether a text that begins so is such a conversation about cards. */
  static boolean isTranscript(String head, Lines lines, int count, Lexicon lexicon) {
    boolean mayBe = false;
    for (int line = 0; line < count && !mayBe; line++) {
      int end = lines.end(line);
      int at = afterBlanks(head, lines.start(line), end);
      mayBe = head.startsWith("- ", at) && colon(head, afterDash(head, at, end), end) >= 0;
      mayBe |= head.startsWith("- {", at) || isBlock(head, at, end);
    }
    if (!mayBe || !InferredLayout.speaksOfCards(head, lexicon)) {
      return false;
    }
    YamlReader reader = new YamlReader(head, lexicon, false);
    reader.read();
    return reader.transcripts > 0
        || reader.turns >= FEWEST_TURNS
            && reader.turns * 2 >= reader.elements
            && reader.speakers.size() > 1
            && reader.speakers.size() <= MOST_SPEAKERS;
  }

  static TranscriptText read(String text, Lexicon lexicon, boolean all) {
    YamlReader reader = new YamlReader(text, lexicon, all);
    reader.read();
    return reader.file.build(TranscriptFormat.YAML);
  }

  private void read() {
    int line = 0;
    while (line < lines.count()) {
      line = readLine(line);
    }
    endTurn();
    file.speech(speech);
  }

  private void endTurn() {
    Turn ended = turn;
    if (ended != null) {
      elements++;
      if (ended.said != null && ended.speaker != null) {
        turns++;
        speakers.add(ended.speaker);
      }
      if (ended.said != null) {
        speech.add(ended.speaker, ended.from, ended.said);
      }
    }
    turn = null;
  }

  /** Reads a line and what belongs to it; returns the next. */
  private int readLine(int line) {
    int start = lines.start(line);
    int end = lines.end(line);
    int at = afterBlanks(text, start, end);
    if (at == end || text.charAt(at) == '#') {
      file.line(text, start, end);
      return line + 1;
    }
    boolean isElement = text.startsWith("- ", at) && at + 2 < end;
    if (isElement) {
      endTurn();
      int dash = at - start;
      at = afterDash(text, at, end);
      turn = new Turn(dash, at - start);
      if (text.charAt(at) == '{' && readBraces(at + 1, end)) {
        return line + 1;
      }
    } else if (turn != null && at - start <= turn.dash) {
      endTurn();
    }
    int colon = colon(text, at, end);
    if (colon < 0) {
      if (isElement) {
        return item(line, at - start - 1);
      }
      file.line(text, start, end);
      return line + 1;
    }
    Turn now = turn;
    boolean isField = now != null && at - start == now.fields;
    JsonName name = new JsonName(text.substring(at, colon));
    int value = afterBlanks(text, colon + 1, end);
    if (isBlock(text, at, end)) {
      file.line(text, start, end);
      return readBlock(line + 1, at - start, isField && name.is(JsonName.SAID) ? now : null);
    }
    // Members follow, perhaps behind a comment, an anchor or a tag.
    if (value == end || "#&!".indexOf(text.charAt(value)) >= 0) {
      file.line(text, start, end);
      return line + 1;
    }
    if (!isField || now == null) {
      return item(line, at - start);
    }
    return field(now, name, line, value, at - start, isElement);
  }

  /** Reads the value of a field of a turn; returns the line behind it. */
  private int field(Turn now, JsonName name, int line, int value, int indent, boolean isElement) {
    int end = visibleEnd(value, lines.end(line));
    boolean isTold = isElement && !name.is(JsonName.SPEAKER) && isRole(name.text);
    if (isTold) {
      now.speaker = name.text; // "- agent: …"
    }
    if (isTold || name.is(JsonName.SAID)) {
      int last = line;
      while (last + 1 < lines.count() && isDeeper(last + 1, indent)) {
        last++;
      }
      now.said = said(value, line, last, now.from);
      return last + 1;
    }
    if (name.is(JsonName.SPEAKER)) {
      now.speaker = text.substring(value, end);
    } else if (name.is(JsonName.FROM)) {
      now.from = millis(value, end);
    }
    return item(line, indent);
  }

  /**
   * Scans an element or a member that nobody said as text, with its name, and with the deeper lines
   * over which its value goes on; returns the line behind it.
   */
  private int item(int line, int indent) {
    int last = line;
    while (last + 1 < lines.count() && isDeeper(last + 1, indent)) {
      last++;
    }
    int start = lines.start(line);
    int end = lines.end(last);
    file.slot(start, end, Slot.Form.YAML_ITEM, Slot.UNKNOWN, Slot.UNKNOWN);
    file.passage(Passage.of(text, start, end));
    return last + 1;
  }

  private long millis(int from, int to) {
    boolean isQuoted = to - from > 2 && (text.charAt(from) == '"' || text.charAt(from) == '\'');
    String time = isQuoted ? text.substring(from + 1, to - 1) : text.substring(from, to);
    return time.indexOf(':') >= 0
        ? Clock.millis(time)
        : Clock.scaled(time, 0, time.length(), Clock.SECONDS);
  }

  /** What stands behind the name of a field, perhaps over lines: in quotes or not. */
  private Passage said(int value, int first, int last, long from) {
    Passage said = new Passage();
    char quote = text.charAt(value);
    if (quote == '"' || quote == '\'') {
      int end = visibleEnd(value, lines.end(last));
      int close = end - value > 1 && text.charAt(end - 1) == quote ? end - 1 : end;
      boolean isJson = quote == '"' && JsonText.parse(text.substring(value, end)) != null;
      Slot.Form form =
          isJson ? Slot.Form.JSON_STRING : quote == '\'' ? Slot.Form.YAML_QUOTED : Slot.Form.LINE;
      file.slot(value + 1, close, form, from, Slot.UNKNOWN);
      return isJson ? JsonText.decode(text, value + 1, close) : quoted(value + 1, close, quote);
    }
    for (int line = first; line <= last; line++) {
      int start = line == first ? value : afterBlanks(text, lines.start(line), lines.end(line));
      said.add(said.length() == 0 ? "" : " ");
      said.add(text, start, visibleEnd(start, lines.end(line)));
    }
    // A comment behind the value is no part of it.
    int end = YamlValues.visibleEnd(text, value, lines.end(last));
    file.slot(value, end, Slot.Form.YAML_PLAIN, from, Slot.UNKNOWN);
    file.slot(end, lines.end(last), Slot.Form.LINE, from, Slot.UNKNOWN);
    return said;
  }

  /** A value in quotes, of which two stand for one. */
  private Passage quoted(int start, int end, char quote) {
    Passage said = new Passage();
    int i = start;
    while (i < end) {
      boolean twice = quote == '\'' && text.startsWith("''", i);
      said.add(text.charAt(i), i, twice ? i + 2 : i + 1);
      i += twice ? 2 : 1;
    }
    return said;
  }

  /** {@code {speaker: agent, text: "…"}} */
  private boolean readBraces(int from, int end) {
    Turn now = turn;
    // Of each member where its name, its colon and its value begin, and where it ends.
    List<int[]> members = new ArrayList<>();
    int at = from;
    while (at < end && text.charAt(at) != '}') {
      int start = afterBlanks(text, at, end);
      boolean isQuotedName = start < end && text.charAt(start) == '"';
      int colon = colon(text, isQuotedName ? start + 1 : start, end);
      int value = colon < 0 ? end : afterBlanks(text, colon + 1, end);
      int stop = valueEnd(value, end);
      if (value >= end || stop < 0) {
        return false;
      }
      members.add(new int[] {start, colon, value, stop});
      at = afterBlanks(text, stop, end);
      at = at < end && text.charAt(at) == ',' ? at + 1 : at;
    }
    if (now == null) {
      return false;
    }
    members.forEach(member -> readMember(now, member[0], member[1], member[2], member[3]));
    file.line(text, Math.min(at + 1, end), end);
    return true;
  }

  private void readMember(Turn now, int start, int colon, int value, int stop) {
    JsonName name = new JsonName(text.substring(start, colon).replace("\"", ""));
    char quote = text.charAt(value);
    boolean isQuoted = quote == '"' || quote == '\'';
    int close = isQuoted ? stop - 1 : visibleEnd(value, stop);
    if (name.is(JsonName.SAID)) {
      boolean isJson = quote == '"' && JsonText.parse(text.substring(value, stop)) != null;
      Slot.Form form =
          isJson
              ? Slot.Form.JSON_STRING
              : isQuoted
                  ? quote == '"' ? Slot.Form.LINE : Slot.Form.YAML_QUOTED
                  : Slot.Form.YAML_PLAIN;
      int begin = isQuoted ? value + 1 : value;
      file.slot(begin, close, form, now.from, Slot.UNKNOWN);
      now.said = isJson ? JsonText.decode(text, begin, close) : quoted(begin, close, quote);
      return;
    }
    if (name.is(JsonName.SPEAKER)) {
      now.speaker = text.substring(value, stop);
    } else if (name.is(JsonName.FROM)) {
      now.from = millis(value, stop);
    }
    file.slot(start, value, Slot.Form.LINE, Slot.UNKNOWN, Slot.UNKNOWN);
    Slot.Form form = isQuoted ? Slot.Form.LINE : Slot.Form.YAML_PLAIN;
    file.slot(value, isQuoted ? stop : close, form, Slot.UNKNOWN, Slot.UNKNOWN);
    file.passage(Passage.of(text, start, stop));
  }

  /** Where a value in braces ends; -1 if it does not. */
  private int valueEnd(int value, int end) {
    char quote = value < end ? text.charAt(value) : ' ';
    boolean isQuoted = quote == '"' || quote == '\'';
    for (int i = isQuoted ? value + 1 : value; i < end; i++) {
      char c = text.charAt(i);
      if (isQuoted && c == '\\' && quote == '"') {
        i++;
      } else if (isQuoted && c == quote) {
        if (quote == '\'' && text.startsWith("''", i)) {
          i++;
          continue;
        }
        return i + 1;
      } else if (!isQuoted && (c == ',' || c == '}')) {
        return i;
      }
    }
    return -1;
  }

  /** Reads a block of lines; returns the line behind it. */
  private int readBlock(int first, int indent, @Nullable Turn ofTurn) {
    int last = first;
    while (last < lines.count()
        && (isDeeper(last, indent) || Lines.isBlank(text, lines.start(last), lines.end(last)))) {
      last++;
    }
    int inner = Integer.MAX_VALUE;
    for (int line = first; line < last; line++) {
      int start = lines.start(line);
      int at = afterBlanks(text, start, lines.end(line));
      inner = at < lines.end(line) ? Math.min(inner, at - start) : inner;
    }
    Passage block = new Passage();
    List<int[]> pieces = new ArrayList<>();
    for (int line = first; line < last; line++) {
      int end = lines.end(line);
      int start = Math.min(end, lines.start(line) + inner);
      if (block.length() > 0) {
        block.add('\n', lines.start(line) - 1, lines.start(line));
      }
      block.add(text, start, end);
      pieces.add(new int[] {start, end});
    }
    if (ofTurn != null) {
      for (int[] piece : pieces) {
        file.slot(piece[0], piece[1], Slot.Form.LINE, ofTurn.from, Slot.UNKNOWN);
      }
      ofTurn.said = block;
    } else if (!readInside(block, first, last)) {
      pieces.forEach(piece -> file.slot(Slot.of(piece[0], piece[1], Slot.Form.LINE)));
      file.passage(block);
    }
    return last;
  }

  private boolean readInside(Passage block, int first, int last) {
    TranscriptText read =
        block.length() > SHORTEST_INSIDE
            ? TranscriptFormats.readLines(block.text(), lexicon, all)
            : null;
    if (read == null || !read.format.isTranscript()) {
      return false;
    }
    transcripts++;
    Slot whole = Slot.of(lines.start(first), lines.end(last - 1), Slot.Form.LINE);
    file.inside(read, block, whole, false);
    return true;
  }

  /** "agent", "speaker_1". */
  private boolean isRole(String name) {
    char[] chars = name.toCharArray();
    int end = Lexicon.wordEnd(chars, 0, chars.length);
    return end > 0 && (lexicon.lookup(chars, 0, end) & Lexicon.SPEAKER) != 0;
  }

  // ---- lines

  private boolean isDeeper(int line, int indent) {
    int start = lines.start(line);
    int at = afterBlanks(text, start, lines.end(line));
    return at < lines.end(line) && at - start > indent;
  }

  private int visibleEnd(int from, int to) {
    int end = to;
    while (end > from && Chars.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static int afterBlanks(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static int afterDash(String text, int at, int end) {
    return afterBlanks(text, Math.min(at + 1, end), end);
  }

  /** Where the colon behind a name stands; -1 if no name begins there. */
  static int colon(String text, int from, int to) {
    int at = from;
    while (at < to
        && (Chars.isAsciiAlphanumeric(text.charAt(at)) || "_-.\"".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    boolean is =
        at > from
            && at < to
            && text.charAt(at) == ':'
            && (at + 1 == to || Chars.isBlank(text.charAt(at + 1)));
    return is ? at : -1;
  }

  /** "text: |", "text: >-": a block of lines follows. */
  private static boolean isBlock(String text, int from, int to) {
    int end = to;
    while (end > from && Chars.isBlank(text.charAt(end - 1))) {
      end--;
    }
    while (end > from && "+-0123456789".indexOf(text.charAt(end - 1)) >= 0 && to - end < 3) {
      end--;
    }
    return end - from > 3
        && (text.charAt(end - 1) == '|' || text.charAt(end - 1) == '>')
        && text.startsWith(": ", end - 3);
  }
}
