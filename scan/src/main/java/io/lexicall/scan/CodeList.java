package io.lexicall.scan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A code as a list of its digits, as in {@code "cvv": ["5", "2", "3"]}: from the first digit to the
 * last.
 */
final class CodeList {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 4;

  /** What the name of the field may add to that of the code. */
  private static final Set<String> FIELD_ENDS = Set.of("digits", "number", "value", "code");

  /** Most blanks between two signs. */
  private static final int MOST_BLANKS = 4;

  final int start;
  final int end;
  final byte[] digits;

  private CodeList(int start, int end, byte[] digits) {
    this.start = start;
    this.end = end;
    this.digits = digits;
  }

  /** Reads the list behind the name of a code; null if there is none, or it is no code. */
  static @Nullable CodeList behind(TextWindow window, int nameEnd) {
    char[] text = window.text;
    int i = afterFieldEnd(text, nameEnd, window.length);
    i = afterBlanks(text, afterQuote(text, i));
    if (text[i] != ':' && text[i] != '=') {
      return null;
    }
    i = afterBlanks(text, i + 1);
    if (text[i] != '[') {
      return null;
    }
    byte[] digits = new byte[LONGEST];
    int count = 0;
    int start = -1;
    int end = -1;
    do {
      i = afterBlanks(text, i + 1);
      int digit = afterQuote(text, i);
      if (count == LONGEST || !Chars.isAsciiDigit(text[digit])) {
        return null;
      }
      start = start < 0 ? digit : start;
      end = digit + 1;
      digits[count] = (byte) (text[digit] - '0');
      count++;
      int behind = afterQuote(text, end);
      if (behind - end != digit - i) {
        return null;
      }
      i = afterBlanks(text, behind);
    } while (text[i] == ',');
    return text[i] == ']' && count >= SHORTEST
        ? new CodeList(start, end, Arrays.copyOf(digits, count))
        : null;
  }

  private static int afterFieldEnd(char[] text, int from, int length) {
    int start = text[from] == '_' || text[from] == '-' ? from + 1 : from;
    int end = Lexicon.wordEnd(text, start, length);
    String word = String.valueOf(text, start, end - start).toLowerCase(Locale.ROOT);
    return FIELD_ENDS.contains(word) ? end : from;
  }

  /** Behind a quote, which may be escaped. */
  private static int afterQuote(char[] text, int from) {
    int i = text[from] == '\\' ? from + 1 : from;
    return text[i] == '"' || text[i] == '\'' ? i + 1 : from;
  }

  private static int afterBlanks(char[] text, int from) {
    int i = from;
    while (i - from < MOST_BLANKS && (Chars.isBlank(text[i]) || Chars.isLineBreak(text[i]))) {
      i++;
    }
    return i;
  }
}
