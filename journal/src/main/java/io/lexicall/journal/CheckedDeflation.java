package io.lexicall.journal;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses with {@link Deflation}, and checks each result by decompressing it with the JDK: facts
 * that are compressed wrongly could never be read again. If the check fails, the JDK compresses the
 * text, and this is counted. Not thread-safe.
 */
final class CheckedDeflation {
  private static final int LEVEL = 6;

  private final Deflation deflation;
  private final LongAdder mended;

  /** Reused, since creating one takes longer than using it. It is freed with this object. */
  private final Inflater inflater = new Inflater(true);

  private byte[] read = new byte[4_096];

  /**
   * Creates one.
   *
   * @param mended counts the texts that the JDK had to compress
   */
  CheckedDeflation(Deflation deflation, LongAdder mended) {
    this.deflation = deflation;
    this.mended = mended;
  }

  /** Returns the first bytes of a buffer, compressed with a dictionary. */
  byte[] deflate(Deflation.Dictionary dictionary, byte[] text, int length) {
    byte[] fast = fast(dictionary, text, length);
    if (fast != null && isReadAgain(fast, dictionary, text, length)) {
      return fast;
    }
    mended.increment();
    byte[] slow = slow(dictionary.view(), text, length);
    if (!isReadAgain(slow, dictionary, text, length)) {
      throw new IllegalStateException("What was compressed cannot be read again");
    }
    return slow;
  }

  private byte @Nullable [] fast(Deflation.Dictionary dictionary, byte[] text, int length) {
    try {
      deflation.use(dictionary);
      return deflation.deflate(text, length);
    } catch (RuntimeException defect) {
      return null;
    }
  }

  private boolean isReadAgain(
      byte[] deflated, Deflation.Dictionary dictionary, byte[] text, int length) {
    if (read.length <= length) {
      read = new byte[Math.max(length + 1, 2 * read.length)];
    }
    inflater.reset();
    inflater.setDictionary(dictionary.view());
    inflater.setInput(deflated);
    try {
      int count = 0;
      while (!inflater.finished() && count <= length) {
        int some = inflater.inflate(read, count, read.length - count);
        if (some == 0 && !inflater.finished()) {
          return false; // it is incomplete, or needs another dictionary
        }
        count += some;
      }
      return inflater.finished()
          && inflater.getRemaining() == 0
          && Arrays.equals(read, 0, count, text, 0, length);
    } catch (DataFormatException wrong) {
      return false;
    }
  }

  /** Compresses with the JDK alone. */
  static byte[] slow(byte[] dictionary, byte[] text, int length) {
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      if (dictionary.length > 0) {
        deflater.setDictionary(dictionary);
      }
      deflater.setInput(text, 0, length);
      deflater.finish();
      byte[] into = new byte[length + length / 1000 + 64];
      int count = deflater.deflate(into);
      return Arrays.copyOf(into, count);
    } finally {
      deflater.end();
    }
  }
}
