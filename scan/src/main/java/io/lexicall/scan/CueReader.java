package io.lexicall.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads WebVTT (W3C) and SubRip: cues of a time and lines of text. Who speaks stands in a voice tag
 * ({@code <v Name>}, as Microsoft Teams writes it), in a label (as Zoom does), or nowhere.
 */
final class CueReader {

  private static final String STAMP = "(?:\\d{1,4}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3}";

  private static final Pattern TIMING =
      Pattern.compile("\\h*(" + STAMP + ")\\h*-->\\h*(" + STAMP + ")(?:\\h.*)?");

  private static final Map<String, String> ENTITIES =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "nbsp", "\u00a0", "lrm", "\u200e", "rlm", "\u200f",
          "quot", "\"", "apos", "'");

  /** So much of a tag, and of an entity, is looked at. */
  private static final int MOST_TAG = 512;

  private static final int MOST_ENTITY = 10;

  private final String text;
  private final boolean webVtt;
  private final Lines lines;
  private final SpeakerLabels labels;
  private final TranscriptText.Builder file = new TranscriptText.Builder();
  private final Speech speech = new Speech();
  private final JsonNames names = new JsonNames();

  /** Who spoke last: a cue may go on. */
  private @Nullable String voice;

  private CueReader(String text, boolean webVtt, Lexicon lexicon) {
    this.text = text;
    this.webVtt = webVtt;
    lines = new Lines(text);
    labels = new SpeakerLabels(lexicon);
  }

  /** Returns whether a text that begins so is WebVTT. */
  static boolean isWebVtt(String head) {
    int at = head.startsWith("\uFEFF") ? 1 : 0;
    if (!head.startsWith("WEBVTT", at)) {
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
    if (start < end && Chars.isAsciiLetter(text.charAt(start))) {
      return false;
    }
    String number = text.substring(start, Math.min(end, start + 12)).strip();
    return !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static @Nullable Matcher timing(String text, int start, int end) {
    if (end - start >= MOST_TAG || !mayBeTiming(text, start, end)) {
      return null;
    }
    Matcher matcher = TIMING.matcher(text).region(start, end);
    return matcher.matches() ? matcher : null;
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

  static TranscriptText read(String text, boolean webVtt, Lexicon lexicon) {
    CueReader reader = new CueReader(text, webVtt, lexicon);
    reader.read();
    return reader.file.build(webVtt ? TranscriptFormat.WEBVTT : TranscriptFormat.SRT);
  }

  private void read() {
    for (int line = 0; line + 1 < lines.count(); line++) {
      if (timing(text, lines.start(line), lines.end(line)) != null) {
        labels.learn(text, lines.start(line + 1), lines.end(line + 1));
      }
    }
    int line = 0;
    while (line < lines.count()) {
      Matcher timing = timing(text, lines.start(line), lines.end(line));
      if (timing == null) {
        rest(line);
        line++;
        continue;
      }
      long from = Clock.millis(timing.group(1));
      long to = Clock.millis(timing.group(2));
      line++;
      int behind = readObject(line, from, to);
      if (behind > line) {
        line = behind;
        continue;
      }
      boolean first = true;
      while (line < lines.count()
          && !Lines.isBlank(text, lines.start(line), lines.end(line))
          && timing(text, lines.start(line), lines.end(line)) == null
          && !isNextNumber(line)) {
        payload(line, first, from, to);
        first = false;
        line++;
      }
    }
    file.speech(speech);
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
        && !Lines.isBlank(text, lines.start(last + 1), lines.end(last + 1))) {
      last++;
    }
    int end = lines.end(last);
    while (Chars.isBlank(text.charAt(end - 1))) {
      end--;
    }
    JsonText.Value cue = JsonText.parse(text, lines.start(line), end, names);
    if (cue == null || cue.kind != JsonText.Kind.OBJECT) {
      return line;
    }
    String speaker = null;
    for (JsonText.Value child : cue.children) {
      if (JsonReader.isSpeaker(child)) {
        speaker = text.substring(child.start, child.end);
      }
    }
    for (JsonText.Value child : cue.children) {
      if (child.kind != JsonText.Kind.STRING) {
        continue;
      }
      int start = child.start + 1;
      file.slot(new Slot(start, child.end - 1, Slot.Form.JSON_STRING, child, from, to));
      Passage said = JsonText.decode(text, start, child.end - 1);
      if (child.is(JsonName.SAID_PLACE)) {
        speech.add(speaker, from, said);
      } else {
        file.passage(said);
      }
    }
    return last + 1;
  }

  /** A number before a time, where the blank line before it was forgotten. */
  private boolean isNextNumber(int line) {
    return line + 1 < lines.count()
        && isNumber(text, lines.start(line), lines.end(line))
        && timing(text, lines.start(line + 1), lines.end(line + 1)) != null;
  }

  /** Headers, comments, styles, names of cues. */
  private void rest(int line) {
    int start = lines.start(line);
    if (!isNumber(text, start, lines.end(line)) || lines.end(line) - start > 9) {
      file.line(text, start, lines.end(line));
    }
  }

  private void payload(int line, boolean first, long from, long to) {
    int start = lines.start(line);
    int end = lines.end(line);
    Slot.Form form = webVtt ? Slot.Form.CUE : Slot.Form.FILLED_LINE;
    int at = start;
    SpeakerLabels.Label label = labels.readKnown(text, start, end);
    if (label.speaker() != null) {
      voice = label.speaker();
      at = label.end();
      file.passage(Passage.of(text, start, at));
    } else if (first && text.startsWith(">>", start)) {
      voice = null;
      at = start + 2;
    }
    List<int[]> said = new ArrayList<>();
    Passage passage = new Passage();
    while (at < end) {
      int plain = at;
      while (at < end && "<{&".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      passage.add(Passage.of(text, plain, at));
      if (at == end) {
        break;
      }
      char c = text.charAt(at);
      int tagEnd = c == '<' ? tagEnd(at, end) : c == '{' ? braceEnd(at, end) : -1;
      if (tagEnd > 0) {
        String name = voiceOf(at, tagEnd);
        if (name != null) {
          speech.add(voice, from, passage);
          passage = new Passage();
          voice = name;
        }
        said.add(new int[] {at, tagEnd});
        at = tagEnd;
        continue;
      }
      int entityEnd = webVtt && c == '&' ? entity(at, end, passage) : -1;
      if (entityEnd > 0) {
        at = entityEnd;
      } else {
        passage.add(c, at, at + 1);
        at++;
      }
    }
    speech.add(voice, from, passage);
    slots(start, end, said, form, from, to);
  }

  /** The line without its tags, which no number takes with it. */
  private void slots(int start, int end, List<int[]> tags, Slot.Form form, long from, long to) {
    int at = start;
    for (int[] tag : tags) {
      file.slot(new Slot(at, tag[0], form, null, from, to));
      if (tag[1] - tag[0] > CardNetworks.MIN_LENGTH) {
        file.slot(new Slot(tag[0] + 1, tag[1] - 1, form, null, from, to));
        file.passage(Passage.of(text, tag[0] + 1, tag[1] - 1));
      }
      at = tag[1];
    }
    file.slot(new Slot(at, end, form, null, from, to));
  }

  private int tagEnd(int at, int end) {
    if (at + 1 >= end) {
      return -1;
    }
    char next = text.charAt(at + 1);
    if (!webVtt && next != '/' && !Chars.isAsciiLetter(next)) {
      return -1;
    }
    int close = text.indexOf('>', at);
    return close < 0 || close >= end || close - at > MOST_TAG ? -1 : close + 1;
  }

  /** "{\an8}", as SubRip has it. */
  private int braceEnd(int at, int end) {
    if (webVtt || !text.startsWith("{\\", at)) {
      return -1;
    }
    int close = text.indexOf('}', at);
    return close < 0 || close >= end || close - at > MOST_ENTITY * 2 ? -1 : close + 1;
  }

  /** Who speaks by a tag: "<v Jane Doe>", "<v.loud Jane>"; null if it says nothing of that. */
  private @Nullable String voiceOf(int tag, int tagEnd) {
    if (!text.startsWith("<v", tag) || " \t.".indexOf(text.charAt(tag + 2)) < 0) {
      return null;
    }
    int name = tag + 2;
    while (name < tagEnd && " \t".indexOf(text.charAt(name)) < 0) {
      name++;
    }
    return text.substring(Math.min(name, tagEnd - 1), tagEnd - 1).strip();
  }

  private int entity(int at, int end, Passage passage) {
    int semicolon = text.indexOf(';', at);
    if (semicolon < 0 || semicolon >= end || semicolon - at > MOST_ENTITY) {
      return -1;
    }
    String name = text.substring(at + 1, semicolon);
    String known = ENTITIES.get(name);
    if (known == null && name.startsWith("#")) {
      try {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        known = Character.isBmpCodePoint(point) ? String.valueOf((char) point) : null;
      } catch (NumberFormatException none) {
        return -1;
      }
    }
    if (known == null) {
      return -1;
    }
    passage.add(known.charAt(0), at, semicolon + 1);
    return semicolon + 1;
  }
}
