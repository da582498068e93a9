package io.lexicall.scan;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text, without what ends them. */
final class Lines {

  private final List<int[]> bounds = new ArrayList<>();

  /** A byte order mark at the beginning is no part of the first. */
  Lines(String text) {
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      bounds.add(new int[] {start, end});
      start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
  }

  int count() {
    return bounds.size();
  }

  int start(int line) {
    return bounds.get(line)[0];
  }

  int end(int line) {
    return bounds.get(line)[1];
  }

  static boolean isBlank(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isWhitespace(text.charAt(i)) && !Chars.isBlank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
