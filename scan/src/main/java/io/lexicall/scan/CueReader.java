package io.lexicall.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads WebVTT (W3C) and SubRip: cues with a time and lines of text. The speaker may be in a voice
 * tag ({@code <v Name>}, as Microsoft Teams writes it) or in a label (as Zoom does).
 */
final class CueReader {

  private static final String HEAD = "WEBVTT";

  /** A call begins at most so many milliseconds behind the beginning of the one before. */
  private static final long MOST_BEHIND_FIRST = 1_000;

  /** Who talks at the same time as another begins at most so many milliseconds before. */
  private static final long MOST_OVERLAP = 10_000;

  /** So much of a tag is looked at, and so much in braces. */
  private static final int MOST_TAG = 512;

  private static final int MOST_BRACES = 20;

  /** A time, what is said, and a blank line. */
  private static final int LINES_OF_CUE = 3;

  /** So many milliseconds a line that rolls up stays alone. */
  private static final long MOMENT = 10;

  private static final int FEW_VOICES = 8;

  private static final int LONGEST_COUNT = 9;

  private final String text;
  private final boolean webVtt;
  private final Lines lines;

  /** Of each line the times that it tells, if it does. */
  private final @Nullable Timing[] timings;

  /** How the lines begin that come first behind these. */
  private final SpeakerLabels.@Nullable Label[] beginnings;

  private final Lexicon lexicon;
  private final boolean all;
  private final SpeakerLabels labels;
  private final TranscriptText.Builder file;
  private final Speech speech;

  /** What cues repeat of those before them, as captions do that roll up. */
  private final Speech again;

  /** Whether words have times of their own, as where each cue repeats the line before it. */
  private final boolean rollsUp;

  /** The last line that repeats none. */
  private String lastLine = "";

  private final JsonNames names = new JsonNames();

  /** Files of several calls may be put together: a call begins where the times begin anew. */
  private final SeveralCalls calls;

  private int call;

  /** Whether the head of a file stands behind the last cue. */
  private boolean isHeaded;

  private long firstFrom = -1;
  private long lastFrom = -1;

  /** Who spoke last: a cue may go on. */
  private @Nullable String voice;

  /** What was said since, in a line. */
  private Passage said = new Passage();

  /** Names as they stand in tags, the first few. */
  private final List<String> voices = new ArrayList<>();

  /** Where labels begin and end that hold no card data, the first few. */
  private final List<int[]> quiet = new ArrayList<>();

  private CueReader(String text, boolean webVtt, Lexicon lexicon, boolean all) {
    this.text = text;
    this.webVtt = webVtt;
    this.lexicon = lexicon;
    this.all = all;
    lines = new Lines(text);
    timings = new Timing[lines.count()];
    beginnings = new SpeakerLabels.Label[lines.count()];
    int cues = lines.count() / LINES_OF_CUE + 8;
    file = new TranscriptText.Builder(cues);
    speech = new Speech(false, cues);
    rollsUp = webVtt && text.contains("><c>");
    again = new Speech(false, rollsUp ? cues : 1);
    calls = new SeveralCalls(speech);
    labels = new SpeakerLabels(lexicon);
  }

  /** Returns whether a text that begins so is WebVTT. */
  static boolean isWebVtt(String head) {
    int at = head.startsWith("\uFEFF") ? 1 : 0;
    if (!head.startsWith(HEAD, at)) {
      return false;
    }
    int end = at + 6;
    return end == head.length() || " \t\r\n".indexOf(head.charAt(end)) >= 0;
  }

  /** Returns whether a text that begins so is SubRip: a number, a time, and text. */
  static boolean isSrt(String head) {
    int first = head.startsWith("\uFEFF") ? 1 : 0;
    while (first < head.length() && head.charAt(first) <= ' ') {
      first++;
    }
    if (first == head.length()
        || !Chars.isAsciiDigit(head.charAt(first)) && head.charAt(first) < 0x80) {
      return false;
    }
    Lines lines = new Lines(head);
    int line = 0;
    while (line < lines.count() && Lines.isBlank(head, lines.start(line), lines.end(line))) {
      line++;
    }
    if (line >= lines.count()) {
      return false;
    }
    if (isNumber(head, lines.start(line), lines.end(line)) && line + 1 < lines.count()) {
      line++;
    }
    return timing(head, lines.start(line), lines.end(line)) != null;
  }

  private static boolean isNumber(String text, int start, int end) {
    int from = start;
    int to = Math.min(end, start + 12);
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    for (int i = from; i < to; i++) {
      if (!Chars.isAsciiDigit(text.charAt(i))) {
        return false;
      }
    }
    return from < to;
  }

  /** "00:01.000 --> 1:00:02.500 align:start", as it stands in one line. */
  static final class Timing {
    private final String text;
    private final int end;

    /** What stands behind the times begins here, once they are read. */
    private int at;

    private int stamp;
    long from;
    long to;

    Timing(String text, int start, int end) {
      this.text = text;
      this.end = end;
      at = start;
    }

    boolean matches() {
      skipBlanks();
      if (!stamp()) {
        return false;
      }
      from = Clock.millis(text, stamp, at);
      skipBlanks();
      if (!text.startsWith("-->", at) || at + 3 > end) {
        return false;
      }
      at += 3;
      skipBlanks();
      if (!stamp()) {
        return false;
      }
      to = Clock.millis(text, stamp, at);
      if (at < end && !isBlank(text.charAt(at))) {
        return false;
      }
      for (int i = at + 1; i < end; i++) {
        char c = text.charAt(i);
        if (c == '\u0085' || c == '\u2028' || c == '\u2029') {
          return false;
        }
      }
      return true;
    }

    /** "12:34.5" or "1234:56:07,890". */
    private boolean stamp() {
      stamp = at;
      int first = digits();
      if (first == 0 || !skip(':')) {
        return false;
      }
      int last = digits();
      boolean hours = at < end && text.charAt(at) == ':';
      if (hours) {
        if (first > 4 || last == 0 || last > 2) {
          return false;
        }
        at++;
        last = digits();
      } else if (first > 2) {
        return false;
      }
      if (last != 2 || !skip('.') && !skip(',')) {
        return false;
      }
      int fraction = digits();
      return fraction > 0 && fraction <= 3;
    }

    private int digits() {
      int start = at;
      while (at < end && Chars.isAsciiDigit(text.charAt(at))) {
        at++;
      }
      return at - start;
    }

    private boolean skip(char c) {
      boolean is = at < end && text.charAt(at) == c;
      at += is ? 1 : 0;
      return is;
    }

    private void skipBlanks() {
      while (at < end && isBlank(text.charAt(at))) {
        at++;
      }
    }

    /** As {@code \h} is defined. */
    static boolean isBlank(char c) {
      return c == ' '
          || c == '\t'
          || c >= 0x80
              && (c == '\u00a0'
                  || c == '\u1680'
                  || c == '\u180e'
                  || c >= '\u2000' && c <= '\u200a'
                  || c == '\u202f'
                  || c == '\u205f'
                  || c == '\u3000');
    }
  }

  private static @Nullable Timing timing(String text, int start, int end) {
    if (end - start >= MOST_TAG || !mayBeTiming(text, start, end)) {
      return null;
    }
    Timing timing = new Timing(text, start, end);
    return timing.matches() ? timing : null;
  }

  /** A quick look: a figure comes first, and an arrow somewhere. */
  private static boolean mayBeTiming(String text, int start, int end) {
    int i = start;
    while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    if (i == end || !Chars.isAsciiDigit(text.charAt(i)) && text.charAt(i) < 0x80) {
      return false;
    }
    while (i < end && text.charAt(i) != '>') {
      i++;
    }
    return i < end;
  }

  static TranscriptText read(String text, boolean webVtt, Lexicon lexicon, boolean all) {
    CueReader reader = new CueReader(text, webVtt, lexicon, all);
    reader.read();
    return reader.file.build(webVtt ? TranscriptFormat.WEBVTT : TranscriptFormat.SRT);
  }

  private void read() {
    for (int line = 0; line < lines.count(); line++) {
      timings[line] = timing(text, lines.start(line), lines.end(line));
      if (timings[line] != null && line + 1 < lines.count()) {
        beginnings[line + 1] = labels.learn(text, lines.start(line + 1), lines.end(line + 1));
      }
    }
    int line = 0;
    while (line < lines.count()) {
      Timing timing = timings[line];
      if (timing == null) {
        line = rest(line);
        continue;
      }
      file.rest(text, timing.at, timing.end);
      long from = timing.from;
      long to = timing.to;
      beginCall(line, from);
      line++;
      int behind = readObject(line, from, to);
      if (behind > line) {
        line = behind;
        continue;
      }
      boolean first = true;
      while (line < lines.count()
          && !endsCue(line)
          && timings[line] == null
          && !isNextNumber(line)) {
        payload(line, first, from, to);
        first = false;
        line++;
      }
    }
    calls.added(call);
    calls.addTo(file);
    file.speech(again);
  }

  /** A blank line does, but where a blank stands for the line before that is none. */
  private boolean endsCue(int line) {
    int start = lines.start(line);
    int end = lines.end(line);
    return Lines.isBlank(text, start, end)
        && !(rollsUp && end > start && text.charAt(start) == ' ');
  }

  /** Notes whether another call begins with a cue. */
  private void beginCall(int line, long from) {
    if (firstFrom < 0) {
      firstFrom = from;
    } else if (from < lastFrom
        && (isHeaded
            || isFirstNumber(line - 1)
            || from <= firstFrom + MOST_BEHIND_FIRST && from + MOST_OVERLAP < lastFrom)) {
      calls.added(call);
      call++;
      firstFrom = from;
      voice = null;
    }
    lastFrom = from;
    isHeaded = false;
  }

  private boolean isFirstNumber(int line) {
    return line >= 0 && text.substring(lines.start(line), lines.end(line)).strip().equals("1");
  }

  /**
   * Reads a cue that holds an object of JSON with what was said, as Microsoft Teams writes it;
   * returns the line behind it, or the same if it holds none.
   */
  private int readObject(int line, long from, long to) {
    if (line >= lines.count() || !text.startsWith("{", lines.start(line))) {
      return line;
    }
    int last = line;
    while (last + 1 < lines.count()
        && timings[last + 1] == null
        && !Lines.isBlank(text, lines.start(last + 1), lines.end(last + 1))) {
      last++;
    }
    int end = lines.end(last);
    while (Chars.isBlank(text.charAt(end - 1))) {
      end--;
    }
    file.looked(end - lines.start(line));
    JsonText cue = JsonText.parse(text, lines.start(line), end, names);
    if (cue == null || cue.kind(JsonText.ROOT) != JsonText.OBJECT) {
      return line;
    }
    String speaker = null;
    int first = cue.first(JsonText.ROOT);
    for (int child = first; child >= 0; child = cue.next(child)) {
      if (cue.isSpeaker(child)) {
        speaker = cue.plain(text, child);
      }
    }
    for (int child = first; child >= 0; child = cue.next(child)) {
      if (isSaid(cue, child)) {
        int start = cue.start(child) + 1;
        int stop = cue.end(child) - 1;
        file.slot(new Slot(start, stop, Slot.Form.JSON_STRING, cue, child, from, to));
        speech.add(speaker, from, JsonText.decode(text, start, stop));
      }
    }
    JsonReader.readRest(text, cue, CueReader::isSaid, from, to, lexicon, all, file);
    return last + 1;
  }

  private static boolean isSaid(JsonText cue, int value) {
    return cue.parent(value) == JsonText.ROOT
        && cue.kind(value) == JsonText.STRING
        && cue.is(value, JsonName.SAID_PLACE);
  }

  /** A number before a time, where the blank line before it was forgotten. */
  private boolean isNextNumber(int line) {
    return line + 1 < lines.count()
        && isNumber(text, lines.start(line), lines.end(line))
        && timings[line + 1] != null;
  }

  /**
   * Reads headers, comments, styles, names of cues: the lines up to the next blank one or time are
   * one text. Returns the line behind them.
   */
  private int rest(int line) {
    int last = line;
    while (last < lines.count()
        && timings[last] == null
        && !isCount(last)
        && !Lines.isBlank(text, lines.start(last), lines.end(last))) {
      file.slot(lines.start(last), lines.end(last), Slot.Form.LINE, Slot.UNKNOWN, Slot.UNKNOWN);
      isHeaded |= text.startsWith(HEAD, lines.start(last));
      last++;
    }
    if (last == line) {
      return line + 1;
    }
    file.passage(Passage.of(text, lines.start(line), lines.end(last - 1)));
    return last;
  }

  /** Whether a line but counts the cues. */
  private boolean isCount(int line) {
    return lines.end(line) - lines.start(line) <= LONGEST_COUNT && isNextNumber(line);
  }

  /**
   * Whether a cue shows a line once more: with another below it, or for a moment between two. Who
   * says a group twice has it in cues of its own.
   */
  private boolean rollsOn(int line, long from, long to) {
    int below = line + 1;
    return to - from <= MOMENT
        || below < lines.count() && !endsCue(below) && timings[below] == null;
  }

  private void payload(int number, boolean first, long from, long to) {
    int start = lines.start(number);
    int end = lines.end(number);
    Slot.Form form = webVtt ? Slot.Form.CUE : Slot.Form.FILLED_LINE;
    int at = start;
    SpeakerLabels.Label read = beginnings[number];
    SpeakerLabels.Label label =
        read == null ? labels.readKnown(text, start, end) : labels.known(read, text, start, end);
    if (label.speaker() != null) {
      voice = label.speaker();
      at = label.end();
      if (all || !isQuiet(start, at)) {
        file.passage(Passage.of(text, start, at));
      }
    } else if (first && text.startsWith(">>", start)) {
      voice = null;
      at = start + 2;
    }
    int slot = start;
    boolean isApart = false;
    while (at < end) {
      int plain = at;
      while (at < end && !isMark(text.charAt(at))) {
        at++;
      }
      said.add(text, plain, at);
      if (at == end) {
        break;
      }
      char c = text.charAt(at);
      int tagEnd = c == '<' ? tagEnd(at, end) : c == '{' ? braceEnd(at, end) : -1;
      if (tagEnd > 0) {
        String name = voiceOf(at, tagEnd);
        if (name != null) {
          say(from);
          isApart = true;
          voice = name;
        }
        // No number takes a tag with it.
        file.slot(slot, at, form, from, to);
        if (TranscriptText.Builder.mayTell(text, at + 1, tagEnd - 1)) {
          file.slot(at + 1, tagEnd - 1, form, from, to);
          file.passage(Passage.of(text, at + 1, tagEnd - 1));
        }
        slot = tagEnd;
        at = tagEnd;
        continue;
      }
      int entityEnd = webVtt && c == '&' ? entity(at, end, said) : -1;
      if (entityEnd > 0) {
        at = entityEnd;
      } else {
        said.add(c, at, at + 1);
        at++;
      }
    }
    String line = rollsUp ? said.text().strip() : "";
    if (rollsUp && first && !isApart && line.equals(lastLine) && rollsOn(number, from, to)) {
      again.add(voice, from, said);
      said = new Passage();
    } else {
      lastLine = line.isEmpty() ? lastLine : line;
      say(from);
    }
    file.slot(slot, end, form, from, to);
  }

  /**
   * Whether a label can hold no card data, and is not to be scanned: mostly it is one of the few
   * that were seen before.
   */
  private boolean isQuiet(int start, int end) {
    for (int[] known : quiet) {
      if (known[1] - known[0] == end - start
          && text.regionMatches(known[0], text, start, end - start)) {
        return true;
      }
    }
    boolean isQuiet =
        end - start <= MatchedFile.SHORT
            && Worth.of(text.substring(start, end).toCharArray(), 0, end - start, lexicon)
                < CardNetworks.MIN_LENGTH;
    if (isQuiet && quiet.size() < FEW_VOICES) {
      quiet.add(new int[] {start, end});
    }
    return isQuiet;
  }

  /** Takes what was said in a line up to here. */
  private void say(long from) {
    speech.add(voice, from, said);
    if (said.length() > 0 && said.stretchOf() == null) {
      said = new Passage(); // the speech keeps it
    } else {
      said.clear();
    }
  }

  private static boolean isMark(char c) {
    return c == '<' || c == '{' || c == '&';
  }

  private int tagEnd(int at, int end) {
    if (at + 1 >= end) {
      return -1;
    }
    char next = text.charAt(at + 1);
    if (!webVtt && next != '/' && !Chars.isAsciiLetter(next)) {
      return -1;
    }
    return find('>', at, Math.min(end, at + MOST_TAG + 1)) + 1;
  }

  /** "{\an8}", as SubRip has it. */
  private int braceEnd(int at, int end) {
    if (webVtt || !text.startsWith("{\\", at)) {
      return -1;
    }
    return find('}', at, Math.min(end, at + MOST_BRACES + 1)) + 1;
  }

  /** Nobody ends what is cut: so a search ends soon. */
  private int find(char sign, int from, int to) {
    int found = Chars.indexOf(text, sign, from, to);
    file.looked((found < 0 ? to : found) - from);
    return found;
  }

  /** The speaker in a tag: "<v Jane Doe>", "<v.loud Jane>"; null if it names none. */
  private @Nullable String voiceOf(int tag, int tagEnd) {
    if (!text.startsWith("<v", tag) || " \t.".indexOf(text.charAt(tag + 2)) < 0) {
      return null;
    }
    int name = tag + 2;
    while (name < tagEnd && " \t".indexOf(text.charAt(name)) < 0) {
      name++;
    }
    int start = Math.min(name, tagEnd - 1);
    for (String known : voices) {
      if (known.length() == tagEnd - 1 - start && text.startsWith(known, start)) {
        return known.strip();
      }
    }
    String written = text.substring(start, tagEnd - 1);
    if (voices.size() < FEW_VOICES) {
      voices.add(written);
    }
    return written.strip();
  }

  private int entity(int at, int end, Passage passage) {
    int semicolon = find(';', at, Math.min(end, at + Entities.LONGEST + 1));
    char value = semicolon < 0 ? 0 : Entities.value(text, at, semicolon + 1);
    if (value == 0) {
      return -1;
    }
    passage.add(value, at, semicolon + 1);
    return semicolon + 1;
  }
}
