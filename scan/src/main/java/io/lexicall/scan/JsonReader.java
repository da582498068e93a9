package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that speech services write.
 *
 * <p>Services use different names for the same structure: lists hold what was said, in segments or
 * word by word, and the speaker and the time are beside or above the text. All values at the same
 * place of the elements of a list ({@code results/items/*}{@code /alternatives/0/content}) are one
 * speech. A list of alternatives gives one speech for each. So a number is found in each form in
 * which a service repeats it. All other values are scanned one by one, each with its name.
 */
final class JsonReader {

  /** By so many milliseconds the time of a piece may begin before that of the one before ends. */
  private static final int OVERLAP = 500;

  /** "cvv123" */
  private static final int SHORTEST_TELLING = 6;

  /** A text so short is no transcript in a value. */
  private static final int SHORTEST_INSIDE = 40;

  /**
   * What stands in a part of a file of another format.
   *
   * @param said tells the values that the reader of the file takes as what was said
   * @param from when it is said
   * @param to until when
   */
  private record Part(BiPredicate<JsonText, Integer> said, long from, long to) {}

  private final String text;

  /** The characters of the text, from {@link #base} on. */
  private final char[] chars;

  private final int base;

  private final Lexicon lexicon;

  /** Whether values are read too in which no card data can be, since others may look there. */
  private final boolean all;

  /** Whether turns may be parted by breaks of lines, as in HTML. */
  private final boolean mayHoldBreaks;

  private final JsonText json;

  /** Null where all of the file is JSON. */
  private final @Nullable Part part;

  private final JsonPlace top = new JsonPlace(null, "", false);

  /** The places that have values, in the order of their first value. */
  private final List<JsonPlace> places = new ArrayList<>();

  private final Set<String> paths = new HashSet<>();

  /** The values that are JSON, transcripts or lines themselves: what they say stays in them. */
  private final List<Integer> apart = new ArrayList<>();

  /** The lists of the digits of a code, and of those of a number in quotes. */
  private final List<Integer> digitLists = new ArrayList<>();

  /** The members whose names may hold card data. */
  private final List<Integer> numbered = new ArrayList<>();

  private final ListedTurns turns;
  private final ListedDigits digits;
  private final JsonSpeakers speakers;
  private final JsonTimes times;

  private TranscriptFormat format = TranscriptFormat.JSON;

  /** Whether the text is a value a line, of which some may be no turn. */
  private boolean isOfLines;

  private JsonReader(String text, JsonText json, Lexicon lexicon, boolean all) {
    this(text, json, lexicon, all, null);
  }

  private JsonReader(
      String text, JsonText json, Lexicon lexicon, boolean all, @Nullable Part part) {
    this.text = text;
    this.json = json;
    chars = json.chars();
    base = json.base();
    this.lexicon = lexicon;
    this.all = all;
    this.part = part;
    turns = new ListedTurns(text, json, lexicon);
    digits = new ListedDigits(text, json);
    speakers = new JsonSpeakers(text, json);
    times = new JsonTimes(text, json, part == null ? -1 : part.from, part == null ? -1 : part.to);
    // Searching for one character is far faster than for two.
    mayHoldBreaks =
        part != null || text.indexOf('<') >= 0 && (text.contains("<br") || text.contains("<BR"));
  }

  /**
   * Reads a text that is one JSON value; returns null if it is not.
   *
   * @param json where its values stand from then on
   */
  static @Nullable TranscriptText read(String text, JsonText json, Lexicon lexicon, boolean all) {
    return json.read(text) && json.isContainer(JsonText.ROOT)
        ? new JsonReader(text, json, lexicon, all).read()
        : null;
  }

  /**
   * Reads a text in which each line is a JSON object that names who said what; returns null if it
   * is not such a text. The lines of logs are objects too, but hold more than that.
   *
   * @param json where its values stand from then on
   */
  static @Nullable TranscriptText readLines(
      String text, JsonText json, Lexicon lexicon, boolean all) {
    if (!TurnsByLine.are(text, true, lexicon)) {
      return null;
    }
    if (!json.readLines(text)) {
      return null;
    }
    JsonReader reader = new JsonReader(text, json, lexicon, all);
    reader.isOfLines = true;
    TranscriptText read = reader.read();
    return !read.format.isTranscript() ? null : read;
  }

  /**
   * Reads a line of JSON that is a transcript of its own, or holds one in a string; null if it is
   * neither. One that has no times, and only one speaker, may be a turn of a call that goes on in
   * the next line, and is none.
   *
   * @param json where its values stand from then on
   */
  static @Nullable TranscriptText readDocument(
      String line, JsonText json, Lexicon lexicon, boolean all) {
    if (!json.read(line) || !json.isContainer(JsonText.ROOT)) {
      return null;
    }
    JsonReader reader = new JsonReader(line, json, lexicon, all);
    reader.recognize();
    if (reader.format == TranscriptFormat.JSON && !reader.mayHoldTranscript()) {
      return null;
    }
    TranscriptText read = reader.build();
    return read.inside != null || reader.format.isTranscript() && reader.isOfItsOwn() ? read : null;
  }

  /**
   * Reads lines of JSON of which each holds a piece of what was said in one call, as speech
   * services write while they listen; returns null if they are not such lines.
   *
   * @param head the beginning of the text, which shows that
   * @param json where its values stand from then on
   */
  static @Nullable TranscriptText readPieces(
      String text, String head, JsonText json, Lexicon lexicon, boolean all) {
    TranscriptFormat each = ofPieces(head, head.length() == text.length(), lexicon);
    if (each == null || !json.readLines(text)) {
      return null;
    }
    JsonReader reader = new JsonReader(text, json, lexicon, all);
    reader.recognize();
    // The list of all lines does not show by itself what the times of each mean.
    reader.note(each);
    return reader.build();
  }

  /**
   * Returns the format of the lines of a text with this beginning if they hold what one speaker
   * said after the other, or nobody knows who, and each goes on in time where the one before ended;
   * else null.
   */
  static @Nullable TranscriptFormat ofPieces(String head, boolean whole, Lexicon lexicon) {
    JsonText json = new JsonText();
    TranscriptFormat each = null;
    long end = -1;
    int goOn = 0;
    int others = 0;
    for (String one : pieces(head, whole)) {
      if (!json.read(one) || !json.isContainer(JsonText.ROOT)) {
        continue;
      }
      JsonReader reader = new JsonReader(one, json, lexicon, false);
      reader.recognize();
      long[] bounds = reader.format.isTranscript() ? reader.boundsOfOne() : null;
      if (bounds == null) {
        continue;
      }
      if (end >= 0) {
        goOn += bounds[0] >= end - OVERLAP ? 1 : 0;
        others += bounds[0] >= end - OVERLAP ? 0 : 1;
      }
      each = each == null ? reader.format : each;
      end = bounds[1];
    }
    return goOn > others ? each : null;
  }

  /**
   * The first lines of a text; if its first line only begins a value, as where each is written over
   * lines, its first values.
   */
  private static List<String> pieces(String head, boolean whole) {
    Lines lines = new Lines(head, TurnsByLine.MOST_LOOKED_AT + 1);
    int count = Math.min(whole ? lines.count() : lines.count() - 1, TurnsByLine.MOST_LOOKED_AT);
    List<String> pieces = new ArrayList<>();
    boolean isOverLines = lines.count() > 0 && head.substring(0, lines.end(0)).strip().equals("{");
    for (int line = 0; line < count && !isOverLines; line++) {
      pieces.add(head.substring(lines.start(line), lines.end(line)));
    }
    int from = 0;
    while (isOverLines && from < head.length() && pieces.size() < TurnsByLine.MOST_LOOKED_AT) {
      int end = head.indexOf("\n}", from);
      if (end < 0) {
        break;
      }
      pieces.add(head.substring(from, end + 2));
      from = end + 2;
    }
    return pieces;
  }

  /** Whether a string may hold a transcript: it has several lines, or breaks. */
  private boolean mayHoldTranscript() {
    for (int value = 0; value < json.count(); value++) {
      if (json.kind(value) == JsonText.STRING
          && json.end(value) - json.start(value) > SHORTEST_INSIDE
          && (json.isEscaped(value) || mayHoldBreaks)) {
        return true;
      }
    }
    return false;
  }

  /** Whether what was said has times, or several speakers: no turn alone. */
  private boolean isOfItsOwn() {
    if (format != TranscriptFormat.JSON_TURNS) {
      return true;
    }
    String first = null;
    for (JsonPlace place : places) {
      if (!place.isSaid || !place.isOfList()) {
        continue;
      }
      for (int value = place.first; value >= 0; value = json.same(value)) {
        String speaker = speaker(value);
        if (times.beginOf(value) >= 0
            || first != null && speaker != null && !speaker.equals(first)) {
          return true;
        }
        first = first == null ? speaker : first;
      }
    }
    return false;
  }

  /**
   * When what was said begins and ends, in milliseconds, if all of it has times; null if not, or if
   * several speakers said it, as in a call of its own.
   */
  private long @Nullable [] boundsOfOne() {
    String first = null;
    long begins = Long.MAX_VALUE;
    long ends = -1;
    for (JsonPlace place : places) {
      if (!place.isSaid || !place.isOfList()) {
        continue;
      }
      for (int value = place.first; value >= 0; value = json.same(value)) {
        String speaker = speaker(value);
        times.find(value);
        if (times.from() < 0 || first != null && speaker != null && !speaker.equals(first)) {
          return null;
        }
        first = first == null ? speaker : first;
        begins = Math.min(begins, times.from());
        ends = Math.max(ends, Math.max(times.from(), times.to()));
      }
    }
    return ends < 0 ? null : new long[] {begins, ends};
  }

  /**
   * Reads what stands in a part of a file of another format beside what was said there: each value
   * with its name, as in a transcript that is all JSON.
   *
   * @param json what was read of the part
   * @param said tells the values that were said
   * @param from when that was said, in milliseconds; -1 if that is not known
   * @param to until when
   * @param file what it becomes part of
   */
  static void readRest(
      String text,
      JsonText json,
      BiPredicate<JsonText, Integer> said,
      long from,
      long to,
      Lexicon lexicon,
      boolean all,
      TranscriptText.Builder file) {
    JsonReader reader = new JsonReader(text, json, lexicon, all, new Part(said, from, to));
    reader.note(TranscriptFormat.WEBVTT);
    reader.collect(JsonText.ROOT, reader.top);
    reader.readPlaces(file);
  }

  private TranscriptText read() {
    recognize();
    return build();
  }

  private void recognize() {
    collect(JsonText.ROOT, top);
    places.forEach(place -> paths.add(place.path()));
    note(format());
  }

  private void note(TranscriptFormat found) {
    format = found;
    times.note(found);
    speakers.note(found);
  }

  private TranscriptText build() {
    int looksForForms = format.isTranscript() ? markSecondForms() : 0;
    TranscriptText.Builder file = new TranscriptText.Builder(mostSaid());
    readPlaces(file);
    file.looked(looksForForms);
    if (format == TranscriptFormat.JSON) {
      file.passage(withoutThoseApart());
    }
    return file.build(format);
  }

  /** Finds what says the turns once more under another name; returns how many were looked at. */
  private int markSecondForms() {
    SecondForms forms = new SecondForms(text, json, lexicon);
    for (JsonPlace place : places) {
      if (!place.isSaid && place.isOfList()) {
        place.isSaid = forms.are(place.first);
      }
    }
    return forms.looks();
  }

  private void readPlaces(TranscriptText.Builder file) {
    numbered.forEach(member -> name(member, file));
    for (JsonPlace place : places) {
      read(place, file);
    }
    digitLists.forEach(list -> file.passage(digits.joined(list)));
    file.looked(times.looks() + speakers.looks());
  }

  /** So many values there are of those said, where most are. */
  private int mostSaid() {
    int most = 0;
    for (JsonPlace place : places) {
      most = place.isSaid ? Math.max(most, place.count) : most;
    }
    return most + 4;
  }

  /** The file as it is written, without the values that are read on their own. */
  private Passage withoutThoseApart() {
    if (apart.isEmpty()) {
      return Passage.of(text, 0, text.length());
    }
    Passage whole = Passage.of(text, 0, text.length());
    Passage written = new Passage();
    int from = 0;
    apart.sort(Comparator.naturalOrder());
    for (int value : apart) {
      written.add(whole, from, json.start(value) + 1);
      from = json.end(value) - 1;
    }
    written.add(whole, from, text.length());
    return written;
  }

  private void read(JsonPlace place, TranscriptText.Builder file) {
    // What was said in a part is known; a list there may hold its words once more.
    boolean said = format.isTranscript() && place.isSaid && (part == null || place.isOfList());
    // A file that is no transcript is also scanned as plain text, and then all places count.
    boolean skips = !all && format.isTranscript() && !said;
    boolean byChannel = said && isAChannelEach(place);
    Speech speech = new Speech(byChannel, said ? place.count : 0);
    Tellings tellings = said && place.isOfList() ? new Tellings(json, times::beginOf) : null;
    int before = JsonText.NONE;
    long saidBefore = -1;
    for (int value = place.first; value >= 0; value = json.same(value)) {
      if (skips && (isSame(value, place.lastQuiet) || isQuiet(value))) {
        place.lastQuiet = value;
        continue;
      }
      if (tellings != null && tellings.begins(value)) {
        if (tellings.isMore()) {
          file.beginning(speech);
        } else {
          file.speech(speech);
        }
        speech = new Speech(byChannel, place.count);
        before = JsonText.NONE;
        saidBefore = -1;
      }
      times.find(value);
      long begins = times.from();
      long ends = times.to();
      int segment = times.object();
      String speaker = said ? speaker(value) : null;
      boolean isTurn = said && (!isOfLines || speaker != null);
      if (isTurn) {
        // A word without a time of its own, in a segment that has one, follows the previous word.
        boolean isInOneSegment = before >= 0 && segment >= 0 && segment < before;
        saidBefore = isInOneSegment && begins >= 0 ? Math.max(begins, saidBefore) : begins;
        before = value;
      }
      boolean mayHoldMore =
          json.isEscaped(value)
              || mayHoldBreaks
                  && json.end(value) - json.start(value) > SHORTEST_INSIDE
                  && BreakReader.holdsBreaks(text, json.start(value), json.end(value));
      if (isTurn && !mayHoldMore && turns.isEmpty()) {
        slot(value, begins, ends, file);
        speech.add(speaker, saidBefore, text, json.contentStart(value), json.contentEnd(value));
        continue;
      }
      Passage passage = json.decoded(text, value);
      TranscriptText read = mayHoldMore && !namesCode(value) ? readInside(passage) : null;
      boolean inside = read != null;
      // The labels of turns in a value are none of its words.
      if (isTurn && (read == null || read.said.isEmpty())) {
        Passage spoken = inside ? saidInside(passage) : null;
        speech.add(speaker, saidBefore, spoken == null ? withoutLabel(value, passage) : spoken);
      }
      if (read == null) {
        slot(value, begins, ends, file);
      } else {
        file.inside(read, passage, slot(value, begins, ends), isTurn);
      }
      if (inside || json.isEscaped(value) && holdsLines(passage)) {
        apart.add(value);
      }
      if (!isTurn && !inside) {
        Passage named = new Passage();
        JsonName name = json.nameOf(value);
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

  private @Nullable String speaker(int value) {
    ListedTurns.Turn turn = turns.of(value);
    return turn == null ? speakers.of(value) : turn.speaker();
  }

  /** What is said in a string that holds an object of JSON, as Twilio's events do; else null. */
  private static @Nullable Passage saidInside(Passage passage) {
    String inside = passage.text();
    JsonText json = inside.startsWith("{") ? JsonText.parse(inside) : null;
    for (int child = json == null ? -1 : json.first(JsonText.ROOT);
        json != null && child >= 0;
        child = json.next(child)) {
      if (TurnsByLine.isSaidString(json, child)) {
        return JsonText.decode(inside, json.start(child) + 1, json.end(child) - 1).within(passage);
      }
    }
    return null;
  }

  private Passage withoutLabel(int value, Passage passage) {
    ListedTurns.Turn turn = turns.of(value);
    if (turn == null || !turn.isLabelled()) {
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

  /** Whether a value, and its name, are the same as another, if there is one. */
  private boolean isSame(int value, int other) {
    return other >= 0
        && !json.isEscaped(value)
        && json.isNamedAs(value, other)
        && json.isIn(value, JsonText.OBJECT)
        && Arrays.equals(
            chars,
            json.start(other) - base,
            json.end(other) - base,
            chars,
            json.start(value) - base,
            json.end(value) - base);
  }

  /** Whether what a value holds has its name from the member about it: {@code "cvv": "[418]"}. */
  private boolean namesCode(int value) {
    return lexicon.holdsPhrase(json.nameOf(value).text);
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
   * Returns whether each value is everything that was said in one channel, as in the combined
   * phrases of Azure: an answer does not follow its question there.
   */
  private boolean isAChannelEach(JsonPlace place) {
    Set<String> channels = new HashSet<>();
    for (int value = place.first; value >= 0; value = json.same(value)) {
      int about = json.parent(value);
      if (about < 0) {
        return false;
      }
      if (times.beginOf(value) >= 0) {
        return false;
      }
      String channel = "";
      for (int child = json.first(about); child >= 0; child = json.next(child)) {
        if (json.is(child, JsonName.OF_CHANNEL) && json.isSimple(child)) {
          channel = json.plain(text, child);
        }
      }
      if (channel.isEmpty() || !channels.add(channel)) {
        return false;
      }
    }
    return channels.size() > 1;
  }

  /** Whether a value and its name hold too few digits for a number, and no name of a code. */
  private boolean isQuiet(int value) {
    if (json.isEscaped(value)) {
      return false;
    }
    int left = CardNetworks.MIN_LENGTH - worth(json.nameOf(value));
    // A number has at most as many digits as characters, and at most one letter.
    return json.kind(value) == JsonText.NUMBER
            && json.end(value) - json.start(value) + Worth.OF_WORD < left
        || Worth.of(chars, json.start(value) - base, json.end(value) - base, lexicon) < left;
  }

  /** Reads a value that is itself JSON, or a transcript such as one in WebVTT; else null. */
  private @Nullable TranscriptText readInside(Passage passage) {
    String inside = passage.text();
    TranscriptText read = null;
    if (inside.startsWith("{") || inside.startsWith("[")) {
      read = JsonReader.read(inside, new JsonText(), lexicon, all);
      read = read == null ? JsonReader.readLines(inside, new JsonText(), lexicon, all) : read;
    }
    if (read == null
        && passage.length() > SHORTEST_INSIDE
        && (inside.indexOf('\n') >= 0 || inside.indexOf('<') >= 0)) {
      read = TranscriptFormats.readLines(inside, lexicon, all);
      read = read != null && read.format.isTranscript() ? read : null;
    }
    return read;
  }

  private void collect(int value, JsonPlace place) {
    if (json.isSimple(value)) {
      if (part != null && part.said.test(json, value)) {
        return;
      }
      if (place.add(value, json)) {
        places.add(place);
      }
      return;
    }
    if (json.kind(value) == JsonText.ARRAY
        && (digits.areCode(value) && namesCode(value) || digits.areNumber(value))) {
      digitLists.add(value);
    }
    boolean isObject = json.kind(value) == JsonText.OBJECT;
    // IBM: "timestamps": [["four", 0.5, 0.7], …]
    boolean isWordFirst = json.isIn(value, JsonText.ARRAY) && isOfWordList(value);
    boolean keepsIndex =
        json.kind(value) == JsonText.ARRAY
            && (isWordFirst || json.is(value, JsonName.ALTERNATIVES));
    JsonPlace any = null;
    if (json.kind(value) == JsonText.ARRAY && turns.note(value)) {
      JsonPlace said = place.child(JsonPlace.ANY, false).child(JsonPlace.ANY, true);
      for (int child = json.first(value); child >= 0; child = json.next(child)) {
        int first = json.first(child);
        if (first >= 0 && json.next(first) >= 0) {
          collect(first, place.child(JsonPlace.ANY, false)); // the speaker
        }
        collect(first < 0 ? child : json.next(first) < 0 ? first : json.next(first), said);
      }
      return;
    }
    for (int child = json.first(value); child >= 0; child = json.next(child)) {
      JsonPlace step;
      if (isObject) {
        step = place.child(json.name(child));
        if (mayTell(json.name(child))) {
          numbered.add(child);
        }
      } else if (keepsIndex) {
        step = place.child(json.step(child), isWordFirst && child == json.first(value));
      } else {
        any = any == null ? place.child(JsonPlace.ANY, false) : any;
        step = any;
      }
      collect(child, step);
    }
  }

  /** Whether a name may hold a number, in figures or words, or a code: {@code "cvv 123"}. */
  private boolean mayTell(JsonName name) {
    if (name.length() >= SHORTEST_TELLING
        && !name.hasLongNumber()
        && worth(name) >= CardNetworks.MIN_LENGTH) {
      name.tells = Worth.digits(name.text.toCharArray(), lexicon) >= ListedDigits.FEWEST_OF_CODE;
    }
    return name.tells || name.hasLongNumber();
  }

  private int worth(JsonName name) {
    if (name.worth < 0) {
      name.worth = Worth.of(name.text.toCharArray(), 0, name.text.length(), lexicon);
    }
    return name.worth;
  }

  private boolean isOfWordList(int value) {
    int list = json.parent(value);
    return list >= 0 && json.is(list, JsonName.WORD_LISTS);
  }

  /** A name is the program's, but it may hold anything. */
  private void name(int member, TranscriptText.Builder file) {
    file.slot(Slot.of(json.nameStart(member), json.nameEnd(member), Slot.Form.JSON_STRING));
    file.passage(JsonText.decode(text, json.nameStart(member), json.nameEnd(member)));
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
    if (has("segments/*/text") && has("segments/*/start")
        || has("transcription/*/text") && has("transcription/*/offsets/from")) {
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
    for (JsonPlace place : places) {
      if (place.isSaid && place.isOfList()) {
        int known = 0;
        for (int value = place.first; value >= 0; value = json.same(value)) {
          known += json.kind(value) == JsonText.STRING && isTurn(value) ? 1 : 0;
        }
        if (known * 2 > place.count) {
          return true;
        }
      }
    }
    // The text of a JSON line that also lists its words.
    return has("text") && (has("words/*/word") || has("words/*/text"));
  }

  private boolean isTurn(int value) {
    times.find(value);
    return times.from() >= 0 && times.to() >= 0
        || turns.of(value) != null
        || speakers.areBeside(value);
  }

  private void slot(int value, long fromMillis, long toMillis, TranscriptText.Builder file) {
    if (part == null) {
      file.slot(json, value, fromMillis, toMillis);
    } else {
      file.slot(slot(value, fromMillis, toMillis));
    }
  }

  private Slot slot(int value, long fromMillis, long toMillis) {
    boolean string = json.kind(value) == JsonText.STRING;
    return new Slot(
        json.contentStart(value),
        json.contentEnd(value),
        string ? Slot.Form.JSON_STRING : Slot.Form.JSON_NUMBER,
        json,
        value,
        fromMillis,
        toMillis);
  }
}
