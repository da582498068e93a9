package io.lexicall.batch;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts that many rows share, such as the names of agents, so that they are not created again for
 * each row. It keeps the last text in each of its slots, and so never grows. Not thread-safe.
 */
final class KnownTexts {
  private static final int PLACES = 1 << 10;

  /** A longer text is unlikely to be shared by many rows. */
  private static final int LONGEST = 64;

  private final @Nullable String[] known = new String[PLACES];

  /** Returns the text of some characters. */
  String of(char[] text, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return new String(text, from, length);
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    int place = place(hash);
    String last = known[place];
    if (last == null || !isSame(last, text, from, length)) {
      last = new String(text, from, length);
      known[place] = last;
    }
    return last;
  }

  /** Returns the text of some bytes in UTF-8. */
  String of(byte[] text, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return new String(text, from, length, StandardCharsets.UTF_8);
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    int place = place(hash);
    String last = known[place];
    if (last == null || !isSame(last, text, from, length)) {
      last = new String(text, from, length, StandardCharsets.UTF_8);
      known[place] = last;
    }
    return last;
  }

  private static int place(int hash) {
    return (hash ^ hash >>> 10 ^ hash >>> 20) & PLACES - 1;
  }

  private static boolean isSame(String known, char[] text, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether they are the same; text that is not ASCII counts as different. */
  private static boolean isSame(String known, byte[] text, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[from + i] < 0 || known.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }
}
