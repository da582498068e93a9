package io.lexicall.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads tables with a turn in each row (RFC 4180; also with semicolons, tabs or bars): their header
 * names a column of what was said, and one of who said it or when.
 */
final class TableReader {

  private static final Set<String> SAID =
      Set.of("text", "transcript", "content", "message", "utterance", "word", "body", "sentence");
  private static final Set<String> SPEAKER =
      Set.of(
          "speaker",
          "speakerlabel",
          "speakerid",
          "speakername",
          "channel",
          "role",
          "participant",
          "participantrole",
          "sender",
          "author",
          "from",
          "who",
          "agent");
  private static final Set<String> FROM =
      Set.of("start", "starttime", "begin", "begintime", "time", "timestamp", "offset");
  private static final Set<String> TO = Set.of("end", "endtime");

  private static final int MOST_COLUMNS = 256;
  private static final int LONGEST_HEADER = 4096;

  /** One field, without its quotes. */
  private record Field(int start, int end, boolean quoted, Passage value) {}

  private final String text;
  private final char separator;
  private int at;

  private TableReader(String text, char separator, int at) {
    this.text = text;
    this.separator = separator;
    this.at = at;
  }

  /** Returns whether a text that begins so is such a table. */
  static boolean isTable(String head) {
    return separatorOf(head) != 0;
  }

  private static char separatorOf(String head) {
    Lines lines = new Lines(head.substring(0, Math.min(head.length(), LONGEST_HEADER)), 2);
    if (lines.count() < 2) {
      return 0;
    }
    for (char separator : new char[] {',', ';', '\t', '|'}) {
      int first = head.indexOf(separator);
      if (first < 0 || first >= lines.end(0)) {
        continue;
      }
      List<Field> header =
          new TableReader(head.substring(0, lines.end(0)), separator, lines.start(0)).row();
      Set<String> names = new HashSet<>();
      header.forEach(field -> names.add(plain(field.value.text())));
      if (header.size() > 1
          && header.size() <= MOST_COLUMNS
          && names.stream().anyMatch(SAID::contains)
          && names.stream().anyMatch(name -> SPEAKER.contains(name) || FROM.contains(name))) {
        return separator;
      }
    }
    return 0;
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }

  static TranscriptText read(String text) {
    Lines lines = new Lines(text, 1);
    TableReader reader = new TableReader(text, separatorOf(text), lines.start(0));
    TranscriptText.Builder file = new TranscriptText.Builder();
    List<String> names = new ArrayList<>();
    for (Field field : reader.row()) {
      names.add(plain(field.value.text()));
      other("", field, file);
    }
    List<Speech> speeches = new ArrayList<>();
    names.forEach(name -> speeches.add(new Speech()));
    while (reader.at < text.length()) {
      List<Field> row = reader.row();
      String speaker = null;
      long from = -1;
      long to = -1;
      for (int i = 0; i < Math.min(row.size(), names.size()); i++) {
        String name = names.get(i);
        String value = row.get(i).value.text().strip();
        speaker = speaker == null && SPEAKER.contains(name) ? value : speaker;
        from = from < 0 && FROM.contains(name) ? time(value) : from;
        to = to < 0 && TO.contains(name) ? time(value) : to;
      }
      for (int i = 0; i < row.size(); i++) {
        Field field = row.get(i);
        if (i < names.size() && SAID.contains(names.get(i))) {
          file.slot(slot(field, from, to));
          speeches.get(i).add(speaker, from, field.value);
        } else {
          other(i < names.size() ? names.get(i) : "", field, file);
        }
      }
    }
    speeches.forEach(file::speech);
    return file.build(TranscriptFormat.TABLE);
  }

  private static long time(String value) {
    return value.indexOf(':') > 0 ? Clock.millis(value) : Clock.seconds(value);
  }

  private static void other(String name, Field field, TranscriptText.Builder file) {
    if (field.value.length() > 2) {
      file.slot(slot(field, Slot.UNKNOWN, Slot.UNKNOWN));
      Passage named = new Passage();
      named.add(name.isEmpty() ? "" : name + ": ");
      named.add(field.value);
      file.passage(named);
    }
  }

  private static Slot slot(Field field, long from, long to) {
    Slot.Form form = field.quoted ? Slot.Form.QUOTED_FIELD : Slot.Form.FIELD;
    return new Slot(field.start, field.end, form, null, from, to);
  }

  private List<Field> row() {
    List<Field> fields = new ArrayList<>();
    while (true) {
      fields.add(field());
      if (at >= text.length()) {
        return fields;
      }
      char c = text.charAt(at);
      at++;
      if (c != separator) {
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
          at++;
        }
        return fields;
      }
    }
  }

  private Field field() {
    boolean quoted = at < text.length() && text.charAt(at) == '"';
    Passage value = new Passage();
    if (quoted) {
      int close = quotedEnd(at + 1);
      if (close >= 0) {
        int start = at + 1;
        int plain = start;
        for (int i = start; i < close; i++) {
          if (text.charAt(i) == '"') {
            value.add(Passage.of(text, plain, i));
            value.add('"', i, i + 2);
            i++;
            plain = i + 1;
          }
        }
        value.add(Passage.of(text, plain, close));
        at = close + 1;
        return new Field(start, close, true, value);
      }
    }
    int start = at;
    while (at < text.length()
        && text.charAt(at) != separator
        && text.charAt(at) != '\n'
        && text.charAt(at) != '\r') {
      at++;
    }
    value.add(Passage.of(text, start, at));
    return new Field(start, at, false, value);
  }

  /** Returns where the quote stands that ends a field; -1 if none does as it should. */
  private int quotedEnd(int from) {
    int i = from;
    while (i < text.length()) {
      if (text.charAt(i) == '"') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          i++;
        } else {
          char next = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
          return next == separator || next == '\n' || next == '\r' ? i : -1;
        }
      }
      i++;
    }
    return -1;
  }
}
