package io.lexicall.scan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who said the values of a JSON file: the speaker is named beside a value or above it, by role,
 * number or channel, or in a separate list by the time.
 */
final class JsonSpeakers {
  private final String text;
  private final JsonText json;
  private TranscriptFormat format = TranscriptFormat.JSON;

  /**
   * Who spoke when, where an older output of Amazon Transcribe has it in a separate list; null
   * until it is first needed.
   */
  private @Nullable Map<String, String> speakersByTime;

  private String lastSpeaker = "";

  /** So many members were looked at. */
  private int looks;

  // What was found with many looks is remembered of an object: who speaks in it, or none; whether
  // one speaks in it; when it starts, as it is written.
  private final Map<Integer, Integer> manySpeakers = new HashMap<>();
  private final Map<Integer, Boolean> manyBeside = new HashMap<>();
  private final Map<Integer, String> manyStarts = new HashMap<>();

  JsonSpeakers(String text, JsonText json) {
    this.text = text;
    this.json = json;
  }

  /** Notes the format of the file. */
  void note(TranscriptFormat format) {
    this.format = format;
  }

  int looks() {
    return looks;
  }

  /**
   * Returns the speaker of a value, as the nearest enclosing object names it; null if none does.
   */
  @Nullable String of(int value) {
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
    if (looks - before > JsonTimes.MANY) {
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
    if (looks - before > JsonTimes.MANY) {
      manyStarts.put(object, start);
    }
    return start;
  }

  /**
   * Whether a speaker is named beside a value, or beside what holds it and is named as what is said
   * too, or as what holds that: {@code {"role": "user", "content": [{"type": "text", "text":
   * "…"}]}}, {@code {"speaker": "user", "words": [{"text": "…"}]}}.
   */
  boolean areBeside(int value) {
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
    if (looks - before > JsonTimes.MANY) {
      manyBeside.put(object, names);
    }
    return names;
  }

  private boolean isElement(int value) {
    int parent = json.parent(value);
    return parent >= 0 && json.kind(parent) == JsonText.ARRAY;
  }
}
