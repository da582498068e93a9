package io.lexicall.scan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the values of a JSON file were said: each service names times in its own way and unit,
 * beside a value or above it.
 */
final class JsonTimes {
  /** A search that looked at more members than this is remembered, and not repeated. */
  static final int MANY = 16;

  /** So many digits the milliseconds since 1970 have. */
  private static final int DIGITS_OF_DAY = 13;

  /** So many seconds lie between two times of a call on average, or fewer. */
  private static final int MOST_APART = 60;

  /** No integer of more digits is a time of a call. */
  private static final int LONGEST_TIME = 15;

  private final String text;
  private final JsonText json;

  /** When all of it was said, where it is a part of a file of another format; -1 if unknown. */
  private final long partFrom;

  private final long partTo;
  private TranscriptFormat format = TranscriptFormat.JSON;

  /** When what was asked for last begins to be said; -1 if unknown. */
  private long from;

  /** When that ends. */
  private long to;

  /** The object that says so. */
  private int timed = JsonText.NONE;

  /** The value of which the times were asked for last: mostly they are asked for several times. */
  private int lastTimed = JsonText.NONE;

  /** So many members were looked at. */
  private int looks;

  /** The times of an object that were found with many looks. */
  private final Map<Integer, long[]> manyTimes = new HashMap<>();

  private final long[] times = new long[3];

  /** Whether integers without a unit are seconds; null before anyone asked. */
  private @Nullable Boolean areSeconds;

  JsonTimes(String text, JsonText json, long partFrom, long partTo) {
    this.text = text;
    this.json = json;
    this.partFrom = partFrom;
    this.partTo = partTo;
  }

  /** Notes the format of the file, on which units depend. */
  void note(TranscriptFormat format) {
    this.format = format;
    lastTimed = JsonText.NONE;
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }

  /** The object that told the times that were found last; {@link JsonText#NONE} if none did. */
  int object() {
    return timed;
  }

  int looks() {
    return looks;
  }

  /**
   * Finds when a value was said, in milliseconds, from the nearest object that has times; {@link
   * #from} and {@link #to} tell it until the next is asked for.
   */
  void find(int value) {
    if (value == lastTimed) {
      return;
    }
    lastTimed = value;
    from = partFrom;
    to = partTo;
    timed = JsonText.NONE;
    for (int at = value; from < 0 && json.parent(at) >= 0; at = json.parent(at)) {
      int about = json.parent(at);
      if (json.kind(about) == JsonText.OBJECT) {
        timed = about;
        timesOf(about);
      }
    }
  }

  /** Returns when a value begins to be said, or -1. */
  long beginOf(int value) {
    find(value);
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
      String plain = json.decoded(text, value).text();
      return millis(value, plain, 0, plain.length());
    }
    return millis(value, text, json.contentStart(value), json.contentEnd(value));
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
      int start = json.contentStart(value);
      int end = json.contentEnd(value);
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
      int start = json.contentStart(child);
      int end = json.contentEnd(child);
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
