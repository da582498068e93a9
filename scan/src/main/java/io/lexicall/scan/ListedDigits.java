package io.lexicall.scan;

/** Lists of a JSON file that hold the digits of a code or of a number, an element each or more. */
final class ListedDigits {
  static final int FEWEST_OF_CODE = 3;
  private static final int MOST_OF_CODE = 4;
  private static final int SHORTEST_OF_GROUPS = 2;

  private final String text;
  private final JsonText json;

  ListedDigits(String text, JsonText json) {
    this.text = text;
    this.json = json;
  }

  /** Returns whether a list holds the digits of a code, and nothing else. */
  boolean areCode(int list) {
    return areDigits(list, FEWEST_OF_CODE, MOST_OF_CODE);
  }

  /** Returns whether a list holds the digits of a number in quotes, one by one or in groups. */
  boolean areNumber(int list) {
    return beginsWithString(list)
        && (areDigits(list, CardNetworks.MIN_LENGTH, CardNetworks.MAX_LENGTH) || areGroups(list));
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
          || !Chars.isAsciiDigit(json.charAt(json.start(child) + quote))
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
        if (!Chars.isAsciiDigit(json.charAt(i))) {
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
  Passage joined(int list) {
    Passage joined = new Passage();
    joined.add(json.nameOf(list).text + ": ");
    for (int child = json.first(list); child >= 0; child = json.next(child)) {
      boolean isGroup = json.end(child) - json.start(child) > SHORTEST_OF_GROUPS + 1;
      joined.add(isGroup && child != json.first(list) ? ", " : "");
      joined.add(json.decoded(text, child));
    }
    return joined;
  }
}
