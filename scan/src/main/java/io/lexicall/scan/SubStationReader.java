package io.lexicall.scan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads subtitles of SubStation Alpha ({@code .ssa}, {@code .ass}): {@code Dialogue:} lines with
 * fields in the order that a {@code Format:} line gives. The speaker is in the name field or before
 * a colon.
 */
final class SubStationReader {

  private static final String HEADER = "[script info]";
  private static final String DIALOGUE = "Dialogue:";
  private static final String FORMAT = "Format:";

  /** The fields, as long as no line tells others. */
  private static final String USUAL =
      "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text";

  private final String text;
  private final Lines lines;
  private final SpeakerLabels labels;
  private final TranscriptText.Builder file = new TranscriptText.Builder();
  private final Speech speech = new Speech();

  // Which field each is.
  private int starts;
  private int ends;
  private int name;
  private int said;

  private @Nullable String voice;

  private SubStationReader(String text, Lexicon lexicon) {
    this.text = text;
    lines = new Lines(text);
    labels = new SpeakerLabels(lexicon);
    fields(USUAL);
  }

  /** Returns whether a text that begins so is such a file. */
  static boolean isTranscript(String head) {
    int at = head.startsWith("\uFEFF") ? 1 : 0;
    while (at < head.length() && Chars.isWhite(head.charAt(at))) {
      at++;
    }
    return head.regionMatches(true, at, HEADER, 0, HEADER.length());
  }

  static TranscriptText read(String text, Lexicon lexicon) {
    SubStationReader reader = new SubStationReader(text, lexicon);
    reader.read();
    return reader.file.build(TranscriptFormat.SUBSTATION);
  }

  private void read() {
    for (int line = 0; line < lines.count(); line++) {
      int start = saidIn(line);
      if (start >= 0) {
        labels.learn(text, start, lines.end(line));
      }
    }
    fields(USUAL);
    for (int line = 0; line < lines.count(); line++) {
      int start = saidIn(line);
      if (start >= 0) {
        dialogue(line, start);
      } else {
        file.line(text, lines.start(line), lines.end(line));
      }
    }
    file.speech(speech);
  }

  private void fields(String names) {
    String[] fields = names.toLowerCase(Locale.ROOT).split(",", -1);
    starts = -1;
    ends = -1;
    name = -1;
    said = fields.length - 1;
    for (int f = 0; f < fields.length; f++) {
      switch (fields[f].strip()) {
        case "start" -> starts = f;
        case "end" -> ends = f;
        case "name", "actor" -> name = f;
        default -> {
          // Nobody asks for it.
        }
      }
    }
  }

  /** Where in a line begins what is said; -1 if nothing is. */
  private int saidIn(int line) {
    int start = lines.start(line);
    int end = lines.end(line);
    if (text.startsWith(FORMAT, start)) {
      String names = text.substring(start + FORMAT.length(), end);
      if (names.strip().toLowerCase(Locale.ROOT).endsWith("text")) {
        fields(names);
      }
    }
    return text.startsWith(DIALOGUE, start) ? field(line, said) : -1;
  }

  /** Where a field of a line begins; -1 if it has none. */
  private int field(int line, int field) {
    int end = lines.end(line);
    int at = lines.start(line) + DIALOGUE.length();
    for (int f = 0; f < field; f++) {
      int comma = text.indexOf(',', at);
      if (comma < 0 || comma >= end) {
        return -1;
      }
      at = comma + 1;
    }
    return at;
  }

  private long millis(int line, int field) {
    int at = field < 0 ? -1 : field(line, field);
    int comma = at < 0 ? -1 : text.indexOf(',', at);
    return comma < 0 || comma > lines.end(line)
        ? Slot.UNKNOWN
        : Clock.millis(text.substring(at, comma).strip());
  }

  /** Scans the fields before what is said, but for the times and the speaker. */
  private void rest(int line, int start) {
    int at = lines.start(line) + DIALOGUE.length();
    for (int f = 0; f < said; f++) {
      int comma = Chars.indexOf(text, ',', at, start);
      if (f != starts && f != ends && f != name) {
        file.rest(text, at, comma);
      }
      at = comma + 1;
    }
  }

  private void dialogue(int line, int start) {
    int end = lines.end(line);
    long from = millis(line, starts);
    long to = millis(line, ends);
    int who = name < 0 ? -1 : field(line, name);
    int whoEnd = who < 0 ? -1 : text.indexOf(',', who);
    rest(line, start);
    int at = start;
    SpeakerLabels.Label label = labels.readKnown(text, start, end);
    if (who >= 0 && whoEnd > who && whoEnd < start) {
      voice = text.substring(who, whoEnd);
      file.line(text, who, whoEnd);
    } else if (label.speaker() != null) {
      voice = label.speaker();
      file.line(text, start, label.end());
      at = label.end();
    }
    Passage passage = new Passage();
    int open = at;
    while (at < end) {
      char c = text.charAt(at);
      int close = c == '{' ? text.indexOf('}', at) : -1;
      if (close > at && close < end) {
        file.slot(open, at, Slot.Form.LINE, from, to);
        file.line(text, at + 1, close);
        at = close + 1;
        open = at;
      } else if (c == '\\' && at + 1 < end && "Nnh".indexOf(text.charAt(at + 1)) >= 0) {
        passage.add(' ', at, at + 2);
        at += 2;
      } else {
        passage.add(c, at, at + 1);
        at++;
      }
    }
    file.slot(open, end, Slot.Form.LINE, from, to);
    speech.add(voice, from, passage);
  }
}
