package io.lexicall.spring;

import io.lexicall.json.JsonLines;
import java.io.Writer;

/**
 * The JSON text of one activity, as long as it is within the limit of bytes that holds wherever
 * facts are read; what goes beyond is not kept.
 */
final class FactsText extends Writer {
  /** What is told of a longer text. */
  static final String TOO_LARGE = "The facts of one activity take at most 1 MiB of JSON";

  private final StringBuilder text = new StringBuilder();
  private long bytes;

  FactsText() {}

  @Override
  public void write(char[] from, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      bytes += bytesOf(from[i]);
    }
    if (!isTooLarge()) {
      text.append(from, offset, length);
    }
  }

  /** Returns the bytes of a character in UTF-8; each half of a pair has two. */
  private static int bytesOf(char c) {
    return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }

  boolean isTooLarge() {
    return isTooLarge(bytes);
  }

  static boolean isTooLarge(long bytes) {
    return bytes > JsonLines.DEFAULT_MOST_BYTES;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
