package io.lexicall.lists;

import java.nio.ByteBuffer;

/**
 * The lines of the pages of an edition: 60 bytes with numbers and a checksum of 4 bytes, in one
 * line of the processor's cache.
 *
 * <p>A mapped file can change while it is read, if somebody overwrites or truncates it. So a line
 * is read once and checked, and the answer comes from what was read. This costs some nanoseconds
 * and no other memory read. The checksum also covers the position of the line and its page, by a
 * digest of the whole page that is kept on the heap. So a valid line of another edition is
 * detected. Every answer comes from the bytes that were checked, whatever happens to the file
 * meanwhile.
 *
 * <p>Each look-up has its own eight reads, since a shared method would have to return the words
 * through memory.
 *
 * <p>The checksum detects accidental changes, and every change of a single 64-bit word. It does not
 * protect against forgery.
 */
final class Line {
  static final int BYTES = 64;

  /** How many numbers a line of bits has bits for. */
  static final int BITS = 480;

  /** How many numbers a sorted line holds. */
  static final int SORTED = 15;

  /** How many numbers a line with dates holds. */
  static final int DATED = 7;

  // What is read from a line.
  static final int NO = 0;
  static final int YES = 1;
  static final int UNSOUND = -1;
  static final int BEFORE = -2;
  static final int AFTER = -3;

  private static final long LOW = 0xFFFF_FFFFL;

  // Odd numbers whose bits look random.
  private static final long STEP = 0x9E37_79B9_7F4A_7C15L;
  private static final long SPREAD = 0xBF58_476D_1CE4_E5B9L;
  private static final long LAST = 0x94D0_49BB_1331_11EBL;

  private Line() {}

  /** Combines the words. Each word has its own mapping, and all are computed in parallel. */
  private static long mix(
      long a, long b, long c, long d, long e, long f, long g, long h, long salt, long line) {
    long key = salt + line * LAST;
    long one = mix(a, key) + mix(b, key + STEP);
    long two = mix(c, key + 2 * STEP) + mix(d, key + 3 * STEP);
    long three = mix(e, key + 4 * STEP) + mix(f, key + 5 * STEP);
    long four = mix(g, key + 6 * STEP) + mix(h & LOW, key + 7 * STEP);
    long all = one + two + (three + four);
    all = (all ^ all >>> 29) * LAST;
    return all ^ all >>> 32;
  }

  private static long mix(long word, long key) {
    long mixed = (word ^ key) * SPREAD;
    return mixed ^ mixed >>> 32;
  }

  private static int sum(
      long a, long b, long c, long d, long e, long f, long g, long h, long salt, long line) {
    return (int) (mix(a, b, c, d, e, f, g, h, salt, line) >>> 16);
  }

  /** Returns what a line adds to the digest of its page; the digest is the sum of these. */
  static long digest(long[] words, int from, long line) {
    return mix(
        words[from],
        words[from + 1],
        words[from + 2],
        words[from + 3],
        words[from + 4],
        words[from + 5],
        words[from + 6],
        words[from + 7],
        0,
        line);
  }

  /** Completes a line with its checksum. */
  static void seal(long[] words, int from, long salt, long line) {
    long high = words[from + 7] & LOW;
    int sum =
        sum(
            words[from],
            words[from + 1],
            words[from + 2],
            words[from + 3],
            words[from + 4],
            words[from + 5],
            words[from + 6],
            high,
            salt,
            line);
    words[from + 7] = high | (long) sum << 32;
  }

  /** Reads a line, and returns whether its checksum is right. */
  static boolean read(ByteBuffer from, int at, long salt, long line, long[] into) {
    for (int i = 0; i < 8; i++) {
      into[i] = from.getLong(at + i * Long.BYTES);
    }
    int sum =
        sum(into[0], into[1], into[2], into[3], into[4], into[5], into[6], into[7], salt, line);
    boolean sound = sum == (int) (into[7] >>> 32);
    into[7] &= LOW;
    return sound;
  }

  /**
   * Returns whether a bit of a line is set.
   *
   * @return {@link #YES}, {@link #NO} or {@link #UNSOUND}
   */
  static int bit(ByteBuffer from, int at, long salt, long line, int bit) {
    long a = from.getLong(at);
    long b = from.getLong(at + 8);
    long c = from.getLong(at + 16);
    long d = from.getLong(at + 24);
    long e = from.getLong(at + 32);
    long f = from.getLong(at + 40);
    long g = from.getLong(at + 48);
    long h = from.getLong(at + 56);
    if (sum(a, b, c, d, e, f, g, h, salt, line) != (int) (h >>> 32)) {
      return UNSOUND;
    }
    // One of eight, without a branch that the processor could not predict.
    int word = bit >>> 6;
    long odd = -(word & 1L);
    long ab = a ^ (a ^ b) & odd;
    long cd = c ^ (c ^ d) & odd;
    long ef = e ^ (e ^ f) & odd;
    long gh = g ^ (g ^ h) & odd;
    long second = -(word >>> 1 & 1L);
    long abcd = ab ^ (ab ^ cd) & second;
    long efgh = ef ^ (ef ^ gh) & second;
    long all = abcd ^ (abcd ^ efgh) & -(word >>> 2 & 1L);
    return (int) (all >>> bit) & 1;
  }

  /**
   * Searches a distance in a line of 15, in ascending order.
   *
   * @return {@link #YES}, {@link #NO}, {@link #UNSOUND}, or that it can only be {@link #BEFORE} or
   *     {@link #AFTER} this line
   */
  static int sorted(ByteBuffer from, int at, long salt, long line, long distance) {
    long a = from.getLong(at);
    long b = from.getLong(at + 8);
    long c = from.getLong(at + 16);
    long d = from.getLong(at + 24);
    long e = from.getLong(at + 32);
    long f = from.getLong(at + 40);
    long g = from.getLong(at + 48);
    long h = from.getLong(at + 56);
    if (sum(a, b, c, d, e, f, g, h, salt, line) != (int) (h >>> 32)) {
      return UNSOUND;
    }
    if (distance < (a & LOW)) {
      return BEFORE;
    }
    if (distance > (h & LOW)) {
      return AFTER;
    }
    long found = either(a, distance) | either(b, distance) | either(c, distance);
    found |= either(d, distance) | either(e, distance) | either(f, distance);
    found |= either(g, distance) | zero((h & LOW) ^ distance);
    return (int) found;
  }

  /** Returns 1 if one of the halves of a word is that distance, otherwise 0. */
  private static long either(long word, long distance) {
    return zero((word & LOW) ^ distance) | zero((word >>> 32) ^ distance);
  }

  private static long zero(long positive) {
    return positive - 1 >>> 63;
  }

  /**
   * Searches a distance in a line of 7, each followed by a date, in ascending order.
   *
   * @return the date, as 32 bits without a sign, or one of the results of {@link #sorted} except
   *     {@link #YES}
   */
  static long dated(ByteBuffer from, int at, long salt, long line, long distance) {
    long a = from.getLong(at);
    long b = from.getLong(at + 8);
    long c = from.getLong(at + 16);
    long d = from.getLong(at + 24);
    long e = from.getLong(at + 32);
    long f = from.getLong(at + 40);
    long g = from.getLong(at + 48);
    long h = from.getLong(at + 56);
    if (sum(a, b, c, d, e, f, g, h, salt, line) != (int) (h >>> 32)) {
      return UNSOUND;
    }
    if (distance < (a & LOW)) {
      return BEFORE;
    }
    if (distance > (g & LOW)) {
      return AFTER;
    }
    return date(a, distance)
        | date(b, distance)
        | date(c, distance)
        | date(d, distance)
        | date(e, distance)
        | date(f, distance)
        | date(g, distance);
  }

  /** Returns the date of a pair if the pair has that distance, otherwise 0. */
  private static long date(long pair, long distance) {
    return (pair >>> 32) & -zero((pair & LOW) ^ distance);
  }
}
