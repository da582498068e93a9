package io.lexicall.scan;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The plain values of YAML: those without quotes. One that begins with an asterisk would name an
 * anchor, and others mean something else than what is hidden.
 */
final class YamlValues {

  /** What ends a plain value in brackets. */
  private static final String ENDS_IN_BRACKETS = ",[]{}";

  /** With these no plain value begins. */
  private static final String NO_PLAIN = "\"'|>&*!#%@`";

  private final String text;
  private final int end;

  /** The end of each, by where it begins. */
  private final NavigableMap<Integer, Integer> plain = new TreeMap<>();

  private YamlValues(String text, int end) {
    this.text = text;
    this.end = end;
  }

  /** Finds the plain values at [from, to): an element or a member, with the lines of its value. */
  static NavigableMap<Integer, Integer> plain(String text, int from, int to) {
    YamlValues values = new YamlValues(text, to);
    values.read(values.value(from));
    return values.plain;
  }

  /** Whether a text may stand in a plain value, or begin it. */
  static boolean mayStand(String written, boolean begins) {
    if (written.isEmpty()) {
      return !begins;
    }
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (ENDS_IN_BRACKETS.indexOf(c) >= 0 || c == '#' || c == ':' || c == '\'') {
        return false;
      }
    }
    return !begins || Chars.isAsciiAlphanumeric(written.charAt(0));
  }

  /** Where a comment begins behind a plain value, or its end; blanks are no part of it. */
  static int visibleEnd(String text, int from, int to) {
    int end = to;
    for (int i = from + 1; i < to && end == to; i++) {
      end = text.charAt(i) == '#' && Chars.isWhite(text.charAt(i - 1)) ? i : to;
    }
    while (end > from && Chars.isWhite(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Where the value begins, behind dashes and a name. */
  private int value(int from) {
    int at = afterBlanks(from);
    while (text.startsWith("- ", at) && at + 2 < end) {
      at = afterBlanks(at + 2);
    }
    int colon = YamlReader.colon(text, at, end);
    return colon < 0 ? at : afterBlanks(colon + 1);
  }

  private void read(int value) {
    char first = value < end ? text.charAt(value) : '#';
    if (first == '{' || first == '[') {
      readBrackets(value);
    } else if (NO_PLAIN.indexOf(first) < 0) {
      plain.put(value, visibleEnd(text, value, end));
    }
  }

  private void readBrackets(int open) {
    int at = open;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        at = behindQuotes(at);
      } else if (Chars.isWhite(c) || c == ':' || ENDS_IN_BRACKETS.indexOf(c) >= 0) {
        at++;
      } else {
        int to = at + 1;
        while (to < end
            && ENDS_IN_BRACKETS.indexOf(text.charAt(to)) < 0
            && !(text.charAt(to) == ':' && to + 1 < end && Chars.isWhite(text.charAt(to + 1)))) {
          to++;
        }
        if (NO_PLAIN.indexOf(c) < 0) {
          plain.put(at, visibleEnd(text, at, to));
        }
        at = to;
      }
    }
  }

  private int behindQuotes(int open) {
    char quote = text.charAt(open);
    int at = open + 1;
    while (at < end && text.charAt(at) != quote) {
      at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
