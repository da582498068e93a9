package io.lexicall.scan;

import java.util.HashSet;
import java.util.Set;

/** Tells text in which each line is a JSON object that names who said what. */
final class TurnsByLine {
  /** The first lines of a file, by which it is decided what all of them are. */
  static final int MOST_LOOKED_AT = 64;

  /** The two sides of a call, as Twilio writes them. */
  private static final Set<String> TRACKS = Set.of("\"inbound_track\"", "\"outbound_track\"");

  private TurnsByLine() {}

  /**
   * Returns whether a text with this beginning has one object a line, each with what one speaker
   * said; or at least half of them with what people in a call said, among other entries.
   */
  static boolean are(String head, boolean whole, Lexicon lexicon) {
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
    boolean some =
        others == 0
            ? turns > 1
            : turns >= ListedTurns.FEWEST_TURNS && turns >= others && areInRoles;
    return some && speakers.size() > 1 && speakers.size() <= ListedTurns.MOST_SPEAKERS;
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

  /** Returns whether a value is a string with a name of what is said. */
  static boolean isSaidString(JsonText json, int value) {
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
}
