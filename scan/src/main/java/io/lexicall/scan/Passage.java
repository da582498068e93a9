package io.lexicall.scan;

import java.util.Arrays;

/**
 * Text that was taken out of a file, each character of which knows where it stands there; some are
 * no part of the file, such as the labels of speakers that a reader writes between.
 */
final class Passage {

  /** What stands for the place of a character that is no part of the file. */
  static final int NOWHERE = -1;

  private final StringBuilder text = new StringBuilder();
  private int[] from = new int[64];
  private int[] to = new int[64];

  /** Returns the characters of a text at [start, end), as they are. */
  static Passage of(CharSequence text, int start, int end) {
    Passage passage = new Passage();
    for (int i = start; i < end; i++) {
      passage.add(text.charAt(i), i, i + 1);
    }
    return passage;
  }

  /** Adds a character for which [start, end) of the file stands. */
  void add(char c, int start, int end) {
    int at = text.length();
    if (at == from.length) {
      from = Arrays.copyOf(from, 2 * at);
      to = Arrays.copyOf(to, 2 * at);
    }
    text.append(c);
    from[at] = start;
    to[at] = end;
  }

  /** Adds what is no part of the file. */
  void add(String between) {
    for (int i = 0; i < between.length(); i++) {
      add(between.charAt(i), NOWHERE, NOWHERE);
    }
  }

  void add(Passage other) {
    add(other, 0, other.length());
  }

  void add(Passage other, int start, int end) {
    for (int i = start; i < end; i++) {
      add(other.text.charAt(i), other.from[i], other.to[i]);
    }
  }

  /**
   * Returns the same characters, where this is a passage of the text of another and should be one
   * of the other's file.
   */
  Passage within(Passage outer) {
    Passage passage = new Passage();
    for (int i = 0; i < length(); i++) {
      if (from[i] < 0) {
        passage.add(text.charAt(i), NOWHERE, NOWHERE);
      } else {
        passage.add(text.charAt(i), outer.from[from[i]], outer.to[to[i] - 1]);
      }
    }
    return passage;
  }

  int length() {
    return text.length();
  }

  char charAt(int i) {
    return text.charAt(i);
  }

  /** Returns where the character at {@code i} begins in the file, or {@link #NOWHERE}. */
  int from(int i) {
    return from[i];
  }

  int to(int i) {
    return to[i];
  }

  /** Returns the first character at or behind a place of the file; the length if there is none. */
  int indexOf(int place) {
    int i = 0;
    while (i < length() && from[i] < place) {
      i++;
    }
    return i;
  }

  String text() {
    return text.toString();
  }

  /** Returns the same without white space at both ends. */
  Passage trimmed() {
    int start = 0;
    int end = length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (start == 0 && end == length()) {
      return this;
    }
    Passage passage = new Passage();
    passage.add(this, start, end);
    return passage;
  }

  private static boolean isBlank(char c) {
    return Chars.isWhite(c);
  }
}
