package io.lexicall.scan;

import java.util.Map;

/** Reads the character references of HTML and XML: names, and figures to base ten or sixteen. */
final class Entities {

  /** So long is one, or it is none. */
  static final int LONGEST = 10;

  private static final Map<String, Character> NAMES =
      Map.ofEntries(
          Map.entry("amp", '&'),
          Map.entry("lt", '<'),
          Map.entry("gt", '>'),
          Map.entry("quot", '"'),
          Map.entry("apos", '\''),
          Map.entry("nbsp", '\u00a0'),
          Map.entry("ensp", '\u2002'),
          Map.entry("emsp", '\u2003'),
          Map.entry("thinsp", '\u2009'),
          Map.entry("shy", '\u00ad'),
          Map.entry("ndash", '\u2013'),
          Map.entry("mdash", '\u2014'),
          Map.entry("lsquo", '\u2018'),
          Map.entry("rsquo", '\u2019'),
          Map.entry("hellip", '\u2026'),
          Map.entry("lrm", '\u200e'),
          Map.entry("rlm", '\u200f'));

  private Entities() {}

  /** Returns the end of what may be one that begins at a place, or -1. */
  static int end(String text, int at, int to) {
    return Chars.indexOf(text, ';', at, Math.min(to, at + LONGEST + 1)) + 1;
  }

  /** Returns the character for which the one at [at, end) stands; 0 if it is not known. */
  static char value(String text, int at, int end) {
    String name = text.substring(at + 1, end - 1);
    if (!name.startsWith("#")) {
      return NAMES.getOrDefault(name, '\0');
    }
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    try {
      int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      return Character.isBmpCodePoint(point) ? (char) point : 0;
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  /** Adds [from, to) of a text to a passage, each of them as the character for which it stands. */
  static void decode(String text, int from, int to, Passage passage) {
    int plain = from;
    for (int at = Chars.indexOf(text, '&', from, to); at >= 0; ) {
      int end = end(text, at, to);
      char value = end > 0 ? value(text, at, end) : 0;
      if (value != 0) {
        passage.add(text, plain, at);
        passage.add(value, at, end);
        plain = end;
      }
      at = Chars.indexOf(text, '&', value == 0 ? at + 1 : end, to);
    }
    passage.add(text, plain, to);
  }
}
