package io.lexicall.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
          "speakertype",
          "authortype",
          "sendertype",
          "senderrole",
          "participanttype",
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

  // What a column may be of.
  private static final int OF_SPEAKER = 1;
  private static final int OF_BEGINNING = 1 << 1;
  private static final int OF_END = 1 << 2;
  private static final int OF_SPEECH = 1 << 3;

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
    Lines lines = new Lines(head, 2);
    if (lines.count() < 2 || lines.start(1) >= LONGEST_HEADER) {
      return 0;
    }
    for (char separator : new char[] {',', ';', '\t', '|'}) {
      int first = lines.start(0);
      while (first < lines.end(0) && head.charAt(first) != separator) {
        first++;
      }
      if (first == lines.end(0)) {
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
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.replace(" ", "").replace("_", "").replace("-", "");
  }

  /**
   * Reads a table.
   *
   * @param all whether fields are read too in which no card data can be
   */
  static TranscriptText read(String text, Lexicon lexicon, boolean all) {
    Lines lines = new Lines(text, 1);
    TableReader reader = new TableReader(text, separatorOf(text), lines.start(0));
    TranscriptText.Builder file = new TranscriptText.Builder();
    List<String> names = new ArrayList<>();
    for (Field field : reader.row()) {
      names.add(plain(field.value.text()));
      other("", field, file);
    }
    char[] buffer = new char[TranscriptMatcher.SHORT];
    int[] worth = names.stream().mapToInt(name -> worth(name, lexicon)).toArray();
    List<Speech> speeches = new ArrayList<>();
    names.forEach(name -> speeches.add(new Speech()));
    int[] roles = names.stream().mapToInt(TableReader::roles).toArray();
    Map<String, String> speakers = new HashMap<>();
    while (reader.at < text.length()) {
      List<Field> row = reader.row();
      String speaker = null;
      long from = -1;
      long to = -1;
      for (int i = 0; i < Math.min(row.size(), roles.length); i++) {
        if ((roles[i] & (OF_SPEAKER | OF_BEGINNING | OF_END)) != 0) {
          String value = row.get(i).value.text().strip();
          speaker =
              speaker == null && (roles[i] & OF_SPEAKER) != 0 ? known(speakers, value) : speaker;
          from = from < 0 && (roles[i] & OF_BEGINNING) != 0 ? time(value) : from;
          to = to < 0 && (roles[i] & OF_END) != 0 ? time(value) : to;
        }
      }
      for (int i = 0; i < row.size(); i++) {
        Field field = row.get(i);
        if (i < roles.length && (roles[i] & OF_SPEECH) != 0) {
          file.slot(slot(field, from, to));
          speeches.get(i).add(speaker, from, field.value);
        } else if (i >= roles.length) {
          other("", field, file);
        } else if (all
            || names.get(i).length() + 2 + field.value.length() > buffer.length
            || worth[i] + Worth.of(field.value, lexicon, buffer) >= CardNetworks.MIN_LENGTH) {
          other(names.get(i), field, file);
        }
      }
    }
    speeches.forEach(file::speech);
    return file.build(TranscriptFormat.TABLE);
  }

  private static int worth(String name, Lexicon lexicon) {
    return Worth.of(name.toCharArray(), 0, name.length(), lexicon);
  }

  private static int roles(String name) {
    return (SPEAKER.contains(name) ? OF_SPEAKER : 0)
        | (FROM.contains(name) ? OF_BEGINNING : 0)
        | (TO.contains(name) ? OF_END : 0)
        | (SAID.contains(name) ? OF_SPEECH : 0);
  }

  /** The same string each time. */
  private static String known(Map<String, String> speakers, String value) {
    String known = speakers.putIfAbsent(value, value);
    return known == null ? value : known;
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
    return new Slot(field.start, field.end, form, from, to);
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
    if (quoted) {
      int close = quotedEnd(at + 1);
      if (close >= 0) {
        Passage value = new Passage();
        int start = at + 1;
        int plain = start;
        for (int i = text.indexOf('"', start); i < close; i = text.indexOf('"', plain)) {
          value.add(text, plain, i);
          value.add('"', i, i + 2);
          plain = i + 2;
        }
        value.add(text, plain, close);
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
    return new Field(start, at, false, Passage.of(text, start, at));
  }

  /** Returns where the quote stands that ends a field; -1 if none does as it should. */
  private int quotedEnd(int from) {
    int i = text.indexOf('"', from);
    while (i >= 0 && text.startsWith("\"\"", i)) {
      i = text.indexOf('"', i + 2);
    }
    char next = i >= 0 && i + 1 < text.length() ? text.charAt(i + 1) : '\n';
    return next == separator || next == '\n' || next == '\r' ? i : -1;
  }
}
