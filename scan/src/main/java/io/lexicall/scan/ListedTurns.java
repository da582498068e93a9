package io.lexicall.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The turns of lists of a JSON file that hold nothing else, and name no field for them. */
final class ListedTurns {
  static final int MOST_SPEAKERS = 16;
  private static final int LONGEST_LABEL = 24;
  static final int FEWEST_TURNS = 4;

  /**
   * What one speaker said.
   *
   * @param isLabelled whether the value names the speaker itself, before a colon
   */
  record Turn(String speaker, boolean isLabelled, int said) {}

  private final String text;
  private final JsonText json;
  private final Lexicon lexicon;
  private final Map<Integer, Turn> turns = new HashMap<>();

  ListedTurns(String text, JsonText json, Lexicon lexicon) {
    this.text = text;
    this.json = json;
    this.lexicon = lexicon;
  }

  boolean isEmpty() {
    return turns.isEmpty();
  }

  /** Returns the turn in which a value is said, or null. */
  @Nullable Turn of(int value) {
    return turns.isEmpty() ? null : turns.get(value);
  }

  /**
   * Notes what is said in a list of turns: {@code [{"agent": "…"}, {"customer": "…"}]}, {@code
   * [["Agent", "…"], ["Customer", "…"]]}, {@code ["Agent: …", "Customer: …"]}.
   */
  boolean note(int list) {
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
        || found.stream().noneMatch(turn -> json.charAt(json.end(turn.said) - 2) == '?')) {
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
          && json.charAt(colon) != ':') {
        colon++;
      }
      return colon >= json.end(element)
              || json.charAt(colon) != ':'
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
    int start = from - json.base();
    int end = Lexicon.wordEnd(json.chars(), start, to - json.base());
    return end > start
        && to - from <= LONGEST_LABEL
        && (lexicon.lookup(json.chars(), start, end) & Lexicon.SPEAKER) != 0;
  }
}
