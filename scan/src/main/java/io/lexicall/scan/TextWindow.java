package io.lexicall.scan;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The stretch of the text that is in memory. It holds enough text before and after the current
 * position for every decision.
 *
 * <p>Positions are indices into {@link #text}. Add {@link #base} to get the offset in the whole
 * text. Beyond {@link #length} the array holds at least {@link #PADDING} NULs, so looking a little
 * ahead needs no check.
 */
final class TextWindow {

  static final int PADDING = 2 * Skim.BLOCK;

  /** What announces a number in short: a full stop behind it ends no sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of("no", "nr", "num", "n\u00fam", "nro", "n");

  private static final int LONGEST_ABBREVIATION = 24;
  private static final int MOST_BLANKS = 3;

  final char[] text;

  /**
   * The same in ISO 8859-1, for the fast loop, which reads eight at a time; what is not in it is
   * {@link LatinCopy#NOT_LATIN}.
   */
  final byte[] latin;

  private final LatinCopy copy = new LatinCopy();

  int length;
  long base;

  /** The most that {@link #length} was since all was wiped. */
  private int longest;

  /** No number goes over this place of the whole text. */
  long barrier = Long.MAX_VALUE;

  /** Whether the text ends at {@link #length}. */
  boolean last;

  TextWindow(int capacity) {
    text = new char[capacity + PADDING];
    latin = new byte[capacity + PADDING];
  }

  int capacity() {
    return text.length - PADDING;
  }

  int room() {
    return capacity() - length;
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
    appended(to - from);
  }

  void append(Passage passage, int from, int to) {
    passage.getChars(from, to, text, length);
    appended(to - from);
  }

  private void appended(int more) {
    copy.write(text, latin, length, length + more, true);
    length += more;
    longest = Math.max(longest, length);
    pad();
  }

  /** Drops the text before {@code from}. */
  void dropBefore(int from) {
    int rest = length - from;
    System.arraycopy(text, from, text, 0, rest);
    System.arraycopy(latin, from, latin, 0, rest);
    length = rest;
    base += from;
    pad();
  }

  private void pad() {
    // Beyond the longest text there are NULs only.
    int to = Math.min(length + PADDING, longest);
    if (length < to) {
      Arrays.fill(text, length, to, '\0');
      Arrays.fill(latin, length, to, (byte) 0);
    }
  }

  /** Overwrites all that was read, since it may be card data, and is as new. */
  void wipe() {
    Arrays.fill(text, 0, longest, '\0');
    Arrays.fill(latin, 0, longest, (byte) 0);
    length = 0;
    longest = 0;
    base = 0;
    barrier = Long.MAX_VALUE;
    last = false;
  }

  /** Returns a view for the host's detectors. */
  CharSequence asText() {
    return CharBuffer.wrap(text, 0, length);
  }

  /** Returns the value of the decimal digit at {@code i} of any script, or -1. */
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

  /** Returns how many code units the digit at {@code i} takes. */
  int digitWidth(int i) {
    return Chars.KIND[text[i]] == Chars.HIGH_SURROGATE ? 2 : 1;
  }

  /** Returns whether a digit ends just before {@code i}. */
  boolean digitBefore(int i) {
    return i > 0
        && (Chars.isDigit(text[i - 1])
            || i > 1 && Chars.KIND[text[i - 1]] == Chars.LOW_SURROGATE && digitAt(i - 2) >= 0);
  }

  boolean isWordStart(int i) {
    return i == 0 || !Chars.isLetter(text[i - 1]) && !Chars.isDigit(text[i - 1]);
  }

  /** Behind the letters at a place. */
  int lettersEnd(int from) {
    int i = from;
    while (Chars.isLetter(text[i])) {
      i++;
    }
    return i;
  }

  int kindAt(int i) {
    return Chars.KIND[text[i]];
  }

  /**
   * Skips a few characters that take no room on the screen, or the sign by which a mail in
   * quoted-printable goes on in the next line.
   */
  int skipInvisible(int i) {
    int end = i;
    while (Chars.KIND[text[end]] == Chars.INVISIBLE && end - i < 16) {
      end++;
    }
    return text[end] == '=' && Chars.isLineBreak(text[end + 1])
        ? Markup.softBreakEnd(text, end)
        : end;
  }

  boolean isEnd(int i) {
    return last && i >= length;
  }

  /**
   * Returns whether the character at {@code i} is a full stop, exclamation or question mark that
   * ends a sentence.
   */
  boolean endsSentence(int i) {
    char c = text[i];
    return (c == '.' || c == '!' || c == '?')
        && (isEnd(i + 1) || Chars.isWhite(text[i + 1]))
        && !(c == '.' && isOfAbbreviation(i));
  }

  /**
   * "No. 523", "no. is 523", "Nr. 523", "Kartenpr\u00fcfnr. 523": the number follows that the word
   * announces.
   */
  private boolean isOfAbbreviation(int stop) {
    int next = stop + 1;
    while (Chars.isBlank(text[next]) && next - stop <= MOST_BLANKS) {
      next++;
    }
    if (next > stop + 1 && Lexicon.is("is ", text, next)) {
      next += "is ".length();
    }
    if (next == stop + 1 || digitAt(next) < 0 || stop < 2) {
      return false;
    }
    int from = stop;
    while (from > 0 && stop - from < LONGEST_ABBREVIATION && Chars.isLetter(text[from - 1])) {
      from--;
    }
    if (from > 0 && from < stop && text[from - 1] == '\\') {
      from++; // the letter of an escape belongs to no word
    }
    String word = String.valueOf(text, from, stop - from).toLowerCase(Locale.ROOT);
    return word.endsWith("nr") || ABBREVIATIONS.contains(word);
  }
}
