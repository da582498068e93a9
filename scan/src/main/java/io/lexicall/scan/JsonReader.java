package io.lexicall.scan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that speech services write.
 *
 * <p>They differ in names, not in kind: lists hold what was said, in segments or word by word, and
 * who said it when stands beside or about it. All values that stand at the same place of a list's
 * elements ({@code results/items/*}{@code /alternatives/0/content}) are one speech; a list of
 * alternatives gives one for each. So a number is found in each of the forms in which a service
 * repeats it. Whatever else the JSON holds is scanned value by value, each with its name.
 */
final class JsonReader {

  /** What was said stands under such names, in lower case and without underscores. */
  private static final Set<String> SAID =
      Set.of(
          "text",
          "word",
          "punctuatedword",
          "transcript",
          "content",
          "display",
          "displaytext",
          "lexical",
          "itn",
          "maskeditn",
          "decoratedtext",
          "utterance",
          "message",
          "body",
          "spokentext",
          "sentence");

  /** Who said it. */
  private static final Set<String> SPEAKER =
      Set.of(
          "speaker",
          "speakerlabel",
          "speakertag",
          "speakerid",
          "speakername",
          "channel",
          "channeltag",
          "channellabel",
          "mediachannel",
          "participantid",
          "participantrole",
          "participantpurpose",
          "participant",
          "role",
          "sender",
          "author",
          "from",
          "username",
          "user");

  /** Lists of who says it. */
  private static final Set<String> SPEAKERS = Set.of("users", "speakers");

  /** Lists whose elements say the same in other ways. */
  private static final Set<String> ALTERNATIVES = Set.of("alternatives", "nbest", "hypotheses");

  /** Lists with an element for each speaker. */
  private static final Set<String> BY_SPEAKER = Set.of("channels", "transcripts");

  private static final Set<String> FROM =
      Set.of("start", "starttime", "startoffset", "startts", "starttimestamp", "ts", "offset");
  private static final Set<String> TO =
      Set.of("end", "endtime", "endoffset", "endts", "endtimestamp");
  private static final Set<String> FROM_MILLIS =
      Set.of("beginoffsetmillis", "starttimems", "startms", "offsetmilliseconds");
  private static final Set<String> TO_MILLIS = Set.of("endoffsetmillis", "endtimems", "endms");
  private static final Set<String> FROM_TICKS = Set.of("offsetinticks");

  /** The lines of a log have these too. */
  private static final Set<String> OF_LOGS =
      Set.of("level", "severity", "loglevel", "logger", "loggername", "thread", "levelname", "pid");

  /** So many lines say what all are. */
  private static final int MOST_LOOKED_AT = 64;

  private static final int MOST_SPEAKERS = 16;

  /** A tick of Microsoft's is 100 nanoseconds. */
  private static final BigDecimal TICK = new BigDecimal("0.0001");

  private final String text;
  private final Lexicon lexicon;
  private final JsonText.Value root;
  private final Map<String, List<JsonText.Value>> places = new LinkedHashMap<>();

  /** Who spoke by when, where an older output of Amazon Transcribe says it in a list of its own. */
  private final Map<String, String> speakersByTime = new HashMap<>();

  private TranscriptFormat format = TranscriptFormat.JSON;

  private JsonReader(String text, JsonText.Value root, Lexicon lexicon) {
    this.text = text;
    this.root = root;
    this.lexicon = lexicon;
  }

  /** Reads a text that is one value of JSON; null if it is not. */
  static @Nullable TranscriptText read(String text, Lexicon lexicon) {
    JsonText.Value root = JsonText.parse(text);
    if (root == null || root.kind != JsonText.Kind.OBJECT && root.kind != JsonText.Kind.ARRAY) {
      return null;
    }
    return new JsonReader(text, root, lexicon).read();
  }

  /**
   * Reads a text of which each line is an object of JSON that says who said what; null if it is
   * none. The lines of logs are such objects too, but say more than that.
   */
  static @Nullable TranscriptText readLines(String text, Lexicon lexicon) {
    if (!isTurnsByLine(text, true)) {
      return null;
    }
    JsonText.Value root = JsonText.parseLines(text);
    TranscriptText read = root == null ? null : new JsonReader(text, root, lexicon).read();
    return read == null || !read.format.isTranscript() ? null : read;
  }

  /** Whether a text that begins so is an object a line, each of what one speaker said. */
  static boolean isTurnsByLine(String head, boolean whole) {
    Lines lines = new Lines(head);
    int count = whole ? lines.count() : lines.count() - 1;
    int turns = 0;
    Set<String> speakers = new HashSet<>();
    for (int line = 0; line < Math.min(count, MOST_LOOKED_AT); line++) {
      if (Lines.isBlank(head, lines.start(line), lines.end(line))) {
        continue;
      }
      JsonText.Value turn = JsonText.parse(head.substring(lines.start(line), lines.end(line)));
      if (turn == null || turn.kind != JsonText.Kind.OBJECT) {
        return false;
      }
      boolean said = false;
      String speaker = null;
      for (JsonText.Value child : turn.children) {
        String name = child.plainName();
        if (OF_LOGS.contains(name)) {
          return false;
        }
        said |= SAID.contains(name) && child.kind == JsonText.Kind.STRING;
        if (SPEAKER.contains(name) && isSimple(child)) {
          int at = lines.start(line);
          speaker = head.substring(at + child.start, at + child.end);
        }
      }
      if (!said || speaker == null) {
        return false;
      }
      speakers.add(speaker);
      turns++;
    }
    return turns > 1 && speakers.size() > 1 && speakers.size() <= MOST_SPEAKERS;
  }

  private TranscriptText read() {
    collect(root, "");
    format = format();
    TranscriptText.Builder file = new TranscriptText.Builder();
    if (format == TranscriptFormat.AMAZON_TRANSCRIBE) {
      collectSpeakers(root);
    }
    names(root, file);
    places.forEach(
        (place, values) -> {
          boolean said = format.isTranscript() && isSaid(place);
          Speech speech = new Speech();
          for (JsonText.Value value : values) {
            Slot slot = slot(value);
            file.slot(slot);
            Passage passage = decoded(value);
            if (said) {
              speech.add(speaker(value), slot.fromMillis(), passage);
            }
            boolean inside = passage.length() > 40 && readInside(passage, file);
            if (!said && !inside) {
              Passage named = new Passage();
              String name = nameOf(value);
              named.add(SAID.contains(name) ? "" : name + ": ");
              named.add(passage);
              file.passage(named);
            }
          }
          file.speech(speech);
        });
    if (format == TranscriptFormat.JSON) {
      file.passage(Passage.of(text, 0, text.length()));
    }
    return file.build(format);
  }

  /** Reads a value that is itself a transcript, such as one in WebVTT. */
  private boolean readInside(Passage passage, TranscriptText.Builder file) {
    String inside = passage.text();
    if (inside.indexOf('\n') < 0) {
      return false;
    }
    TranscriptText read = TranscriptFormats.readLines(inside, lexicon);
    if (read == null) {
      return false;
    }
    read.passages.forEach(each -> file.passage(each.within(passage)));
    return true;
  }

  private void collect(JsonText.Value value, String place) {
    if (value.kind == JsonText.Kind.STRING || value.kind == JsonText.Kind.NUMBER) {
      places.computeIfAbsent(place, each -> new ArrayList<>()).add(value);
    }
    boolean keepsIndex =
        value.kind == JsonText.Kind.ARRAY && ALTERNATIVES.contains(value.plainName());
    for (JsonText.Value child : value.children) {
      String step = value.kind == JsonText.Kind.OBJECT || keepsIndex ? child.name : "*";
      collect(child, place.isEmpty() ? step : place + "/" + step);
    }
  }

  /** A name is the program's, but it may hold anything. */
  private void names(JsonText.Value value, TranscriptText.Builder file) {
    for (JsonText.Value child : value.children) {
      if (value.kind == JsonText.Kind.OBJECT && child.hasLongNumber()) {
        file.slot(
            new Slot(
                child.nameStart,
                child.nameEnd,
                Slot.Form.JSON_STRING,
                null,
                Slot.UNKNOWN,
                Slot.UNKNOWN));
        file.passage(JsonText.decode(text, child.nameStart, child.nameEnd));
      }
      names(child, file);
    }
  }

  private TranscriptFormat format() {
    if (has("results/channels/*/alternatives/0/transcript")) {
      return TranscriptFormat.DEEPGRAM;
    }
    if (has("results/items/*/alternatives/0/content")
        || has("results/channel_labels/channels/*/items/*/alternatives/0/content")
        || has("results/transcripts/*/transcript")) {
      return TranscriptFormat.AMAZON_TRANSCRIBE;
    }
    if (has("Transcript/*/Content") || has("Segments/*/Transcript/Content")) {
      return TranscriptFormat.CONTACT_LENS;
    }
    if (hasEnd("results/*/alternatives/0/transcript")) {
      return TranscriptFormat.GOOGLE_SPEECH;
    }
    if (has("combinedRecognizedPhrases/*/display")
        || has("combinedPhrases/*/text")
        || hasEnd("recognizedPhrases/*/nBest/0/display")
        || hasEnd("recognizedPhrases/*/nBest/0/lexical")
        || hasEnd("NBest/0/Display")) {
      return TranscriptFormat.AZURE_SPEECH;
    }
    if (has("transcripts/*/phrases/*/text")) {
      return TranscriptFormat.GENESYS;
    }
    if (has("sentences/*/transcript")) {
      return TranscriptFormat.TWILIO;
    }
    if (has("segments/*/text") && has("segments/*/start")) {
      return TranscriptFormat.WHISPER;
    }
    if (has("text") && (has("utterances/*/text") || has("words/*/text"))) {
      return TranscriptFormat.ASSEMBLYAI;
    }
    return isTurns() ? TranscriptFormat.JSON_TURNS : TranscriptFormat.JSON;
  }

  private boolean has(String place) {
    return places.containsKey(place);
  }

  private boolean hasEnd(String place) {
    return places.keySet().stream()
        .anyMatch(each -> each.equals(place) || each.endsWith("/" + place));
  }

  /** Returns whether some list says what was said, and by whom or from when to when. */
  private boolean isTurns() {
    for (Map.Entry<String, List<JsonText.Value>> place : places.entrySet()) {
      if (place.getKey().indexOf('*') >= 0 && isSaid(place.getKey())) {
        int known = 0;
        for (JsonText.Value value : place.getValue()) {
          boolean timed = times(value)[0] >= 0 && times(value)[1] >= 0;
          known += value.kind == JsonText.Kind.STRING && (timed || beside(value, SPEAKER)) ? 1 : 0;
        }
        if (known * 2 > place.getValue().size()) {
          return true;
        }
      }
    }
    // The text of a line of JSON beside its words.
    return has("text") && (has("words/*/word") || has("words/*/text"));
  }

  private static boolean beside(JsonText.Value value, Set<String> names) {
    JsonText.Value parent = value.parent;
    return parent != null
        && parent.children.stream()
            .anyMatch(each -> each != value && names.contains(each.plainName()));
  }

  /** Whether a value tells who says what stands beside it. */
  static boolean isSpeaker(JsonText.Value value) {
    return SPEAKER.contains(value.plainName()) && isSimple(value);
  }

  static boolean isSaid(String place) {
    String name = plain(place.substring(place.lastIndexOf('/') + 1));
    return SAID.contains(name);
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private Passage decoded(JsonText.Value value) {
    return value.kind == JsonText.Kind.STRING
        ? JsonText.decode(text, value.start + 1, value.end - 1)
        : Passage.of(text, value.start, value.end);
  }

  private Slot slot(JsonText.Value value) {
    boolean string = value.kind == JsonText.Kind.STRING;
    long[] times = times(value);
    return new Slot(
        string ? value.start + 1 : value.start,
        string ? value.end - 1 : value.end,
        string ? Slot.Form.JSON_STRING : Slot.Form.JSON_NUMBER,
        value.pointer(),
        times[0],
        times[1]);
  }

  /** Returns the name of a value, or of the list that it is in. */
  private static String nameOf(JsonText.Value value) {
    JsonText.Value at = value;
    while (at.parent != null && !at.isIn(JsonText.Kind.OBJECT)) {
      at = at.parent;
    }
    return at.name;
  }

  /** Who says it: what the nearest object about it says. */
  private @Nullable String speaker(JsonText.Value value) {
    for (JsonText.Value at = value; at.parent != null; at = at.parent) {
      JsonText.Value about = at.parent;
      if (about.kind == JsonText.Kind.OBJECT) {
        // A channel may hold several speakers.
        JsonText.Value speaker = null;
        for (JsonText.Value child : about.children) {
          if (child != value
              && SPEAKER.contains(child.plainName())
              && isSimple(child)
              && (speaker == null || speaker.plainName().contains("channel"))) {
            speaker = child;
          }
        }
        if (speaker == null) {
          speaker = firstSpeaker(about, value);
        }
        if (speaker != null) {
          return text.substring(speaker.start, speaker.end);
        }
        String byTime = speakersByTime.get(rawStart(about));
        if (byTime != null) {
          return byTime;
        }
      } else if (BY_SPEAKER.contains(about.plainName())) {
        return at.name;
      }
    }
    return null;
  }

  /** The first in a list of speakers beside a value, as Zoom has it. */
  private static JsonText.@Nullable Value firstSpeaker(JsonText.Value about, JsonText.Value value) {
    for (JsonText.Value list : about.children) {
      if (list != value && SPEAKERS.contains(list.plainName()) && !list.children.isEmpty()) {
        for (JsonText.Value name : list.children.get(0).children) {
          if (SPEAKER.contains(name.plainName()) && isSimple(name)) {
            return name;
          }
        }
      }
    }
    return null;
  }

  private static boolean isSimple(JsonText.Value value) {
    return value.kind == JsonText.Kind.STRING || value.kind == JsonText.Kind.NUMBER;
  }

  private void collectSpeakers(JsonText.Value value) {
    if (value.kind == JsonText.Kind.OBJECT && !rawStart(value).isEmpty()) {
      for (JsonText.Value child : value.children) {
        if (child.plainName().equals("speakerlabel") && isSimple(child)) {
          speakersByTime.putIfAbsent(rawStart(value), text.substring(child.start, child.end));
        }
      }
    }
    value.children.forEach(this::collectSpeakers);
  }

  private String rawStart(JsonText.Value object) {
    for (JsonText.Value child : object.children) {
      if (child.plainName().equals("starttime") && isSimple(child)) {
        return text.substring(child.start, child.end);
      }
    }
    return "";
  }

  /** From when to when it is said, in milliseconds, by the nearest object that says it. */
  private long[] times(JsonText.Value value) {
    long from = -1;
    long to = -1;
    for (JsonText.Value at = value; from < 0 && at.parent != null; at = at.parent) {
      JsonText.Value about = at.parent;
      if (about.kind != JsonText.Kind.OBJECT) {
        continue;
      }
      long lasts = -1;
      for (JsonText.Value child : about.children) {
        String name = child.plainName();
        if (child.kind == JsonText.Kind.OBJECT && name.equals("offset") && from < 0) {
          from = inMillis(child);
        } else if (child.kind == JsonText.Kind.OBJECT && name.equals("duration")) {
          lasts = inMillis(child);
        }
        if (child == value || !isSimple(child)) {
          continue;
        }
        if (FROM.contains(name) || FROM_MILLIS.contains(name) || FROM_TICKS.contains(name)) {
          from = millis(name, child);
        } else if (TO.contains(name) || TO_MILLIS.contains(name)) {
          to = millis(name, child);
        } else if (name.startsWith("duration")) {
          lasts = millis(name, child);
        }
      }
      to = to < 0 && from >= 0 && lasts >= 0 ? from + lasts : to;
    }
    return new long[] {from, to};
  }

  /** {@code {"milliseconds": 44550}}, as Genesys has it. */
  private long inMillis(JsonText.Value object) {
    for (JsonText.Value child : object.children) {
      if (child.plainName().equals("milliseconds") && isSimple(child)) {
        return millis("milliseconds", child);
      }
    }
    return -1;
  }

  private long millis(String name, JsonText.Value value) {
    boolean string = value.kind == JsonText.Kind.STRING;
    String number =
        string
            ? text.substring(value.start + 1, value.end - 1)
            : text.substring(value.start, value.end);
    if (number.startsWith("PT")) {
      return Clock.iso(number);
    }
    if (number.indexOf(':') > 0) {
      return Clock.millis(number);
    }
    if (string && number.endsWith("s")) {
      number = number.substring(0, number.length() - 1);
    }
    BigDecimal unit =
        name.endsWith("ticks") || format == TranscriptFormat.AZURE_SPEECH && name.equals("offset")
            ? TICK
            : name.endsWith("millis")
                    || name.endsWith("ms")
                    || name.endsWith("milliseconds")
                    || format == TranscriptFormat.ASSEMBLYAI
                ? BigDecimal.ONE
                : BigDecimal.valueOf(1000);
    return Clock.scaled(number, unit);
  }
}
