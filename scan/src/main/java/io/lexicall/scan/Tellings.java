package io.lexicall.scan;

/**
 * Finds where a list of JSON says once more all that the lists before it at the same place said.
 *
 * <p>Google Speech does so: behind the results with their words stands one with all words and who
 * spoke each, and while it streams, each result repeats the words of those before. Read as one
 * speech, each group of a number would stand there twice, and a number could begin in one telling
 * and end in the next.
 */
final class Tellings {

  /** So many words in a row at the same times are no chance. */
  private static final int FEWEST_TIMED = 2;

  /** Without times, people may begin two turns with the same few words. */
  private static final int FEWEST_UNTIMED = 4;

  /** Tells when a value was said, in milliseconds; -1 if that is unknown. */
  interface Times {
    long beginOf(int value);
  }

  private final JsonText json;
  private final Times times;

  /** The first value of the telling that is read, and the list of the last one. */
  private int first = JsonText.NONE;

  private int list = JsonText.NONE;

  /** When the first is said, once that was asked for. */
  private long firstBegin;

  private boolean isBeginKnown;

  private boolean isMore;

  Tellings(JsonText json, Times times) {
    this.json = json;
    this.times = times;
  }

  /**
   * Whether the telling that begins says more than the one before, which is the beginning of it.
   */
  boolean isMore() {
    return isMore;
  }

  /** Notes the next value at a place; returns whether another telling begins with it. */
  boolean begins(int value) {
    int about = listOf(value);
    boolean isOther = about != list && first >= 0 && tellsAgain(value, about);
    if (first < 0 || isOther) {
      first = value;
      isBeginKnown = false;
    }
    list = about;
    return isOther;
  }

  /**
   * Compares value by value from the first of each, so that words of two channels, which may begin
   * together, are not taken for each other.
   */
  private boolean tellsAgain(int value, int about) {
    long begin = times.beginOf(value);
    if (begin >= 0 ? firstBegin() != begin : !isSame(first, value)) {
      return false; // as for most lists
    }
    int compared = 0;
    int same = 0;
    int one = first;
    int other = value;
    while (one != value && other >= 0 && listOf(other) == about) {
      compared++;
      same += isSame(one, other) && times.beginOf(one) == times.beginOf(other) ? 1 : 0;
      one = json.same(one);
      other = json.same(other);
    }
    isMore = one == value && other >= 0 && listOf(other) == about;
    return begin >= 0
        ? compared >= FEWEST_TIMED && 2 * same > compared
        : compared >= FEWEST_UNTIMED && same == compared && one == value;
  }

  private long firstBegin() {
    if (!isBeginKnown) {
      firstBegin = times.beginOf(first);
      isBeginKnown = true;
    }
    return firstBegin;
  }

  private boolean isSame(int one, int other) {
    int size = json.end(one) - json.start(one);
    if (json.end(other) - json.start(other) != size) {
      return false;
    }
    char[] chars = json.chars();
    int from = json.start(one) - json.base();
    int behind = json.start(other) - json.base();
    for (int i = 0; i < size; i++) {
      if (Character.toLowerCase(chars[from + i]) != Character.toLowerCase(chars[behind + i])) {
        return false;
      }
    }
    return true;
  }

  private int listOf(int value) {
    int at = json.parent(value);
    while (at >= 0 && json.kind(at) != JsonText.ARRAY) {
      at = json.parent(at);
    }
    return at;
  }
}
