package io.lexicall.rules.pci.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The fast loop that all text goes through, eight characters at a time. It says where {@link
 * ScanEngine} must look closer; it may stop too often, never too seldom.
 *
 * <p>Characters are looked at in pairs ({@link Pairs}), of which every second of the text is asked,
 * and four characters at a time are taken together: a window is two or three such fours. The loop
 * notices three things.
 *
 * <ul>
 *   <li>Figures and separators in three fours, and among the last twenty-four characters eight
 *       figures: no written card number of sixteen characters lacks that, of which every second is
 *       a figure. A shorter one has at most three separators: two fours, and nine figures among the
 *       last sixteen.
 *   <li>Three fours of pairs as the words of spoken numbers and what lies between are made of, and
 *       a letter among them: no number with words in it lacks that which is seventeen characters
 *       long.
 *   <li>A {@code c} with one of the letters that follow it in the short names of security codes; or
 *       at two places pairs as the long names have them; or a line break, behind which a number may
 *       go on.
 * </ul>
 *
 * <p>The eights lie at multiples of eight of the whole text, so that what is found depends on the
 * characters alone. One per text, not thread-safe.
 */
final class Skim {

  /** How far back the memory of the loop reaches, in characters. */
  static final int HISTORY = 32;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  /** Added to a byte of seven bits, sets the highest bit unless the byte is zero. */
  private static final long LOWS = ~HIGHS;

  /** Makes letters upper-case, and other characters other characters. */
  private static final long UPPER = 0x5f * ONES;

  /** Makes R of r, s, v and w of either case. */
  private static final long RSVW = 0x5a * ONES;

  private final TextWindow window;

  // Of the eight characters before: what all pairs of each four are, what the one in the middle is,
  // and how many figures there were.
  private int first;
  private int second;
  private int middle;
  private int digits;
  private int digitsBefore;

  /** What was found, by the first (bit 1) and second (bit 0) four of the eight characters. */
  int words;

  int figures;

  int longNames;

  /** What was found of short names and line breaks, by the highest bits of eight bytes. */
  long names;

  Skim(TextWindow window) {
    this.window = window;
  }

  /** Begins anew, as at the beginning of a text. */
  void forget() {
    first = 0;
    second = 0;
    middle = 0;
    digits = 0;
    digitsBefore = 0;
  }

  /**
   * Finds the next eight characters to look closer at; {@code limit} or more if there are none.
   *
   * <p>Calls nothing but for what is not ASCII, so that all it needs stays in registers.
   */
  int next(int from, int limit) {
    byte[] latin = window.latin;
    byte[] pairs = Pairs.TABLE;
    int firstBefore = first;
    int secondBefore = second;
    int middleBefore = middle;
    int n1 = digits;
    int n2 = digitsBefore;
    int i = from;
    for (; i < limit; i += 8) {
      long x = (long) EIGHT.get(latin, i);
      int p0;
      int p2;
      int p4;
      int p6;
      int n;
      long found;
      if ((x & HIGHS) == 0) {
        long x1 = (long) EIGHT.get(latin, i + 1);
        long x2 = (long) EIGHT.get(latin, i + 2);
        p0 = pairs[(int) x & Pairs.MASK];
        p2 = pairs[(int) (x >>> 16) & Pairs.MASK];
        p4 = pairs[(int) (x >>> 32) & Pairs.MASK];
        p6 = pairs[(int) (x >>> 48) & Pairs.MASK];
        // The highest bit of a byte says that it is another: than c; than r, s, v or w behind it;
        // than i behind it; than v two on; than a line break.
        long c = ((x & UPPER) ^ ('C' * ONES)) + LOWS;
        long r = ((x1 & RSVW) ^ ('R' * ONES)) + LOWS;
        long id = ((x1 & UPPER) ^ ('I' * ONES)) + LOWS;
        long v = ((x2 & UPPER) ^ ('V' * ONES)) + LOWS;
        long lf = (x ^ ('\n' * ONES)) + LOWS;
        found = ~((c | (r & id & v)) & lf) & HIGHS;
        n = Long.bitCount((x + 0x50 * ONES) & ~(x + 0x46 * ONES) & HIGHS);
      } else {
        char[] text = window.text;
        p0 = Pairs.of(text[i], text[i + 1]);
        p2 = Pairs.of(text[i + 2], text[i + 3]);
        p4 = Pairs.of(text[i + 4], text[i + 5]);
        p6 = Pairs.of(text[i + 6], text[i + 7]);
        found = HIGHS;
        n = foreignDigits(text, i);
      }
      int firstNow = p0 & p2;
      int secondNow = p4 & p6;
      // What all pairs are of two and of three fours, the last of which is the first or second
      // here.
      int twoToFirst = firstNow & secondBefore;
      int twoToSecond = secondNow & firstNow;
      int threeToFirst = twoToFirst & firstBefore;
      int threeToSecond = twoToSecond & secondBefore;
      int spoken = (threeToFirst & ~(threeToFirst >> 1)) | (threeToSecond & ~(threeToSecond >> 1));
      // All ones if there are figures enough for a long number, and for a short one, which has
      // fewer separators.
      int forLong = (7 - n - n1 - n2) >> 31;
      int forShort = (8 - n - n1) >> 31;
      int run =
          ((threeToFirst | threeToSecond) & forLong) | ((twoToFirst | twoToSecond) & forShort);
      int name = ((middleBefore << 1) & p0) | ((p0 << 1) & p4);
      if ((found | (spoken & Pairs.SPOKEN) | (run & Pairs.RUN) | (name & Pairs.TAIL)) != 0) {
        names = found;
        words =
            bits(
                threeToFirst & ~(threeToFirst >> 1),
                threeToSecond & ~(threeToSecond >> 1),
                Pairs.SPOKEN);
        figures =
            bits(
                (threeToFirst & forLong) | (twoToFirst & forShort),
                (threeToSecond & forLong) | (twoToSecond & forShort),
                Pairs.RUN);
        longNames = bits((middleBefore << 1) & p0, (p0 << 1) & p4, Pairs.TAIL);
        firstBefore = firstNow;
        secondBefore = secondNow;
        middleBefore = p4;
        n2 = n1;
        n1 = n;
        break;
      }
      firstBefore = firstNow;
      secondBefore = secondNow;
      middleBefore = p4;
      n2 = n1;
      n1 = n;
    }
    first = firstBefore;
    second = secondBefore;
    middle = middleBefore;
    digits = n1;
    digitsBefore = n2;
    return i;
  }

  /**
   * Whether not only every second pair up to {@code at} is as in spoken numbers, but all between
   * too.
   */
  boolean isSpoken(int at) {
    byte[] latin = window.latin;
    for (int i = at + 1; i >= Math.max(0, at - 7); i -= 2) {
      if ((latin[i] | latin[i + 1]) < 0) {
        return true;
      }
      if ((Pairs.TABLE[latin[i] | latin[i + 1] << 8] & Pairs.SPOKEN) == 0) {
        return false;
      }
    }
    return true;
  }

  private static int bits(int first, int second, int bit) {
    return ((first & bit) != 0 ? 2 : 0) | ((second & bit) != 0 ? 1 : 0);
  }

  private static int foreignDigits(char[] text, int from) {
    int digits = 0;
    for (int i = from; i < from + 8; i++) {
      int kind = Chars.KIND[text[i]];
      if (kind == Chars.INVISIBLE || kind == Chars.HIGH_SURROGATE || kind == Chars.LOW_SURROGATE) {
        // What may lie between figures without counting thins them out: let the exact reader see to
        // it.
        return 8;
      }
      digits += kind >= Chars.DIGIT && kind <= Chars.LAST_DIGIT ? 1 : 0;
    }
    return digits;
  }
}
