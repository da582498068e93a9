package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
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

  /** So many lines say what all are. */
  private static final int MOST_LOOKED_AT = 64;

  private static final int MOST_SPEAKERS = 16;

  /** All values that stand at the same place of a list's elements. */
  private static final class Place {
    final List<JsonText.Value> values = new ArrayList<>();

    /** Whether what stands there is said, by its name. */
    final boolean isSaid;

    private final @Nullable Place parent;
    private final String step;
    private final Map<String, Place> children = new HashMap<>();

    /** The same by their names, as far as they are few. */
    private final @Nullable JsonName[] names = new JsonName[FEW_NAMES];

    private final @Nullable Place[] named = new Place[FEW_NAMES];

    /** That of the values in which no card data can be that was found last. */
    private JsonText.@Nullable Value lastQuiet;

    Place(@Nullable Place parent, String step, boolean isSaid) {
      this.parent = parent;
      this.step = step;
      this.isSaid = isSaid;
    }

    Place child(JsonName name) {
      for (int i = 0; i < FEW_NAMES; i++) {
        Place known = named[i];
        if (known == null) {
          Place place = child(name.text, isSaid(name));
          names[i] = name;
          named[i] = place;
          return place;
        }
        if (names[i] == name) {
          return known;
        }
      }
      return child(name.text, isSaid(name));
    }

    /** By its name, or as Rev has it: {@code "elements": [{"type": "text", "value": "four"}]}. */
    private boolean isSaid(JsonName name) {
      Place list = parent;
      return name.is(JsonName.SAID_PLACE)
          || name.is(JsonName.VALUE)
              && step.equals(ANY)
              && list != null
              && list.step.equals("elements");
    }

    Place child(String step, boolean isSaid) {
      Place known = children.get(step);
      if (known == null) {
        known = new Place(this, step, isSaid);
        children.put(step, known);
      }
      return known;
    }

    /** Whether a value, and its name, are the same as that which was found last to be quiet. */
    boolean isSameQuiet(JsonText.Value value, char[] chars) {
      JsonText.Value last = lastQuiet;
      return last != null
          && !value.isEscaped
          && last.name == value.name
          && value.isIn(JsonText.Kind.OBJECT)
          && Arrays.equals(chars, last.start, last.end, chars, value.start, value.end);
    }

    boolean isOfList() {
      for (Place at = this; at != null; at = at.parent) {
        if (at.step.equals(ANY)) {
          return true;
        }
      }
      return false;
    }

    /** Returns the steps to it, with slashes between. */
    String path() {
      Place about = parent;
      return about == null || about.parent == null ? step : about.path() + "/" + step;
    }
  }

  /**
   * What one speaker said, in a list of nothing else that names no field for it.
   *
   * @param isLabelled whether the value names the speaker itself, before a colon
   */
  private record Turn(String speaker, boolean isLabelled, JsonText.Value said) {}

  private static final int LONGEST_LABEL = 24;

  private static final int FEWEST_TURNS = 4;

  /** The step to the elements of a list. */
  private static final String ANY = "*";

  private static final int FEW_NAMES = 8;

  private static final int FEWEST_OF_CODE = 3;
  private static final int MOST_OF_CODE = 4;

  /** A text so short is no transcript in a value. */
  private static final int SHORTEST_INSIDE = 40;

  private final String text;

  /** The same. */
  private final char[] chars;

  private final Lexicon lexicon;

  /** Whether values are read too in which no card data can be, since others may look there. */
  private final boolean all;

  /** Whether turns may be parted by breaks of lines, as in HTML. */
  private final boolean mayHoldBreaks;

  private final JsonText.Value root;
  private final Place top = new Place(null, "", false);

  /** Those with values, in the order of the first. */
  private final List<Place> places = new ArrayList<>();

  private final Set<String> paths = new HashSet<>();

  /** The values that are JSON, transcripts or lines themselves: what they say stays in them. */
  private final List<JsonText.Value> apart = new ArrayList<>();

  /** The lists of the digits of a code. */
  private final List<JsonText.Value> codes = new ArrayList<>();

  /** The members whose names are long numbers. */
  private final List<JsonText.Value> numbered = new ArrayList<>();

  /**
   * Who spoke by when, where an older output of Amazon Transcribe says it in a list of its own;
   * null as long as nobody asked.
   */
  private @Nullable Map<String, String> speakersByTime;

  /** The values that are said in lists of turns without names of fields. */
  private final IdentityHashMap<JsonText.Value, Turn> turns = new IdentityHashMap<>();

  /** When what was asked for last begins to be said; -1 if unknown. */
  private long from;

  /** When that ends. */
  private long to;

  /** The object that says so. */
  private JsonText.@Nullable Value timed;

  private TranscriptFormat format = TranscriptFormat.JSON;

  /** Whether the text is a value a line, of which some may be no turn. */
  private boolean isOfLines;

  private String lastSpeaker = "";

  private JsonReader(String text, char[] chars, JsonText.Value root, Lexicon lexicon, boolean all) {
    this.text = text;
    this.chars = chars;
    this.root = root;
    this.lexicon = lexicon;
    this.all = all;
    // A single sign is looked for far faster than two.
    mayHoldBreaks = text.indexOf('<') >= 0 && (text.contains("<br") || text.contains("<BR"));
  }

  /** Reads a text that is one value of JSON; null if it is not. */
  static @Nullable TranscriptText read(String text, Lexicon lexicon, boolean all) {
    JsonText json = new JsonText(text);
    JsonText.Value root = json.one();
    if (root == null || root.kind != JsonText.Kind.OBJECT && root.kind != JsonText.Kind.ARRAY) {
      return null;
    }
    return new JsonReader(text, json.chars(), root, lexicon, all).read();
  }

  /**
   * Reads a text of which each line is an object of JSON that says who said what; null if it is
   * none. The lines of logs are such objects too, but say more than that.
   */
  static @Nullable TranscriptText readLines(String text, Lexicon lexicon, boolean all) {
    if (!isTurnsByLine(text, true, lexicon)) {
      return null;
    }
    JsonText json = new JsonText(text);
    JsonText.Value root = json.lines();
    if (root == null) {
      return null;
    }
    JsonReader reader = new JsonReader(text, json.chars(), root, lexicon, all);
    reader.isOfLines = true;
    TranscriptText read = reader.read();
    return !read.format.isTranscript() ? null : read;
  }

  /**
   * Whether a text that begins so is an object a line, each of what one speaker said; or of what
   * people in a call said in half of them, with entries of others between.
   */
  static boolean isTurnsByLine(String head, boolean whole, Lexicon lexicon) {
    Lines lines = new Lines(head, MOST_LOOKED_AT + 1);
    int count = whole ? lines.count() : lines.count() - 1;
    JsonNames names = new JsonNames();
    int turns = 0;
    int others = 0;
    boolean areInRoles = true;
    Set<String> speakers = new HashSet<>();
    for (int line = 0; line < Math.min(count, MOST_LOOKED_AT); line++) {
      if (Lines.isBlank(head, lines.start(line), lines.end(line))) {
        continue;
      }
      JsonText.Value turn = JsonText.parse(head, lines.start(line), lines.end(line), names);
      if (turn == null || turn.kind != JsonText.Kind.OBJECT) {
        return false;
      }
      boolean said = false;
      boolean isOfLog = false;
      String speaker = null;
      for (JsonText.Value child = turn.first; child != null; child = child.next) {
        isOfLog |= child.is(JsonName.OF_LOGS);
        said |= child.is(JsonName.SAID) && child.kind == JsonText.Kind.STRING;
        if (isSpeaker(child)) {
          speaker = head.substring(child.start, child.end);
        }
      }
      boolean isInRole = speaker != null && isRole(speaker, lexicon);
      if (!said || speaker == null || isOfLog && !isInRole) {
        others++;
        continue;
      }
      areInRoles &= isInRole;
      speakers.add(speaker);
      turns++;
    }
    boolean some = others == 0 ? turns > 1 : turns >= FEWEST_TURNS && turns >= others && areInRoles;
    return some && speakers.size() > 1 && speakers.size() <= MOST_SPEAKERS;
  }

  private static boolean isRole(String value, Lexicon lexicon) {
    char[] chars = value.toCharArray();
    int from = 0;
    while (from < chars.length && !Chars.isLetter(chars[from])) {
      from++;
    }
    int end = Lexicon.wordEnd(chars, from, chars.length);
    return end > from && (lexicon.lookup(chars, from, end) & Lexicon.SPEAKER) != 0;
  }

  private TranscriptText read() {
    collect(root, top);
    places.forEach(place -> paths.add(place.path()));
    format = format();
    TranscriptText.Builder file = new TranscriptText.Builder();
    numbered.forEach(member -> name(member, file));
    for (Place place : places) {
      read(place, file);
    }
    codes.forEach(list -> file.passage(joined(list)));
    if (format == TranscriptFormat.JSON) {
      file.passage(withoutThoseApart());
    }
    return file.build(format);
  }

  /** The file as it is written, but for the values that are read by themselves alone. */
  private Passage withoutThoseApart() {
    if (apart.isEmpty()) {
      return Passage.of(text, 0, text.length());
    }
    Passage whole = Passage.of(text, 0, text.length());
    Passage written = new Passage();
    int from = 0;
    apart.sort(Comparator.comparingInt(value -> value.start));
    for (JsonText.Value value : apart) {
      written.add(whole, from, value.start + 1);
      from = value.end - 1;
    }
    written.add(whole, from, text.length());
    return written;
  }

  private void read(Place place, TranscriptText.Builder file) {
    boolean said = format.isTranscript() && place.isSaid;
    // A file that is no transcript is read as it is besides: there all places count.
    boolean skips = !all && format.isTranscript() && !said;
    boolean byChannel = said && isAChannelEach(place);
    Speech speech = new Speech(byChannel, said ? place.values.size() : 0);
    JsonText.Value before = null;
    long saidBefore = -1;
    for (JsonText.Value value : place.values) {
      if (skips && (place.isSameQuiet(value, chars) || isQuiet(value))) {
        place.lastQuiet = value;
        continue;
      }
      Slot slot = slot(value);
      JsonText.Value segment = timed;
      Passage passage = decoded(value);
      String speaker = said ? speaker(value) : null;
      boolean isTurn = said && (!isOfLines || speaker != null);
      if (isTurn) {
        // A word of which only its segment has a time follows the word before it.
        boolean isInOneSegment = before != null && segment != null && segment.start < before.start;
        long begins = slot.fromMillis();
        saidBefore = isInOneSegment && begins >= 0 ? Math.max(begins, saidBefore) : begins;
        before = value;
        speech.add(speaker, saidBefore, withoutLabel(value, passage));
      }
      boolean mayHoldMore =
          value.isEscaped
              || mayHoldBreaks
                  && value.end - value.start > SHORTEST_INSIDE
                  && BreakReader.holdsBreaks(text, value.start, value.end);
      TranscriptText read = mayHoldMore && !namesCode(value) ? readInside(passage) : null;
      boolean inside = read != null;
      if (read == null) {
        file.slot(slot);
      } else {
        file.inside(read, passage, slot, isTurn);
      }
      if (inside || value.isEscaped && holdsLines(passage)) {
        apart.add(value);
      }
      if (!isTurn && !inside) {
        Passage named = new Passage();
        JsonName name = nameOf(value);
        boolean isSaid = name.is(JsonName.SAID) && name.text.equals(name.plain);
        named.add(isSaid ? "" : name.text + ": ");
        named.add(passage);
        if (isSaid && !format.isTranscript()) {
          file.text(named);
        } else {
          file.passage(named);
        }
      }
    }
    file.speech(speech);
  }

  private Passage withoutLabel(JsonText.Value value, Passage passage) {
    Turn turn = turns.get(value);
    if (turn == null || !turn.isLabelled) {
      return passage;
    }
    int label = 0;
    while (label < passage.length() && passage.charAt(label) != ':') {
      label++;
    }
    Passage said = new Passage();
    said.add(passage, Math.min(label + 1, passage.length()), passage.length());
    return said;
  }

  /** Whether what a value holds has its name from the member about it: {@code "cvv": "[418]"}. */
  private boolean namesCode(JsonText.Value value) {
    return lexicon.holdsPhrase(nameOf(value).text);
  }

  private static boolean holdsLines(Passage passage) {
    for (int i = 0; i < passage.length() - 1; i++) {
      if (passage.charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether each value is all that was said in one channel, as in the combined phrases of Azure: no
   * answer stands behind its question there.
   */
  private boolean isAChannelEach(Place place) {
    Set<String> channels = new HashSet<>();
    for (JsonText.Value value : place.values) {
      JsonText.Value about = value.parent;
      if (about == null) {
        return false;
      }
      times(value);
      if (from >= 0) {
        return false;
      }
      String channel = "";
      for (JsonText.Value child = about.first; child != null; child = child.next) {
        if (child.is(JsonName.OF_CHANNEL) && child.isSimple()) {
          channel = text.substring(child.start, child.end);
        }
      }
      if (channel.isEmpty() || !channels.add(channel)) {
        return false;
      }
    }
    return channels.size() > 1;
  }

  /** Whether a value and its name hold too few digits for a number, and no name of a code. */
  private boolean isQuiet(JsonText.Value value) {
    if (value.isEscaped) {
      return false;
    }
    JsonName name = nameOf(value);
    if (name.worth < 0) {
      name.worth = Worth.of(name.text.toCharArray(), 0, name.text.length(), lexicon);
    }
    int left = CardNetworks.MIN_LENGTH - name.worth;
    // A number has no more digits than characters, and one letter at most.
    return value.kind == JsonText.Kind.NUMBER && value.end - value.start + Worth.OF_WORD < left
        || Worth.of(chars, value.start, value.end, lexicon) < left;
  }

  /** Reads a value that is itself JSON, or a transcript such as one in WebVTT; else null. */
  private @Nullable TranscriptText readInside(Passage passage) {
    String inside = passage.text();
    TranscriptText read = null;
    if (inside.startsWith("{") || inside.startsWith("[")) {
      read = JsonReader.read(inside, lexicon, all);
      read = read == null ? JsonReader.readLines(inside, lexicon, all) : read;
    }
    if (read == null
        && passage.length() > SHORTEST_INSIDE
        && (inside.indexOf('\n') >= 0 || inside.indexOf('<') >= 0)) {
      read = TranscriptFormats.readLines(inside, lexicon, all);
      read = read != null && read.format.isTranscript() ? read : null;
    }
    return read;
  }

  /**
   * Notes what is said in a list of turns: {@code [{"agent": "…"}, {"customer": "…"}]}, {@code
   * [["Agent", "…"], ["Customer", "…"]]}, {@code ["Agent: …", "Customer: …"]}.
   */
  private boolean isListOfTurns(JsonText.Value list) {
    if (list.first == null || turn(list.first) == null) {
      return false; // as of most lists
    }
    List<Turn> found = new ArrayList<>();
    Set<String> speakers = new HashSet<>();
    for (JsonText.Value element = list.first; element != null; element = element.next) {
      Turn turn = turn(element);
      if (turn == null) {
        return false;
      }
      found.add(turn);
      speakers.add(turn.speaker);
    }
    if (found.size() < FEWEST_TURNS
        || speakers.size() < 2
        || speakers.size() > MOST_SPEAKERS
        || found.stream().noneMatch(turn -> chars[turn.said.end - 2] == '?')) {
      return false;
    }
    found.forEach(turn -> turns.put(turn.said, turn));
    return true;
  }

  private @Nullable Turn turn(JsonText.Value element) {
    JsonText.Value first = element.first;
    if (element.kind == JsonText.Kind.STRING) {
      int colon = element.start + 1;
      while (colon < element.end && colon - element.start <= LONGEST_LABEL && chars[colon] != ':') {
        colon++;
      }
      return colon >= element.end || chars[colon] != ':' || !isRole(element.start + 1, colon)
          ? null
          : new Turn(text.substring(element.start + 1, colon), true, element);
    }
    if (first == null || first.kind != JsonText.Kind.STRING) {
      return null;
    }
    JsonText.Value second = first.next;
    if (element.kind == JsonText.Kind.OBJECT) {
      return second == null && isRole(first.nameStart(), first.nameEnd())
          ? new Turn(first.name.text, false, first)
          : null;
    }
    if (second == null || second.next != null || second.kind != JsonText.Kind.STRING) {
      return null;
    }
    return isRole(first.start + 1, first.end - 1)
        ? new Turn(text.substring(first.start + 1, first.end - 1), false, second)
        : null;
  }

  /** "Agent", "Speaker 1", "agent_2". */
  private boolean isRole(int from, int to) {
    int end = Lexicon.wordEnd(chars, from, to);
    return end > from
        && to - from <= LONGEST_LABEL
        && (lexicon.lookup(chars, from, end) & Lexicon.SPEAKER) != 0;
  }

  private void collect(JsonText.Value value, Place place) {
    if (value.isSimple()) {
      if (place.values.isEmpty()) {
        places.add(place);
      }
      place.values.add(value);
    }
    if (value.kind == JsonText.Kind.ARRAY && areDigits(value) && namesCode(value)) {
      codes.add(value);
    }
    boolean isObject = value.kind == JsonText.Kind.OBJECT;
    // IBM: "timestamps": [["four", 0.5, 0.7], …]
    boolean isWordFirst = value.isIn(JsonText.Kind.ARRAY) && isOfWordList(value);
    boolean keepsIndex =
        value.kind == JsonText.Kind.ARRAY && (isWordFirst || value.is(JsonName.ALTERNATIVES));
    Place any = null;
    if (value.kind == JsonText.Kind.ARRAY && isListOfTurns(value)) {
      Place said = place.child(ANY, false).child(ANY, true);
      for (JsonText.Value child = value.first; child != null; child = child.next) {
        JsonText.Value first = child.first;
        if (first != null && first.next != null) {
          collect(first, place.child(ANY, false)); // who says it
        }
        collect(first == null ? child : first.next == null ? first : first.next, said);
      }
      return;
    }
    for (JsonText.Value child = value.first; child != null; child = child.next) {
      Place step;
      if (isObject) {
        step = place.child(child.name);
        if (child.name.hasLongNumber()) {
          numbered.add(child);
        }
      } else if (keepsIndex) {
        step = place.child(child.step(), isWordFirst && child == value.first);
      } else {
        any = any == null ? place.child(ANY, false) : any;
        step = any;
      }
      collect(child, step);
    }
  }

  /** {@code [4, 1, 8]}, {@code ["4", "1", "8"]}: as many as a code has. */
  private boolean areDigits(JsonText.Value list) {
    int count = 0;
    for (JsonText.Value child = list.first; child != null; child = child.next) {
      int quote = child.kind == JsonText.Kind.STRING ? 1 : 0;
      if (!child.isSimple()
          || child.end - child.start != 1 + 2 * quote
          || !Chars.isAsciiDigit(chars[child.start + quote])
          || count == MOST_OF_CODE) {
        return false;
      }
      count++;
    }
    return count >= FEWEST_OF_CODE;
  }

  /** The elements of a list of digits behind its name, as one number. */
  private Passage joined(JsonText.Value list) {
    Passage joined = new Passage();
    joined.add(nameOf(list).text + ": ");
    for (JsonText.Value child = list.first; child != null; child = child.next) {
      joined.add(decoded(child));
    }
    return joined;
  }

  private static boolean isOfWordList(JsonText.Value value) {
    JsonText.Value list = value.parent;
    return list != null && list.is(JsonName.WORD_LISTS);
  }

  /** A name is the program's, but it may hold anything. */
  private void name(JsonText.Value member, TranscriptText.Builder file) {
    file.slot(Slot.of(member.nameStart(), member.nameEnd(), Slot.Form.JSON_STRING));
    file.passage(JsonText.decode(text, member.nameStart(), member.nameEnd()));
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
    if (has("monologues/*/elements/*/value")) {
      return TranscriptFormat.JSON_TURNS;
    }
    return isTurns() ? TranscriptFormat.JSON_TURNS : TranscriptFormat.JSON;
  }

  private boolean has(String place) {
    return paths.contains(place);
  }

  private boolean hasEnd(String place) {
    return has(place) || paths.stream().anyMatch(each -> each.endsWith("/" + place));
  }

  /** Returns whether some list says what was said, and by whom or from when to when. */
  private boolean isTurns() {
    for (Place place : places) {
      if (place.isSaid && place.isOfList()) {
        int known = 0;
        for (JsonText.Value value : place.values) {
          known += value.kind == JsonText.Kind.STRING && isTurn(value) ? 1 : 0;
        }
        if (known * 2 > place.values.size()) {
          return true;
        }
      }
    }
    // The text of a line of JSON beside its words.
    return has("text") && (has("words/*/word") || has("words/*/text"));
  }

  private boolean isTurn(JsonText.Value value) {
    times(value);
    return from >= 0 && to >= 0 || turns.containsKey(value) || isBesideSpeaker(value);
  }

  private static boolean isBesideSpeaker(JsonText.Value value) {
    JsonText.Value parent = value.parent;
    if (parent == null) {
      return false;
    }
    for (JsonText.Value child = parent.first; child != null; child = child.next) {
      if (child != value && child.is(JsonName.SPEAKER)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value tells who says what stands beside it. */
  static boolean isSpeaker(JsonText.Value value) {
    return value.is(JsonName.SPEAKER) && value.isSimple();
  }

  private Passage decoded(JsonText.Value value) {
    if (value.kind != JsonText.Kind.STRING) {
      return Passage.of(text, value.start, value.end);
    }
    return value.isEscaped
        ? JsonText.decode(text, value.start + 1, value.end - 1)
        : Passage.of(text, value.start + 1, value.end - 1);
  }

  private Slot slot(JsonText.Value value) {
    boolean string = value.kind == JsonText.Kind.STRING;
    times(value);
    return new Slot(
        string ? value.start + 1 : value.start,
        string ? value.end - 1 : value.end,
        string ? Slot.Form.JSON_STRING : Slot.Form.JSON_NUMBER,
        value,
        from,
        to);
  }

  /** Returns the name of a value, or of the list that it is in. */
  private static JsonName nameOf(JsonText.Value value) {
    JsonText.Value at = value;
    while (at.parent != null && !at.isIn(JsonText.Kind.OBJECT)) {
      at = at.parent;
    }
    return at.name;
  }

  /** Who says it: what the nearest object about it says. */
  private @Nullable String speaker(JsonText.Value value) {
    Turn turn = turns.get(value);
    if (turn != null) {
      return turn.speaker;
    }
    for (JsonText.Value at = value; at.parent != null; at = at.parent) {
      JsonText.Value about = at.parent;
      if (about.kind == JsonText.Kind.OBJECT) {
        // A channel may hold several speakers.
        JsonText.Value speaker = null;
        for (JsonText.Value child = about.first; child != null; child = child.next) {
          if (child != value
              && isSpeaker(child)
              && (speaker == null || speaker.is(JsonName.OF_CHANNEL))) {
            speaker = child;
          }
        }
        if (speaker == null) {
          speaker = firstSpeaker(about, value);
        }
        if (speaker != null) {
          return speakerAt(speaker.start, speaker.end);
        }
        String byTime = speakerByTime(about);
        if (byTime != null) {
          return byTime;
        }
      } else if (about.is(JsonName.BY_SPEAKER)) {
        return at.step();
      }
    }
    return null;
  }

  /** What stands at [start, end): mostly the same as the time before. */
  private String speakerAt(int start, int end) {
    if (lastSpeaker.length() != end - start || !text.startsWith(lastSpeaker, start)) {
      lastSpeaker = text.substring(start, end);
    }
    return lastSpeaker;
  }

  /** The first in a list of speakers beside a value, as Zoom has it. */
  private static JsonText.@Nullable Value firstSpeaker(JsonText.Value about, JsonText.Value value) {
    for (JsonText.Value list = about.first; list != null; list = list.next) {
      JsonText.Value speaker = list.first;
      if (list != value && list.is(JsonName.SPEAKERS) && speaker != null) {
        for (JsonText.Value name = speaker.first; name != null; name = name.next) {
          if (isSpeaker(name)) {
            return name;
          }
        }
      }
    }
    return null;
  }

  private @Nullable String speakerByTime(JsonText.Value object) {
    String start = format == TranscriptFormat.AMAZON_TRANSCRIBE ? rawStart(object) : "";
    if (start.isEmpty()) {
      return null;
    }
    Map<String, String> speakers = speakersByTime;
    if (speakers == null) {
      speakers = new HashMap<>();
      collectSpeakers(root, speakers);
      speakersByTime = speakers;
    }
    return speakers.get(start);
  }

  private void collectSpeakers(JsonText.Value value, Map<String, String> speakers) {
    if (value.kind == JsonText.Kind.OBJECT) {
      for (JsonText.Value child = value.first; child != null; child = child.next) {
        if (child.is(JsonName.SPEAKER_LABEL) && child.isSimple()) {
          String start = rawStart(value);
          if (!start.isEmpty()) {
            speakers.putIfAbsent(start, text.substring(child.start, child.end));
          }
        }
      }
    }
    for (JsonText.Value child = value.first; child != null; child = child.next) {
      if (child.first != null) {
        collectSpeakers(child, speakers);
      }
    }
  }

  private String rawStart(JsonText.Value object) {
    for (JsonText.Value child = object.first; child != null; child = child.next) {
      if (child.is(JsonName.START_TIME) && child.isSimple()) {
        return text.substring(child.start, child.end);
      }
    }
    return "";
  }

  /**
   * Looks from when to when it is said, in milliseconds, by the nearest object that says it, and
   * keeps that in {@link #from} and {@link #to}.
   */
  private void times(JsonText.Value value) {
    from = -1;
    to = -1;
    timed = null;
    for (JsonText.Value at = value; from < 0 && at.parent != null; at = at.parent) {
      JsonText.Value about = at.parent;
      if (about.kind != JsonText.Kind.OBJECT) {
        continue;
      }
      timed = about;
      long lasts = -1;
      for (JsonText.Value child = about.first; child != null; child = child.next) {
        if (!child.is(JsonName.OF_TIME)) {
          continue;
        }
        if (child.kind == JsonText.Kind.OBJECT && child.is(JsonName.OFFSET) && from < 0) {
          from = inMillis(child);
        } else if (child.kind == JsonText.Kind.OBJECT && child.is(JsonName.DURATION)) {
          lasts = inMillis(child);
        }
        if (child == value || !child.isSimple()) {
          continue;
        }
        if (child.is(JsonName.FROM)) {
          from = millis(child);
        } else if (child.is(JsonName.TO)) {
          to = millis(child);
        } else if (child.is(JsonName.LASTS)) {
          lasts = millis(child);
        }
      }
      to = to < 0 && from >= 0 && lasts >= 0 ? from + lasts : to;
    }
  }

  /** {@code {"milliseconds": 44550}}, as Genesys has it. */
  private long inMillis(JsonText.Value object) {
    for (JsonText.Value child = object.first; child != null; child = child.next) {
      if (child.is(JsonName.MILLISECONDS) && child.isSimple()) {
        return millis(child);
      }
    }
    return -1;
  }

  private long millis(JsonText.Value value) {
    boolean string = value.kind == JsonText.Kind.STRING;
    int start = string ? value.start + 1 : value.start;
    int end = string ? value.end - 1 : value.end;
    if (string) {
      if (end - start > 1 && chars[start] == 'P' && chars[start + 1] == 'T') {
        return Clock.iso(text.substring(start, end));
      }
      for (int i = start + 1; i < end; i++) {
        if (chars[i] == ':' && chars[start] != ':') {
          return Clock.millis(text, start, end);
        }
      }
      end -= end > start && chars[end - 1] == 's' ? 1 : 0;
    }
    int unit =
        value.is(JsonName.IN_TICKS)
                || format == TranscriptFormat.AZURE_SPEECH && value.is(JsonName.OFFSET)
            ? Clock.TICKS
            : value.is(JsonName.IN_MILLIS) || format == TranscriptFormat.ASSEMBLYAI
                ? Clock.MILLIS
                : Clock.SECONDS;
    return Clock.scaled(text, start, end, unit);
  }
}
