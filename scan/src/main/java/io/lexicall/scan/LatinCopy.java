package io.lexicall.scan;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Copies text into ISO 8859-1, for loops that read eight characters at a time. Each character stays
 * at its index. What is not in ISO 8859-1 becomes {@link #NOT_LATIN}. Not thread-safe.
 */
final class LatinCopy {

  static final byte NOT_LATIN = (byte) 0xff;

  /** Below this length the loop is faster than the encoder. */
  private static final int WORTH_ENCODING = 48;

  /** After so many stops the loop does the rest. */
  private static final int MOST_STOPS = 64;

  /**
   * The JDK narrows with vector instructions here. It stops at a character that it cannot encode.
   */
  private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();

  private CharBuffer in = CharBuffer.allocate(0);
  private ByteBuffer out = ByteBuffer.allocate(0);

  /**
   * Copies [from, to).
   *
   * @param folds whether a character that is an ASCII letter in lower case becomes that letter
   */
  void write(char[] text, byte[] latin, int from, int to, boolean folds) {
    int i = from;
    if (to - from >= WORTH_ENCODING) {
      if (in.array() != text || out.array() != latin) {
        in = CharBuffer.wrap(text);
        out = ByteBuffer.wrap(latin);
      }
      int stops = 0;
      while (i < to && stops < MOST_STOPS) {
        in.limit(to).position(i);
        out.limit(to).position(i);
        encoder.reset().encode(in, out, true);
        i = in.position();
        if (i < to) {
          latin[i] = folds ? fold(text[i]) : NOT_LATIN;
          i++;
          stops++;
        }
      }
    }
    int rest = i;
    int all = 0;
    for (; i < to; i++) {
      char c = text[i];
      all |= c;
      latin[i] = (byte) c;
    }
    // Most texts are in ISO 8859-1, so this is asked once for all characters.
    for (i = all < 0x100 ? to : rest; i < to; i++) {
      char c = text[i];
      if (c >= 0x100) {
        latin[i] = folds ? fold(c) : NOT_LATIN;
      }
    }
  }

  private static byte fold(char c) {
    // There are two such letters: the dotted capital I and the Kelvin sign.
    char lower = Chars.lower(c);
    return lower < 0x80 ? (byte) lower : NOT_LATIN;
  }
}
