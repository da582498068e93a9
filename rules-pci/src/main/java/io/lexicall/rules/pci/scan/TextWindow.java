package io.lexicall.rules.pci.scan;

import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * The stretch of the text that is in memory, with enough before and after the place of work for every decision.
 *
 * <p>Positions are indices into {@link #text}; {@link #base} is what to add for an offset in the whole text. Beyond
 * {@link #length} the array holds at least {@link #PADDING} NULs, so that looking a little ahead needs no check.
 */
final class TextWindow {

  static final int PADDING = 32;

  char[] text;
  int length;
  long base;

  /** Whether the text ends at {@link #length}. */
  boolean last;

  TextWindow(int capacity) {
    text = new char[capacity + PADDING];
  }

  int room() {
    return text.length - PADDING - length;
  }

  void append(CharSequence chunk, int from, int to) {
    if (chunk instanceof String string) {
      string.getChars(from, to, text, length);
    } else if (chunk instanceof StringBuilder builder) {
      builder.getChars(from, to, text, length);
    } else {
      for (int i = from; i < to; i++) {
        text[length + i - from] = chunk.charAt(i);
      }
    }
    length += to - from;
  }

  /** Forgets what lies before {@code from}, and overwrites it: it may be card data. */
  void dropBefore(int from) {
    System.arraycopy(text, from, text, 0, length - from);
    Arrays.fill(text, length - from, length, '\0');
    length -= from;
    base += from;
  }

  void wipe() {
    Arrays.fill(text, 0, length, '\0');
    length = 0;
  }

  /** A view for the host's detectors. */
  CharSequence asText() {
    return CharBuffer.wrap(text, 0, length);
  }

  /** The value of the decimal digit at {@code i} of any script, or -1. */
  int digitAt(int i) {
    char c = text[i];
    int kind = Chars.KIND[c];
    if (kind >= Chars.DIGIT && kind <= Chars.LAST_DIGIT) {
      return kind - Chars.DIGIT;
    }
    if (kind == Chars.HIGH_SURROGATE && Character.isLowSurrogate(text[i + 1])) {
      return Character.digit(Character.toCodePoint(c, text[i + 1]), 10);
    }
    return -1;
  }

  /** How many code units the digit at {@code i} takes. */
  int digitWidth(int i) {
    return Chars.KIND[text[i]] == Chars.HIGH_SURROGATE ? 2 : 1;
  }

  /** Whether a digit ends just before {@code i}. */
  boolean digitBefore(int i) {
    return i > 0
        && (Chars.isDigit(text[i - 1])
            || i > 1 && Chars.KIND[text[i - 1]] == Chars.LOW_SURROGATE && digitAt(i - 2) >= 0);
  }

  int kindAt(int i) {
    return Chars.KIND[text[i]];
  }

  /** Skips a few characters that take no room on the screen. */
  int skipInvisible(int i) {
    int end = i;
    while (Chars.KIND[text[end]] == Chars.INVISIBLE && end - i < 16) {
      end++;
    }
    return end;
  }

  boolean isEnd(int i) {
    return last && i >= length;
  }

  /** Whether the character at {@code i} is a full stop, exclamation or question mark that ends a sentence. */
  boolean endsSentence(int i) {
    char c = text[i];
    return (c == '.' || c == '!' || c == '?') && (isEnd(i + 1) || Chars.isWhite(text[i + 1]));
  }
}
