package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /** So many digits the milliseconds since 1970 have. */
  private static final int DIGITS_OF_DAY = 13;

  /** So many seconds lie between two times of a call on average, or fewer. */
  private static final int MOST_APART = 60;

  /** No integer of more digits is a time of a call. */
  private static final int LONGEST_TIME = 15;

  /** The first lines of a file, by which it is decided what all of them are. */
  private static final int MOST_LOOKED_AT = 64;

  /** By so many milliseconds the time of a piece may begin before that of the one before ends. */
  private static final int OVERLAP = 500;

  private static final int MOST_SPEAKERS = 16;

  private static final int LONGEST_LABEL = 24;

  private static final int FEWEST_TURNS = 4;

  /** The step to the elements of a list. */
  private static final String ANY = "*";

  private static final int FEW_NAMES = 8;

  /** A search that looked at more members than this is remembered, and not repeated. */
  private static final int MANY = 16;

  /** "cvv123" */
  private static final int SHORTEST_TELLING = 6;

  private static final int FEWEST_OF_CODE = 3;
  private static final int SHORTEST_OF_GROUPS = 2;
  private static final int MOST_OF_CODE = 4;

  /** The two sides of a call, as Twilio writes them. */
  private static final Set<String> TRACKS = Set.of("\"inbound_track\"", "\"outbound_track\"");

  /** A text so short is no transcript in a value. */
  private static final int SHORTEST_INSIDE = 40;

  /** All values that stand at the same place of a list's elements. */
  private static final class Place {
    /** The first value there, of which each knows the next. */
    int first = JsonText.NONE;

    private int last = JsonText.NONE;
    int count;

    /** Whether what stands there is said, by its name, or as a second form of what is. */
    boolean isSaid;

    private final @Nullable Place parent;
    private final String step;
    private final Map<String, Place> children = new HashMap<>();

    /** The names of the first few children; {@link #named} holds these children. */
    private final @Nullable JsonName[] names = new JsonName[FEW_NAMES];

    private final @Nullable Place[] named = new Place[FEW_NAMES];

    /** The last value that was found to hold no card data; an equal one holds none either. */
    int lastQuiet = JsonText.NONE;

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
  private record Turn(String speaker, boolean isLabelled, int said) {}

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

  private final Place top = new Place(null, "", false);

  /** The places that have values, in the order of their first value. */
  private final List<Place> places = new ArrayList<>();

  private final Set<String> paths = new HashSet<>();

  /** The values that are JSON, transcripts or lines themselves: what they say stays in them. */
  private final List<Integer> apart = new ArrayList<>();

  /** The lists of the digits of a code, and of those of a number in quotes. */
  private final List<Integer> digitLists = new ArrayList<>();

  /** The members whose names may hold card data. */
  private final List<Integer> numbered = new ArrayList<>();

  /**
   * Who spoke when, where an older output of Amazon Transcribe has it in a separate list; null
   * until it is first needed.
   */
  private @Nullable Map<String, String> speakersByTime;

  /** The values that are said in lists of turns without names of fields. */
  private final Map<Integer, Turn> turns = new HashMap<>();

  /** When what was asked for last begins to be said; -1 if unknown. */
  private long from;

  /** When that ends. */
  private long to;

  /** The object that says so. */
  private int timed = JsonText.NONE;

  /** The value of which the times were asked for last: mostly they are asked for several times. */
  private int lastTimed = JsonText.NONE;

  private TranscriptFormat format = TranscriptFormat.JSON;

  /** Whether the text is a value a line, of which some may be no turn. */
  private boolean isOfLines;

  private String lastSpeaker = "";

  /** So many members were looked at in search of what one says of others. */
  private int looks;

  // What was found with many looks is remembered: the times of an object; who speaks in it, or
  // none; whether one speaks in it; when it starts, as it is written.
  private final Map<Integer, long[]> manyTimes = new HashMap<>();
  private final Map<Integer, Integer> manySpeakers = new HashMap<>();
  private final Map<Integer, Boolean> manyBeside = new HashMap<>();
  private final Map<Integer, String> manyStarts = new HashMap<>();

  private final long[] times = new long[3];

  /** Whether integers without a unit are seconds; null before anyone asked. */
  private @Nullable Boolean areSeconds;

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
    if (!isTurnsByLine(text, true, lexicon)) {
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
    reader.format = each;
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
    Lines lines = new Lines(head, MOST_LOOKED_AT + 1);
    int count = Math.min(whole ? lines.count() : lines.count() - 1, MOST_LOOKED_AT);
    List<String> pieces = new ArrayList<>();
    boolean isOverLines = lines.count() > 0 && head.substring(0, lines.end(0)).strip().equals("{");
    for (int line = 0; line < count && !isOverLines; line++) {
      pieces.add(head.substring(lines.start(line), lines.end(line)));
    }
    int from = 0;
    while (isOverLines && from < head.length() && pieces.size() < MOST_LOOKED_AT) {
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
    for (Place place : places) {
      if (!place.isSaid || !place.isOfList()) {
        continue;
      }
      for (int value = place.first; value >= 0; value = json.same(value)) {
        String speaker = speaker(value);
        if (beginOf(value) >= 0 || first != null && speaker != null && !speaker.equals(first)) {
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
    for (Place place : places) {
      if (!place.isSaid || !place.isOfList()) {
        continue;
      }
      for (int value = place.first; value >= 0; value = json.same(value)) {
        String speaker = speaker(value);
        times(value);
        if (from < 0 || first != null && speaker != null && !speaker.equals(first)) {
          return null;
        }
        first = first == null ? speaker : first;
        begins = Math.min(begins, from);
        ends = Math.max(ends, Math.max(from, to));
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
    reader.format = TranscriptFormat.WEBVTT;
    reader.collect(JsonText.ROOT, reader.top);
    reader.readPlaces(file);
  }

  /**
   * Returns whether a text with this beginning has one object a line, each with what one speaker
   * said; or at least half of them with what people in a call said, among other entries.
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
      JsonText json = JsonText.parse(head, lines.start(line), lines.end(line), names);
      if (json == null || json.kind(JsonText.ROOT) != JsonText.OBJECT) {
        return false;
      }
      boolean said = false;
      boolean isOfLog = false;
      String speaker = null;
      for (int child = json.first(JsonText.ROOT); child >= 0; child = json.next(child)) {
        isOfLog |= json.is(child, JsonName.OF_LOGS);
        said |= json.is(child, JsonName.SAID) && isOrHoldsSaid(json, child);
        int named = json.isSpeaker(child) ? child : json.speakerOf(child);
        if (named >= 0 && (speaker == null || !json.is(child, JsonName.DIRECTION))) {
          speaker = json.plain(head, named);
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

  /** {@code "text": "…"}, {@code "body": {"content": "…"}}, {@code "content": [{"text": "…"}]}. */
  private static boolean isOrHoldsSaid(JsonText json, int value) {
    if (!json.isContainer(value)) {
      return json.kind(value) == JsonText.STRING;
    }
    for (int child = json.first(value); child >= 0; child = json.next(child)) {
      boolean isPart = json.kind(value) == JsonText.ARRAY && json.kind(child) == JsonText.OBJECT;
      if (isPart ? isOrHoldsSaid(json, child) : isSaidString(json, child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSaidString(JsonText json, int value) {
    return json.is(value, JsonName.SAID) && json.kind(value) == JsonText.STRING;
  }

  private static boolean isRole(String value, Lexicon lexicon) {
    char[] chars = value.toCharArray();
    int from = 0;
    while (from < chars.length && !Chars.isLetter(chars[from])) {
      from++;
    }
    int end = Lexicon.wordEnd(chars, from, chars.length);
    return end > from && (lexicon.lookup(chars, from, end) & Lexicon.SPEAKER) != 0
        || TRACKS.contains(value);
  }

  private TranscriptText read() {
    recognize();
    return build();
  }

  private void recognize() {
    collect(JsonText.ROOT, top);
    places.forEach(place -> paths.add(place.path()));
    format = format();
    lastTimed = JsonText.NONE; // the units of times depend on the format
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
    for (Place place : places) {
      if (!place.isSaid && place.isOfList()) {
        place.isSaid = forms.are(place.first);
      }
    }
    return forms.looks();
  }

  private void readPlaces(TranscriptText.Builder file) {
    numbered.forEach(member -> name(member, file));
    for (Place place : places) {
      read(place, file);
    }
    digitLists.forEach(list -> file.passage(joined(list)));
    file.looked(looks);
  }

  /** So many values there are of those said, where most are. */
  private int mostSaid() {
    int most = 0;
    for (Place place : places) {
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

  private void read(Place place, TranscriptText.Builder file) {
    // What was said in a part is known; a list there may hold its words once more.
    boolean said = format.isTranscript() && place.isSaid && (part == null || place.isOfList());
    // A file that is no transcript is also scanned as plain text, and then all places count.
    boolean skips = !all && format.isTranscript() && !said;
    boolean byChannel = said && isAChannelEach(place);
    Speech speech = new Speech(byChannel, said ? place.count : 0);
    Tellings tellings = said && place.isOfList() ? new Tellings(json, this::beginOf) : null;
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
      times(value);
      long begins = from;
      long ends = to;
      int segment = timed;
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
        speech.add(speaker, saidBefore, text, contentStart(value), contentEnd(value));
        continue;
      }
      Passage passage = decoded(value);
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

  /** What is said in a string that holds an object of JSON, as Twilio's events do; else null. */
  private static @Nullable Passage saidInside(Passage passage) {
    String inside = passage.text();
    JsonText json = inside.startsWith("{") ? JsonText.parse(inside) : null;
    for (int child = json == null ? -1 : json.first(JsonText.ROOT);
        json != null && child >= 0;
        child = json.next(child)) {
      if (isSaidString(json, child)) {
        return JsonText.decode(inside, json.start(child) + 1, json.end(child) - 1).within(passage);
      }
    }
    return null;
  }

  private Passage withoutLabel(int value, Passage passage) {
    Turn turn = turnOf(value);
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

  private @Nullable Turn turnOf(int value) {
    return turns.isEmpty() ? null : turns.get(value);
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
   * Returns whether each value is everything that was said in one channel, as in the combined
   * phrases of Azure: an answer does not follow its question there.
   */
  private boolean isAChannelEach(Place place) {
    Set<String> channels = new HashSet<>();
    for (int value = place.first; value >= 0; value = json.same(value)) {
      int about = json.parent(value);
      if (about < 0) {
        return false;
      }
      times(value);
      if (from >= 0) {
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
    int left = CardNetworks.MIN_LENGTH - worth(nameOf(value));
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

  /**
   * Notes what is said in a list of turns: {@code [{"agent": "…"}, {"customer": "…"}]}, {@code
   * [["Agent", "…"], ["Customer", "…"]]}, {@code ["Agent: …", "Customer: …"]}.
   */
  private boolean isListOfTurns(int list) {
    if (json.first(list) < 0 || turn(json.first(list)) == null) {
      return false; // as for most lists
    }
    List<Turn> found = new ArrayList<>();
    Set<String> speakers = new HashSet<>();
    for (int element = json.first(list); element >= 0; element = json.next(element)) {
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
        || found.stream().noneMatch(turn -> charAt(json.end(turn.said) - 2) == '?')) {
      return false;
    }
    found.forEach(turn -> turns.put(turn.said, turn));
    return true;
  }

  private @Nullable Turn turn(int element) {
    int first = json.first(element);
    if (json.kind(element) == JsonText.STRING) {
      int colon = json.start(element) + 1;
      while (colon < json.end(element)
          && colon - json.start(element) <= LONGEST_LABEL
          && charAt(colon) != ':') {
        colon++;
      }
      return colon >= json.end(element)
              || charAt(colon) != ':'
              || !isRole(json.start(element) + 1, colon)
          ? null
          : new Turn(text.substring(json.start(element) + 1, colon), true, element);
    }
    if (first < 0 || json.kind(first) != JsonText.STRING) {
      return null;
    }
    int second = json.next(first);
    if (json.kind(element) == JsonText.OBJECT) {
      return second < 0 && isRole(json.nameStart(first), json.nameEnd(first))
          ? new Turn(json.name(first).text, false, first)
          : null;
    }
    if (second < 0 || json.next(second) >= 0 || json.kind(second) != JsonText.STRING) {
      return null;
    }
    return isRole(json.start(first) + 1, json.end(first) - 1)
        ? new Turn(text.substring(json.start(first) + 1, json.end(first) - 1), false, second)
        : null;
  }

  /** "Agent", "Speaker 1", "agent_2". */
  private boolean isRole(int from, int to) {
    int start = from - base;
    int end = Lexicon.wordEnd(chars, start, to - base);
    return end > start
        && to - from <= LONGEST_LABEL
        && (lexicon.lookup(chars, start, end) & Lexicon.SPEAKER) != 0;
  }

  private void collect(int value, Place place) {
    if (json.isSimple(value)) {
      if (part != null && part.said.test(json, value)) {
        return;
      }
      if (place.count == 0) {
        places.add(place);
        place.first = value;
      } else {
        json.noteSame(place.last, value);
      }
      place.last = value;
      place.count++;
      return;
    }
    if (json.kind(value) == JsonText.ARRAY
        && (areDigits(value, FEWEST_OF_CODE, MOST_OF_CODE) && namesCode(value)
            || beginsWithString(value)
                && (areDigits(value, CardNetworks.MIN_LENGTH, CardNetworks.MAX_LENGTH)
                    || areGroups(value)))) {
      digitLists.add(value);
    }
    boolean isObject = json.kind(value) == JsonText.OBJECT;
    // IBM: "timestamps": [["four", 0.5, 0.7], …]
    boolean isWordFirst = json.isIn(value, JsonText.ARRAY) && isOfWordList(value);
    boolean keepsIndex =
        json.kind(value) == JsonText.ARRAY
            && (isWordFirst || json.is(value, JsonName.ALTERNATIVES));
    Place any = null;
    if (json.kind(value) == JsonText.ARRAY && isListOfTurns(value)) {
      Place said = place.child(ANY, false).child(ANY, true);
      for (int child = json.first(value); child >= 0; child = json.next(child)) {
        int first = json.first(child);
        if (first >= 0 && json.next(first) >= 0) {
          collect(first, place.child(ANY, false)); // the speaker
        }
        collect(first < 0 ? child : json.next(first) < 0 ? first : json.next(first), said);
      }
      return;
    }
    for (int child = json.first(value); child >= 0; child = json.next(child)) {
      Place step;
      if (isObject) {
        step = place.child(json.name(child));
        if (mayTell(json.name(child))) {
          numbered.add(child);
        }
      } else if (keepsIndex) {
        step = place.child(json.step(child), isWordFirst && child == json.first(value));
      } else {
        any = any == null ? place.child(ANY, false) : any;
        step = any;
      }
      collect(child, step);
    }
  }

  /** Bare digits are found as they are written. */
  private boolean beginsWithString(int list) {
    int first = json.first(list);
    return first >= 0 && json.kind(first) == JsonText.STRING;
  }

  /** {@code [4, 1, 8]}, {@code ["4", "1", "8"]}: so many single digits, and nothing else. */
  private boolean areDigits(int list, int fewest, int most) {
    int count = 0;
    for (int child = json.first(list); child >= 0; child = json.next(child)) {
      int quote = json.kind(child) == JsonText.STRING ? 1 : 0;
      if (!json.isSimple(child)
          || json.end(child) - json.start(child) != 1 + 2 * quote
          || !Chars.isAsciiDigit(charAt(json.start(child) + quote))
          || count == most) {
        return false;
      }
      count++;
    }
    return count >= fewest;
  }

  /** {@code ["4111", "1111", "1111", "1111"]}: digits in quotes, so many as a number has. */
  private boolean areGroups(int list) {
    int digits = 0;
    for (int child = json.first(list); child >= 0; child = json.next(child)) {
      int start = json.start(child) + 1;
      int end = json.end(child) - 1;
      digits += end - start;
      if (json.kind(child) != JsonText.STRING
          || end - start < SHORTEST_OF_GROUPS
          || digits > CardNetworks.MAX_LENGTH) {
        return false;
      }
      for (int i = start; i < end; i++) {
        if (!Chars.isAsciiDigit(charAt(i))) {
          return false;
        }
      }
    }
    return digits >= CardNetworks.MIN_LENGTH && json.next(json.first(list)) >= 0;
  }

  /**
   * The elements of a list of digits behind its name, as one number. Groups keep their commas: like
   * bare ones, they are a number only if the name says so.
   */
  private Passage joined(int list) {
    Passage joined = new Passage();
    joined.add(nameOf(list).text + ": ");
    for (int child = json.first(list); child >= 0; child = json.next(child)) {
      boolean isGroup = json.end(child) - json.start(child) > SHORTEST_OF_GROUPS + 1;
      joined.add(isGroup && child != json.first(list) ? ", " : "");
      joined.add(decoded(child));
    }
    return joined;
  }

  /** Whether a name may hold a number, in figures or words, or a code: {@code "cvv 123"}. */
  private boolean mayTell(JsonName name) {
    if (name.length() >= SHORTEST_TELLING
        && !name.hasLongNumber()
        && worth(name) >= CardNetworks.MIN_LENGTH) {
      name.tells = Worth.digits(name.text.toCharArray(), lexicon) >= FEWEST_OF_CODE;
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
    for (Place place : places) {
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
    times(value);
    return from >= 0 && to >= 0 || turnOf(value) != null || isBesideSpeaker(value);
  }

  /**
   * Whether a speaker is named beside a value, or beside what holds it and is named as what is said
   * too, or as what holds that: {@code {"role": "user", "content": [{"type": "text", "text":
   * "…"}]}}, {@code {"speaker": "user", "words": [{"text": "…"}]}}.
   */
  private boolean isBesideSpeaker(int value) {
    int at = value;
    for (int parent = json.parent(at); parent >= 0; parent = json.parent(at)) {
      if (namesSpeaker(parent)) {
        return true;
      }
      int named =
          json.kind(parent) == JsonText.OBJECT && isElement(parent) ? json.parent(parent) : parent;
      if (named < 0 || !json.is(named, JsonName.SAID | JsonName.OF_SAID)) {
        return false;
      }
      at = named;
    }
    return false;
  }

  /** Nothing that is said is named as a speaker too. */
  private boolean namesSpeaker(int object) {
    Boolean known = manyBeside.isEmpty() ? null : manyBeside.get(object);
    if (known != null) {
      return known;
    }
    int before = looks;
    boolean names = false;
    for (int child = json.first(object); child >= 0 && !names; child = json.next(child)) {
      looks++;
      names = json.is(child, JsonName.SPEAKER) || json.isSpeaker(child);
    }
    if (looks - before > MANY) {
      manyBeside.put(object, names);
    }
    return names;
  }

  private boolean isElement(int value) {
    int parent = json.parent(value);
    return parent >= 0 && json.kind(parent) == JsonText.ARRAY;
  }

  private Passage decoded(int value) {
    int start = contentStart(value);
    int end = contentEnd(value);
    return json.isEscaped(value) ? JsonText.decode(text, start, end) : Passage.of(text, start, end);
  }

  private char charAt(int place) {
    return chars[place - base];
  }

  /** Where a value begins, without its quotes. */
  private int contentStart(int value) {
    return json.kind(value) == JsonText.STRING ? json.start(value) + 1 : json.start(value);
  }

  private int contentEnd(int value) {
    return json.kind(value) == JsonText.STRING ? json.end(value) - 1 : json.end(value);
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
        contentStart(value),
        contentEnd(value),
        string ? Slot.Form.JSON_STRING : Slot.Form.JSON_NUMBER,
        json,
        value,
        fromMillis,
        toMillis);
  }

  /** Returns the name of a value, or of the list that it is in. */
  private JsonName nameOf(int value) {
    int at = value;
    while (json.parent(at) >= 0 && !json.isIn(at, JsonText.OBJECT)) {
      at = json.parent(at);
    }
    return json.name(at);
  }

  /** The speaker, as the nearest enclosing object names it. */
  private @Nullable String speaker(int value) {
    Turn turn = turnOf(value);
    if (turn != null) {
      return turn.speaker;
    }
    for (int at = value; json.parent(at) >= 0; at = json.parent(at)) {
      int about = json.parent(at);
      if (json.kind(about) == JsonText.OBJECT) {
        int speaker = speakerIn(about);
        if (speaker >= 0) {
          return speakerAt(speaker);
        }
        String byTime = speakerByTime(about);
        if (byTime != null) {
          return byTime;
        }
      } else if (json.is(about, JsonName.BY_SPEAKER)) {
        return json.step(at);
      }
    }
    return null;
  }

  /** The member of an object that says who speaks, or one of a list in it; else none. */
  private int speakerIn(int object) {
    Integer known = manySpeakers.isEmpty() ? null : manySpeakers.get(object);
    if (known != null) {
      return known;
    }
    int before = looks;
    // There may be several speakers on one channel.
    int speaker = JsonText.NONE;
    for (int child = json.first(object); child >= 0; child = json.next(child)) {
      looks++;
      int named = json.isSpeaker(child) ? child : json.speakerOf(child);
      if (named >= 0
          && (speaker < 0 || json.is(speaker, JsonName.OF_CHANNEL | JsonName.DIRECTION))) {
        speaker = named;
      }
    }
    speaker = speaker < 0 ? firstSpeaker(object) : speaker;
    if (looks - before > MANY) {
      manySpeakers.put(object, speaker);
    }
    return speaker;
  }

  /** Who speaks by a value: mostly the same as the time before. */
  private String speakerAt(int value) {
    int start = json.start(value);
    if (json.isEscaped(value)
        || lastSpeaker.length() != json.end(value) - start
        || !text.startsWith(lastSpeaker, start)) {
      lastSpeaker = json.plain(text, value);
    }
    return lastSpeaker;
  }

  /** The first in a list of speakers, as Zoom has it. */
  private int firstSpeaker(int object) {
    for (int list = json.first(object); list >= 0; list = json.next(list)) {
      looks++;
      int speaker = json.is(list, JsonName.SPEAKERS) ? json.first(list) : JsonText.NONE;
      if (speaker >= 0) {
        for (int name = json.first(speaker); name >= 0; name = json.next(name)) {
          looks++;
          if (json.isSpeaker(name)) {
            return name;
          }
        }
      }
    }
    return JsonText.NONE;
  }

  private @Nullable String speakerByTime(int object) {
    String start = format == TranscriptFormat.AMAZON_TRANSCRIBE ? rawStart(object) : "";
    if (start.isEmpty()) {
      return null;
    }
    Map<String, String> speakers = speakersByTime;
    if (speakers == null) {
      speakers = new HashMap<>();
      collectSpeakers(JsonText.ROOT, speakers);
      speakersByTime = speakers;
    }
    return speakers.get(start);
  }

  private void collectSpeakers(int value, Map<String, String> speakers) {
    if (json.kind(value) == JsonText.OBJECT) {
      for (int child = json.first(value); child >= 0; child = json.next(child)) {
        if (json.is(child, JsonName.SPEAKER_LABEL) && json.isSimple(child)) {
          String start = rawStart(value);
          if (!start.isEmpty()) {
            speakers.putIfAbsent(start, json.plain(text, child));
          }
        }
      }
    }
    for (int child = json.first(value); child >= 0; child = json.next(child)) {
      if (json.first(child) >= 0) {
        collectSpeakers(child, speakers);
      }
    }
  }

  private String rawStart(int object) {
    String known = manyStarts.isEmpty() ? null : manyStarts.get(object);
    if (known != null) {
      return known;
    }
    int before = looks;
    String start = "";
    for (int child = json.first(object); child >= 0 && start.isEmpty(); child = json.next(child)) {
      looks++;
      if (json.is(child, JsonName.START_TIME) && json.isSimple(child)) {
        start = json.plain(text, child);
      }
    }
    if (looks - before > MANY) {
      manyStarts.put(object, start);
    }
    return start;
  }

  /**
   * Finds when it was said, in milliseconds, from the nearest object that has times, and stores
   * that in {@link #from} and {@link #to}.
   */
  private void times(int value) {
    if (value == lastTimed) {
      return;
    }
    lastTimed = value;
    from = part == null ? -1 : part.from;
    to = part == null ? -1 : part.to;
    timed = JsonText.NONE;
    for (int at = value; from < 0 && json.parent(at) >= 0; at = json.parent(at)) {
      int about = json.parent(at);
      if (json.kind(about) == JsonText.OBJECT) {
        timed = about;
        timesOf(about);
      }
    }
  }

  private long beginOf(int value) {
    times(value);
    return from;
  }

  private void timesOf(int object) {
    long[] told = manyTimes.isEmpty() ? null : manyTimes.get(object);
    if (told == null) {
      int before = looks;
      told = toldTimes(object);
      if (looks - before > MANY) {
        manyTimes.put(object, told.clone());
      }
    }
    from = told[0];
    to = told[1] < 0 ? to : told[1];
    to = to < 0 && from >= 0 && told[2] >= 0 ? from + told[2] : to;
  }

  /** From when, until when and how long, as the members of an object tell; -1 for each unknown. */
  private long[] toldTimes(int object) {
    long begins = -1;
    long ends = -1;
    long lasts = -1;
    for (int child = json.first(object); child >= 0; child = json.next(child)) {
      looks++;
      if (!json.is(child, JsonName.OF_TIME)) {
        continue;
      }
      if (json.kind(child) == JsonText.OBJECT && json.is(child, JsonName.OFFSET) && begins < 0) {
        begins = inMillis(child);
      } else if (json.kind(child) == JsonText.OBJECT && json.is(child, JsonName.DURATION)) {
        lasts = inMillis(child);
      } else if (json.kind(child) == JsonText.OBJECT && json.is(child, JsonName.BOUNDS)) {
        long from = bound(child, "from");
        long to = bound(child, "to");
        begins = from < 0 ? begins : from;
        ends = to < 0 ? ends : to;
      }
      if (!json.isSimple(child)) {
        continue;
      }
      if (json.is(child, JsonName.FROM)) {
        begins = millis(child);
      } else if (json.is(child, JsonName.TO)) {
        ends = millis(child);
      } else if (json.is(child, JsonName.LASTS)) {
        lasts = millis(child);
      }
    }
    times[0] = begins;
    times[1] = ends;
    times[2] = lasts;
    return times;
  }

  /** {@code {"from": 15000, "to": 17000}}, in milliseconds, as whisper.cpp has it. */
  private long bound(int object, String name) {
    for (int child = json.first(object); child >= 0; child = json.next(child)) {
      looks++;
      if (json.kind(child) == JsonText.NUMBER && json.name(child).text.equals(name)) {
        return Clock.scaled(text, json.start(child), json.end(child), Clock.MILLIS);
      }
    }
    return -1;
  }

  /** {@code {"milliseconds": 44550}}, as Genesys has it. */
  private long inMillis(int object) {
    for (int child = json.first(object); child >= 0; child = json.next(child)) {
      looks++;
      if (json.is(child, JsonName.MILLISECONDS) && json.isSimple(child)) {
        return millis(child);
      }
    }
    return -1;
  }

  private long millis(int value) {
    if (json.isEscaped(value)) {
      String plain = decoded(value).text();
      return millis(value, plain, 0, plain.length());
    }
    return millis(value, text, contentStart(value), contentEnd(value));
  }

  /** Returns the milliseconds of a value that is written at [start, to) of a text. */
  private long millis(int value, String of, int start, int to) {
    int end = to;
    if (json.kind(value) == JsonText.STRING) {
      if (end - start > 1 && of.charAt(start) == 'P' && of.charAt(start + 1) == 'T') {
        return Clock.iso(of.substring(start, end));
      }
      for (int i = start + 1; i < end; i++) {
        if (of.charAt(i) == ':' && of.charAt(start) != ':') {
          return Clock.millis(of, start, end);
        }
      }
      end -= end > start && of.charAt(end - 1) == 's' ? 1 : 0;
    }
    int unit =
        json.is(value, JsonName.IN_TICKS)
                || format == TranscriptFormat.AZURE_SPEECH && json.is(value, JsonName.OFFSET)
            ? Clock.TICKS
            : json.is(value, JsonName.IN_MILLIS) || format == TranscriptFormat.ASSEMBLYAI
                ? Clock.MILLIS
                : Clock.SECONDS;
    if (format == TranscriptFormat.GENESYS && end - start == DIGITS_OF_DAY) {
      return sinceStart(value, of, start, end);
    }
    boolean hasUnit = end < to; // "12s"
    return unit == Clock.SECONDS && !hasUnit && isInteger(of, start, end) && !areSeconds()
        ? -1
        : Clock.scaled(of, start, end, unit);
  }

  private static boolean isInteger(String of, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Chars.isAsciiDigit(of.charAt(i))) {
        return false;
      }
    }
    return end > start;
  }

  /**
   * Whether the integers of a file that tell times without a unit are seconds: if another of them
   * has a fraction, or if they would be too close to each other as milliseconds. Nothing is said of
   * others, since a wrong time would mute something else.
   */
  private boolean areSeconds() {
    Boolean known = areSeconds;
    if (known == null) {
      known = findSeconds();
      areSeconds = known;
    }
    return known;
  }

  private boolean findSeconds() {
    long most = -1;
    int count = 0;
    for (int value = 0; value < json.count(); value++) {
      looks++;
      if (!json.is(value, JsonName.FROM)
          || !json.isSimple(value)
          || json.is(value, JsonName.IN_MILLIS | JsonName.IN_TICKS)) {
        continue;
      }
      int start = contentStart(value);
      int end = contentEnd(value);
      if (!isInteger(text, start, end)) {
        if (Clock.seconds(text, start, end) >= 0) {
          return true;
        }
      } else if (end - start <= LONGEST_TIME) {
        most = Math.max(most, Long.parseLong(text, start, end, 10));
        count++;
      }
    }
    return most <= (long) MOST_APART * count;
  }

  /** A time since 1970, as one since the conversation began; -1 if the file does not say when. */
  private long sinceStart(int value, String of, int start, int end) {
    long began = json.parent(value) == JsonText.ROOT ? -1 : began();
    if (began < 0 || !isInteger(of, start, end)) {
      return -1;
    }
    long since = Long.parseLong(of, start, end, 10) - began;
    String millis = Long.toString(since);
    return since < 0 ? -1 : Clock.scaled(millis, 0, millis.length(), Clock.MILLIS);
  }

  /** When what was recorded began, by a member of the whole file. */
  private long began() {
    for (int child = json.first(JsonText.ROOT); child >= 0; child = json.next(child)) {
      looks++;
      int start = contentStart(child);
      int end = contentEnd(child);
      if (json.is(child, JsonName.START_TIME)
          && json.isSimple(child)
          && end - start == DIGITS_OF_DAY
          && isInteger(text, start, end)) {
        return Long.parseLong(text, start, end, 10);
      }
    }
    return -1;
  }
}
