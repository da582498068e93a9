package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables with one turn per row (RFC 4180; also with semicolons, tabs or bars). The header
 * names a column for what was said, and one for the speaker or the time.
 */
final class TableReader {

  private static final Set<String> SAID =
      Set.of(
          "text",
          "transcript",
          "content",
          "message",
          "utterance",
          "word",
          "body",
          "sentence",
          // in German, Spanish, French and Portuguese
          "nachricht",
          "transkript",
          "transkription",
          "inhalt",
          "aussage",
          "\u00e4u\u00dferung",
          "wort",
          "satz",
          "texto",
          "mensaje",
          "transcripci\u00f3n",
          "transcripcion",
          "contenido",
          "palabra",
          "frase",
          "texte",
          "transcription",
          "contenu",
          "phrase",
          "\u00e9nonc\u00e9",
          "mensagem",
          "transcri\u00e7\u00e3o",
          "transcricao",
          "conte\u00fado",
          "conteudo",
          "palavra",
          "fala");
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
          "agent",
          "sprecher",
          "sprecherin",
          "sprechername",
          "rolle",
          "kanal",
          "teilnehmer",
          "absender",
          "wer",
          "hablante",
          "orador",
          "interlocutor",
          "participante",
          "remitente",
          "canal",
          "rol",
          "locuteur",
          "locutrice",
          "intervenant",
          "r\u00f4le",
          "exp\u00e9diteur",
          "expediteur",
          "falante",
          "locutor",
          "remetente");
  private static final Set<String> FROM =
      Set.of(
          "start",
          "starttime",
          "begin",
          "begintime",
          "time",
          "timestamp",
          "offset",
          "zeit",
          "uhrzeit",
          "startzeit",
          "beginn",
          "anfang",
          "zeitstempel",
          "hora",
          "inicio",
          "tiempo",
          "horainicio",
          "d\u00e9but",
          "debut",
          "heure",
          "heured\u00e9but",
          "heuredebut",
          "horodatage",
          "in\u00edcio",
          "tempo",
          "hor\u00e1rio",
          "horario");
  private static final Set<String> TO =
      Set.of("end", "endtime", "ende", "endzeit", "fin", "horafin", "heurefin", "fim");

  // What a column may be of.
  private static final int OF_SPEAKER = 1;
  private static final int OF_BEGINNING = 1 << 1;
  private static final int OF_END = 1 << 2;
  private static final int OF_SPEECH = 1 << 3;

  private static final int MOST_COLUMNS = 256;
  private static final int LONGEST_HEADER = 4096;

  /** A field that stands in quotes. */
  private static final int QUOTED = 1;

  /** A field that stands in quotes and holds a quote, which is written twice. */
  private static final int QUOTES = 2;

  private final String text;
  private final char separator;
  private int at;

  // Of each field of the row that was read last where it begins and ends, without its quotes.
  private int fields;
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int[] forms = new int[8];

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
      TableReader header =
          new TableReader(head.substring(0, lines.end(0)), separator, lines.start(0));
      header.readRow();
      Set<String> names = new HashSet<>(header.names());
      if (header.fields > 1
          && header.fields <= MOST_COLUMNS
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
    reader.readRow();
    List<String> names = reader.names();
    List<String> labels = reader.labels();
    for (int i = 0; i < reader.fields; i++) {
      reader.other("", i, file);
    }
    char[] buffer = new char[MatchedFile.SHORT];
    int[] worth = labels.stream().mapToInt(label -> worth(label, lexicon)).toArray();
    List<Speech> speeches = new ArrayList<>();
    names.forEach(name -> speeches.add(new Speech()));
    int[] roles = names.stream().mapToInt(TableReader::roles).toArray();
    Map<String, String> speakers = new HashMap<>();
    while (reader.at < text.length()) {
      reader.readRow();
      String speaker = null;
      long from = -1;
      long to = -1;
      for (int i = 0; i < Math.min(reader.fields, roles.length); i++) {
        if ((roles[i] & (OF_SPEAKER | OF_BEGINNING | OF_END)) != 0) {
          String value = reader.value(i).text().strip();
          speaker =
              speaker == null && (roles[i] & OF_SPEAKER) != 0 ? known(speakers, value) : speaker;
          from = from < 0 && (roles[i] & OF_BEGINNING) != 0 ? time(value) : from;
          to = to < 0 && (roles[i] & OF_END) != 0 ? time(value) : to;
        }
      }
      for (int i = 0; i < reader.fields; i++) {
        if (i < roles.length && (roles[i] & OF_SPEECH) != 0) {
          reader.slot(i, from, to, file);
          reader.say(i, speaker, from, speeches.get(i));
        } else if (i >= roles.length) {
          reader.other("", i, file);
        } else if (all
            || labels.get(i).length() + 2 + reader.ends[i] - reader.starts[i] > buffer.length
            || worth[i] + reader.worth(i, lexicon, buffer) >= CardNetworks.MIN_LENGTH) {
          reader.other(labels.get(i), i, file);
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

  /** Returns one string for all that are equal. */
  private static String known(Map<String, String> speakers, String value) {
    String known = speakers.putIfAbsent(value, value);
    return known == null ? value : known;
  }

  private static long time(String value) {
    return value.indexOf(':') > 0 ? Clock.millis(value) : Clock.seconds(value);
  }

  private void other(String name, int field, TranscriptText.Builder file) {
    Passage value = value(field);
    if (value.length() > 2) {
      slot(field, Slot.UNKNOWN, Slot.UNKNOWN, file);
      Passage named = new Passage();
      named.add(name.isEmpty() ? "" : name + ": ");
      named.add(value);
      file.passage(named);
    }
  }

  private void slot(int field, long from, long to, TranscriptText.Builder file) {
    Slot.Form form = forms[field] == 0 ? Slot.Form.FIELD : Slot.Form.QUOTED_FIELD;
    file.slot(starts[field], ends[field], form, from, to);
  }

  private void say(int field, @Nullable String speaker, long from, Speech speech) {
    if (forms[field] == QUOTES) {
      speech.add(speaker, from, value(field));
    } else {
      speech.add(speaker, from, text, starts[field], ends[field]);
    }
  }

  /** So many digits a field may say at most; what is written twice counts twice. */
  private int worth(int field, Lexicon lexicon, char[] buffer) {
    text.getChars(starts[field], ends[field], buffer, 0);
    return Worth.of(buffer, 0, ends[field] - starts[field], lexicon);
  }

  /** The names of the columns, as a row has them. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < fields; i++) {
      names.add(plain(value(i).text()));
    }
    return names;
  }

  /** The same as they are written: "call_id" says more than "callid". */
  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < fields; i++) {
      labels.add(value(i).text().strip());
    }
    return labels;
  }

  /** What a field says. */
  private Passage value(int field) {
    int start = starts[field];
    int end = ends[field];
    if (forms[field] != QUOTES) {
      return Passage.of(text, start, end);
    }
    Passage value = new Passage();
    int plain = start;
    for (int i = text.indexOf('"', start); i < end; i = text.indexOf('"', plain)) {
      value.add(text, plain, i);
      value.add('"', i, i + 2);
      plain = i + 2;
    }
    value.add(text, plain, end);
    return value;
  }

  private void readRow() {
    fields = 0;
    while (true) {
      readField();
      if (at >= text.length()) {
        return;
      }
      char c = text.charAt(at);
      at++;
      if (c != separator) {
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
          at++;
        }
        return;
      }
    }
  }

  private void readField() {
    boolean quoted = at < text.length() && text.charAt(at) == '"';
    if (quoted) {
      int close = quotedEnd(at + 1);
      if (close >= 0) {
        int quote = text.indexOf('"', at + 1);
        add(at + 1, close, quote < close ? QUOTES : QUOTED);
        at = close + 1;
        return;
      }
    }
    int start = at;
    while (at < text.length()
        && text.charAt(at) != separator
        && text.charAt(at) != '\n'
        && text.charAt(at) != '\r') {
      at++;
    }
    add(start, at, 0);
  }

  private void add(int start, int end, int form) {
    if (fields == starts.length) {
      starts = Arrays.copyOf(starts, 2 * fields);
      ends = Arrays.copyOf(ends, 2 * fields);
      forms = Arrays.copyOf(forms, 2 * fields);
    }
    starts[fields] = start;
    ends[fields] = end;
    forms[fields] = form;
    fields++;
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
